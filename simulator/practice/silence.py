"""How long a customer bears silence before speaking up (003, Silence)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.practice.session import Session

QUIET_S: Mapping[str, int] = {"phone": 20, "chat": 60, "in_person": 20}
"""Seconds of silence after which the customer speaks up; other channels know no silence."""


class Silence:
    """The quiet in one session, counted by its own clock from the last thing that went on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._since = session.elapsed_ms

    def broken(self) -> None:
        """Something went on: silence is counted from here."""
        self._since = self._session.elapsed_ms

    def noticed(self, *, busy: bool) -> int:
        """The seconds of silence that the customer notices now, 0 for none.

        Once noticed it is counted anew, so that each is told once; as it is while the trainee is
        `busy` for this customer, or the customer is on hold.
        """
        limit = QUIET_S.get(self._session.scenario.channel, 0)
        busy = busy or self._session.call.state.on_hold
        due = bool(limit) and not busy and self._quiet_ms >= limit * 1000
        if busy or due:
            self.broken()
        return limit if due else 0

    @property
    def _quiet_ms(self) -> int:
        return self._session.elapsed_ms - self._since
