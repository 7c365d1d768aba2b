"""A list on one side, and behind each line what it rests on: skills, procedures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.terminal.handbook_words import linked_page
from simulator.terminal.widgets.choices import Choices


@dataclass(frozen=True, slots=True)
class Receipts:
    """One line of the list, and the page behind it."""

    line: Content
    page: Content


class ReceiptList(Horizontal):
    """Up and down choose a line, its page stands beside it or, where room is short, below. Enter
    goes into the page, to scroll it; F12 opens what is chosen in the handbook."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f12", "look_up", "Handbook", show=False)]

    def __init__(self, name: str, *, id: str) -> None:
        """The list is called "`name`-list", its page "`name`-receipts"."""
        super().__init__(id=id)
        self._stem = name
        self._receipts: Sequence[Receipts] = ()

    def compose(self) -> ComposeResult:
        """The list and the page."""
        yield Choices(id=f"{self._stem}-list", classes="receipt-list", compact=True)
        with VerticalScroll(id=f"{self._stem}-receipts", classes="receipts page"):
            yield Static(classes="receipt-words")

    def fill(self, receipts: Sequence[Receipts], otherwise: str) -> None:
        """Show these lines, the first one opened; `otherwise` stands there when there are none."""
        self._receipts = receipts
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(Option(one.line) for one in receipts)
        if receipts:
            listed.highlighted = 0
        else:
            self.query_one(".receipt-words", Static).update(otherwise)

    @on(OptionList.OptionHighlighted)
    def _open(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        page = self.query_one(".receipt-words", Static)
        page.update(self._receipts[event.option_index].page)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    async def action_look_up(self) -> None:
        """The handbook at the page of what is chosen; where nothing of it was judged, at its
        usual page."""
        place = self.query_one(OptionList).highlighted
        link = "" if place is None else linked_page(self._receipts[place].page)
        await self.run_action(link or "app.handbook")

    @on(OptionList.OptionSelected)
    def _read(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(VerticalScroll).focus()
