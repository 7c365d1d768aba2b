"""The session assessment: three of the handbook's questions, one at a time.

What one sees: the question, and a box. In practice mode the mark follows at once, point by point,
with the words that met each and a model answer; in test mode the next question. What one does:
types an answer, presses Enter, reads, presses Enter again.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from scoring.answers import Question
from simulator.practice.session import Session
from simulator.terminal.literal import literal
from simulator.terminal.mark_words import mark_content
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.title_bar import TitleBar


class AssessmentScreen(Framed):
    """The questions of one session that are still open."""

    CSS_PATH = "assessment.tcss"
    AUTO_FOCUS = "#answer"
    HELP_WORDS = "Answer in your own words, in as many lines as you like. Enter hands it in."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lobby")]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._question: Question | None = None
        self._marked = False

    @property
    def open_book(self) -> bool:
        """The questions are answered from memory."""
        return False

    def compose(self) -> ComposeResult:
        """The question, what became of the answer, the box."""
        yield TitleBar("Assessment")
        with VerticalScroll(id="asked", classes="page"):
            yield Static(id="question")
            yield Static(id="mark")
        yield Static(id="notice", classes="notice")
        yield ReplyBox("Type your answer", id="answer")
        yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Ask the first open question."""
        self.tell("")
        if await self.ask(self.session.begin_assessment) is not None:
            await self._next()

    async def _next(self) -> None:
        open_ = await self.ask(self.session.unanswered)
        if open_ is None:
            return
        if not open_:
            await self._finish()
            return
        self._question, self._marked = open_[0], False
        count = len(self.session.questions())
        place = count - len(open_) + 1
        self.query_one(TitleBar).show_title(f"Assessment · question {place} of {count}")
        self.query_one("#question", Static).update(literal(self._question.text, "bold"))
        self.query_one("#mark", Static).update("")
        box = self.query_one(ReplyBox)
        box.read_only = False
        box.put("")
        box.focus()

    async def _finish(self) -> None:
        if await self.ask(self.session.finish) is None:
            return
        if self.session.mode == "practice":
            self.course.summary(self.session)
        else:
            self.course.debrief(self.session)

    @on(ReplyBox.Sent)
    async def _answered(self, event: ReplyBox.Sent) -> None:
        self.tell("")
        question = self._question
        if self._marked:
            await self._next()
            return
        if question is None or not self.query_one(ReplyBox).text.startswith(event.text):
            return
        mark = await self.ask(lambda: self.session.answer(question.number, event.text))
        if mark is None:
            return
        if self.session.mode == "test":
            await self._next()
            return
        self._marked = True
        self.query_one(ReplyBox).read_only = True
        self.query_one("#mark", Static).update(mark_content(question, mark))
        self.query_one("#asked").scroll_home(animate=False)
        self.tell("Enter goes on.")

    @on(ReplyBox.Paged)
    def _paged(self, event: ReplyBox.Paged) -> None:
        page = self.query_one("#asked", VerticalScroll)
        if event.direction < 0:
            page.scroll_page_up(animate=False)
        else:
            page.scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """To the lobby, which offers to go on from here."""
        self.course.home()
