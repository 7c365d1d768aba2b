"""Simulated trainees: from how a call stands to what they say or do next, drawn by seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Protocol

from scoring.transcript import ACTIONS
from simulator.content.read_transcript import Step
from simulator.workbench.manners import Manner, manners
from simulator.workbench.phrasebook import Phrasebook, in_sentences, whole_sentences
from simulator.workbench.playing import Play

WAITS = (10, 30, 60)
"""The silences, in seconds, that a trainee without words leaves."""

_PARTINGS = 2
"""After so many goodbyes that were not taken for one, a trainee hangs up."""


class Trainee(Protocol):
    """Somebody who plays a call."""

    def next(self, play: Play) -> Step | None:
        """What they do now; None when they are done."""
        ...


def trainee(name: str, phrasebook: Phrasebook, seed: int) -> Trainee:
    """The trainee of that name, at the beginning of a call."""
    manner, chance = manners()[name], Random(f"{name}:{seed}")
    if manner.words:
        return Stuffer(manner, phrasebook, chance)
    if manner.acts:
        return Gambler(manner, phrasebook, chance)
    return Agent(manner, phrasebook, chance)


class Agent:
    """Works through the plot in a manner of its own: model replies, its own words, chores."""

    def __init__(self, manner: Manner, phrasebook: Phrasebook, chance: Random) -> None:
        self._manner, self._book, self._chance = manner, phrasebook, chance
        self._said: set[str] = set()
        self._moments: set[str] = set()
        self._articles = list(phrasebook.scenario.knowledge)
        self._visited: list[str] = []
        self._tried_verify = self._closed = self._wrote = self._rested = False
        self._partings = 0

    def next(self, play: Play) -> Step | None:
        """A chore of the job, a silence, or a reply; after the call the note and the break."""
        if play.ended:
            return self._after_call(play)
        if play.call.state.on_hold:
            return Step(0, act="resume")
        if chore := self._chore(play):
            return chore
        if self._likely(self._manner.waits) and self._book.waits:
            return Step(0, wait=self._chance.choice(WAITS))
        return self._reply(play)

    def _likely(self, share: int) -> bool:
        return self._chance.random() * 100 < share

    def _chore(self, play: Play) -> Step | None:
        """Check identity once it was given; look something up on arriving in a new stage."""
        state = play.call.state
        if "identity_given" in state.flags and not self._tried_verify:
            self._tried_verify = True
            if self._likely(self._manner.chores):
                return Step(0, act="verify")
        if not self._visited:
            self._visited.append(state.stage)
        if state.stage not in self._visited and not play.last.abusive:
            self._visited.append(state.stage)
            if self._articles and self._likely(self._manner.chores):
                return Step(0, act="look_up", detail=self._articles.pop(0).title)
        return None

    def _after_call(self, play: Play) -> Step | None:
        if not self._wrote:
            self._wrote = True
            if self._likely(self._manner.chores):
                return Step(0, act="note", detail=self._book.note(play))
        if not self._rested:
            self._rested = True
            if "abused" in play.call.state.flags and self._likely(self._manner.chores):
                return Step(0, act="take_break")
        return None

    def _reply(self, play: Play) -> Step:
        moment = self._moment(play)
        if moment == "abused_again" and self._warned_enough(play):
            return Step(0, act="disconnect")
        if moment == "parting":
            self._partings += 1
            if self._partings > _PARTINGS:
                return Step(0, act="end")
        self._closed = self._closed or moment == "closing"
        parts = [self._own(moment), self._model(play, moment)]
        text = self._book.joined([part for part in parts if part] or [self._own("any") or "..."])
        return Step(0, reply=whole_sentences(text, self._book.room(play)))

    def _warned_enough(self, play: Play) -> bool:
        """Whether the end of an abusive call has been announced, by one who goes by the book."""
        return bool(self._manner.better) and "abused_again" in self._moments

    def _moment(self, play: Play) -> str:
        state = play.call.state
        if state.replies == 0:
            return "opening"
        if play.last.abusive:
            return "abused_again" if "abused_after_warning" in state.flags else "abused"
        if state.settled:
            return "parting" if self._closed else "closing"
        if state.heat in ("hot", "boiling"):
            return "heated"
        if "confusion" in self._book.signals(play.heard):
            return "confused"
        return "stalled" if self._stalled(play) else "any"

    def _stalled(self, play: Play) -> bool:
        """Whether the last things done have not led to another stage."""
        moves = [move for taken in play.taken[-3:] for move in taken.response.moves]
        return not any(move.what == "stage" for move in moves)

    def _own(self, moment: str) -> str:
        """Words of its own for a moment, not said before where it has others."""
        known = [*self._manner.lines.get(moment, ()), *self._book.better(self._manner, moment)]
        fresh = [text for text in known if text not in self._said] or known
        if not fresh:
            return ""
        text = self._chance.choice(fresh)
        self._said.add(text)
        self._moments.add(moment)
        return text

    def _model(self, play: Play, moment: str) -> str:
        """Words of the model reply, as much of it as is this trainee's way."""
        if moment in ("parting", "abused", "abused_again") or not self._likely(self._manner.model):
            return ""
        models = self._book.models(play.call.state.stage)
        fresh = [text for text in models if text not in self._said]
        if not fresh and moment != "stalled" and self._manner.better:
            return ""
        if not (fresh or models):
            return ""
        text = self._chance.choice(fresh or list(models))
        self._said.add(text)
        if not self._manner.sentences:
            return text
        sentences = in_sentences(text)
        first = self._chance.randrange(max(1, len(sentences) - self._manner.sentences + 1))
        return " ".join(sentences[first : first + self._manner.sentences])


class Stuffer:
    """Strings keywords together: those of good replies, the scenario's facts and its own cues."""

    def __init__(self, manner: Manner, phrasebook: Phrasebook, chance: Random) -> None:
        self._words = (*manner.words, *phrasebook.keywords)
        self._book, self._chance = phrasebook, chance

    def next(self, play: Play) -> Step | None:
        """A dozen words or two."""
        if play.ended:
            return None
        count = min(len(self._words), self._chance.randint(8, 24))
        text = " ".join(self._chance.sample(self._words, count))
        return Step(0, reply=text[: self._book.room(play)])


class Gambler:
    """Says and does whatever comes up, which finds the corners of a plot."""

    def __init__(self, manner: Manner, phrasebook: Phrasebook, chance: Random) -> None:
        self._manner, self._book, self._chance = manner, phrasebook, chance
        everybody = manners().values()
        lines = [text for one in everybody for texts in one.lines.values() for text in texts]
        self._texts: Sequence[str] = (*lines, *phrasebook.all_models)

    def next(self, play: Play) -> Step | None:
        """Any reply, action or silence."""
        if play.ended:
            return None
        drawn = self._chance.random() * 100
        if drawn < self._manner.acts:
            return self._act()
        if drawn < self._manner.acts + self._manner.waits and self._book.waits:
            return Step(0, wait=self._chance.randint(1, 90))
        text = self._chance.choice(self._texts)
        return Step(0, reply=whole_sentences(text, self._book.room(play)))

    def _act(self) -> Step:
        action = self._chance.choice(ACTIONS)
        topics = [one.title for one in self._book.scenario.knowledge] or ["the case"]
        return Step(0, act=action, detail=self._chance.choice(topics))
