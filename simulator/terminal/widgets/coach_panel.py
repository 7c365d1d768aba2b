"""Practice mode only: what the last reply did to the customer, and what would have done more."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.terminal.literal import lines


class CoachPanel(VerticalScroll):
    """The coach's lines. It can take the focus, so that long advice can be scrolled by keys."""

    BORDER_TITLE = "Coach"

    def compose(self) -> ComposeResult:
        """One text that is replaced after every reply."""
        yield Static(id="coach-words")

    def show(self, words: Sequence[Content]) -> None:
        """Replace what the coach says and start reading at its top."""
        self.query_one("#coach-words", Static).update(lines(words))
        self.scroll_home(animate=False)
