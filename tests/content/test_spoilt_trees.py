"""Any part of a file in any wrong shape gives problems, never an exception or half a definition."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.content.names import Names
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.read_persona import read_persona
from simulator.content.read_scenario import read_scenario
from simulator.content.yaml_text import read_yaml
from tests.content.samples import PERSONA, SCENARIO

NAMES: Names = {
    "behaviour": ("empathy", "rude", "paraphrase", "dismissive"),
    "skill": ("empathy",),
    "persona": ("angry",),
}
WORD = TextNode("word", 3, 7)
PUT = (
    TextNode("", 3, 7),
    WORD,
    ListNode((), 3, 7),
    ListNode((WORD, MapNode((), 3, 7), TextNode("", 3, 7, quoted=True)), 3, 7),
    MapNode((), 3, 7),
    MapNode(((WORD, ListNode((ListNode((), 3, 7),), 3, 7)),), 3, 7),
    BrokenNode(3, 7),
)


def spoilt(node: Node, put: Node) -> Iterator[Node]:
    """`node` with each one of its values replaced by `put`, one at a time."""
    yield put
    if isinstance(node, MapNode):
        for place, (key, value) in enumerate(node.pairs):
            for other in spoilt(value, put):
                pairs = (*node.pairs[:place], (key, other), *node.pairs[place + 1 :])
                yield MapNode(pairs, node.line, node.column)
    elif isinstance(node, ListNode):
        for place, item in enumerate(node.items):
            for other in spoilt(item, put):
                items = (*node.items[:place], other, *node.items[place + 1 :])
                yield ListNode(items, node.line, node.column)


@pytest.mark.parametrize("put", PUT, ids=repr)
@pytest.mark.parametrize("text", [PERSONA, SCENARIO], ids=["persona", "scenario"])
def test_no_spoilt_file_makes_a_reader_raise(text: str, put: Node) -> None:
    """A definition comes only without problems; without one there is a problem, unless the part was
    reported before as unreadable."""
    root = read_yaml(text, "x").root
    assert root is not None
    read = read_persona if text == PERSONA else read_scenario
    for tree in spoilt(root, put):
        definition, problems = read(tree, "x", NAMES)
        assert definition is None or not problems
        assert definition is not None or problems or isinstance(put, BrokenNode)
        assert all(one.line >= 1 and one.column >= 1 for one in problems)
