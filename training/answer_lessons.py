"""What the tagger's network learns of short answers: which points of a question an answer meets.

An answer is read as a reply is, with the question in the place of the customer's words. One output
a point, one for an answer that is worth a mark, one for a mistaken one. Now and then an answer is
shown to another question, to which it is worth nothing.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from functools import cache
from typing import Any

from scoring.marker.network import ASKED, MISTAKEN, WORTH, point_output
from scoring.marker.sheet import Sheet, read_sheets

from .marker_lessons import ANSWERS, read_phrases, read_questions_file, read_rows

Row = dict[str, Any]

PHRASE = 0.7
"""What a phrase, which says one thing only, teaches beside an answer."""
ASTRAY = 0.11
"""The share of answers that are shown to another question."""


@cache
def sheets() -> dict[int, Sheet]:
    """The mark sheets by question."""
    return {sheet.question.number: sheet for sheet in read_sheets(read_questions_file())}


def outputs() -> tuple[str, ...]:
    """The names of all that an answer can teach: each question's points, then what all share."""
    points = [
        point_output(number, at)
        for number, sheet in sorted(sheets().items())
        for at in range(len(sheet.question.points))
    ]
    return (*points, WORTH, MISTAKEN)


def answer_rows(but: Collection[str] = ()) -> list[Row]:
    """Marked answers and phrases as lessons, without those of some files: each has the question's
    number, the reply and its setting, what it `meets`, and how far that is to be trusted."""
    answers = [
        _lesson(row["q"], row["answer"], set(row["points"]), row["score"] > 0, _mistaken(row))
        for row in read_rows(ANSWERS.glob("*.jsonl"))
        if row["file"] not in but
    ]
    phrases = [
        _lesson(number, words, {point} - {-1}, point >= 0, point < 0) | {"trust": PHRASE}
        for number, point, words in read_phrases()
    ]
    return answers + phrases


def shown_elsewhere(row: Row, chance: random.Random) -> Row:
    """A row, or now and then its answer as one to another question."""
    if row["trust"] < 1 or chance.random() >= ASTRAY:
        return row
    number = chance.choice([other for other in sheets() if other != row["q"]])
    return _lesson(number, row["reply"], set(), False, False)


def taught(row: Row) -> tuple[str, ...]:
    """The outputs that a row can teach."""
    points = range(len(sheets()[row["q"]].question.points))
    return (*(point_output(row["q"], at) for at in points), WORTH, MISTAKEN)


def _lesson(number: int, answer: str, points: set[int], worth: bool, mistaken: bool) -> Row:
    meets = {point_output(number, at) for at in points}
    meets |= {name for name, is_so in ((WORTH, worth), (MISTAKEN, mistaken)) if is_so}
    return {
        "q": number,
        "channel": ASKED,
        "customer": sheets()[number].question.text,
        "reply": answer,
        "meets": meets,
        "trust": 1.0,
    }


def _mistaken(row: Row) -> bool:
    return row["kind"] in ("wrong", "negated") and row["score"] < 0.5
