"""The reader: cue rules and judges over each sentence, combined in one place."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import log
from typing import Protocol

from scoring.reader.cues import CueBook, Hit
from scoring.reader.features import Setting
from scoring.reader.own import Heard, OwnExamples
from scoring.reader.plainness import earns_nothing
from scoring.reader.word_order import WordOrder
from scoring.reading import Said, Shown
from scoring.spelling import Mend
from scoring.wording import Names, Sentence, read_words

CODE_VERSION = "3"
"""Raised with every change of code that can change a reading."""

_LEAN = 1099
"""How much likelier, in thousandths of log odds, a behaviour is than the judges say: they learnt
that most behaviours are absent from most replies, and are shy of hands they never read. Chosen on
the corpus, each author read by judges that never saw them (`training.cross_validate`)."""
_FEW = 3
"""A sentence of so few words and marks is too little to presume anything from."""
_NOT_PRESUMED = frozenset({"privacy_breach"})
"""A fault that fails the whole call is found only where the judges say so themselves."""
_ODDS = tuple(
    round(1000 * log(p / (1 - p))) for p in (min(max(h, 0.5), 99.5) / 100 for h in range(101))
)
_BETWEEN = tuple(round(1000 * log(h / (100 - h))) for h in (at + 0.5 for at in range(100)))
"""The log odds from which the next hundredth is nearer."""

THRESHOLD = 50
"""The confidence, in hundredths, from which a behaviour counts as shown."""


class Judge(Protocol):
    """Gives an opinion on every sentence of a reply; several are combined by the mean of their log
    odds. The last judge shows the evidence."""

    def judge(self, setting: Setting) -> list[dict[str, int]]:
        """For each sentence, the confidence in hundredths of each behaviour, or nothing."""
        ...

    def evidence(self, setting: Setting, index: int, behaviour: str) -> tuple[Sentence, list[str]]:
        """The clauses of a sentence that carry a behaviour, and the telling words."""
        ...


@dataclass(frozen=True, slots=True)
class Fallback:
    """When a cue rule of this name fires and none of `unless_shown` is, the likeliest of `choose`
    is shown all the same: a question is a question. With `only_alone`, nothing at all may be."""

    cue: str
    choose: tuple[str, ...]
    unless_shown: tuple[str, ...]
    sure: int
    only_alone: bool = False


@dataclass(frozen=True, slots=True)
class Rank:
    """Where both are found in one sentence, the `lower` one is not shown."""

    higher: str
    lower: str
    reply_wide: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    behaviour: str
    sentence: int
    sure: int
    places: tuple[tuple[int, int], ...]
    why: tuple[str, ...]


class CueAndWeightReader:
    """Reads replies by cue rules (certain) and by its judges together (calibrated)."""

    def __init__(
        self,
        book: CueBook,
        judges: Sequence[Judge],
        fallbacks: Sequence[Fallback],
        ranks: Sequence[Rank],
        mend: Mend,
        sources: Sequence[bytes],
        own: OwnExamples | None = None,
        order: WordOrder | None = None,
    ) -> None:
        self._book = book
        self._judges = tuple(judges)
        self._fallbacks = tuple(fallbacks)
        self._ranks = tuple(ranks)
        self._mend = mend
        self._own = own or OwnExamples(())
        self._order = order or WordOrder()
        digest = sha256(CODE_VERSION.encode())
        for source in sources:
            digest.update(sha256(source).digest())
        self._fingerprint = digest.hexdigest()[:12]

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that change with the rules, the weights or the code version."""
        return self._fingerprint

    def read(self, said: Said) -> tuple[Shown, ...]:
        """The behaviours shown, by place, then by id."""
        names = Names(said.customer_name, said.agent_name, said.company)
        reply = read_words(said.reply, names, self._mend)
        if not reply.sentences:
            return ()
        customer = read_words(said.customer, names, self._mend)
        setting = Setting(reply, customer, said.channel, names)
        found = self._found(setting)
        shown = [one for item in found for one in self._shown(said.reply, item)]
        return tuple(sorted(shown, key=lambda one: (one.start, one.end, one.behaviour)))

    def _found(self, setting: Setting) -> list[_Found]:
        hits = self._book.hits(setting.reply, setting.customer)
        opinions = self._opinions(setting)
        found: list[_Found] = []
        for index in range(len(setting.reply.sentences)):
            if not earns_nothing(setting, index, self._order):
                found += self._in_sentence(setting, index, hits[index], opinions[index])
        return self._ranked(found)

    def _opinions(self, setting: Setting) -> list[dict[str, int]]:
        given = [judge.judge(setting) for judge in self._judges]
        return [
            _together(said, _LEAN if len(setting.reply.words(part)) > _FEW else 0)
            for part, said in zip(setting.reply.sentences, zip(*given, strict=True), strict=True)
        ]

    def _in_sentence(
        self, setting: Setting, index: int, hits: Sequence[Hit], opinion: Mapping[str, int]
    ) -> list[_Found]:
        forbidden = {name for hit in hits for name in hit.cue.forbids}
        denied = forbidden.union(*(hit.cue.denies for hit in hits))
        found: dict[str, _Found] = {}
        shown = {name for hit in hits for name in hit.cue.shows}
        for name in sorted(shown.union(opinion) - forbidden):
            held = opinion.get(name, 0)
            firm = [hit for hit in hits if name in hit.cue.shows and held >= hit.cue.least]
            if firm:
                found[name] = _from_cues(name, index, firm, held)
            elif name not in denied and held >= THRESHOLD:
                found[name] = self._from_judges(setting, index, name, held)
        heard = self._own.heard(setting.reply, index)
        found = _with_own(found, heard, index)
        denied = denied.union(one.behaviour for one in heard.denied)
        for fallback in self._fallbacks:
            chosen = _chosen(fallback, hits, found, opinion, denied)
            if chosen:
                sure = max(fallback.sure, opinion.get(chosen, 0))
                firm = [hit for hit in hits if hit.cue.id == fallback.cue]
                found[chosen] = _from_cues(chosen, index, firm, sure, sure)
        return list(found.values())

    def _from_judges(self, setting: Setting, index: int, name: str, sure: int) -> _Found:
        part, why = self._judges[-1].evidence(setting, index, name)
        return _Found(name, index, sure, ((part.start, part.end),), tuple(why))

    def _ranked(self, found: Sequence[_Found]) -> list[_Found]:
        kept = list(found)
        for rank in self._ranks:
            places = {one.sentence for one in kept if one.behaviour == rank.higher}
            kept = [
                one
                for one in kept
                if one.behaviour != rank.lower
                or not (places if rank.reply_wide else one.sentence in places)
            ]
        return kept

    def _shown(self, reply: str, found: _Found) -> list[Shown]:
        return [
            Shown(found.behaviour, start, end, reply[start:end], found.sure / 100, found.why)
            for start, end in found.places
        ]


def _together(opinions: Sequence[Mapping[str, int]], lean: int) -> dict[str, int]:
    """The confidence of each behaviour by all judges that have an opinion."""
    given = [opinion for opinion in opinions if opinion]
    if len(given) == 1:
        return dict(given[0])
    return {
        name: joined([one[name] for one in given], 0 if name in _NOT_PRESUMED else lean)
        for name in given[0]
    }


def joined(opinions: Sequence[int], lean: int) -> int:
    """What several confidences, in hundredths, come to: the mean of their log odds, and `lean`."""
    return bisect(_BETWEEN, sum(_ODDS[one] for one in opinions) // len(opinions) + lean)


def _from_cues(
    name: str, index: int, hits: Sequence[Hit], opinion: int, sure: int | None = None
) -> _Found:
    places: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not any(hit.start < end and start < hit.end for start, end in places):
            places.append((hit.start, hit.end))
    firm = max(hit.cue.sure for hit in hits) if sure is None else sure
    why = tuple(f"{hit.cue.id}: {hit.words}" for hit in hits)[:3]
    return _Found(name, index, max(firm, opinion), tuple(places), why)


def _with_own(found: Mapping[str, _Found], heard: Heard, index: int) -> dict[str, _Found]:
    """What was found, as a trainer's own examples and near misses will have it."""
    kept: dict[str, _Found] = {}
    for name, one in found.items():
        places = tuple(place for place in one.places if not heard.denies(name, place))
        if places:
            kept[name] = replace(one, places=places)
    for own in heard.shown:
        known = kept.get(own.behaviour)
        if known is None or known.sure < own.sure:
            why = (f"own example: {own.example}",)
            kept[own.behaviour] = _Found(
                own.behaviour, index, own.sure, ((own.start, own.end),), why
            )
    return kept


def _chosen(
    fallback: Fallback,
    hits: Sequence[Hit],
    found: Mapping[str, _Found],
    opinion: Mapping[str, int],
    denied: set[str],
) -> str:
    if not any(hit.cue.id == fallback.cue for hit in hits):
        return ""
    if fallback.only_alone and found:
        return ""
    if any(name in found for name in (*fallback.choose, *fallback.unless_shown)):
        return ""
    open_to = [name for name in fallback.choose if name not in denied]
    if not open_to:
        return ""
    return max(open_to, key=lambda name: (opinion.get(name, 0), -open_to.index(name)))
