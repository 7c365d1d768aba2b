"""What judging one row comes to: an answer, or why there is none."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from simulator.commands.jsonl import BadRow, Row, row_of
from simulator.commands.row_lines import Line
from simulator.mistakes import Mistake
from simulator.printing.safe import as_json


class WorkerLost(Mistake):
    """A worker process ended before its work was done; the text says how."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How one verb judges rows.

    `of_row` is a function at the top of its module, so that a worker process finds it by its name;
    it raises BadRow. `sample` is a row that makes everything load which judging needs. `at_once` is
    how many rows are about a tenth of a second's work.
    """

    of_row: Callable[[Row], Row]
    sample: bytes
    at_once: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line judged: `answer` as JSON, or what is `wrong` with it, or our own `error`."""

    number: int
    answer: str = ""
    wrong: str = ""
    error: Exception | None = None


def judge_line(judge: Judge, line: Line) -> Outcome:
    """The outcome of one line. Raises whatever the judge raises besides BadRow."""
    try:
        return Outcome(line.number, as_json(judge.of_row(row_of(line.raw))))
    except BadRow as bad:
        return Outcome(line.number, wrong=str(bad))


def judge_lines(judge: Judge, lines: Iterable[Line]) -> list[Outcome]:
    """The outcomes of `lines` up to the first error, which is the last outcome."""
    outcomes: list[Outcome] = []
    for line in lines:
        try:
            outcomes.append(judge_line(judge, line))
        except Exception as error:
            outcomes.append(Outcome(line.number, error=_portable(error)))
            break
    return outcomes


def _portable(error: Exception) -> Exception:
    """`error` as another process can take it, its traceback told in a note."""
    error.add_note(f"In a worker process:\n{traceback.format_exc()}")
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        # Some exceptions can be sent and not be put together again.
        return RuntimeError(traceback.format_exc())
    return error
