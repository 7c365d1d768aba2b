"""One call: the trainee's events in, the customer's answers out.

A call is a pure function of scenario, persona, seed, agent's name and events: the same ones give
the same responses on every machine, in any process.
"""

from __future__ import annotations

from copy import deepcopy

from simulator.engine.actions import act, refusal
from simulator.engine.events import Acted, Event, Replied, Response, Waited
from simulator.engine.explaining import Explanation, explain
from simulator.engine.memory import CallState, Memory
from simulator.engine.persona import GONE, WORSE, Persona
from simulator.engine.replies import hear_reply
from simulator.engine.scenario import LEFT, Outcome, Scenario
from simulator.engine.turn import Turn

MOST_REPLIES = 40
MOST_EVENTS = 200
"""No call is longer: whoever is still talking by then has lost the customer."""


class CallEnded(Exception):
    """An event came after the end of the call."""


class Call:
    """A customer on the line."""

    def __init__(
        self,
        scenario: Scenario,
        persona: Persona,
        seed: int,
        agent_name: str = "",
        *,
        stage: str = "",
        mood: str = "",
    ) -> None:
        """A new call; with `stage` or `mood` one that begins there, to look at it."""
        self.scenario = scenario
        self.persona = persona
        self.seed = seed
        self.agent_name = agent_name or scenario.you_are.name
        self._memory = Memory(stage=stage or scenario.starts, mood=mood or persona.starts)

    @property
    def state(self) -> CallState:
        """The call as it stands now."""
        memory = self._memory
        stage = self.scenario.stages[memory.stage]
        return CallState(
            stage=memory.stage,
            mood=memory.mood,
            heat=self.persona.heat(memory.mood),
            flags=frozenset(memory.flags),
            replies=memory.replies,
            on_hold=memory.held_since is not None,
            held_since=memory.held_since,
            settled=stage.settled,
            private=stage.private,
            outcome=memory.outcome,
        )

    @property
    def outcome(self) -> Outcome | None:
        """How the call ended, or None while it goes on."""
        return self.scenario.outcomes.get(self._memory.outcome)

    def open(self) -> Response:
        """The customer's first words."""
        turn = self._turn()
        turn.speech.say(self.scenario.stages[self._memory.stage].says)
        return turn.response()

    def refuses(self, event: Event) -> str | None:
        """Why `event` makes no sense at this moment, in one sentence for the trainee, or None."""
        return refusal(self.scenario, self._memory, event)

    def step(self, event: Event) -> Response:
        """Take one event and give what follows from it.

        Raises CallEnded after the end, except for the note and the break, which belong there.
        """
        memory = self._memory
        if memory.outcome and not (
            isinstance(event, Acted) and event.action in ("note", "take_break")
        ):
            raise CallEnded(f"the call has ended: {memory.outcome}")
        memory.events += 1
        turn = self._turn()
        if isinstance(event, Replied):
            hear_reply(turn, event)
        elif isinstance(event, Acted):
            act(turn, event)
        else:
            _bear_silence(turn, event)
        if memory.replies >= MOST_REPLIES or memory.events >= MOST_EVENTS:
            turn.lose_customer()
        return turn.response()

    def explain(self, event: Replied) -> Explanation:
        """Which rules a reply would fire now, and why not the others. Nothing happens by asking."""
        return explain(self._turn(deepcopy(self._memory)), event)

    @property
    def patience_left(self) -> int:
        """How many more replies without progress the customer bears in this mood."""
        return self.persona.patience - self._memory.fruitless

    def _turn(self, memory: Memory | None = None) -> Turn:
        memory = self._memory if memory is None else memory
        return Turn(self.scenario, self.persona, self.seed, self.agent_name, memory)


def _bear_silence(turn: Turn, event: Waited) -> None:
    """A customer left alone asks once, then minds, then goes (003, Silence)."""
    memory = turn.memory
    if memory.held_since is not None or event.seconds <= 0:
        return
    memory.silences += 1
    turn.speech.say_on("silence")
    if memory.silences > 1:
        turn.move_mood(WORSE)
    if memory.mood == GONE:
        turn.end(LEFT)
