"""The simulated measures in words: each value, how good it is, and what moved it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from scoring.measures import CallBack, Kpi, Measures, Promise, Reason
from simulator.terminal.literal import lines, literal, quoted

MOST_REASONS = 4
"""Reasons told for each measure: those that moved it most."""

_GRADES = {
    "good": ("✓ good", "$good"),
    "fair": ("◔ fair", "$fair"),
    "poor": ("✗ poor", "$bad"),
    "none": ("– not counted", "$muted"),
}
_STATES = {
    "kept": ("✓ kept", "$good"),
    "logged": ("✓ written down", "$good"),
    "loose": ("✗ left loose", "$bad"),
    "open": ("· still open", "$muted"),
}

_MOVED = {
    "fact:right": "a right fact",
    "fact:wrong": "a wrong fact",
    "action:look_up": "looking it up",
    "action:work": "work done",
    "action:transfer_warm": "handed on, with the story",
    "promise:kept": "a promise kept",
    "promise:logged": "a promise written down",
    "promise:loose": "a promise left loose",
    "fault:asks_again": "asked again",
    "fault:hedges": "guesses",
    "fault:hold_unannounced": "on hold without a word",
    "fault:hold_longer_than_said": "on hold longer than said",
    "fault:transfer_cold": "handed on as a stranger",
    "fault:account_before_identity": "the account before who it is",
    "fault:sells_too_soon": "selling too soon",
    "fault:sells_after_no": "selling after a no",
    "fault:talks_over": "talking over them",
    "fault:slow_reply": "a slow reply",
    "customer:doubts": "they doubt it",
    "customer:says_again": "they have to say it again",
    "customer:calls_for_attention": "they call for attention",
    "customer:corrects_agent": "they put you right",
    "uses_name": "their name",
}


def moved_trust(name: str) -> str:
    """In words what moved trust: a behaviour, fact, action, promise, fault or customer's signal."""
    return _MOVED.get(name, name.partition(":")[2] or name).replace("_", " ")


def measures_line(measures: Measures) -> Content:
    """All measures on one line, each with its grade."""
    parts = []
    for kpi in measures.all:
        grade, colour = _GRADES[kpi.grade]
        parts.append(Content.assemble(literal(f"{kpi.name} "), literal(grade, f"bold {colour}")))
    return Content(" · ").join(parts)


def measure_contents(measures: Measures) -> Iterator[Content]:
    """What stands on the page of the measures, part by part."""
    yield Content.assemble(
        (f"{measures.label.capitalize()}: ", "bold $strong"),
        literal("no customer was asked. Each value is worked out from this call."),
    )
    for kpi in measures.all:
        yield kpi_content(kpi)
    if measures.trust:
        yield _trust(measures)
    if measures.promises:
        yield lines(
            [literal("What you promised", "bold $strong"), *map(_promise, measures.promises)]
        )
    if measures.call_back is not None:
        yield _call_back(measures.call_back)


def kpi_content(kpi: Kpi) -> Content:
    """One measure with the reasons that moved it most."""
    grade, colour = _GRADES[kpi.grade]
    value = "" if kpi.value is None else f"{kpi.shown}  "
    head = Content.assemble(
        literal(f"{kpi.name}: ", "bold"), literal(f"{value}{grade}", f"bold {colour}")
    )
    return lines([head, *(_reason(one, kpi.id == "aht") for one in kpi.why[:MOST_REASONS])])


def _reason(reason: Reason, timed: bool) -> Content:
    # What takes time is neither good nor bad.
    better = reason.effect > 0
    sign = "·" if timed or not reason.effect else "+" if better else "–"
    colour = "$muted" if sign == "·" else "$good" if better else "$bad"
    words = f" {quoted(reason.words)}" if reason.words else ""
    return Content.assemble((f"  {sign} ", f"bold {colour}"), literal(f"{reason.text}{words}"))


def _trust(measures: Measures) -> Content:
    values = [point.value for point in measures.trust]
    head = literal(f"Trust: {values[0]} → {values[-1]} of 100 (lowest {min(values)})", "bold")
    moved = [
        literal(f"  · {point.value}: {', '.join(map(moved_trust, point.why))}")
        for point in measures.trust
        if point.why
    ]
    return lines([head, *moved])


def _promise(promise: Promise) -> Content:
    state, colour = _STATES[promise.state]
    return Content.assemble((f"  {state} ", f"bold {colour}"), literal(quoted(promise.words)))


def _call_back(back: CallBack) -> Content:
    return lines(
        [
            literal("Later the customer is back", "bold $strong"),
            literal(f"  “{back.says}”", "italic"),
            literal(f"  {back.why}", "$muted"),
        ]
    )
