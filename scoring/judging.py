"""From a transcript and a rubric to a scorecard: the same call always scores the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from scoring.call import Call, Moment, Spot
from scoring.dues import TRIGGERS
from scoring.faults import FAULTS
from scoring.following import Followed, follow
from scoring.procedures import Procedures, adapted
from scoring.reading import Shown
from scoring.rubric import WHOLE_CALL, DueRule, FaultRule, Overall, Rubric, Skill, Texts
from scoring.scorecard import Finding, Scorecard, SkillScore, Verdict
from scoring.transcript import AgentTurn, Transcript
from scoring.weighing import overall_of
from scoring.words import phrases_of

NO_PROCEDURES = Procedures()
_AFTERWARDS = ("action:note", "action:take_break")


@dataclass(frozen=True, slots=True)
class _Settled:
    """One moment of one rule, decided; `spot` is what met it, or the moment that was missed."""

    rule: DueRule
    verdict: Verdict
    moment: Moment
    spot: Spot


def judge(
    transcript: Transcript, rubric: Rubric, procedures: Procedures = NO_PROCEDURES
) -> Scorecard:
    """The scorecard of a call, or of a call so far: what can still be met in time is left open."""
    call = Call(transcript, rubric.phrases)
    skills = tuple(_judge_skill(call, skill, rubric.overall) for skill in rubric.skills)
    fatal = tuple(finding for skill in skills for finding in skill.findings if finding.fatal)
    followed = _follow(transcript, rubric, procedures)
    result = call.result if call.replies else None
    credits = [one.credits for one in followed]
    overall = overall_of(rubric, skills, credits, result, fatal=bool(fatal))
    return Scorecard(overall, fatal, skills, tuple(one.score for one in followed))


def _follow(transcript: Transcript, rubric: Rubric, procedures: Procedures) -> tuple[Followed, ...]:
    own = {name: phrases_of(phrases) for name, phrases in procedures.phrases.items()}
    call = Call(transcript, {**rubric.phrases, **own})
    chosen = adapted(procedures.procedures, transcript.procedures)
    return follow(call, chosen, rubric.overall.late_credit)


def _judge_skill(call: Call, skill: Skill, how: Overall) -> SkillScore:
    settled = [
        one
        for rule in skill.due
        if _on_channel(rule.channels, call)
        for one in _settle_rule(call, rule)
    ]
    faults = [
        finding
        for fault in skill.faults
        if _on_channel(fault.channels, call)
        for finding in _find_fault(call, skill.id, fault)
    ]
    total = sum(one.rule.weight for one in settled)
    earned = sum(one.rule.weight * _credit(one.verdict, how) for one in settled)
    base = 100 * earned / total if total else how.fault_base
    findings = [_due_finding(call, skill.id, one, total, how) for one in settled] + faults
    findings.sort(key=lambda finding: (finding.turn, finding.start, finding.rule))
    score = round(min(max(base + sum(fault.points for fault in faults), 0), 100))
    return SkillScore(skill.id, skill.name, score if findings else None, tuple(findings))


def _on_channel(channels: Sequence[str], call: Call) -> bool:
    return not channels or call.transcript.channel in channels


def _credit(verdict: Verdict, how: Overall) -> float:
    return {"met": 1.0, "late": how.late_credit}.get(verdict, 0.0)


def _settle_rule(call: Call, rule: DueRule) -> Iterator[_Settled]:
    """The decided moments of one rule; a place that met one moment cannot meet another late."""
    used: set[Spot] = set()
    last_reply: int | None = None
    count = 0
    for moment in TRIGGERS[rule.due](call):
        reply = call.first_reply_from(moment.start)
        if count >= rule.at_most or (last_reply is not None and reply < last_reply + rule.apart):
            continue
        one = _settle(call, rule, moment, used)
        if one is not None:
            count, last_reply = count + 1, reply
            used.add(one.spot)
            yield one


def _settle(call: Call, rule: DueRule, moment: Moment, used: Set[Spot]) -> _Settled | None:
    """What became of one moment, or None while it is open or nobody could answer it."""
    if moment.done is not None:
        return _Settled(rule, "met", moment, moment.done)
    first, end, late_end, closed = _window(call, rule, moment)
    missed = _Settled(rule, "missed", moment, Spot(moment.turn, 0, 0))
    if rule.without:
        return _settle_lasting(call, rule, missed, (first, end)) if closed else None
    spot = _first_evidence(call, rule.by, first, end, frozenset())
    if spot is not None:
        return _Settled(rule, "met", moment, spot)
    spot = _first_evidence(call, rule.by, end, late_end, used)
    if spot is not None:
        return _Settled(rule, "late", moment, spot)
    return missed if closed else None


def _window(call: Call, rule: DueRule, moment: Moment) -> tuple[int, int, int, bool]:
    """Turns from, to, late to (excluded), and whether the time for it is over."""
    ended, turns = call.transcript.ended, len(call.turns)
    if moment.end is not None:
        return moment.start, moment.end, moment.end, True
    if rule.within == WHOLE_CALL:
        return 0, turns, turns, ended
    number = call.first_reply_from(moment.start)
    left = len(call.replies) - number
    # What is written or done for oneself after the last words answers nobody.
    acted = any(at >= moment.start and not call.shows(at, *_AFTERWARDS) for at in call.actions)
    waits = any(name.startswith("customer:") for name in rule.by)
    closed = (
        left > rule.within or (left == rule.within and not waits) or (ended and (left > 0 or acted))
    )
    end = _turn_of_reply(call, number + rule.within)
    return moment.start, end, _turn_of_reply(call, number + rule.within + rule.late), closed


def _turn_of_reply(call: Call, number: int) -> int:
    return call.replies[number] if number < len(call.replies) else len(call.turns)


def _first_evidence(
    call: Call, names: Sequence[str], first: int, end: int, used: Set[Spot]
) -> Spot | None:
    for at in range(first, end):
        spot = call.evidence(at, names)
        if spot is not None and spot not in used:
            return spot
    return None


def _settle_lasting(
    call: Call, rule: DueRule, missed: _Settled, window: tuple[int, int]
) -> _Settled:
    """What lasts is met at the first reply when no reply of the window shows what it should be
    without, and missed at the first that does: there it can be said better."""
    replies = [at for at in call.replies if window[0] <= at < window[1]]
    if not replies:
        return missed
    breaches = (one for one in _breaches(call, rule) if one.turn in replies)
    breach = min(breaches, key=lambda one: (one.turn, one.start), default=None)
    if breach is not None:
        return replace(missed, spot=breach)
    return replace(missed, verdict="met", spot=call.whole(replies[0]))


def _breaches(call: Call, rule: DueRule) -> Iterator[Spot]:
    """Where replies show what they should be without."""
    behaviours = [name for name in rule.without if name not in FAULTS]
    found = [spot for name in rule.without if name in FAULTS for spot in FAULTS[name](call)]
    for at in call.replies:
        shown = _surest(call, at, behaviours, rule.sure)
        if shown is not None:
            found.append(Spot(at, shown.start, shown.end))
    return (spot for spot in found if not call.shows(spot.turn, *rule.forgiven_by))


def _find_fault(call: Call, skill: str, rule: FaultRule) -> Iterator[Finding]:
    places = _computed(call, rule) if rule.computed else _behaved(call, rule)
    for count, (spot, confidence) in enumerate(places):
        if count >= rule.at_most:
            return
        fatal = rule.fatal and confidence >= rule.fatal_sure
        yield _finding(call, rule.id, skill, "fault", spot, -rule.cost, rule.texts, fatal)


def _computed(call: Call, rule: FaultRule) -> Iterator[tuple[Spot, float]]:
    for spot in FAULTS[rule.computed](call):
        if not call.shows(spot.turn, *rule.forgiven_by):
            yield spot, 1.0


def _behaved(call: Call, rule: FaultRule) -> Iterator[tuple[Spot, float]]:
    """The replies that show the fault, each once, at its surest place."""
    for at in call.replies:
        surest = _surest(call, at, rule.behaviours, rule.sure)
        if surest is not None and not call.shows(at, *rule.forgiven_by):
            yield Spot(at, surest.start, surest.end), surest.confidence


def _surest(call: Call, turn: int, behaviours: Sequence[str], sure: float) -> Shown | None:
    """The surest reading of some behaviours in a reply, if it is sure enough."""
    reply = call.turns[turn]
    if not isinstance(reply, AgentTurn):
        return None
    shown = [one for one in reply.shown if one.behaviour in behaviours and one.confidence >= sure]
    return max(shown, key=lambda one: (one.confidence, -one.start), default=None)


def _due_finding(call: Call, skill: str, one: _Settled, total: float, how: Overall) -> Finding:
    share = 100 * one.rule.weight / total if total else 0.0
    points = -share if one.verdict == "missed" else share * _credit(one.verdict, how)
    return _finding(call, one.rule.id, skill, one.verdict, one.spot, points, one.rule.texts, False)


def _finding(
    call: Call,
    rule: str,
    skill: str,
    verdict: Verdict,
    spot: Spot,
    points: float,
    texts: Texts,
    fatal: bool,
) -> Finding:
    return Finding(
        rule=rule,
        skill=skill,
        verdict=verdict,
        turn=spot.turn,
        start=spot.start,
        end=spot.end,
        words=call.text(spot.turn)[spot.start : spot.end],
        points=round(points, 1),
        what=texts.what,
        why=texts.why,
        better=texts.better[spot.turn % len(texts.better)],
        source=texts.source,
        fatal=fatal,
    )
