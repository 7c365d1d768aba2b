"""The row of chats on top: who writes, what is unread, and how long each has waited."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from simulator.practice.chats import Chats
from simulator.practice.silence import QUIET_S
from simulator.terminal.literal import literal, minutes

_SOON_S = QUIET_S["chat"] // 2


class ChatTab(Static):
    """One chat of the row. A click turns to it."""

    class Clicked(Message):
        """The trainee clicked on the chat at `place`."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__(id=f"tab-{place + 1}", classes="chat-tab")
        self._place = place

    @on(Click)
    def _clicked(self) -> None:
        self.post_message(self.Clicked(self._place))


class ChatTabs(Horizontal):
    """All chats by number, the one in sight marked."""

    def __init__(self, chats: Chats) -> None:
        super().__init__(id="chat-tabs")
        self._chats = chats

    def compose(self) -> ComposeResult:
        """A place for each."""
        yield from map(ChatTab, range(len(self._chats.sessions)))

    def show(self) -> None:
        """Draw how the chats stand now."""
        for place, tab in enumerate(self.query(ChatTab)):
            tab.update(tab_content(self._chats, place))
            tab.set_class(place == self._chats.at, "-chosen")


def tab_content(chats: Chats, place: int) -> Content:
    """Number, unread mark, time and name; the name comes last, as it may be cut."""
    number = f"▸{place + 1}" if place == chats.at else f" {place + 1}"
    unread = ("● ", "bold $strong") if chats.unread(place) else ("  ", "")
    time, colour = _time(chats, place)
    return Content.assemble(
        (f"{number} ", "bold"), unread, (f"{time} ", colour), literal(chats.names[place])
    )


def _time(chats: Chats, place: int) -> tuple[str, str]:
    waiting = chats.waiting_ms(place)
    if waiting is None:
        return "ended", "$muted"
    if chats.sessions[place].call.state.on_hold:
        return f"hold {minutes(waiting)}", "bold $fair"
    limit = QUIET_S["chat"]
    colour = "bold $bad" if waiting >= limit * 1000 else ""
    return minutes(waiting), colour or ("bold $fair" if waiting >= _SOON_S * 1000 else "$muted")
