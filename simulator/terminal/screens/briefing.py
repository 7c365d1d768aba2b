"""The briefing: everything to know before the customer is there.

What one sees: who you are, the channel, who contacts you, what the company allows and forbids, what
can be looked up, what identity check is due. What one does: reads, and presses Enter to take the
call. The model that reads replies loads meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static
from textual.worker import WorkerCancelled, WorkerFailed

from simulator.engine.scenario import Scenario
from simulator.practice.session import Session
from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import CHANNELS, Framed
from simulator.terminal.widgets.side_panel import account_content, rules_content
from simulator.terminal.widgets.title_bar import TitleBar

_VERBS = {"phone": "calls", "chat": "writes in the chat", "email": "writes", "social": "posts"}
MODES = {
    "practice": "Practice: the coach speaks after each reply.",
    "test": "Test: no help until the end.",
}
"""What the modes mean, for the line above the keys."""


def briefing_parts(scenario: Scenario) -> Iterator[tuple[str, Content]]:
    """The briefing, heading by heading; the first part has none."""
    you, customer = scenario.you_are, scenario.customer
    yield "", literal(scenario.briefing)
    yield "You are", literal(f"{you.name}, {you.company}\n{you.role}")
    verb = _VERBS.get(scenario.channel, "comes to you")
    yield f"Who {verb}", lines([account_content(scenario), literal(customer.about)])
    if you.may or you.may_not:
        yield "You may (+) and may not (–)", rules_content(scenario)
    if scenario.identity:
        asks = f"Before you act on the account, ask for {scenario.identity.asks_for}."
        yield "Identity check", literal(asks)
    if scenario.knowledge:
        titles = "\n".join(f"· {entry.title}" for entry in scenario.knowledge)
        yield "You can look up", literal(titles)


class Briefing(Framed):
    """The briefing of one scenario, before a session of it begins."""

    CSS_PATH = "briefing.tcss"
    AUTO_FOCUS = "#briefing"
    HELP_WORDS = "Read who you are and what you may do. Enter takes the call."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Start"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, scenario: Scenario, persona_id: str, seed: int | None, mode: str) -> None:
        super().__init__()
        self._scenario = scenario
        self._persona_id = persona_id
        self._seed = seed
        self._mode = mode
        self._beginning = False

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        scenario = self._scenario
        yield TitleBar(scenario.title, CHANNELS[scenario.channel])
        with VerticalScroll(id="briefing", classes="page"):
            for heading, content in briefing_parts(scenario):
                if heading:
                    yield Static(heading, classes="heading")
                yield Static(content)
        yield Static(id="notice", classes="notice")
        yield Static("Enter starts. " + MODES[self._mode], id="ready", classes="notice")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Load what reads replies while the trainee reads the briefing."""
        self.tell("")
        self._warming = self._warm_up()

    @work(thread=True, group="warm-up", exit_on_error=False)
    def _warm_up(self) -> None:
        _ = self.course.desk.reader

    def action_begin(self) -> None:
        """Take the call."""
        if not self._beginning:
            self._beginning = True
            self.tell("")
            self.query_one("#ready", Static).update("The line opens …")
            self._begin()

    @work
    async def _begin(self) -> None:
        with suppress(WorkerFailed, WorkerCancelled):
            await self._warming.wait()
        session = await self.ask(self._begun)
        if session is not None:
            self.course.enter(session)
            return
        self._beginning = False
        self.query_one("#ready", Static).update("Enter tries again. " + MODES[self._mode])

    def _begun(self) -> Session:
        return Session.begin(
            self.course.desk,
            self._scenario.id,
            self._persona_id,
            seed=self._seed,
            mode="test" if self._mode == "test" else "practice",
        )

    def action_back(self) -> None:
        """Back to the lobby without a call."""
        self.course.home()
