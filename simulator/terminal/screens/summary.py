"""The summary: what to take along from the session.

What one sees: the overall score, two strengths, the one thing to work on, the marks. What one does:
goes back to the debrief, or on to the lobby.
"""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.practice.session import Session
from simulator.practice.summary import Standouts, Summary
from simulator.terminal.finding_words import finding_content
from simulator.terminal.literal import literal
from simulator.terminal.mark_words import mark_content, mark_line
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.skill_bars import score_content
from simulator.terminal.widgets.title_bar import TitleBar


class SummaryScreen(Framed):
    """The last page of one session."""

    CSS_PATH = "summary.tcss"
    HELP_WORDS = "Two strengths, one thing to work on, your marks. Enter goes to the lobby."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "lobby", "Lobby", key_display="enter"),
        Binding("d", "debrief", "Debrief"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar(f"Summary · {self.session.scenario.title}")
        yield VerticalScroll(id="summary", classes="page")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Fill the page."""
        self._fill()

    @work
    async def _fill(self) -> None:
        found = await self.ask(self._summary)
        if found is None:
            return
        summary, chosen = found
        self.query_one(TitleBar).show_state(score_content(summary.overall))
        page = self.query_one("#summary")
        await page.mount_all([*_strengths(chosen), *_work_on(chosen), *self._marks(summary)])
        page.focus()

    def _summary(self) -> tuple[Summary, Standouts]:
        """The summary, and what stands out with the words that the debrief gives it."""
        summary, words = self.session.finish(), self.session.moment_words()
        words.scorecard(summary.scorecard)
        return summary, words.standouts(summary.standouts)

    def _marks(self, summary: Summary) -> list[Static]:
        asked = {question.number: question for question in self.session.questions()}
        rows = [Static("Your answers", classes="heading")]
        for mark in summary.marks:
            question = asked.get(mark.question)
            if question is None:
                continue
            line = Content.assemble(literal(f"{question.text} "), mark_line(mark))
            rows.append(Static(line))
            if self.session.mode == "test":
                rows.append(Static(mark_content(question, mark), classes="detail"))
        return rows if len(rows) > 1 else []

    def action_lobby(self) -> None:
        """Back to the lobby."""
        self.course.home()

    def action_debrief(self) -> None:
        """Look at the debrief again."""
        self.course.debrief(self.session)


def _strengths(chosen: Standouts) -> list[Static]:
    heading = Static("What you did well", classes="heading")
    if not chosen.strengths:
        return [heading, Static("Nothing stood out this time. The debrief shows what was due.")]
    return [heading, *(Static(finding_content(one), classes="one") for one in chosen.strengths)]


def _work_on(chosen: Standouts) -> list[Static]:
    heading = Static("One thing to work on", classes="heading")
    if chosen.work_on is None:
        return [heading, Static("Nothing was missed. Try a harder customer next.")]
    return [heading, Static(finding_content(chosen.work_on))]
