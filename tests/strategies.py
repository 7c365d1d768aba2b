"""Hypothesis strategies: valid personas and scenarios, and anything a trainee may do."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from hypothesis import strategies as st

from scoring.facts import Fact, Stated
from scoring.reading import Shown
from scoring.transcript import ACTIONS
from simulator.engine.conditions import HEATS, When
from simulator.engine.events import Acted, Event, Replied, Waited
from simulator.engine.lines import LineGroup, Lines
from simulator.engine.persona import DIRECTIONS, OCCASIONS, Persona, Reaction
from simulator.engine.scenario import (
    STANDARD_OUTCOMES,
    Answer,
    Article,
    Customer,
    Identity,
    Move,
    Outcome,
    Scenario,
    Stage,
    YouAre,
)

BEHAVIOURS = (
    "greeting",
    "empathy",
    "apology",
    "paraphrase",
    "solution",
    "farewell",
    "hold_request",
    "identity_check",
    "boundary",
    "rude",
    "jargon",
    "further_help",
)
FACTS = ("credit", "visit")
FLAGS = ("one", "two", "heard", "warned")
STAGES = ("opening", "middle", "late", "closing")


def some(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Up to `most` different values."""
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def lines(prefix: str) -> Lines:
    """Three different lines for anybody; the last one has two beats."""
    said = ((f"{prefix} 1",), (f"{prefix} 2",), (f"{prefix} 3", "and more"))
    return Lines((LineGroup("", "", said),))


_conditions = {
    "shows": some(BEHAVIOURS),
    "lacks": some(BEHAVIOURS, 1),
    "states": some(FACTS, 1),
    "misstates": some(FACTS, 1),
    "acts": some(ACTIONS, 1),
    "did": some(ACTIONS, 1),
    "heat": some(HEATS, 2),
    "flags": some(FLAGS, 1),
    "no_flags": some(FLAGS, 1),
    "mentions": some(("refund", "the box", "when"), 1),
    "interrupts": st.sampled_from([None, True, False]),
    "replies": st.integers(0, 3),
}
# A few at a time, as in a script: a rule with a condition of every kind hardly ever fires.
simple_when = st.lists(
    st.one_of([st.tuples(st.just(name), values) for name, values in _conditions.items()]),
    max_size=3,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: When(**dict(pairs)))
whens = st.one_of(simple_when, st.builds(When, either=st.tuples(simple_when, simple_when)))


MOODS = tuple(f"mood-{number}" for number in range(6))
_reactions = {
    MOODS[:count]: st.lists(
        st.builds(
            Reaction,
            when=whens,
            mood=st.sampled_from((*DIRECTIONS, *MOODS[:count])),
            at_most=st.integers(0, 2),
            sets=some(FLAGS, 1),
        ),
        max_size=5,
    )
    for count in range(3, 7)
}
# Made once, as making a strategy takes longer than drawing from it.
_moves = st.builds(
    Move, when=whens, to=st.sampled_from((*STAGES, "resolved", "passed_on")), sets=some(FLAGS, 1)
)
_answers = st.builds(Answer, when=whens, says=st.just(lines("answer")), sets=some(FLAGS, 1))
_parts = {
    stage: st.builds(
        Stage,
        id=st.just(stage),
        task=st.just("Do the right thing."),
        says=st.just(lines(stage)),
        nudges=st.sampled_from([Lines(), lines(f"{stage} nudge")]),
        answers=st.lists(_answers, max_size=2).map(tuple),
        goes=st.lists(_moves, max_size=3).map(tuple),
        settled=st.just(stage == "closing"),
        private=st.booleans(),
    )
    for stage in STAGES
}
_some_behaviours, _some_facts = some(BEHAVIOURS, 4), some(FACTS, 2)


@st.composite
def personas(draw: st.DrawFn) -> Persona:
    """A persona with three to six moods and any reactions."""
    moods = MOODS[: draw(st.integers(3, 6))]
    return Persona(
        id="anybody",
        name="Anybody",
        about="Drawn at random.",
        source="none",
        moods=moods,
        starts=draw(st.sampled_from(moods)),
        patience=draw(st.integers(1, 4)),
        reacts=tuple(draw(_reactions[moods])),
        lines={occasion: lines(occasion) for occasion in OCCASIONS},
        abusive_in=draw(some(moods, 2)),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario of four stages with any moves between them and to outcomes."""
    return Scenario(
        id="anything",
        title="Anything",
        about="Drawn at random.",
        industry="none",
        channel=draw(st.sampled_from(["phone", "chat", "email", "social", "in_person"])),
        difficulty=1,
        trains=(),
        personas=("anybody",),
        you_are=YouAre("Sam", "Northwind", "agent"),
        customer=Customer("Dana Whitlock"),
        briefing="Be kind.",
        starts="opening",
        resolved="resolved",
        stages={stage: draw(part) for stage, part in _parts.items()},
        outcomes={**STANDARD_OUTCOMES, "resolved": Outcome("resolved", "good", "Solved.")},
        facts=(Fact("credit", "money", "£25", ("credit",)),),
        knowledge=(Article("visits", "Missed visits", "We give £25."),),
        identity=Identity("name and postcode", lines("identity")),
        answers=tuple(draw(st.lists(_answers, max_size=1))),
        anywhere=tuple(draw(st.lists(_moves, max_size=1))),
    )


@st.composite
def replies(draw: st.DrawFn) -> Replied:
    """A reply with any behaviours and statements read into it."""
    text = draw(_texts) + "word"
    start = draw(st.integers(0, len(text) - 1))
    shown = tuple(
        Shown(behaviour, start, len(text), text[start:], 0.9)
        for behaviour in draw(_some_behaviours)
    )
    stated = tuple(
        Stated(fact, draw(st.booleans()), 0, len(text), text) for fact in draw(_some_facts)
    )
    return Replied(0, text, shown, stated, draw(st.sampled_from([None, None, 0, 1])))


_texts = st.text(max_size=40)
_acted = st.builds(
    Acted,
    at=st.just(0),
    action=st.sampled_from(ACTIONS),
    detail=st.sampled_from(["", "visits", "to billing: refund agreed"]),
)
_events = st.one_of(replies(), _acted, st.builds(Waited, at=st.just(0), seconds=st.integers(0, 90)))
_spaced = st.tuples(st.integers(0, 200_000), _events)


@st.composite
def event_lists(draw: st.DrawFn, most: int = 40) -> list[Event]:
    """A call's worth of events, their times never going back."""
    count = draw(st.integers(0, most))
    drawn = draw(st.lists(_spaced, min_size=count, max_size=count))
    times = accumulate(pause for pause, _ in drawn)
    return [replace(event, at=at) for at, (_, event) in zip(times, drawn, strict=True)]
