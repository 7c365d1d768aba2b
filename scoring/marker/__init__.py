"""The marker of short answers: point by point, with the words that meet each point.

`build_marker` makes one from the parsed questions file and the bytes of the learned model. It needs
no file, clock or chance, and never raises on any text.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256

from scoring.answers import Mark, Marker, PointMark, Question
from scoring.reader.taken_in import mostly_senseless
from scoring.reader.word_order import WordOrder, read_word_order

from .evidence import Plain, Reader, Reading
from .features import Lexicon, content, spans
from .model import Model, read_model
from .network import AnswerNetwork
from .sheet import Sheet, read_groups, read_plain, read_questions, read_sheets
from .verdict import Verdict, decide, weigh
from .words import Speller

__all__ = ["build_marker", "read_questions"]

_CONTRARY = "Read as a whole, the answer holds something other than what the handbook teaches."
_STRUNG = 115
"""Above this the words of an answer are strung together; answers list more than replies do."""
_PASTED = 8, 90
"""An answer of so many words or more is pasted when so many in 100 of its words, and of the pairs
and threes they make, are those of another question's model answer."""
_ASTRAY = "Read as a whole, the answer speaks to another question."
_SENTENCE_END = re.compile(r"[.?!]")
_DENIAL = re.compile(
    r'[ ",]*(?:(?:its|it is|thats|that is) (?:just |simply )?(?:wrong|false|untrue|nonsense|a myth'
    r"|not (?:true|right|so|the case))|(?:it isnt|its not|it is not) (?:true|right|so|the case)"
    r"|(?:i dont|i do not|nobody should) (?:think|believe|say)) that\b"
)
_LONG = 14
_SHORT = 4
"""A shorter find is shown with its clause, if that is not longer than `_LONG`."""
_DOUBTED = 1 << 14


def build_marker(
    questions: object, model: bytes, order: bytes = b"", tagger: bytes = b"", words: bytes = b""
) -> Marker:
    """A marker from the parsed questions file (plain dicts, lists and text), its model, how words
    follow each other, and the tagger with the words it reads; without the third more strings of
    keywords pass for answers, without the fourth fewer unusual ones are understood.

    Raises ValueError, in words, where either cannot be read.
    """
    text = json.dumps(questions, sort_keys=True, ensure_ascii=True, default=str)
    sources = b"\0".join([text.encode(), model + order, *filter(None, (tagger, words))])
    fingerprint = sha256(sources).hexdigest()[:16]
    sheets = read_sheets(questions)
    learned = read_model(model)
    small, empty = read_plain(questions)
    reader = Reader(
        Lexicon(read_groups(questions)), Speller(learned.vocabulary), Plain(small, empty)
    )
    known = read_word_order(order, _STRUNG) if order else WordOrder()
    network = AnswerNetwork(tagger, words) if tagger else None
    return _LearnedMarker(sheets, learned, reader, known, network, fingerprint)


class _LearnedMarker:
    def __init__(
        self,
        sheets: tuple[Sheet, ...],
        model: Model,
        reader: Reader,
        order: WordOrder,
        network: AnswerNetwork | None,
        fingerprint: str,
    ) -> None:
        self._sheets = {sheet.question.number: sheet for sheet in sheets}
        self._model = model
        self._reader = reader
        self._order = order
        self._network = network
        self._pages = {
            number: reader.read(sheet, sheet.question.model).content
            for number, sheet in self._sheets.items()
        }
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def mark(self, question: int, answer: str) -> Mark:
        sheet = self._sheets[question]
        reading = self._reader.read(sheet, answer)
        nothing = tuple(PointMark(at, False) for at in range(len(sheet.cues)))
        if mostly_senseless(" ".join(word.text for word in reading.words), self._order):
            return Mark(question, 0.0, nothing)
        if _denied(reading):
            return Mark(question, 0.0, nothing, (_CONTRARY,))
        if self._pasted(question, reading) or self._model.astray(question, reading.content):
            beliefs = _confusions(sheet, reading, Verdict(0, frozenset()), doubted=False)
            return Mark(question, 0.0, nothing, beliefs or (_ASTRAY,))
        opinion = self._network.judge(sheet.question, answer) if self._network else None
        chances = weigh(self._model, sheet, reading, opinion)
        verdict = decide(sheet, reading, chances)
        points = tuple(
            self._point(sheet, reading, answer, at)
            if at in verdict.points
            else PointMark(at, False)
            for at in range(len(sheet.cues))
        )
        doubted = chances.worth < _DOUBTED and any(tally.cues for tally in reading.points)
        confusions = _confusions(sheet, reading, verdict, doubted)
        return Mark(question, verdict.mark / 4, points, confusions)

    def _pasted(self, question: int, reading: Reading) -> bool:
        """Whether the answer is out of another question's model answer."""
        words, share = _PASTED
        if len(reading.words) < words:
            return False
        shared = {n: len(reading.content & page) for n, page in self._pages.items()}
        most = max(shared.values())
        return 100 * most >= share * len(reading.content) and shared[question] < most

    def _point(self, sheet: Sheet, reading: Reading, answer: str, at: int) -> PointMark:
        hits = reading.points[at].hits
        if hits:
            longest = max(hits, key=lambda hit: (min(hit.last - hit.first, _LONG), -hit.first))
            first, last = _clause(reading, longest.first, longest.last)
        else:
            first, last = self._likeliest(sheet.question, reading, at)
        start, end = reading.words[first].start, reading.words[last - 1].end
        return PointMark(at, True, start, end, answer[start:end])

    def _likeliest(self, question: Question, reading: Reading, at: int) -> tuple[int, int]:
        """The part of an answer that speaks most for a point, the shorter of two alike."""
        scorer = self._model.questions[question.number]

        def score(span: tuple[int, int]) -> tuple[int, int]:
            found = content(reading.words[span[0] : span[1]], self._reader.lexicon)
            return scorer.scores(found)[at], span[0] - span[1]

        return max(spans(reading.words) or ((0, len(reading.words)),), key=score)


def _denied(reading: Reading) -> bool:
    """Whether half of the sentences or more are said not to be so."""
    sentences = " ".join(word.text for word in reading.words)
    said = [one for one in _SENTENCE_END.split(sentences) if any(map(str.isalnum, one))]
    return 2 * sum(bool(_DENIAL.match(one)) for one in said) >= max(1, len(said))


def _clause(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """A short find with the clause it stands in, so that it can be read by itself."""
    if last - first >= _SHORT:
        return first, last
    around = [s for s in spans(reading.words) if s[0] <= first and last <= s[1]]
    begin, end = min(around, key=lambda s: s[1] - s[0], default=(first, last))
    return (begin, end) if end - begin <= _LONG else (first, last)


def _confusions(sheet: Sheet, reading: Reading, verdict: Verdict, doubted: bool) -> tuple[str, ...]:
    """The mistaken beliefs that cost the answer something, each in a sentence."""
    beliefs = [sheet.confusions[at] for at in reading.confusions]
    beliefs += [sheet.slips[at] for at in reading.slips]
    named = [
        belief.text
        for belief in beliefs
        if verdict.mark <= belief.at_most and not belief.lost & verdict.points
    ]
    if not named and doubted and not verdict.mark and not reading.empty:
        return (_CONTRARY,)
    return tuple(named)
