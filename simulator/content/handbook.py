"""The handbook's pages as they are written: one a skill, a procedure and a channel.

What a page is scored by and which scenarios train it are not part of the file; `simulator.practice.
handbook` takes that from the rubric, the procedures and the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from rapidfuzz import process

from simulator.content.scoring_data import load_plain

PageKind = Literal["skill", "procedure", "channel"]
KINDS: tuple[PageKind, ...] = ("skill", "procedure", "channel")
Speaker = Literal["customer", "reply", "act"]

_PAGE_KEYS = {"id", "kind", "of", "name", "what", "why", "how", "source", "examples",
              "with"}  # fmt: skip
_EXAMPLE_KEYS = {"customer", "good", "bad", "by", "channel", "facts", "result"}
_LINE_KEYS = {"customer", "reply", "act", "detail", "seconds", "waited", "cuts_in"}


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One line of an example: what the customer says, what is replied, or what is done.

    `text` are the words, or the id of what is done with its words in `detail`. `seconds` is how
    long that takes, `waited` how long a reply was waited for; both are None where it does not
    matter. `cuts_in` marks a reply before the customer had finished.
    """

    who: Speaker
    text: str
    detail: str = ""
    seconds: int | None = None
    waited: int | None = None
    cuts_in: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """The same moment answered well and badly.

    `before` is what led to it. `by` are rules of the rubric, or steps as `procedure.step`, that
    `good` meets and `bad` does not. `channel` is where it plays, `facts` the scenario whose facts
    are true in it, `result` how it ends, each empty where it does not matter.
    """

    before: tuple[ExampleLine, ...]
    good: tuple[ExampleLine, ...]
    bad: tuple[ExampleLine, ...]
    by: tuple[str, ...]
    channel: str = ""
    facts: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `of` is the id of the skill, procedure or channel; `name` is empty where the rubric
    or the procedure has it. `how` are sentences, `source` cites document and section; `practised`
    are the skills that a procedure is practised with."""

    id: str
    kind: PageKind
    of: str
    name: str
    what: str
    why: str
    how: tuple[str, ...]
    source: str
    examples: tuple[Example, ...]
    practised: tuple[str, ...] = ()


@cache
def load_pages() -> tuple[Page, ...]:
    """The pages in the order of their file. Raises BrokenFile for a damaged installation, and
    ValueError naming the place."""
    return read_pages(load_plain("handbook.yaml"))


def read_pages(data: object) -> tuple[Page, ...]:
    """Pages from plain parsed YAML. Raises ValueError naming the place, what was found and the
    nearest right name."""
    pages = tuple(_page(one) for one in _list(data, "handbook"))
    ids = [page.id for page in pages]
    doubles = sorted({one for one in ids if ids.count(one) > 1})
    if doubles:
        raise ValueError(f"handbook: the page {doubles[0]!r} is there twice; ids must differ")
    return pages


def read_example(data: object, where: str) -> Example:
    """An example from plain parsed YAML. Raises ValueError naming the place."""
    entry = _keyed(data, _EXAMPLE_KEYS, where)
    before = entry.get("customer", [])
    told = [before] if isinstance(before, str) else _list(before, where)
    return Example(
        before=_alternating([_told_line(one, where) for one in told]),
        good=_lines(entry.get("good"), where),
        bad=_lines(entry.get("bad"), where),
        by=tuple(str(name) for name in _list(entry.get("by"), where)),
        channel=str(entry.get("channel", "")),
        facts=str(entry.get("facts", "")),
        result=str(entry.get("result", "")),
    )


def _page(data: object) -> Page:
    name = _text(data, "id", "handbook") if isinstance(data, Mapping) else ""
    where = f"handbook: {name}"
    entry = _keyed(data, _PAGE_KEYS, where)
    kind = _text(entry, "kind", where)
    if kind not in KINDS:
        raise ValueError(f"{where}: found the kind {kind!r}, expected {', '.join(KINDS)}")
    return Page(
        id=name,
        kind=kind,
        of=str(entry.get("of", name.replace("-", "_"))),
        name=str(entry.get("name", "")),
        what=_text(entry, "what", where),
        why=_text(entry, "why", where),
        how=tuple(str(line) for line in _list(entry.get("how", []), where)),
        source=_text(entry, "source", where),
        examples=tuple(read_example(one, where) for one in _list(entry.get("examples"), where)),
        practised=tuple(str(skill) for skill in _list(entry.get("with", []), where)),
    )


def _alternating(told: list[ExampleLine]) -> tuple[ExampleLine, ...]:
    """The lines before an example: where they are words alone, customer and agent take turns and
    the customer has the last word."""
    last = len(told) - 1
    return tuple(
        ExampleLine("reply", line.text) if line.who == "customer" and (last - at) % 2 else line
        for at, line in enumerate(told)
    )


def _told_line(data: object, where: str) -> ExampleLine:
    return ExampleLine("customer", data) if isinstance(data, str) else _line(data, where)


def _lines(data: object, where: str) -> tuple[ExampleLine, ...]:
    lines = [data] if isinstance(data, str) else _list(data, where)
    return tuple(_line(one, where) for one in lines)


def _line(data: object, where: str) -> ExampleLine:
    if isinstance(data, str):
        return ExampleLine("reply", data)
    entry = _keyed(data, _LINE_KEYS, where)
    who = next((one for one in ("customer", "reply", "act") if one in entry), None)
    if who is None:
        raise ValueError(f"{where}: expected customer, reply or act, found {sorted(entry)}")
    return ExampleLine(
        who=cast(Speaker, who),
        text=_text(entry, who, where),
        detail=str(entry.get("detail", "")),
        seconds=_seconds(entry, "seconds", where),
        waited=_seconds(entry, "waited", where),
        cuts_in=entry.get("cuts_in") == "true",
    )


def _keyed(data: object, known: Iterable[str], where: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: expected named entries, found {data!r:.60}")
    for key in data:
        if key not in known:
            near = process.extractOne(str(key), sorted(known), score_cutoff=60)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ValueError(f"{where}: unknown key {key!r}{hint}")
    return data


def _list(data: object, where: str) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"{where}: expected a list, found {data!r:.60}")
    return data


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    found = entry.get(key)
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{where}: expected words under `{key}`, found {found!r:.60}")
    return found.strip()


def _seconds(entry: Mapping[str, Any], key: str, where: str) -> int | None:
    found = entry.get(key)
    if found is None:
        return None
    if not str(found).isdecimal():
        raise ValueError(f"{where}: expected whole seconds under `{key}`, found {found!r:.60}")
    return int(found)
