"""Where the file should have had words for the customer and had none, in one step of a call."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simulator.content.check.places import Path
from simulator.content.check.reached import Reached
from simulator.engine.lines import Lines
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario


def unsaid(
    state: Reached, scenario: Scenario, persona: Persona, fired: Collection[Path]
) -> Iterator[Path]:
    """The keys that lack words for the persona in its mood. `fired` are the rules of this step."""
    heat = persona.heat(state.memory.mood)
    answers = [
        path
        for path in fired
        if is_answer(path) and not _answer(scenario, path).fitting(persona.id, heat)
    ]
    if _mute_identity(state, scenario, persona, heat):
        answers.append(("identity",))
    yield from ((*path, "says") for path in answers)
    said, stage = state.response, state.memory.stage
    arrived = state.before is None or any(one.what == "stage" for one in said.moves)
    if state.memory.outcome:
        if not said.says:
            yield ("outcomes", state.memory.outcome)
    elif arrived:
        if not scenario.stages[stage].says.fitting(persona.id, heat):
            yield ("stages", stage, "says")
    elif not said.says and not answers and state.cue is not None and state.cue.is_reply:
        yield ("stages", stage, "nudges")


def _mute_identity(state: Reached, scenario: Scenario, persona: Persona, heat: str) -> bool:
    """Whether the customer was asked who they are and the file has no words for it."""
    identity = scenario.identity
    asked = state.cue is not None and "identity_check" in state.cue.shown
    given = asked and "identity_given" in state.fresh_flags
    return given and identity is not None and not identity.says.fitting(persona.id, heat)


def is_answer(path: Path) -> bool:
    """Whether the rule at `path` is an answer."""
    return "answers" in (path[0], path[-2])


def _answer(scenario: Scenario, path: Path) -> Lines:
    number = int(path[-1])
    if path[0] == "answers":
        return scenario.answers[number].says
    return scenario.stages[str(path[1])].answers[number].says
