"""A transcript played again as somebody else would have typed or said it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from scoring.reading import Said
from simulator.content.files import shipped
from simulator.content.read_file import read_definition
from simulator.content.read_transcript import Step, TranscriptFile
from simulator.engine.actions import PUBLIC_POST_LIMIT
from simulator.engine.scenario import Scenario
from simulator.workbench.playing import Play
from simulator.workbench.trying import play_script
from tests.cheats.playing import scripts
from tests.examples import LIBRARY, SCORING
from tests.played import NAMES, reader

Retype = Callable[[Said, random.Random], Said]
_WORD = re.compile(r"[A-Za-z]+")


@cache
def paraphrases() -> dict[str, list[list[str]]]:
    """For some transcripts sets of replies that mean the same, reply by reply."""
    file = Path(__file__).parent / "paraphrases.yaml"
    return dict(yaml.safe_load(file.read_text("utf-8")))


def overall(script: TranscriptFile, scenario: Scenario | None = None) -> int:
    """The points of a transcript, whatever it expects; the step must be allowed."""
    cast = scenario or LIBRARY.scenarios[script.scenario], LIBRARY.personas[script.persona]
    play = Play(*cast, script.seed, SCORING, reader())
    bare = replace(script, steps=tuple(replace(s, expect=()) for s in script.steps), expect=())
    difference, _ = play_script(play, bare)
    assert difference is None, difference
    return play.scorecard.overall


@cache
def told_first(name: str) -> int:
    """The points of a shipped transcript as it stands."""
    return overall(scripts()[name])


def retyped(name: str, typed: Retype, chance: random.Random) -> TranscriptFile:
    """A shipped transcript with its replies typed another way."""
    script = scripts()[name]
    texts = ((one.reply, typed(Said(one.reply), chance).reply) for one in _replies(script))
    return _with_replies(script, (new if _fits(old, new) else old for old, new in texts))


def _fits(old: str, new: str) -> bool:
    """Whether a reply is not typed into something too long for a public post."""
    return not len(old) <= PUBLIC_POST_LIMIT < len(new)


def retold(name: str, texts: Iterable[str]) -> TranscriptFile:
    """A shipped transcript with other replies, as many as it has."""
    return _with_replies(scripts()[name], texts)


def renamed(name: str, called: dict[str, str]) -> tuple[TranscriptFile, Scenario]:
    """A shipped transcript in a scenario whose people are called something else."""

    def swap(text: str) -> str:
        return _WORD.sub(lambda found: called.get(found.group(), found.group()), text)

    script = scripts()[name]
    file = shipped("scenario")[script.scenario]
    scenario, problems = read_definition(swap(file.read().decode()).encode(), file, NAMES)
    assert scenario is not None, problems
    return _with_replies(script, [swap(one.reply) for one in _replies(script)]), scenario


def _replies(script: TranscriptFile) -> list[Step]:
    return [step for step in script.steps if step.reply]


def _with_replies(script: TranscriptFile, texts: Iterable[str]) -> TranscriptFile:
    given = iter(texts)
    steps = tuple(replace(s, reply=next(given)) if s.reply else s for s in script.steps)
    assert next(given, None) is None
    return replace(script, steps=steps)
