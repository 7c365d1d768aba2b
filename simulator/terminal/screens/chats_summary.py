"""After chats side by side: what each was worth, who was left waiting, and the way to each debrief.

What one sees: the scorecards beside one another with the longest wait of each customer, and whether
anybody was neglected. In a test that comes once all questions are answered. What one does: opens a
chat by its number or with Enter, for its note, its debrief and its questions, and comes back here.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simulator.practice.chats import Chats
from simulator.terminal.chats_words import comparison
from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.choices import Choices
from simulator.terminal.widgets.title_bar import TitleBar

_NEXT = {
    "after_call": "note, debrief, questions",
    "assessment": "questions",
    "finished": "done",
}
_NEXT_IN_A_TEST = {**_NEXT, "after_call": "note, questions"}


class Ended(Choices):
    """The chats to open; paging moves the comparison above them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.read(-1)", show=False),
        Binding("pagedown", "screen.read(1)", show=False),
    ]


class ChatsSummary(Framed):
    """All chats of one sitting."""

    CSS_PATH = "chats_summary.tcss"
    AUTO_FOCUS = "#choices"
    STAYS = True
    HELP_WORDS = (
        "The scorecards side by side, and who was left waiting. Enter or a number opens a chat:"
        " its note, its debrief, its questions. From there you come back to this page."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{place + 1}", f"open({place})", f"Chat {place + 1}", False)
            for place in range(3)
        ),
        Binding("escape", "leave", "Lobby"),
    ]

    def __init__(self, chats: Chats) -> None:
        super().__init__()
        self.chats = chats

    @property
    def open_book(self) -> bool:
        """In a test the book stays closed until the questions are answered."""
        return self.chats.mode == "practice" or self.chats.finished

    def compose(self) -> ComposeResult:
        """The comparison, the verdict, the chats to open."""
        yield TitleBar("Chats side by side · what they were worth")
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static(id="verdict")
            yield Static(id="table")
        yield Ended(id="choices", compact=True)
        yield Static(id="notice", classes="notice")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Fill the page."""
        self.tell("")
        self._fill()

    def on_screen_resume(self) -> None:
        """A note may have been written since."""
        self._fill()

    @work(exclusive=True, group="fill")
    async def _fill(self) -> None:
        found = await self.ask(lambda: (self._verdict(), list(comparison(self.chats))))
        if found is None:
            return
        self.query_one("#verdict", Static).update(lines(found[0]))
        self.query_one("#table", Static).update(lines(found[1]))
        listed = self.query_one("#choices", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(literal(self._choice(place))) for place in range(self._count))
        listed.highlighted = at

    @property
    def _count(self) -> int:
        return len(self.chats.sessions)

    def _verdict(self) -> list[Content]:
        if self.chats.mode == "test" and not self.chats.finished:
            return [literal("The scores come when the notes and questions of all chats are done.")]
        head, *rest = self.chats.verdict()
        return [literal(head, "bold $strong"), *map(literal, rest)]

    def _choice(self, place: int) -> str:
        session = self.chats.sessions[place]
        todo = (_NEXT if session.mode == "practice" else _NEXT_IN_A_TEST).get(session.phase, "")
        return f"{place + 1} {self.chats.names[place]} · {session.scenario.title}: {todo}"

    @on(OptionList.OptionSelected, "#choices")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_open(event.option_index)

    def action_open(self, place: int) -> None:
        """Go to where that chat stands."""
        if place < self._count:
            self.course.enter(self.chats.sessions[place])

    def action_read(self, direction: int) -> None:
        """Page through the comparison."""
        page = self.query_one("#page", VerticalScroll)
        if direction < 0:
            page.scroll_page_up(animate=False)
        else:
            page.scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """Back to the lobby; what is still to do is offered there."""
        self.app.pop_screen()
