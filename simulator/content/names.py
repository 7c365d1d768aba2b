"""The names a file may use, and the nearest right one for a name that is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import get_args

from scoring.behaviours import Kind as BehaviourKind
from scoring.procedures import IfEarly
from scoring.transcript import ACTIONS, Channel, Result
from simulator.engine.conditions import HEATS
from simulator.engine.persona import OCCASIONS

Names = Mapping[str, Collection[str]]
"""For each kind of name those that exist, in the order to show them."""

KINDS: Mapping[str, str] = {
    "behaviour": "N001",
    "skill": "N002",
    "fact": "N003",
    "stage": "N004",
    "outcome": "N004",
    "target": "N004",
    "persona": "N005",
    "action": "N006",
    "heat": "N007",
    "occasion": "N008",
    "mood": "N009",
    "move": "N009",
    "channel": "N010",
    "result": "N010",
    "procedure": "N013",
    "step": "N013",
    "rule": "N013",
    "if_early": "N010",
    "lapse": "N001",
    "list": "N014",
    "trigger": "N014",
    "computed": "N014",
    "behaviour_kind": "N010",
    "scenario": "N017",
    "score": "N002",
    "felt": "N009",
}
"""The kinds of names and the code for a name that does not exist."""

FIXED: Names = {
    "action": ACTIONS,
    "heat": HEATS,
    "occasion": tuple(OCCASIONS),
    "channel": get_args(Channel),
    "result": get_args(Result),
    "if_early": get_args(IfEarly),
    "behaviour_kind": get_args(BehaviourKind),
}

_WORDS = {
    "target": "a stage or an outcome",
    "move": "a mood or a direction",
    "lapse": "a behaviour or a fault",
    "if_early": "a way of taking it",
    "rule": "a rule of the rubric",
    "trigger": "something that makes it due",
    "computed": "a fault that only the whole call shows",
    "step": "a step of this procedure",
    "score": "a skill, a procedure or overall",
    "felt": "a mood of this persona, or gone",
}
_NEAR_ENOUGH = 60
_FEW = 8


def nearest(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known names most like `name`, best first, at most `count`; none when none is near."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        name,
        sorted(known),
        scorer=fuzz.ratio,
        processor=str.lower,
        score_cutoff=_NEAR_ENOUGH,
        limit=count,
    )
    return tuple(one[0] for one in found)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest name, or an empty text."""
    near = nearest(name, known, count=1)
    return f'did you mean "{near[0]}"?' if near else ""


def choice(kind: str, known: Collection[str]) -> str:
    """What is expected where a name of `kind` stands: all names while they are few."""
    article = "an" if kind[0] in "aeiou" else "a"
    word = _WORDS.get(kind, f"{article} {kind}")
    if not known:
        return f"{word}, of which there is none here"
    return f"one of {', '.join(known)}" if len(known) <= _FEW else f"{word} that exists"
