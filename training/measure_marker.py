"""Measures the marker: `python -m training.measure_marker [FILE.jsonl ...]`, run in the project.

Without files: what markers that never saw its author made of each answer of `training/answers`
(`training.cross_validate_marker` keeps it). With files: the shipped marker on those answers (rows
with `q`, `answer`, `score`, `kind`).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scoring.marker import build_marker

from .labelled import DATA, read_jsonl
from .marker_lessons import ANSWERS, LEFT_OUT_ANSWERS, read_questions_file, read_rows


@dataclass(frozen=True, slots=True)
class Found:
    """What the marker makes of an answer: its score, 0..1, and the points it finds met."""

    score: float
    points: frozenset[int]


def marked(model: bytes, tagger: bytes, data: Sequence[dict[str, Any]]) -> list[Found]:
    """What a marker of these weights and this network makes of each row."""
    order, words = ((DATA / name).read_bytes() for name in ("word-order.json", "words.txt"))
    marker = build_marker(read_questions_file(), model, order, tagger, words)
    marks = [marker.mark(row["q"], row["answer"]) for row in data]
    return [Found(m.score, frozenset(p.index for p in m.points if p.met)) for m in marks]


def shipped(data: Sequence[dict[str, Any]]) -> list[Found]:
    """What is made of each row by the marker as shipped."""
    model, tagger = ((DATA / name).read_bytes() for name in ("marker-model.json", "tagger.onnx"))
    return marked(model, tagger, data)


def left_out(data: Sequence[dict[str, Any]]) -> list[Found]:
    """What markers that never saw its author made of each row."""
    found = {row["id"]: row for row in read_jsonl(LEFT_OUT_ANSWERS)}
    rows = [found[row["id"]] for row in data]
    return [Found(row["score"], frozenset(row["points"])) for row in rows]


def report(name: str, data: Sequence[dict[str, Any]], marks: Sequence[Found]) -> None:
    """Prints how near the marks are to those given by people."""
    given = np.array([row["score"] for row in data])
    found = np.array([mark.score for mark in marks])
    error = np.abs(given - found)
    print(f"\n{name}: {len(data)} answers, Pearson {np.corrcoef(given, found)[0, 1]:.3f}, "
          f"mean error {error.mean():.3f}, full marks below 0.5: "
          f"{(found[given == 1] < 0.5).mean():.3f}")  # fmt: skip
    kinds = defaultdict(list)
    for i, row in enumerate(data):
        kinds[row["kind"]].append(i)
    print(f"  {'kind':10} {'n':>4} {'given':>6} {'found':>6} {'error':>6} {'>= 0.5':>7}")
    for kind, at in sorted(kinds.items()):
        print(f"  {kind:10} {len(at):4} {given[at].mean():6.2f} {found[at].mean():6.2f} "
              f"{error[at].mean():6.2f} {(found[at] >= 0.5).mean():7.2f}")  # fmt: skip
    if all("points" in row for row in data):
        print(f"  points: {_f1(data, marks)}")


def _f1(data: Sequence[dict[str, Any]], marks: Sequence[Found]) -> str:
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, mark in zip(data, marks, strict=True):
        for point in mark.points | set(row["points"]):
            given, met = point in row["points"], point in mark.points
            count = counts[row["q"], point]
            count[0] += given and met
            count[1] += met and not given
            count[2] += given and not met
    each = {
        place: 2 * hit / (2 * hit + extra + missed)
        for place, (hit, extra, missed) in counts.items()
    }
    hit, extra, missed = (sum(count[i] for count in counts.values()) for i in range(3))
    weakest = sorted(each.items(), key=lambda item: item[1])[:8]
    named = ", ".join(f"{q}.{point} {f1:.2f}" for (q, point), f1 in weakest)
    return (
        f"macro-F1 {np.mean(list(each.values())):.3f}, "
        f"micro-F1 {2 * hit / (2 * hit + extra + missed):.3f}; weakest {named}"
    )


def _by_question(data: Sequence[dict[str, Any]], marks: Sequence[Found]) -> str:
    pearson = {}
    for number in sorted({row["q"] for row in data}):
        own = [i for i, row in enumerate(data) if row["q"] == number]
        pearson[number] = np.corrcoef(
            [data[i]["score"] for i in own], [marks[i].score for i in own]
        )[0, 1]
    each = ", ".join(f"{number}: {value:.2f}" for number, value in pearson.items())
    return f"Pearson {np.mean(list(pearson.values())):.3f} on average; {each}"


def main() -> None:
    """Measure by the command line's options and print the tables."""
    files = [Path(name) for name in sys.argv[1:]]
    if files:
        for file in files:
            data = read_rows([file])
            report(file.name, data, shipped(data))
        return
    data = read_rows(ANSWERS.glob("*.jsonl"))
    marks = left_out(data)
    report("all, by author", data, marks)
    for name in dict.fromkeys(row["file"] for row in data):
        part = [i for i, row in enumerate(data) if row["file"] == name]
        report(f"of which {name}", [data[i] for i in part], [marks[i] for i in part])
    print(f"\nwithin each question: {_by_question(data, marks)}")


if __name__ == "__main__":
    main()
