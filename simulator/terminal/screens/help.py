"""Help: the keys of the screen it was called from, and in a call the actions, in words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import Framed
from simulator.terminal.widgets.title_bar import TitleBar

_EVERYWHERE = (
    ("Tab, Shift+Tab", "go to the next part of the screen, or the one before"),
    ("Ctrl+P", "all commands of this screen, to search and choose from"),
    ("F12", "the handbook, but not in a test and not over questions"),
    ("F9", "change the theme: dark, light, black and white"),
    ("F1", "this help"),
    ("Ctrl+Q", "quit; everything you sent is kept"),
    ("Mouse", "click anything; drag over text and Ctrl+C copies it"),
)


def _rows(pairs: list[tuple[str, str]]) -> Content:
    width = max((len(key) for key, _what in pairs), default=0) + 2
    return lines(
        Content.assemble(literal(key.ljust(width), "bold"), literal(what)) for key, what in pairs
    )


class HelpScreen(ModalScreen[None]):
    """A page over the screen it explains; Escape closes it. The customer waits meanwhile."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close"),
        Binding("f12", "app.handbook", "Handbook"),
    ]

    def __init__(self, explained: Framed) -> None:
        super().__init__()
        self._keys = explained.help_keys()
        self._about = explained.HELP_WORDS
        self._actions = explained.help_actions()

    def compose(self) -> ComposeResult:
        """What the screen is for, its keys, the keys that hold everywhere, the actions."""
        yield TitleBar("Help")
        with VerticalScroll(classes="page"):
            if self._about:
                yield Static(literal(self._about))
            yield Static("On this screen", classes="heading")
            yield Static(_rows(self._keys))
            yield Static("Everywhere", classes="heading")
            yield Static(_rows(list(_EVERYWHERE)))
            if self._actions:
                yield Static("Actions, typed into the box", classes="heading")
                yield Static(_rows(self._actions))
        yield Footer(compact=True, show_command_palette=False)
