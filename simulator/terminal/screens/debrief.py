"""The debrief: what the call was worth, and the receipt for every point.

What one sees: three pages. The outcome: fatal faults first, how it ended and what that means, the
mood over the call. The skills: a bar, a number and a word for each, and the receipts of the chosen
one. The transcript, with your words underlined where they show something. What one does: pages
through with 1, 2, 3 or the mouse, chooses a skill, and goes on with Enter.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static, TabbedContent, TabPane
from textual.widgets.option_list import Option

from scoring.scorecard import Scorecard, SkillScore
from scoring.transcript import Transcript
from simulator.engine.events import Acted
from simulator.practice.session import AFTER_CALL, Session
from simulator.terminal.finding_words import finding_content, findings_content
from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.told_call import turn_contents
from simulator.terminal.widgets.choices import Choices
from simulator.terminal.widgets.mood_curve import MoodCurve, Point
from simulator.terminal.widgets.skill_bars import score_content, skill_content, skill_line
from simulator.terminal.widgets.title_bar import TitleBar

_KINDS = {
    "good": ("Good end", "$good"),
    "mixed": ("Mixed end", "$fair"),
    "bad": ("Bad end", "$bad"),
}


class Debrief(Framed):
    """The scorecard of one session, opened up."""

    CSS_PATH = "debrief.tcss"
    HELP_WORDS = (
        "Page through the outcome, the skills and the transcript. On the skills page, choose a"
        " skill to see the receipt for each of its points."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "page('outcome')", "Outcome"),
        Binding("2", "page('skills')", "Skills"),
        Binding("3", "page('transcript')", "Transcript"),
        Binding("enter", "go_on", "Go on"),
        Binding("f5", "copy", "Copy"),
        Binding("escape", "leave", "Lobby"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._skills: list[SkillScore] = []
        self._turns: list[Content] = []

    def compose(self) -> ComposeResult:
        """Three pages; they fill when the scorecard is there."""
        yield TitleBar(f"Debrief · {self.session.scenario.title}")
        with TabbedContent(initial="outcome"):
            with TabPane("1 Outcome", id="outcome"):
                yield VerticalScroll(id="outcome-page", classes="page")
            with TabPane("2 Skills", id="skills"), Horizontal(id="skills-page"):
                yield Choices(id="skill-list", compact=True)
                with VerticalScroll(id="receipts", classes="page"):
                    yield Static(id="receipt-words")
            with TabPane("3 Transcript", id="transcript"):
                yield VerticalScroll(id="transcript-page", classes="page")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Judge the call beside the screen."""
        self._fill()

    @work
    async def _fill(self) -> None:
        judged = await self.ask(lambda: (self.session.scorecard(), self.session.transcript()))
        if judged is None:
            return
        card, told = judged
        self.query_one(TitleBar).show_state(score_content(card.overall))
        self._fill_skills(card)
        await self._fill_outcome(card)
        await self._fill_transcript(card, told)
        self.query_one("#outcome-page").focus()

    async def _fill_outcome(self, card: Scorecard) -> None:
        page = self.query_one("#outcome-page")
        for finding in card.fatal:
            await page.mount(Static(finding_content(finding), classes="fatal"))
        outcome = self.session.call.outcome
        if outcome is not None:
            word, colour = _KINDS[outcome.kind]
            about = Content.assemble((f"{word}: ", f"bold {colour}"), literal(outcome.about))
            await page.mount(Static(about))
        overall = Content.assemble(("Overall: ", "bold"), score_content(card.overall))
        await page.mount(
            Static(overall),
            Static("The customer's mood over the call", classes="heading"),
            MoodCurve(self._curve_of_the_call(), id="curve"),
        )
        scored = [one for one in self._skills if one.score is not None]
        if scored:
            bars = lines(skill_content(one.name, one.score) for one in scored)
            title = Static("Skills: 2 shows the receipts", classes="heading")
            await page.mount(title, Static(bars))
        if self.session.persona.advice:
            heading = literal(f"With a customer like this ({self.session.persona.name})")
            advice = Static(literal(self.session.persona.advice))
            await page.mount(Static(heading, classes="heading"), advice)

    def _curve_of_the_call(self) -> tuple[Point, ...]:
        """The mood up to the end of the call: the note and the break after it move nobody."""
        after = 0
        for event in reversed(self.session.events):
            if not (isinstance(event, Acted) and event.action in AFTER_CALL):
                break
            after += 1
        curve = self.session.mood_curve()
        return curve[: len(curve) - after]

    def _fill_skills(self, card: Scorecard) -> None:
        scored = [skill for skill in card.skills if skill.score is not None]
        rest = [skill for skill in card.skills if skill.score is None]
        self._skills = sorted(scored, key=lambda skill: skill.score or 0) + rest
        listed = self.query_one("#skill-list", OptionList)
        listed.add_options(
            Option(literal(skill_line(skill.name, skill.score))) for skill in self._skills
        )
        if self._skills:
            listed.highlighted = 0

    async def _fill_transcript(self, card: Scorecard, told: Transcript) -> None:
        names = (self.session.scenario.customer.name, "You")
        self._turns = turn_contents(told, card, names)
        legend = "Underlined: words that show something. ✓ earned  ◔ late  ✗ missed  ! cost you"
        page = self.query_one("#transcript-page")
        await page.mount(Static(literal(legend, "$muted"), classes="told"))
        await page.mount_all(Static(content, classes="told") for content in self._turns)

    @on(OptionList.OptionHighlighted, "#skill-list")
    def _open_skill(self, event: OptionList.OptionHighlighted) -> None:
        skill = self._skills[event.option_index]
        words = [literal(skill.name, "bold $strong"), score_content(skill.score)]
        if skill.findings:
            body = findings_content(skill.findings)
        else:
            body = literal("Nothing in this call made it due, so it is not scored.")
        self.query_one("#receipt-words", Static).update(lines([*words, Content(""), body]))
        self.query_one("#receipts").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#skill-list")
    def _read_receipts(self) -> None:
        self.query_one("#receipts").focus()

    def action_page(self, page: str) -> None:
        """Turn to a page and set the focus on it."""
        self.query_one(TabbedContent).active = page
        inside = {"outcome": "#outcome-page", "skills": "#skill-list"}
        self.call_after_refresh(self.query_one(inside.get(page, "#transcript-page")).focus)

    def action_go_on(self) -> None:
        """To the questions, or when they are done to the summary."""
        if self.session.phase == "finished":
            self.course.summary(self.session)
        else:
            self.course.assessment(self.session)

    def action_copy(self) -> None:
        """Copy the transcript with what was found in it."""
        self.app.copy_to_clipboard("\n\n".join(content.plain for content in self._turns))
        self.notify("The transcript is on the clipboard.", markup=False)

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.course.home()
