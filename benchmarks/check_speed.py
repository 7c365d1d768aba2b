"""How long `firstcall check` takes: the first line, all that ships, and how it grows with a file.

    python benchmarks/check_speed.py [TIMES...]

The synthetic scenarios hold a shipped one so many times over (10 and 100 unless told): a customer
with that many matters, of which a reply names one. Each has its own stages, rules and flags.
Wall time depends on what else the machine does; the time of the processor is the better measure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from typing import TypeVar

from simulator.content.check.case import Cast, scenario_case
from simulator.content.check.dead_rules import dead_rules, undecided
from simulator.content.check.endings import check as check_endings
from simulator.content.check.silence import check as check_silence
from simulator.content.check_files import checked_files
from simulator.content.library import load_library
from simulator.content.nodes import MapNode
from simulator.engine.conditions import When
from simulator.engine.lines import LineGroup, Lines
from simulator.engine.scenario import Answer, Move, Scenario, Stage

BASE, PLAYER = "late-engineer", "angry"
OWN_BY_CALL = {"heard", "identity_given", "held", "abused", "warned", "abused_after_warning"}

_Rule = TypeVar("_Rule", Move, Answer)


def main(times: list[int]) -> None:
    """Print the figures."""
    seconds, whole = first_line()
    print(f"first line after {seconds:.2f} s, all that ships after {whole:.2f} s (wall)")
    shipped()
    library = load_library(None)
    persona = library.personas[PLAYER]
    base = None
    print(f"\n{BASE} with {PLAYER}, so many times over:")
    for count in (1, *times):
        scenario = many(library.scenarios[BASE], count)
        started = time.process_time()
        case = scenario_case("synthetic", MapNode((), 1, 1), scenario, [persona])
        dead = len(dead_rules(case))
        found = len([*check_silence(case), *check_endings(case)])
        spent = time.process_time() - started
        base = base or spent
        told(case.casts[0], count, spent, spent / base)
        print(f"        {dead} dead rules, {found} findings, {len(undecided(case))} undecided")


def first_line() -> tuple[float, float]:
    """Seconds until the program prints its first line, and until it is done."""
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        program = subprocess.Popen(
            [sys.executable, "-m", "simulator", "check"],
            stdout=subprocess.PIPE,
            env={**os.environ, "FIRSTCALL_HOME": home},
        )
        assert program.stdout is not None
        program.stdout.readline()
        first = time.perf_counter() - started
        program.communicate()
        return first, time.perf_counter() - started


def shipped() -> None:
    """The time and the steps for each file that ships."""
    total_started = started = time.process_time()
    steps = 0
    for one in checked_files():
        now = time.process_time()
        spent, found = now - started, len(one.problems)
        print(f"{one.path:32} {spent:6.2f} s {one.steps:7,} steps {found} found")
        steps += one.steps
        started = now
    print(f"{'all':32} {started - total_started:6.2f} s {steps:7,} steps")


def told(cast: Cast, count: int, spent: float, growth: float) -> None:
    """One line of the growth."""
    explored = cast.explored
    print(
        f"{count:5} x {len(cast.scenario.stages):5} stages {explored.steps:8,} steps "
        f"{spent:8.2f} s, {growth:7.1f} x the time, {1e6 * spent / explored.steps:6.0f} µs a step"
    )


def many(scenario: Scenario, count: int) -> Scenario:
    """`scenario` so many times over, behind a first stage that asks which matter it is."""
    stages: dict[str, Stage] = {}
    for number in range(count):
        for stage in scenario.stages.values():
            copied = copy_of(stage, number, set(scenario.stages))
            stages[copied.id] = copied
    hub = Stage(
        id="which",
        task="Find out which matter it is.",
        says=Lines((LineGroup("", "", (("There are several things.",),)),)),
        goes=tuple(
            Move(When(mentions=(f"matter {number} please",)), f"{scenario.starts}-{number}")
            for number in range(count)
        ),
    )
    return replace(scenario, id=f"times-{count}", starts="which", stages={"which": hub, **stages})


def copy_of(stage: Stage, number: int, stages: set[str]) -> Stage:
    """A stage with its rules and flags under names of their own."""
    return replace(
        stage,
        id=f"{stage.id}-{number}",
        answers=tuple(rule_of(answer, number) for answer in stage.answers),
        goes=tuple(
            replace(move, to=f"{move.to}-{number}") if move.to in stages else move
            for move in (rule_of(move, number) for move in stage.goes)
        ),
    )


def rule_of(rule: _Rule, number: int) -> _Rule:
    """A rule whose flags are those of copy `number`."""
    return replace(rule, when=when_of(rule.when, number), sets=flags_of(rule.sets, number))


def when_of(when: When, number: int) -> When:
    """A condition whose flags are those of copy `number`."""
    return replace(
        when,
        flags=flags_of(when.flags, number),
        no_flags=flags_of(when.no_flags, number),
        either=tuple(when_of(part, number) for part in when.either),
    )


def flags_of(flags: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Flags of the file renamed; those of the call and of the answers of every stage stay."""
    shared = OWN_BY_CALL | SHARED
    return tuple(flag if flag in shared else f"{flag}-{number}" for flag in flags)


SHARED = {
    flag
    for answer in load_library(None).scenarios[BASE].answers
    for flag in (
        *answer.sets,
        *answer.when.flags,
        *answer.when.no_flags,
        *(flag for part in answer.when.either for flag in (*part.flags, *part.no_flags)),
    )
}
"""The flags that the answers of every stage set or look for."""


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10, 100])
