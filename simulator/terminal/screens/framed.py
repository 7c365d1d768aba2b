"""What all screens share: the room they adapt to, and how a user's mistake is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen
from textual.widgets import Static

from simulator.mistakes import Mistake
from simulator.terminal.literal import literal, visible

if TYPE_CHECKING:
    from simulator.terminal.app import FirstCallApp

Result = TypeVar("Result")

CHANNELS = {
    "phone": "phone",
    "chat": "chat",
    "email": "email",
    "social": "social media",
    "in_person": "in person",
}
"""The channels in words."""

TOLD_ELSEWHERE = ("app.", "screen.")
"""Actions of Textual itself, which the help tells of in our own words."""


class Framed(Screen[None]):
    """A screen of First Call. `-wide` and `-tall` say whether there is room to spare."""

    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (110, "-wide")]  # type: ignore[misc]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-low"), (36, "-tall")]  # type: ignore[misc]
    HELP_WORDS = ""
    """What the screen is for, for the help."""
    STAYS: ClassVar[bool] = False
    """Whether what is opened from here comes back to here and not to the lobby."""

    @property
    def course(self) -> FirstCallApp:
        """The app, with what the screens ask of it."""
        return cast("FirstCallApp", self.app)

    @property
    def open_book(self) -> bool:
        """Whether the handbook may be read over this screen: not while a test goes on."""
        session = getattr(self, "session", None)
        if session is None:
            return False
        return bool(session.mode == "practice" or session.phase in ("assessment", "finished"))

    @property
    def handbook_page(self) -> str:
        """The page that the handbook opens at from here: its id, or `skill:`, `procedure:` or
        `channel:` with what it is about; empty for the first one."""
        session = getattr(self, "session", None)
        return f"channel:{session.scenario.channel}" if session is not None else ""

    async def ask(
        self, work: Callable[[], Result], tell: Callable[[str], None] | None = None
    ) -> Result | None:
        """What `work` gives, run beside the screen; a mistake is told in its sentence, by `tell`
        where it is given, and gives None. Any other error is a fault of the program and is left to
        surface."""
        try:
            return await asyncio.to_thread(work)
        except Mistake as mistake:
            (tell or self.tell)(str(mistake))
            return None

    def tell(self, sentence: str) -> None:
        """Show one sentence where the screen has its place for it, else for ten seconds on top;
        an empty one takes it away."""
        places = self.query("#notice")
        for notice in places.results(Static):
            notice.update(literal(sentence))
            notice.display = bool(sentence)
        if sentence and not places:
            self.notify(visible(sentence), severity="warning", markup=False, timeout=10)

    def help_keys(self) -> list[tuple[str, str]]:
        """The keys of this screen in words, for the help."""
        keys: dict[str, list[str]] = {}
        for active in self.active_bindings.values():
            binding = active.binding
            if binding.action.startswith(TOLD_ELSEWHERE) or active.node is self.app:
                continue
            if binding.description and (active.node is self or binding.show):
                shown = keys.setdefault(binding.description, [])
                shown.append(self.app.get_key_display(binding))
        return [(" or ".join(dict.fromkeys(shown)), what) for what, shown in keys.items()]

    def help_actions(self) -> list[tuple[str, str]]:
        """What can be typed on this screen and what it does; none on most screens."""
        return []
