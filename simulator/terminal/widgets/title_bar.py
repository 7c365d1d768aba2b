"""The line on top of every screen: where you are, and what runs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from simulator.terminal.literal import literal


class TitleBar(Horizontal):
    """A title on the left, which gives way when room is short, and a state on the right."""

    def __init__(self, title: str, state: str = "") -> None:
        super().__init__(id="title-bar")
        self._title = title
        self._state = state

    def compose(self) -> ComposeResult:
        """The title and the state."""
        yield Static(literal(self._title), id="title")
        yield Static(literal(self._state), id="state")

    def show_title(self, title: str) -> None:
        """Replace the title."""
        self.query_one("#title", Static).update(literal(title))

    def show_state(self, state: Content | str) -> None:
        """Replace the state."""
        self.query_one("#state", Static).update(literal(state) if isinstance(state, str) else state)
