"""A call that a program plays: each step is admitted, read and judged as a trainee's would be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scoring.facts import Stated
from scoring.reading import Reader, Said, Shown
from scoring.scorecard import Scorecard
from simulator.content.check.replies import WORDLESS
from simulator.engine.events import Acted, Event, Replied, Response, Waited
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.engine.transcript import transcript_of
from simulator.practice.desk import Scoring
from simulator.practice.session import AFTER_CALL
from simulator.practice.words import Refused, clean_detail, clean_text
from simulator.workbench.watching import WatchedCall

SECONDS_A_STEP = 20
"""How long a step takes that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One step as it went. `answered` are the customer's words that the step answers."""

    event: Event
    response: Response
    answered: str


class Play:
    """A call being played. Nothing is recorded, and no clock is asked: a step takes 20 seconds."""

    def __init__(
        self,
        scenario: Scenario,
        persona: Persona,
        seed: int,
        scoring: Scoring,
        reader: Reader | None = None,
        *,
        stage: str = "",
        mood: str = "",
    ) -> None:
        self.scenario, self.persona, self.seed = scenario, persona, seed
        self.call = WatchedCall(scenario, persona, seed, stage=stage, mood=mood)
        self.opening = self.call.open()
        self.taken: list[Taken] = []
        self._scoring = scoring
        self._reader = reader
        self._heard = list(self.opening.says)
        self._at = 0

    @property
    def last(self) -> Response:
        """What the last step led to; the opening before the first one."""
        return self.taken[-1].response if self.taken else self.opening

    @property
    def heard(self) -> str:
        """What the customer has said since the last reply."""
        return "\n".join(self._heard)

    @property
    def ended(self) -> bool:
        """Whether the call is over; only the note and the break are left then."""
        return self.call.outcome is not None

    def reply(self, text: str, *, interrupts: bool = False) -> Response:
        """Send a reply, read by the real reader. Raises Refused, and then nothing has happened."""
        return self.take(self.read(text, interrupts=interrupts))

    def read(self, text: str, *, interrupts: bool = False) -> Replied:
        """The event that a reply would be now, read but not sent. Raises Refused."""
        words, heard = clean_text(text), 0 if interrupts else None
        self._admit(Replied(self._next, words, heard=heard))
        shown = (self._reader or self._scoring.reader).read(self._said(words))
        stated = self._scoring.stated(words, self.scenario.facts)
        meant = self._scoring.meant(words)
        return Replied(self._next, words, tuple(shown), tuple(stated), heard, meant)

    def reply_showing(
        self,
        shows: Iterable[str],
        text: str = "",
        states: Iterable[str] = (),
        misstates: Iterable[str] = (),
        *,
        interrupts: bool = False,
    ) -> Response:
        """Send a reply of which the behaviours and facts are named. Raises Refused."""
        named = self.showing(shows, text, states, misstates, interrupts=interrupts)
        return self.take(named)

    def showing(
        self,
        shows: Iterable[str],
        text: str = "",
        states: Iterable[str] = (),
        misstates: Iterable[str] = (),
        *,
        interrupts: bool = False,
    ) -> Replied:
        """The event that such a reply would be now, not sent. Raises Refused."""
        words = clean_text(text or WORDLESS)
        end = len(words)
        shown = tuple(Shown(one, 0, end, words, 1.0) for one in sorted(shows))
        stated = [Stated(fact, True, 0, end, words) for fact in states]
        stated += [Stated(fact, False, 0, end, words) for fact in misstates]
        heard = 0 if interrupts else None
        event = Replied(self._next, words, shown, tuple(stated), heard)
        self._admit(event)
        return event

    def act(self, action: str, detail: str = "") -> Response:
        """Do one of `scoring.transcript.ACTIONS`. Raises Refused when it makes no sense now."""
        event = Acted(self._next, action, clean_detail(detail))
        self._admit(event)
        return self.take(event)

    def wait(self, seconds: int) -> Response:
        """Say nothing for so long. Raises Refused where nobody waits on the line."""
        event = Waited(self._at + 1000 * seconds, seconds)
        self._admit(event)
        return self.take(event)

    @cached_property
    def scorecard(self) -> Scorecard:
        """The scorecard of the call; to be asked for once no step is to come."""
        events = [one.event for one in self.taken]
        played = transcript_of(
            self.scenario,
            self.persona,
            self.seed,
            self.call.agent_name,
            events,
            self._scoring.signals,
        )
        return self._scoring.judge(played)

    @property
    def _next(self) -> int:
        return self._at + 1000 * SECONDS_A_STEP

    def _said(self, words: str) -> Said:
        scenario = self.scenario
        return Said(
            reply=words,
            customer=self.heard,
            channel=scenario.channel,
            company=scenario.you_are.company,
            agent_name=self.call.agent_name,
            customer_name=scenario.customer.name,
        )

    def _admit(self, event: Event) -> None:
        after = isinstance(event, Acted) and event.action in AFTER_CALL
        if self.ended and not after:
            raise Refused(f"The call has ended: {self.call.state.outcome}.")
        if refusal := self.call.refuses(event):
            raise Refused(refusal)

    def take(self, event: Event) -> Response:
        """Let an event happen that was admitted."""
        answered, self._at = self.heard, event.at
        response = self.call.step(event)
        if isinstance(event, Replied):
            self._heard.clear()
        self._heard.extend(response.says)
        self.taken.append(Taken(event, response, answered))
        return response
