"""Where the records live, and whether that place can be written to."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.store.records import StoreFailed

HOME_VARIABLE = "FIRSTCALL_HOME"
ROOM = 256 * 1024
"""Bytes that must fit before a call begins: more than a long call writes."""


def home() -> Path:
    """The user's data folder for First Call; `FIRSTCALL_HOME` overrides the system's choice."""
    chosen = os.environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("firstcall", appauthor=False)


def make(folder: Path) -> None:
    """Create `folder` for this user alone; raises StoreFailed with the reason in words."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreFailed(
            f"Cannot make the data folder {folder}: {reason(error)}. {_remedy()}"
        ) from error


def check_room(folder: Path) -> None:
    """Write `ROOM` bytes to the disk and take them away; else raises StoreFailed."""
    probe = folder / f".room-{os.getpid()}"
    try:
        try:
            with probe.open("wb") as file:
                file.write(b"\0" * ROOM)
                file.flush()
                os.fsync(file.fileno())
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        raise StoreFailed(
            f"Nothing can be saved in {folder}: {reason(error)}. {_remedy()}"
        ) from error


def reason(error: OSError) -> str:
    """What the system says went wrong, in lower case and without numbers."""
    return (error.strerror or str(error)).lower()


def _remedy() -> str:
    return f"Make room or set {HOME_VARIABLE} to a folder you can write to."
