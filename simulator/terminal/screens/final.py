"""The final assessment: 18 questions, any order, handed in once; then pass or not, and the review.

What one sees: which question of how many, how many have an answer, and a box with the answer so
far. What one does: types, Enter keeps it and goes on, F2 and F3 go back and forth, F4 hands in and
asks once whether that is meant. Nothing on the screen says how well it goes before that.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.practice.final import FinalAssessment, FinalResult, Review
from simulator.terminal.literal import literal
from simulator.terminal.mark_words import mark_content
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.skill_bars import level_colour
from simulator.terminal.widgets.title_bar import TitleBar


class FinalScreen(Framed):
    """The questions, one at a time."""

    CSS_PATH = "assessment.tcss"
    AUTO_FOCUS = "#answer"
    HELP_WORDS = (
        "All 18 questions, in any order. Enter keeps your answer and goes on; you may come back"
        " and change it until you hand in. There is no mark before that."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "go(-1)", "Back"),
        Binding("f3", "go(1)", "On"),
        Binding("f4", "hand_in", "Hand in"),
        Binding("escape", "leave", "Lobby"),
    ]

    def __init__(self, assessment: FinalAssessment) -> None:
        super().__init__()
        self.assessment = assessment
        open_ = assessment.unanswered
        self._place = assessment.questions.index(open_[0]) if open_ else 0
        self._sure = False

    def compose(self) -> ComposeResult:
        """The question, a word where one is needed, the box."""
        yield TitleBar("Final assessment")
        with VerticalScroll(id="asked", classes="page"):
            yield Static(id="question")
        yield Static(id="notice", classes="notice")
        yield ReplyBox("Type your answer", id="answer")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Ask the first question without an answer."""
        self.tell("")
        self._show()

    def _show(self) -> None:
        questions, answers = self.assessment.questions, self.assessment.answers
        question = questions[self._place]
        bar = self.query_one(TitleBar)
        bar.show_title(f"Final assessment · question {self._place + 1} of {len(questions)}")
        bar.show_state(literal(f"{len(answers)} answered"))
        self.query_one("#question", Static).update(literal(question.text, "bold"))
        box = self.query_one(ReplyBox)
        box.put(answers.get(question.number, ""))
        box.focus()

    @on(ReplyBox.Sent)
    async def _answered(self, event: ReplyBox.Sent) -> None:
        if not event.text.strip() or not await self._kept():
            self.tell("Type some words first, or go on with F3." if not event.text.strip() else "")
            return
        if not self.assessment.unanswered:
            self.tell("Every question has an answer. F4 hands in.")
        self._move(1)

    async def _kept(self) -> bool:
        """Keep what stands in the box; False when it could not be kept."""
        text = self.query_one(ReplyBox).text
        number = self.assessment.questions[self._place].number
        if not text.strip():
            return True

        def keep() -> bool:
            self.assessment.answer(number, text)
            return True

        return await self.ask(keep) is True

    async def action_go(self, step: int) -> None:
        """Keep what is typed and look at the question before or after."""
        if await self._kept():
            self.tell("")
            self._move(step)

    def _move(self, step: int) -> None:
        self._sure = False
        self._place = (self._place + step) % len(self.assessment.questions)
        self._show()

    async def action_hand_in(self) -> None:
        """Hand in; a second time means it."""
        if not await self._kept():
            return
        if not self._sure:
            left = len(self.assessment.unanswered)
            without = f"{left} without an answer. " if left else ""
            self.tell(f"{without}F4 once more hands in; after that nothing can be changed.")
            self._sure = True
            return
        result = await self.ask(self.assessment.hand_in)
        if result is not None:
            self.course.show(FinalReview(result))

    async def action_leave(self) -> None:
        """Keep what is typed and go to the lobby."""
        if await self._kept():
            self.course.home()


class FinalReview(Framed):
    """The result, and every question again with its marks and a model answer."""

    CSS_PATH = "assessment.tcss"
    HELP_WORDS = "Whether you passed, and what each answer earned and why. Enter goes to the lobby."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "leave", "Lobby", key_display="enter")
    ]

    def __init__(self, result: FinalResult) -> None:
        super().__init__()
        self.result = result

    def compose(self) -> ComposeResult:
        """One long page."""
        result = self.result
        yield TitleBar("Final assessment · review")
        with VerticalScroll(id="asked", classes="page"):
            verdict = "Passed" if result.passed else "Not passed"
            yield Static(
                Content.assemble(
                    (f"{verdict}: ", "bold"),
                    literal(f"{result.score} of 100", f"bold {level_colour(result.score)}"),
                    literal(f", the pass mark is {result.pass_mark}."),
                ),
                id="verdict",
            )
            for review in result.reviews:
                yield from _review(review)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.query_one("#asked").focus()

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.course.home()


def _review(review: Review) -> list[Static]:
    said = review.answer or "(no answer)"
    return [
        Static(literal(f"{review.question.number}. {review.question.text}"), classes="heading"),
        Static(Content.assemble(("You: ", "$muted"), literal(said))),
        Static(mark_content(review.question, review.mark), classes="detail"),
    ]
