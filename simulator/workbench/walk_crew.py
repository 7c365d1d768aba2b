"""Walks many calls, alone or with processes that share them out; the results are the same."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from simulator.mistakes import Mistake
from simulator.practice.wiring import open_desk
from simulator.workbench.walking import Round, Walked, Walker


class CrewLost(Mistake):
    """A process of the crew was ended from outside."""


def walk_alone(walker: Walker, rounds: Sequence[Round]) -> Iterator[Walked]:
    """The calls of `rounds`, in their order."""
    return map(walker.walk, rounds)


def walk_together(
    home: Path | None, scenario: str, seed: int, rounds: Sequence[Round], jobs: int
) -> Iterator[Walked]:
    """As `walk_alone` for the files of `home`, by `jobs` processes. Raises CrewLost."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _ignore_interrupts) as crew:
        try:
            tasks = [crew.submit(_walk, home, scenario, seed, one) for one in rounds]
            for task in tasks:
                yield task.result()
        except BrokenProcessPool as error:
            raise CrewLost("A process that walked calls was ended; try fewer --jobs.") from error
        finally:
            crew.shutdown(wait=True, cancel_futures=True)


def _walk(home: Path | None, scenario: str, seed: int, one: Round) -> Walked:
    return _walker(home, scenario, seed).walk(one)


@cache
def _walker(home: Path | None, scenario: str, seed: int) -> Walker:
    return Walker(open_desk(home), scenario, seed)


def _ignore_interrupts() -> None:
    """Ctrl-C is answered by the first process alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
