"""The transcript after the call: turn by turn, notes in the margin, one reply chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from simulator.terminal.told_call import ToldTurn


class ToldLine(Horizontal):
    """One turn and its notes: beside it where there is room, else below."""

    def __init__(self, turn: ToldTurn) -> None:
        super().__init__(classes="told -reply" if turn.reply else "told")
        self.turn = turn

    def compose(self) -> ComposeResult:
        """The words, and the notes if there are any."""
        yield Static(self.turn.words, classes="words")
        if self.turn.notes.plain:
            yield Static(self.turn.notes, classes="notes")

    def on_click(self, event: events.Click) -> None:
        """A click chooses a reply."""
        if self.turn.reply and isinstance(self.parent, ToldPage):
            self.parent.choose(self.turn.place)
            event.stop()


class ToldPage(VerticalScroll):
    """All turns. Up and down choose the reply before or after, Page up and down scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Reply before", show=False),
        Binding("down", "step(1)", "Reply after", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, classes="page")
        self.chosen: int | None = None

    async def fill(self, turns: Sequence[ToldTurn]) -> None:
        """Show these turns below what is there."""
        await self.mount_all(ToldLine(turn) for turn in turns)

    @property
    def _replies(self) -> list[ToldLine]:
        return [line for line in self.query(ToldLine) if line.turn.reply]

    def choose(self, place: int) -> None:
        """Choose the turn at `place`, and bring it into sight with what it answers."""
        self.chosen = place
        for line in self.query(ToldLine):
            line.set_class(line.turn.place == place, "-chosen")
        self._reveal()

    @on(events.Show)
    @on(events.Resize)
    def _laid_out(self) -> None:
        """What was chosen while the page was out of sight can be scrolled to only now."""
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        found = list(self.query(ToldLine))
        for number, line in enumerate(found):
            if line.turn.place == self.chosen:
                before = found[max(0, number - 1)]
                self.scroll_to_widget(before, animate=False, top=True)
                self.scroll_to_widget(line, animate=False)

    def action_step(self, steps: int) -> None:
        """Choose the next reply (1) or the one before (-1); at the ends just scroll."""
        places = [line.turn.place for line in self._replies]
        later = [place for place in places if self.chosen is None or place > self.chosen]
        earlier = [place for place in places if self.chosen is not None and place < self.chosen]
        if steps > 0 and later:
            self.choose(later[0])
        elif steps < 0 and earlier:
            self.choose(earlier[-1])
        elif steps > 0:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)
