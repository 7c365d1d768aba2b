"""A scenario file's nodes to a `Scenario`, with every problem of the file."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from scoring.facts import Fact, fact_problem
from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.names import FIXED, Names
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.plot import check_plot
from simulator.content.read_block import Build, Builders, read_block
from simulator.content.read_procedures import BUILDERS as PROCEDURES
from simulator.content.reading import Reading, check_id
from simulator.content.vocabulary import FACT_KINDS
from simulator.engine.scenario import (
    STANDARD_OUTCOMES,
    Answer,
    Article,
    Customer,
    Identity,
    Move,
    Outcome,
    Scenario,
    Stage,
    YouAre,
)


def read_scenario(
    root: Node, path: str, names: Names, file_id: str | None = None
) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    """The scenario, or None when anything is wrong, and all problems in the order of the file.

    `names` are the behaviours, skills and personas that exist; `file_id` is the id that the file's
    name asks for, None where the name does not matter. The standard outcomes are added.
    """
    reading = Reading(path, {**FIXED, **names, **_own_names(root)})
    scenario = read_block(root, "scenario", "", reading, _BUILDERS)
    if isinstance(root, MapNode):
        check_id(root, reading, file_id)
        _check_articles(root, reading)
        check_plot(root, reading)
    sound = not reading.trouble
    return (scenario if sound else None), in_order(reading.problems)


def _own_names(root: Node) -> Names:
    """The names that the file itself brings; a part that cannot be read leaves them unchecked."""
    stages, outcomes, facts = (_keys(root, part) for part in ("stages", "outcomes", "facts"))
    own: dict[str, tuple[str, ...]] = {}
    if stages is not None:
        own["stage"] = stages
    if outcomes is not None:
        own["outcome"] = tuple(dict.fromkeys((*outcomes, *STANDARD_OUTCOMES)))
    if stages is not None and outcomes is not None:
        own["target"] = (*own["stage"], *own["outcome"])
    if facts is not None:
        own["fact"] = facts
    return own


def _keys(root: Node, part: str) -> tuple[str, ...] | None:
    node = root.get(part) if isinstance(root, MapNode) else None
    if node is None and part == "facts":
        return ()
    return node.keys() if isinstance(node, MapNode) else None


def _check_articles(root: MapNode, reading: Reading) -> None:
    """Two articles of one id cannot be told apart."""
    node = root.get("knowledge")
    seen: dict[str, int] = {}
    for item in node.items if isinstance(node, ListNode) else ():
        name = item.get("id") if isinstance(item, MapNode) else None
        if not isinstance(name, TextNode):
            continue
        if name.value in seen:
            found = f"the article {quoted(name.value)} again (first in line {seen[name.value]})"
            reading.say("S009", name, found, "an id of its own for each article")
        seen.setdefault(name.value, name.line)


def _fact(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> Fact | None:
    """A fact has one value, under the name of its kind, which must read as that kind."""
    kinds = [kind for kind in FACT_KINDS if kind in values]
    if len(kinds) != 1:
        found = " and ".join(kinds) or "no value"
        reading.say("S011", node, found, f"one value, under one of {', '.join(FACT_KINDS)}")
        return None
    kind = kinds[0]
    value = values.pop(kind)
    fact = Fact(name, kind, value, **{"about": (), **values})
    if problem := fact_problem(fact):
        expected = problem.partition("expected ")[2]
        reading.say("S011", node.get(kind) or node, quoted(fact.value), expected)
    return fact


def _named(definition: type) -> Build:
    """A builder for blocks that stand under their name, which becomes the id."""
    return lambda name, values, node, reading: definition(id=name, **values)


def _unnamed(definition: type) -> Build:
    return lambda name, values, node, reading: definition(**values)


def _scenario(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> Scenario:
    outcomes = MappingProxyType({**STANDARD_OUTCOMES, **values.pop("outcomes")})
    facts = tuple(values.pop("facts", {}).values())
    return Scenario(outcomes=outcomes, facts=facts, **values)


_BUILDERS: Builders = {
    **PROCEDURES,
    "scenario": _scenario,
    "fact": _fact,
    "stage": _named(Stage),
    "outcome": _named(Outcome),
    "you_are": _unnamed(YouAre),
    "customer": _unnamed(Customer),
    "article": _unnamed(Article),
    "identity": _unnamed(Identity),
    "answer": _unnamed(Answer),
    "move": _unnamed(Move),
}
