"""The short page of each code: what it means, why it matters, a wrong and a mended example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from simulator.content.codes import CODES, WARNINGS
from simulator.content.errors import UnknownName
from simulator.content.nodes import plain
from simulator.content.yaml_text import read_yaml


@dataclass(frozen=True, slots=True)
class Page:
    """What `firstcall explain` tells of one code."""

    code: str
    title: str
    severity: Literal["error", "warning"]
    means: str
    why: str
    wrong: str
    mended: str


def page_of(code: str) -> Page:
    """The page of a code, however it is typed. Raises UnknownName with the nearest codes."""
    wanted = code.strip().upper()
    if wanted not in CODES:
        raise UnknownName("code", wanted, tuple(CODES))
    return Page(
        code=wanted,
        severity="warning" if wanted in WARNINGS else "error",
        means=CODES[wanted],
        **{key: text.rstrip() for key, text in _pages()[wanted].items()},
    )


def all_pages() -> tuple[Page, ...]:
    """Every page, in the order of the codes."""
    return tuple(page_of(code) for code in CODES)


@cache
def _pages() -> Any:
    source = (files("simulator.content") / "pages.yaml").read_bytes()
    root = read_yaml(source, "pages.yaml").root
    assert root is not None
    return plain(root)
