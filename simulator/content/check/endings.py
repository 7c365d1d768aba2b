"""How calls end: scenarios that cannot be won, stages without a way out, calls without an end."""

from __future__ import annotations

from collections.abc import Iterator, Set

from simulator.content.check.case import Case, Cast
from simulator.content.check.dead_rules import dead_rules
from simulator.content.check.places import node_at, text_in
from simulator.content.check.possible import Atoms, Possible, Start, true_of
from simulator.content.check.reached import Reached
from simulator.content.check.replies import NOTHING_SAID, PASSING_ON, Cue
from simulator.content.check.trial import is_mark
from simulator.content.diagnostics import Diagnostic, quoted
from simulator.engine.call import MOST_REPLIES
from simulator.engine.scenario import ENDED_SAFELY

MOST_WAYS = 3
"""Ways to an end kept for each stage, to be tried from other states of it."""


def check(case: Case) -> Iterator[Diagnostic]:
    """P003, P004 and P006. A dead move is the cause of what follows from it, and comes first."""
    if case.persona is not None:
        yield from _endless(case)
        return
    if not any("goes" in path or "anywhere" in path for path, _ in dead_rules(case)):
        yield from _cannot_be_won(case)
        yield from _traps(case)
    yield from _endless(case)


def _cannot_be_won(case: Case) -> Iterator[Diagnostic]:
    """P003 for the personas with whom no call can end well, or only after a wrong statement."""
    assert case.scenario is not None
    outcomes = case.scenario.outcomes.items()
    # To cut off an abusive customer by the book is well done, and wins nothing.
    good = {name for name, one in outcomes if one.kind == "good" and name != ENDED_SAFELY}
    for lost, how in ((_lost, ""), (_only_by_mistake, " but by stating something wrong")):
        casts = [cast for cast in case.casts if lost(good, cast)]
        if casts:
            yield from _told_lost(case, casts, how)
            return


def _told_lost(case: Case, casts: list[Cast], how: str) -> Iterator[Diagnostic]:
    expected = "a way through the plot to an outcome of kind good"
    if len(casts) == len(case.casts):
        found = f"a scenario that nobody can win{how}"
        yield case.at(("outcomes",), "P003", found, expected, key=True)
        return
    for cast in casts:
        place = text_in(node_at(case.root, ("personas",)), cast.persona.id)
        found = f"a scenario that cannot be won with {quoted(cast.persona.id)}{how}"
        yield case.on(place, "P003", found, f"{expected} in a mood this persona can be in")


def _lost(good: Set[str], cast: Cast) -> bool:
    return good.isdisjoint(cast.explored.outcomes) and good.isdisjoint(cast.possible.outcomes)


def _only_by_mistake(good: Set[str], cast: Cast) -> bool:
    won = (state.way() for state in cast.explored.ended if state.memory.outcome in good)
    if any(not any(cue.misstates for cue in way) for way in won):
        return False
    return good.isdisjoint(Possible(cast.rules, honest=True).outcomes)


def _traps(case: Case) -> Iterator[Diagnostic]:
    """P004 for each stage in which a call can be stuck: from there no outcome of the plot can be
    reached any more, in whatever mood, unless the customer is handed on, gives up or is cut off."""
    told: set[str] = set()
    for cast in case.casts:
        for state in _trapped(cast):
            stage = state.memory.stage
            if stage not in told:
                told.add(stage)
                yield case.at(
                    ("stages", stage),
                    "P004",
                    f"a trap: a call can come to stand in {quoted(stage)} with no outcome left",
                    "a way on from every state a call can be in, or a bad outcome of its own",
                    "the example shows how to get there",
                    cast.script(state),
                    key=True,
                )


def _trapped(cast: Cast) -> Iterator[Reached]:
    """The states from which no end of the plot can be reached; of those that follow from one
    another only the first."""
    ways, out = _ways_out(cast)
    stuck: set[Reached] = set()
    known: dict[_Standing, bool] = {}
    for state in cast.explored.kept:
        if state.before in stuck:
            stuck.add(state)
            continue
        here = _standing(cast, state)
        if here in out or any(_leads_out(cast, state, way, out) for way in ways.get(here[0], ())):
            continue
        if here not in known:
            known[here] = _no_end_from(cast, state)
        if known[here]:
            stuck.add(state)
            yield state


_Standing = tuple[str, Atoms]
"""A stage, and all that is true there and that some condition asks for: two calls that agree in
this can reach the same ends, whatever the mood."""


def _standing(cast: Cast, state: Reached) -> _Standing:
    stage = state.memory.stage
    return stage, true_of(state.memory) & cast.rules.asked_from(stage).atoms


def _no_end_from(cast: Cast, state: Reached) -> bool:
    """Whether no end of the plot is possible from a state in any mood."""
    stage = state.memory.stage
    true = frozenset(atom for atom in true_of(state.memory) if not is_mark(atom[1]))
    starts = [Start(stage, mood, true) for mood in cast.persona.moods]
    return not Possible(cast.rules, starts, until_end=True).own_ends


def _ways_out(cast: Cast) -> tuple[dict[str, list[tuple[Cue, ...]]], set[_Standing]]:
    """Some ways from each stage to an end of the plot, as they were played, shortest first; and
    how the calls stood that they were played from."""
    ways: dict[str, list[tuple[Cue, ...]]] = {}
    out: set[_Standing] = set()
    for state in cast.explored.ended:
        if not _own_end(cast, state):
            continue
        steps: tuple[Cue, ...] = ()
        at = state
        while at.before is not None and at.cue is not None:
            steps, at = (at.cue, *steps), at.before
            out.add(_standing(cast, at))
            kept = ways.setdefault(at.memory.stage, [])
            if steps not in kept:
                kept.append(steps)
    return {stage: sorted(kept, key=len)[:MOST_WAYS] for stage, kept in ways.items()}, out


def _leads_out(cast: Cast, state: Reached, way: tuple[Cue, ...], out: set[_Standing]) -> bool:
    """Whether the steps lead from a state to an end of the plot, played in a real call; if so, how
    the calls on the way stood is added to `out`."""
    passed = [_standing(cast, state)]
    for cue in way:
        after = state.after(cue)
        if after is None:
            return False
        state = after
        if state.memory.outcome:
            if _own_end(cast, state):
                out.update(passed)
                return True
            return False
        here = _standing(cast, state)
        if here in out:
            out.update(passed)
            return True
        passed.append(here)
    return False


def _own_end(cast: Cast, state: Reached) -> bool:
    """Whether the plot led to the end of a call, and not by handing the customer on."""
    memory, scenario = state.memory, cast.scenario
    if state.cue is None or state.cue.act in PASSING_ON:
        return False
    if memory.outcome == scenario.resolved and scenario.stages[memory.stage].settled:
        return True
    return memory.outcome in cast.explored.moved_to(state)


def _endless(case: Case) -> Iterator[Diagnostic]:
    """P006 when a trainee who says nothing to the purpose never loses the customer."""
    for cast in case.casts:
        for stage, state in cast.explored.stages.items():
            end = _said_nothing(state)
            if end is None or (case.scenario and _endless_alone(cast)):
                continue
            yield case.at(
                ("patience",) if case.persona else ("stages", stage),
                "P006",
                f"a call that goes on for {MOST_REPLIES} replies though nothing is done",
                "patience that ends, so that a call in which nothing happens is lost",
                "" if case.persona else "a move that empty replies can take counts as progress",
                cast.script(end),
                key=True,
            )
            return


def _said_nothing(state: Reached) -> Reached | None:
    """The end of a call of empty replies from `state` on, if only the bound on replies ended it."""
    for _ in range(MOST_REPLIES):
        if state.memory.outcome:
            return None
        after = state.after(NOTHING_SAID)
        if after is None:
            return None
        if after.memory.replies >= MOST_REPLIES:
            return after
        state = after
    return None


def _endless_alone(cast: Cast) -> bool:
    """Whether the persona's patience alone outlasts a call, which its own file is told."""
    return cast.persona.patience * len(cast.persona.moods) >= MOST_REPLIES
