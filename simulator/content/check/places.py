"""Where in a file something stands: the way to a node by keys and numbers."""

from __future__ import annotations

from simulator.content.nodes import ListNode, MapNode, Node, TextNode

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file: ("stages", "opening", "goes", 0)."""


def node_at(root: Node, path: Path) -> Node:
    """The node that `path` leads to, or the last one on the way that is there. The only item of a
    list may stand without its list."""
    node = root
    for step in path:
        inner = _inside(node, step)
        if inner is None:
            return node
        node = inner
    return node


def key_at(root: Node, path: Path) -> Node:
    """The key under which the last step of `path` stands, or the node itself in a list."""
    node = node_at(root, path[:-1])
    if isinstance(node, MapNode):
        return next((name for name, _ in node.pairs if name.value == path[-1]), node)
    return node_at(root, path)


def text_in(node: Node, text: str) -> Node:
    """The first place below `node` that says just `text`, as key or value; else `node`."""
    return _find(node, text) or node


def _find(node: Node, text: str) -> Node | None:
    match node:
        case TextNode() if node.value.strip() == text:
            return node
        case ListNode():
            parts: tuple[Node, ...] = node.items
        case MapNode():
            parts = tuple(part for pair in node.pairs for part in pair)
        case _:
            return None
    return next((found for part in parts if (found := _find(part, text))), None)


def _inside(node: Node, step: str | int) -> Node | None:
    if isinstance(step, str):
        return node.get(step) if isinstance(node, MapNode) else None
    if isinstance(node, ListNode):
        return node.items[step] if step < len(node.items) else None
    return node if step == 0 else None
