"""Words that insult people for what they are. Customers may swear; no file needs these."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from simulator.content.check.case import Case
from simulator.content.diagnostics import Diagnostic
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.engine.conditions import plain_words


def check(case: Case) -> Iterator[Diagnostic]:
    """L003 for each text with such a word in it."""
    for node in _texts(case.root):
        if any(_is_slur(word) for word in plain_words(node.value).split()):
            yield case.on(
                node,
                "L003",
                "a word that insults people for what they are",
                "anger without it: a customer can be abusive and still be played by anybody",
            )


def _is_slur(word: str) -> bool:
    return fingerprint(word) in _known()


def fingerprint(word: str) -> str:
    """What stands for a word in the list, so that nobody has to read the word itself."""
    return blake2b(word.encode(), digest_size=8).hexdigest()


@cache
def _known() -> frozenset[str]:
    text = (files("simulator.content.check") / "slurs.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def _texts(node: Node) -> Iterator[TextNode]:
    match node:
        case TextNode():
            yield node
        case ListNode():
            for item in node.items:
                yield from _texts(item)
        case MapNode():
            for _, value in node.pairs:
                yield from _texts(value)
