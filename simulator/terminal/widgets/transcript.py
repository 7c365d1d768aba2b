"""What has been said: the customer's words arriving in beats, yours, and what your screen told."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from simulator.terminal.literal import lines, literal, minutes, spoken, visible

_TYPING = "…"
_LEAST_S, _PER_CHARACTER_S, _MOST_S = 0.6, 0.022, 2.6


def pause_before(beat: str) -> float:
    """Seconds that pass before a beat is out: longer for more words, never tiresome."""
    return min(_LEAST_S + _PER_CHARACTER_S * len(beat), _MOST_S)


class Turn(Static):
    """One turn of the transcript: who, when, and the words so far."""

    def __init__(self, kind: str, name: str, at: int, beats: Sequence[str]) -> None:
        super().__init__(classes=f"turn -{kind}")
        self.kind = kind
        self.speaker = name
        self.at = at
        self.beats = list(beats)
        self.waiting = False
        self.cut = False

    def on_mount(self) -> None:
        """Draw the words that are there from the start."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the turn as it stands."""
        self.update(self.content_now())

    def content_now(self) -> Content:
        """The turn as content: a heading where somebody speaks, then the beats."""
        body = [spoken(beat) for beat in self.beats]
        if self.cut:
            body.append(literal("— (you cut in)", "italic $muted"))
        if self.waiting:
            body.append(literal(_TYPING, "bold"))
        if self.kind in ("told", "action"):
            return lines(body)
        heading = Content.assemble(
            (visible(self.speaker), f"bold ${'you' if self.kind == 'you' else 'customer'}"),
            (f"  {minutes(self.at)}", "$muted"),
        )
        return lines([heading, *body])

    def as_text(self) -> str:
        """The turn in plain characters, for copying."""
        words = "\n".join(map(visible, self.beats)) + (" —" if self.cut else "")
        if self.kind in ("told", "action"):
            return f"[{words}]"
        return f"{visible(self.speaker)} ({minutes(self.at)}): {words}"


class Transcript(VerticalScroll):
    """The conversation. Page up and page down move it; the newest turn stays in sight."""

    class AllHeard(Message):
        """The last beat of the customer's words has arrived."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._coming: list[str] = []
        self._turn: Turn | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Start with nothing said."""
        yield from ()

    def on_mount(self) -> None:
        """Keep the newest words in sight while the reader has not scrolled away."""
        self.anchor()

    @property
    def heard(self) -> int | None:
        """How many beats of the customer's last words have arrived; None once all have."""
        return len(self._turn.beats) if self._coming and self._turn else None

    def add(
        self, kind: str, name: str, at: int, beats: Sequence[str], heard: int | None = None
    ) -> Turn:
        """Show a turn at once. `kind` is "customer", "you", "action" or "told"; `heard` says after
        how many beats it was cut short, None that it was not."""
        turn = Turn(kind, name, at, beats[:heard])
        turn.cut = heard is not None
        self.mount(turn)
        self.anchor()
        return turn

    def speak(self, name: str, at: int, beats: Sequence[str], *, slowly: bool) -> None:
        """Let the customer speak: the first beat at once, the others each after its pause."""
        self._stop()
        first = beats if not slowly else beats[:1]
        self._turn = self.add("customer", name, at, first)
        self._coming = list(beats[len(first) :])
        if self._coming:
            self._wait_for_next()
        else:
            self.post_message(self.AllHeard())

    def cut_in(self) -> None:
        """Stop the customer where they are: the beats that have not arrived are never said."""
        if self._coming and self._turn:
            self._turn.cut = True
        self._stop()

    def let_finish(self) -> None:
        """Show the beats that have not arrived yet at once."""
        if self._turn is not None:
            self._turn.beats += self._coming
        self._stop()

    def as_text(self) -> str:
        """All that is shown, in plain characters."""
        return "\n".join(turn.as_text() for turn in self.query(Turn))

    def _wait_for_next(self) -> None:
        assert self._turn is not None
        self._turn.waiting = True
        self._turn.redraw()
        self._timer = self.set_timer(pause_before(self._coming[0]), self._arrive)

    def _arrive(self) -> None:
        if self._turn is None or not self._coming:
            return
        self._turn.beats.append(self._coming.pop(0))
        if self._coming:
            self._wait_for_next()
            return
        self._stop()
        self.post_message(self.AllHeard())

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        self._coming = []
        if self._turn is not None:
            self._turn.waiting = False
            self._turn.redraw()
