"""Progress: each skill over time, what is owed, and what to play next.

What one sees: calls and days in a row, a row a skill with its latest scores as bars and in words,
those due first. What one does: scrolls, Escape goes back.
"""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.practice.progress import Progress, progress
from simulator.practice.progress_words import headline, standing_row
from simulator.practice.standing import SkillStanding
from simulator.terminal.literal import literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.skill_bars import level_colour
from simulator.terminal.widgets.title_bar import TitleBar


class ProgressScreen(Framed):
    """One page over all finished calls."""

    CSS_PATH = "summary.tcss"
    HELP_WORDS = (
        "Your skills over time. A missed skill comes due again after one, three, seven and fourteen"
        " days; shown well each time, it is settled."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lobby")]

    def compose(self) -> ComposeResult:
        """A title and the page."""
        yield TitleBar("Progress")
        yield VerticalScroll(id="summary", classes="page")
        yield Static(id="notice", classes="notice")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Read the records beside the screen."""
        self.tell("")
        self._fill()

    @work
    async def _fill(self) -> None:
        desk = self.course.desk
        seen = await self.ask(lambda: progress(desk))
        if seen is None:
            return
        page = self.query_one("#summary")
        await page.mount_all([Static(row) for row in rows(seen, desk.clock.utc()[:10])])
        page.focus()

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.course.home()


def rows(seen: Progress, today: str) -> list[Content]:
    """The page, row by row."""
    told = [literal(headline(seen), "bold")]
    if seen.next is not None:
        why = f"{seen.next.scenario} with {seen.next.persona}. {seen.next.why}"
        told.append(Content.assemble(("Next: ", "bold $strong"), literal(why)))
    told.append(Content(""))
    owed = {one.skill for one in seen.due}
    first = sorted(seen.standings, key=lambda one: (one.skill not in owed, one.last, one.skill))
    return told + [_row(one, today) for one in first]


def _row(one: SkillStanding, today: str) -> Content:
    name, bars, last, trend, due = standing_row(one, today)
    return Content.assemble(
        literal(f"{name:<24}"),
        literal(f"{bars:<9}", level_colour(one.last)),
        literal(f"{last:>3}  {trend:<9}"),
        literal(due, "bold $fair" if due == "due now" else "$muted"),
    )
