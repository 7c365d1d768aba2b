"""A standing of a transcript from elsewhere as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.levels import Standing


def standing_to_row(standing: Standing | None, turns: Sequence[int]) -> dict[str, object] | None:
    """A standing for JSON, None for a skill that was not scored; `turns` say which turn of the row
    each turn judged is part of."""
    if standing is None:
        return None
    return {
        "id": standing.level,
        "name": standing.name,
        "next": standing.next or None,
        "at": standing.at,
        "short": standing.short,
        "gains": [
            {
                "how": gain.how,
                "rule": gain.rule,
                "skill": gain.skill,
                "what": gain.what,
                "times": gain.times,
                "points": gain.points,
                "turn": turns[gain.turn] if gain.turn < len(turns) else gain.turn,
            }
            for gain in standing.gains
        ],
        "words": standing.words,
    }
