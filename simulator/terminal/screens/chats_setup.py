"""Before chats side by side: which ones, and the briefing of each.

What one sees: on the left every chat there is with each customer who may write it, the chosen ones
marked; on the right the briefing of the one under the cursor. What one does: reads, chooses two or
three with Space or a click, and presses Enter to open them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled, WorkerFailed

from simulator.practice.chats import CHANNEL, FEWEST, MOST, Chats, Pair, plan
from simulator.terminal.literal import literal
from simulator.terminal.screens.briefing import MODES, briefing_parts
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.engine.scenario import Scenario


class ChatList(OptionList):
    """The chats; Space chooses, Enter is for the whole screen, paging for the briefing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Choose"),
        Binding("enter", "screen.begin", "Start"),
        Binding("pageup", "screen.read(-1)", show=False),
        Binding("pagedown", "screen.read(1)", show=False),
    ]


class ChatsSetup(Framed):
    """Choosing chats and reading their briefings."""

    CSS_PATH = "chats_setup.tcss"
    AUTO_FOCUS = "#chats"
    HELP_WORDS = (
        "Choose two or three chats with Space and read the briefing of each. Enter opens them all"
        " at once: from then on every customer's time runs."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "mode", "Mode"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(
        self, wanted: Sequence[str] = (), seed: int | None = None, mode: str = "practice"
    ) -> None:
        """`wanted` are chosen from the start, each as SCENARIO:PERSONA; what is missing to two is
        filled up."""
        super().__init__()
        self._chosen = list(wanted)
        self._seed = seed
        self._mode = mode
        self._offered: list[tuple[str, str]] = []
        self._beginning = False

    @property
    def open_book(self) -> bool:
        """Before the chats the handbook is open."""
        return True

    def compose(self) -> ComposeResult:
        """The list and the briefing."""
        yield TitleBar("Chats side by side")
        with Horizontal(id="both"):
            yield ChatList(id="chats", compact=True)
            yield VerticalScroll(id="briefing", classes="page", can_focus=False)
        yield Static(id="notice", classes="notice")
        yield Static(id="ready", classes="notice")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fetch the chats, and load what reads replies while the briefings are read."""
        self.tell("")
        self._warming = self._warm_up()
        self._fetch()

    @work(thread=True, group="warm-up", exit_on_error=False)
    def _warm_up(self) -> None:
        _ = self.course.desk.reader

    @work(exclusive=True, group="fetch")
    async def _fetch(self) -> None:
        library = self.course.desk.library
        found = await self.ask(lambda: (library.headings("scenario"), library.headings("persona")))
        if found is None:
            return
        titles = {one.id: one.title for one in found[1]}
        chats = [one for one in found[0] if one.channel == CHANNEL]
        self._offered = [
            (f"{one.id}:{persona}", f"{one.title} · {titles.get(persona, persona)}")
            for one in chats
            for persona in one.personas
        ]
        self._fill_up([f"{one.id}:{persona}" for one in chats for persona in one.personas[:1]])
        listed = self.query_one("#chats", OptionList)
        listed.add_options(Option(literal(self._row(*one))) for one in self._offered)
        known = [pair for pair, _ in self._offered]
        first = self._chosen[0] if self._chosen else ""
        listed.highlighted = known.index(first) if first in known else 0 if known else None
        self._show_ready()
        if not known:
            self.tell("There is no live chat to play.")

    def _fill_up(self, firsts: Sequence[str]) -> None:
        """Choose what is missing: another scenario rather than another customer of the same."""
        taken = {pair.partition(":")[0] for pair in self._chosen}
        others = [pair for pair in firsts if pair.partition(":")[0] not in taken]
        for pair in (*others, *(pair for pair, _ in self._offered)):
            if len(self._chosen) < FEWEST and pair not in self._chosen:
                self._chosen.append(pair)

    def _row(self, pair: str, words: str) -> str:
        return f"{'●' if pair in self._chosen else '○'} {words}"

    def _show_ready(self) -> None:
        count = len(self._chosen)
        ready = f"{count} chosen, Enter opens them. " if FEWEST <= count <= MOST else ""
        ready = ready or f"{count} chosen: choose {FEWEST} or {MOST}. "
        self.query_one("#ready", Static).update(ready + MODES[self._mode])

    # What is done

    @on(OptionList.OptionSelected, "#chats")
    def _toggled(self, event: OptionList.OptionSelected) -> None:
        self.tell("")
        pair, words = self._offered[event.option_index]
        if pair in self._chosen:
            self._chosen.remove(pair)
        else:
            self._chosen.append(pair)
        listed = self.query_one("#chats", OptionList)
        listed.replace_option_prompt_at_index(event.option_index, literal(self._row(pair, words)))
        self._show_ready()

    @on(OptionList.OptionHighlighted, "#chats")
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        self._brief(self._offered[event.option_index][0].partition(":")[0])

    @work(exclusive=True, group="brief")
    async def _brief(self, scenario_id: str) -> None:
        from simulator.practice.finding import find_scenario

        library = self.course.desk.library
        scenario: Scenario | None = await self.ask(lambda: find_scenario(library, scenario_id))
        page = self.query_one("#briefing", VerticalScroll)
        await page.remove_children()
        for heading, content in briefing_parts(scenario) if scenario is not None else ():
            await page.mount_all(
                [*([Static(heading, classes="heading")] if heading else []), Static(content)]
            )
        page.scroll_home(animate=False)

    def action_read(self, direction: int) -> None:
        """Page through the briefing."""
        page = self.query_one("#briefing", VerticalScroll)
        if direction < 0:
            page.scroll_page_up(animate=False)
        else:
            page.scroll_page_down(animate=False)

    def action_mode(self) -> None:
        """Practice or test."""
        self._mode = "test" if self._mode == "practice" else "practice"
        self._show_ready()

    def action_begin(self) -> None:
        """Open the chats."""
        if not self._beginning:
            self._beginning = True
            self.tell("")
            self._begin()

    @work
    async def _begin(self) -> None:
        planned = await self.ask(lambda: plan(self.course.desk.library, self._chosen))
        chats = await self._opened(planned) if planned is not None else None
        if chats is not None:
            self.course.chats(chats)
        self._beginning = False

    async def _opened(self, planned: Sequence[Pair]) -> Chats | None:
        self.query_one("#ready", Static).update("The chats open …")
        with suppress(WorkerFailed, WorkerCancelled):
            await self._warming.wait()
        chats = await self.ask(
            lambda: Chats.begin(
                self.course.desk,
                planned,
                seed=self._seed,
                mode="test" if self._mode == "test" else "practice",
            )
        )
        if chats is None:
            self._show_ready()
        return chats

    def action_back(self) -> None:
        """Back to the lobby without a chat."""
        self.course.home()
