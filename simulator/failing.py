"""The one place where an exception becomes a line on stderr, an exit code and, for a bug, a log."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

from simulator.mistakes import Mistake

ISSUES = "Please report it with that file."


class ExitCode(IntEnum):
    """How the program ends. Usage errors (2) come from the command line's own parser."""

    FINE = 0
    MISTAKE = 1
    USAGE = 2
    BUG = 70
    INTERRUPTED = 130


def outcome_of(command: Callable[[], object], passing: tuple[type[BaseException], ...] = ()) -> int:
    """Run `command` and give its exit code; whatever goes wrong has become one line on stderr.

    A command that gives a number has chosen its code. Exceptions of the `passing` types are left to
    the caller.
    """
    try:
        result = command()
        sys.stdout.flush()
        return result if isinstance(result, int) else ExitCode.FINE
    except passing:
        raise
    except KeyboardInterrupt:
        complain("Interrupted.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _leave_pipe()
        return ExitCode.FINE
    except Exception as error:
        return answer_for(error)


def answer_for(error: Exception) -> ExitCode:
    """Say what went wrong on stderr and give the exit code that fits."""
    if isinstance(error, Mistake):
        complain(str(error))
        return ExitCode.MISTAKE
    log = write_log(error)
    complain(
        f"First Call has a bug: {type(error).__name__}. What was recorded is kept."
        f" The details are in {log}. {ISSUES}"
    )
    return ExitCode.BUG


def complain(sentence: str) -> None:
    """One message on stderr, with nothing in it that a terminal would obey."""
    from simulator.practice.words import shown

    print(shown(sentence), file=sys.stderr, flush=True)


def write_log(error: BaseException) -> Path:
    """Write the traceback where the user can find it, and give the file's path."""
    name = f"bug-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    text = "".join(traceback.format_exception(error))
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return folder / name
    sys.stderr.write(text)
    return Path("the lines above")


def _log_folder() -> Path:
    from simulator.store.folder import home

    return home() / "logs"


def _leave_pipe() -> None:
    """Whoever read our output has gone: stop without a word, also at the last flush."""
    if hasattr(sys.stdout, "fileno"):
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError:
            return
