"""The call: the customer speaks, the trainee types.

What one sees: the conversation, and below it the box to type in. In practice mode the customer's
mood stands top right and the coach speaks after each reply; in test mode neither is there. Beside
the conversation (or over it, where room is short) lie the customer's record, the company's rules
and the knowledge base. What one does: types a reply and presses Enter, or an action after a slash.
Silence is noticed by the customer of a spoken channel, and replying before the last beat has
arrived cuts the customer short.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer

from simulator.engine.actions import PUBLIC_POST_LIMIT
from simulator.engine.events import Response
from simulator.practice.branching import replies_to_retry
from simulator.practice.session import Session
from simulator.practice.typed_actions import (
    Typed,
    TypedAction,
    TypedReply,
    TypedScreen,
    TypedWait,
    read_line,
)
from simulator.terminal.action_forms import forms
from simulator.terminal.coach_words import coach_lines
from simulator.terminal.literal import literal, minutes
from simulator.terminal.screens.framed import CHANNELS, Framed
from simulator.terminal.screens.rewind import Rewind
from simulator.terminal.widgets.coach_panel import CoachPanel
from simulator.terminal.widgets.mood_gauge import mood_content
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.side_panel import SidePanel
from simulator.terminal.widgets.title_bar import TitleBar
from simulator.terminal.widgets.transcript import Transcript
from simulator.terminal.widgets.typing_area import TypingArea

QUIET_S: Mapping[str, int] = {"phone": 20, "chat": 60, "in_person": 20}
"""Seconds of silence after which the customer speaks up; other channels know no silence."""

SPOKEN = ("phone", "chat", "in_person")
"""Channels in which words arrive in beats; a letter or a post is there all at once."""

_PROMPT = "Type what you say, or / for actions"
_PROMPTS = {
    "email": "Write your answer, or / for actions",
    "social": "Write your post, or / for actions",
}


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
        self._drawn = 0
        self._over = False
        self._quiet_since = 0

    def compose(self) -> ComposeResult:
        """Conversation and side panel; below them the coach and where to type."""
        scenario = self.session.scenario
        yield TitleBar(f"{scenario.title} · {CHANNELS[scenario.channel]}")
        with Horizontal(id="floor"):
            yield Transcript(id="transcript")
            yield SidePanel(scenario, id="side")
        if self.session.mode == "practice":
            yield CoachPanel(id="coach")
        limit = PUBLIC_POST_LIMIT if scenario.channel == "social" else 0
        yield TypingArea(_PROMPTS.get(scenario.channel, _PROMPT), forms(self.session.mode), limit)
        # The palette is told in the help: its hint would leave no room for the others.
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show what was said so far; the opening arrives in beats, an earlier call at once."""
        self._draw(slowly=not self.session.events)
        self._noticed()
        self._show_state()
        if self._notice:
            self.tell(self._notice)
        self.set_interval(1.0, self.tick)

    @property
    def typing(self) -> TypingArea:
        """Where the trainee types."""
        return self.query_one(TypingArea)

    @property
    def transcript(self) -> Transcript:
        """The conversation."""
        return self.query_one(Transcript)

    # What the trainee does

    @on(TypingArea.Typed)
    async def _typed(self, event: TypingArea.Typed) -> None:
        self._noticed()
        if self._over:
            self.action_leave()
        elif self.typing.box.text.startswith(event.text):
            typed = await self.ask(lambda: read_line(event.text))
            if isinstance(typed, TypedScreen):
                self._look_at(typed)
            elif typed is not None and await self._happen(self._work(typed), typed):
                self.typing.box.take_out(event.text)
                if isinstance(typed, TypedReply):
                    await self._coach()

    def _work(self, typed: Typed) -> Callable[[], Response]:
        """What the session has to do for a typed line."""
        session, heard = self.session, self.transcript.heard
        if isinstance(typed, TypedAction):
            return lambda: session.act(typed.action, typed.detail)
        if isinstance(typed, TypedWait):
            return lambda: session.let_pass(typed.seconds)
        assert isinstance(typed, TypedReply)
        return lambda: session.reply(typed.text, heard)

    def _look_at(self, typed: TypedScreen) -> None:
        self.typing.box.put("")
        if typed.show == "help":
            self.course.action_help()
        elif typed.show == "quit":
            self.course.home()
        else:
            self.query_one(SidePanel).scroll_home(animate=False)
            if not self.query_one(SidePanel).display:
                self.action_record()

    @on(SidePanel.LookedUp)
    async def _looked_up(self, event: SidePanel.LookedUp) -> None:
        if not self._over:
            await self._happen(lambda: self.session.act("look_up", event.article.title))

    async def _happen(self, work: Callable[[], Response], typed: Typed | None = None) -> bool:
        """Let something happen in the session and draw it; False when it was refused.

        Only words cut the customer short; while something is looked up they speak to the end.
        """
        self.tell("")
        response = await self.ask(work)
        if response is None:
            return False
        if isinstance(typed, TypedReply):
            self.transcript.cut_in()
        else:
            self.transcript.let_finish()
        self._draw(slowly=True)
        self._noticed()
        self._show_state()
        return True

    # What the screen shows

    def _draw(self, *, slowly: bool) -> None:
        """Add the entries that are new; only the last words of the customer arrive in beats."""
        entries = self.session.entries()
        names = {"customer": self.session.scenario.customer.name, "you": "You"}
        slowly = slowly and self.session.scenario.channel in SPOKEN and self.course.animated
        for place, entry in enumerate(entries[self._drawn :], self._drawn):
            name = names.get(entry.kind, "")
            if entry.kind == "customer" and place == len(entries) - 1:
                self.transcript.speak(name, entry.at, entry.beats, slowly=slowly)
            else:
                self.transcript.add(entry.kind, name, entry.at, entry.beats, entry.heard)
        self._drawn = len(entries)
        if self.session.phase != "call":
            self._over = True
            self.typing.close_for_good("The call has ended. Enter goes on.")

    def _show_state(self) -> None:
        """Time, hold and, in practice mode, the mood."""
        state = self.session.call.state
        now = self.session.elapsed_ms
        parts: list[Content] = [literal(minutes(now))]
        if state.held_since is not None:
            held = f" ON HOLD {minutes(now - state.held_since)} · /resume "
            parts.insert(0, literal(held, "bold $on-strong on $strong"))
        if self.session.mode == "practice":
            parts.append(mood_content(state.mood, state.heat))
        self.query_one(TitleBar).show_state(Content("  ").join(parts))
        self.typing.public = not state.private
        self.typing.count()

    async def _coach(self) -> None:
        if self.session.mode != "practice":
            return
        note = await self.ask(self.session.coach)
        words = coach_lines(note) if note is not None else []
        panel = self.query_one(CoachPanel)
        panel.show(words)
        panel.display = bool(words) and self.course.coach_shown

    def tell(self, sentence: str) -> None:
        """Say it right above the box, where the eyes are; an empty sentence takes it away."""
        self.typing.tell(sentence)

    # Time

    async def tick(self) -> None:
        """Once a second: the clock goes on, and a customer left alone long enough speaks up."""
        if self._over:
            return
        self._show_state()
        limit = QUIET_S.get(self.session.scenario.channel)
        busy = self.app.screen is not self or not self.typing.empty
        if busy or self.transcript.heard is not None or self.session.call.state.on_hold:
            self._noticed()
        elif limit and self.session.elapsed_ms - self._quiet_since >= limit * 1000:
            await self._happen(lambda: self.session.wait(limit))

    @on(Transcript.AllHeard)
    @on(events.Key)
    def _noticed(self) -> None:
        """Something went on: silence is counted from here."""
        self._quiet_since = self.session.elapsed_ms

    # Keys

    @on(ReplyBox.Paged)
    def _paged(self, event: ReplyBox.Paged) -> None:
        if event.direction < 0:
            self.transcript.scroll_page_up(animate=False)
        else:
            self.transcript.scroll_page_down(animate=False)

    def start_action(self, form: str) -> None:
        """Put the beginning of an action into the box."""
        if not self._over:
            self.typing.start(form)

    def action_actions(self) -> None:
        """Open the list of actions from anywhere on the screen."""
        self.start_action("/")

    def action_record(self) -> None:
        """Show or hide the customer's record, the rules and the knowledge base."""
        self.toggle_class("side-toggled")
        if self.query_one(SidePanel).has_focus_within:
            self.typing.box.focus()

    def action_knowledge(self) -> None:
        """Go to the knowledge base, and from there back to the box."""
        side = self.query_one(SidePanel)
        if side.has_focus_within:
            if self.has_class("-narrow"):
                self.action_record()
            self.typing.box.focus()
            return
        if not side.display:
            self.toggle_class("side-toggled")
        self.call_after_refresh(self._enter_knowledge)

    def _enter_knowledge(self) -> None:
        if not self.query_one(SidePanel).focus_articles():
            self.tell("There is no knowledge base in this call.")

    def action_coach(self) -> None:
        """Show or hide the coach."""
        self.course.coach_shown = not self.course.coach_shown
        self.query_one(CoachPanel).display = self.course.coach_shown

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
        if self.has_class("-narrow") and self.query_one(SidePanel).display:
            self.action_record()
        elif self.focused is not self.typing.box:
            self.typing.box.focus()
        elif self._over and self.transcript.heard is not None:
            self.transcript.let_finish()
        elif self._over:
            self.course.after_call(self.session)
        else:
            self.course.ask_to_leave()

    def help_actions(self) -> list[tuple[str, str]]:
        """The actions of the job."""
        return [(form.start + form.takes, form.does) for form in forms(self.session.mode)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Test mode has no coach and no way back, not even as a key."""
        return action not in ("coach", "rewind") or self.session.mode == "practice"
