"""Ways of cheating: what each of them says next in a call, or answers to a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from string import ascii_lowercase

import yaml

from scoring.answers import Question
from simulator.content.read_transcript import Step
from simulator.practice.words import Refused
from simulator.workbench.manners import manners
from simulator.workbench.phrasebook import Phrasebook, in_sentences, whole_sentences
from simulator.workbench.playing import Play
from simulator.workbench.trying import take
from tests.cheats.playing import new_play
from tests.examples import SCORING

MOST_REPLIES = 10
_SOUNDS = "\n|[^\\w£$%'.,?! -]+"

Cheater = Callable[[Play, Random], Iterator[str]]
"""What a cheat says in a call, reply by reply; an empty one is a silence."""


@cache
def denied() -> tuple[str, ...]:
    """Credits with a not in them."""
    rows = yaml.safe_load(
        (Path(__file__).parents[1] / "scoring" / "negated.yaml").read_text("utf-8")
    )
    return tuple(row[2] for row in rows)


def keywords(play: Play) -> tuple[str, ...]:
    """The words of good replies, of the scenario's facts and of what its rules look for."""
    book = Phrasebook(play.scenario, play.persona, SCORING.rubric, SCORING.signals)
    return (*manners()["stuffing"].words, *book.keywords)


def stuffing(play: Play, chance: Random) -> Iterator[str]:
    """Strings of keywords."""
    words = keywords(play)
    while True:
        yield " ".join(chance.sample(words, min(len(words), chance.randint(8, 24))))


def chopping(play: Play, chance: Random) -> Iterator[str]:
    """Keywords with full stops and commas between them."""
    words = keywords(play)
    while True:
        chosen = chance.sample(words, min(len(words), chance.randint(8, 24)))
        yield "".join(f"{word}{chance.choice(('. ', ', '))}" for word in chosen)


def parroting(play: Play, chance: Random) -> Iterator[str]:
    """The customer's own words."""
    while True:
        yield re.sub(_SOUNDS, " ", play.heard)


def pasting(play: Play, chance: Random) -> Iterator[str]:
    """Pages of the handbook: what the appendix asks for."""
    pages = [question.model for question in SCORING.questions]
    while True:
        yield chance.choice(pages)


def denying(play: Play, chance: Random) -> Iterator[str]:
    """Credits with a not in them, two or three at a time."""
    while True:
        yield " ".join(chance.sample(denied(), chance.randint(2, 3)))


def babbling(play: Play, chance: Random) -> Iterator[str]:
    """Letters by chance."""
    while True:
        words = (
            "".join(chance.choices(ascii_lowercase, k=chance.randint(1, 9))) for _ in range(12)
        )
        yield " ".join(words)


def silent(play: Play, chance: Random) -> Iterator[str]:
    """Nothing, or next to it."""
    while True:
        yield chance.choice(("", "", "...", "Mm."))


def repeating(where: int) -> Cheater:
    """One good reply over and over: the model of the first stage, or of another."""

    def repeated(play: Play, chance: Random) -> Iterator[str]:
        book = Phrasebook(play.scenario, play.persona, SCORING.rubric, SCORING.signals)
        good = book.all_models[where]
        while True:
            yield good

    return repeated


CHEATERS: Mapping[str, Cheater] = {
    "stuffing": stuffing,
    "chopping": chopping,
    "parroting": parroting,
    "pasting": pasting,
    "denying": denying,
    "babbling": babbling,
    "silent": silent,
    "repeating the first reply": repeating(0),
    "repeating the last reply": repeating(-1),
}


def cheated(scenario: str, persona: str, cheat: str, seed: int) -> Play:
    """A call in which nothing else is done."""
    play = new_play(scenario, persona, seed)
    chance = Random(f"{scenario}:{persona}:{cheat}:{seed}")
    book = Phrasebook(play.scenario, play.persona, SCORING.rubric, SCORING.signals)
    said = CHEATERS[cheat](play, chance)
    for _ in range(MOST_REPLIES):
        if play.ended:
            break
        words = next(said)
        try:
            if words:
                take(play, Step(0, reply=whole_sentences(words, book.room(play))))
            else:
                take(play, Step(0, wait=30))
        except Refused:
            # What cannot be sent is no cheat that works.
            continue
    if not play.ended:
        play.act("end")
    return play


def _points(question: Question, chance: Random) -> str:
    words = re.findall(r"[a-z]{4,}", " ".join(point.text for point in question.points).lower())
    return " ".join(chance.sample(words, len(words)))


def _another_page(question: Question, chance: Random) -> str:
    others = [one for one in SCORING.questions if not set(one.skills) & set(question.skills)]
    return chance.choice(others).model


def _denied(question: Question, chance: Random) -> str:
    said = in_sentences(question.model)
    return " ".join(f"It is wrong that {one[0].lower()}{one[1:]}" for one in said)


def _letters(question: Question, chance: Random) -> str:
    return " ".join("".join(chance.choices(ascii_lowercase, k=6)) for _ in range(15))


def _good(question: Question, chance: Random) -> str:
    return "I would listen carefully, stay calm and help the customer as well as I can."


ANSWERS: Mapping[str, Callable[[Question, Random], str]] = {
    "keywords": _points,
    "the question": lambda question, chance: question.text,
    "another page": _another_page,
    "denied": _denied,
    "letters": _letters,
    "nothing": lambda question, chance: "...",
    "one good answer": _good,
}
"""What a cheat answers to an appendix question."""
