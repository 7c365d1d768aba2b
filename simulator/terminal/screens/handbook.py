"""The handbook: every skill, procedure and channel on a page of its own.

What one sees: the pages, and beside them the chosen one: what it is, why, how, a good and a bad
example, what it is scored by, where to practise it. What one does: types to search, goes up and
down, scrolls with Page up and Page down; Escape clears the search, then goes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.content.handbook import KINDS
from simulator.terminal.handbook_words import page_content
from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.choices import Choices
from simulator.terminal.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.handbook import Handbook, HandbookPage


class HandbookScreen(Framed):
    """The handbook over another screen, at one page: by its id, or as `skill:`, `procedure:` or
    `channel:` with the id of what it is about. The customer waits meanwhile."""

    CSS_PATH = "handbook.tcss"
    AUTO_FOCUS = "#find"
    HELP_WORDS = (
        "Type to search in all pages. Up and down choose a page, Page up and Page down scroll it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Page before", show=False),
        Binding("down", "move(1)", "Next page", show=False),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False),
        Binding("escape,f12", "back", "Back"),
    ]

    def __init__(self, page_id: str = "") -> None:
        super().__init__()
        self._wanted = page_id
        self._book: Handbook | None = None
        self._fitting: tuple[HandbookPage, ...] = ()

    def compose(self) -> ComposeResult:
        """The search, the list, the page."""
        yield TitleBar("Handbook")
        yield Input(placeholder="Type to search: silence, refund, angry …", id="find")
        with Horizontal(id="book"):
            yield Choices(id="pages", compact=True)
            with VerticalScroll(id="leaf", classes="page"):
                yield Static(id="leaf-words")
        yield Static(id="notice", classes="notice")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Open the book beside the screen."""
        self.tell("")
        self._open()

    @work
    async def _open(self) -> None:
        desk = self.course.desk

        def opened() -> Handbook:
            book = desk.handbook
            _ = book.pages
            return book

        self._book = await self.ask(opened)
        if self._book is not None:
            self._search("")
            self._choose(self._page_wanted(self._book))

    def _page_wanted(self, book: Handbook) -> str:
        kind, colon, of = self._wanted.partition(":")
        if not colon:
            return self._wanted
        return next((book.page_of(of, one) for one in KINDS if one == kind), "")

    # The list

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, wanted: str) -> None:
        if self._book is None:
            return
        chosen = self._chosen
        self._fitting = self._book.search(wanted)
        listed = self.query_one("#pages", OptionList)
        listed.clear_options()
        listed.add_options(Option(literal(_row(page))) for page in self._fitting)
        listed.highlighted = 0 if self._fitting else None
        if chosen is not None and not wanted.strip():
            self._choose(chosen.id)
        self.tell("" if self._fitting else "No page has these words. Escape clears.")

    @property
    def _chosen(self) -> HandbookPage | None:
        place = self.query_one("#pages", OptionList).highlighted
        return self._fitting[place] if place is not None and place < len(self._fitting) else None

    def _choose(self, page_id: str) -> None:
        for place, page in enumerate(self._fitting):
            if page.id == page_id:
                self.query_one("#pages", OptionList).highlighted = place

    @on(OptionList.OptionHighlighted, "#pages")
    def _show(self) -> None:
        page = self._chosen
        if page is not None:
            name = literal(page.name, "bold")
            self.query_one("#leaf-words", Static).update(lines([name, page_content(page)]))
            self.query_one("#leaf").scroll_home(animate=False)

    @on(Input.Submitted, "#find")
    @on(OptionList.OptionSelected, "#pages")
    def _read(self) -> None:
        self.query_one("#leaf").focus()

    # Keys

    def action_move(self, steps: int) -> None:
        """Go up or down the list from wherever the focus is."""
        listed = self.query_one("#pages", OptionList)
        if self._fitting:
            place = (listed.highlighted or 0) + steps
            listed.highlighted = max(0, min(place, len(self._fitting) - 1))

    def action_scroll(self, direction: int) -> None:
        """Turn the page up or down from wherever the focus is."""
        leaf = self.query_one("#leaf")
        if direction < 0:
            leaf.scroll_page_up(animate=False)
        else:
            leaf.scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Clear the search; with nothing to clear, go back to the screen underneath."""
        find = self.query_one("#find", Input)
        if find.value:
            find.value = ""
            find.focus()
        else:
            self.dismiss()


def _row(page: HandbookPage) -> str:
    kind = {"skill": "", "procedure": ", steps", "channel": ", channel"}[page.kind]
    return f"{page.name}{kind}"
