"""Puts together a desk for a real user: the clock, chance, the data folder, the shipped files."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.practice.desk import Desk

if TYPE_CHECKING:
    from simulator.content.library import Library
    from simulator.practice.desk import Scoring
    from simulator.store.records import Store

NAME_VARIABLE = "FIRSTCALL_NAME"
_ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter or digit that is easily taken for another."""


class SystemClock:
    """The computer's clock; `now_ms` does not go back when somebody sets it."""

    def now_ms(self) -> int:
        """Milliseconds since some fixed moment."""
        return time.monotonic_ns() // 1_000_000

    def utc(self) -> str:
        """The date and time in UTC, such as 2026-03-01T09:30:00.125Z."""
        now = time.time()
        return (
            time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now)) + f".{int(now * 1000) % 1000:03}Z"
        )


def open_desk(home: Path | None = None, *, trainee: str = "") -> Desk:
    """A desk over the user's data folder, or `home`. Nothing is opened or loaded yet."""
    return Desk(
        open_library=lambda: _library(_place(home)),
        open_store=lambda: _store(_place(home)),
        load_scoring=lambda: _scoring(_place(home)),
        clock=SystemClock(),
        new_id=new_id,
        new_seed=lambda: secrets.randbelow(1_000_000),
        trainee=trainee or os.environ.get(NAME_VARIABLE, ""),
    )


def new_id() -> str:
    """A fresh session id, short enough to type."""
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(8))


def _place(home: Path | None) -> Path:
    from simulator.store import folder

    return home if home is not None else folder.home()


def _library(place: Path) -> Library:
    from simulator.content.library import load_library

    return load_library(place)


def _store(place: Path) -> Store:
    from simulator.store.sqlite import open_store

    return open_store(place)


def _scoring(place: Path) -> Scoring:
    from simulator.practice.shipped_scoring import ShippedScoring

    return ShippedScoring(place)
