"""A transcript as the text of its file, to be read, changed by hand and played again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.content.read_transcript import Step, TranscriptFile

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_BLOCK_LINE = re.compile(r"\S(?:.*\S)?|")


def transcript_text(script: TranscriptFile, *, remark: str = "") -> str:
    """The file of a transcript. Reading it gives the transcript again, but for places in it."""
    lines = [f"# {line}" for line in remark.splitlines()]
    if script.about:
        lines.append(f"about: {_scalar(script.about)}")
    lines += [f"scenario: {script.scenario}", f"persona: {script.persona}", f"seed: {script.seed}"]
    lines.append("steps:" if script.steps else "steps: []")
    for step in script.steps:
        lines += _step(step)
    if script.expect:
        lines.append("expect:")
        lines += [f"  {one.key}: {_value(one.value)}" for one in script.expect]
    return "\n".join(lines) + "\n"


def _step(step: Step) -> Iterator[str]:
    sign = "  - "
    for line in _step_keys(step):
        yield f"{sign}{line}".rstrip()
        sign = "    "


def _step_keys(step: Step) -> Iterator[str]:
    if step.act:
        yield f"act: {step.act}"
        if step.detail:
            yield from _text("detail", step.detail)
    elif step.wait:
        yield f"wait: {step.wait}"
    else:
        if step.reply:
            yield from _text("reply", step.reply)
        yield from _named_reading(step)
    if step.expect:
        inner = ", ".join(f"{one.key}: {_value(one.value)}" for one in step.expect)
        yield f"expect: {{{inner}}}"


def _named_reading(step: Step) -> Iterator[str]:
    if step.shows is not None:
        yield f"shows: {_value(step.shows)}"
    for key, facts in (("states", step.states), ("misstates", step.misstates)):
        if facts:
            yield f"{key}: {_value(facts)}"
    if step.interrupts:
        yield "interrupts: true"


def _text(key: str, text: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) == 1 or not all(_BLOCK_LINE.fullmatch(line) and _clean(line) for line in lines):
        yield f"{key}: {_scalar(text)}"
        return
    yield f"{key}: |-"
    yield from (f"  {line}" for line in lines)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {number}' for key, number in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_name(one) for one in value)}]"
    return _name(str(value))


def _name(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _scalar(text)


def _scalar(text: str) -> str:
    """The text in double quotes, with every sign that cannot be seen written as its number."""
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    return sign if _clean(sign) else f"\\U{ord(sign):08x}"


def _clean(text: str) -> bool:
    return all(sign.isprintable() for sign in text)
