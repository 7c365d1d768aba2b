"""The simulated measures of a transcript from elsewhere as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.measures import Kpi, Measures


def measures_to_row(measures: Measures, turns: Sequence[int]) -> dict[str, object]:
    """The measures for JSON; `turns` say which turn of the row each turn judged is part of."""
    back = measures.call_back
    return {
        "label": measures.label,
        **{kpi.id: _kpi_row(kpi, turns) for kpi in measures.all},
        "trust": [
            {"turn": _of_row(one.turn, turns), "value": one.value, "why": list(one.why)}
            for one in measures.trust
        ],
        "promises": [
            {"turn": _of_row(one.turn, turns), "words": one.words, "state": one.state}
            for one in measures.promises
        ],
        "call_back": None if back is None else {"says": back.says, "why": back.why},
    }


def _kpi_row(kpi: Kpi, turns: Sequence[int]) -> dict[str, object]:
    return {
        "value": kpi.value,
        "points": kpi.points,
        "shown": kpi.shown,
        "grade": kpi.grade,
        "why": [
            {
                "text": reason.text,
                "effect": reason.effect,
                "turn": None if reason.turn is None else _of_row(reason.turn, turns),
                "words": reason.words,
            }
            for reason in kpi.why
        ],
    }


def _of_row(turn: int, turns: Sequence[int]) -> int:
    return turns[turn] if turn < len(turns) else turn
