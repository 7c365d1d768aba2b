"""Rules that are never the first to fit: a move, an answer or a reaction nobody will ever see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from simulator.content.check.asked import parts
from simulator.content.check.case import Case, Cast
from simulator.content.check.fitting import Rule, View, fitting
from simulator.content.check.flags import conditions, unset
from simulator.content.check.places import Path, node_at
from simulator.content.check.possible import Atoms, Possible
from simulator.content.check.unsaid import is_answer
from simulator.content.diagnostics import Diagnostic, quoted
from simulator.engine.call import MOST_REPLIES
from simulator.engine.conditions import When
from simulator.engine.persona import Reaction
from simulator.engine.scenario import Answer, Move

MOST_TRACKED = 5
"""Flags, facts and actions told apart one by one, at most; each doubles the work."""


def check(case: Case) -> Iterator[Diagnostic]:
    """P001 for each rule that cannot fire in any state of any call. What is dead only because
    another rule is, or because of a flag that nothing sets, is left out."""
    for path, when in _roots(case):
        what, follows = _what(case, path)
        yield case.at(
            path,
            "P001",
            f"{what} that is never the first to fit{follows}",
            "a condition that can hold while no rule above it does",
            _reason(case, path, when),
        )


def _roots(case: Case) -> Iterator[tuple[Path, When]]:
    dead, misnamed = dead_rules(case), unset(case)
    if not dead:
        return
    told = frozenset(path for path, when in dead if not misnamed.isdisjoint(_flags(when)))
    others = {path: when for path, when in dead if path not in told}
    roots = [
        path
        for path in others
        if not any(_fires_if(cast, path, (told | others.keys()) - {path}) for cast in case.casts)
    ]
    yield from ((path, others[path]) for path in roots or ([] if told else others))


def _fires_if(cast: Cast, path: Path, granted: frozenset[Path]) -> bool:
    """Whether a rule could fire if others did."""
    return path in Possible(cast.rules, granted=granted).fired


def _flags(when: When) -> Iterator[str]:
    return (flag for part in parts(when) for flag in part.flags)


@lru_cache(maxsize=2)
def dead_rules(case: Case) -> tuple[tuple[Path, When], ...]:
    """The rules that nothing can make fire, with their conditions; those of stages that are never
    reached are left out, because the rule that should lead there is the one to mend."""
    return tuple((path, when) for path, when in conditions(case) if _is_dead(case, path))


def undecided(case: Case) -> tuple[Path, ...]:
    """The rules of which neither a call nor a proof was found."""
    dead = {path for path, _ in dead_rules(case)}
    return tuple(
        path
        for path, _ in conditions(case)
        if path not in dead
        and _stands_where_calls_come(case, path)
        and not any(path in cast.explored.rules for cast in case.casts)
    )


def _is_dead(case: Case, path: Path) -> bool:
    if any(path in cast.explored.rules for cast in case.casts):
        return False
    return _stands_where_calls_come(case, path) and not any(
        _may_fire(cast, path) for cast in case.casts
    )


def _stands_where_calls_come(case: Case, path: Path) -> bool:
    return path[0] != "stages" or any(path[1] in cast.possible.stages for cast in case.casts)


def _may_fire(cast: Cast, path: Path) -> bool:
    if path not in cast.possible.fired:
        return False
    tracked = _at_stake(cast, path)
    return not tracked or path in Possible(cast.rules, tracked=tracked).fired


def _at_stake(cast: Cast, path: Path) -> Atoms:
    """The flags, facts and actions on which it hangs whether a rule fires: those of its condition
    first, then of the rules above it, then of the rules that set these."""
    rules, own = _list_of(cast, path)
    wanted = [rules[own], *rules[:own]]
    atoms = dict.fromkeys(atom for rule in wanted for atom in _atoms(rule.when))
    for rule in _setters(cast):
        if any(("flag", flag) in atoms for flag in rule.sets):
            atoms.update(dict.fromkeys(_atoms(rule.when)))
    return frozenset(list(atoms)[:MOST_TRACKED])


def _setters(cast: Cast) -> Iterator[Answer | Move | Reaction]:
    yield from cast.persona.reacts
    for stage in cast.scenario.stages:
        yield from (answer for _, answer, _ in cast.rules.answers(stage))
        yield from (move for _, move, _ in cast.rules.moves(stage))


def _atoms(when: When) -> Iterator[tuple[str, str]]:
    for part in parts(when):
        yield from (("flag", flag) for flag in (*part.flags, *part.no_flags))
        yield from (("fact", fact) for fact in part.states)
        yield from (("done", action) for action in part.did)


def _list_of(cast: Cast, path: Path) -> tuple[list[Rule], int]:
    """The rules that are tried together with the one at `path`, and its place among them."""
    if path[0] == "reacts":
        return list(cast.rules.reactions), int(path[1])
    stage = str(path[1]) if path[0] == "stages" else cast.scenario.starts
    if is_answer(path):
        return [rule for at, _, rule in cast.rules.answers(stage) if at == path], 0
    moves = cast.rules.moves(stage)
    return [rule for _, _, rule in moves], [at for at, _, _ in moves].index(path)


def _what(case: Case, path: Path) -> tuple[str, str]:
    if path[0] == "reacts":
        return "a reaction", ""
    if is_answer(path):
        return "an answer", ""
    assert case.scenario is not None
    stages = case.scenario.stages
    moves = stages[str(path[1])].goes if path[0] == "stages" else case.scenario.anywhere
    to = moves[int(path[-1])].to
    follows = ""
    if to in stages and not any(to in cast.possible.stages for cast in case.casts):
        follows = ", so that nobody ever gets there"
    elif to in case.scenario.outcomes and not any(to in c.possible.outcomes for c in case.casts):
        follows = ", so that no call ends so"
    return f"a move to {quoted(to)}", follows


def _reason(case: Case, path: Path, when: When) -> str:
    """Why the rule is dead, where it can be told."""
    return (
        _never_an_action(case, path, when)
        or _contradiction(when)
        or _too_long(when)
        or _blocked(case, path)
        or "what it asks for never comes together"
    )


def _never_an_action(case: Case, path: Path, when: When) -> str:
    cast = case.casts[0]
    if not when.acts:
        return ""
    if path[0] == "reacts" or is_answer(path):
        return "only moves are tried when the trainee acts; here acts: never holds"
    if cast.rules.actions.isdisjoint(when.acts):
        return f"{', '.join(when.acts)} cannot be done in this call before it ends"
    if when.shows or when.shows_all:
        return "an action shows no behaviour: acts: and shows: never hold together"
    return ""


def _contradiction(when: When) -> str:
    both = [("flag", set(when.flags) & set(when.no_flags))]
    both.append(("behaviour", (set(when.shows_all) & set(when.lacks))))
    if when.shows and set(when.shows) <= set(when.lacks):
        both.append(("behaviour", set(when.shows)))
    for kind, names in both:
        if names:
            return f"it asks for the {kind} {quoted(min(names))} and refuses it"
    return ""


def _too_long(when: When) -> str:
    if when.replies > MOST_REPLIES:
        return f"a call holds {MOST_REPLIES} replies at most"
    return ""


def _blocked(case: Case, path: Path) -> str:
    """The earlier rule that always fits first, where there is a single one."""
    for cast in case.casts:
        rules, own = _list_of(cast, path)
        for number in range(own - 1, -1, -1):
            others = [rule for place, rule in enumerate(rules) if place != number]
            if any(fitting(others, own - 1, view, cast.rules.rank) for view in _views(cast, path)):
                line = node_at(case.root, _path_of(cast, path, number)).line
                return f"the rule in line {line} always fits first"
    return ""


def _views(cast: Cast, path: Path) -> Iterator[View]:
    stage = str(path[1]) if path[0] == "stages" else cast.scenario.starts
    return cast.possible.views_of(stage)


def _path_of(cast: Cast, path: Path, number: int) -> Path:
    if path[0] == "reacts":
        return ("reacts", number)
    stage = str(path[1]) if path[0] == "stages" else cast.scenario.starts
    return cast.rules.moves(stage)[number][0]
