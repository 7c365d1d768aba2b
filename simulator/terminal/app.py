"""The app: its themes, the keys that hold everywhere, and the way from screen to screen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from simulator.terminal import themes

if TYPE_CHECKING:
    from simulator.practice.chats import Chats
    from simulator.practice.desk import Desk
    from simulator.practice.final import FinalAssessment
    from simulator.practice.session import Session

Start = tuple[str, str, int, str]
"""Scenario, persona, seed and mode of a session to begin with."""

StartChats = tuple[tuple[str, ...], int | None, str]
"""Chats to begin with, each as SCENARIO:PERSONA, their seed and mode."""


class FirstCallApp(App[None]):
    """First Call in the terminal.

    `start` opens the briefing of one session, `chats` that of several side by side, `resume` goes
    on with a recorded one; without any of them the lobby opens.
    """

    TITLE = "First Call"
    CSS_PATH = Path("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("f12", "handbook", "Handbook", show=False),
        Binding("f9", "next_theme", "Next theme", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        desk: Desk,
        start: Start | None = None,
        resume: str | None = None,
        chats: StartChats | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.coach_shown = True
        self._start = start
        self._resume = resume
        self._chats = chats
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.MONO if self.no_color else themes.DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for Textual's themes too."""
        return themes.default_variables()

    def on_mount(self) -> None:
        """Open the first screen."""
        self.push_screen(self.first_screen())

    def first_screen(self) -> Screen[None]:
        """The lobby, and on it what was asked for."""
        from simulator.terminal.screens.lobby import Lobby

        return Lobby(start=self._start, resume=self._resume, chats=self._chats)

    @property
    def animated(self) -> bool:
        """Whether things may move on their own; off under TEXTUAL_ANIMATIONS=none."""
        return self.animation_level != "none"

    @property
    def fault(self) -> BaseException | None:
        """The unexpected error that ended the app; None after an ordinary end."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _handle_exception(self, error: Exception) -> None:
        super()._handle_exception(error)
        # Whoever runs the app writes the log and the one line; Textual would print a traceback.
        self._exit_renderables.clear()

    # The way through a session. The lobby stays at the bottom of the stack.

    @property
    def _ground(self) -> int:
        """How many screens lie beneath what comes and goes: the lobby, and one on it that stays."""
        return 3 if any(getattr(one, "STAYS", False) for one in self.screen_stack[2:3]) else 2

    def home(self) -> None:
        """Back to the lobby, or to what stays on it."""
        while len(self.screen_stack) > self._ground:
            self.pop_screen()

    def show(self, screen: Screen[None]) -> None:
        """Put `screen` on the lobby, in place of what is there and does not stay."""
        if len(self.screen_stack) > self._ground:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def enter(self, session: Session) -> None:
        """Go to where a session stands."""
        if session.phase == "call":
            from simulator.terminal.screens.call import CallScreen

            self.show(CallScreen(session))
        elif session.phase == "after_call":
            self.after_call(session)
        elif session.phase == "assessment":
            self.assessment(session)
        else:
            self.summary(session)

    def after_call(self, session: Session) -> None:
        """The note and the break."""
        from simulator.terminal.screens.after_call import AfterCall

        self.show(AfterCall(session))

    def debrief(self, session: Session) -> None:
        """What the call was worth, and why."""
        from simulator.terminal.screens.debrief import Debrief

        self.show(Debrief(session))

    def assessment(self, session: Session) -> None:
        """The three questions."""
        from simulator.terminal.screens.assessment import AssessmentScreen

        self.show(AssessmentScreen(session))

    def final(self, assessment: FinalAssessment) -> None:
        """All 18 questions, or their review once they are handed in."""
        from simulator.terminal.screens.final import FinalReview, FinalScreen

        if assessment.handed_in:
            self.show(FinalReview(assessment.result()))
        else:
            self.show(FinalScreen(assessment))

    def summary(self, session: Session) -> None:
        """The end of the session."""
        from simulator.terminal.screens.summary import SummaryScreen

        self.show(SummaryScreen(session))

    def chats(self, chats: Chats) -> None:
        """Several chats side by side."""
        from simulator.terminal.screens.chats import ChatsScreen

        self.show(ChatsScreen(chats))

    def after_chats(self, chats: Chats) -> None:
        """What the chats were worth, side by side, and the way to each of them."""
        from simulator.terminal.screens.chats_summary import ChatsSummary

        self.show(ChatsSummary(chats))

    def try_again(self, session: Session, event: int) -> None:
        """Go back to before a reply, given by its place among the events, and on from there."""
        self.run_worker(self._branch(session, event), exclusive=True, group="try-again")

    async def _branch(self, session: Session, event: int) -> None:
        from simulator.practice.branching import branch
        from simulator.terminal.literal import quoted
        from simulator.terminal.screens.call import CallScreen
        from simulator.terminal.screens.framed import Framed

        screen, said = (
            self.screen,
            next(moment.text for moment in session.moments() if moment.event == event),
        )
        if isinstance(screen, Framed):
            again = await screen.ask(lambda: branch(self.desk, session, event))
            if again is not None:
                self.show(CallScreen(again, f"Try again. You had said: {quoted(said, 160)}"))

    def ask_to_leave(self, question: str = "") -> None:
        """Ask before a call that goes on is left."""
        from simulator.terminal.screens.leaving import Leaving

        self.push_screen(Leaving(question), lambda leaves: self.home() if leaves else None)

    # Keys

    def action_help(self) -> None:
        """What can be done on this screen, in words."""
        from simulator.terminal.screens.framed import Framed
        from simulator.terminal.screens.help import HelpScreen

        if isinstance(self.screen, Framed):
            self.push_screen(HelpScreen(self.screen))

    @property
    def open_book(self) -> bool:
        """Whether the handbook may be read here: not in a test that goes on, not over questions."""
        from simulator.terminal.screens.framed import Framed
        from simulator.terminal.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen = self.screen_stack[-2]
        return isinstance(screen, Framed) and screen.open_book

    def action_handbook(self) -> None:
        """The handbook, at the page that fits what is shown."""
        from simulator.terminal.screens.framed import Framed

        page = self.screen.handbook_page if isinstance(self.screen, Framed) else ""
        self.action_open_handbook(page)

    def action_open_handbook(self, page_id: str = "") -> None:
        """The handbook at one page, over whatever is shown; Escape goes back to it."""
        from simulator.terminal.screens.handbook import HandbookScreen

        if self.open_book:
            self.push_screen(HandbookScreen(page_id))

    def action_open_receipt(self, skill_or_procedure: str, kind: str = "skill") -> None:
        """The handbook at the page of a skill or a procedure, as a receipt names it."""
        self.action_open_handbook(f"{kind}:{skill_or_procedure}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the book is closed its key is not offered."""
        if action in ("handbook", "open_handbook", "open_receipt") and self.screen_stack:
            return self.open_book
        return True

    def action_next_theme(self) -> None:
        """Dark, light, mono, and round again."""
        place = themes.THEME_NAMES.index(self.theme) if self.theme in themes.THEME_NAMES else -1
        self.theme = themes.THEME_NAMES[(place + 1) % len(themes.THEME_NAMES)]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: our themes, what this screen offers, help and quit."""
        from simulator.terminal.palette import commands

        yield from commands(self, screen)
