"""The moments of a call: each thing the trainee did, and what it did to the customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.scorecard import Finding
from scoring.transcript import ActionTurn, AgentTurn, Transcript
from simulator.engine.events import Acted, Event, Replied, Response
from simulator.engine.persona import GONE
from simulator.practice.folding import Fold, described

Kind = Literal["reply", "action", "silence"]
Shift = Literal["", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing done in a call.

    `event` is its place among the session's events; `turn` its place in the transcript, where a
    silence has none. `heard` is what the customer had said since the reply before. `before` and
    `after` are their moods and `heat` that of the mood after it; `shift` says which way they went,
    `words` which of the trainee's words took them there. `stage` is where the plot stood, `answer`
    what the customer said then.
    """

    event: int
    turn: int | None
    kind: Kind
    at: int
    text: str
    heard: str
    before: str
    after: str
    heat: str
    shift: Shift
    words: tuple[str, ...]
    stage: str
    answer: str


def moments_of(fold: Fold) -> tuple[Moment, ...]:
    """The moments in their order, up to the end of the call: what follows moves nobody."""
    told: list[Moment] = []
    before, turn = fold.opening, bool(fold.opening.says) * 1
    heard = list(fold.opening.says)
    for place, (event, after) in enumerate(_in_the_call(fold)):
        silent = not isinstance(event, Replied | Acted)
        told.append(
            _moment(fold, place, event, before, after, None if silent else turn, "\n".join(heard))
        )
        if isinstance(event, Replied):
            heard = []
        heard += after.says
        turn += (not silent) + bool(after.says)
        before = after
    return tuple(told)


def _in_the_call(fold: Fold) -> Iterable[tuple[Event, Response]]:
    return list(zip(fold.events, fold.responses, strict=True))[: fold.ended_after]


def _moment(
    fold: Fold,
    place: int,
    event: Event,
    before: Response,
    after: Response,
    turn: int | None,
    heard: str,
) -> Moment:
    moods = (*fold.call.persona.moods, GONE)
    was, now = moods.index(before.mood), moods.index(after.mood)
    kind, text = _told(event)
    moves = [move for move in after.moves if move.what == "mood"]
    return Moment(
        event=place,
        turn=turn,
        kind=kind,
        at=event.at,
        text=text,
        heard=heard,
        before=before.mood,
        after=after.mood,
        heat=after.heat,
        shift="" if was == now else "better" if now < was else "worse",
        words=tuple(dict.fromkeys(word for move in moves for word in move.words if word.strip())),
        stage=before.stage,
        answer="\n".join(after.says),
    )


def _told(event: Event) -> tuple[Kind, str]:
    if isinstance(event, Replied):
        return "reply", event.text
    if isinstance(event, Acted):
        return "action", described(event)
    return "silence", f"{event.seconds} seconds without a word"


def replies_in(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments that were replies."""
    return tuple(moment for moment in moments if moment.kind == "reply")


def reply_behind(finding: Finding, told: Transcript) -> int | None:
    """The turn of the reply that a finding is about: its own, or for words of the customer the one
    that answered them, or the last one where none did. None for what an action earned or cost."""
    turns = told.turns
    if finding.turn >= len(turns) or isinstance(turns[finding.turn], ActionTurn):
        return None
    replies = _replies(turns)
    later = [turn for turn in replies if turn >= finding.turn]
    return later[0] if later else replies[-1] if replies else None


def _replies(turns: Sequence[object]) -> list[int]:
    return [place for place, turn in enumerate(turns) if isinstance(turn, AgentTurn)]
