"""What goes wrong when something of the library is asked for."""

from __future__ import annotations

from simulator.content.diagnostics import Diagnostic, quoted, render
from simulator.content.names import nearest
from simulator.mistakes import Mistake


class ContentError(Mistake, LookupError):
    """A persona or scenario that cannot be had; the text of the error is for the user."""


class UnknownName(ContentError):
    """There is no file of that id. `near` are the ids most like it, best first."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        self.kind, self.name, self.known = kind, name, known
        self.near = nearest(name, known)
        hint = " or ".join(quoted(one) for one in self.near) or ", ".join(known)
        expected = f"expected {hint}" if known else "and no other"
        super().__init__(f"found no {kind} {quoted(name)}, {expected}")


class BrokenFile(ContentError):
    """The file of that id has errors and was not loaded. `diagnostics` are all of them."""

    def __init__(self, kind: str, name: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.kind, self.name, self.diagnostics = kind, name, diagnostics
        super().__init__(render(diagnostics))
