"""The narrow YAML loader: text to marked nodes, with every problem of the text.

Every single value stays text; `tree` refuses what a plain file does not need, and size and depth
are bounded. PyYAML's C parser is used where present; a text it finds fault with is read again by
the pure one, so that both give the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.nodes import Node
from simulator.content.salvage import Salvage
from simulator.content.source_text import as_text, tab_problems
from simulator.content.tree import FAST, read_tree


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text once read. `root` is None when nothing of it can be used."""

    root: Node | None
    problems: tuple[Diagnostic, ...] = ()


def read_yaml(source: bytes | str, path: str, loader: Any = FAST) -> Parsed:
    """`source` as marked nodes and its problems; never raises for any bytes or text."""
    text, problems = as_text(source, path)
    if text is None:
        return Parsed(None, tuple(problems))
    tabs = tab_problems(text, path)
    tree, root = read_tree(text, path, loader)
    if tabs or tree.unreadable:
        salvage = Salvage(path, frozenset(tab.line for tab in tabs))
        root = salvage.root(text)
        problems += tabs + (salvage.problems or ([] if tabs else tree.problems))
    else:
        problems += tree.problems
        if root is None and not problems:
            problems = [Diagnostic(path, 1, 1, "T011", "an empty file", "'key: value' lines")]
    return Parsed(root, in_order(problems))
