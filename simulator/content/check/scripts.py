"""A way through a call as the text of a script, to be read and to be played again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from simulator.content.check.replies import Cue


def as_script(scenario: str, persona: str, way: Iterable[Cue]) -> str:
    """The steps of `way` in the form of a transcript: `firstcall play --script FILE` plays it."""
    head = [f"scenario: {scenario}", f"persona: {persona}", "seed: 1", "steps:"]
    steps = [f"  - {{{', '.join(_parts(cue))}}}" for cue in way]
    return "\n".join([*head, *steps] if steps else [*head[:-1], "steps: []"])


def _parts(cue: Cue) -> Iterator[str]:
    if cue.wait:
        yield f"wait: {cue.wait}"
    elif cue.act:
        yield f"act: {cue.act}"
        detail = cue.detail or " ".join(cue.phrases)
        if detail:
            yield f"detail: {_quoted(detail)}"
    else:
        if cue.phrases:
            yield f"reply: {_quoted(cue.text)}"
        yield f"shows: [{', '.join(sorted(cue.shown))}]"
        if cue.states:
            yield f"states: [{', '.join(cue.states)}]"
        if cue.misstates:
            yield f"misstates: [{', '.join(cue.misstates)}]"
        if cue.interrupts:
            yield "interrupts: true"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
