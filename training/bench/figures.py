"""The figures that must not drop: measured anew from what the project itself holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from simulator.content.scoring_data import load_marker, load_reader
from training import measure_calls
from training.bench.agreement import macro_f1, micro_f1, pearson
from training.bench.cheats import fooled_by
from training.bench.readings import Read, counts_of, read_rows, truth_of
from training.labelled import LEFT_OUT, read_corpus, read_jsonl

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out"
FIGURES = HERE / "figures.json"
POINT = 0.01


def left_out_reads() -> list[Read]:
    """The corpus as readers saw it that never saw its authors; see `training.cross_validate`."""
    found = {row["id"]: row["found"] for row in read_jsonl(LEFT_OUT)}
    return [
        Read(row, found[row["id"]], truth_of(row), frozenset())
        for row in read_corpus()
        if row["id"] in found
    ]


def held_out_reads() -> list[Read]:
    """The held-out replies of the project, read by the shipped reader."""
    return read_rows(load_reader(), read_jsonl(HELD_OUT / "replies.jsonl"))


def measure() -> dict[str, float]:
    """Every kept figure, 0..1, the higher the better."""
    held = counts_of(held_out_reads())
    fooled, _ = fooled_by(load_reader())
    cases = sum(count for _, count in fooled.values())
    left = counts_of(left_out_reads())
    answers = read_jsonl(HELD_OUT / "answers.jsonl")
    marker = load_marker()
    found = [marker.mark(row["q"], row["answer"]).score for row in answers]
    given = [row["score"] for row in answers]
    return {
        "held-out replies, macro-F1": macro_f1(held),
        "held-out replies, micro-F1": micro_f1(held),
        "left-out authors, macro-F1": macro_f1(left),
        "cheat cases that earn nothing": 1 - sum(count for count, _ in fooled.values()) / cases,
        "whole calls, rank correlation": measure_calls.figures(
            measure_calls.judged(measure_calls.CALLS, measure_calls.RATINGS)
        )["rank correlation"],
        "held-out answers, Pearson": pearson(given, found),
        "held-out answers, 1 - mean error": 1 - float(np.abs(np.subtract(given, found)).mean()),
    }


def dropped(kept: Mapping[str, float], now: Mapping[str, float]) -> list[str]:
    """A line for each figure that fell by more than a point, or is no longer measured."""
    return [
        f"{name}: {now.get(name, 0):.3f}, was {value:.3f}"
        for name, value in kept.items()
        if now.get(name, 0.0) < value - POINT
    ]
