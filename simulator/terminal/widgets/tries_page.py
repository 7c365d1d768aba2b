"""Several calls that began alike: a list of them, and the one debriefed beside the chosen one."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.practice.comparing import Comparison, Side, SkillPair, Tries, Try
from simulator.terminal.literal import lines, literal, spoken
from simulator.terminal.told_call import shift_content
from simulator.terminal.widgets.choices import Choices
from simulator.terminal.widgets.mood_curve import Mark, MoodCurve
from simulator.terminal.widgets.skill_bars import score_content

_NONE_YET = (
    "You have not tried this call again yet. F8 goes back to one of your replies and on from there;"
    " both calls then stand here side by side."
)


class TriesPage(Vertical):
    """The list on top, the comparison below. Enter opens the chosen call."""

    class Opened(Message):
        """A call was chosen to be opened."""

        def __init__(self, session: str) -> None:
            super().__init__()
            self.session = session

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._told: Tries | None = None

    def compose(self) -> ComposeResult:
        """The list and the place for the comparison."""
        yield Choices(id="try-list", compact=True)
        yield VerticalScroll(id="try-compared", classes="page")

    async def fill(self, told: Tries) -> None:
        """Show the calls there are."""
        self._told = told
        listed = self.query_one(OptionList)
        if not told.compared:
            listed.display = False
            await self.query_one("#try-compared").mount(Static(_NONE_YET))
            return
        listed.add_options(Option(literal(_row(one, told.current))) for one in told.tries)
        listed.highlighted = told.first - 1

    @on(OptionList.OptionHighlighted)
    def _compare(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._told is not None:
            self._show(self._told, self._told.tries[event.option_index].number)

    @work(exclusive=True)
    async def _show(self, told: Tries, number: int) -> None:
        page = self.query_one("#try-compared", VerticalScroll)
        comparison = told.compared.get(number)
        async with self.batch():
            await page.remove_children()
            await page.mount_all(
                _parts(comparison)
                if comparison is not None
                else [Static("This is the call you are looking at. Choose another one above.")]
            )
        page.scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._told is not None:
            one = self._told.tries[event.option_index]
            if one.number != self._told.current:
                self.post_message(self.Opened(one.session))


def _row(one: Try, current: int) -> str:
    here = "▶" if one.number == current else " "
    score = f"{one.overall:>3}" if one.overall is not None else "  –"
    end = f"{one.ended} end" if one.ended else "goes on"
    whence = f", from reply {one.reply} of try {one.parent}" if one.parent else ""
    if one.reply and not one.parent:
        whence = f", from reply {one.reply} of a call that is gone"
    return f"{here} Try {one.number}  {score}  {end:<9} {one.replies} replies{whence}"


def _parts(told: Comparison) -> Iterator[Widget]:
    if told.heard:
        heading = literal("The customer had said", "bold $strong")
        yield Static(lines([heading, *map(spoken, told.heard.split("\n"))]), classes="part")
    yield Horizontal(_side(told.one, "this one"), _side(told.other, "the other"), classes="sides")
    yield Static("Skills: this one, the other, difference", classes="heading")
    yield Static(lines(_skill(pair) for pair in told.skills))


def _side(side: Side, which: str) -> Widget:
    moment = side.moment
    said = [literal("Nothing was said here yet.", "$muted")]
    if moment is not None:
        said = [
            literal("You", "bold $you"),
            literal(moment.text),
            literal("The customer then", "bold $customer"),
            *map(spoken, side.answer.split("\n")),
            shift_content(moment),
        ]
    overall = score_content(side.tried.overall)
    marks = [Mark(moment.at, moment.shift)] if moment is not None else []
    return Vertical(
        Static(literal(f"Try {side.tried.number}, {which}", "bold $strong")),
        Static(Content.assemble(("Overall: ", "bold"), overall)),
        MoodCurve(side.curve, marks),
        Static(lines(said)),
        classes="side",
    )


def _skill(pair: SkillPair) -> Content:
    one, other = (f"{score:>3}" if score is not None else "  –" for score in (pair.one, pair.other))
    change, colour = "", "$muted"
    if pair.one is not None and pair.other is not None and pair.one != pair.other:
        more = pair.one - pair.other
        sign, colour = ("▲", "$good") if more > 0 else ("▼", "$bad")
        change = f"{sign} {more:+}"
    return Content.assemble(
        literal(f"{one}  {other}  "), literal(f"{change:<7}", colour), literal(pair.name)
    )
