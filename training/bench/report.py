"""The generated part of docs/reader-report.md: a section a key, between its own two marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from simulator.content.scoring_data import load_marker, load_reader
from training import measure_calls
from training.bench import tables
from training.bench.agreement import pearson, quadratic_kappa
from training.bench.cheats import fooled_by
from training.bench.cost import costs
from training.bench.figures import HELD_OUT, held_out_reads, left_out_reads
from training.bench.public_data import measured
from training.bench.readings import Read, read_rows
from training.labelled import read_corpus, read_jsonl

REPORT = Path(__file__).parents[2] / "docs" / "reader-report.md"


def sections(replies: Path | None, answers: Path | None, public: Path | None) -> dict[str, str]:
    """The text of each section that the given files allow."""
    made = {
        "held-out": _reads("Held-out replies of the project", held_out_reads()),
        "left-out": _reads("Authors the reader never saw", left_out_reads()),
        "answers": _answers(HELD_OUT / "answers.jsonl"),
        "cheats": _cheats(),
        "calls": _calls(),
        "costs": _costs(),
    }
    if replies is not None:
        reads = read_rows(load_reader(), read_jsonl(replies))
        made["others"] = _reads("Held-out replies by other people", reads)
    if answers is not None:
        made["other-answers"] = _answers(answers)
    if public is not None:
        made["public"] = _public(public)
    return made


def write(made: Mapping[str, str]) -> None:
    """Puts each section between its marks; the rest of the report stays. Raises KeyError when a
    mark is missing."""
    text = REPORT.read_text("utf-8")
    for name, section in made.items():
        marks = f"<!-- {name} -->", f"<!-- /{name} -->"
        if any(mark not in text for mark in marks):
            raise KeyError(f"{REPORT.name} has no {marks[0]} ... {marks[1]}")
        inside = re.compile(f"(?<={marks[0]}\n).*?(?={marks[1]})", re.S)
        text = inside.sub(lambda _, section=section: section + "\n", text)
    REPORT.write_text(text, "utf-8")


def _reads(title: str, reads: list[Read]) -> str:
    lines = [
        *tables.heading(f"{title}: {len(reads)}", "micro-F1"),
        f"| macro-F1 {tables.overall(reads)} |",
        "",
        *tables.parts(reads),
        "",
        *tables.confidence(reads),
        "",
        *tables.confusions(reads),
        "",
        "<details><summary>Every behaviour</summary>",
        "",
        *tables.each_behaviour(reads),
        "",
        "</details>",
    ]
    return "\n".join(lines)


def _answers(path: Path) -> str:
    rows = read_jsonl(path)
    marker = load_marker()
    given = np.array([float(row["score"]) for row in rows])
    found = np.array([marker.mark(row["q"], row["answer"]).score for row in rows])
    lines = [
        f"{len(rows)} answers: Pearson {pearson(given, found):.3f},"
        f" quadratic kappa {quadratic_kappa(given, found):.3f},"
        f" mean error {np.abs(given - found).mean():.3f}.",
        "",
        *tables.heading("kind", "answers", "mean error", "half or more"),
    ]
    kinds = np.array([row["kind"] for row in rows])
    for kind in sorted(set(kinds)):
        here = kinds == kind
        error, half = np.abs(given - found)[here].mean(), (found[here] >= 0.5).mean()
        lines.append(tables.row(kind, int(here.sum()), float(error), float(half)))
    return "\n".join(lines)


def _cheats() -> str:
    fooled, told = fooled_by(load_reader())
    lines = tables.heading("words that must earn nothing", "cases", "earn something")
    lines += [tables.row(kind, total, count) for kind, (count, total) in sorted(fooled.items())]
    return "\n".join([*lines, "", *(f"- {one}" for one in told)])


def _calls() -> str:
    found = measure_calls.figures(measure_calls.judged(measure_calls.CALLS, measure_calls.RATINGS))
    lines = tables.heading("sixty calls, rated blind by two", "")
    return "\n".join([*lines, *(tables.row(name, value) for name, value in found.items())])


def _costs() -> str:
    found = costs(read_corpus()[::8])
    lines = tables.heading("what", "cost")
    lines += [
        tables.row("models loaded and a first reply read", f"{found['load_ms']:.0f} ms"),
        tables.row("a reply, median", f"{found['median_ms']:.1f} ms"),
        tables.row("a reply, 95th in a hundred", f"{found['p95_ms']:.1f} ms"),
        tables.row("a reply, 99th in a hundred", f"{found['p99_ms']:.1f} ms"),
        tables.row("memory for the models", f"{found['memory_mb']:.0f} MiB"),
    ]
    return "\n".join(lines)


def _public(folder: Path) -> str:
    lines = tables.heading("data", "measure", "reader", "keywords", "difference")
    found = measured(load_reader(), folder)
    lines += [tables.row(*one, one[2] - one[3]) for one in found]
    mean = float(np.mean([reader - keywords for _, _, reader, keywords in found]))
    return "\n".join([*lines, "", f"Mean difference: {mean:+.3f}."])
