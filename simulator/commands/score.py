"""`firstcall score`: a scorecard for any transcript, ours or not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

EXAMPLES = """Examples:

\b
  firstcall score transcripts.jsonl
  firstcall score < transcripts.jsonl > scorecards.jsonl
"""


def score(
    file: Annotated[Path | None, typer.Argument(help="JSONL; stdin without it or for -.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first bad row.")] = False,
) -> None:
    """Judge whole transcripts, one JSON object a line in and out.

    In: id, channel, company, agent_name, customer_name, facts, and turns, each with speaker
    (customer or agent) and text; an agent's text in square brackets is an action, such as
    [hold 40s: announced]. Out: id, overall (0 to 100), fatal, and skills with their findings.
    """
    from scoring.foreign import ForeignRowError, scorecard_to_row, transcript_from_row
    from simulator.commands.jsonl import BadRow, Row, each_row
    from simulator.practice.shipped_scoring import ShippedScoring

    scoring = ShippedScoring()

    def judge(row: Row) -> dict[str, Any]:
        try:
            transcript = transcript_from_row(row, scoring.reader, scoring.signals)
        except ForeignRowError as error:
            raise BadRow(str(error)) from error
        return scorecard_to_row(row, scoring.judge(transcript))

    raise typer.Exit(each_row(file, judge, strict=strict))
