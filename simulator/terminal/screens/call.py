"""The call: the customer speaks, the trainee types.

What one sees: the conversation, and below it the box to type in. In practice mode the customer's
mood stands top right and the coach speaks after each reply; in test mode neither is there. Beside
the conversation (or over it, where room is short) lie the customer's record, the company's rules
and the knowledge base. What one does: types a reply and presses Enter, or an action after a slash.
Silence is noticed by the customer of a spoken channel, and replying before the last beat has
arrived cuts the customer short.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from simulator.practice.branching import replies_to_retry
from simulator.practice.session import Session
from simulator.terminal.action_forms import forms
from simulator.terminal.screens.framed import Framed
from simulator.terminal.screens.rewind import Rewind
from simulator.terminal.widgets.coach_panel import CoachPanel
from simulator.terminal.widgets.live_call import LiveCall
from simulator.terminal.widgets.side_panel import SidePanel
from simulator.terminal.widgets.transcript import Transcript
from simulator.terminal.widgets.typing_area import TypingArea


class CallScreen(Framed):
    """One call of `session`, from where it stands."""

    CSS_PATH = "call.tcss"
    AUTO_FOCUS = "#reply"
    HELP_WORDS = (
        "Type what you would say and press Enter. The customer speaks in pieces: wait for the last"
        " one, or you cut them short. A line that begins with / is something you do instead."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "actions", "Actions", key_display="/"),
        Binding("f2", "record", "Record"),
        Binding("f3", "knowledge", "Look up"),
        Binding("f4", "coach", "Coach"),
        Binding("f5", "copy", "Copy the transcript", show=False),
        Binding("f8", "rewind", "Rewind"),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, session: Session, notice: str = "") -> None:
        """`notice` stands above the box until something is sent."""
        super().__init__()
        self.session = session
        self._notice = notice

    def compose(self) -> ComposeResult:
        """The call and the keys."""
        yield LiveCall(self.session, self._notice)
        # The palette is told in the help: its hint would leave no room for the others.
        yield Footer(compact=True, show_command_palette=False)

    @property
    def live(self) -> LiveCall:
        """The call in sight."""
        return self.query_one(LiveCall)

    @property
    def typing(self) -> TypingArea:
        """Where the trainee types."""
        return self.live.typing

    @property
    def transcript(self) -> Transcript:
        """The conversation."""
        return self.live.transcript

    def tell(self, sentence: str) -> None:
        """Say it right above the box, where the eyes are; an empty sentence takes it away."""
        self.live.tell(sentence)

    async def tick(self) -> None:
        """Once a second: the clock goes on, and a customer left alone long enough speaks up."""
        await self.live.tick()

    @on(events.Key)
    def _touched(self) -> None:
        self.live.noticed()

    # What is asked for by typing

    @on(LiveCall.Asked)
    def _look_at(self, event: LiveCall.Asked) -> None:
        if event.show == "help":
            self.course.action_help()
        elif event.show == "quit":
            self.course.home()
        else:
            side = self._side
            side.scroll_home(animate=False)
            if not side.display:
                self.action_record()

    @on(LiveCall.GoesOn)
    def _goes_on(self) -> None:
        self.action_leave()

    @property
    def _side(self) -> SidePanel:
        return self.live.query_one(SidePanel)

    # Keys

    def start_action(self, form: str) -> None:
        """Put the beginning of an action into the box."""
        self.live.start_action(form)

    def action_actions(self) -> None:
        """Open the list of actions from anywhere on the screen."""
        self.start_action("/")

    def action_record(self) -> None:
        """Show or hide the customer's record, the rules and the knowledge base."""
        self.toggle_class("side-toggled")
        if self._side.has_focus_within:
            self.typing.box.focus()

    def action_knowledge(self) -> None:
        """Go to the knowledge base, and from there back to the box."""
        side = self._side
        if side.has_focus_within:
            if self.has_class("-narrow"):
                self.action_record()
            self.typing.box.focus()
            return
        if not side.display:
            self.toggle_class("side-toggled")
        self.call_after_refresh(self._enter_knowledge)

    def _enter_knowledge(self) -> None:
        if not self._side.focus_articles():
            self.tell("There is no knowledge base in this call.")

    def action_coach(self) -> None:
        """Show or hide the coach."""
        self.course.coach_shown = not self.course.coach_shown
        for panel in self.query(CoachPanel):
            panel.display = self.course.coach_shown

    def action_rewind(self) -> None:
        """Choose one of your replies to try again; this call is kept as it is."""
        replies = replies_to_retry(self.session)
        if replies:
            self.app.push_screen(Rewind(replies), self._go_back_to)
        else:
            self.tell("You have not replied yet, so there is nothing to go back to.")

    def _go_back_to(self, event: int | None) -> None:
        if event is not None:
            self.course.try_again(self.session, event)

    def action_copy(self) -> None:
        """Copy the whole transcript."""
        self.app.copy_to_clipboard(self.transcript.as_text())
        self.notify("The transcript is on the clipboard.", markup=False)

    def action_leave(self) -> None:
        """Close the drawer, or go back to the box, or leave for the lobby."""
        live = self.live
        if self.has_class("-narrow") and self._side.display:
            self.action_record()
        elif self.focused is not live.typing.box:
            live.typing.box.focus()
        elif live.over and live.transcript.heard is not None:
            live.transcript.let_finish()
        elif live.over:
            self.leave_behind()
        else:
            self.ask_to_leave()

    def leave_behind(self) -> None:
        """Go on from a call that has ended."""
        self.course.after_call(self.session)

    def ask_to_leave(self) -> None:
        """Ask before a call that goes on is left."""
        self.course.ask_to_leave()

    def help_actions(self) -> list[tuple[str, str]]:
        """The actions of the job."""
        return [(form.start + form.takes, form.does) for form in forms(self.session.mode)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Test mode has no coach and no way back, not even as a key."""
        return action not in ("coach", "rewind") or self.session.mode == "practice"
