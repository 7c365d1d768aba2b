"""One training session: the call, the work after it, the three questions, the result.

Whatever the trainee does is recorded durably before the customer answers, so that a session that
is cut off at any moment goes on where it was.
"""

from __future__ import annotations

from typing import Literal

from scoring.answers import Mark, Question
from scoring.levels import Levels
from scoring.measures import Measures
from scoring.reading import Said
from scoring.scorecard import Scorecard
from scoring.transcript import ACTIONS, Transcript
from simulator.engine.call import Call
from simulator.engine.events import Acted, Event, Replied, Response, Waited
from simulator.engine.persona import Persona
from simulator.engine.recording import KINDS, from_payload, to_payload
from simulator.engine.scenario import Scenario
from simulator.practice.assessment import Assessment
from simulator.practice.better_words import MomentWords
from simulator.practice.canonical import plain
from simulator.practice.coaching import CoachNote, coach_note
from simulator.practice.desk import Desk
from simulator.practice.drilling import Drilling
from simulator.practice.finding import find_persona, find_scenario
from simulator.practice.folding import Entry, Fold, said_last
from simulator.practice.kept import mark_from
from simulator.practice.ledger import Ledger
from simulator.practice.moments import Moment, moments_of
from simulator.practice.started import check_unchanged, judged_by, started_payload
from simulator.practice.summary import Standouts, Summary, heard_in, standouts, summarise
from simulator.practice.words import Refused, clean_detail, clean_text
from simulator.store.records import EventRow, SessionRow

Mode = Literal["practice", "test"]
Phase = Literal["call", "after_call", "assessment", "finished"]

AFTER_CALL = ("note", "take_break")
LONGEST_WAIT_S = 3600


class Session:
    """A session that has begun. Make one with `begin` or `resume`."""

    def __init__(self, desk: Desk, row: SessionRow, scenario: Scenario, persona: Persona) -> None:
        self._desk = desk
        self._ledger = Ledger(desk.store, desk.clock, row)
        self._fold = Fold(scenario, persona, row.seed)
        self._assessment = Assessment(self._fold, row.seed)
        self._assessing = False
        self._summary: Summary | None = None
        self._judged: tuple[int, Scorecard] | None = None
        self._second_try = False

    @classmethod
    def begin(
        cls,
        desk: Desk,
        scenario_id: str,
        persona_id: str = "",
        *,
        seed: int | None = None,
        mode: Mode = "practice",
        trainee: str = "",
    ) -> Session:
        """Begin and record a new session; without a seed a new one is drawn.

        Raises NotFound for a scenario or persona that cannot play and, before the call,
        StoreFailed when the records cannot be written.
        """
        scenario = find_scenario(desk.library, scenario_id)
        persona = find_persona(desk.library, scenario, persona_id)
        row = SessionRow(
            id=desk.new_id(),
            scenario=scenario.id,
            persona=persona.id,
            seed=_checked_seed(desk.new_seed() if seed is None else seed),
            mode=mode,
            trainee=clean_detail(trainee or desk.trainee),
            started=desk.clock.utc(),
        )
        desk.store.check_writable()
        session = cls(desk, row, scenario, persona)
        session._ledger.begin(started_payload(desk, row, scenario, persona))
        return session

    @classmethod
    def resume(cls, desk: Desk, session_id: str) -> Session:
        """Take up a recorded session where it was; its time goes on from the last event.

        Raises UnknownSession, and Changed when the scenario or persona is no longer what it was.
        """
        row = desk.store.session(session_id)
        rows = desk.store.events(row.id)
        scenario = find_scenario(desk.library, row.scenario)
        persona = find_persona(desk.library, scenario, row.persona)
        check_unchanged(row, rows[0].payload, scenario, persona)
        session = cls(desk, row, scenario, persona)
        for kept in rows[1:]:
            session._take_up(kept)
        session._second_try = rows[0].payload.get("branch", {}).get("second_try", False)
        session._ledger.go_on_from(rows[-1])
        return session

    @property
    def id(self) -> str:
        """The id that `firstcall play --resume` and `firstcall show` take."""
        return self._ledger.row.id

    @property
    def mode(self) -> str:
        """practice or test; test mode shows no hint until the end."""
        return self._ledger.row.mode

    @property
    def branch_of(self) -> str | None:
        """The id of the session that this one goes another way from; None in a first call."""
        return self._ledger.row.branch_of

    @property
    def own_from(self) -> int:
        """In a branch the number, from 1, of the first reply of its own; 0 in a first call."""
        upto = self._ledger.row.from_event
        if upto is None:
            return 0
        return 1 + sum(isinstance(event, Replied) for event in self._fold.events[: upto - 1])

    @property
    def second_try(self) -> bool:
        """True for a branch of a call that had ended: no questions follow it."""
        return self._second_try

    @property
    def seed(self) -> int:
        """What the customer's choice of words is drawn from."""
        return self._ledger.row.seed

    @property
    def trainee(self) -> str:
        """Who practises; may be empty."""
        return self._ledger.row.trainee

    @property
    def scenario(self) -> Scenario:
        """The scenario played."""
        return self._fold.call.scenario

    @property
    def persona(self) -> Persona:
        """Who plays the customer."""
        return self._fold.call.persona

    @property
    def call(self) -> Call:
        """The engine's call; read its `state` and `outcome`, never step it."""
        return self._fold.call

    @property
    def opening(self) -> Response:
        """The customer's first words."""
        return self._fold.opening

    @property
    def last(self) -> Response:
        """What the last event led to; the opening before the first one."""
        return self._fold.last

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything the trainee has done in the call and after it."""
        return tuple(self._fold.events)

    @property
    def phase(self) -> Phase:
        """Where the session is: "call", "after_call", "assessment" or "finished"."""
        if self._summary is not None:
            return "finished"
        if self.call.outcome is None:
            return "call"
        return "assessment" if self._assessing or self._assessment.answers else "after_call"

    @property
    def ended_after(self) -> int | None:
        """How many events the call took; None while it goes on."""
        return self._fold.ended_after

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds since the call began, time between a break-off and a resume left out."""
        return self._ledger.elapsed_ms

    def reply(self, text: str, heard: int | None = None) -> Response:
        """Send a reply: it is read, recorded, and then the customer answers.

        `heard` counts the beats of the customer's last words that had arrived; None means all.
        Raises Refused, with nothing recorded, for words that cannot be sent now.
        """
        words = clean_text(text)
        at = self.elapsed_ms
        self._admit(Replied(at, words, heard=heard))
        shown = self._desk.reader.read(self._said(words))
        stated = self._desk.scoring.stated(words, self.scenario.facts)
        meant = self._desk.scoring.meant(words)
        return self._happen(Replied(at, words, tuple(shown), tuple(stated), heard, meant))

    def act(self, action: str, detail: str = "") -> Response:
        """Do one of `scoring.transcript.ACTIONS`; raises Refused when it makes no sense now."""
        if action not in ACTIONS:
            raise Refused(f"There is no action {action!r}; there are {', '.join(ACTIONS)}.")
        event = Acted(self.elapsed_ms, action, clean_detail(detail))
        if action == "note" and not event.detail:
            advice = ": what it was about, what you did, what comes next"
            raise Refused(f"A note needs words{advice if self.mode == 'practice' else ''}.")
        self._admit(event)
        return self._happen(event)

    def wait(self, seconds: int) -> Response:
        """Let the customer notice that `seconds` went by without a word."""
        if not 1 <= seconds <= LONGEST_WAIT_S:
            raise Refused(f"A wait takes 1 to {LONGEST_WAIT_S} seconds, not {seconds}.")
        event = Waited(self.elapsed_ms, seconds)
        self._admit(event)
        return self._happen(event)

    def let_pass(self, seconds: int) -> Response:
        """As `wait`, for a front end that does not wait itself: the session's clock moves on."""
        self._ledger.skip(seconds)
        try:
            return self.wait(seconds)
        except Refused:
            self._ledger.skip(-seconds)
            raise

    def entries(self) -> tuple[Entry, ...]:
        """All that was said and done so far, for drawing."""
        return tuple(self._fold.entries)

    def mood_curve(self) -> tuple[tuple[int, str, str], ...]:
        """(milliseconds, mood, heat) at the opening and after every event."""
        return tuple(self._fold.curve)

    def moments(self) -> tuple[Moment, ...]:
        """What the trainee did in the call, piece by piece, and what it did to the customer."""
        return moments_of(self._fold)

    def transcript(self) -> Transcript:
        """The call so far as the scorecard judges it; a finding's `turn` counts its turns."""
        return self._fold.transcript(self._desk.scoring.signals)

    def scorecard(self) -> Scorecard:
        """The scorecard of the call so far, ended or not."""
        count = len(self._fold.events)
        if self._judged is None or self._judged[0] != count:
            self._judged = (count, self._desk.scoring.judge(self.transcript()))
        return self._judged[1]

    def measures(self) -> Measures:
        """What the call so far would have brought the company and the customer, simulated."""
        return self._desk.scoring.measure(self.transcript(), self.scorecard())

    def levels(self) -> Levels:
        """Where the call so far and each skill stand, and what the next level takes."""
        return self._desk.scoring.levels(self.transcript(), self.scorecard())

    def standouts(self) -> Standouts:
        """The best of the call so far, and the one thing to work on."""
        heard = heard_in(self.transcript())
        return standouts(self.scorecard(), self._desk.scoring.worth, heard)

    def moment_words(self) -> MomentWords:
        """Gives findings of the call so far better words from its scenario, for showing."""
        return MomentWords(self._fold, self._desk.scoring)

    def coach(self) -> CoachNote:
        """What the last reply did and what was missed; always empty in test mode."""
        if self.mode != "practice":
            return CoachNote()
        return coach_note(self._fold, self._desk.scoring)

    def drilling(self) -> Drilling:
        """The drill over the worst replies; raises Refused before the call, or a test, is over."""
        if self.mode == "test" and self.phase != "finished":
            raise Refused("In a test there is no drill before its end.")
        if self.call.outcome is None:
            raise Refused("The drill comes after the call.")
        return Drilling(self._desk, self._fold, self._ledger)

    def begin_assessment(self) -> tuple[Question, ...]:
        """Leave the work after the call and go on to the questions."""
        drawn = self.questions()
        self._assessing = True
        return drawn

    def questions(self) -> tuple[Question, ...]:
        """The three questions of this session; raises Refused while the call goes on."""
        return self._assessment.questions(self._desk.scoring)

    def unanswered(self) -> tuple[Question, ...]:
        """The questions still to answer."""
        return self._assessment.unanswered(self._desk.scoring)

    def answer(self, number: int, text: str) -> Mark:
        """Mark and record an answer to one of the three questions; each is answered once."""
        self._still_open()
        self._assessment.admit(number, self._desk.scoring)
        words = clean_text(text)
        mark = self._desk.marker.mark(number, words)
        asked = [question.number for question in self.questions()]
        payload = {"question": number, "asked": asked, "text": words, "mark": plain(mark)}
        self._ledger.keep("answered", payload)
        self._assessment.add(words, mark)
        return mark

    def marks(self) -> tuple[Mark, ...]:
        """The marks so far, in the order of the answers."""
        return self._assessment.marks

    def answers(self) -> tuple[tuple[str, Mark], ...]:
        """The answers so far with their marks."""
        return self._assessment.answers

    def recorded(self) -> tuple[EventRow, ...]:
        """Every event of this session as it is kept."""
        return self._ledger.events()

    def finish(self) -> Summary:
        """Record the result and give it; a second time gives the same one and records nothing."""
        if self._summary is None:
            outcome = self.call.outcome
            if outcome is None:
                raise Refused("The call has not ended yet.")
            worth = self._desk.scoring.worth
            card, measured, levels = self.scorecard(), self.measures(), self.levels()
            heard = heard_in(self.transcript())
            summary = summarise(outcome, card, self.marks(), worth, measured, levels, heard)
            self._ledger.keep("ended", {**summary.payload(), "judged_by": judged_by(self._desk)})
            self._summary = summary
        return self._summary

    def _said(self, words: str) -> Said:
        scenario = self.scenario
        return Said(
            reply=words,
            customer=said_last(self._fold.entries),
            channel=scenario.channel,
            company=scenario.you_are.company,
            agent_name=self.call.agent_name,
            customer_name=scenario.customer.name,
        )

    def _admit(self, event: Event) -> None:
        """Raises Refused when `event` cannot happen now."""
        self._still_open()
        after = isinstance(event, Acted) and event.action in AFTER_CALL
        if self.call.outcome is not None and not after:
            raise Refused("The call has ended; what is left to do is the note and the break.")
        refusal = self.call.refuses(event)
        if refusal:
            raise Refused(refusal)

    def _still_open(self) -> None:
        if self._summary is not None:
            raise Refused("This session is finished.")

    def _happen(self, event: Event) -> Response:
        kind, payload = to_payload(event)
        self._ledger.keep(kind, payload, event.at)
        return self._fold.take(event)

    def _take_up(self, kept: EventRow) -> None:
        if kept.kind in KINDS:
            self._fold.take(from_payload(kept.kind, kept.at, kept.payload))
        elif kept.kind == "answered":
            self._assessment.fix(kept.payload["asked"], self._desk.questions)
            self._assessment.add(kept.payload["text"], mark_from(kept.payload["mark"]))
        elif kept.kind == "ended":
            self._summary = Summary.from_payload(kept.payload)


def _checked_seed(seed: int) -> int:
    if not 0 <= seed < 2**63:
        raise Refused(f"A seed is a whole number from 0 to {2**63 - 1}, not {seed}.")
    return seed
