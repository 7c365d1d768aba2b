"""What a page of the handbook is scored by, in sentences from the rubric and the procedures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.procedures import Procedure, ProcedureStep
from scoring.rubric import CHANNELS, WHOLE_CALL, DueRule, FaultRule, Overall, Rubric, Skill
from scoring.timing import REPLY_PAR

CHANNEL_NAMES = {"social": "social media", "in_person": "in person", "chat": "live chat"}
"""Channels whose name in words is not their id."""

_HOUR = 3600
_THROUGHOUT = 20
"""A rule that looks at more replies than this looks at all of them."""


def of_skill(skill: Skill) -> tuple[str, ...]:
    """What counts for a skill, then what costs."""
    total = sum(rule.weight for rule in skill.due)
    dues = (_due(rule, total) for rule in skill.due)
    return (*dues, *(_fault(rule) for rule in skill.faults))


def of_procedure(procedure: Procedure, how: Overall) -> tuple[str, ...]:
    """How its steps are counted."""
    late = f"{100 * how.late_credit:.0f} %"
    counted = f"A step in order counts in full; early, late or repeated it counts {late}."
    where = f" It is looked at {_where(procedure.channels)}." if procedure.channels else ""
    return (
        f"{counted} A step left out counts nothing, but for the optional ones.{where}",
        f"Procedures are {100 * how.procedure_share:.0f} % of the score, where they add to skills.",
    )


def steps_of(procedure: Procedure) -> tuple[str, ...]:
    """The steps in their order, each with why."""
    return tuple(_step(step) for step in procedure.steps)


def of_channel(channel: str, rubric: Rubric, procedures: Sequence[Procedure]) -> tuple[str, ...]:
    """The time for a reply, and what is looked at here and not everywhere, or not here."""
    return (_par(channel), *_differences(channel, rubric, procedures))


def _due(rule: DueRule, total: float) -> str:
    share = f"{100 * rule.weight / total:.0f} % of the skill if all falls due"
    where = f", {_where(rule.channels)}" if rule.channels else ""
    late = f", up to {rule.late} later for part of it" if rule.late else ""
    return f"{rule.texts.what}: {_when(rule)}{late}{where} ({share})."


def _when(rule: DueRule) -> str:
    if rule.without:
        return "all the time" if rule.within > _THROUGHOUT else f"for {_replies(rule.within)}"
    if rule.within == WHOLE_CALL:
        return "anywhere in the call"
    return "in the first reply to it" if rule.within == 1 else f"within {_replies(rule.within)}"


def _replies(count: int) -> str:
    return "the reply to it" if count == 1 else f"{count} replies"


def _fault(rule: FaultRule) -> str:
    times = "once" if rule.at_most == 1 else f"each time, {rule.at_most} times at most"
    where = f", {_where(rule.channels)}" if rule.channels else ""
    fatal = " Fatal: it caps the whole call." if rule.fatal else ""
    return f"{rule.texts.what}: costs {rule.cost:.0f} points {times}{where}.{fatal}"


def _step(step: ProcedureStep) -> str:
    notes = [
        note
        for note, there in (("if you can", step.optional), ("if it comes to that", bool(step.when)))
        if there
    ]
    if step.channels:
        notes.append(_where(step.channels))
    said = f" ({', '.join(notes)})" if notes else ""
    return f"{step.what}{said}. {step.why}"


def _where(channels: Sequence[str]) -> str:
    missing = [one for one in CHANNELS if one not in channels]
    if len(missing) == 1:
        return f"not in {_channel(missing[0])}"
    return f"in {' and '.join(_channel(one) for one in channels)}"


def _channel(channel: str) -> str:
    return {"phone": "calls", "in_person": "talks in person", "email": "emails"}.get(
        channel, CHANNEL_NAMES.get(channel, channel)
    )


def _par(channel: str) -> str:
    seconds = REPLY_PAR[channel]
    hours = seconds // _HOUR
    time = f"{hours} hours" if hours > 1 else "an hour" if hours else f"{seconds} seconds"
    return f"A reply is late after {time} of quiet, beside what reading and typing take."


def _differences(channel: str, rubric: Rubric, procedures: Sequence[Procedure]) -> Iterator[str]:
    rules: list[tuple[Skill, DueRule | FaultRule]] = []
    for skill in rubric.skills:
        rules += [(skill, due) for due in skill.due]
        rules += [(skill, fault) for fault in skill.faults]
    special = [(skill, rule) for skill, rule in rules if rule.channels]
    here = [
        f"{rule.texts.what} ({skill.name})" for skill, rule in special if channel in rule.channels
    ]
    away = [
        f"{rule.texts.what} ({skill.name})"
        for skill, rule in special
        if channel not in rule.channels
    ]
    away += [one.name for one in procedures if one.channels and channel not in one.channels]
    if here:
        yield f"Looked at here, and not in every channel: {'; '.join(here)}."
    if away:
        yield f"Not looked at here: {'; '.join(away)}."
