"""`firstcall score`: a scorecard for any transcript, ours or not."""

from __future__ import annotations

import typer

from simulator.commands.row_options import Chunk, Jobs, Source, Strict

EXAMPLES = """Examples:

\b
  firstcall score transcripts.jsonl
  firstcall score < transcripts.jsonl > scorecards.jsonl
"""


def score(
    file: Source = None, strict: Strict = False, jobs: Jobs = None, chunk: Chunk = None
) -> None:
    """Judge whole transcripts, one JSON object a line in and out.

    In: id, channel, company, agent_name, customer_name, facts, and turns, each with speaker
    (customer or agent), text and, where it is known, at (seconds since the call began); an agent's
    text in square brackets is an action, such as [hold 40s: announced]. Out: id, overall (0 to
    100), fatal, skills with their findings, procedures with their steps, and kpis, which are
    simulated.
    """
    from simulator.commands.judges import TRANSCRIPTS
    from simulator.commands.judging_stream import each_row

    raise typer.Exit(each_row(TRANSCRIPTS, file, jobs=jobs, chunk=chunk, strict=strict))
