"""The plot as a graph, by names alone: which stages and outcomes some path of moves can reach."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.content.diagnostics import quoted
from simulator.content.names import KINDS
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.reading import Reading
from simulator.engine.scenario import CUT_OFF, LEFT, LEFT_OPEN, STANDARD_OUTCOMES

_BY_THEMSELVES = (LEFT, CUT_OFF, LEFT_OPEN)
"""Standard outcomes that a trainee can bring about in any scenario, whatever its moves."""


def check_plot(root: MapNode, reading: Reading) -> None:
    """Reports names used for a stage and an outcome, what no path of moves reaches, and a scenario
    that cannot end well or cannot end badly."""
    stages, outcomes = root.get("stages"), root.get("outcomes")
    if not isinstance(stages, MapNode) or not isinstance(outcomes, MapNode):
        return
    names = frozenset(stages.keys())
    for name, _ in outcomes.pairs:
        if name.value in names:
            found = f"{quoted(name.value)}, which is also a stage"
            reading.say("S010", name, found, "a name that no stage has")
    misnamed = any(one.code == KINDS["target"] for one in reading.problems)
    if misnamed or _unreadable(root):
        return
    reached = _reached(root, stages)
    _check_reached(root, stages, outcomes, reached, reading)
    _check_endings(outcomes, reached, reading)
    _check_goodbye(outcomes, _text(root, "resolved"), reached, reading)


def _check_reached(
    root: MapNode, stages: MapNode, outcomes: MapNode, reached: frozenset[str], reading: Reading
) -> None:
    goodbye = _text(root, "resolved")
    for what, part in (("stage", stages), ("outcome", outcomes)):
        for name, _ in part.pairs:
            if name.value not in reached and name.value not in STANDARD_OUTCOMES:
                found = f"the {what} {quoted(name.value)}, which no move leads to"
                way = "a stage with settled: true, " if name.value == goodbye else ""
                expected = f"{way}a move with to: {name.value}, or no such {what}"
                reading.say("N011", name, found, expected)


def _check_endings(outcomes: MapNode, reached: frozenset[str], reading: Reading) -> None:
    kinds = {name: outcome.kind for name, outcome in STANDARD_OUTCOMES.items()}
    kinds |= {name.value: _text(node, "kind") for name, node in outcomes.pairs}  # type: ignore[misc]
    for kind, way in (("good", "won"), ("bad", "lost")):
        endings = [*reached, *(_BY_THEMSELVES if kind == "bad" else ())]
        if not any(kinds.get(name) == kind for name in endings):
            found = f"a scenario that cannot be {way}"
            reading.say("N012", outcomes, found, f"a path of moves to an outcome of kind {kind}")


def _check_goodbye(
    outcomes: MapNode, resolved: str, reached: frozenset[str], reading: Reading
) -> None:
    """A goodbye where nothing is left open ends the call well, so its outcome cannot be bad."""
    outcome = outcomes.get(resolved)
    if resolved in reached and isinstance(outcome, MapNode) and _text(outcome, "kind") == "bad":
        found = f"the outcome {quoted(resolved)}, to which a goodbye leads, of kind bad"
        reading.say("N018", outcome.get("kind") or outcome, found, "good, or mixed at least")


def _reached(root: MapNode, stages: MapNode) -> frozenset[str]:
    """The stages and outcomes that moves lead to from the first stage, conditions left aside."""
    anywhere = tuple(_targets(root.get("anywhere")))
    waiting, reached = [_text(root, "starts")], set[str]()
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        stage = stages.get(name)
        if isinstance(stage, MapNode):
            waiting += [*_targets(stage.get("goes")), *anywhere]
            if _text(stage, "settled") == "true":
                waiting.append(_text(root, "resolved"))
    return frozenset(reached)


def _targets(node: Node | None) -> Iterator[str]:
    for item in node.items if isinstance(node, ListNode) else ():
        if target := _text(item, "to"):
            yield target


def _text(node: Node, key: str) -> str:
    value = node.get(key) if isinstance(node, MapNode) else None
    return value.value.strip() if isinstance(value, TextNode) else ""


def _unreadable(node: Node) -> bool:
    """True when a part is broken: a move may stand in it, so nothing can be said of the whole."""
    match node:
        case BrokenNode():
            return True
        case ListNode():
            return any(_unreadable(item) for item in node.items)
        case MapNode():
            return any(_unreadable(value) for _, value in node.pairs)
        case _:
            return False
