"""Hypothesis strategies: valid personas and scenarios, and anything a trainee may do."""

from __future__ import annotations

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


simple_when = st.builds(
    When,
    shows=some(BEHAVIOURS),
    lacks=some(BEHAVIOURS, 1),
    states=some(FACTS, 1),
    misstates=some(FACTS, 1),
    acts=some(ACTIONS, 1),
    did=some(ACTIONS, 1),
    heat=some(HEATS, 2),
    flags=some(FLAGS, 1),
    no_flags=some(FLAGS, 1),
    mentions=some(("refund", "the box", "when"), 1),
    interrupts=st.sampled_from([None, None, True, False]),
    replies=st.integers(0, 3),
)
whens = st.one_of(simple_when, st.builds(When, either=st.tuples(simple_when, simple_when)))


@st.composite
def personas(draw: st.DrawFn) -> Persona:
    """A persona with three to six moods and any reactions."""
    moods = tuple(f"mood-{number}" for number in range(draw(st.integers(3, 6))))
    reaction = st.builds(
        Reaction,
        when=whens,
        mood=st.sampled_from((*DIRECTIONS, *moods)),
        at_most=st.integers(0, 2),
        sets=some(FLAGS, 1),
    )
    return Persona(
        id="anybody",
        name="Anybody",
        about="Drawn at random.",
        source="none",
        moods=moods,
        starts=draw(st.sampled_from(moods)),
        patience=draw(st.integers(1, 4)),
        reacts=tuple(draw(st.lists(reaction, max_size=5))),
        lines={occasion: lines(occasion) for occasion in OCCASIONS},
        abusive_in=draw(some(moods, 2)),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario of four stages with any moves between them and to outcomes."""
    targets = (*STAGES, "resolved", "passed_on")
    move = st.builds(Move, when=whens, to=st.sampled_from(targets), sets=some(FLAGS, 1))
    answer = st.builds(Answer, when=whens, says=st.just(lines("answer")), sets=some(FLAGS, 1))
    stages = {
        stage: Stage(
            id=stage,
            task="Do the right thing.",
            says=lines(stage),
            nudges=draw(st.sampled_from([Lines(), lines(f"{stage} nudge")])),
            answers=tuple(draw(st.lists(answer, max_size=2))),
            goes=tuple(draw(st.lists(move, max_size=3))),
            settled=stage == "closing",
            private=draw(st.booleans()),
        )
        for stage in STAGES
    }
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
        stages=stages,
        outcomes={**STANDARD_OUTCOMES, "resolved": Outcome("resolved", "good", "Solved.")},
        facts=(Fact("credit", "money", "£25", ("credit",)),),
        knowledge=(Article("visits", "Missed visits", "We give £25."),),
        identity=Identity("name and postcode", lines("identity")),
        answers=tuple(draw(st.lists(answer, max_size=1))),
        anywhere=tuple(draw(st.lists(move, max_size=1))),
    )


@st.composite
def replies(draw: st.DrawFn, at: int = 0) -> Replied:
    """A reply with any behaviours and statements read into it."""
    text = draw(st.text(max_size=40)) + "word"
    start = draw(st.integers(0, len(text) - 1))
    shown = tuple(
        Shown(behaviour, start, len(text), text[start:], 0.9)
        for behaviour in draw(some(BEHAVIOURS, 4))
    )
    stated = tuple(
        Stated(fact, draw(st.booleans()), 0, len(text), text) for fact in draw(some(FACTS, 2))
    )
    return Replied(at, text, shown, stated, draw(st.sampled_from([None, None, 0, 1])))


@st.composite
def event_lists(draw: st.DrawFn, most: int = 40) -> list[Event]:
    """A call's worth of events, their times never going back."""
    at, events = 0, []
    for _ in range(draw(st.integers(0, most))):
        at += draw(st.integers(0, 200_000))
        events.append(
            draw(
                st.one_of(
                    replies(at),
                    st.builds(
                        Acted,
                        at=st.just(at),
                        action=st.sampled_from(ACTIONS),
                        detail=st.sampled_from(["", "visits", "to billing: refund agreed"]),
                    ),
                    st.builds(Waited, at=st.just(at), seconds=st.integers(0, 90)),
                )
            )
        )
    return events
