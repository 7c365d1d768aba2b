"""Plain mode as JSON lines: every recorded event as it is kept, and between them what it led to."""

from __future__ import annotations

from typing import Any

from scoring.answers import Mark, Question
from simulator.engine.events import Response
from simulator.practice.canonical import plain
from simulator.practice.session import Session
from simulator.practice.summary import Summary
from simulator.practice.typed_actions import Screen
from simulator.printing.safe import as_json, say
from simulator.store.records import EventRow, Payload

_HINTS = ("shown", "stated", "mark")


class JsonLines:
    """Prints one JSON object a line. `kind` is that of a recorded event (started, replied, acted,
    waited, answered, ended; these have a `seq`), or said, refused, account, asked or kept."""

    def __init__(self) -> None:
        self._printed = 0

    def begin(self, session: Session) -> None:
        """The events so far, then what the customer said last."""
        self._events(session)
        self._said(session, session.last)

    def prompt(self, session: Session) -> None:
        """Nothing: a program reads this."""

    def response(self, session: Session, response: Response) -> None:
        """The event as recorded, then what it led to."""
        self._events(session)
        self._said(session, response)

    def refused(self, why: str) -> None:
        """Why a line was not taken."""
        _row("refused", why=why)

    def screen(self, session: Session, show: Screen) -> None:
        """The account; help is for people."""
        if show == "account":
            _row("account", **plain(session.scenario.customer))

    def after_call(self, session: Session) -> None:
        """Nothing: the outcome has been said."""

    def debrief(self, session: Session) -> None:
        """The scorecard of the call, its levels, and its simulated measures."""
        _row("scorecard", **plain(session.scorecard()))
        _row("levels", **plain(session.levels()))
        _row("measures", **plain(session.measures()))

    def ask(self, session: Session, question: Question) -> None:
        """The question."""
        _row("asked", question=question.number, text=question.text)

    def marked(self, session: Session, question: Question, mark: Mark) -> None:
        """The answer as recorded, with its mark."""
        self._events(session)

    def finished(self, session: Session, summary: Summary) -> None:
        """The last event, with the scorecard."""
        self._events(session)

    def kept(self, session: Session) -> None:
        """The id to go on with."""
        _row("kept", session=session.id)

    def _events(self, session: Session) -> None:
        recorded = session.recorded()
        for event in recorded[self._printed :]:
            payload = event.payload if session.mode == "practice" else without_hints(event)
            say(as_json({**payload, "seq": event.seq, "kind": event.kind, "at": event.at}))
        self._printed = len(recorded)

    def _said(self, session: Session, response: Response) -> None:
        row: dict[str, Any] = plain(response)
        if session.mode != "practice" and session.phase == "call":
            # Test mode gives no hint; what the customer feels is one.
            for hint in ("moves", "mood", "heat", "stage"):
                del row[hint]
        _row("said", **row)


def without_hints(event: EventRow) -> Payload:
    """What may be seen of an event while a test goes on: not how it was read or marked."""
    return {key: value for key, value in event.payload.items() if key not in _HINTS}


def _row(kind: str, **values: Any) -> None:
    say(as_json({"kind": kind, **values}))
