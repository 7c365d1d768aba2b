"""What the coach says after a reply: what moved the customer, what was good, what was missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scoring.behaviours import Behaviour, Kind
from scoring.scorecard import Finding, Scorecard
from scoring.transcript import AgentTurn, CustomerTurn, Transcript
from simulator.engine.events import Event, Moved, Replied
from simulator.practice.better_words import MomentWords
from simulator.practice.desk import Scoring
from simulator.practice.folding import Fold, said_last
from simulator.practice.model_words import models_for
from simulator.practice.summary import without_stain

MOST_GOOD, MOST_MISSED = 1, 2


@dataclass(frozen=True, slots=True)
class Noticed:
    """A behaviour of a trainer's own that the last reply showed, with the words that show it."""

    name: str
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class CoachNote:
    """Feedback on the last reply, and on all done since.

    `moved` tells what moved in the customer and by which words; `good` is the best that it earned,
    `missed` are the faults and misses that cost the most, each with better words: few enough to
    take in while the customer waits, as the debrief has them all. `task` is what a good agent does
    in the stage the call is in now, `model` are good replies for it, the fittest first. `own` are
    behaviours of a trainer's own, which no skill counts.
    """

    moved: tuple[Moved, ...] = ()
    good: tuple[Finding, ...] = ()
    missed: tuple[Finding, ...] = ()
    task: str = ""
    model: tuple[str, ...] = ()
    own: tuple[Noticed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moved or self.good or self.missed or self.task or self.own)


def coach_note(fold: Fold, scoring: Scoring) -> CoachNote:
    """The note for the call as it stands: the findings that the last reply added."""
    scenario = fold.call.scenario
    stage = scenario.stages[fold.call.state.stage]
    model = models_for(scenario, stage.id, said_last(fold.entries))
    last = _last_reply(fold)
    if last is None:
        return CoachNote(task=stage.task, model=model)
    before = _findings(scoring.judge(fold.transcript(scoring.signals, last)))
    known = {_key(finding) for finding in before}
    told = fold.transcript(scoring.signals)
    new = [one for one in _findings(scoring.judge(told)) if _key(one) not in known]
    done = [one for one in new if one.turn in _since_last_reply(told)]
    words = MomentWords(fold, scoring)
    return CoachNote(
        moved=fold.last.moves,
        good=most_useful(done, scoring.worth, good=True),
        missed=tuple(map(words.finding, most_useful(new, scoring.worth, good=False))),
        task="" if fold.call.outcome else stage.task,
        model=model,
        own=tuple(_noticed(fold.events[last], scoring.own_behaviours)),
    )


def _noticed(reply: Event, own: Mapping[str, Behaviour]) -> Iterator[Noticed]:
    shown = reply.shown if isinstance(reply, Replied) else ()
    once = {one.behaviour: one for one in reversed(shown) if one.behaviour in own}
    for one in reversed(once.values()):
        behaviour = own[one.behaviour]
        yield Noticed(behaviour.name, behaviour.kind, one.text)


def _last_reply(fold: Fold) -> int | None:
    places = [place for place, event in enumerate(fold.events) if isinstance(event, Replied)]
    return places[-1] if places else None


def label_of_better(finding: Finding) -> str:
    """What stands before a finding's better words: for a fault they mend what was said, for a miss
    they are an example with gaps to fill."""
    return "Better" if finding.verdict == "fault" else "For example"


def _since_last_reply(told: Transcript) -> range:
    """The places of the last reply and of what was done after it, up to the customer's next words;
    praise for anything else would not fit what was just said."""
    replies = [place for place, turn in enumerate(told.turns) if isinstance(turn, AgentTurn)]
    later = [
        place
        for place, turn in enumerate(told.turns)
        if place > replies[-1] and isinstance(turn, CustomerTurn)
    ]
    return range(replies[-1], later[0] if later else len(told.turns))


def _findings(card: Scorecard) -> Iterable[Finding]:
    return [finding for skill in card.skills for finding in skill.findings]


def most_useful(
    findings: Iterable[Finding], worth: Callable[[Finding], float], *, good: bool
) -> tuple[Finding, ...]:
    """The gains or the losses, few, each thing once: what was said wrong first, then what counts
    most.

    What came late is neither: it was told as missed, and needs no better words now. Words that are
    a fault as well are no gain.
    """
    told: list[Finding] = []
    known = list(findings)
    lost = [finding for finding in known if finding.verdict in ("missed", "fault")]
    chosen = without_stain(known) if good else lost
    chosen.sort(key=lambda one: (not one.fatal, one.verdict != "fault", -abs(worth(one))))
    for finding in chosen:
        if not any(_says_the_same(finding, other) for other in told):
            told.append(finding)
    return tuple(told[: MOST_GOOD if good else MOST_MISSED])


def _says_the_same(one: Finding, other: Finding) -> bool:
    """Whether two skills tell of one thing: by its name, as faults of the same words, or as a fault
    of a reply and what it missed by that."""
    names, others = set(one.what.lower().split()), set(other.what.lower().split())
    if names <= others or others <= names:
        return True
    if one.verdict == other.verdict == "fault":
        return _place(one) == _place(other)
    mixed = one.verdict != other.verdict
    return mixed and one.turn == other.turn and one.source == other.source


def _place(finding: Finding) -> tuple[int, int, int]:
    return (finding.turn, finding.start, finding.end)


def _key(finding: Finding) -> tuple[str, str, str, int, int, int]:
    # What a finding is worth changes as more falls due, so points do not tell it apart.
    return (finding.rule, finding.skill, finding.verdict, *_place(finding))
