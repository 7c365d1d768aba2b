"""The question before a call is left: nothing is lost, but the customer is still there."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static


class Leaving(ModalScreen[bool]):
    """Gives True when the trainee leaves."""

    CSS_PATH = "leaving.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Stay")]

    def __init__(self, question: str = "") -> None:
        """`question` is asked in place of the one about a call."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        call = "Leave this call? All you sent is kept, and the lobby offers to go on."
        stay = "Stay" if self._question else "Stay on the call"
        with Vertical(id="box"):
            yield Static(self._question or call)
            yield OptionList(stay, "Leave for the lobby", id="choice", compact=True)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index == 1)
