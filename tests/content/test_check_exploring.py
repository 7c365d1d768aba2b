"""What exploring finds and proves, held against real calls played at random."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.transcript import ACTIONS
from simulator.content.check.case import Cast
from simulator.content.check.explored import Explored
from simulator.content.check.possible import Possible, true_of
from simulator.content.check.reached import Reached
from simulator.content.check.replies import Cue
from simulator.content.check.rules import Rules
from simulator.content.check.trial import Trial, is_mark, mark, marked
from simulator.content.library import load_library
from simulator.engine.events import Event
from simulator.engine.memory import Memory
from simulator.engine.persona import GONE, Persona
from simulator.engine.scenario import Scenario
from tests.strategies import event_lists, personas, scenarios

LIBRARY = load_library(None)
PAIRS = [(s.id, persona) for s in LIBRARY.scenarios.values() for persona in s.personas]


def played(scenario: Scenario, persona: Persona, events: list[Event]) -> list[Memory]:
    """The memory of a real call after each event that makes sense, the start included."""
    trial = Trial(marked(scenario), persona)
    trial.open()
    seen = [trial.fork().memory]
    for event in events:
        if trial.state.ended:
            break
        if trial.refuses(event) is None:
            trial.step(event)
            seen.append(trial.fork().memory)
    return seen


def assert_allowed(possible: Possible, rules: Rules, memory: Memory) -> None:
    """A state of a real call is among what was said to be possible. Random replies also state
    facts that the scenario does not have; a reader of real ones could not."""
    own = frozenset(
        (kind, name)
        for kind, name in true_of(memory)
        if not is_mark(name) and (kind != "fact" or name in rules.facts)
    )
    if not memory.outcome and memory.mood != GONE:
        assert possible.covers(memory.stage, memory.mood, own)
    fired = {path for path in rules.paths if mark(path) in memory.flags}
    fired |= {("reacts", number) for number in memory.used}
    assert fired <= possible.fired
    assert memory.outcome in {"", *possible.outcomes}


@settings(max_examples=60, deadline=None)
@given(scenarios(), personas(), event_lists(most=12))
def test_nothing_happens_that_was_not_possible(
    scenario: Scenario, persona: Persona, events: list[Event]
) -> None:
    """Every stage, mood, flag, rule and outcome of a random call is in what `Possible` allows."""
    rules = Rules(scenario, persona)
    possible = Possible(rules)
    for memory in played(scenario, persona, events):
        assert_allowed(possible, rules, memory)


@settings(max_examples=30, deadline=None)
@given(scenarios(), personas(), event_lists(most=12), st.data())
def test_telling_flags_apart_leaves_nothing_out(
    scenario: Scenario, persona: Persona, events: list[Event], data: st.DataObject
) -> None:
    """The same with flags, facts and actions tracked one by one."""
    rules = Rules(scenario, persona)
    atoms = st.sampled_from(sorted(rules.asked.atoms) or [("flag", "none")])
    tracked = frozenset(data.draw(st.lists(atoms, max_size=3)))
    possible = Possible(rules, tracked=tracked)
    for memory in played(scenario, persona, events):
        assert_allowed(possible, rules, memory)


@settings(max_examples=15, deadline=None)
@given(scenarios(), personas())
def test_what_was_reached_is_possible_and_can_be_played_again(
    scenario: Scenario, persona: Persona
) -> None:
    """The two ways of looking agree, and the way to a finding leads there again."""
    rules = Rules(scenario, persona)
    explored, possible = Explored(rules), Possible(rules)
    for state in (*explored.kept, *explored.ended):
        assert_allowed(possible, rules, state.memory)
    for state in (*explored.rules.values(), *explored.outcomes.values()):
        assert_leads_to(rules, state)


def assert_leads_to(rules: Rules, state: Reached) -> None:
    """A fresh call in which the steps are taken stands just as the state does."""
    trial = Trial(marked(rules.scenario), rules.persona)
    trial.open()
    for number, cue in enumerate(state.way()):
        trial.step(cue.event((number + 1) * 20_000))
    assert trial.memory == state.memory


@pytest.mark.parametrize(("scenario", "persona"), PAIRS)
def test_random_play_of_what_ships_finds_nothing_new(scenario: str, persona: str) -> None:
    """Whatever stage, mood, rule or outcome a random call comes to, exploring has been there."""
    cast = Cast(LIBRARY.scenarios[scenario], LIBRARY.personas[persona])
    explored, random = cast.explored, Random(f"{scenario} {persona}")
    behaviours = sorted({b for when in cast.rules.conditions for b in when.shows + when.shows_all})
    phrases = sorted({phrase for when in cast.rules.conditions for phrase in when.mentions})
    facts = sorted(cast.rules.facts)
    for _ in range(15):
        cues = [_random_cue(random, behaviours, phrases, facts) for _ in range(20)]
        events = [cue.event(number * 20_000) for number, cue in enumerate(cues)]
        for memory in played(cast.scenario, cast.persona, events):
            assert memory.stage in explored.stages
            assert memory.mood in explored.moods
            assert {p for p in cast.rules.paths if mark(p) in memory.flags} <= set(explored.rules)
            assert memory.outcome in {"", "ended_safely", *explored.outcomes}
            assert_allowed(cast.possible, cast.rules, memory)


def _random_cue(random: Random, behaviours: list[str], phrases: list[str], facts: list[str]) -> Cue:
    kind = random.random()
    if kind < 0.1:
        return Cue(act=random.choice(ACTIONS), detail="visit")
    if kind < 0.13:
        return Cue(wait=20)
    return Cue(
        shown=frozenset(random.sample(behaviours, random.randint(0, 3))),
        phrases=tuple(random.sample(phrases, random.randint(0, min(2, len(phrases))))),
        states=tuple(random.sample(facts, random.randint(0, 1))),
        misstates=tuple(random.sample(facts, random.randint(0, 1))),
        interrupts=random.random() < 0.1,
    )
