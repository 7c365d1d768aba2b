"""Plays transcripts and finds the first place where one goes another way than it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from scoring.reading import Reader
from simulator.content.diagnostics import Diagnostic
from simulator.content.errors import ContentError
from simulator.content.files import SourceFile, read_bytes
from simulator.content.library import Library
from simulator.content.names import Names
from simulator.content.read_file import read_definition
from simulator.content.read_transcript import Expected, Step, TranscriptFile
from simulator.engine.events import Replied, Waited
from simulator.practice.desk import Scoring
from simulator.practice.folding import described
from simulator.practice.words import Refused
from simulator.workbench.expectations import Unmet, unmet_after, unmet_at_end
from simulator.workbench.playing import Play, Taken


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that is not as the transcript says.

    `line` is the line of the file that expects it; `step` counts from 1 and is 0 at the end. `did`
    is what the trainee did there, `heard` the customer's words after it.
    """

    line: int
    step: int
    expected: str
    came: str
    did: str = ""
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A transcript tried out. `play` is None where its file, or what it names, has `problems`;
    `left_over` counts the steps that came after the end of the call."""

    file: SourceFile
    problems: tuple[str, ...] = ()
    script: TranscriptFile | None = None
    play: Play | None = None
    difference: Difference | None = None
    left_over: int = 0

    @property
    def name(self) -> str:
        """The scenario and the name of the file."""
        folder = self.script.scenario if self.script else PurePath(self.file.shown).parent.name
        return f"{folder}/{self.file.id}".lstrip("/")

    @property
    def passed(self) -> bool:
        """Whether all went as it says."""
        return self.play is not None and self.difference is None


def read_script(
    file: SourceFile, names: Names
) -> tuple[TranscriptFile | None, tuple[Diagnostic, ...]]:
    """The transcript in a file, or None and the problems of the file."""
    source, problems = read_bytes(file)
    return (None, problems) if problems else read_definition(source, file, names)


def try_file(
    file: SourceFile, library: Library, names: Names, scoring: Scoring, reader: Reader | None = None
) -> Trial:
    """Play the transcript in a file and hold it against what it expects."""
    script, problems = read_script(file, names)
    if script is None:
        return Trial(file, tuple(map(str, problems)))
    try:
        scenario, persona = library.scenarios[script.scenario], library.personas[script.persona]
    except ContentError as error:
        return Trial(file, tuple(str(error).splitlines()), script)
    play = Play(scenario, persona, script.seed, scoring, reader)
    difference, played = play_script(play, script)
    return Trial(file, (), script, play, difference, len(script.steps) - played)


def play_script(play: Play, script: TranscriptFile) -> tuple[Difference | None, int]:
    """Take the steps of a script until one goes another way. Gives the first difference, and how
    many steps were taken; those that come after the end of the call are not played."""
    for number, step in enumerate(script.steps, start=1):
        if play.ended and not _after_call(step):
            return _unplayed(play, script, number) or _end(play, script), number - 1
        try:
            take(play, step)
        except Refused as refusal:
            came = f"a refusal: {refusal}"
            return Difference(step.line, number, _in_words(step), came), number
        if found := _after(play.taken[-1], step, number):
            return found, number
    return _end(play, script), len(script.steps)


def take(play: Play, step: Step) -> None:
    """Do what a step says. Raises Refused where it makes no sense at that moment."""
    if step.act:
        play.act(step.act, step.detail)
    elif step.wait:
        play.wait(step.wait)
    elif step.shows is None:
        play.reply(step.reply, interrupts=step.interrupts)
    else:
        play.reply_showing(
            step.shows, step.reply, step.states, step.misstates, interrupts=step.interrupts
        )


def did(taken: Taken) -> str:
    """What the trainee did in a step, in words."""
    event = taken.event
    if isinstance(event, Replied):
        return event.text
    if isinstance(event, Waited):
        return f"({event.seconds} seconds without a word)"
    return f"({described(event)})"


def _after_call(step: Step) -> bool:
    return step.act in ("note", "take_break")


def _in_words(step: Step) -> str:
    if step.act:
        return f"the action {step.act} to be taken"
    return "a silence to be noticed" if step.wait else "a reply to be taken"


def _unplayed(play: Play, script: TranscriptFile, first: int) -> Difference | None:
    """The first of the steps from `first` on that expects something, as none of them is played."""
    for number, step in enumerate(script.steps[first - 1 :], start=first):
        if step.expect:
            unmet = "a call that goes on", f"its end before that: {play.call.state.outcome}"
            return _difference(step.line, number, unmet, play.taken[-1])
    return None


def _after(taken: Taken, step: Step, number: int) -> Difference | None:
    return _first(step.expect, lambda one: unmet_after(one, taken), number, taken)


def _end(play: Play, script: TranscriptFile) -> Difference | None:
    last = play.taken[-1] if play.taken else None
    return _first(script.expect, lambda one: unmet_at_end(one, play), 0, last)


def _first(
    expected: tuple[Expected, ...],
    unmet: Callable[[Expected], Unmet | None],
    number: int,
    taken: Taken | None,
) -> Difference | None:
    for one in expected:
        if found := unmet(one):
            return _difference(one.line, number, found, taken)
    return None


def _difference(line: int, number: int, unmet: Unmet, taken: Taken | None) -> Difference:
    if taken is None:
        return Difference(line, number, *unmet)
    return Difference(line, number, *unmet, did(taken), " | ".join(taken.response.says))
