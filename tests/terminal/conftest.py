"""The terminal of these tests, which nobody watches."""

from __future__ import annotations

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.screen import Screen


@pytest.fixture(autouse=True)
def frames_only_for_who_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal Textual works out each frame all the same and throws it away, near half
    of the work of a test. Here the screen is drawn whole whenever `stage.settle` is through, and
    for every picture."""
    drawn = Compositor.render_update

    def render_update(
        self: Compositor,
        full: bool = False,
        screen_stack: list[Screen[object]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        if full:
            return drawn(self, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        self._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)
