"""The tagger: a small neural judge that reads the reply and what came before it in one pass.

It gives every word piece a score for every behaviour. A sentence is as sure of a behaviour as its
surest piece. The same network also hears, in a customer's words, how content they are. It is a
fine-tuned MiniLM in 8-bit whole numbers, run by onnxruntime, one reply at a time and on one thread,
so that nothing depends on what else is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Any

from scoring.reader.features import Setting
from scoring.reader.pieces import Piece, Pieces
from scoring.wording import Sentence, Wording, word_set

WINDOW = 160
"""Pieces of a reply that are read at once; a longer one is read in several windows."""
MOST_WINDOWS = 8
"""Past these windows a reply is left to the other judges."""
CONTEXT = 70
"""Pieces of what came before: the channel and the customer's last words."""
_STEPS = 16
"""Scores are rounded to sixteenths, far coarser than any difference between processors."""

_STAND_INS = {"CUSTOMER": "dana", "AGENT": "sam", "COMPANY": "acme"}
"""Names are all alike to the network, so that who is called what changes no reading."""
_SHORTHAND = word_set(
    "u ur r ya yous y'all yall pls plz plse thx thnx thanx ty tks tysm sry soz k okey cuz coz bc"
    " tho acct acc msg tmrw tmr 2moro idk dunno gonna wanna gotta gimme lemme kinda whatcha d'you"
    " probs prob defo def w ppl yr nothin somethin mornin g'day gday byee"
)
"""Words that are read as typed: written out they would lose what they show."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The pieces of a reply with their scores: `scores[piece][behaviour]`, in sixteenths."""

    pieces: tuple[Piece, ...]
    scores: tuple[tuple[int, ...], ...]


class Network:
    """The network in its file, unpacked at first use."""

    def __init__(self, packed: bytes) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(packed, options, providers=["CPUExecutionProvider"])
        about = self._session.get_modelmeta().custom_metadata_map
        self.behaviours: tuple[str, ...] = tuple(about["behaviours"].split())
        self.moods: tuple[str, ...] = tuple(about.get("moods", "").split())
        self.answers: tuple[str, ...] = tuple(about.get("answers", "").split())
        self.pieces = Pieces(about["pieces"].split("\n"))

    def scores(self, context: Sequence[Piece], reply: Sequence[Piece]) -> list[tuple[int, ...]]:
        """For each piece of `reply`, the score in sixteenths of every behaviour, every mood, and
        all that an answer can show."""
        import numpy as np

        before = [self.pieces.start, *(piece.number for piece in context), self.pieces.gap]
        after = [*(piece.number for piece in reply), self.pieces.gap]
        numbers = np.array([before + after], dtype=np.int64)
        sides = np.array([[0] * len(before) + [1] * len(after)], dtype=np.int64)
        given: Any = self._session.run(None, {"ids": numbers, "types": sides})[0][0]
        rounded = np.rint(given[len(before) : -1] * _STEPS).astype(int)
        return [tuple(row) for row in rounded.tolist()]


@lru_cache(maxsize=2)
def unpacked(packed: bytes) -> Network:
    """The network of a file, unpacked once for all who use it."""
    return Network(packed)


class TaggerJudge:
    """Judges sentences by their surest word piece."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._last: tuple[Setting, Tagged] | None = None

    @property
    def network(self) -> Network:
        """The network, unpacked at first use."""
        return unpacked(self._packed)

    def judge(self, setting: Setting) -> list[dict[str, int]]:
        """For each sentence, every behaviour's confidence in hundredths; nothing for one that lies
        past the last window."""
        tagged = self._tagged(setting)
        return [self._opinion(tagged, part) for part in setting.reply.sentences]

    def evidence(self, setting: Setting, index: int, behaviour: str) -> tuple[Sentence, list[str]]:
        """The clauses of a sentence that carry a behaviour, and the words surest of it."""
        tagged = self._tagged(setting)
        column = self.network.behaviours.index(behaviour)
        clauses = setting.reply.clauses[index]
        best = [self._best(tagged, clause, column) for clause in clauses]
        peak = max(range(len(clauses)), key=lambda at: (best[at], -at))
        first = last = peak
        while first > 0 and best[first - 1] >= 0:
            first -= 1
        while last + 1 < len(clauses) and best[last + 1] >= 0:
            last += 1
        chosen = Sentence(
            clauses[first].first, clauses[last].last, clauses[first].start, clauses[last].end
        )
        return chosen, self._telling(tagged, setting, chosen, column)

    def _tagged(self, setting: Setting) -> Tagged:
        if self._last is None or self._last[0] is not setting:
            self._last = setting, self._tag(setting)
        return self._last[1]

    def _tag(self, setting: Setting) -> Tagged:
        network = self.network
        context = before_pieces(network.pieces, setting)
        pieces = reply_pieces(network.pieces, setting)
        scores: list[tuple[int, ...]] = []
        for window in _windows(pieces, setting.reply.sentences):
            scores += network.scores(context, window)
        return Tagged(tuple(pieces), tuple(scores))

    def _opinion(self, tagged: Tagged, part: Sentence) -> dict[str, int]:
        rows = [
            scores
            for piece, scores in zip(tagged.pieces, tagged.scores, strict=True)
            if part.start <= piece.start < part.end
        ]
        if not rows:
            return {}
        best = (max(column) for column in zip(*rows, strict=True))
        return {
            name: hundredths(score)
            for name, score in zip(self.network.behaviours, best, strict=False)
        }

    def _best(self, tagged: Tagged, part: Sentence, column: int) -> int:
        inside = (
            scores[column]
            for piece, scores in zip(tagged.pieces, tagged.scores, strict=True)
            if part.start <= piece.start < part.end
        )
        return max(inside, default=-_STEPS * 99)

    def _telling(self, tagged: Tagged, setting: Setting, part: Sentence, column: int) -> list[str]:
        ranked = sorted(
            (-scores[column], at)
            for at, (piece, scores) in enumerate(zip(tagged.pieces, tagged.scores, strict=True))
            if part.start <= piece.start < part.end
        )
        words: list[str] = []
        for _, at in ranked[:12]:
            piece = tagged.pieces[at]
            word = _whole_word(setting.reply.original, piece)
            if word and word not in words:
                words.append(word)
        return words[:3]


def spoken(wording: Wording) -> Iterator[tuple[str, int, int]]:
    """The words of a text as the network reads them, with their places: names by their stand-ins,
    contractions written out, shorthand as typed."""
    done, before = -1, ""
    for token in wording.tokens:
        if token.start < done or token.text == before in _STAND_INS:
            continue
        before = token.text
        word = token.text
        if token.raw in _SHORTHAND:
            word, done = token.raw, token.end
        yield _STAND_INS.get(word, word), token.start, token.end


def reply_pieces(pieces: Pieces, setting: Setting) -> list[Piece]:
    """The pieces of the reply, as many as are read."""
    return pieces.of(spoken(setting.reply))[: WINDOW * MOST_WINDOWS]


def before_pieces(pieces: Pieces, setting: Setting) -> list[Piece]:
    """The pieces of what came before: the channel and the end of what the customer said."""
    channel = pieces.cut(f"{setting.channel} |")
    return channel + pieces.of(spoken(setting.customer))[len(channel) - CONTEXT :]


def _windows(pieces: Sequence[Piece], sentences: Sequence[Sentence]) -> list[Sequence[Piece]]:
    """The pieces in runs of at most `WINDOW`, cut between sentences where that is possible."""
    starts = {part.start for part in sentences}
    windows: list[Sequence[Piece]] = []
    at = 0
    while at < len(pieces):
        end = min(at + WINDOW, len(pieces))
        if end < len(pieces):
            cuts = [cut for cut in range(at + 1, end + 1) if pieces[cut].start in starts]
            end = cuts[-1] if cuts else end
        windows.append(pieces[at:end])
        at = end
    return windows


def _whole_word(text: str, piece: Piece) -> str:
    start, end = piece.start, piece.end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[start:end]
    return word.lower() if any(sign.isalnum() for sign in word) else ""


@lru_cache(maxsize=4096)
def hundredths(score: int) -> int:
    """A score in sixteenths as a confidence in hundredths."""
    return round(100 / (1 + exp(-max(-40.0, min(40.0, score / _STEPS)))))
