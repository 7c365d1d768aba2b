"""Lints the labelled replies and answers that the reader and the marker learn from.

    python -m training.check_corpus            # every problem as file:line: what; exit code 1
    python -m training.check_corpus --counts   # rows showing each behaviour, and look-alikes

Checks that rows are whole and ids unique, that each piece of evidence stands in its reply to the
letter, that behaviours exist, that no two authors' rows are nearly the same (a model measured by
author would be flattered), and that labels obey the rulings a machine can decide.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
REPLIES = HERE / "corpus"
ANSWERS = HERE / "answers"
CATALOGUE = HERE.parent / "scoring" / "data" / "behaviours.yaml"
FIELDS = (
    "id",
    "channel",
    "company",
    "agent_name",
    "customer_name",
    "customer",
    "reply",
    "evidence",
)
CHANNELS = ("phone", "chat", "email", "social", "in_person")
ALIKE = 0.9
"""Share of common words from which two longer replies count as nearly the same."""
LONG_ENOUGH = 6

Row = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one row."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}: {self.what}"


def rows_of(folder: Path) -> Iterator[tuple[Path, int, Row]]:
    """Every row of the folder with its file and line; a line that is no JSON object raises."""
    for path in sorted(folder.glob("*.jsonl")):
        for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
            if text.strip():
                yield path, line, json.loads(text)


def behaviour_ids() -> tuple[str, ...]:
    """The ids of the catalogue in its order."""
    return tuple(entry["id"] for entry in yaml.safe_load(CATALOGUE.read_text("utf-8")))


def check_replies(folder: Path = REPLIES) -> list[Problem]:
    """Every problem of the labelled replies."""
    known = frozenset(behaviour_ids())
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    entries = list(rows_of(folder))
    for path, line, row in entries:
        whats = [*_shape(row), *_labels(row, known), *_rulings(row)]
        if row.get("id") in seen:
            whats.append(f"id {row['id']!r} stands in {seen[row['id']]} already")
        seen[str(row.get("id"))] = f"{path.name}:{line}"
        problems += [Problem(path, line, what) for what in whats]
    return problems + list(_near_duplicates(entries))


def _shape(row: Row) -> Iterator[str]:
    for field in FIELDS:
        if field not in row:
            yield f"field {field!r} is missing"
    if row.get("channel") not in CHANNELS:
        yield f"channel {row.get('channel')!r} is none of {', '.join(CHANNELS)}"
    if not str(row.get("reply", "")).strip():
        yield "the reply is empty"


def _labels(row: Row, known: frozenset[str]) -> Iterator[str]:
    shown = {behaviour for behaviour, _ in row.get("evidence", ())}
    near = set(row.get("near", ()))
    for behaviour in sorted((shown | near) - known):
        yield f"no behaviour is called {behaviour!r}"
    for behaviour in sorted(shown & near):
        yield f"{behaviour} is both shown and a near miss"
    for behaviour, words in row.get("evidence", ()):
        if not words or words not in row.get("reply", ""):
            yield f"the evidence of {behaviour} does not stand in the reply: {words!r}"
    twice = [
        pair for pair, times in Counter(map(tuple, row.get("evidence", ()))).items() if times > 1
    ]
    for behaviour, words in twice:
        yield f"{behaviour} is labelled twice on {words!r}"


def _rulings(row: Row) -> Iterator[str]:
    """Labels that contradict a ruling which needs no judgement."""
    by_behaviour: dict[str, set[str]] = defaultdict(set)
    for behaviour, words in row.get("evidence", ()):
        by_behaviour[behaviour].add(words)
    for ruling, breaks in _RULINGS.items():
        if breaks(row, by_behaviour):
            yield ruling


Evidence = dict[str, set[str]]
_RULINGS: dict[str, Callable[[Row, Evidence], bool]] = {
    "clarifying_question stands without open_question or closed_question": lambda _, shown: (
        "clarifying_question" in shown and not shown.keys() & {"open_question", "closed_question"}
    ),
    "the same words are hold_request and bare_hold": lambda _, shown: bool(
        shown["hold_request"] & shown["bare_hold"]
    ),
    "the same words are transfer_notice and bare_transfer": lambda _, shown: bool(
        shown["transfer_notice"] & shown["bare_transfer"]
    ),
    "the same words are apology and hollow_apology": lambda _, shown: bool(
        shown["apology"] & shown["hollow_apology"]
    ),
    "the same words are overpromise and expectation (ruling 22)": lambda _, shown: bool(
        shown["overpromise"] & shown["expectation"]
    ),
    "regards are labelled as a farewell (ruling 23)": lambda _, shown: any(
        re.fullmatch(r"(kind |best |warm )?regards\W*", words, re.I) for words in shown["farewell"]
    ),
    "a bare ok or noted is labelled as a listening cue (ruling 19)": lambda _, shown: any(
        re.fullmatch(r"(ok|okay|noted|right)\W*", words, re.I) for words in shown["listening_cue"]
    ),
    "'Dear ...' opens the reply without a greeting (ruling 11)": lambda row, shown: (
        bool(re.match(r"\s*(Subject:.*\n+)?\s*Dear\s+[A-Z]", row.get("reply", "")))
        and "greeting" not in shown
    ),
}


def _near_duplicates(entries: Iterable[tuple[Path, int, Row]]) -> Iterator[Problem]:
    """Rows of different files whose replies share nearly all of their words."""
    index: dict[str, list[int]] = defaultdict(list)
    kept: list[tuple[Path, int, frozenset[str]]] = []
    for path, line, row in entries:
        words = frozenset(re.findall(r"[a-z0-9]+", str(row.get("reply", "")).lower()))
        if len(words) < LONG_ENOUGH:
            continue
        common = Counter(at for word in words for at in index[word] if len(index[word]) < 400)
        for at, _ in common.most_common(5):
            other_path, other_line, other = kept[at]
            if other_path != path and len(words & other) >= ALIKE * len(words | other):
                yield Problem(path, line, f"nearly the same as {other_path.name}:{other_line}")
        for word in words:
            index[word].append(len(kept))
        kept.append((path, line, words))


def check_answers(folder: Path = ANSWERS) -> list[Problem]:
    """Every problem of the marked answers."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for path, line, row in rows_of(folder):
        if row["id"] in seen:
            problems.append(Problem(path, line, f"id {row['id']!r} stands twice"))
        seen.add(row["id"])
        problems += [Problem(path, line, what) for what in _answer(row)]
    return problems


def _answer(row: Row) -> Iterator[str]:
    if row.get("q") not in range(1, 19):
        yield f"q is {row.get('q')!r}, expected 1..18"
    if row.get("score") not in (0, 0.25, 0.5, 0.75, 1):
        yield f"score is {row.get('score')!r}, expected a quarter"
    if not str(row.get("answer", "")).strip():
        yield "the answer is empty"
    for index, words in row.get("met", ()):
        if index not in row.get("points", ()):
            yield f"met names point {index}, which is not among the points"
        if words not in row["answer"]:
            yield f"the words of point {index} do not stand in the answer: {words!r}"


def counts() -> dict[str, tuple[int, int]]:
    """For each behaviour, how many rows show it and how many are its near misses."""
    shown: Counter[str] = Counter()
    near: Counter[str] = Counter()
    for _, _, row in rows_of(REPLIES):
        shown.update({behaviour for behaviour, _ in row["evidence"]})
        near.update(row.get("near", ()))
    return {behaviour: (shown[behaviour], near[behaviour]) for behaviour in behaviour_ids()}


def main() -> int:
    """Print the problems, or the counts; gives the exit code."""
    if "--counts" in sys.argv:
        for behaviour, (shown, near) in counts().items():
            print(f"{behaviour:22} {shown:5} shown {near:5} near")
        return 0
    problems = [*check_replies(), *check_answers()]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
