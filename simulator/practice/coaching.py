"""What the coach says after a reply: what moved the customer, what was good, what was missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.scorecard import Finding, Scorecard
from simulator.engine.events import Moved, Replied
from simulator.practice.desk import Scoring
from simulator.practice.folding import Fold


@dataclass(frozen=True, slots=True)
class CoachNote:
    """Feedback on the last reply, and on all done since.

    `moved` tells what moved in the customer and by which words; `good` are the findings it earned,
    `missed` the faults and misses it cost, each with better words; those that count most come
    first. `task` is what a good agent does in the stage the call is in now, `model` are good
    replies for it.
    """

    moved: tuple[Moved, ...] = ()
    good: tuple[Finding, ...] = ()
    missed: tuple[Finding, ...] = ()
    task: str = ""
    model: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moved or self.good or self.missed or self.task)


def coach_note(fold: Fold, scoring: Scoring) -> CoachNote:
    """The note for the call as it stands: the findings that the last reply added."""
    stage = fold.call.scenario.stages[fold.call.state.stage]
    last = _last_reply(fold)
    if last is None:
        return CoachNote(task=stage.task, model=stage.model)
    before = _findings(scoring.judge(fold.transcript(scoring.signals, last)))
    known = {_key(finding) for finding in before}
    now = _findings(scoring.judge(fold.transcript(scoring.signals)))
    new = [finding for finding in now if _key(finding) not in known]
    return CoachNote(
        moved=fold.last.moves,
        good=_by_weight(finding for finding in new if finding.verdict == "met"),
        missed=_by_weight(finding for finding in new if finding.verdict != "met"),
        task="" if fold.call.outcome else stage.task,
        model=stage.model,
    )


def _last_reply(fold: Fold) -> int | None:
    places = [place for place, event in enumerate(fold.events) if isinstance(event, Replied)]
    return places[-1] if places else None


def _findings(card: Scorecard) -> Iterable[Finding]:
    return [finding for skill in card.skills for finding in skill.findings]


def _by_weight(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (not found.fatal, -abs(found.points))))


def _key(finding: Finding) -> tuple[str, str, str, int, int, int]:
    # What a finding is worth changes as more falls due, so points do not tell it apart.
    return (
        finding.rule,
        finding.skill,
        finding.verdict,
        finding.turn,
        finding.start,
        finding.end,
    )
