"""Plays random sessions of the shipped scenarios and prints what they came to, as JSON lines.

Run as a program: FOLDER SESSIONS [OTHER]. With OTHER, the sessions recorded in that folder (by
another process) are replayed too, and each line says whether the scorecard was the same. Some
sessions are then scored again by a company's rubric, and replayed by that as well.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from hashlib import blake2b
from itertools import count
from pathlib import Path

from scoring.reading import Said, Shown
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


class CachedReading(ShippedScoring):
    """The shipped scoring; a reply that was read in the same setting is not read twice."""

    @property
    def reader(self) -> CachedReading:
        """This object, which reads."""
        return self

    @property
    def fingerprint(self) -> str:
        """The shipped reader's."""
        return super().reader.fingerprint

    @lru_cache(maxsize=4096)  # noqa: B019
    def _read(self, said: Said) -> tuple[Shown, ...]:
        return super().reader.read(said)

    def read(self, said: Said) -> tuple[Shown, ...]:
        """What the shipped reader finds without the customer's words, so that caching pays."""
        return self._read(
            Said(said.reply, "", said.channel, said.company, said.agent_name, said.customer_name)
        )


def chance(*parts: object) -> int:
    """A number that depends on nothing but `parts`."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big")


def desk(folder: Path, company: Path | None = None) -> Desk:
    """A desk over the shipped files, or those and a company's, and a store in `folder`."""
    numbers = count(1)
    scoring = CachedReading(company)
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


def scored_again(here: Desk, elsewhere: Desk, session: Session) -> dict[str, object]:
    """The later score of a session, and whether that which stands elsewhere is derived alike."""
    rescore(here, session.id)
    *_, kept = here.store.events(session.id)
    names = ("judged_by", "scorecard", "levels", "standouts")
    again = replay(elsewhere, session.id)
    return {
        "later": canonical_json({name: kept.payload[name] for name in names}),
        "later_equal": again.later_equal,
        "first_kept": again.first == canonical_json(session.scorecard()),
    }


def main(folder: Path, sessions: int, other: Path | None) -> None:
    """Play `sessions` sessions in `folder`, then replay those of `other`."""
    company = folder / "company"
    company.mkdir(parents=True)
    (company / "rubric.yaml").write_text(COMPANY, encoding="utf-8")
    here, here_later = desk(folder), desk(folder, company)
    elsewhere, elsewhere_later = (
        (desk(other), desk(other, company)) if other else (here, here_later)
    )
    for number in range(1, sessions + 1):
        session = play(here, number)
        told = [[entry.kind, entry.text, entry.mood] for entry in session.entries()]
        again = replay(elsewhere, session.id)
        later = {}
        if number % RESCORED_EVERY == 0:
            later = scored_again(here_later, elsewhere_later, session)
        print(
            json.dumps(
                {
                    "told": blake2b(repr(told).encode(), digest_size=8).hexdigest(),
                    "score": canonical_json(session.scorecard()),
                    "overall": session.scorecard().overall,
                    "equal": again.equal,
                    "outcome": session.call.outcome.id if session.call.outcome else "",
                    **later,
                }
            )
        )
    for one in (here, here_later, elsewhere, elsewhere_later):
        one.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
