"""What plain mode needs from whoever prints it: one method a moment of the session."""

from __future__ import annotations

from typing import Protocol

from scoring.answers import Mark, Question
from simulator.engine.events import Response
from simulator.practice.session import Session
from simulator.practice.summary import Summary
from simulator.practice.typed_actions import Screen


class Front(Protocol):
    """Prints a session as it goes."""

    def begin(self, session: Session) -> None:
        """A session begins or goes on: the briefing, and what was said so far."""
        ...

    def prompt(self, session: Session) -> None:
        """A line is about to be read."""
        ...

    def response(self, session: Session, response: Response) -> None:
        """Something was done and this came of it; the coach may speak."""
        ...

    def refused(self, why: str) -> None:
        """A line was not taken."""
        ...

    def screen(self, session: Session, show: Screen) -> None:
        """The trainee looks at the help or the account."""
        ...

    def after_call(self, session: Session) -> None:
        """The call is over; the note and the break are left."""
        ...

    def debrief(self, session: Session) -> None:
        """How the call went."""
        ...

    def ask(self, session: Session, question: Question) -> None:
        """One of the three questions."""
        ...

    def marked(self, session: Session, question: Question, mark: Mark) -> None:
        """An answer was marked."""
        ...

    def finished(self, session: Session, summary: Summary) -> None:
        """The session is finished and recorded."""
        ...

    def kept(self, session: Session) -> None:
        """The session stops here for now."""
        ...
