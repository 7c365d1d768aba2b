"""CSAT and its parts: the peak and the end, the effort, and the three fairnesses.

Everything is whole numbers on 0..100, 100 best (002, The psychology of customer satisfaction).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.call import Call
from scoring.faults import FAULTS
from scoring.kpi_model import Fairness, Feelings, KpiModel
from scoring.measures import Grade, Kpi, Reason
from scoring.scorecard import Finding, Scorecard
from scoring.timing import holds
from scoring.transcript import CustomerTurn

_NEUTRAL = 50
_UNSEEN = ("action:note", "action:take_break")
"""What the customer knows nothing of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of CSAT: its value in 0..100, and the turn that stands for it. `wronged` is true where
    somebody was done wrong, and not only served too little."""

    name: str
    value: int
    turn: int | None = None
    wronged: bool = False


def csat_of(call: Call, scorecard: Scorecard, model: KpiModel, comes_back: bool) -> Kpi:
    """Customer satisfaction, 1 to 5. `comes_back` is true when the customer has to call again."""
    spent = efforts(call, model, comes_back)
    parts = (*_peak_and_end(call, model.feelings), *_fairnesses(call, scorecard, model))
    effort = Part("effort", max(100 + sum(one.effect for one in spent), 0))
    shares = model.csat.shares
    total = sum(shares[part.name] * part.value for part in (*parts, effort))
    points = total // sum(shares.values())
    stars = 1 + sum(points >= step for step in model.csat.steps)
    unfair = [part for part in parts if part.wronged and part.value < model.csat.unfair_below]
    reasons = [_reason(call, model, part) for part in parts]
    reasons += _effort_reasons(model, spent)
    if unfair and stars > model.csat.unfair_most:
        stars = model.csat.unfair_most
        worst = min(unfair, key=lambda part: part.value)
        text = f"{model.texts['unfair']}: {model.texts[worst.name]}"
        reasons.insert(0, Reason(text, worst.value - 100, worst.turn, _words(call, worst.turn)))
    why = sorted((one for one in reasons if one.effect), key=lambda one: -abs(one.effect))
    grade: Grade = "good" if stars >= 4 else "fair" if stars == 3 else "poor"
    return Kpi("csat", "Customer satisfaction", stars, points, f"{stars} of 5", grade, tuple(why))


def feelings_of(call: Call, model: Feelings) -> tuple[Part, ...]:
    """How the customer felt at each turn that tells it, first to last."""
    found: list[Part] = []
    for at, turn in enumerate(call.turns):
        if call.shows(at, *_UNSEEN):
            continue
        if turn.heat in model.heats:
            found.append(Part("feeling", model.heats[turn.heat], at))
        elif isinstance(turn, CustomerTurn):
            found.append(Part("feeling", _shown(turn, model), at))
    return tuple(found)


def _shown(turn: CustomerTurn, model: Feelings) -> int:
    """What the words show: the worst of it where anything is wrong, halfway to the best where
    there is thanks as well."""
    values = [model.signals[name] for name in turn.signals if name in model.signals]
    low = min((value for value in values if value < model.calm), default=None)
    high = max((value for value in values if value >= model.calm), default=None)
    if low is None:
        return model.calm if high is None else high
    return low if high is None else (low + high) // 2


def _peak_and_end(call: Call, model: Feelings) -> tuple[Part, Part]:
    """The most intense feeling since the agent came in, and the last one. The mood in which
    somebody arrives is not what they were given."""
    first = call.replies[0] if call.replies else 0
    felt = [part for part in feelings_of(call, model) if part.turn is not None]
    felt = [part for part in felt if part.turn is not None and part.turn >= first] or felt
    if not felt:
        return Part("peak", model.calm), Part("end", model.calm)
    peak = max(felt, key=lambda part: (abs(part.value - _NEUTRAL), -part.value))
    return Part("peak", peak.value, peak.turn), Part("end", felt[-1].value, felt[-1].turn)


def efforts(call: Call, model: KpiModel, comes_back: bool) -> tuple[Reason, ...]:
    """What the customer had to do that good service would have spared them, each with its cost."""
    spent = [
        (name, at, model.effort[name])
        for name, places in (
            ("story_again", _said_again(call)),
            ("warm_transfer", _done(call, "action:transfer_warm", "action:escalate")),
            ("cold_transfer", _done(call, "action:transfer_cold")),
            ("hold", _done(call, "action:hold")),
            ("was_left_alone", [spot.turn for spot in FAULTS["left_waiting"](call)]),
            ("slow_reply", [spot.turn for spot in FAULTS["slow_reply"](call)]),
            ("call_back", [None] if comes_back else []),
        )
        for at in places
    ]
    minutes = [(at, seconds // 60 * model.effort["hold_minute"]) for at, seconds in holds(call)]
    spent += [("hold", at, cost) for at, cost in minutes if cost]
    return tuple(Reason(model.texts[name], -cost, at, _words(call, at)) for name, at, cost in spent)


def _said_again(call: Call) -> Sequence[int]:
    """Where the customer says that they told it before, or is asked again without saying so."""
    told = {at for at in call.customers if call.says(at, "says_again")}
    asked = {spot.turn for spot in FAULTS["asks_again"](call)}
    return sorted(told | {at for at in asked if _next_customer(call, at) not in told})


def _done(call: Call, *actions: str) -> Sequence[int]:
    return [at for at in call.actions if call.shows(at, *actions)]


def _fairnesses(call: Call, scorecard: Scorecard, model: KpiModel) -> tuple[Part, ...]:
    how = model.fairness
    return (
        _treatment(scorecard, how, "procedure", how.procedure),
        _treatment(scorecard, how, "interaction", how.interaction),
        _outcome(call, how),
    )


def _treatment(scorecard: Scorecard, how: Fairness, name: str, skills: Sequence[str]) -> Part:
    """Fairness in how it was done: the mean of the skills it rests on; a fatal finding is the end
    of it."""
    fatal = [one for one in scorecard.fatal if one.skill in skills]
    if fatal:
        return Part(name, 0, fatal[0].turn, wronged=True)
    scored = [one for one in scorecard.skills if one.skill in skills and one.score is not None]
    if not scored:
        return Part(name, how.unknown)
    value = sum(one.score or 0 for one in scored) // len(scored)
    findings = [finding for one in scored for finding in one.findings]
    wronged = any(finding.verdict == "fault" for finding in findings)
    return Part(name, value, _telling(findings, value), wronged)


def _telling(findings: Sequence[Finding], value: int) -> int | None:
    """The turn that says most: the dearest loss where it went badly, else the best gain."""
    wanted = [one for one in findings if (one.points > 0) == (value >= _NEUTRAL)]
    best = max(wanted, key=lambda one: (abs(one.points), -one.turn), default=None)
    return None if best is None else best.turn


def _outcome(call: Call, how: Fairness) -> Part:
    if call.result is None:
        return Part("outcome", how.unknown)
    wrong = wrong_at_last(call)
    value = max(how.outcome[call.result] - how.wrong_fact * len(wrong), 0)
    return Part("outcome", value, wrong[0] if wrong else None, wronged=True)


def wrong_at_last(call: Call) -> tuple[int, ...]:
    """The turns of facts whose last statement was wrong."""
    last: dict[str, tuple[int, bool]] = {}
    for at in call.replies:
        for said in getattr(call.turns[at], "stated", ()):
            last[said.fact] = (at, said.right)
    return tuple(sorted(at for at, right in last.values() if not right))


def _reason(call: Call, model: KpiModel, part: Part) -> Reason:
    effect = model.csat.shares[part.name] * (part.value - _NEUTRAL) // 100
    return Reason(model.texts[part.name], effect, part.turn, _words(call, part.turn))


def _effort_reasons(model: KpiModel, spent: Sequence[Reason]) -> Iterator[Reason]:
    """What effort did to the points of CSAT; none at all is a gain."""
    share = model.csat.shares["effort"]
    if not spent:
        yield Reason(model.texts["easy"], share * (100 - _NEUTRAL) // 100)
    for one in spent:
        yield Reason(one.text, -(-one.effect * share // 100), one.turn, one.words)


def _next_customer(call: Call, turn: int) -> int | None:
    return next((at for at in call.customers if at > turn), None)


def _words(call: Call, turn: int | None) -> str:
    return "" if turn is None else call.text(turn)
