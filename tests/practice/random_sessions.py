"""Plays random sessions of the shipped scenarios and prints what they came to, as JSON lines.

Run as a program: FOLDER SESSIONS [OTHER]. Some sessions are scored again by a company's rubric.
With OTHER, the sessions recorded in that folder (by another process) are replayed too, by that
rubric as well where it scored them, and each line says under `replayed` whether the scorecards were
the same.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from functools import cache, cached_property
from hashlib import blake2b
from itertools import count
from pathlib import Path

from scoring.answers import Marker
from scoring.reading import Reader, Said, Shown
from simulator.content.library import load_library
from simulator.practice.canonical import canonical_json
from simulator.practice.desk import Desk
from simulator.practice.replay import replay
from simulator.practice.rescoring import rescore
from simulator.practice.session import Session
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.practice.words import Refused
from simulator.store.sqlite import open_store
from tests.fakes import HandClock

REPLIES = (
    "Good morning, this is Sam, thank you for waiting. What happened?",
    "I'm so sorry you waited in for us all day, that must be maddening.",
    "So you were charged twice and you want one of them back, is that right?",
    "Could I take your full name, your postcode and the last four digits, please?",
    "Let me look at your account while we talk.",
    "I can offer Thursday 8 to 10, or Saturday 9 to 11. Which suits you better?",
    "I've put a credit of £25 on your bill, and £11.99 goes back on your card in 3 to 5 days.",
    "I'll see to this myself and call you tomorrow to check that it worked.",
    "May I put you on hold for two minutes while I check the booking?",
    "That's our policy, there's nothing I can do.",
    "Calm down, you should have read the e-mail.",
    "Please stop using that language or I will have to end the call.",
    "Is there anything else I can help you with?",
    "Thank you for your patience. Goodbye, take care!",
    "hang on",
    "ok",
)
ACTS = (
    ("look_up", "refund"),
    ("look_up", "visit"),
    ("verify", ""),
    ("hold", ""),
    ("resume", ""),
    ("note", "booked again"),
    ("escalate", "manager: wants a refund"),
    ("disconnect", ""),
)
STEPS = 12
RESCORED_EVERY = 4
"""One session in so many is scored again."""

COMPANY = """
version: 2
company: Northwind
overall: {result_share: 0.25}
skills:
  - {id: empathy, weight: 8, faults: [{id: belittles, fatal: true}]}
  - {id: selling, off: true}
  - id: patience
    due: [{id: give_time, within: 3, what: Give them the time they need}]
"""


class OnceReader:
    """The shipped reader, asked once for a reply in a setting."""

    def __init__(self, reader: Reader) -> None:
        self.fingerprint = reader.fingerprint
        self._read = cache(reader.read)

    def read(self, said: Said) -> tuple[Shown, ...]:
        """What the shipped reader finds without the customer's words, so that caching pays."""
        return self._read(replace(said, customer=""))


class OnceMarker:
    """The shipped marker, asked once for an answer."""

    def __init__(self, marker: Marker) -> None:
        self.fingerprint = marker.fingerprint
        self.mark = cache(marker.mark)


class OnceScoring(ShippedScoring):
    """The shipped scoring; what was read or marked is not read or marked again."""

    @cached_property
    def reader(self) -> Reader:
        """The shipped reader."""
        return OnceReader(super().reader)

    @cached_property
    def marker(self) -> Marker:
        """The shipped marker."""
        return OnceMarker(super().marker)


def chance(*parts: object) -> int:
    """A number that depends on nothing but `parts`."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big")


def desk(folder: Path, company: Path | None = None) -> Desk:
    """A desk over the shipped files, or those and a company's, and a store in `folder`."""
    numbers = count(1)
    scoring = OnceScoring(company)
    return Desk(
        open_library=lambda: load_library(None),
        open_store=lambda: open_store(folder),
        load_scoring=lambda: scoring,
        clock=HandClock(),
        new_id=lambda: f"random{next(numbers):03}",
        new_seed=lambda: 1,
    )


def play(at: Desk, number: int) -> Session:
    """Session `number`: which scenario, persona, seed and steps follows from the number alone."""
    scenarios = tuple(at.library.scenarios.values())
    scenario = scenarios[chance("scenario", number) % len(scenarios)]
    persona = scenario.personas[chance("persona", number) % len(scenario.personas)]
    session = Session.begin(at, scenario.id, persona, seed=number)
    for step in range(STEPS):
        if session.call.state.ended:
            break
        drawn = chance("step", number, step)
        try:
            if drawn % 5 == 0:
                session.act(*ACTS[drawn // 5 % len(ACTS)])
            elif drawn % 31 == 1:
                session.wait(30)
            else:
                session.reply(REPLIES[drawn // 5 % len(REPLIES)])
        except Refused:
            continue
    if not session.call.state.ended:
        session.act("end") if not session.call.state.on_hold else session.act("transfer_cold")
    for question in session.begin_assessment():
        session.answer(question.number, question.model)
    session.finish()
    return session


def scored_again(at: Desk, session: Session) -> str:
    """The later score of a session, as it is kept."""
    rescore(at, session.id)
    *_, kept = at.store.events(session.id)
    names = ("judged_by", "scorecard", "levels", "standouts")
    return canonical_json({name: kept.payload[name] for name in names})


def derived_alike(first: Desk, later: Desk, session: Session, rescored: bool) -> bool:
    """Whether what another process recorded of the same session is derived again to the byte: the
    first score, and where there is one the later score, which leaves the first as it was."""
    if not rescored:
        return replay(first, session.id).equal
    again = replay(later, session.id)
    kept = again.first == canonical_json(session.scorecard())
    return replay(first, session.id).equal and again.later_equal and kept


def main(folder: Path, sessions: int, other: Path | None) -> None:
    """Play `sessions` sessions in `folder`, then replay those of `other`."""
    company = folder / "company"
    company.mkdir(parents=True)
    (company / "rubric.yaml").write_text(COMPANY, encoding="utf-8")
    here, here_later = desk(folder), desk(folder, company)
    elsewhere = (desk(other), desk(other, company)) if other else ()
    for number in range(1, sessions + 1):
        session = play(here, number)
        told = [[entry.kind, entry.text, entry.mood] for entry in session.entries()]
        row = {
            "told": blake2b(repr(told).encode(), digest_size=8).hexdigest(),
            "score": canonical_json(session.scorecard()),
            "overall": session.scorecard().overall,
            "outcome": session.call.outcome.id if session.call.outcome else "",
        }
        rescored = number % RESCORED_EVERY == 0
        if rescored:
            row["later"] = scored_again(here_later, session)
        if elsewhere:
            row["replayed"] = derived_alike(*elsewhere, session, rescored)
        print(json.dumps(row))
    for one in (here, here_later, *elsewhere):
        one.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
