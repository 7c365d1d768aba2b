"""The classes of reply that rules can tell apart: the least that makes a condition hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from scoring.facts import Stated
from scoring.reading import Shown
from simulator.engine.conditions import When, plain_words
from simulator.engine.events import Acted, Event, Replied, Waited

WORDLESS = "…"
"""The text of a reply of which only the behaviours matter; it mentions nothing."""

SPOKEN_ACTIONS = ("transfer_warm", "transfer_cold", "escalate")
PASSING_ON = frozenset(SPOKEN_ACTIONS)
"""Actions that hand the customer to somebody else; their words may be mentioned in a condition."""

SECONDS_A_STEP = 20


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that a trainee does, in the terms of conditions: a reply, an action or a silence.

    `states` and `misstates` are facts, `phrases` words that are in the reply, `wait` seconds.
    """

    shown: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    misstates: tuple[str, ...] = ()
    interrupts: bool = False
    act: str = ""
    detail: str = ""
    wait: int = 0

    @property
    def is_reply(self) -> bool:
        """Whether it is neither an action nor a silence."""
        return not self.act and not self.wait

    @property
    def words(self) -> str:
        """The reply's words as conditions see them."""
        return plain_words(" ".join(self.phrases)) if self.phrases else " "

    @property
    def text(self) -> str:
        """The reply's words as they are typed."""
        return " ".join(self.phrases) or WORDLESS

    def event(self, at: int) -> Event:
        """What a call takes, at `at` milliseconds."""
        if self.wait:
            return Waited(at, self.wait)
        if self.act:
            return Acted(at, self.act, self.detail or " ".join(self.phrases))
        text = self.text
        right = tuple(Stated(fact, True, 0, len(text), text) for fact in self.states)
        wrong = tuple(Stated(fact, False, 0, len(text), text) for fact in self.misstates)
        shown = tuple(Shown(one, 0, len(text), text, 1.0) for one in sorted(self.shown))
        return Replied(at, text, shown, (*right, *wrong), 0 if self.interrupts else None)


NOTHING_SAID = Cue()


@dataclass(frozen=True, slots=True)
class Way:
    """A least event for a condition, and the behaviours that must stay away from it.
    `interrupts` and `act` are None where the condition leaves them open."""

    cue: Cue
    lacks: frozenset[str] = frozenset()
    interrupts: bool | None = None
    act: str | None = None


Rank = Callable[[str], int]
"""How unwelcome a behaviour is; of several that would do, the least unwelcome comes first."""


def ways(when: When, rank: Rank = lambda _: 0) -> Iterator[Way]:
    """Every least event that makes the parts of `when` hold that are about the event itself."""
    shows = sorted(when.shows, key=rank) or [""]
    choices = product(when.acts or [None], when.misstates or [""], when.mentions or [""], shows)
    for act, misstated, phrase, shown in choices:
        cue = Cue(
            shown=frozenset(when.shows_all) | ({shown} - {""}),
            phrases=(phrase,) if phrase else (),
            states=when.states,
            misstates=(misstated,) if misstated else (),
            interrupts=bool(when.interrupts),
            act=act or "",
        )
        base = Way(cue, frozenset(when.lacks), when.interrupts, act)
        for way in (way for part in when.either for way in ways(part, rank)):
            joined = as_one(base, way)
            if joined is not None:
                yield joined
        if not when.either:
            alone = as_one(base, Way(NOTHING_SAID))
            if alone is not None:
                yield alone


def lacked(when: When) -> frozenset[str]:
    """Every behaviour that may break the condition by being shown."""
    return frozenset(when.lacks).union(*(lacked(part) for part in when.either))


@lru_cache(maxsize=8192)
def standing(when: When) -> When:
    """`when` without the parts about the event: what has to be true of the call already."""
    return When(
        did=when.did,
        heat=when.heat,
        flags=when.flags,
        no_flags=when.no_flags,
        replies=when.replies,
        states=when.states,
        either=tuple(standing(part) for part in when.either),
    )


def as_one(one: Way, two: Way) -> Way | None:
    """Both ways in one event, or None when no event can be both."""
    if one.act and two.act and one.act != two.act:
        return None
    if None not in (one.interrupts, two.interrupts) and one.interrupts != two.interrupts:
        return None
    cue = Cue(
        shown=one.cue.shown | two.cue.shown,
        phrases=tuple(dict.fromkeys((*one.cue.phrases, *two.cue.phrases))),
        states=tuple(dict.fromkeys((*one.cue.states, *two.cue.states))),
        misstates=tuple(dict.fromkeys((*one.cue.misstates, *two.cue.misstates))),
        interrupts=one.cue.interrupts or two.cue.interrupts,
        act=one.cue.act or two.cue.act,
    )
    lacks = one.lacks | two.lacks
    if not cue.shown.isdisjoint(lacks) or (cue.act and not _can_be_act(cue)):
        return None
    if cue.act:
        cue = replace(cue, states=())
    interrupts = one.interrupts if one.interrupts is not None else two.interrupts
    return Way(cue, lacks, interrupts, one.act or two.act)


def _can_be_act(cue: Cue) -> bool:
    """An action shows no behaviour and states nothing; only some are heard at all."""
    if cue.shown or cue.misstates or cue.interrupts:
        return False
    return not cue.phrases or cue.act in SPOKEN_ACTIONS
