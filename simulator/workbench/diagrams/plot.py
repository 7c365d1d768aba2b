"""A scenario's plot as a diagram: stages, their moves, and the ends they lead to."""

from __future__ import annotations

from scoring.transcript import Result
from simulator.engine.scenario import STANDARD_OUTCOMES, Outcome, Scenario
from simulator.workbench.diagrams.conditions import in_words
from simulator.workbench.diagrams.diagram import KIND_WORDS, Arrows, Diagram, State, flat

ANYWHERE = "in any stage"
"""The state that stands for all stages: what leaves it holds everywhere."""

GOODBYE = "a kind goodbye"
_ORDER: tuple[Result, ...] = ("good", "mixed", "bad")


def diagram_of_plot(scenario: Scenario) -> Diagram:
    """The plot: the first stage first, then the others and the ends, good ones before bad ones."""
    arrows = _arrows(scenario)
    names = sorted(scenario.stages, key=lambda name: name != scenario.starts)
    states = [_stage(scenario, name) for name in names]
    if scenario.anywhere:
        states.append(State(ANYWHERE, "anywhere"))
    ends = [scenario.outcomes[name] for name in arrows.targets if name in scenario.outcomes]
    states += [_end(one) for one in sorted(ends, key=lambda one: _ORDER.index(one.kind))]
    drawn = {one.name for one in states}
    note = _note([one for name, one in scenario.outcomes.items() if name not in drawn])
    return Diagram(flat(scenario.title), tuple(states), arrows.found, scenario.starts, note)


def _arrows(scenario: Scenario) -> Arrows:
    arrows = Arrows()
    for name, stage in scenario.stages.items():
        for move in stage.goes:
            arrows.add(name, move.to, in_words(move.when))
        if stage.settled:
            arrows.add(name, scenario.resolved, GOODBYE)
    for move in scenario.anywhere:
        arrows.add(ANYWHERE, move.to, in_words(move.when))
    return arrows


def _stage(scenario: Scenario, name: str) -> State:
    stage = scenario.stages[name]
    remarks = ["starts here"] if name == scenario.starts else []
    remarks += ["nothing left open"] if stage.settled else []
    return State(name, "stage", flat(stage.task), ", ".join(remarks))


def _end(outcome: Outcome) -> State:
    return State(outcome.id, outcome.kind, flat(outcome.about), KIND_WORDS[outcome.kind])


def _note(others: list[Outcome]) -> str:
    """The ends that no move leads to, because every call has them."""
    standard = [one for one in others if one.id in STANDARD_OUTCOMES]
    said = ", ".join(f"{one.id} ({one.kind})" for one in standard)
    return f"Every call can also end as {said}." if said else ""
