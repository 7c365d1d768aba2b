"""The debrief: what the call was worth, and the receipt for every point.

What one sees: six pages. The outcome: fatal faults first, how it ended, the mood over the call with
the replies that moved it, two strengths and one thing to work on. The skills and the procedures: a
bar, a number and a word for each, and the receipts of the chosen one. The transcript, with your
words marked where they earned or cost something and notes in the margin, a trainer's among them.
The simulated measures with their reasons. The tries: this call beside others that began like it.

What one does: pages through with 1 to 6 or the mouse; chooses a moment of the curve and goes to its
reply with Enter; chooses a reply of the transcript by up and down. F8 tries the chosen reply again
in a call of its own, F7 drills the worst one, Enter goes on to the questions.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static, TabbedContent, TabPane

from scoring.scorecard import SkillScore
from simulator.practice.branching import replies_to_retry
from simulator.practice.debriefing import Debriefing, debriefing
from simulator.practice.session import Session
from simulator.terminal.finding_words import findings_content
from simulator.terminal.literal import lines, literal
from simulator.terminal.measure_words import measure_contents
from simulator.terminal.outcome_words import outcome_parts
from simulator.terminal.procedure_words import procedure_content, undue_content
from simulator.terminal.review_words import skill_contents
from simulator.terminal.screens.drill import Drill
from simulator.terminal.screens.framed import Framed
from simulator.terminal.screens.rewind import Rewind
from simulator.terminal.told_call import LEGEND, ToldTurn, told_turns
from simulator.terminal.widgets.mood_curve import MoodCurve
from simulator.terminal.widgets.receipt_list import ReceiptList, Receipts
from simulator.terminal.widgets.skill_bars import score_content, skill_line
from simulator.terminal.widgets.title_bar import TitleBar
from simulator.terminal.widgets.told_page import ToldPage
from simulator.terminal.widgets.tries_page import TriesPage

_FOCUS = {
    "outcome": "#outcome-page",
    "skills": "#skill-list",
    "transcript": "#transcript-page",
    "procedures": "#procedure-list",
    "measures": "#measures-page",
    "tries": "#try-list",
}
"""Where the focus goes on each page."""


class Debrief(Framed):
    """The scorecard of one session, opened up."""

    CSS_PATH = "debrief.tcss"
    HELP_WORDS = (
        "Page through outcome, skills, transcript, procedures and measures with the numbers. Choose"
        " a skill to see the receipt for each of its points, or a point of the mood curve to read"
        " the reply that moved it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "page('outcome')", "Outcome", show=False),
        Binding("2", "page('skills')", "Skills", show=False),
        Binding("3", "page('transcript')", "Transcript", show=False),
        Binding("4", "page('procedures')", "Procedures", show=False),
        Binding("5", "page('measures')", "Measures", show=False),
        Binding("6", "page('tries')", "Tries", show=False),
        Binding("enter", "go_on", "Go on"),
        Binding("f5", "copy", "Copy"),
        Binding("f7", "drill", "Fix"),
        Binding("f8", "rewind", "Try again"),
        Binding("escape", "leave", "Lobby"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._told: Debriefing | None = None
        self._turns: list[ToldTurn] = []
        self._turned_to = ""

    def compose(self) -> ComposeResult:
        """The pages; they fill when the scorecard is there."""
        yield TitleBar(f"Debrief · {self.session.scenario.title}")
        with TabbedContent(initial="outcome"):
            with TabPane("1 Outcome", id="outcome"):
                yield VerticalScroll(id="outcome-page", classes="page")
            with TabPane("2 Skills", id="skills"):
                yield ReceiptList("skill", id="skills-page")
            with TabPane("3 Transcript", id="transcript"):
                yield ToldPage(id="transcript-page")
            with TabPane("4 Procedures", id="procedures"):
                yield ReceiptList("procedure", id="procedures-page")
            with TabPane("5 Measures", id="measures"):
                yield VerticalScroll(id="measures-page", classes="page")
            with TabPane("6 Tries", id="tries"):
                yield TriesPage(id="tries-page")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Judge the call beside the screen."""
        self._fill()

    @work
    async def _fill(self) -> None:
        told = await self.ask(lambda: debriefing(self.course.desk, self.session))
        if told is None:
            return
        self._told = told
        self.query_one(TitleBar).show_state(score_content(told.card.overall))
        page = self.query_one("#outcome-page")
        await page.mount_all(outcome_parts(told, self.session.persona))
        self._fill_skills(told)
        self._fill_procedures(told)
        await self._fill_transcript(told)
        parts = [Static(content, classes="part") for content in measure_contents(told.measures)]
        await self.query_one("#measures-page").mount_all(parts)
        await self.query_one(TriesPage).fill(told.tries)
        page.focus()

    def _fill_skills(self, told: Debriefing) -> None:
        receipts = [
            Receipts(literal(skill_line(one.name, one.score)), self._skill(one, told))
            for one in told.skills
        ]
        self.query_one("#skills-page", ReceiptList).fill(receipts, "Nothing was judged.")

    @staticmethod
    def _skill(skill: SkillScore, told: Debriefing) -> Content:
        head = [literal(skill.name, "bold $strong"), score_content(skill.score)]
        standing = told.levels.of(skill.skill)
        if standing is not None:
            head.append(literal(f"Level: {standing.name}. {standing.words}", "$muted"))
        head += skill_contents(told, skill.skill)
        if skill.findings:
            body = findings_content(skill.findings, told.reviews_on)
        else:
            body = literal("Nothing in this call made it due, so it is not scored.")
        return lines([*head, Content(""), body])

    def _fill_procedures(self, told: Debriefing) -> None:
        undue = undue_content(told.card.procedures)
        receipts = []
        for one in told.procedures:
            head = [literal(one.name, "bold $strong"), score_content(one.score)]
            page = lines([*head, Content(""), procedure_content(one), Content(""), undue])
            receipts.append(Receipts(literal(skill_line(one.name, one.score)), page))
        listed = self.query_one("#procedures-page", ReceiptList)
        listed.fill(receipts, "No procedure of the handbook began in this call.")

    async def _fill_transcript(self, told: Debriefing) -> None:
        names = (self.session.scenario.customer.name, "You")
        self._turns = told_turns(told.told, told.card, names, told.moments, told.reviews)
        page = self.query_one(ToldPage)
        await page.mount(Static(literal(LEGEND, "$muted"), classes="part"))
        await page.fill(self._turns)

    @on(MoodCurve.Opened)
    async def _open_moment(self, event: MoodCurve.Opened) -> None:
        if self._told is not None:
            place = self._told.turning_points[event.number].turn
            self.action_page("transcript")
            if place is not None:
                self.query_one(ToldPage).choose(place)

    @on(TriesPage.Opened)
    async def _open_try(self, event: TriesPage.Opened) -> None:
        session = await self.ask(lambda: Session.resume(self.course.desk, event.session))
        if session is None:
            return
        if session.phase == "call":
            self.course.enter(session)
        else:
            self.course.debrief(session)

    def action_page(self, page: str) -> None:
        """Turn to a page and set the focus on it."""
        pages = self.query_one(TabbedContent)
        if pages.active == page:
            self.query_one(_FOCUS[page]).focus()
        else:
            self._turned_to = page
            # What is hidden while it has the focus hands it to the tabs, after all else.
            self.set_focus(None)
            pages.active = page

    @on(TabbedContent.TabActivated)
    def _turned(self, event: TabbedContent.TabActivated) -> None:
        """The page takes the focus when it was turned to by a key: only now can it have it. Who
        goes along the tabs themselves stays there."""
        if event.pane.id == self._turned_to:
            self._turned_to = ""
            self.call_after_refresh(self.query_one(_FOCUS[event.pane.id]).focus)

    def action_go_on(self) -> None:
        """To the questions, or when they are done to the summary; from a second try back to the
        call it came from."""
        if self.session.second_try and self.session.branch_of:
            self._back_to(self.session.branch_of)
        elif self.session.phase == "finished":
            self.course.summary(self.session)
        else:
            self.course.assessment(self.session)

    @work
    async def _back_to(self, session_id: str) -> None:
        session = await self.ask(lambda: Session.resume(self.course.desk, session_id))
        if session is None:
            self.course.summary(self.session)
        else:
            self.course.debrief(session)

    def action_drill(self) -> None:
        """Say the worst replies again, better."""
        self.course.show(Drill(self.session))

    def action_rewind(self) -> None:
        """Choose a reply to try again; the one chosen in the transcript is proposed."""
        replies = replies_to_retry(self.session)
        if not replies:
            self.tell("There is no reply to try again.")
            return
        chosen = self.query_one(ToldPage).chosen
        self.app.push_screen(Rewind(replies, chosen), self._go_back_to)

    def _go_back_to(self, event: int | None) -> None:
        if event is not None:
            self.course.try_again(self.session, event)

    def action_copy(self) -> None:
        """Copy the transcript with what was found in it."""
        self.app.copy_to_clipboard("\n\n".join(turn.plain for turn in self._turns))
        self.notify("The transcript is on the clipboard.", markup=False)

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.course.home()
