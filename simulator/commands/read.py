"""`firstcall read`: which behaviours a reply shows, and with which words."""

from __future__ import annotations

import typer

from simulator.commands.row_options import Chunk, Jobs, Source, Strict

EXAMPLES = """Examples:

\b
  firstcall read replies.jsonl
  firstcall read --jobs 2 < replies.jsonl > behaviours.jsonl
  echo '{"id": 1, "customer": "It broke.", "reply": "I am sorry it broke."}' | firstcall read
"""


def read(
    file: Source = None, strict: Strict = False, jobs: Jobs = None, chunk: Chunk = None
) -> None:
    """Read replies into behaviours, one JSON object a line in and out.

    In: id, channel, company, agent_name, customer_name, customer, reply (only reply must be there).
    Out: id and behaviours, each with id, start, end, text and confidence.
    """
    from simulator.commands.judges import REPLIES
    from simulator.commands.judging_stream import each_row

    raise typer.Exit(each_row(REPLIES, file, jobs=jobs, chunk=chunk, strict=strict))
