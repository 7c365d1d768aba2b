"""Flags that are looked for and never set, or set and never looked for: mostly a misspelt name."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.content.check.asked import parts
from simulator.content.check.case import Case
from simulator.content.check.places import Path, key_at, node_at, text_in
from simulator.content.check.rules import MADE_BY_CALL
from simulator.content.diagnostics import Diagnostic, quoted
from simulator.content.names import did_you_mean
from simulator.engine.conditions import When
from simulator.engine.scenario import Answer, Move, Scenario


def check(case: Case) -> Iterator[Diagnostic]:
    """N015 for each flag that nothing sets, N016 for each that nothing looks for."""
    yield from _never_set(case)
    if case.scenario is not None:
        yield from _never_read(case)


def unset(case: Case) -> frozenset[str]:
    """The flags that conditions of the file name and that nothing sets."""
    named = {flag for _, when in conditions(case) for flag in _named(when)}
    missing = named - _set_here(case)
    if case.persona is not None and missing:
        missing -= case.flags_elsewhere()
    return frozenset(missing)


def flags_set(scenario: Scenario) -> frozenset[str]:
    """The flags that the rules of a scenario set."""
    rules: list[Answer | Move] = [*scenario.answers, *scenario.anywhere]
    for stage in scenario.stages.values():
        rules += [*stage.answers, *stage.goes]
    return frozenset(flag for rule in rules for flag in rule.sets)


def conditions(case: Case) -> Iterator[tuple[Path, When]]:
    """Every rule of the file itself: where it stands, and its condition."""
    cast = case.casts[0]
    if case.persona is not None:
        for number, reaction in enumerate(case.persona.reacts):
            yield ("reacts", number), reaction.when
        return
    for stage in cast.scenario.stages:
        found = [(path, one.when) for path, one, _ in cast.rules.answers(stage)]
        found += [(path, one.when) for path, one, _ in cast.rules.moves(stage)]
        yield from (one for one in found if one[0][0] == "stages")
    for number, answer in enumerate(cast.scenario.answers):
        yield ("answers", number), answer.when
    for number, move in enumerate(cast.scenario.anywhere):
        yield ("anywhere", number), move.when


def _never_set(case: Case) -> Iterator[Diagnostic]:
    missing = unset(case)
    known = sorted(_set_here(case))
    for path, when in conditions(case):
        for flag in dict.fromkeys(_named(when)):
            if flag in missing:
                place = text_in(node_at(case.root, (*path, "when")), flag)
                yield case.on(
                    place,
                    "N015",
                    f"the flag {quoted(flag)}, which nothing sets",
                    f"a flag that some sets: names, or one of {', '.join(known)}",
                    did_you_mean(flag, known),
                )


def _never_read(case: Case) -> Iterator[Diagnostic]:
    read = {flag for cast in case.casts for flag in cast.rules.asked.flags}
    looked_for = sorted(read)
    for path, flags in _setting(case):
        for flag in flags:
            if flag not in read | MADE_BY_CALL:
                place = text_in(node_at(case.root, (*path, "sets")), flag)
                if place is node_at(case.root, path):
                    place = key_at(case.root, path)
                yield case.on(
                    place,
                    "N016",
                    f"the flag {quoted(flag)}, which no condition looks for",
                    "a flag that flags: or no_flags: names somewhere",
                    did_you_mean(flag, looked_for),
                )


def _setting(case: Case) -> Iterator[tuple[Path, tuple[str, ...]]]:
    cast = case.casts[0]
    found: dict[Path, tuple[str, ...]] = {}
    for stage in cast.scenario.stages:
        found |= {path: answer.sets for path, answer, _ in cast.rules.answers(stage)}
        found |= {path: move.sets for path, move, _ in cast.rules.moves(stage)}
    yield from found.items()


def _set_here(case: Case) -> frozenset[str]:
    flags = {flag for cast in case.casts for flag in cast.rules.made_by_call}
    for cast in case.casts:
        flags |= {flag for reaction in cast.persona.reacts for flag in reaction.sets}
    if case.scenario is not None:
        flags |= flags_set(case.scenario)
    return frozenset(flags)


def _named(when: When) -> Iterator[str]:
    for part in parts(when):
        yield from (*part.flags, *part.no_flags)
