"""A call that goes on: what is said, what the agent has at hand, the coach, the box to type in.

It plays its session whether it is in sight or not: in a chat beside others the customer's time runs
on behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message

from simulator.engine.actions import PUBLIC_POST_LIMIT
from simulator.engine.events import Response
from simulator.practice.session import Session
from simulator.practice.silence import Silence
from simulator.practice.typed_actions import (
    Screen,
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
from simulator.terminal.widgets.coach_panel import CoachPanel
from simulator.terminal.widgets.mood_gauge import mood_content
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.side_panel import SidePanel
from simulator.terminal.widgets.title_bar import TitleBar
from simulator.terminal.widgets.transcript import Transcript
from simulator.terminal.widgets.typing_area import TypingArea

SPOKEN = ("phone", "chat", "in_person")
"""Channels in which words arrive in beats; a letter or a post is there all at once."""

_PROMPT = "Type what you say, or / for actions"
_PROMPTS = {
    "email": "Write your answer, or / for actions",
    "social": "Write your post, or / for actions",
}


class LiveCall(Vertical, can_focus=False):
    """The call of one session, from where it stands."""

    class Asked(Message):
        """A look at something on the agent's own screen was typed."""

        def __init__(self, show: Screen) -> None:
            super().__init__()
            self.show = show

    class GoesOn(Message):
        """Enter was pressed after the end of the call."""

    class Happened(Message):
        """Something was said or done."""

    def __init__(self, session: Session, notice: str = "", *, id: str | None = None) -> None:
        """`notice` stands above the box until something is sent."""
        super().__init__(id=id)
        self.session = session
        self.over = False
        self._notice = notice
        self._drawn = 0
        self._silence = Silence(session)

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

    def on_mount(self) -> None:
        """Show what was said so far; the opening arrives in beats, an earlier call at once."""
        self._draw(slowly=not self.session.events)
        self.noticed()
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

    @property
    def frame(self) -> Framed:
        """The screen it is on."""
        return cast(Framed, self.screen)

    # What the trainee does

    @on(TypingArea.Typed)
    async def _typed(self, event: TypingArea.Typed) -> None:
        self.noticed()
        if self.over:
            self.post_message(self.GoesOn())
        elif self.typing.box.text.startswith(event.text):
            typed = await self.frame.ask(lambda: read_line(event.text), self.tell)
            if isinstance(typed, TypedScreen):
                self.typing.box.put("")
                self.post_message(self.Asked(typed.show))
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

    @on(SidePanel.LookedUp)
    async def _looked_up(self, event: SidePanel.LookedUp) -> None:
        if not self.over:
            await self._happen(lambda: self.session.act("look_up", event.article.title))

    async def _happen(self, work: Callable[[], Response], typed: Typed | None = None) -> bool:
        """Let something happen in the session and draw it; False when it was refused.

        Only words cut the customer short; while something is looked up they speak to the end.
        """
        self.tell("")
        response = await self.frame.ask(work, self.tell)
        if response is None:
            return False
        if isinstance(typed, TypedReply):
            self.transcript.cut_in()
        else:
            self.transcript.let_finish()
        self._draw(slowly=True)
        self.noticed()
        self._show_state()
        self.post_message(self.Happened())
        return True

    # What is shown

    def _draw(self, *, slowly: bool) -> None:
        """Add the entries that are new; only the last words of the customer arrive in beats."""
        entries = self.session.entries()
        names = {"customer": self.session.scenario.customer.name, "you": "You"}
        slowly = slowly and self.session.scenario.channel in SPOKEN and self.frame.course.animated
        for place, entry in enumerate(entries[self._drawn :], self._drawn):
            name = names.get(entry.kind, "")
            if entry.kind == "customer" and place == len(entries) - 1:
                self.transcript.speak(name, entry.at, entry.beats, slowly=slowly)
            else:
                self.transcript.add(entry.kind, name, entry.at, entry.beats, entry.heard)
        self._drawn = len(entries)
        if self.session.phase != "call":
            self.over = True
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
        note = await self.frame.ask(self.session.coach, self.tell)
        words = coach_lines(note) if note is not None else []
        panel = self.query_one(CoachPanel)
        panel.show(words)
        panel.display = bool(words) and self.frame.course.coach_shown

    def tell(self, sentence: str) -> None:
        """Say it right above the box, where the eyes are; an empty sentence takes it away."""
        self.typing.tell(sentence)

    # Time

    async def tick(self) -> None:
        """Once a second: the clock goes on, and a customer left alone long enough speaks up."""
        if self.over:
            return
        self._show_state()
        reading = self.app.screen is not self.screen or self.transcript.heard is not None
        silent_s = self._silence.noticed(busy=reading or self._answering)
        if silent_s:
            await self._happen(lambda: self.session.wait(silent_s))

    @property
    def _answering(self) -> bool:
        """Whether words for this customer are in the making: out of sight they lie still."""
        return self.display and not self.typing.empty

    @on(Transcript.AllHeard)
    def noticed(self) -> None:
        """Something went on: silence is counted from here."""
        self._silence.broken()

    # Keys

    @on(ReplyBox.Paged)
    def _paged(self, event: ReplyBox.Paged) -> None:
        if event.direction < 0:
            self.transcript.scroll_page_up(animate=False)
        else:
            self.transcript.scroll_page_down(animate=False)

    def start_action(self, form: str) -> None:
        """Put the beginning of an action into the box."""
        if not self.over:
            self.typing.start(form)
