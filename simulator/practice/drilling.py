"""The drill of one ended session: its worst replies, each said again as often as one likes."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from simulator.content.scoring_data import load_behaviours
from simulator.engine.events import Replied
from simulator.engine.recording import to_payload
from simulator.practice.desk import Desk
from simulator.practice.drill import Drilled, Weak, before, drill, setting, weakest
from simulator.practice.folding import Fold
from simulator.practice.ledger import Ledger
from simulator.practice.words import Refused, clean_text


class Drilling:
    """A drill over a call that is over. What is said in it is recorded and changes no score."""

    def __init__(self, desk: Desk, fold: Fold, ledger: Ledger) -> None:
        self._desk, self._fold, self._ledger = desk, fold, ledger

    @cached_property
    def weak(self) -> tuple[Weak, ...]:
        """The replies to say again, the worst first; none where words cost nothing."""
        return weakest(self._fold, self._desk.scoring)

    def say(self, weak: Weak, text: str) -> Drilled:
        """Read `text` in the place of the old reply, record it and tell what changed.

        Raises Refused, with nothing recorded, for words that could not have been sent there.
        """
        words = clean_text(text)
        call, moment = self._fold.call, weak.moment
        refusal = before(self._fold, moment.event).call.refuses(Replied(moment.at, words))
        if refusal:
            raise Refused(refusal)
        shown = self._desk.reader.read(setting(call.scenario, call.agent_name, moment, words))
        stated = self._desk.scoring.stated(words, call.scenario.facts)
        meant = self._desk.scoring.meant(words)
        said = Replied(moment.at, words, tuple(shown), tuple(stated), meant=meant)
        drilled = drill(self._fold, self._desk.scoring, weak, said, self._name)
        self._ledger.keep("drilled", _payload(weak, said, drilled))
        return drilled

    def _name(self, behaviour: str) -> str:
        known = load_behaviours().get(behaviour)
        own = self._desk.scoring.own_behaviours.get(behaviour)
        found = known or own
        return found.name if found is not None else behaviour.replace("_", " ")


def _payload(weak: Weak, said: Replied, drilled: Drilled) -> dict[str, Any]:
    """What is kept of an attempt: which reply, the new words as they were read, what they did."""
    _, read = to_payload(said)
    return {
        **read,
        "event": weak.moment.event,
        "mended": [one.rule for one in drilled.mended],
        "still": [one.rule for one in drilled.still],
        "broken": [one.rule for one in drilled.broken],
    }
