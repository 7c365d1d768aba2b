"""`firstcall history`: every session, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from simulator.store.records import Overview

EXAMPLES = """Examples:

\b
  firstcall history
  firstcall history --json
"""


def history(
    json: Annotated[bool, typer.Option("--json", help="All sessions as one JSON list.")] = False,
) -> None:
    """List the sessions played, with their result or how to go on."""
    from simulator.printing.safe import as_json, say
    from simulator.printing.tables import print_table
    from simulator.store.sqlite import open_store

    store = open_store()
    try:
        kept = store.history()
    finally:
        store.close()
    if json:
        say(as_json([_row(overview) for overview in kept], indent=2))
    elif not kept:
        say("Nothing played yet. Begin with: firstcall list")
    else:
        # The newest first, so the first try of a call is the one that stays.
        again = {one.session.branch_of: one.session.id for one in kept if one.session.branch_of}
        headings = ("ID", "WHEN (UTC)", "SCENARIO", "PERSONA", "MODE", "RESULT")
        print_table(headings, (_cells(overview, again) for overview in kept))


def _row(overview: Overview) -> dict[str, Any]:
    from simulator.practice.canonical import plain

    ended = overview.ended
    return {
        **plain(overview.session),
        "replies": overview.replies,
        "last_at": overview.last_at,
        "finished": ended is not None,
        "outcome": ended["outcome"] if ended else None,
        "overall": ended["overall"] if ended else None,
        "reviewed": _reviewed(overview),
        "rescored": [
            {"overall": later["overall"], **{key: later[key] for key in ("scored", "judged_by")}}
            for later in overview.rescored
        ],
        "marks": [mark["score"] for mark in ended["marks"]] if ended else None,
    }


def _reviewed(overview: Overview) -> dict[str, Any] | None:
    """Who reviewed it, when last, and the score with the verdicts, None where there is none."""
    from simulator.practice.reviews import score_in

    if not overview.reviewed:
        return None
    score = score_in(overview.reviewed)
    return {
        "by": list(dict.fromkeys(one["by"] for one in overview.reviewed)),
        "reviewed": overview.reviewed[-1]["reviewed"],
        "overall": score.overall if score is not None else None,
    }


def _cells(overview: Overview, again: dict[str, str]) -> tuple[str, ...]:
    row = overview.session
    if overview.ended is None:
        result = _to_go_on(overview, again)
    else:
        result = f"{overview.ended['overall']} ({overview.ended['outcome']})"
    if overview.rescored:
        result += f", now {overview.rescored[-1]['overall']}"
    reviewed = _reviewed(overview)
    if reviewed is not None:
        score = "" if reviewed["overall"] is None else f" {reviewed['overall']}"
        result += f", reviewed{score} by {' and '.join(reviewed['by'])}"
    if row.branch_of is not None:
        result += f"; another try of {row.branch_of}"
    when = row.started[:16].replace("T", " ")
    return (row.id, when, row.scenario, row.persona, row.mode, result)


def _to_go_on(overview: Overview, again: dict[str, str]) -> str:
    from simulator.practice.final import is_final

    if overview.session.id in again:
        return f"left to try again as {again[overview.session.id]}"
    if is_final(overview):
        return f"open; firstcall assess --resume {overview.session.id}"
    return f"{overview.replies} replies; firstcall play --resume {overview.session.id}"
