"""Everything that the debrief of a call shows, worked out at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scoring.levels import Levels
from scoring.measures import Measures
from scoring.overruling import numbered
from scoring.scorecard import Finding, ProcedureScore, Scorecard, SkillScore
from scoring.transcript import Transcript
from simulator.engine.scenario import Outcome
from simulator.practice.comparing import Tries, tries_of
from simulator.practice.desk import Desk
from simulator.practice.later import LaterScore, later_scores
from simulator.practice.moments import Moment
from simulator.practice.reviews import Review, ReviewedScore, in_force, reviewed_score, reviews_in
from simulator.practice.session import Session
from simulator.practice.summary import Standouts

MoodPoint = tuple[int, str, str]
"""Milliseconds since the call began, the mood, and its heat."""


@dataclass(frozen=True, slots=True)
class Debriefing:
    """A call judged: once the session is finished, as it was recorded, with better words from its
    scenario. `curve` is the mood up to its end; `skills` are weakest first and those not due last,
    `procedures` likewise. `later` are the scores recorded since, `reviews` what of a trainer's
    reviews holds and `reviewed` the score with her verdicts, None where she gave none."""

    outcome: Outcome | None
    card: Scorecard
    told: Transcript
    curve: tuple[MoodPoint, ...]
    moments: tuple[Moment, ...]
    skills: tuple[SkillScore, ...]
    procedures: tuple[ProcedureScore, ...]
    standouts: Standouts
    measures: Measures
    levels: Levels
    tries: Tries
    later: tuple[LaterScore, ...] = ()
    reviews: tuple[Review, ...] = ()
    reviewed: ReviewedScore | None = None

    @property
    def turning_points(self) -> tuple[Moment, ...]:
        """The moments that moved the customer's mood and have a place in the transcript."""
        return tuple(one for one in self.moments if one.shift and one.turn is not None)

    def reviews_on(self, finding: Finding) -> tuple[Review, ...]:
        """What a trainer said of a finding, whatever better words it is shown with."""
        known = (replace(one, better=finding.better) for one in numbered(self.card))
        numbers = [place for place, one in enumerate(known, 1) if one == finding]
        return tuple(one for one in self.reviews if one.on == "finding" and one.number in numbers)


def debriefing(desk: Desk, session: Session) -> Debriefing:
    """The debriefing of a session whose call has ended. A second try is finished by it, as no
    questions follow."""
    if session.second_try and session.phase == "after_call":
        session.finish()
    first = session.finish() if session.phase == "finished" else None
    words = session.moment_words()
    card = words.scorecard(first.scorecard if first is not None else session.scorecard())
    moments, recorded = session.moments(), session.recorded()
    return Debriefing(
        outcome=session.call.outcome,
        card=card,
        told=session.transcript(),
        curve=session.mood_curve()[: len(moments) + 1],
        moments=moments,
        skills=tuple(sorted(card.skills, key=_weakest_first)),
        procedures=tuple(
            sorted((one for one in card.procedures if one.score is not None), key=_weakest_first)
        ),
        standouts=words.standouts(first.standouts if first is not None else session.standouts()),
        measures=(first and first.measures) or session.measures(),
        levels=(first and first.levels) or session.levels(),
        tries=tries_of(desk, session),
        later=tuple(later_scores(recorded)),
        reviews=in_force(reviews_in(recorded)),
        reviewed=reviewed_score(recorded),
    )


def _weakest_first(one: SkillScore | ProcedureScore) -> tuple[bool, int]:
    return (one.score is None, one.score or 0)
