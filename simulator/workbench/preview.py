"""A call that is looked at while its files are being written: play, explain, read again.

Nothing is recorded. When a file changes, what was typed is played again on the new version as far
as that goes; a version with errors is told and the last sound one stays in play.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scoring.reading import Reader, Said, Shown
from simulator.content.errors import UnknownName
from simulator.content.library import Library
from simulator.content.scoring_data import load_behaviours
from simulator.engine.call import CallEnded
from simulator.engine.events import Response
from simulator.engine.explaining import Explanation
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.mistakes import Mistake
from simulator.practice.desk import Scoring
from simulator.practice.finding import find_persona
from simulator.practice.typed_actions import (
    TypedAction,
    TypedReply,
    TypedScreen,
    TypedWait,
    read_line,
)
from simulator.practice.words import Refused
from simulator.workbench.found_files import found
from simulator.workbench.playing import Play

SHOW = "/show"
"""`/show empathy, apology` is a reply that shows these behaviours, without words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What to look at: an id or file, who plays, the seed, and where to begin."""

    what: str
    persona: str = ""
    seed: int = 1
    stage: str = ""
    mood: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line as typed, what came of it, and why the rules went as they did (replies only)."""

    line: str
    response: Response
    why: Explanation | None


class CachedReader:
    """Reads each reply once, so that playing again after a change costs nothing."""

    def __init__(self, reader: Callable[[], Reader]) -> None:
        self._reader = reader
        self._read: dict[Said, tuple[Shown, ...]] = {}

    @property
    def fingerprint(self) -> str:
        """That of the reader behind it."""
        return self._reader().fingerprint

    def read(self, said: Said) -> tuple[Shown, ...]:
        """The reader's own reading."""
        if said not in self._read:
            self._read[said] = self._reader().read(said)
        return self._read[said]


class Preview:
    """A scenario in play, with what was typed so far. `files` are those to watch: scenario and
    persona where they are the user's own.

    Raises BrokenFile, NotFound or UnknownName when there is nothing sound to begin with.
    """

    def __init__(self, terms: Terms, user_folder: Path, scoring: Scoring) -> None:
        self._folder, self._scoring = user_folder, scoring
        self._reader = CachedReader(lambda: scoring.reader)
        self.terms = terms
        self.problems = ""
        self.note = ""
        self.files: tuple[Path, ...] = ()
        self._begin(*self._found())

    def type(self, line: str) -> Step:
        """Take a line as the call screen does, or `/show`. Raises Refused, and nothing happened."""
        step = self._taken(line.strip())
        self.steps.append(step)
        self.note = ""
        return step

    def start_over(self) -> None:
        """Begin the call again, with nothing typed."""
        self._begin(self.scenario, self.persona)
        self.note = "From the beginning."

    def reload(self) -> None:
        """Read the files again and play what was typed on what they say now.

        `problems` then holds what is wrong with them, or nothing; `note` says where the call went
        another way or could not go on.
        """
        before = list(self.steps)
        try:
            scenario, persona = self._found()
        except Mistake as error:
            self.problems = str(error)
            self.note = "Until that is mended, the last version without mistakes stays in play."
            return
        self.problems = ""
        self._begin(scenario, persona)
        self.note = self._again(before)

    def _again(self, before: Sequence[Step]) -> str:
        note = ""
        for number, old in enumerate(before, 1):
            try:
                step = self._taken(old.line)
            except (Refused, CallEnded) as refusal:
                return f"Read again. From line {number} on the call no longer goes: {refusal}"
            self.steps.append(step)
            if not note and _differs(old.response, step.response):
                note = f"Read again. From line {number} on the customer answers otherwise."
        return note or "Read again. The call goes as before."

    def _found(self) -> tuple[Scenario, Persona]:
        library, thing = found(self.terms.what, self._folder)
        if not isinstance(thing, Scenario):
            raise Mistake(f"{self.terms.what} is a persona; preview a scenario, with --persona.")
        persona = find_persona(library, thing, self.terms.persona)
        _known(self.terms.stage, "stage", tuple(thing.stages))
        _known(self.terms.mood, "mood", persona.moods)
        self.files = _own_files(self.terms.what, library, thing, persona)
        return thing, persona

    def _begin(self, scenario: Scenario, persona: Persona) -> None:
        terms = self.terms
        self.scenario, self.persona = scenario, persona
        self.steps: list[Step] = []
        self.play = Play(
            scenario,
            persona,
            terms.seed,
            self._scoring,
            self._reader,
            stage=terms.stage,
            mood=terms.mood,
        )

    def _taken(self, line: str) -> Step:
        play = self.play
        if line.partition(" ")[0] == SHOW:
            return self._shown(line)
        typed = read_line(line)
        if isinstance(typed, TypedReply):
            event = play.read(typed.text)
            why = play.call.explain(event)
            return Step(line, play.take(event), why)
        if isinstance(typed, TypedWait):
            return Step(line, play.wait(typed.seconds), None)
        if isinstance(typed, TypedAction):
            return Step(line, play.act(typed.action, typed.detail), None)
        assert isinstance(typed, TypedScreen)
        raise Refused("That belongs to a real call. Here there are replies, actions and /show.")

    def _shown(self, line: str) -> Step:
        names = [name.strip() for name in line.removeprefix(SHOW).split(",") if name.strip()]
        known = (*load_behaviours(), *self._scoring.own_behaviours)
        for name in names:
            _known(name, "behaviour", known)
        event = self.play.showing(names, text=f"({', '.join(names) or 'nothing'})")
        why = self.play.call.explain(event)
        return Step(line, self.play.take(event), why)


def _own_files(
    what: str, library: Library, scenario: Scenario, persona: Persona
) -> tuple[Path, ...]:
    sources = [library.personas.file(persona.id)]
    given = [Path(what)] if Path(what).is_file() else []
    if not given:
        sources.append(library.scenarios.file(scenario.id))
    return (*given, *(Path(str(source.place)) for source in sources if source.own))


def _known(name: str, kind: str, known: tuple[str, ...]) -> None:
    if name and name not in known:
        raise UnknownName(kind, name, known)


def _differs(one: Response, two: Response) -> bool:
    return replace(one, moves=()) != replace(two, moves=()) or [
        (moved.what, moved.after) for moved in one.moves
    ] != [(moved.what, moved.after) for moved in two.moves]
