"""`firstcall show`: one session again, what was said and what it earned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulator.mistakes import Mistake

if TYPE_CHECKING:
    from simulator.practice.desk import Desk
    from simulator.practice.final import FinalAssessment
    from simulator.store.records import EventRow, SessionRow

EXAMPLES = """Examples:

\b
  firstcall show k7m2q9xd
  firstcall show k7 --json
"""


def show(
    session_id: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.")],
    json: Annotated[bool, typer.Option("--json", help="Everything recorded as JSON.")] = False,
) -> None:
    """Show a session: what was said, the scorecard with its receipts, the marks."""
    from simulator.practice.canonical import plain
    from simulator.practice.wiring import open_desk
    from simulator.printing.safe import as_json, say

    desk = open_desk()
    try:
        row = desk.store.session(session_id)
        events = desk.store.events(row.id)
        if json:
            say(as_json({**plain(row), "events": _rows(row, events)}, indent=2))
        else:
            _print(desk, row.id, events)
    finally:
        desk.close()


def _rows(row: SessionRow, events: tuple[EventRow, ...]) -> list[dict[str, Any]]:
    """The events as they are kept; a test that still goes on gives no hint here either."""
    from simulator.printing.json_lines import without_hints

    hidden = row.mode == "test" and all(event.kind != "ended" for event in events)
    return [
        {
            "seq": event.seq,
            "kind": event.kind,
            "at": event.at,
            "payload": without_hints(event) if hidden else event.payload,
        }
        for event in events
    ]


def _print(desk: Desk, session_id: str, events: tuple[EventRow, ...]) -> None:
    from simulator.practice.chain import broken_at
    from simulator.practice.final import FINAL, FinalAssessment
    from simulator.practice.session import Session
    from simulator.printing.later_scores import later_score_lines
    from simulator.printing.plain_text import session_lines
    from simulator.printing.review_lines import review_lines
    from simulator.printing.safe import say
    from simulator.printing.scorecards import recorded_lines

    broken = broken_at(events)
    if broken is not None:
        say(f"The records of this test were changed from outside, from event {broken} on.")
    try:
        if desk.store.session(session_id).scenario == FINAL:
            lines = _final_lines(FinalAssessment.resume(desk, session_id))
        else:
            lines = session_lines(Session.resume(desk, session_id))
    except Mistake as mistake:
        # The files of the call are gone or changed; what was recorded still stands.
        lines = [str(mistake), "", *recorded_lines(events)]
    for line in (*lines, *later_score_lines(events), *review_lines(events)):
        say(line)


def _final_lines(begun: FinalAssessment) -> list[str]:
    from simulator.printing.final_words import result_lines

    if begun.handed_in:
        return result_lines(begun.result(), begun.id)
    done, count = len(begun.answers), len(begun.questions)
    return [f"{done} of {count} answered. Go on with: firstcall assess --resume {begun.id}"]
