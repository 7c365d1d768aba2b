"""The actions as the terminal lists them: what to type, how it goes on, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.practice.typed_actions import HELP

_NOT_LISTED = ("wait",)
"""Silence is kept by keeping silent here."""


@dataclass(frozen=True, slots=True)
class Form:
    """One action: `start` is put into the box, `takes` follows it, `does` is in words."""

    start: str
    takes: str
    does: str

    @property
    def bare(self) -> bool:
        """True when nothing has to follow, so that Enter may do it at once."""
        return not self.takes or self.takes.startswith("[")


def forms(mode: str) -> tuple[Form, ...]:
    """All actions in their order. In test mode without the advice that some of them carry."""
    return tuple(
        _form(entry.name, entry.takes, _without_advice(entry.does, mode))
        for entry in HELP
        if entry.name not in _NOT_LISTED
    )


def _form(name: str, takes: str, does: str) -> Form:
    first, _, rest = takes.partition(" ")
    if first.islower():
        return Form(f"/{name} {first} ", rest, does)
    return Form(f"/{name} " if takes and not takes.startswith("[") else f"/{name}", takes, does)


def _without_advice(does: str, mode: str) -> str:
    if mode == "practice":
        return does
    for sign in ";:,":
        does = does.partition(sign)[0]
    return does
