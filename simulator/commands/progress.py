"""`firstcall progress`: each skill over time, what is due again, and what to play next."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """Examples:

\b
  firstcall progress
  firstcall progress --json
"""


def progress(
    json: Annotated[bool, typer.Option("--json", help="Everything as one JSON object.")] = False,
) -> None:
    """Show how each skill goes over time, the streak of practice, and the next call and why."""
    from simulator.practice.canonical import plain
    from simulator.practice.progress import progress as progress_of
    from simulator.practice.progress_words import headline, standing_row
    from simulator.practice.wiring import open_desk
    from simulator.printing.safe import as_json, say
    from simulator.printing.tables import print_table

    desk = open_desk()
    try:
        seen, today = progress_of(desk), desk.clock.utc()[:10]
    finally:
        desk.close()
    if json:
        row = {
            "finished": len(seen.finished),
            "streak": seen.streak,
            "due": [one.skill for one in seen.due],
            "skills": plain(seen.standings),
            "next": plain(seen.next),
        }
        say(as_json(row, indent=2))
        return
    say(headline(seen))
    if seen.standings:
        rows = [standing_row(one, today) for one in seen.standings]
        print_table(("SKILL", "SCORES", "LAST", "TREND", "OWED"), rows)
    if seen.next is not None:
        say(f"Next: {seen.next.scenario} with {seen.next.persona}. {seen.next.why}")
