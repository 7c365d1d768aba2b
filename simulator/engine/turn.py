"""One turn of the customer: the moves that an event causes, collected into a response."""

from __future__ import annotations

from simulator.engine.conditions import Situation
from simulator.engine.events import Moved, Response
from simulator.engine.lines import Lines
from simulator.engine.machine import moves_from, plot_machine
from simulator.engine.memory import Memory
from simulator.engine.persona import GONE, Persona
from simulator.engine.scenario import CUT_OFF, ENDED_SAFELY, LEFT, LEFT_OPEN, Scenario
from simulator.engine.speech import Speech

_LAST_WORDS = {
    LEFT: "gives_up",
    CUT_OFF: "disconnected",
    ENDED_SAFELY: "disconnected",
    LEFT_OPEN: "disconnected",
}
"""The occasion on which the persona speaks when an outcome has no words of its own."""


class Turn:
    """The workspace of one event: reads and changes the memory, gathers what is said and moved."""

    def __init__(
        self, scenario: Scenario, persona: Persona, seed: int, agent_name: str, memory: Memory
    ) -> None:
        self.scenario = scenario
        self.persona = persona
        self.memory = memory
        self.speech = Speech(scenario, persona, seed, agent_name, memory)
        self.told = ""
        self._moves: list[Moved] = []
        self._ended_now = ""

    def situation(self, **now: object) -> Situation:
        """What conditions may look at: the memory, and what `now` says of this event."""
        memory = self.memory
        base: dict[str, object] = {
            "stated": frozenset(memory.stated),
            "done": frozenset(memory.done),
            "heat": self.persona.heat(memory.mood),
            "flags": frozenset(memory.flags),
            "replies": memory.stage_replies,
            "used": memory.used,
        }
        return Situation(**(base | now))  # type: ignore[arg-type]

    def move_mood(
        self, move: str, behaviours: tuple[str, ...] = (), words: tuple[str, ...] = ()
    ) -> None:
        """Move the mood by a direction or to a mood by name, and remember why."""
        if self.memory.mood != GONE:
            self.set_mood(self.persona.moved(self.memory.mood, move), behaviours, words)

    def set_mood(
        self, mood: str, behaviours: tuple[str, ...] = (), words: tuple[str, ...] = ()
    ) -> None:
        """Put the customer in `mood`, and remember why it changed if it did."""
        before, self.memory.mood = self.memory.mood, mood
        if before != mood:
            self._moves.append(Moved("mood", before, mood, behaviours, words))

    def advance(self, now: Situation, **why: tuple[str, ...]) -> bool:
        """Follow the plot as far as this event leads, each stage at most once; True if it moved.

        `why` are the behaviours and words that led on. Arriving at an outcome ends the call.
        """
        memory, seen = self.memory, {self.memory.stage}
        start = memory.stage
        machine = plot_machine(self.scenario)
        while True:
            step = machine.step(memory.stage, now)
            if step.rule < 0:
                break
            memory.flags.update(moves_from(self.scenario, memory.stage)[step.rule].sets)
            if step.state in self.scenario.outcomes:
                self.end(step.state)
                return True
            if step.state in seen:
                break
            seen.add(step.state)
            memory.stage = step.state
            memory.stage_replies = 0
            now = self._seen_from_here(now)
        if memory.stage == start:
            return False
        self._moves.append(Moved("stage", start, memory.stage, **why))
        return True

    def end(self, outcome: str) -> None:
        """End the call with an outcome; the customer has the last word. The first end counts."""
        if self.memory.outcome:
            return
        self.memory.outcome = self._ended_now = outcome
        self.memory.held_since = None
        if not self.speech.say(self.scenario.outcomes[outcome].says):
            self.speech.say_on(_LAST_WORDS.get(outcome, "farewell"))

    def lose_customer(self) -> None:
        """The customer leaves, unless the call is over already."""
        if not self.memory.outcome:
            self.set_mood(GONE)
            self.end(LEFT)

    def response(self) -> Response:
        """Everything this event led to."""
        memory = self.memory
        beats = tuple(self.speech.beats)
        if beats:
            memory.last_beats = len(beats)
        abusive = self.speech.in_character and memory.mood in self.persona.abusive_in
        if abusive:
            if "warned" in memory.flags:
                memory.flags.add("abused_after_warning")
            memory.flags.add("abused")
        return Response(
            says=beats,
            told=self.told,
            moves=tuple(self._moves),
            mood=memory.mood,
            heat=self.persona.heat(memory.mood),
            stage=memory.stage,
            abusive=abusive,
            outcome=self._ended_now,
        )

    @property
    def settled(self) -> bool:
        """Whether the call stands in a stage that leaves nothing open."""
        return self.scenario.stages[self.memory.stage].settled

    def arrive(self) -> bool:
        """Speak the lines of the stage the call stands in; False when it has none."""
        return self.speech.say(self.scenario.stages[self.memory.stage].says)

    def nudge(self) -> bool:
        """Speak the stage's nudges, or the persona's words for no progress."""
        nudges: Lines = self.scenario.stages[self.memory.stage].nudges
        return self.speech.say(nudges) or self.speech.say_on("no_progress")

    def _seen_from_here(self, now: Situation) -> Situation:
        return self.situation(
            shown=now.shown,
            words=now.words,
            misstated=now.misstated,
            act=now.act,
            interrupted=now.interrupted,
        )
