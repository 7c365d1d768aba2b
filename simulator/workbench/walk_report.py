"""What many walked calls show together: how each trainee did, and whether the better did better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

from simulator.workbench.manners import TRAINEES
from simulator.workbench.walking import Walked

RANKED = ("skilled", "average", "brusque")
"""Each of these has to score more than the next one, by the mean of its calls."""

STUFFING = "stuffing"
PASS_MARK = 60
"""A call passes that ends well with so many points of 100; keywords alone must never do it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The calls of one trainee with one persona. `score` is the mean of 0..100, `spread` its
    standard deviation, `replies` a mean; `stuck` counts calls by the stage they were stuck in."""

    persona: str
    trainee: str
    calls: int
    kinds: Counter[str]
    score: float
    spread: float
    replies: float
    stuck: Counter[str]
    passed: int


def tallies(walked: Iterable[Walked]) -> tuple[Tally, ...]:
    """A tally for each persona and trainee, personas in the order they come in."""
    groups: dict[tuple[str, str], list[Walked]] = {}
    for one in walked:
        groups.setdefault((one.round.persona, one.round.trainee), []).append(one)
    personas = list(dict.fromkeys(persona for persona, _ in groups))
    keys = [(persona, name) for persona in personas for name in TRAINEES]
    return tuple(_tally(*key, groups[key]) for key in keys if key in groups)


def _tally(persona: str, name: str, walked: Sequence[Walked]) -> Tally:
    scores = [one.overall for one in walked]
    return Tally(
        persona=persona,
        trainee=name,
        calls=len(walked),
        kinds=Counter(one.kind or "open" for one in walked),
        score=fmean(scores),
        spread=pstdev(scores),
        replies=fmean(one.replies for one in walked),
        stuck=Counter(one.stuck_in for one in walked if one.stuck_in),
        passed=sum(map(_passes, walked)),
    )


def broken_promises(found: Sequence[Tally]) -> tuple[str, ...]:
    """What does not hold of these calls, a sentence each: the better trainee scores more, and
    keywords do not pass."""
    by_key = {(one.persona, one.trainee): one for one in found}
    sentences = []
    for persona in dict.fromkeys(one.persona for one in found):
        ranked = [by_key[persona, name] for name in RANKED if (persona, name) in by_key]
        sentences += [
            f"{persona}: {better.trainee} ({better.score:.0f}) does not beat"
            f" {worse.trainee} ({worse.score:.0f})."
            for better, worse in pairwise(ranked)
            if better.score <= worse.score
        ]
        stuffed = by_key.get((persona, STUFFING))
        if stuffed and stuffed.passed:
            sentences.append(
                f"{persona}: keywords passed in {stuffed.passed} of {stuffed.calls} calls."
            )
    return tuple(sentences)


def worth_keeping(walked: Sequence[Walked]) -> Iterator[tuple[str, Walked]]:
    """The calls to look at, each once, with a word why: the worst of the skilled, the best of the
    keywords, and for each trainee and stage a call that was stuck there."""
    kept: set[int] = set()
    for why, one in _candidates(walked):
        if id(one) not in kept:
            kept.add(id(one))
            yield why, one


def _candidates(walked: Sequence[Walked]) -> Iterator[tuple[str, Walked]]:
    for persona in dict.fromkeys(one.round.persona for one in walked):
        own = [one for one in walked if one.round.persona == persona]
        skilled = [one for one in own if one.round.trainee == RANKED[0]]
        stuffed = [one for one in own if one.round.trainee == STUFFING]
        if skilled:
            yield "worst", min(skilled, key=lambda one: one.overall)
        if stuffed:
            yield "best", max(stuffed, key=lambda one: one.overall)
        seen = set()
        for one in own:
            key = (one.round.trainee, one.stuck_in)
            if one.stuck_in and key not in seen:
                seen.add(key)
                yield "stuck", one


def _passes(one: Walked) -> bool:
    return one.kind == "good" and one.overall >= PASS_MARK


HEADINGS = (
    "PERSONA",
    "TRAINEE",
    "CALLS",
    "GOOD",
    "MIXED",
    "BAD",
    "SCORE",
    "SPREAD",
    "REPLIES",
    "STUCK",
)


def tally_row(one: Tally) -> tuple[str, ...]:
    """A row under `HEADINGS`."""
    stuck = ", ".join(f"{count} in {stage}" for stage, count in one.stuck.most_common())
    kinds = (str(one.kinds[kind]) for kind in ("good", "mixed", "bad"))
    figures = (f"{one.score:.0f}", f"{one.spread:.0f}", f"{one.replies:.0f}")
    return (one.persona, one.trainee, str(one.calls), *kinds, *figures, stuck)
