"""`firstcall grade`: what an answer to one of the 18 questions earns, point by point."""

from __future__ import annotations

import typer

from simulator.commands.row_options import Chunk, Jobs, Source, Strict

EXAMPLES = """Examples:

\b
  firstcall grade answers.jsonl
  echo '{"id": 1, "q": 5, "answer": "A warm transfer introduces the caller."}' | firstcall grade
"""


def grade(
    file: Source = None, strict: Strict = False, jobs: Jobs = None, chunk: Chunk = None
) -> None:
    """Mark answers to the appendix questions, one JSON object a line in and out.

    In: id, q (1 to 18), answer. Out: id, score (0 to 1) and points, each with id, met, start, end
    and text.
    """
    from simulator.commands.judges import ANSWERS
    from simulator.commands.judging_stream import each_row

    raise typer.Exit(each_row(ANSWERS, file, jobs=jobs, chunk=chunk, strict=strict))
