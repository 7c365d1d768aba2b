"""The history: every session, the newest first.

What one sees: when, what, who, how it went. What one does: opens one. A finished session shows its
debrief again, an unfinished one goes on where it was.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simulator.practice.final import FinalAssessment, is_final
from simulator.practice.reviews import score_in
from simulator.store.records import Overview
from simulator.terminal.literal import literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.choices import Choices
from simulator.terminal.widgets.title_bar import TitleBar


class History(Framed):
    """All recorded sessions."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#sessions"
    HELP_WORDS = "Every session you played. Enter opens its debrief, or goes on with it."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lobby")]

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[Overview, ...] = ()
        self._titles: dict[str, str] = {}
        self._tried_again: set[str | None] = set()

    @property
    def open_book(self) -> bool:
        """Between calls the handbook is always open."""
        return True

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        yield TitleBar("History")
        yield Static(literal(_row("when (UTC)", "score", "mode", "what and who")), id="columns")
        yield Choices(id="sessions", compact=True)
        yield Static(id="notice", classes="notice")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Read the records beside the screen."""
        self.tell("")
        self._fill()

    @work
    async def _fill(self) -> None:
        desk = self.course.desk
        library = desk.library
        self._titles = {one.id: one.title for one in library.headings("scenario")}
        rows = await self.ask(lambda: desk.store.history())
        if rows is None:
            return
        self._sessions = rows
        self._tried_again = {one.session.branch_of for one in rows}
        listed = self.query_one("#sessions", OptionList)
        listed.add_options(Option(literal(self._overview_row(overview))) for overview in rows)
        if rows:
            listed.highlighted = 0
        else:
            self.tell("Nothing played yet.")

    @on(OptionList.OptionSelected, "#sessions")
    async def _open(self, event: OptionList.OptionSelected) -> None:
        from simulator.practice.session import Session

        overview, desk = self._sessions[event.option_index], self.course.desk
        if is_final(overview):
            await self._open_final(overview)
            return
        session = await self.ask(lambda: Session.resume(desk, overview.session.id))
        if session is None:
            await self._open_record(overview)
        elif overview.ended is None:
            self.course.enter(session)
        else:
            self.course.debrief(session)

    async def _open_final(self, overview: Overview) -> None:
        desk = self.course.desk
        assessment = await self.ask(lambda: FinalAssessment.resume(desk, overview.session.id))
        if assessment is not None:
            self.course.final(assessment)

    async def _open_record(self, overview: Overview) -> None:
        """A finished call whose files have changed since still shows what was recorded."""
        from simulator.terminal.screens.recorded import Recorded

        one, store = overview.session, self.course.desk.store
        events = await self.ask(lambda: store.events(one.id)) if overview.ended else None
        if events is not None and overview.ended is not None:
            title = self._titles.get(one.scenario, one.scenario)
            self.course.show(Recorded(title, overview.ended, events))

    def _overview_row(self, overview: Overview) -> str:
        session = overview.session
        left = "left" if session.id in self._tried_again else "open"
        score = left if overview.ended is None else f"{overview.ended['overall']}"
        when = session.started[:16].replace("T", " ")
        if is_final(overview):
            return _row(when, score, session.mode, "Final assessment")
        title = self._titles.get(session.scenario, session.scenario)
        marks = _marks(overview)
        return _row(when, score, session.mode, f"{title} · {session.persona}{marks}")

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.course.home()


def _marks(overview: Overview) -> str:
    """That it is a second try, and the later scores."""
    again = " · another try" if overview.session.branch_of is not None else ""
    now = f" · now {overview.rescored[-1]['overall']}" if overview.rescored else ""
    if not overview.reviewed:
        return again + now
    score = score_in(overview.reviewed)
    return f"{again}{now} · reviewed{'' if score is None else f' {score.overall}'}"


def _row(when: str, score: str, mode: str, what: str) -> str:
    return f"{when:<17}{score:>5}  {mode:<9}{what}"
