"""Every row of what the handbook asks for: judged, trained, earned by good words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from docs.make_coverage import PAGE, CoverageRow, coverage_page, read_rows
from scoring.measures import Measures
from scoring.overruling import Ruling, numbered
from scoring.scorecard import Finding, Scorecard
from scoring.transcript import AgentTurn, Transcript
from simulator.content.handbook import Example
from simulator.practice.handbook import Handbook
from simulator.practice.summary import standouts
from simulator.workbench.playing import Play
from tests.examples import (
    LIBRARY,
    SCORING,
    call_of,
    costs,
    earns,
    found,
    judged,
)
from tests.played import of_scenario, tried

ROWS = read_rows()
ASKED = {
    "A": 23,
    "B": 16,
    "C": 5,
    "D": 14,
    "E": 5,
    "F": 6,
}
"""How many things each part of the handbook's list asks for."""
BOOK = Handbook(SCORING.rubric, SCORING.procedures, LIBRARY)


def _by_row(row: CoverageRow) -> str:
    return f"{row.part}-{row.row}"


@pytest.mark.parametrize("row", ROWS, ids=_by_row)
def test_good_words_earn_it_and_bad_ones_do_not(row: CoverageRow) -> None:
    """Each rule of a row is met by the good words of its example, and by none of the bad ones."""
    for example in row.examples:
        good, bad = (call_of(example, lines, row.channel) for lines in (example.good, example.bad))
        for rule in row.by if len(row.examples) == 1 else example.by:
            kind, colon, what = rule.partition(":")
            if colon:
                assert SPECIAL[kind](what, example, good, bad), (rule, row.row)
            else:
                assert earns(judged(good), rule), (rule, found(judged(good), rule))
                assert costs(judged(bad), rule), (rule, found(judged(bad), rule))


@pytest.mark.parametrize("row", [row for row in ROWS if row.scenario], ids=_by_row)
def test_its_scenario_trains_it(row: CoverageRow) -> None:
    """In a shipped call of the scenario, or in the short one that the row tells, at least one of
    the row's rules is judged."""
    cards = iter([_played(row)]) if row.play else _shipped_cards(row.scenario)
    assert any(_is_judged(card, rule, row) for card in cards for rule in row.by), row.row


def test_every_part_is_complete() -> None:
    """No row of the list is left out; one with several sides has a row for each, named alike."""
    for part, count in ASKED.items():
        assert len({row.row.split(":")[0] for row in ROWS if row.part == part}) == count


def test_no_row_is_empty() -> None:
    """Each has rules, words that earn it, words that do not, and a scenario or what is needed."""
    for row in ROWS:
        assert row.by, row.row
        assert row.examples, row.row
        assert all(example.good and example.bad for example in row.examples), row.row
        assert bool(row.scenario) != bool(row.needs), row.row
        assert not row.scenario or row.scenario in LIBRARY.scenarios.ids


def test_the_page_is_current() -> None:
    """docs/handbook-coverage.md is what `python docs/make_coverage.py` writes."""
    assert PAGE.read_text(encoding="utf-8") == coverage_page(ROWS)


# What is not a rule of the rubric


def _measure(name: str, example: Example, good: Transcript, bad: Transcript) -> bool:
    """Whether a simulated measure is better after the good words."""
    better, worse = (_value(name, SCORING.measure(one, judged(one))) for one in (good, bad))
    return better > worse


def _value(name: str, measures: Measures) -> float:
    if name == "trust":
        return measures.trust[-1].value
    points = getattr(measures, name).points
    assert points is not None
    return float(points)


def _question(number: str, example: Example, good: Transcript, bad: Transcript) -> bool:
    """Whether the answer passes and the confusion gets nothing."""
    answers = [
        turn.text for one in (good, bad) for turn in one.turns if isinstance(turn, AgentTurn)
    ]
    passed, confused = (SCORING.marker.mark(int(number), answer).score for answer in answers)
    return passed > 0 == confused


def _coaching(part: str, example: Example, good: Transcript, bad: Transcript) -> bool:
    """Whether the feedback on the good and the bad words has this part."""
    earned, lost = judged(good), judged(bad)
    met = [one for rule in example.by for one in _findings(earned, rule) if one.verdict == "met"]
    missed = [one for rule in example.by for one in _findings(lost, rule) if one.verdict != "met"]
    if part == "strength":
        told, other = standouts(earned, SCORING.worth), standouts(lost, SCORING.worth)
        names = {one.rule for one in told.strengths}
        return bool(names & set(example.by)) and other.work_on is not None
    if part == "words":
        texts = [turn.text for turn in good.turns if isinstance(turn, AgentTurn)]
        return any(one.words and any(one.words in text for text in texts) for one in met)
    if part == "better":
        return all(one.better for one in missed) and bool(missed)
    if part == "section":
        return bool(missed) and all(one.source and BOOK.page_of(one.skill) for one in missed)
    if part == "review":
        return _overruled(lost, bad, missed) and _overruled(earned, good, met)
    assert part == "progress"
    skill = met[0].skill
    return _score(earned, skill) > _score(lost, skill)


def _overruled(card: Scorecard, call: Transcript, findings: list[Finding]) -> bool:
    """Whether a trainer who says otherwise of the findings changes their skill's score and leaves
    the first card as it was; what she lets stand changes nothing."""
    numbers = [place for place, one in enumerate(numbered(card), 1) if one in findings]
    other: Ruling = "does-not" if findings[0].verdict == "met" else "meets"
    skill, before = findings[0].skill, judged(call)
    after = SCORING.overrule(call, card, dict.fromkeys(numbers, other))
    stood = SCORING.overrule(call, card, dict.fromkeys(numbers, "stands"))
    more = _score(after, skill) - _score(card, skill)
    return (more > 0) == (other == "meets") and more != 0 and stood == card == before


SPECIAL = {"measure": _measure, "question": _question, "coaching": _coaching}


def _findings(card: Scorecard, rule: str) -> list[Finding]:
    return [one for one in found(card, rule) if isinstance(one, Finding)]


def _score(card: Scorecard, skill: str) -> int:
    return next(one.score or 0 for one in card.skills if one.skill == skill)


def _is_judged(card: Scorecard, rule: str, row: CoverageRow) -> bool:
    kind, colon, what = rule.partition(":")
    if not colon:
        return bool(found(card, rule))
    if kind == "question":
        trained = LIBRARY.scenarios[row.scenario]
        drawn = {one.number for seed in range(20) for one in SCORING.draw(trained, card, seed)}
        return int(what) in drawn
    return kind == "measure" or any(_is_judged(card, one, row) for one in row.examples[0].by)


# Calls of our scenarios


def _shipped_cards(scenario: str) -> Iterator[Scorecard]:
    trials = (tried(file.shown) for file in of_scenario(scenario))
    return (trial.play.scorecard for trial in trials if trial.play is not None)


def _played(row: CoverageRow) -> Scorecard:
    persona = LIBRARY.personas[row.play["persona"]]
    play = Play(LIBRARY.scenarios[row.scenario], persona, 7, SCORING)
    for step in _steps(row.play["steps"]):
        if "wait" in step:
            play.wait(int(step["wait"]))
        elif "act" in step:
            play.act(step["act"], step.get("detail", ""))
        else:
            play.reply(step["reply"], interrupts=step.get("cuts_in") == "true")
    return play.scorecard


def _steps(told: list[Any]) -> Iterator[Mapping[str, str]]:
    for step in told:
        yield {"reply": step} if isinstance(step, str) else step
