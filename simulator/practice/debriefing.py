"""Everything that the debrief of a call shows, worked out at once."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.levels import Levels
from scoring.measures import Measures
from scoring.scorecard import ProcedureScore, Scorecard, SkillScore
from scoring.transcript import Transcript
from simulator.engine.scenario import Outcome
from simulator.practice.comparing import Tries, tries_of
from simulator.practice.desk import Desk
from simulator.practice.moments import Moment
from simulator.practice.session import Session
from simulator.practice.summary import Standouts

MoodPoint = tuple[int, str, str]
"""Milliseconds since the call began, the mood, and its heat."""


@dataclass(frozen=True, slots=True)
class Debriefing:
    """A call judged. `curve` is the mood up to its end; `skills` are weakest first and those not
    due last, `procedures` likewise."""

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

    @property
    def turning_points(self) -> tuple[Moment, ...]:
        """The moments that moved the customer's mood and have a place in the transcript."""
        return tuple(one for one in self.moments if one.shift and one.turn is not None)


def debriefing(desk: Desk, session: Session) -> Debriefing:
    """The debriefing of a session whose call has ended. A second try is finished by it, as no
    questions follow."""
    if session.second_try and session.phase == "after_call":
        session.finish()
    card, moments = session.scorecard(), session.moments()
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
        standouts=session.standouts(),
        measures=session.measures(),
        levels=session.levels(),
        tries=tries_of(desk, session),
    )


def _weakest_first(one: SkillScore | ProcedureScore) -> tuple[bool, int]:
    return (one.score is None, one.score or 0)
