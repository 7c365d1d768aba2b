"""What the command palette (Ctrl+P) offers on each screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from simulator.terminal import themes

if TYPE_CHECKING:
    from simulator.terminal.app import FirstCallApp

_THEME_WORDS = {
    themes.DARK: "Theme: dark",
    themes.LIGHT: "Theme: light",
    themes.MONO: "Theme: black and white",
}


def commands(app: FirstCallApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands for `screen`, those of the call first."""
    yield from _of_the_call(screen)
    yield from _of_the_screen(screen)
    for name, words in _THEME_WORDS.items():
        yield SystemCommand(words, "Change the colours", partial(setattr, app, "theme", name))
    if app.open_book:
        yield SystemCommand("Handbook", "Every skill, procedure and channel", app.action_handbook)
    yield SystemCommand("Help", "The keys and the actions in words", app.action_help)
    yield SystemCommand("Quit", "Leave First Call; everything sent is kept", app.action_quit)


def _of_the_call(screen: Screen[object]) -> Iterator[SystemCommand]:
    from simulator.terminal.action_forms import forms
    from simulator.terminal.screens.call import CallScreen

    if not isinstance(screen, CallScreen):
        return
    for form in forms(screen.session.mode):
        yield SystemCommand(form.start, form.does, partial(screen.start_action, form.start))


def _of_the_screen(screen: Screen[object]) -> Iterator[SystemCommand]:
    """Every key that the screen shows, as a command."""
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            active.node is screen
            and not binding.action.startswith(("app.", "screen."))
            and binding.description
            and binding.action not in seen
        ):
            seen.add(binding.action)
            run = partial(screen.run_action, binding.action)
            yield SystemCommand(
                binding.description, f"Key {screen.app.get_key_display(binding)}", run
            )
