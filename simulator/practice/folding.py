"""A call and its story: events go in one by one, and what was said and felt is kept for drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from scoring.reading import Shown
from scoring.transcript import Transcript
from simulator.engine.call import Call
from simulator.engine.events import Acted, Event, Replied, Response
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.engine.transcript import Signals, transcript_of

EntryKind = Literal["customer", "you", "action", "told"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said or done, as it is drawn.

    `beats` are the pieces of a customer's words, else one text. `mood` and `heat` are the
    customer's after it, `at` is in milliseconds since the call began. `shown` are the behaviours
    read in your own words. `heard` is set where you cut the customer short: how many beats had
    arrived.
    """

    kind: EntryKind
    beats: tuple[str, ...]
    mood: str
    heat: str
    at: int
    shown: tuple[Shown, ...] = ()
    heard: int | None = None
    abusive: bool = False

    @property
    def text(self) -> str:
        """All beats, one a line."""
        return "\n".join(self.beats)


class Fold:
    """A call being played, or played again, with its story so far."""

    def __init__(self, scenario: Scenario, persona: Persona, seed: int) -> None:
        self.call = Call(scenario, persona, seed)
        self.opening = self.call.open()
        self.events: list[Event] = []
        self.responses: list[Response] = []
        self.entries: list[Entry] = []
        self.last = self.opening
        self.ended_after: int | None = None
        self.curve = [(0, self.call.state.mood, self.call.state.heat)]
        self._written: tuple[int, Signals, Transcript] | None = None
        self._tell(self.opening, 0)

    def take(self, event: Event) -> Response:
        """Play one event and write down what came of it."""
        response = self.call.step(event)
        self.events.append(event)
        self.responses.append(response)
        self._write(event)
        self._tell(response, event.at)
        self.curve.append((event.at, response.mood, response.heat))
        self.last = response
        if self.ended_after is None and self.call.outcome is not None:
            self.ended_after = len(self.events)
        return response

    def take_all(self, events: Iterable[Event]) -> Fold:
        """Play `events` in order; gives the fold itself."""
        for event in events:
            self.take(event)
        return self

    def transcript(self, signals: Signals, upto: int | None = None) -> Transcript:
        """The call in plain values, or what the first `upto` events made of it. The last one
        written is kept, as several look at it one after the other."""
        events = self.events[:upto]
        if self._written is None or self._written[:2] != (len(events), signals):
            call = self.call
            cast = call.scenario, call.persona, call.seed, call.agent_name
            self._written = len(events), signals, transcript_of(*cast, events, signals)
        return self._written[2]

    def _write(self, event: Event) -> None:
        if isinstance(event, Replied):
            self._cut_short(event)
            self._enter("you", (event.text,), event.at, event.shown)
        elif isinstance(event, Acted):
            self._enter("action", (described(event),), event.at)
        else:
            self._enter("action", (f"{event.seconds} seconds without a word",), event.at)

    def _tell(self, response: Response, at: int) -> None:
        if response.told:
            self._enter("told", (response.told,), at)
        if response.says:
            self._enter("customer", response.says, at, abusive=response.abusive)

    def _enter(
        self,
        kind: EntryKind,
        beats: tuple[str, ...],
        at: int,
        shown: tuple[Shown, ...] = (),
        *,
        abusive: bool = False,
    ) -> None:
        state = self.call.state
        self.entries.append(Entry(kind, beats, state.mood, state.heat, at, shown, abusive=abusive))

    def _cut_short(self, event: Replied) -> None:
        for place in range(len(self.entries) - 1, -1, -1):
            entry = self.entries[place]
            if entry.kind == "you":
                return
            if entry.kind == "customer":
                if event.heard is not None and event.heard < len(entry.beats):
                    self.entries[place] = replace(entry, heard=event.heard)
                return


ACTION_WORDS = {
    "hold": "put the customer on hold",
    "resume": "came back from hold",
    "look_up": "looked up",
    "verify": "checked the customer's details",
    "transfer_warm": "warm transfer to",
    "transfer_cold": "cold transfer to",
    "escalate": "escalated to",
    "note": "wrote a note",
    "end": "ended the call",
    "disconnect": "disconnected the call",
    "take_break": "took a break",
}
"""What each action is called when it is told afterwards."""

_OBJECTS = ("look_up", "transfer_warm", "transfer_cold", "escalate")


def described(event: Acted) -> str:
    """An action in words, such as "looked up missed visits"."""
    words = ACTION_WORDS.get(event.action, event.action)
    if not event.detail:
        return words
    return f"{words} {event.detail}" if event.action in _OBJECTS else f"{words}: {event.detail}"


def said_last(events: Iterable[Entry]) -> str:
    """What the customer said since the trainee's last reply; empty before the first words."""
    last: list[str] = []
    for entry in events:
        if entry.kind == "you":
            last = []
        elif entry.kind == "customer":
            last.append(entry.text)
    return "\n".join(last)
