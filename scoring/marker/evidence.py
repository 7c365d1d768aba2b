"""What an answer shows, in whole numbers: cues found and denied, words of its own, learned scores.

Training and marking both go by these numbers, so that what was learned is what is read.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from .cues import Cue, Hit, Line
from .features import Lexicon, content, denials, manner, spans
from .sheet import Sheet
from .words import BREAKS, STOPS, Speller, Word, read_words, stem

UNIT = 1000
"""What a whole of anything counts as."""

_LISTING = frozenset({"or", "and", "also", "then"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the cues of one thing were found: how many of them, how many words they cover, and
    how many stand under a negation; and where."""

    cues: int
    words: int
    denied: int
    hits: tuple[Hit, ...]
    which: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer, read for one question."""

    question: int
    words: tuple[Word, ...]
    content: frozenset[str]
    parts: tuple[frozenset[str], ...]
    manner: frozenset[str]
    points: tuple[Tally, ...]
    hints: tuple[Tally, ...]
    confusions: tuple[int, ...]
    slips: tuple[int, ...]
    sayings: int
    empty: bool
    own_words: int
    denials: int
    negations: int

    @property
    def length(self) -> int:
        """How many words, marks left out."""
        return sum(word.text not in BREAKS for word in self.words)


@dataclass(frozen=True, slots=True)
class Learned:
    """The learned scores of an answer's targets, in thousandths: of the whole answer, and the best
    and the least of any sentence or clause. The last three targets are of being wrong, of being
    worth a mark, and of the mark itself."""

    whole: Sequence[int]
    best: Sequence[int]
    least: Sequence[int]

    @classmethod
    def of(cls, whole: Sequence[int], parts: Sequence[Sequence[int]]) -> Learned:
        """From the scores of the whole and of each part."""
        columns = list(zip(*(parts or [whole]), strict=True))
        return cls(whole, [max(each) for each in columns], [min(each) for each in columns])


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that say nothing by themselves: `small` ones hold sentences together, `empty` ones
    stand in any talk about the job."""

    small: frozenset[str]
    empty: frozenset[str]


class Reader:
    """Reads answers by the mark sheet of their question."""

    def __init__(self, lexicon: Lexicon, speller: Speller, plain: Plain) -> None:
        self.lexicon = lexicon
        self._speller = speller
        self._plain = plain
        self._stale = frozenset(stem(word) for word in plain.empty | plain.small)

    def read(self, sheet: Sheet, answer: str) -> Reading:
        """What an answer shows."""
        words = read_words(answer, self._speller)
        line = Line(words, self.lexicon.negations)
        points = tuple(_tally(cues, line) for cues in sheet.cues)
        asked = self._stems(read_words(sheet.question.text, self._speller))
        own = self._stems(words) - asked - self._stale
        denied = denials(words, self.lexicon)
        return Reading(
            sheet.question.number,
            words,
            content(words, self.lexicon) | _cue_features(points) | denied,
            tuple(content(words[first:last], self.lexicon) for first, last in spans(words)),
            manner(words, self.lexicon) | denied,
            points,
            tuple(_tally(hint.cues, line) for hint in sheet.hints),
            _found([each.cues for each in sheet.confusions], line),
            _found([each.cues for each in sheet.slips], line),
            _sayings(points, words),
            self._unknown(words) or self._stuffed(words) or self._parroted(words, asked, own),
            len(own),
            self._denials(words),
            sum(word.text in self.lexicon.negations for word in words),
        )

    def _stems(self, words: Sequence[Word]) -> frozenset[str]:
        plain = (w.text for w in words if w.text.isalpha() and w.text not in self._plain.small)
        return frozenset(stem(text) for text in plain)

    def _unknown(self, words: Sequence[Word]) -> bool:
        """Whether no word of any length is one we know."""
        return not any(len(word.text) > 1 and self._speller.knows(word.text) for word in words)

    def _stuffed(self, words: Sequence[Word]) -> bool:
        """Whether the words are key words in a row, with nothing to hold them together."""
        said = [word.text for word in words if word.text not in BREAKS]
        joined = any(word.text in BREAKS for word in words[:-1])
        small = sum(text in self._plain.small for text in said)
        return len(said) >= 7 and not joined and small * 10 <= len(said)

    def _parroted(self, words: Sequence[Word], asked: frozenset[str], own: frozenset[str]) -> bool:
        """Whether an answer only says the question again, and a long one little else."""
        said = sum(word.text not in BREAKS for word in words)
        if not own and asked <= self._stems(words):
            return True
        if said < 12 or any(word.text == '"' for word in words):
            return False
        repeated = len(self._stems(words) & asked)
        return len(own) <= 1 or (len(own) <= 2 and repeated * 10 >= len(asked) * 6)

    def _denials(self, words: Sequence[Word]) -> int:
        """How many sentences begin with a negation."""
        found, place, denied = 0, 0, False
        for word in words:
            if word.text in STOPS:
                place, denied = 0, False
                continue
            place += 1
            if place <= 3 and not denied and word.text in self.lexicon.negations:
                found, denied = found + 1, True
        return found


def _tally(cues: Sequence[Cue], line: Line) -> Tally:
    hits = [[*cue.hits(line)] for cue in cues]
    said = [hit for each in hits for hit in each if not hit.negated]
    covered = {at for hit in said for at in range(hit.first, hit.last)}
    return Tally(
        sum(any(not hit.negated for hit in each) for each in hits),
        len(covered),
        sum(hit.negated for each in hits for hit in each),
        tuple(said),
        tuple(at for at, each in enumerate(hits) if any(not hit.negated for hit in each)),
    )


def _cue_features(points: Sequence[Tally]) -> frozenset[str]:
    """Which points have a cue, which cue, and which have a denied one, as features."""
    found = [f"={at}" for at, tally in enumerate(points) if tally.cues]
    found += [f"={at}.{cue}" for at, tally in enumerate(points) for cue in tally.which]
    found += [f"!{at}" for at, tally in enumerate(points) if tally.denied]
    return frozenset(found)


def _found(beliefs: Sequence[Sequence[Cue]], line: Line) -> tuple[int, ...]:
    """Which of some beliefs the answer voices."""
    return tuple(at for at, cues in enumerate(beliefs) if _tally(cues, line).cues)


def _sayings(points: Sequence[Tally], words: Sequence[Word]) -> int:
    """How many separate things are said that bear on a point; what stands between quotation marks
    is parted at the ends of its sentences only."""
    quoted, cuts, count = False, list[int](), 0
    for at, word in enumerate(words):
        if word.text == '"':
            quoted = not quoted
            count += quoted
        if word.text in STOPS or word.text == '"' or (not quoted and _parts(word)):
            cuts.append(at)
    parts = {bisect(cuts, hit.first) for tally in points for hit in tally.hits}
    return max(len(parts), count if parts else 0)


def _parts(word: Word) -> bool:
    return word.text in BREAKS or word.text in _LISTING


def own_evidence(tally: Tally, learned: Learned, at: int, points: int) -> list[int]:
    """What speaks for one point or hint, in thousandths, the learned scores included. Points come
    before hints; `points` is how many there are."""
    others = (score for other, score in enumerate(learned.whole[:points]) if other != at)
    return [
        learned.whole[at],
        UNIT * (tally.cues > 0),
        UNIT * min(tally.cues, 3) // 3,
        UNIT * (tally.denied > 0),
        UNIT * min(tally.words, 8) // 8,
        max(others, default=0),
        learned.best[at],
        max(learned.best[at], learned.whole[at]),
    ]


def common_evidence(reading: Reading, soundness: int, learned: Learned) -> list[int]:
    """What speaks for or against the answer as a whole, in thousandths: the learned scores of its
    manner and of its question's targets, and what is plain to see."""
    *own, wrong, worth, mark = learned.whole
    count = len(reading.points)
    second, best = sorted([0, 0, *own[:count]])[-2:]
    second_part, best_part = sorted([-UNIT, *learned.best[:count]])[-2:]
    with_cues = sum(tally.cues > 0 for tally in reading.points)
    return [
        soundness,
        wrong,
        worth,
        UNIT * min(len(reading.confusions), 1),
        UNIT * (len(reading.confusions) > 1),
        UNIT * min(len(reading.slips), 2) // 2,
        UNIT * min(reading.denials, 2) // 2,
        UNIT * min(reading.negations, 4) // 4,
        UNIT * min(reading.own_words, 6) // 6,
        UNIT * (reading.own_words <= 1),
        UNIT * with_cues // max(len(reading.points), 1),
        UNIT * (with_cues > 0),
        UNIT * any(tally.denied for tally in reading.points),
        UNIT * min(reading.length, 40) // 40,
        UNIT * (reading.length < 8),
        best,
        second,
        max(own[count:], default=0),
        UNIT * any(tally.cues for tally in reading.hints),
        mark,
        best_part,
        second_part,
        *learned.best[-3:],
        *learned.least[-3:],
        *(UNIT * (number == reading.question) for number in range(1, 19)),
    ]


CONFUSED = (3, 4)
"""The places in the common evidence where a known confusion shows."""
