"""The mark sheet: the questions file, read into what the marker and its rules use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.answers import Point, Question

from .cues import Cue, Groups


@dataclass(frozen=True, slots=True)
class Rule:
    """What earns a mark: all points of `every`, at least `count` of `some`, one of `and_some`, the
    `hint`, and so many separate sayings, as far as each is named. `mark` is in quarters, 0..4."""

    mark: int
    every: frozenset[int] = frozenset()
    some: frozenset[int] = frozenset()
    count: int = 1
    and_some: frozenset[int] = frozenset()
    hint: str = ""
    sayings: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that is no key point but earns part of a mark, or holds the mark down."""

    name: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """A mistaken belief: what it is, in a sentence; the points it loses, and the most quarters that
    an answer holding it can earn."""

    text: str
    cues: tuple[Cue, ...]
    lost: frozenset[int]
    at_most: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one question is marked. `confusions` are its own, `slips` those any answer may make."""

    question: Question
    cues: tuple[tuple[Cue, ...], ...]
    hints: tuple[Hint, ...]
    rules: tuple[Rule, ...]
    caps: Mapping[str, int]
    confusions: tuple[Confusion, ...]
    slips: tuple[Confusion, ...]


def read_questions(questions: object) -> tuple[Question, ...]:
    """The 18 questions of the parsed questions file (plain dicts, lists and text), in order.

    Raises ValueError, in words, where the file lacks something or holds what cannot be read.
    """
    return tuple(_question(entry) for entry in _entries(questions))


def read_sheets(questions: object) -> tuple[Sheet, ...]:
    """The mark sheets of the parsed questions file, in order; raises ValueError as above."""
    groups = read_groups(questions)
    anywhere = [_map(entry) for entry in _list(_map(questions).get("anywhere", []))]
    return tuple(_sheet(entry, groups, anywhere) for entry in _entries(questions))


def read_groups(questions: object) -> Groups:
    """The named groups of words that cues may use."""
    return {name: _list(words) for name, words in _map(_map(questions).get("words", {})).items()}


def read_plain(questions: object) -> tuple[frozenset[str], frozenset[str]]:
    """The small words and the empty ones, which say nothing by themselves."""
    plain = _map(_map(questions).get("plain", {}))
    return frozenset(_list(plain.get("small", []))), frozenset(_list(plain.get("empty", [])))


def _entries(questions: object) -> Sequence[Mapping[str, Any]]:
    entries = [_map(entry) for entry in _list(_map(questions).get("questions", []))]
    numbers = [str(entry.get("number")) for entry in entries]
    if numbers != [str(number) for number in range(1, 19)]:
        raise ValueError(f"the questions must be numbered 1 to 18 in order; found {numbers}")
    return entries


def _question(entry: Mapping[str, Any]) -> Question:
    number = int(entry["number"])
    missing = [key for key in ("text", "section", "skills", "model", "points") if key not in entry]
    if missing:
        raise ValueError(f"question {number} lacks {', '.join(missing)}")
    points = tuple(
        Point(index, str(_map(point)["text"])) for index, point in enumerate(_list(entry["points"]))
    )
    skills = tuple(str(skill) for skill in _list(entry["skills"]))
    return Question(number, entry["text"], points, skills, entry["model"].strip(), entry["section"])


def _sheet(
    entry: Mapping[str, Any], groups: Groups, anywhere: Sequence[Mapping[str, Any]]
) -> Sheet:
    question = _question(entry)
    every = frozenset(point.index for point in question.points)
    hints = [_map(hint) for hint in _list(entry.get("hints", []))]
    number = question.number
    shared = [each for each in anywhere if number not in _indices(each.get("not_for", []))]
    caps = [_map(cap) for cap in _list(entry.get("caps", []))]
    return Sheet(
        question,
        tuple(_cues(point, groups) for point in map(_map, _list(entry["points"]))),
        tuple(Hint(str(hint["name"]), _cues(hint, groups)) for hint in hints),
        tuple(_rule(_map(rule)) for rule in _list(entry["marks"])),
        {str(cap["hint"]): _quarters(cap["at_most"]) for cap in caps},
        tuple(_confusion(_map(each), groups, every) for each in _list(entry["confusions"])),
        tuple(_confusion(each, groups, every) for each in shared),
    )


def _rule(rule: Mapping[str, Any]) -> Rule:
    return Rule(
        _quarters(rule["mark"]),
        _indices(rule.get("all", [])),
        _indices(rule.get("any", [])),
        int(rule.get("count", 1)),
        _indices(rule.get("and_any", [])),
        str(rule.get("hint", "")),
        int(rule.get("sayings", 0)),
    )


def _confusion(entry: Mapping[str, Any], groups: Groups, every: frozenset[int]) -> Confusion:
    lost = _indices(entry["lost"]) if "lost" in entry else every
    whole = 0 if "lost" not in entry else 4
    at_most = _quarters(entry["at_most"]) if "at_most" in entry else whole
    return Confusion(str(entry["text"]), _cues(entry, groups), lost, at_most)


def _cues(entry: Mapping[str, Any], groups: Groups) -> tuple[Cue, ...]:
    return tuple(Cue(str(cue), groups) for cue in _list(entry.get("cues", [])))


def _indices(value: object) -> frozenset[int]:
    return frozenset(int(index) for index in _list(value))


def _quarters(value: object) -> int:
    quarters = float(str(value)) * 4
    if quarters not in (0, 1, 2, 3, 4):
        raise ValueError(f"a mark is 0, 0.25, 0.5, 0.75 or 1; found {value}")
    return int(quarters)


def _map(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"expected named entries in the questions file; found {value!r:.60}")
    return value


def _list(value: object) -> Sequence[Any]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(f"expected a list in the questions file; found {value!r:.60}")
    return value
