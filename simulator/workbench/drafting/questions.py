"""What is asked for a new file, and how an answer is checked at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from simulator.content.diagnostics import Diagnostic, quoted
from simulator.content.names import did_you_mean
from simulator.mistakes import Mistake

LONGEST = 300
"""Characters of one answer."""

Answers = dict[str, str]
"""The checked answers by the names of their questions; lists are joined by ", "."""


class WrongAnswer(Mistake):
    """An answer that will not do. One sentence says what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is when a file is begun: the names it may use, by kind, the ids that are taken,
    with a word on where, and `prove`, which gives the problems of a file's text."""

    names: Mapping[str, tuple[str, ...]]
    taken: Mapping[str, str] = field(default_factory=dict)
    prove: Callable[[str], Sequence[Diagnostic]] = lambda text: ()


Check = Callable[[str, Answers, Room], str]
"""Gives an answer as it is used, or raises WrongAnswer."""

Suggest = Callable[[Answers, Room], str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `name` is also the option that answers it; `suggest` gives what an empty answer
    means, an empty text where there has to be one; `choices` is the kind of name to choose from;
    `more` explains the question to whoever asks back."""

    name: str
    words: str
    check: Check
    suggest: Suggest = lambda answers, room: ""
    choices: str = ""
    more: str = ""


Ask = Callable[[Question, str], str]
"""Puts a question, with the suggestion, and gives what was typed; an empty text takes the
suggestion."""


def gathered(
    questions: Sequence[Question], given: Mapping[str, str], ask: Ask, room: Room, again: bool
) -> Answers:
    """The answers to all questions: those given, and for the others what `ask` brings.

    A wrong answer is asked for again with `again`, which is told through `ask` as a question of its
    own would be; else, and for those given, WrongAnswer is raised with the question's name.
    """
    answers: Answers = {}
    for question in questions:
        if question.name in given:
            answers[question.name] = _checked(question, given[question.name], answers, room)
        else:
            answers[question.name] = _asked(question, answers, ask, room, again)
    return answers


def _asked(question: Question, answers: Answers, ask: Ask, room: Room, again: bool) -> str:
    suggestion = question.suggest(answers, room)
    told = question
    while True:
        typed = ask(told, suggestion).strip() or suggestion
        try:
            return _checked(question, typed, answers, room)
        except WrongAnswer as wrong:
            if not again:
                raise
            told = replace(question, words=str(wrong))


def _checked(question: Question, typed: str, answers: Answers, room: Room) -> str:
    if not typed.strip():
        raise WrongAnswer(f"{question.name}: found no answer, expected one to: {question.words}")
    try:
        return question.check(typed.strip(), answers, room)
    except WrongAnswer as wrong:
        raise WrongAnswer(f"{question.name}: {wrong}") from wrong


def text(typed: str, answers: Answers, room: Room) -> str:
    """Words on one line, none of which a line of the customer would take for something else."""
    if len(typed) > LONGEST:
        raise WrongAnswer(f"found {len(typed)} characters, expected {LONGEST} at most")
    for sign in typed:
        if sign in "{}|":
            raise WrongAnswer(f'found "{sign}", which lines use for something else; leave it out')
        if not sign.isprintable():
            raise WrongAnswer("found a sign that cannot be seen, expected words on one line")
    if not any(sign.isalnum() for sign in typed):
        raise WrongAnswer(f"found {quoted(typed)}, expected words")
    return " ".join(typed.split())


def one_of(kind: str) -> Check:
    """A name of a kind."""

    def check(typed: str, answers: Answers, room: Room) -> str:
        return _name(typed, room.names[kind])

    return check


def some_of(kind: str, most: int = 99) -> Check:
    """Names of a kind with commas between them, each once."""

    def check(typed: str, answers: Answers, room: Room) -> str:
        known = room.names[kind]
        found = known if typed.lower() == "all" else [_name(one, known) for one in parts(typed)]
        names = tuple(dict.fromkeys(found))
        if not names or len(names) > most:
            raise WrongAnswer(f"found {len(names)} of them, expected 1 to {most}")
        return ", ".join(names)

    return check


def number(low: int, high: int) -> Check:
    """A whole number in bounds."""

    def check(typed: str, answers: Answers, room: Room) -> str:
        if not re.fullmatch("[0-9]{1,4}", typed) or not low <= int(typed) <= high:
            raise WrongAnswer(f"found {quoted(typed)}, expected a whole number, {low} to {high}")
        return str(int(typed))

    return check


def free_id(typed: str, answers: Answers, room: Room) -> str:
    """A short name that no other file has."""
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", typed) or len(typed) > 60:
        raise WrongAnswer(
            f"found {quoted(typed)}, expected small letters and digits joined by '-' or '_'"
        )
    if typed in room.taken:
        raise WrongAnswer(f"found {quoted(typed)}, which is {room.taken[typed]}; choose another")
    return typed


def id_from(name: str) -> Suggest:
    """The short name that a title suggests."""

    def suggest(answers: Answers, room: Room) -> str:
        return as_id(answers[name], "-") or "my-file"

    return suggest


def always(suggestion: str) -> Suggest:
    """The same suggestion for everybody."""
    return lambda answers, room: suggestion


def as_id(words: str, joint: str) -> str:
    """Words as a short name, at most 40 characters long; empty where no letter of it will do."""
    plain = re.findall("[a-z0-9]+", words.lower().replace("'", "").replace("’", ""))
    short = ""
    for word in plain:
        if len(short) + len(word) > 40:
            break
        short = f"{short}{joint}{word}" if short else word[:40]
    return short


def parts(typed: str) -> list[str]:
    """What stands between commas."""
    return [one.strip() for one in typed.split(",") if one.strip()]


def _name(typed: str, known: Collection[str]) -> str:
    plain = typed.strip().lower()
    for spelled in (plain, re.sub("[ -]", "_", plain), re.sub("[ _]", "-", plain)):
        if spelled in known:
            return spelled
    hint = did_you_mean(plain, known)
    shown = ", ".join(known) if len(known) <= 8 else "a name of the list (? shows it)"
    raise WrongAnswer(f"found {quoted(typed)}, expected {shown}{f'; {hint}' if hint else ''}")
