"""`firstcall grade`: what an answer to one of the 18 questions earns, point by point."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

EXAMPLES = """Examples:

\b
  firstcall grade answers.jsonl
  echo '{"id": 1, "q": 5, "answer": "A warm transfer introduces the caller."}' | firstcall grade
"""


def grade(
    file: Annotated[Path | None, typer.Argument(help="JSONL; stdin without it or for -.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first bad row.")] = False,
) -> None:
    """Mark answers to the appendix questions, one JSON object a line in and out.

    In: id, q (1 to 18), answer. Out: id, score (0 to 1) and points, each with id, met, start, end
    and text.
    """
    from simulator.commands.jsonl import Row, each_row, text_of
    from simulator.content.scoring_data import load_marker, load_questions

    marker = load_marker()
    numbers = {question.number for question in load_questions()}

    def judge(row: Row) -> dict[str, Any]:
        number = _number(row, numbers)
        mark = marker.mark(number, text_of(row, "answer", needed=True))
        points = [
            {
                "id": point.index,
                "met": point.met,
                "start": point.start,
                "end": point.end,
                "text": point.text,
            }
            for point in mark.points
        ]
        return {"id": row.get("id"), "score": mark.score, "points": points}

    raise typer.Exit(each_row(file, judge, strict=strict))


def _number(row: Any, numbers: set[int]) -> int:
    from simulator.commands.jsonl import BadRow

    value = row.get("q")
    if isinstance(value, bool) or not isinstance(value, int) or value not in numbers:
        seen = "no q" if value is None else f"q {value!r:.40}"
        raise BadRow(f"found {seen}, expected a question's number from 1 to {max(numbers)}")
    return value
