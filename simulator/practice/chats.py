"""Several live chats side by side (002, Live chat; 003, Focus).

Each chat is a session of its own with its own record, clock and scorecard; what is said in one does
not touch the others. Only the trainee's attention is shared, and the customers' time runs for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.mistakes import Mistake
from simulator.practice.finding import find_persona, find_scenario
from simulator.practice.focus import Attention, attention, quiet_since, verdict
from simulator.practice.scored_by import CHANNEL_NAMES
from simulator.practice.session import Mode, Session

if TYPE_CHECKING:
    from simulator.content.library import Library
    from simulator.engine.persona import Persona
    from simulator.engine.scenario import Scenario
    from simulator.practice.desk import Desk

CHANNEL = "chat"
FEWEST, MOST = 2, 3
"""How many chats one agent has at once."""


class NotSideBySide(Mistake):
    """What was asked for cannot be played side by side; the text says why and what can."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A chat to be: what it is about, and who writes."""

    scenario: Scenario
    persona: Persona


def plan(library: Library, wanted: Sequence[str]) -> tuple[Pair, ...]:
    """The chats named by SCENARIO or SCENARIO:PERSONA, two or three of them.

    Without a persona the first takes the part who is not in another chat of the same scenario.
    Raises NotFound for an unknown name and NotSideBySide for another channel, for the same customer
    twice, and for too few or too many.
    """
    if not FEWEST <= len(wanted) <= MOST:
        has = "1 chat" if len(wanted) == 1 else f"{len(wanted)} chats"
        raise NotSideBySide(f"{has} cannot be played side by side: choose {FEWEST} or {MOST}.")
    planned: list[Pair] = []
    for name in wanted:
        pair = _pair(library, name, planned)
        if pair in planned:
            raise NotSideBySide(
                f"{pair.scenario.id}:{pair.persona.id} is there twice, and one customer writes in"
                f" one chat. Who else can play it: {', '.join(pair.scenario.personas)}."
            )
        planned.append(pair)
    return tuple(planned)


def _pair(library: Library, name: str, planned: Sequence[Pair]) -> Pair:
    scenario_id, _, persona_id = name.partition(":")
    scenario = find_scenario(library, scenario_id)
    if scenario.channel != CHANNEL:
        channel = CHANNEL_NAMES.get(scenario.channel, scenario.channel)
        raise NotSideBySide(
            f"{scenario.id!r} is not a live chat but {channel}, and only chats go side by side."
            f" Chats: {', '.join(_chats(library))}."
        )
    taken = [pair.persona.id for pair in planned if pair.scenario.id == scenario.id]
    free = [one for one in scenario.personas if one not in taken]
    return Pair(scenario, find_persona(library, scenario, persona_id or next(iter(free), "")))


def _chats(library: Library) -> tuple[str, ...]:
    headings = library.headings("scenario")
    return tuple(one.id for one in headings if one.channel == CHANNEL) or ("none yet",)


class Chats:
    """Sessions side by side, one of which the trainee looks at."""

    def __init__(self, sessions: Sequence[Session]) -> None:
        self.sessions = tuple(sessions)
        self.at = 0
        self._seen = [0 for _ in self.sessions]
        self.turn_to(0)

    @classmethod
    def begin(
        cls,
        desk: Desk,
        planned: Sequence[Pair],
        *,
        seed: int | None = None,
        mode: Mode = "practice",
    ) -> Chats:
        """Begin and record a session for each chat; with a seed the next ones take the numbers
        after it. Raises StoreFailed when the records cannot be written."""
        return cls(
            [
                Session.begin(
                    desk,
                    pair.scenario.id,
                    pair.persona.id,
                    seed=None if seed is None else seed + place,
                    mode=mode,
                )
                for place, pair in enumerate(planned)
            ]
        )

    @property
    def mode(self) -> str:
        """practice or test, for all of them."""
        return self.sessions[0].mode

    @property
    def names(self) -> tuple[str, ...]:
        """The customers' names, with the persona's where two have the same."""
        names = [session.scenario.customer.name for session in self.sessions]
        return tuple(
            name if names.count(name) == 1 else f"{name} ({session.persona.name})"
            for name, session in zip(names, self.sessions, strict=True)
        )

    @property
    def over(self) -> bool:
        """Whether every chat has ended."""
        return not self._open

    @property
    def finished(self) -> bool:
        """Whether the questions of every chat are answered too."""
        return all(session.phase == "finished" for session in self.sessions)

    def turn_to(self, place: int) -> Session:
        """Look at the chat at `place`, from 0; what was written there is no longer unread."""
        self._seen[self.at] = self._written(self.at)
        self.at = place
        self._seen[place] = self._written(place)
        return self.sessions[place]

    def unread(self, place: int) -> bool:
        """Whether the customer has written since the trainee last looked at that chat."""
        return place != self.at and self._written(place) > self._seen[place]

    def waiting_ms(self, place: int) -> int | None:
        """How long nothing has been said or done in that chat; None once it has ended."""
        session = self.sessions[place]
        if session.phase != "call":
            return None
        return max(0, session.elapsed_ms - quiet_since(session.events))

    def next_one(self) -> int | None:
        """The place of the next chat that goes on, round from the one looked at; None when no
        other does."""
        count = len(self.sessions)
        places = [(self.at + step) % count for step in range(1, count)]
        return next((place for place in places if place in self._open), None)

    def longest_waiting(self) -> int | None:
        """The place of the other chat whose customer waits longest; None when none is open."""
        others = [place for place in self._open if place != self.at]
        return max(others, key=lambda place: self.waiting_ms(place) or 0, default=None)

    def attention(self) -> tuple[Attention, ...]:
        """What each customer got of it."""
        return tuple(map(attention, self.sessions))

    def verdict(self) -> tuple[str, ...]:
        """The focus over all chats, in sentences."""
        return verdict(self.names, self.attention())

    def skills(self) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
        """The scorecards side by side: each skill that any chat scores, with its score in each."""
        cards = [session.scorecard() for session in self.sessions]
        scores = [{one.name: one.score for one in card.skills} for card in cards]
        names = dict.fromkeys(one.name for card in cards for one in card.skills)
        rows = ((name, tuple(one.get(name) for one in scores)) for name in names)
        return tuple(row for row in rows if any(score is not None for score in row[1]))

    @property
    def _open(self) -> tuple[int, ...]:
        return tuple(
            place for place, session in enumerate(self.sessions) if session.phase == "call"
        )

    def _written(self, place: int) -> int:
        return sum(entry.kind == "customer" for entry in self.sessions[place].entries())
