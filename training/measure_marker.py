"""Measures the marker: `python -m training.measure_marker [FILE.jsonl ...]`, run in the project.

Without files: five-fold cross-validation over `training/answers`, each question in every fold. With
files: the shipped marker on those answers (rows with `q`, `answer`, `score`, `kind`).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scoring.answers import Mark
from scoring.marker import build_marker

from .train_marker import ANSWERS, FOLDS, MODEL, Trainer, read_questions_file, read_rows


def cross_validated(data: Sequence[dict[str, Any]]) -> list[Mark]:
    """The mark of each row by a marker that was trained without the row's fold."""
    trainer, questions = Trainer(), read_questions_file()
    rows = trainer.rows(data)
    marks: dict[int, Mark] = {}
    for fold in range(FOLDS):
        model = trainer.fit([row for row in rows if row.fold() != fold])
        marker = build_marker(questions, json.dumps(model).encode())
        for i, row in enumerate(rows):
            if row.fold() == fold:
                marks[i] = marker.mark(row.q, row.data["answer"])
    return [marks[i] for i in range(len(rows))]


def shipped(data: Sequence[dict[str, Any]]) -> list[Mark]:
    """The mark of each row by the marker as shipped."""
    order = MODEL.with_name("word-order.json").read_bytes()
    marker = build_marker(read_questions_file(), MODEL.read_bytes(), order)
    return [marker.mark(row["q"], row["answer"]) for row in data]


def report(name: str, data: Sequence[dict[str, Any]], marks: Sequence[Mark]) -> None:
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


def _f1(data: Sequence[dict[str, Any]], marks: Sequence[Mark]) -> str:
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, mark in zip(data, marks, strict=True):
        for point in mark.points:
            given = point.index in row["points"]
            count = counts[row["q"], point.index]
            count[0] += given and point.met
            count[1] += not given and point.met
            count[2] += given and not point.met
    each = {key: 2 * a / max(2 * a + b + c, 1) for key, (a, b, c) in counts.items()}
    hit, extra, missed = (sum(count[i] for count in counts.values()) for i in range(3))
    weakest = sorted(each.items(), key=lambda item: item[1])[:8]
    named = ", ".join(f"{q}.{point} {f1:.2f}" for (q, point), f1 in weakest)
    return (
        f"macro-F1 {np.mean(list(each.values())):.3f}, "
        f"micro-F1 {2 * hit / (2 * hit + extra + missed):.3f}; weakest {named}"
    )


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]]
    if files:
        for file in files:
            data = read_rows([file])
            report(file.name, data, shipped(data))
        return
    data = read_rows(ANSWERS.glob("*.jsonl"))
    marks = cross_validated(data)
    report("all, cross-validated", data, marks)
    for file in sorted(ANSWERS.glob("*.jsonl")):
        ids = {row["id"] for row in read_rows([file])}
        part = [i for i, row in enumerate(data) if row["id"] in ids]
        report(f"of which {file.name}", [data[i] for i in part], [marks[i] for i in part])


if __name__ == "__main__":
    main()
