"""`firstcall read`: which behaviours a reply shows, and with which words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.commands.row_options import Chunk, Jobs, Source, Strict

EXAMPLES = """Examples:

\b
  firstcall read replies.jsonl
  firstcall read --jobs 2 < replies.jsonl > behaviours.jsonl
  firstcall read --behaviours my-behaviours.yaml replies.jsonl
  echo '{"id": 1, "customer": "It broke.", "reply": "I am sorry it broke."}' | firstcall read
"""


Behaviours = Annotated[
    Path | None,
    typer.Option(
        "--behaviours", help="Words and examples of your own, instead of those in your folder."
    ),
]


def read(
    file: Source = None,
    behaviours: Behaviours = None,
    strict: Strict = False,
    jobs: Jobs = None,
    chunk: Chunk = None,
) -> None:
    """Read replies into behaviours, one JSON object a line in and out.

    In: id, channel, company, agent_name, customer_name, customer, reply (only reply must be there).
    Out: id and behaviours, each with id, start, end, text and confidence.
    """
    from simulator.commands.judges import replies
    from simulator.commands.judging_stream import each_row
    from simulator.content.own_behaviours import load_own_behaviours, own_behaviours_in
    from simulator.store.folder import home

    own = own_behaviours_in(behaviours) if behaviours else load_own_behaviours(home())
    raise typer.Exit(each_row(replies(own), file, jobs=jobs, chunk=chunk, strict=strict))
