"""The list that opens on "/": what the agent can do besides talking."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.terminal.action_forms import Form
from simulator.terminal.literal import literal


class ActionMenu(OptionList, can_focus=False):
    """Actions that fit what has been typed after the slash. It never takes the focus itself."""

    def __init__(self, forms: Sequence[Form], *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True)
        self._forms = tuple(forms)
        self._fitting: tuple[Form, ...] = ()
        self.display = False

    def fit(self, typed: str) -> None:
        """Show the actions that begin with `typed`; hide when none does."""
        typed = typed.lower()
        asked = typed.startswith("/") and "\n" not in typed
        self._fitting = tuple(
            form for form in self._forms if asked and form.start.startswith(typed.rstrip())
        )
        if any(form.start.rstrip() == typed.rstrip() != typed for form in self._fitting):
            self._fitting = ()
        self.clear_options()
        self.add_options(Option(literal(_row(form))) for form in self._fitting)
        self.display = bool(self._fitting)
        if self._fitting:
            self.highlighted = 0

    def move(self, direction: int) -> None:
        """Highlight the next action (1) or the one before (-1)."""
        if direction > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    @property
    def chosen(self) -> Form | None:
        """The highlighted action, or None while the list is closed."""
        if not self.display or self.highlighted is None:
            return None
        return self._fitting[self.highlighted]

    def form_at(self, index: int) -> Form:
        """The action at a place of the list."""
        return self._fitting[index]


def _row(form: Form) -> str:
    return f"{form.start + form.takes if not form.bare else form.start:<28} {form.does}"
