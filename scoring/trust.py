"""The customer's trust beside the mood: what each turn does to it, 0 to 100 (003, Confidence).

Trust is built by deeds and by being right, and broken faster than it is built; kind words alone
lift it only so far. It is derived from the transcript, never stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from scoring.call import Call
from scoring.faults import FAULTS
from scoring.kpi_model import TrustModel
from scoring.measures import Promise, TrustPoint
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn

_SURE = 0.65


def trust_over(
    call: Call, model: TrustModel, promises: Sequence[Promise]
) -> tuple[TrustPoint, ...]:
    """The start, and a point for every turn that moved it."""
    value = model.start
    points = [TrustPoint(0, value)]
    gained: Counter[str] = Counter()
    happened = _happened(call, model, promises)
    for turn, _ in enumerate(call.turns):
        moved: list[str] = []
        for name in happened.get(turn, ()):
            after = _after(value, name, model, gained)
            if after != value:
                moved.append(name)
            value = after
        if moved:
            points.append(TrustPoint(turn, value, tuple(moved)))
    return tuple(points)


def _after(value: int, name: str, model: TrustModel, gained: Counter[str]) -> int:
    """Trust after something happened. Of gains of one kind only the first few count."""
    if name in model.losses:
        return max(value - model.losses[name], 0)
    if gained[name] >= model.at_most:
        return value
    gained[name] += 1
    if name in model.deeds:
        return min(value + model.deeds[name], 100)
    return max(value, min(value + model.words[name], model.words_most))


def _happened(
    call: Call, model: TrustModel, promises: Sequence[Promise]
) -> Mapping[int, list[str]]:
    """What happened at each turn that the model knows, each thing once a turn."""
    known = {*model.losses, *model.deeds, *model.words}
    found: dict[int, list[str]] = {}
    for turn, name in _named(call, known, promises):
        names = found.setdefault(turn, [])
        if name in known and name not in names:
            names.append(name)
    return found


def _named(call: Call, known: set[str], promises: Sequence[Promise]) -> Iterator[tuple[int, str]]:
    for at, turn in enumerate(call.turns):
        if isinstance(turn, CustomerTurn):
            yield from ((at, f"customer:{signal}") for signal in sorted(turn.signals))
        elif isinstance(turn, ActionTurn):
            yield at, f"action:{turn.action}"
        elif isinstance(turn, AgentTurn):
            yield from ((at, one.behaviour) for one in turn.shown if one.confidence >= _SURE)
            yield from ((at, "fact:right" if said.right else "fact:wrong") for said in turn.stated)
    for name in sorted(known):
        kind, _, fault = name.partition(":")
        if kind == "fault":
            yield from ((spot.turn, name) for spot in FAULTS[fault](call))
    for promise in promises:
        if promise.state == "loose":
            yield len(call.turns) - 1, "promise:loose"
        elif promise.proof is not None:
            yield promise.proof, f"promise:{promise.state}"
