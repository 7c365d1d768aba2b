"""The drill: one of one's own worst replies, said again and better.

Only the words change. The reply is put into the call in place of the old one, all else being as it
was, and the call is judged with it: what it mends and what it breaks is what differs. Cutting in
and lateness are left out on both sides, as no words mend them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from scoring.reading import Said
from scoring.scorecard import Finding, Scorecard
from scoring.transcript import AgentTurn, Transcript
from simulator.engine.events import Replied
from simulator.engine.scenario import Scenario
from simulator.practice.desk import Scoring
from simulator.practice.folding import Fold
from simulator.practice.model_words import models_for
from simulator.practice.moments import Moment, Shift, moments_of, replies_in, reply_behind

MOST_DRILLED = 3
"""How many of the worst replies a drill goes through."""


@dataclass(frozen=True, slots=True)
class Weak:
    """A reply that cost something: `lost` is each fault and each miss once, what cost most
    first."""

    moment: Moment
    lost: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Drilled:
    """What came of saying it again.

    `gained` and `dropped` are the behaviours that only the new or only the old words show, by name.
    `mended` was lost and is not any more, `still` is lost as before, `broken` is lost only now.
    `answer` is what the customer says to it, `after` their mood then and `shift` the way it went.
    `model` are good replies for this moment, the fittest first.
    """

    words: str
    gained: tuple[str, ...]
    dropped: tuple[str, ...]
    mended: tuple[Finding, ...]
    still: tuple[Finding, ...]
    broken: tuple[Finding, ...]
    answer: str
    after: str
    shift: Shift
    model: tuple[str, ...]


def weakest(fold: Fold, scoring: Scoring) -> tuple[Weak, ...]:
    """The replies that cost most, the worst first; none where nothing was lost by words."""
    told = words_alone(fold.transcript(scoring.signals))
    lost = _lost_by_reply(scoring.judge(told), told)
    found = [
        Weak(moment, _each_once(lost[moment.turn], scoring.worth))
        for moment in replies_in(moments_of(fold))
        if moment.turn in lost
    ]
    found.sort(key=lambda one: _badness(one, scoring.worth))
    return tuple(found[:MOST_DRILLED])


def drill(
    fold: Fold,
    scoring: Scoring,
    weak: Weak,
    said: Replied,
    named: Callable[[str], str],
) -> Drilled:
    """Put `said` in place of the reply of `weak` and tell what differs; `named` gives the name of a
    behaviour. The events of `fold` stay as they are."""
    was = words_alone(fold.transcript(scoring.signals))
    place = weak.moment.turn
    assert place is not None
    new = AgentTurn(said.text, said.shown, said.stated, heat=was.turns[place].heat)
    after = replace(was, turns=(*was.turns[:place], new, *was.turns[place + 1 :]))
    lost = {_key(one) for one in weak.lost}
    now = _each_once(_lost_by_reply(scoring.judge(after), after).get(place, ()), scoring.worth)
    left = {_key(one) for one in now}
    then = _taken(fold, weak.moment.event, said)
    return Drilled(
        words=said.text,
        gained=_only_in(new, was.turns[place], named),
        dropped=_only_in(was.turns[place], new, named),
        mended=tuple(one for one in weak.lost if _key(one) not in left),
        still=tuple(one for one in now if _key(one) in lost),
        broken=tuple(one for one in now if _key(one) not in lost),
        answer=then.answer,
        after=then.after,
        shift=then.shift,
        model=models_for(fold.call.scenario, weak.moment.stage, weak.moment.heard),
    )


def setting(scenario: Scenario, agent_name: str, moment: Moment, words: str) -> Said:
    """A reply as the reader takes it, at the moment of the old one."""
    return Said(
        reply=words,
        customer=moment.heard,
        channel=scenario.channel,
        company=scenario.you_are.company,
        agent_name=agent_name,
        customer_name=scenario.customer.name,
    )


def before(fold: Fold, event: int) -> Fold:
    """The call as it stood before one of its events."""
    call = fold.call
    return Fold(call.scenario, call.persona, call.seed).take_all(fold.events[:event])


def words_alone(told: Transcript) -> Transcript:
    """The call without what words cannot mend: nobody is cut short, and no time passes."""
    turns = tuple(
        replace(turn, interrupted=False, waited=None) if isinstance(turn, AgentTurn) else turn
        for turn in told.turns
    )
    return replace(told, turns=turns)


def _taken(fold: Fold, event: int, said: Replied) -> Moment:
    """The moment that the new reply makes: how the customer takes it."""
    there = before(fold, event)
    there.take(said)
    return moments_of(there)[-1]


def _lost_by_reply(card: Scorecard, told: Transcript) -> dict[int, list[Finding]]:
    lost: dict[int, list[Finding]] = {}
    for skill in card.skills:
        for finding in skill.findings:
            reply = reply_behind(finding, told)
            if finding.verdict in ("missed", "fault") and reply is not None:
                lost.setdefault(reply, []).append(finding)
    return lost


def _each_once(
    findings: Iterable[Finding], worth: Callable[[Finding], float]
) -> tuple[Finding, ...]:
    """What cost most first; a rule that serves several skills is told once."""
    once: dict[tuple[str, str], Finding] = {}
    for one in sorted(findings, key=lambda one: (not one.fatal, worth(one), one.start)):
        once.setdefault(_key(one), one)
    return tuple(once.values())


def _key(finding: Finding) -> tuple[str, str]:
    return finding.verdict, finding.what


def _badness(weak: Weak, worth: Callable[[Finding], float]) -> tuple[bool, float, int]:
    fatal = any(one.fatal for one in weak.lost)
    return (not fatal, sum(worth(one) for one in weak.lost), weak.moment.event)


def _only_in(one: object, other: object, named: Callable[[str], str]) -> tuple[str, ...]:
    mine, theirs = _behaviours(one), _behaviours(other)
    return tuple(named(behaviour) for behaviour in mine if behaviour not in theirs)


def _behaviours(turn: object) -> tuple[str, ...]:
    shown = turn.shown if isinstance(turn, AgentTurn) else ()
    return tuple(dict.fromkeys(one.behaviour for one in shown))
