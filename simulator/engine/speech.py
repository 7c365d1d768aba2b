"""The customer's mouth: picks the line that fits best, varied by seed, and remembers it."""

from __future__ import annotations

from simulator.engine.lines import NOTHING, Line, Lines, choose
from simulator.engine.memory import Memory
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario

PLACEHOLDERS = ("customer", "first_name", "agent", "company")
"""The names in curly brackets that a line may use."""


class Speech:
    """What the customer says in answer to one event, beat after beat."""

    def __init__(
        self, scenario: Scenario, persona: Persona, seed: int, agent_name: str, memory: Memory
    ) -> None:
        self._persona = persona
        self._seed = seed
        self._memory = memory
        self._names = {
            "customer": scenario.customer.name,
            "first_name": scenario.customer.name.split()[0] if scenario.customer.name else "",
            "agent": agent_name,
            "company": scenario.you_are.company,
        }
        self.beats: list[str] = []
        self.in_character = False

    def say(self, lines: Lines, *, in_character: bool = False) -> bool:
        """Add one of `lines` in the present mood; False when there is none to say.

        `in_character` marks the persona's own words, which are abuse in an abusive mood.
        """
        memory = self._memory
        fitting = lines.fitting(self._persona.id, self._persona.heat(memory.mood))
        line = choose(fitting, memory.said, memory.last_line, self._seed, memory.events)
        if not line:
            return False
        memory.said[line] = memory.said.get(line, 0) + 1
        memory.last_line = line
        self.in_character = self.in_character or in_character
        self.beats.extend(self._filled(line))
        return True

    def say_on(self, occasion: str) -> bool:
        """Add the persona's own line for an occasion; False when it has none."""
        return self.say(self._persona.lines.get(occasion, NOTHING), in_character=True)

    def _filled(self, line: Line) -> list[str]:
        filled = []
        for beat in line:
            for name, value in self._names.items():
                beat = beat.replace(f"{{{name}}}", value)
            filled.append(beat)
        return filled
