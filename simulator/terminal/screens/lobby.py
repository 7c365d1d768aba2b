"""The lobby: what to practise next and why, and everything there is to practise.

What one sees: a suggestion with its reason, an unfinished session if there is one, the scenarios,
and beside them the chosen one with who may play the customer and in which mode. What one does:
types to search, goes up and down, presses Enter; F2 changes the customer, F3 the mode.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.terminal.literal import lines, literal
from simulator.terminal.lobby_words import details, fits, row
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.content.headings import Heading
    from simulator.practice.progress import Progress
    from simulator.terminal.app import Start, StartChats


class Search(Input):
    """The words to search for; Enter plays what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Play")]


class Scenarios(OptionList):
    """The scenarios that fit the search."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Play")]


class Lobby(Framed):
    """Where every session starts and ends."""

    CSS_PATH = "lobby.tcss"
    AUTO_FOCUS = "#search"
    HELP_WORDS = (
        "Choose a scenario, who plays the customer, and the mode: in practice the coach speaks"
        " after each reply, in a test nothing helps until the end. Type to search."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # These two are told beside the list, where they change something.
        Binding("f2", "customer", "Customer", show=False),
        Binding("f3", "mode", "Mode", show=False),
        Binding("f4", "resume", "Resume"),
        Binding("f5", "history", "History"),
        Binding("f6", "progress", "Progress"),
        Binding("f7", "chats", "Chats"),
        Binding("f8", "final", "Final"),
        Binding("f12", "app.handbook", "Handbook"),
        Binding("ctrl+q", "app.quit", "Quit"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("pagedown", "move(5)", show=False),
        Binding("escape", "clear", "Clear search", show=False),
    ]

    def __init__(
        self,
        start: Start | None = None,
        resume: str | None = None,
        chats: StartChats | None = None,
    ) -> None:
        super().__init__()
        self._start = start
        self._resume = resume
        self._chats = chats
        self._scenarios: tuple[Heading, ...] = ()
        self._personas: dict[str, Heading] = {}
        self._progress: Progress | None = None
        self._fitting: list[Heading] = []
        self._customer: dict[str, int] = {}
        self._mode = "practice"

    def compose(self) -> ComposeResult:
        """Suggestion and search on top, the list, the details."""
        yield TitleBar("First Call", self.course.desk.trainee)
        yield Static("Welcome. The scenarios are being fetched …", id="next")
        yield Search(placeholder="Type to search: a word, a channel, a skill", id="search")
        with Horizontal(id="choice"):
            yield Scenarios(id="scenarios", compact=True)
            with VerticalScroll(id="details", can_focus=False):
                yield Static(id="about")
        yield Static(id="notice", classes="notice")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fetch the list and the records once the first picture is painted."""
        self.tell("")
        self.call_after_refresh(self._fetch)

    def on_screen_resume(self) -> None:
        """Fetch the records again after a session."""
        if self._scenarios:
            self._fetch_progress()

    @property
    def open_book(self) -> bool:
        """Between calls the handbook is always open."""
        return True

    # What is there

    @work(exclusive=True, group="fetch")
    async def _fetch(self) -> None:
        library = self.course.desk.library
        found = await self.ask(lambda: (library.headings("scenario"), library.headings("persona")))
        if found is not None:
            self._scenarios = tuple(sorted(found[0], key=lambda one: (one.difficulty, one.title)))
            self._personas = {one.id: one for one in found[1]}
            self._search("")
        await self._take_up_progress()
        await self._open_what_was_asked_for()

    @work(exclusive=True, group="fetch")
    async def _fetch_progress(self) -> None:
        await self._take_up_progress()

    async def _take_up_progress(self) -> None:
        from simulator.practice.progress import progress

        desk = self.course.desk
        self._progress = await self.ask(lambda: progress(desk))
        self._show_next()
        self._search(self.query_one("#search", Input).value)
        if self._progress and self._progress.next and not self.query_one("#search", Input).value:
            self._choose(self._progress.next.scenario, self._progress.next.persona)

    def _show_next(self) -> None:
        known = {one.id: one.title for one in self._scenarios}
        rows = [Content("Choose a scenario to practise.")]
        suggested = self._progress.next if self._progress else None
        if suggested is not None:
            title = known.get(suggested.scenario, suggested.scenario)
            why = literal(f"{title}. {suggested.why}")
            rows = [Content.assemble(("Next: ", "bold $strong"), why)]
        if self._progress and self._progress.streak > 1:
            rows.append(literal(f"{self._progress.streak} days of practice in a row.", "$muted"))
        if self._progress and self._progress.to_resume:
            open_ = self._progress.to_resume[0].session
            words = f"{known.get(open_.scenario, open_.scenario)}. F4 goes on with it."
            rows.append(Content.assemble(("Unfinished: ", "bold $fair"), literal(words)))
        self.query_one("#next", Static).update(lines(rows))
        self.refresh_bindings()

    @property
    def _asked_for(self) -> bool:
        """Whether something was asked for at the start that has not opened yet."""
        return any(one is not None for one in (self._start, self._resume, self._chats))

    async def _open_what_was_asked_for(self) -> None:
        try:
            if self._resume is not None:
                await self._go_on_with(self._resume)
            elif self._chats is not None:
                self._set_up(*self._chats)
            elif self._start is not None:
                await self._brief(*self._start)
        finally:
            self._start = self._resume = self._chats = None

    # The list

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, wanted: str) -> None:
        chosen = self._chosen
        words = wanted.lower().split()
        self._fitting = [one for one in self._scenarios if fits(one, words)]
        listed = self.query_one("#scenarios", OptionList)
        listed.clear_options()
        best = self._progress.best if self._progress else {}
        listed.add_options(Option(row(one, best.get(one.id))) for one in self._fitting)
        listed.highlighted = 0 if self._fitting else None
        if chosen is not None:
            self._choose(chosen.id)
        if self._scenarios and not self._fitting:
            self.query_one("#about", Static).update("No scenario has these words. Escape clears.")

    @property
    def _chosen(self) -> Heading | None:
        place = self.query_one("#scenarios", OptionList).highlighted
        if place is None or place >= len(self._fitting):
            return None
        return self._fitting[place]

    def _choose(self, scenario_id: str, persona_id: str = "") -> None:
        for place, one in enumerate(self._fitting):
            if one.id == scenario_id:
                if persona_id in one.personas:
                    self._customer[one.id] = one.personas.index(persona_id)
                self.query_one("#scenarios", OptionList).highlighted = place
        self._show_details()

    @on(OptionList.OptionHighlighted, "#scenarios")
    def _show_details(self) -> None:
        one = self._chosen
        if one is not None:
            customer = self._customer.get(one.id, 0)
            told = details(one, self._personas, customer, self._mode)
            self.query_one("#about", Static).update(told)

    # Keys

    def action_move(self, steps: int) -> None:
        """Go up or down the list from wherever the focus is."""
        listed = self.query_one("#scenarios", OptionList)
        if self._fitting:
            place = (listed.highlighted or 0) + steps
            listed.highlighted = max(0, min(place, len(self._fitting) - 1))

    async def action_open(self) -> None:
        """Read the briefing of the chosen scenario."""
        one = self._chosen
        if one is not None and not self._asked_for:
            persona = one.personas[self._customer.get(one.id, 0)] if one.personas else ""
            await self._brief(one.id, persona, None, self._mode)

    @on(Input.Submitted, "#search")
    @on(OptionList.OptionSelected, "#scenarios")
    async def _picked(self) -> None:
        await self.action_open()

    async def _brief(self, scenario_id: str, persona_id: str, seed: int | None, mode: str) -> None:
        from simulator.practice.finding import find_persona, find_scenario
        from simulator.terminal.screens.briefing import Briefing

        self.tell("")
        library = self.course.desk.library

        def found() -> Briefing:
            scenario = find_scenario(library, scenario_id)
            return Briefing(scenario, find_persona(library, scenario, persona_id).id, seed, mode)

        briefing = await self.ask(found)
        if briefing is not None:
            self.course.show(briefing)

    async def _go_on_with(self, session_id: str) -> None:
        from simulator.practice.session import Session

        self.tell("")
        desk = self.course.desk
        session = await self.ask(lambda: Session.resume(desk, session_id))
        if session is not None:
            self.course.enter(session)

    def action_customer(self) -> None:
        """The next persona that may play the scenario."""
        one = self._chosen
        if one is not None and one.personas:
            self._customer[one.id] = (self._customer.get(one.id, 0) + 1) % len(one.personas)
            self._show_details()

    def action_mode(self) -> None:
        """Practice or test."""
        self._mode = "test" if self._mode == "practice" else "practice"
        self._show_details()

    async def action_resume(self) -> None:
        """Go on with the newest unfinished session."""
        if self._progress and self._progress.to_resume:
            await self._go_on_with(self._progress.to_resume[0].session.id)

    def action_chats(self) -> None:
        """Several chats side by side, the chosen one among them if it is one."""
        one = self._chosen
        wanted: tuple[str, ...] = ()
        if one is not None and one.channel == "chat" and one.personas:
            wanted = (f"{one.id}:{one.personas[self._customer.get(one.id, 0)]}",)
        self._set_up(wanted, None, self._mode)

    def _set_up(self, wanted: tuple[str, ...], seed: int | None, mode: str) -> None:
        from simulator.terminal.screens.chats_setup import ChatsSetup

        self.course.show(ChatsSetup(wanted, seed, mode))

    @work(exclusive=True, group="final")
    async def action_final(self) -> None:
        """The final assessment: the one that is open, or a new one."""
        from simulator.practice.final import open_or_new

        assessment = await self.ask(lambda: open_or_new(self.course.desk))
        if assessment is not None:
            self.course.final(assessment)

    def action_progress(self) -> None:
        """Each skill over time."""
        from simulator.terminal.screens.progress import ProgressScreen

        self.course.show(ProgressScreen())

    def action_history(self) -> None:
        """Every session played."""
        from simulator.terminal.screens.history import History

        self.course.show(History())

    def action_clear(self) -> None:
        """Empty the search."""
        self.query_one("#search", Input).value = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Resume is offered only where something is unfinished."""
        return action != "resume" or bool(self._progress and self._progress.to_resume)
