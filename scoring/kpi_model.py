"""The numbers of the simulated measures, read from plain data: `scoring/data/kpis.yaml`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.transcript import ACTIONS, WORK

CHANNELS = ("phone", "chat", "email", "social", "in_person")
Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Feelings:
    """What a mood, or a signal in a customer's words, is worth in 0..100; `calm` shows nothing."""

    calm: int
    heats: Numbers
    signals: Numbers


@dataclass(frozen=True, slots=True)
class Csat:
    """Shares in percent, the points from which it is 2 to 5, and the rule of unfairness."""

    shares: Numbers
    steps: tuple[int, ...]
    unfair_below: int
    unfair_most: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """The skills that the fairness of procedure and interaction rest on; what an outcome is worth;
    what a wrong fact takes from it; what stands where nothing was seen."""

    unknown: int
    procedure: tuple[str, ...]
    interaction: tuple[str, ...]
    outcome: Numbers
    wrong_fact: int


@dataclass(frozen=True, slots=True)
class Nps:
    """Shares in percent, what it can be at most and when, and from where the names apply."""

    shares: Numbers
    most: Numbers
    promoter: int
    passive: int


@dataclass(frozen=True, slots=True)
class Handling:
    """Words a minute by channel, seconds of an action, pars in seconds; up to which percent of the
    par it is still fair."""

    customer_words_a_minute: Numbers
    agent_words_a_minute: Numbers
    par: Numbers
    actions: Numbers
    fair_up_to: int


@dataclass(frozen=True, slots=True)
class TrustModel:
    """Where trust starts, how far words alone lift it, and what moves it by how much."""

    start: int
    words_most: int
    at_most: int
    deeds: Numbers
    words: Numbers
    losses: Numbers


@dataclass(frozen=True, slots=True)
class KpiModel:
    """All of it. `fingerprint` is a short hash of the content; `sources` cite the handbook."""

    version: int
    feelings: Feelings
    csat: Csat
    effort: Numbers
    fairness: Fairness
    nps: Nps
    aht: Handling
    abandonment: Numbers
    trust: TrustModel
    texts: Mapping[str, str]
    sources: Mapping[str, str]
    fingerprint: str


_HEATS = ("cool", "warm", "hot", "boiling")
_SHARES = ("peak", "end", "effort", "procedure", "interaction", "outcome")
_EFFORT = ("story_again", "hold", "hold_minute", "warm_transfer", "cold_transfer",
           "was_left_alone", "slow_reply", "call_back")  # fmt: skip
_ABANDONMENT = ("always", "most", "was_left_alone", "slow_reply", "long_hold", "unannounced_hold",
                "cut_short", "cold_transfer", "boiling", "fair_up_to")  # fmt: skip
_MOST = ("left", "fatal", "bad", "call_back", "mixed")
_TEXTS = (
    "peak", "end", "procedure", "interaction", "outcome", "unfair", "easy", *_EFFORT[:2],
    *_EFFORT[3:], "solved", "half_solved", "unsolved", "wrong_fact", "by_the_book", "goes_on",
    "loose", "satisfaction", "trust", *(f"capped_{name}" for name in _MOST), "talk", "held",
    "quiet", "actions", "no_saving", "long_hold", "unannounced_hold", "cut_short", "boiling",
    "left", "stayed", "back_loose", "back_unsolved", "back_wrong",
)  # fmt: skip


def read_kpi_model(data: object) -> KpiModel:
    """The model from plain parsed YAML. Raises ValueError naming the place, what was found and what
    was expected."""
    top = _Block(data, "kpis")
    feelings, csat, nps = top.block("feelings"), top.block("csat"), top.block("nps")
    effort, fairness, trust = top.block("effort"), top.block("fairness"), top.block("trust")
    aht, abandonment = top.block("aht"), top.block("abandonment")
    blocks = (feelings, csat, effort, fairness, nps, aht, abandonment, trust)
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
    return KpiModel(
        version=top.number("version"),
        feelings=Feelings(
            feelings.number("calm"),
            feelings.numbers("heats", _HEATS),
            feelings.numbers("signals"),
        ),
        csat=Csat(
            csat.numbers("shares", _SHARES),
            csat.steps("steps"),
            csat.number("unfair_below"),
            csat.number("unfair_most"),
        ),
        effort={name: effort.number(name) for name in _EFFORT},
        fairness=Fairness(
            fairness.number("unknown"),
            fairness.words("procedure"),
            fairness.words("interaction"),
            fairness.numbers("outcome", ("good", "mixed", "bad")),
            fairness.number("wrong_fact"),
        ),
        nps=Nps(
            nps.numbers("shares", ("csat", "trust")),
            nps.numbers("most", _MOST),
            nps.number("promoter"),
            nps.number("passive"),
        ),
        aht=_handling(aht),
        abandonment={name: abandonment.number(name) for name in _ABANDONMENT},
        trust=TrustModel(
            trust.number("start"),
            trust.number("words_most"),
            trust.number("at_most"),
            trust.numbers("deeds"),
            trust.numbers("words"),
            trust.numbers("losses"),
        ),
        texts=top.texts("texts", _TEXTS),
        sources={block.name: block.text("source") for block in blocks},
        fingerprint=hashlib.sha256(canonical.encode()).hexdigest()[:12],
    )


def _handling(aht: _Block) -> Handling:
    return Handling(
        aht.numbers("customer_words_a_minute", CHANNELS, low=1),
        aht.numbers("agent_words_a_minute", CHANNELS, low=1),
        aht.numbers("par", CHANNELS, low=1),
        aht.numbers("actions", known=(*ACTIONS, WORK)),
        aht.number("fair_up_to"),
    )


class _Block:
    """A mapping of the file, read value by value; every complaint names its place."""

    def __init__(self, data: object, name: str) -> None:
        if not isinstance(data, Mapping):
            raise ValueError(f"{name}: expected named entries, found {data!r:.60}")
        self.name, self._data = name.rpartition(": ")[2], data
        self._where = name

    def block(self, name: str) -> _Block:
        """A mapping within this one."""
        return _Block(self._data.get(name), f"{self._where}: {name}")

    def number(self, name: str, low: int = 0) -> int:
        """A whole number of 0..1000."""
        found = self._data.get(name)
        try:
            value = int(str(found))
        except ValueError:
            value = -1
        if isinstance(found, bool) or not low <= value <= 1000:
            raise ValueError(
                f"{self._where}: expected a whole number of {low} to 1000 under `{name}`,"
                f" found {found!r:.40}"
            )
        return value

    def numbers(
        self,
        name: str,
        needed: tuple[str, ...] = (),
        known: tuple[str, ...] = (),
        low: int = 0,
    ) -> Numbers:
        """Whole numbers by name: those `needed` and no other, or any of those `known`."""
        inner = self.block(name)
        self._check(inner, needed, known or needed)
        return {str(key): inner.number(key, low) for key in inner._data}

    def texts(self, name: str, needed: tuple[str, ...]) -> Mapping[str, str]:
        """Words by name, those `needed` and no other."""
        inner = self.block(name)
        self._check(inner, needed, needed)
        return {key: inner.text(key) for key in needed}

    def _check(self, inner: _Block, needed: tuple[str, ...], known: tuple[str, ...]) -> None:
        missing = [key for key in needed if key not in inner._data]
        strange = [str(key) for key in inner._data if known and key not in known]
        if missing or strange:
            what = f"nothing under `{missing[0]}`" if missing else f"`{strange[0]}`"
            raise ValueError(f"{inner._where}: found {what}, expected {', '.join(known)}")

    def text(self, name: str) -> str:
        """Words that are not empty."""
        found = self._data.get(name)
        if not isinstance(found, str) or not found.strip():
            raise ValueError(f"{self._where}: expected words under `{name}`, found {found!r:.40}")
        return found.strip()

    def words(self, name: str) -> tuple[str, ...]:
        """A list of names."""
        found = self._data.get(name)
        if not isinstance(found, list) or not found or not all(isinstance(w, str) for w in found):
            raise ValueError(f"{self._where}: expected a list of names under `{name}`")
        return tuple(found)

    def steps(self, name: str) -> tuple[int, ...]:
        """Four rising whole numbers."""
        found = self._data.get(name)
        values = [int(str(v)) for v in found] if isinstance(found, list) else []
        if len(values) != 4 or values != sorted(set(values)):
            raise ValueError(f"{self._where}: expected four rising numbers under `{name}`")
        return tuple(values)
