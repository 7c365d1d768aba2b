"""A persona: how a customer feels and what moves them, whatever the call is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.engine.conditions import HEATS, When
from simulator.engine.lines import NOTHING, Lines

BETTER, WORSE, WORST, SAME = "better", "worse", "worst", "same"
DIRECTIONS = (BETTER, WORSE, WORST, SAME)

OCCASIONS: Mapping[str, str] = {
    "better": "the mood has just improved",
    "worse": "the mood has just got worse",
    "asked_again": "the agent asks for something the customer has already told",
    "no_progress": "the reply brought the call no further and the stage has no line of its own",
    "silence": "the agent has said nothing for a while",
    "hold_agreed": "the agent asked for or announced a hold",
    "hold_unannounced": "the agent put the customer on hold without a word",
    "back_from_hold": "the agent is back after a short hold",
    "held_too_long": "the agent is back after a hold that was too long",
    "interrupted": "the agent cut the customer short",
    "warned": "the agent asked the customer to stop abusive language",
    "gives_up": "patience is at its end and the customer leaves",
    "disconnected": "the agent ends the call",
    "farewell": "the agent says goodbye and nothing is left open",
}
"""The occasions on which a persona speaks for itself, and when each one comes."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """A rule: when it fits, the mood moves. `mood` is a direction or a mood by name.

    `at_most` bounds how often it fires in one call; 0 is no bound. `says` overrides the line for
    the direction. `sets` are flags to set.
    """

    when: When
    mood: str
    at_most: int = 0
    says: Lines = NOTHING
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Persona:
    """A customer's temperament. `moods` run from best to worst; `patience` is how many replies
    without progress it bears before the mood gets worse; in the moods of `abusive_in` its own lines
    are abusive, which makes a boundary due (003, Unreasonable, threatening or abusive).
    """

    id: str
    name: str
    about: str
    source: str
    moods: tuple[str, ...]
    starts: str
    patience: int
    reacts: tuple[Reaction, ...]
    lines: Mapping[str, Lines]
    abusive_in: tuple[str, ...] = ()
    advice: str = ""

    def __hash__(self) -> int:
        return hash(self.id)

    def heat(self, mood: str) -> str:
        """The mood on the common scale cool, warm, hot, boiling; a mood it has not is boiling."""
        if mood not in self.moods:
            return HEATS[-1]
        place = self.moods.index(mood)
        return HEATS[round(place * (len(HEATS) - 1) / max(1, len(self.moods) - 1))]

    def moved(self, mood: str, move: str) -> str:
        """The mood that `move` (a direction or a mood's name) leads to from `mood`.

        Worse than the worst is `GONE`: the customer gives up.
        """
        if move in self.moods:
            return move
        place = self.moods.index(mood)
        if move == WORST:
            return self.moods[-1]
        if move == BETTER:
            return self.moods[max(0, place - 1)]
        if move == WORSE:
            return self.moods[place + 1] if place + 1 < len(self.moods) else GONE
        return mood


GONE = "gone"
"""The state past the worst mood. No file may use it as a mood's name."""
