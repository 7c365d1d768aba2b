"""The drill: fix one of your own worst replies.

What one sees: what the customer had said, your reply, and what it cost; below it a box. What one
does: types a better reply and presses Enter. Then one sees what changed, how the customer takes it
and a model reply, and may try once more, go to the next moment with F2, or back with Escape.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from simulator.practice.drill import Weak
from simulator.practice.drilling import Drilling
from simulator.practice.session import Session
from simulator.terminal.drill_words import drilled_content, weak_content
from simulator.terminal.literal import minutes
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.title_bar import TitleBar


class Drill(Framed):
    """The worst replies of one session, one at a time."""

    CSS_PATH = "drill.tcss"
    AUTO_FOCUS = "#better"
    HELP_WORDS = (
        "Say one of your own replies again, better. Enter reads it and shows what changed. Your"
        " score stays as it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "next", "Next moment"),
        Binding("escape", "leave", "Debrief"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._drilling: Drilling | None = None
        self._weak: tuple[Weak, ...] = ()
        self._place = 0

    def compose(self) -> ComposeResult:
        """The moment, what came of it, the box."""
        yield TitleBar(f"Fix this reply · {self.session.scenario.title}")
        with VerticalScroll(id="moment", classes="page"):
            yield Static(id="was")
            yield Static(id="changed")
        yield Static(id="notice", classes="notice")
        yield ReplyBox("Say it better, and press Enter", id="better")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Find the worst replies beside the screen."""
        self.tell("")
        self._find()

    @work
    async def _find(self) -> None:
        self._drilling = await self.ask(self.session.drilling)
        if self._drilling is None:
            return
        self._weak = await self.ask(lambda: self._drilling.weak if self._drilling else ()) or ()
        if self._weak:
            self._show()
        else:
            self.query_one(ReplyBox).read_only = True
            self.tell("No reply of this call cost you anything by its words. Escape goes back.")
        self.refresh_bindings()

    def _show(self) -> None:
        weak = self._weak[self._place]
        state = f"{self._place + 1} of {len(self._weak)} · {minutes(weak.moment.at)}"
        self.query_one(TitleBar).show_state(state)
        self.query_one("#was", Static).update(
            weak_content(weak, self.session.scenario.customer.name)
        )
        self.query_one("#changed", Static).update("")
        self.query_one("#moment").scroll_home(animate=False)

    @on(ReplyBox.Sent)
    async def _said(self, event: ReplyBox.Sent) -> None:
        box, drilling = self.query_one(ReplyBox), self._drilling
        if drilling is None or not self._weak or not box.text.startswith(event.text):
            return
        self.tell("")
        weak = self._weak[self._place]
        drilled = await self.ask(lambda: drilling.say(weak, event.text))
        if drilled is None:
            return
        box.take_out(event.text)
        changed = self.query_one("#changed", Static)
        changed.update(drilled_content(drilled))
        self.tell("Try once more, or Escape goes back.")
        page = self.query_one("#moment", VerticalScroll)
        self.call_after_refresh(page.scroll_to_widget, changed, animate=False, top=True)

    @on(ReplyBox.Paged)
    def _paged(self, event: ReplyBox.Paged) -> None:
        page = self.query_one("#moment", VerticalScroll)
        if event.direction < 0:
            page.scroll_page_up(animate=False)
        else:
            page.scroll_page_down(animate=False)

    def action_next(self) -> None:
        """The next worst reply, and after the last the first again."""
        self._place = (self._place + 1) % len(self._weak)
        self.tell("")
        self.query_one(ReplyBox).put("")
        self._show()

    def action_leave(self) -> None:
        """Back to the debrief."""
        self.course.debrief(self.session)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next moment only where there is more than one."""
        return action != "next" or len(self._weak) > 1
