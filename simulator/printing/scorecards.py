"""A scorecard, a mark and a summary in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.answers import Mark, Question
from scoring.levels import Levels, Standing
from scoring.scorecard import Finding, ProcedureScore, Scorecard, SkillScore, StepFinding
from simulator.practice.coaching import label_of_better
from simulator.practice.summary import Standouts, Summary
from simulator.practice.words import visible
from simulator.printing.measured import measure_lines
from simulator.printing.safe import one_line
from simulator.store.records import EventRow

VERDICTS = {"met": "+", "late": "~", "missed": "-", "fault": "!"}
"""The sign before a finding: met, late, missed, fault."""

STEP_VERDICTS = {"early": "~", "late": "~", "repeated": "~", "skipped": "-"}
"""The sign before a step of a procedure that was not in order."""


def scorecard_lines(
    card: Scorecard, standouts: Standouts, levels: Levels | None = None
) -> Iterator[str]:
    """Overall, strengths, the one thing to work on, then every skill with its receipts; with
    `levels`, where each stands and what the next level takes."""
    yield f"Overall: {card.overall} of 100{_level(levels.call if levels else None)}"
    if levels is not None:
        yield from _way_up(levels.call)
    for finding in card.fatal:
        yield f"  This caps the score: {finding_line(finding)}"
    for finding in standouts.strengths:
        yield f"Strength: {finding_line(finding)}"
    if standouts.work_on is not None:
        yield f"Work on: {finding_line(standouts.work_on)}"
    yield ""
    scored = [skill for skill in card.skills if skill.score is not None]
    for skill in scored:
        yield from skill_lines(skill, levels.of(skill.skill) if levels else None)
    rest = [one_line(skill.name) for skill in card.skills if skill.score is None]
    if rest:
        yield f"Not due in this call, so not scored: {', '.join(rest)}."
    yield from procedure_lines(card.procedures)


def skill_lines(skill: SkillScore, standing: Standing | None = None) -> Iterator[str]:
    """A skill's score with its level, what the next one takes, and the receipts."""
    yield f"{one_line(skill.name)}: {skill.score}{_level(standing)}"
    if standing is not None:
        yield from _way_up(standing)
    for finding in skill.findings:
        yield f"  {VERDICTS[finding.verdict]} {finding_line(finding)}"


def _level(standing: Standing | None) -> str:
    return f", {one_line(standing.name).lower()}" if standing is not None else ""


def _way_up(standing: Standing) -> Iterator[str]:
    if standing.next:
        yield f"  > {one_line(standing.words)}"


def procedure_lines(procedures: Iterable[ProcedureScore]) -> Iterator[str]:
    """The procedures that began: the steps in order in one line, each other with its receipt."""
    begun = [one for one in procedures if one.score is not None]
    if begun:
        yield ""
        yield "Procedures"
    for one in begun:
        fine = [one_line(step.what) for step in one.steps if step.verdict == "in order"]
        in_order = f" · in order: {', '.join(fine)}" if fine else ""
        yield f"{one_line(one.name)}: {one.score}{in_order}"
        for step in one.steps:
            if step.verdict != "in order":
                yield f"  {STEP_VERDICTS[step.verdict]} {step_line(step)}"


def step_line(step: StepFinding) -> str:
    """One step that was not in order: how, the words, why, better words, the handbook's place."""
    parts = [f"{one_line(step.what)}: {step.verdict}"]
    if step.words:
        parts.append(f"“{short(step.words)}”")
    parts += [one_line(step.why), f"For example: “{one_line(step.better)}”"]
    return " · ".join([*parts, f"({one_line(step.source)})"])


def finding_line(finding: Finding) -> str:
    """One receipt: what, the words, better words, the handbook's place."""
    parts = [one_line(finding.what)]
    if finding.words:
        parts.append(f"“{short(finding.words)}”")
    if finding.verdict != "met":
        parts.append(one_line(finding.why))
        if finding.better:
            parts.append(f"{label_of_better(finding)}: “{one_line(finding.better)}”")
    parts.append(f"({one_line(finding.source)})")
    return " · ".join(part for part in parts if part)


def short(words: str, most: int = 90) -> str:
    """Words on one line, cut in the middle when they are many."""
    line = one_line(words)
    half = most // 2 - 1
    return line if len(line) <= most else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def mark_lines(question: Question, mark: Mark) -> Iterator[str]:
    """The mark for an answer, each key point with the words that meet it."""
    yield f"Mark: {mark.score:.2f} of 1"
    points = {point.index: point for point in question.points}
    for verdict in mark.points:
        text = one_line(points[verdict.index].text) if verdict.index in points else ""
        words = f" · “{short(verdict.text)}”" if verdict.met else ""
        yield f"  {'+' if verdict.met else '-'} {text}{words}"
    for confusion in mark.confusions:
        yield f"  ! {one_line(confusion)}"


def summary_lines(summary: Summary) -> Iterator[str]:
    """The result of a session in a few lines."""
    yield f"Outcome: {one_line(summary.about)} ({summary.kind})"
    yield f"Call: {summary.overall} of 100"
    if summary.marks:
        total = sum(mark.score for mark in summary.marks)
        yield f"Questions: {total:g} of {len(summary.marks)}"


def recorded_lines(events: Iterable[EventRow]) -> Iterator[str]:
    """What a record alone tells of a session: your own words and the result."""
    for event in events:
        if event.kind == "replied":
            yield f"You: {visible(event.payload['text'])}"
        elif event.kind == "acted":
            yield f"({one_line(event.payload['action'])}: {one_line(event.payload['detail'])})"
        elif event.kind == "ended":
            summary = Summary.from_payload(event.payload)
            yield ""
            yield from summary_lines(summary)
            yield from scorecard_lines(summary.scorecard, summary.standouts, summary.levels)
            if summary.measures is not None:
                yield ""
                yield from measure_lines(summary.measures)
