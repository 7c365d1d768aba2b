"""The preview: a call beside what goes on inside it, read again whenever the file is saved.

What one sees: the talk on the left; on the right stage, mood, flags, patience, and every rule of
the last reply with why it fired or did not; below, whatever is wrong with the file. What one does:
types replies, actions or `/show empathy, apology`; F2 starts over, F3 draws the plot, Page up and
Page down turn the right-hand side.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.engine.explaining import RuleSeen
from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.title_bar import TitleBar
from simulator.workbench.diagrams import diagram_of_plot, drawn
from simulator.workbench.diagrams.conditions import in_words

if TYPE_CHECKING:
    from simulator.workbench.preview import Preview, Step

_DEBOUNCE_MS = 50
"""Editors save in several steps; so many milliseconds of quiet make one save."""


class PreviewScreen(Framed):
    """One scenario under work."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = "#typed"
    HELP_WORDS = (
        "Play the scenario you are writing: type replies, actions, or /show with behaviours. Saving"
        " the file plays it again to where you were. Page up and Page down turn the right-hand"
        " side."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "start_over", "Start over"),
        Binding("f3", "plot", "Plot or rules"),
        Binding("escape", "app.quit", "Quit"),
    ]

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview
        self._plot = False
        self._watching: asyncio.Task[None] | None = None

    def compose(self) -> ComposeResult:
        """The talk, the inside, the notices, the box."""
        yield TitleBar("Preview")
        with Horizontal(id="both"):
            with VerticalScroll(id="talk", classes="page"):
                yield Static(id="said")
            with VerticalScroll(id="inside", classes="page"):
                yield Static(id="rules")
        yield Static(id="problems", classes="notice")
        yield Static(id="notice", classes="notice")
        yield ReplyBox("Type a reply, an /action, or /show empathy, apology", id="typed")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show where the call stands and watch the file."""
        self.tell("")
        self._draw()
        if self.preview.files:
            self._watching = asyncio.create_task(self._watch())

    def on_unmount(self) -> None:
        """Watch no longer."""
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        from watchfiles import awatch

        # The folders, for many editors save by putting a new file in the place of the old one, and
        # a watch on the file itself would stay with the one that is gone.
        files = {str(file.resolve()) for file in self.preview.files}
        async for _ in awatch(
            *{Path(file).parent for file in files},
            watch_filter=lambda change, path: path in files,
            debounce=_DEBOUNCE_MS,
            step=_DEBOUNCE_MS,
            recursive=False,
        ):
            await self.read_again()

    async def read_again(self) -> None:
        """Read the files again, as a save does."""
        await self.ask(self.preview.reload)
        self._draw()

    @on(ReplyBox.Sent)
    async def _sent(self, event: ReplyBox.Sent) -> None:
        box = self.query_one(ReplyBox)
        if not event.text.strip() or not box.text.startswith(event.text):
            return
        step = await self.ask(lambda: self.preview.type(event.text))
        if step is not None:
            box.take_out(event.text)
            self.tell("")
            self._draw()

    def on_resize(self) -> None:
        """Draw the plot again in the room that there is now."""
        if self._plot:
            self.call_after_refresh(self._draw)

    @on(ReplyBox.Paged)
    def _paged(self, event: ReplyBox.Paged) -> None:
        inside = self.query_one("#inside", VerticalScroll)
        if event.direction < 0:
            inside.scroll_page_up(animate=False)
        else:
            inside.scroll_page_down(animate=False)

    def action_start_over(self) -> None:
        """Begin the call again."""
        self.preview.start_over()
        self._draw()

    def action_plot(self) -> None:
        """The plot in place of the rules, and back."""
        self._plot = not self._plot
        self._draw()

    def _draw(self) -> None:
        preview = self.preview
        self.query_one(TitleBar).show_title(
            f"Preview · {preview.scenario.title} · {preview.persona.name}"
        )
        self.query_one("#said", Static).update(lines(list(_talk(preview))))
        room = self.query_one("#inside", VerticalScroll).scrollable_content_region.width
        inside = _plot(preview, min(room, 60)) if self._plot else _state(preview)
        self.query_one("#rules", Static).update(lines(inside))
        problems = self.query_one("#problems", Static)
        problems.update(literal(preview.problems, "bold $bad"))
        problems.display = bool(preview.problems)
        if preview.note:
            self.tell(preview.note)
        self.query_one("#talk", VerticalScroll).scroll_end(animate=False)


def _talk(preview: Preview) -> list[Content]:
    customer = preview.scenario.customer.name
    rows = [_customer(customer, beat) for beat in preview.play.opening.says]
    for step in preview.steps:
        rows.append(Content.assemble(("You: ", "bold $strong"), literal(step.line)))
        if step.response.told:
            rows.append(literal(step.response.told, "$muted"))
        rows += [_customer(customer, beat) for beat in step.response.says]
    outcome = preview.play.call.outcome
    if outcome is not None:
        rows.append(literal(f"The call is over: {outcome.id} ({outcome.kind}).", "bold"))
    return rows


def _customer(name: str, beat: str) -> Content:
    return Content.assemble((f"{name}: ".replace("[", "("), "bold"), literal(beat))


def _state(preview: Preview) -> list[Content]:
    call = preview.play.call
    state = call.state
    flags = ", ".join(sorted(flag for flag in state.flags if not flag.startswith("\0")))
    rows = [
        _field("Stage", state.outcome or state.stage),
        _field("Mood", f"{state.mood} ({state.heat})"),
        _field("Patience", f"{call.patience_left} more replies without progress"),
        _field("Flags", flags or "none"),
    ]
    step = next((one for one in reversed(preview.steps) if one.why), None)
    if step is None or step.why is None:
        return [*rows, Content(""), literal("Type a reply to see which rules fire.", "$muted")]
    rows += [Content(""), _field("Read as", _shown(step, preview))]
    rows += [Content(""), literal("The ways on from the stage", "bold")]
    rows += [_rule(one) for one in step.why.moves]
    rows += [Content(""), literal("The persona's reactions", "bold")]
    return rows + [_rule(one) for one in step.why.reactions]


def _shown(step: Step, preview: Preview) -> str:
    place = preview.steps.index(step)
    event = preview.play.taken[place].event
    found = sorted({one.behaviour for one in getattr(event, "shown", ())})
    return ", ".join(found) or "nothing"


def _field(name: str, value: str) -> Content:
    return Content.assemble((f"{name}: ", "$muted"), literal(value))


def _rule(one: RuleSeen) -> Content:
    if one.fired:
        return Content.assemble(("▶ ", "bold $good"), literal(f"{one.to}: {in_words(one.when)}"))
    if one.spent:
        why = "has fired as often as it may"
    elif one.fits:
        why = "fits too, but one before it fired"
    else:
        why = f"misses: {in_words(one.unmet)}"
    return Content.assemble(("· ", "$muted"), literal(f"{one.to}: {why}"))


def _plot(preview: Preview, width: int) -> list[Content]:
    state = preview.play.call.state
    rows = drawn(diagram_of_plot(preview.scenario), width, state.outcome or state.stage, most=2)
    return [literal(row.text, "bold $strong" if row.lit else "") for row in rows]
