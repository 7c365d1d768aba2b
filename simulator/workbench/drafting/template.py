"""Puts answers into the text of a new file, so that YAML reads each of them as it was typed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from importlib.resources import files

_MARK = re.compile(r"([@%!])\{(\w+)\}")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.,'’()/ -]*[A-Za-z0-9_.)]|[A-Za-z0-9]")
_TAKEN = re.compile(r"(?i)true|false|null|yes|no|on|off|y|n|[0-9]+")


def filled(name: str, answers: Mapping[str, str]) -> str:
    """The template of that name with the answers in it: `@{x}` is a value of its own, `%{x}` stands
    inside double quotes, `!{x}` is put in as it is."""
    text = (files("simulator.workbench.drafting") / name).read_text(encoding="utf-8")
    return _MARK.sub(lambda mark: _FORMS[mark[1]](answers[mark[2]]), text)


def scalar(value: str) -> str:
    """A text as YAML: bare where nothing in it can be mistaken, else in double quotes."""
    if _PLAIN.fullmatch(value) and not _TAKEN.fullmatch(value):
        return value
    return _quoted(value)


def flow(values: list[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(one if _bare(one) else _quoted(one) for one in values)}]"


def _bare(value: str) -> bool:
    return bool(re.fullmatch("[A-Za-z][A-Za-z0-9_ -]*", value)) and not _TAKEN.fullmatch(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


_FORMS: Mapping[str, Callable[[str], str]] = {
    "@": scalar,
    "%": lambda value: _quoted(value)[1:-1],
    "!": lambda value: value,
}
