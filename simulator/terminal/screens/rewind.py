"""Going back to a reply: a list of one's own replies over the call or the debrief.

What one sees: each reply with its time and what it did to the customer's mood, the newest first.
What one does: chooses one; a new call opens that stands right before it. The call so far stays as
it was, and the two are compared in the debrief.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.practice.moments import Moment
from simulator.terminal.literal import literal, minutes, quoted

_SHIFTS = {"better": "▼ calmer", "worse": "▲ more heated", "": "· as before"}
_WIDEST = 400


class Rewind(ModalScreen[int | None]):
    """Gives the place of the chosen reply among the events, or None when the trainee stays."""

    CSS_PATH = "rewind.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Stay")]

    def __init__(self, replies: Sequence[Moment], chosen: int | None = None) -> None:
        """`chosen` is the place in the transcript of the reply to begin at, else it is the first
        of them."""
        super().__init__()
        self._replies = replies
        places = [moment.turn for moment in replies]
        self._first = places.index(chosen) if chosen in places else 0

    def compose(self) -> ComposeResult:
        """The question and the replies."""
        with Vertical(id="box"):
            yield Static("Try again from which reply? Enter goes there, Escape stays here.")
            yield Static("This call is kept. The debrief shows both side by side.", id="kept")
            rows = (Option(_row(moment)) for moment in self._replies)
            yield OptionList(*rows, id="choice", compact=True)

    def on_mount(self) -> None:
        """Stand on the reply that was chosen before."""
        self.query_one(OptionList).highlighted = self._first

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._replies[event.option_index].event)


def _row(moment: Moment) -> Content:
    return literal(
        f"{minutes(moment.at):>5}  {_SHIFTS[moment.shift]:<13}  {quoted(moment.text, _WIDEST)}"
    )
