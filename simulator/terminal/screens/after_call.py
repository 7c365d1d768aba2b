"""After the call: the note in the customer's record, and a break where one is due.

What one sees: that the call has ended (in practice mode how, and what that means), four lines for
the note, and the choices below. In test mode the note is one empty box and the break is always on
offer, so that neither gives anything away. What one does: fills the lines, Enter by Enter, and goes
on.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.engine.events import Acted
from simulator.practice.session import Session
from simulator.terminal.literal import literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.choices import Choices
from simulator.terminal.widgets.title_bar import TitleBar

_PROMPTS = {
    "Issue": "what the customer came with",
    "Impact": "what it meant for them",
    "Steps": "what you did",
    "Outcome": "how it stands now, and what you promised",
}


class AfterCall(Framed):
    """The work between the end of the call and what it was worth."""

    CSS_PATH = "after_call.tcss"
    AUTO_FOCUS = "Input"
    HELP_WORDS = "Write the note for the next agent who helps. Enter goes to the next line."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", "Save and go on"),
        Binding("escape", "leave", "Lobby"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """The outcome, the note, the choices."""
        practice = self.session.mode == "practice"
        yield TitleBar(f"After the call · {self.session.scenario.title}")
        with Vertical(id="note", classes="page"):
            outcome = self.session.call.outcome
            if practice and outcome is not None:
                yield Static(literal(outcome.about), id="outcome")
            yield Static("Your note in the customer's record", classes="heading")
            for label, prompt in _PROMPTS.items() if practice else [("Note", "")]:
                yield Static(label, classes="label")
                yield Input(placeholder=prompt, classes="line", compact=True)
            yield Choices(*self._choices(), id="choices", compact=True)
        yield Static(id="notice", classes="notice")
        yield Footer(compact=True)

    def _choices(self) -> list[Option]:
        choices = [
            Option("Save the note and go on", id="save"),
            Option("Go on without a note", id="skip"),
        ]
        if self.session.mode == "test":
            choices.append(Option("Take a break", id="break"))
        elif "abused" in self.session.call.state.flags:
            words = "Take your break: five to ten minutes after an abusive customer"
            choices.append(Option(words, id="break"))
        return choices

    def on_mount(self) -> None:
        """Say so when a note was written in the call."""
        notes = [
            event.detail
            for event in self.session.events
            if isinstance(event, Acted) and event.action == "note"
        ]
        self.tell(f"Your note so far: {notes[-1]}" if notes else "")

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.focus_next()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "save":
            await self.action_save()
        elif event.option_id == "skip":
            self._go_on()
        else:
            response = await self.ask(lambda: self.session.act("take_break"))
            if response is not None:
                self.tell(response.told)

    async def action_save(self) -> None:
        """Keep the note, and go on."""
        note = self._note()
        if await self.ask(lambda: self.session.act("note", note)) is not None:
            self._go_on()

    def _note(self) -> str:
        fields = [field.value.strip() for field in self.query(Input)]
        if self.session.mode == "test":
            return fields[0]
        named = zip(_PROMPTS, fields, strict=True)
        return "; ".join(f"{label}: {value}" for label, value in named if value)

    def _go_on(self) -> None:
        if self.session.mode == "practice":
            self.course.debrief(self.session)
        else:
            self.course.assessment(self.session)

    def action_leave(self) -> None:
        """To the lobby, which offers to go on from here."""
        self.course.home()
