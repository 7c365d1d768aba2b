"""Chats side by side: two or three customers at once, none of whom may be neglected.

What one sees: on top a row with each customer, a mark where something is unread and the time since
anything was last said or done there; below it one of the chats, as a call of its own. What one
does: answers it and turns to the next with F6, to whoever waits longest with F7, or to one by a
click. Half a reply stays in its box. Time runs for all: a customer out of sight who is left alone
speaks up as any other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from simulator.practice.chats import Chats
from simulator.terminal.screens.call import CallScreen
from simulator.terminal.widgets.chat_tabs import ChatTab, ChatTabs
from simulator.terminal.widgets.live_call import LiveCall

Result = TypeVar("Result")


class ChatsScreen(CallScreen):
    """Several calls on one screen, one of them in sight."""

    CSS_PATH: ClassVar[list[str]] = ["call.tcss", "chats.tcss"]  # type: ignore[assignment]
    HELP_WORDS = (
        "Two or three customers write at once. The row on top says who has waited how long, and ●"
        " that something is unread. Answer one, turn to the next; what you began to type stays in"
        " its box. Whoever is left alone for a minute asks where you are, and leaves in the end."
    )
    # Of priority, so that what is typed behind the key goes to the chat that it turns to.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "next_chat", "Next", priority=True),
        Binding("f7", "longest", "Longest", priority=True, tooltip="Who waits longest"),
        Binding("f3", "knowledge", "Look up", show=False),
    ]

    def __init__(self, chats: Chats) -> None:
        super().__init__(chats.sessions[chats.at])
        self.chats = chats
        self._one_at_a_time = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The row of chats, the chats, the keys."""
        yield ChatTabs(self.chats)
        for place, session in enumerate(self.chats.sessions):
            live = LiveCall(session, id=f"chat-{place + 1}")
            live.display = place == self.chats.at
            yield live
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the times, and again every second."""
        self.show_tabs()
        self.set_interval(1.0, self.show_tabs)

    @property
    def live(self) -> LiveCall:
        """The chat in sight."""
        return self.query_one(f"#chat-{self.chats.at + 1}", LiveCall)

    async def ask(
        self, work: Callable[[], Result], tell: Callable[[str], None] | None = None
    ) -> Result | None:
        """As on any screen; what two chats want at the same time is done one after the other."""
        async with self._one_at_a_time:
            return await super().ask(work, tell)

    async def tick(self) -> None:
        """Once a second each customer's time goes on, in sight or not."""
        for live in self.query(LiveCall):
            await live.tick()
        self.show_tabs()

    @on(LiveCall.Happened)
    def show_tabs(self) -> None:
        """Draw the row of chats."""
        self.query_one(ChatTabs).show()

    # Turning from one to another

    def action_turn_to(self, place: int) -> None:
        """Turn to the chat at `place`, from 0."""
        if not 0 <= place < len(self.chats.sessions) or place == self.chats.at:
            return
        left = self.live
        self.session = self.chats.turn_to(place)
        live = self.live
        live.display = True
        # At once and not by a message, and before the other hides: no key goes astray.
        self.set_focus(live.typing.box)
        left.display = False
        self.set_class(live.typing.menu.display, "-choosing")
        self.show_tabs()

    def action_next_chat(self) -> None:
        """Turn to the next chat that goes on."""
        self._turn_if(self.chats.next_one())

    def action_longest(self) -> None:
        """Turn to the customer who waits longest."""
        self._turn_if(self.chats.longest_waiting())

    def _turn_if(self, place: int | None) -> None:
        if place is None:
            self.tell("No other chat is open.")
        else:
            self.action_turn_to(place)

    @on(ChatTab.Clicked)
    def _clicked(self, event: ChatTab.Clicked) -> None:
        self.action_turn_to(event.place)

    # Leaving

    def leave_behind(self) -> None:
        """From a chat that has ended to the next one; from the last to what all were worth."""
        place = self.chats.next_one()
        if place is None:
            self.course.after_chats(self.chats)
        else:
            self.action_turn_to(place)

    def ask_to_leave(self) -> None:
        """Ask before chats that go on are left."""
        self.course.ask_to_leave(
            "Leave these chats? All you sent is kept. From the lobby and the history each goes on"
            " by itself."
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A reply is tried again in the debrief, where no customer is waiting."""
        return action != "rewind" and super().check_action(action, parameters)
