"""What takes a step of a procedure or meets a rule, as a file names it: a behaviour, or
`kind:what`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scoring.procedure_evidence import ANY_WORDS, kinds_of_evidence
from scoring.rubric import kinds_of_rule_evidence
from simulator.content.diagnostics import quoted
from simulator.content.names import choice, did_you_mean
from simulator.content.nodes import ListNode, Node, TextNode
from simulator.content.reading import Reading


def read_evidence(node: Node, reading: Reading) -> tuple[str, ...]:
    """A list of evidence, none twice, each of a kind and name that exist."""
    names = reading.texts(node)
    for one in reading.text_nodes(node):
        _check(one, reading)
    return names


def read_rule_evidence(node: Node, reading: Reading, low: int = 0) -> tuple[str, ...]:
    """As `read_evidence`, of the kinds that rules of the rubric look for; an empty list where it
    may have less than one."""
    if isinstance(node, ListNode) and not node.items and not low:
        return ()
    kinds = kinds_of_rule_evidence(reading.names.get("list", ()))
    names = reading.texts(node)
    for one in reading.text_nodes(node):
        _check_kind(one, reading, kinds, ())
    return names


def _check(node: TextNode, reading: Reading) -> None:
    kind, _, what = node.value.strip().partition(":")
    if kind == ANY_WORDS:
        if not what.strip():
            reading.say("S006", node, "no words after `words:`", "the words to look for")
        return
    kinds = kinds_of_evidence(tuple(reading.names.get("list", ())))
    _check_kind(node, reading, kinds, (ANY_WORDS,))


def _check_kind(
    node: TextNode,
    reading: Reading,
    kinds: Mapping[str, Collection[str]],
    more: tuple[str, ...],
) -> None:
    kind, colon, what = node.value.strip().partition(":")
    if not colon:
        reading.name(node, "behaviour")
    elif kind not in kinds:
        known = (*kinds, *more)
        hint = did_you_mean(kind, known) or f"known: {', '.join(known)}"
        reading.say(
            "N014", node, f"evidence of the kind {quoted(kind)}", "a kind that exists", hint
        )
    elif what not in kinds[kind]:
        expected = choice(f"name after `{kind}:`", kinds[kind])
        reading.say("N014", node, quoted(node.value), expected, did_you_mean(what, kinds[kind]))
