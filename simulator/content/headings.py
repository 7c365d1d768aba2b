"""The top of a file: what a list of personas or scenarios shows, without reading the whole file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.content.files import Kind, SourceFile
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.yaml_text import read_yaml

_BODY = re.compile(
    rb"^(?:you_are|customer|briefing|facts|stages|moods|reacts|lines)\s*:", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of a file. `title` is a scenario's title or a persona's name; the rest is
    empty where the file does not say it. `own` marks a file of the user's. The file may still have
    errors further down."""

    kind: Kind
    id: str
    title: str
    about: str = ""
    industry: str = ""
    channel: str = ""
    difficulty: int = 0
    trains: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    own: bool = False


def heading_of(file: SourceFile) -> Heading | None:
    """The heading of a file, or None when it cannot be read or says no title."""
    try:
        source = file.read()
    except OSError:
        return None
    body = _BODY.search(source)
    top = _read(file, source[: body.start()]) if body else None
    return top or _read(file, source)


def _read(file: SourceFile, source: bytes) -> Heading | None:
    root = read_yaml(source, file.shown).root
    title = _text(root, "title" if file.kind == "scenario" else "name")
    if not title:
        return None
    difficulty = _text(root, "difficulty")
    return Heading(
        kind=file.kind,
        id=file.id,
        title=title,
        about=_text(root, "about"),
        industry=_text(root, "industry"),
        channel=_text(root, "channel"),
        difficulty=int(difficulty) if difficulty in ("1", "2", "3", "4", "5") else 0,
        trains=_texts(root, "trains"),
        personas=_texts(root, "personas"),
        own=file.own,
    )


def _text(root: Node | None, key: str) -> str:
    value = root.get(key) if isinstance(root, MapNode) else None
    return value.value.strip() if isinstance(value, TextNode) else ""


def _texts(root: Node | None, key: str) -> tuple[str, ...]:
    value = root.get(key) if isinstance(root, MapNode) else None
    items = value.items if isinstance(value, ListNode) else (value,)
    return tuple(item.value.strip() for item in items if isinstance(item, TextNode))
