"""The preview as an app of its own: the same themes and keys, without lobby and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from simulator.terminal.app import FirstCallApp

if TYPE_CHECKING:
    from simulator.workbench.preview import Preview


class PreviewApp(FirstCallApp):
    """Shows one preview."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # it has no desk: nothing is recorded
        self.preview = preview

    def first_screen(self) -> Screen[None]:
        """The only screen."""
        from simulator.terminal.screens.preview import PreviewScreen

        return PreviewScreen(self.preview)
