"""What a check looks at: one sound file with everything that exploring it has brought to light."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from simulator.content.check.asked import parts
from simulator.content.check.explored import Explored
from simulator.content.check.places import Path, key_at, node_at
from simulator.content.check.possible import Possible
from simulator.content.check.reached import Reached
from simulator.content.check.rules import MADE_BY_CALL, Rules
from simulator.content.check.scripts import as_script
from simulator.content.diagnostics import Diagnostic
from simulator.content.nodes import MapNode, Node
from simulator.engine.conditions import When
from simulator.engine.lines import LineGroup, Lines
from simulator.engine.persona import Persona
from simulator.engine.scenario import (
    STANDARD_OUTCOMES,
    Answer,
    Customer,
    Identity,
    Scenario,
    Stage,
    YouAre,
)


class Cast:
    """A scenario with one persona; explored when first asked."""

    def __init__(self, scenario: Scenario, persona: Persona, *, counting: bool = False) -> None:
        self.scenario, self.persona = scenario, _one_of_its_kind(persona)
        self.rules = Rules(scenario, self.persona)
        self._counting = counting

    @cached_property
    def explored(self) -> Explored:
        """What real plays reach."""
        return Explored(self.rules, counting=self._counting)

    @cached_property
    def possible(self) -> Possible:
        """What can happen at most."""
        return Possible(self.rules)

    @property
    def steps(self) -> int:
        """The replies and actions played so far."""
        return self.explored.steps if "explored" in self.__dict__ else 0

    def script(self, state: Reached) -> str:
        """The way to a state, to be shown and played again."""
        return as_script(self.scenario.id, self.persona.id, state.way())


@lru_cache(maxsize=64)
def _one_of_its_kind(persona: Persona) -> Persona:
    """The first of equal personas: the machine of one and the same is found without comparing."""
    return persona


@dataclass(frozen=True, eq=False)
class Case:
    """A file without errors of its own: `root` are its nodes, `casts` what can be played with it.

    A scenario has a cast for each of its personas, a persona one with a scenario that does nothing.
    `flags_elsewhere` gives the flags that scenarios set for a persona.
    """

    path: str
    root: MapNode
    casts: tuple[Cast, ...]
    scenario: Scenario | None = None
    persona: Persona | None = None
    flags_elsewhere: Callable[[], frozenset[str]] = frozenset

    @property
    def steps(self) -> int:
        """The replies and actions that were played."""
        return sum(cast.steps for cast in self.casts)

    def at(self, path: Path, code: str, found: str, expected: str, hint: str = "",
           example: str = "", *, key: bool = False) -> Diagnostic:  # fmt: skip
        """A problem at the value that `path` leads to, or with `key` at the key it stands under."""
        node = key_at(self.root, path) if key else node_at(self.root, path)
        return self.on(node, code, found, expected, hint, example)

    def on(self, node: Node, code: str, found: str, expected: str, hint: str = "",
           example: str = "") -> Diagnostic:  # fmt: skip
        """A problem at a node."""
        return Diagnostic(self.path, node.line, node.column, code, found, expected, hint, example)


def persona_case(
    path: str, root: MapNode, persona: Persona, flags_elsewhere: Callable[[], frozenset[str]]
) -> Case:
    """A persona by itself, in a call about nothing that sets the flags other files set for it."""
    wanted = {f for r in persona.reacts for part in parts(r.when) for f in part.flags}
    own = {flag for reaction in persona.reacts for flag in reaction.sets}
    blank = _blank(persona, sorted(wanted - own - MADE_BY_CALL))
    cast = Cast(blank, persona, counting=True)
    return Case(path, root, (cast,), persona=persona, flags_elsewhere=flags_elsewhere)


def scenario_case(
    path: str, root: MapNode, scenario: Scenario, personas: Iterable[Persona]
) -> Case:
    """A scenario with each of its personas."""
    casts = tuple(Cast(scenario, persona) for persona in personas)
    return Case(path, root, casts, scenario=scenario)


def _blank(persona: Persona, flags: Iterable[str]) -> Scenario:
    words = Lines((LineGroup("", "", (("...",),)),))
    answers = tuple(Answer(When(mentions=(f"set {flag}",)), words, sets=(flag,)) for flag in flags)
    stage = Stage(id="call", task="", says=words, answers=answers)
    return Scenario(
        id="any scenario",
        title="",
        about="",
        industry="",
        channel="phone",
        difficulty=1,
        trains=(),
        personas=(persona.id,),
        you_are=YouAre("", "", ""),
        customer=Customer(""),
        briefing="",
        starts="call",
        resolved="resolved",
        stages={"call": stage},
        outcomes=STANDARD_OUTCOMES,
        identity=Identity("", words),
    )
