"""`firstcall read`: which behaviours a reply shows, and with which words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, get_args

import typer

EXAMPLES = """Examples:

\b
  firstcall read replies.jsonl
  echo '{"id": 1, "customer": "It broke.", "reply": "I am sorry it broke."}' | firstcall read
"""


def read(
    file: Annotated[Path | None, typer.Argument(help="JSONL; stdin without it or for -.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first bad row.")] = False,
) -> None:
    """Read replies into behaviours, one JSON object a line in and out.

    In: id, channel, company, agent_name, customer_name, customer, reply (only reply must be there).
    Out: id and behaviours, each with id, start, end, text and confidence.
    """
    from scoring.reading import Said
    from scoring.transcript import Channel
    from simulator.commands.jsonl import Row, each_row, one_of, text_of
    from simulator.content.scoring_data import load_reader

    reader = load_reader()

    def judge(row: Row) -> dict[str, Any]:
        said = Said(
            reply=text_of(row, "reply", needed=True),
            customer=text_of(row, "customer"),
            channel=one_of(row, "channel", get_args(Channel), "phone"),
            company=text_of(row, "company"),
            agent_name=text_of(row, "agent_name"),
            customer_name=text_of(row, "customer_name"),
        )
        found = [
            {
                "id": shown.behaviour,
                "start": shown.start,
                "end": shown.end,
                "text": shown.text,
                "confidence": shown.confidence,
            }
            for shown in reader.read(said)
        ]
        return {"id": row.get("id"), "behaviours": found}

    raise typer.Exit(each_row(file, judge, strict=strict))
