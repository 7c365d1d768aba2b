"""A finished session that can no longer be played again: what was recorded of it.

What one sees: why the call itself is gone, how it ended, what stood out, the score of each skill,
and your own words. What one does: reads, and goes back to the history.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from scoring.scorecard import Finding
from simulator.engine.events import Acted
from simulator.practice.folding import described
from simulator.practice.review_words import score_words
from simulator.practice.reviews import in_force, reviewed_score, reviews_in
from simulator.practice.summary import Summary
from simulator.store.records import EventRow, Payload
from simulator.terminal.finding_words import finding_content
from simulator.terminal.literal import lines, literal
from simulator.terminal.review_words import noted_content
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.skill_bars import score_content, skill_content
from simulator.terminal.widgets.title_bar import TitleBar

WHY = (
    "The scenario or the customer of this call has changed since you played it, so it cannot be"
    " drawn as it was. This is what was recorded."
)


class Recorded(Framed):
    """The record of one finished session."""

    CSS_PATH = "recorded.tcss"
    AUTO_FOCUS = "#record"
    HELP_WORDS = "What was recorded of a session whose files have changed since."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "leave", "History")]

    def __init__(self, title: str, ended: Payload, events: tuple[EventRow, ...]) -> None:
        super().__init__()
        self._title = title
        self._summary = Summary.from_payload(ended)
        self._events = events

    @property
    def open_book(self) -> bool:
        """The call is over, so its receipts may be looked up."""
        return True

    def compose(self) -> ComposeResult:
        """One page."""
        summary = self._summary
        yield TitleBar(f"Record · {self._title}")
        with VerticalScroll(id="record", classes="page"):
            yield Static(literal(WHY, "$muted"))
            yield Static(literal(summary.about, "bold"), classes="heading")
            yield Static(Content.assemble(("Overall: ", "bold"), score_content(summary.overall)))
            reviewed = reviewed_score(self._events)
            if reviewed is not None:
                yield Static(literal(score_words(reviewed), "bold $strong"))
            for finding in _standouts(summary):
                yield Static(finding_content(finding), classes="one")
            yield Static("Skills", classes="heading")
            scored = [one for one in summary.skills if one.score is not None]
            yield Static(lines(skill_content(one.name, one.score) for one in scored))
            held = in_force(reviews_in(self._events))
            if held:
                yield Static("What your trainer says", classes="heading")
                yield Static(lines(map(noted_content, held)))
            yield Static("What you said and did", classes="heading")
            yield Static(lines(_done(self._events)))
        yield Footer(compact=True)

    def action_leave(self) -> None:
        """Back to the history."""
        from simulator.terminal.screens.history import History

        self.course.show(History())


def _standouts(summary: Summary) -> list[Finding]:
    worst = [summary.work_on] if summary.work_on else []
    return [*summary.strengths, *worst]


def _done(events: tuple[EventRow, ...]) -> list[Content]:
    rows = []
    for event in events:
        if event.kind == "replied":
            rows.append(Content.assemble(("You: ", "bold $you"), literal(event.payload["text"])))
        elif event.kind == "acted":
            done = Acted(event.at, event.payload["action"], event.payload["detail"])
            rows.append(literal(f"[{described(done)}]", "$muted"))
    return rows
