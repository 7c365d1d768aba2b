"""docs/authoring.md as a list of what stands in it, and a scenario changed as it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "authoring.md"

_BLOCK = re.compile(r"(?:<!-- (?P<note>.*?) -->\n)?^```(?P<kind>[a-z ]*)\n(?P<text>.*?)^```$",
                    re.MULTILINE | re.DOTALL)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the page: its kind (sh, yaml, told), the note before it, and its text."""

    kind: str
    note: str
    text: str


def shown() -> tuple[Shown, ...]:
    """All blocks of the page in their order."""
    page = PAGE.read_text(encoding="utf-8")
    return tuple(
        Shown(match["kind"], match["note"] or "", match["text"]) for match in _BLOCK.finditer(page)
    )


def recipes() -> dict[str, tuple[tuple[str, str], ...]]:
    """Of each recipe the parts: where they go, and their text."""
    found: dict[str, list[tuple[str, str]]] = {}
    for block in shown():
        if block.note.startswith("recipe "):
            name, where = block.note.removeprefix("recipe ").split(": ")
            found.setdefault(name, []).append((where, block.text))
    return {name: tuple(parts) for name, parts in found.items()}


def with_parts(text: str, parts: str) -> str:
    """`text` with each of the parts in place of the one that begins with the same key."""
    for part in re.split(rf"\n(?={_first_indent(parts)}\S)", parts.rstrip("\n")):
        head = part.split("\n")[0].partition(":")[0] + ":"
        start, end = _place(text, head)
        text = text[:start] + part.rstrip("\n") + "\n" + text[end:]
    return text


def with_recipe(text: str, where: str, added: str) -> str:
    """`text` with a part of a recipe first in the block it names, or, where the part begins with
    that very key, in its place; a key that is not there yet is put at the end of its block."""
    *around, last = where.split("/")
    start, end = 0, len(text)
    for depth, name in enumerate(around):
        start, end = _place(text, "  " * depth + name + ":", start, end)
    head = "  " * len(around) + last + ":"
    if not added.startswith(head):
        place = _place(text, head, start, end)[0]
        at = text.index("\n", place) + 1
        return text[:at] + added + text[at:]
    if f"\n{head}" not in text[start:end]:
        return text[:end] + added + text[end:]
    start, end = _place(text, head, start, end)
    return text[:start] + added + text[end:]


def _first_indent(parts: str) -> str:
    return " " * (len(parts) - len(parts.lstrip(" ")))


def _place(text: str, head: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Where the part begins and ends that begins with `head`."""
    end = len(text) if end is None else end
    found = re.compile(rf"^{re.escape(head)}", re.MULTILINE).search(text, start, end)
    assert found is not None, f"no part {head!r}"
    depth = len(head) - len(head.lstrip())
    at = last = text.index("\n", found.start()) + 1
    for line in text[at:end].splitlines(keepends=True):
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        at += len(line)
        last = at if line.strip() else last
    return found.start(), last
