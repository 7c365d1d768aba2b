"""Examples of the handbook as calls: read by the real reader, judged by the shipped rubric."""

from __future__ import annotations

from functools import cache
from typing import cast

from scoring.reading import Said
from scoring.scorecard import Finding, Scorecard, StepFinding
from scoring.transcript import (
    ActionTurn,
    AgentTurn,
    Channel,
    CustomerTurn,
    Result,
    Transcript,
    Turn,
)
from simulator.content.handbook import Example, ExampleLine
from simulator.content.library import load_library
from simulator.practice.shipped_scoring import ShippedScoring

SCORING = ShippedScoring()
LIBRARY = load_library(None)
AGENT, CUSTOMER, COMPANY = "Sam", "Dana Whitlock", "Northwind"
DUES = {rule.id: rule for skill in SCORING.rubric.skills for rule in skill.due}
FAULTS = {rule.id: rule for skill in SCORING.rubric.skills for rule in skill.faults}
STEPS = {f"{one.id}.{step.id}": step for one in SCORING.procedures.procedures for step in one.steps}


def call_of(example: Example, lines: tuple[ExampleLine, ...], channel: str = "") -> Transcript:
    """The call in which an example goes on with some lines."""
    where = example.channel or channel or "phone"
    turns: list[Turn] = []
    heard = ""
    for line in (*example.before, *lines):
        turns.append(_turn(line, heard, where, example.facts))
        heard = line.text if line.who == "customer" else heard
    facts = LIBRARY.scenarios[example.facts].facts if example.facts else ()
    return Transcript(
        cast(Channel, where),
        tuple(turns),
        agent_name=AGENT,
        customer_name=CUSTOMER,
        company=COMPANY,
        facts=tuple(facts),
        result=cast(Result, example.result) if example.result else None,
    )


def _turn(line: ExampleLine, heard: str, channel: str, facts: str) -> Turn:
    if line.who == "customer":
        return CustomerTurn(line.text, SCORING.signals(line.text))
    if line.who == "act":
        return ActionTurn(line.text, line.detail, line.seconds or 0)
    said = Said(line.text, heard, channel, COMPANY, AGENT, CUSTOMER)
    stated = SCORING.stated(line.text, LIBRARY.scenarios[facts].facts) if facts else ()
    return AgentTurn(line.text, SCORING.reader.read(said), stated, line.cuts_in, line.waited)


@cache
def judged(call: Transcript) -> Scorecard:
    """The scorecard of a call."""
    return SCORING.judge(call)


def found(card: Scorecard, rule: str) -> list[Finding | StepFinding]:
    """What a scorecard says by a rule, or of a step `procedure.step`."""
    name, dot, step = rule.partition(".")
    if dot:
        return [s for p in card.procedures if p.id == name for s in p.steps if s.step == step]
    return [one for skill in card.skills for one in skill.findings if one.rule == rule]


def earns(card: Scorecard, rule: str) -> bool:
    """Whether a rule is met each time, a step in order, or a fault not there."""
    verdicts = {one.verdict for one in found(card, rule)}
    return not verdicts if rule in FAULTS else verdicts in ({"met"}, {"in order"})


def costs(card: Scorecard, rule: str) -> bool:
    """Whether a rule is judged and not met: missed, late, skipped, early or a fault."""
    return bool({one.verdict for one in found(card, rule)} - {"met", "in order"})
