"""What the tagger's network makes of an answer, point by point.

Some of its outputs were trained on marked answers, with the question in the place of the customer's
words. It knows ways of saying a thing that no cue and no weight foresaw; they know the questions
better. So the marker listens to both.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.answers import Question
from scoring.reader.features import Setting
from scoring.reader.tagger import WINDOW, before_pieces, reply_pieces, unpacked
from scoring.reader.typing_errors import SLIPS
from scoring.spelling import as_typed, read_speller
from scoring.wording import read_words

ASKED = "answer"
"""What stands in the place of a channel."""
WORTH, MISTAKEN = "worth", "mistaken"
"""The outputs that all questions share."""


def point_output(question: int, point: int) -> str:
    """The name of the output of a question's point."""
    return f"{question}.{point}"


@dataclass(frozen=True, slots=True)
class Opinion:
    """How sure the network is, in sixteenths of a logit: that the answer is worth a mark, that it
    is mistaken, and that it meets each point."""

    worth: int
    mistaken: int
    points: tuple[int, ...]


class AnswerNetwork:
    """Judges answers by their surest word piece."""

    def __init__(self, tagger: bytes, words: bytes = b"") -> None:
        self._tagger = tagger
        self._mend = read_speller(words.decode(), SLIPS).mend if words else as_typed

    def judge(self, question: Question, answer: str) -> Opinion | None:
        """The opinion on an answer; None for one without words, and where the network never learnt
        from answers. A very long answer is read from its beginning."""
        network = unpacked(self._tagger)
        reply, asked = (read_words(text, mend=self._mend) for text in (answer, question.text))
        setting = Setting(reply, asked, ASKED)
        pieces = reply_pieces(network.pieces, setting)[:WINDOW]
        if not pieces or not network.answers:
            return None
        scores = network.scores(before_pieces(network.pieces, setting), pieces)
        columns = list(zip(*scores, strict=True))[-len(network.answers) :]
        best = dict(zip(network.answers, map(max, columns), strict=True))
        points = tuple(best[point_output(question.number, one.index)] for one in question.points)
        return Opinion(best[WORTH], best[MISTAKEN], points)
