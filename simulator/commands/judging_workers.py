"""Worker processes that judge rows: started when there is work for them, never left behind."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

from simulator.commands.judging_rows import Judge, Outcome, WorkerLost, judge_lines
from simulator.commands.row_lines import Line

_LOADING = -1
_IDLE = -2


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: int = _LOADING


class Workers:
    """A crew of processes, each with a reader of its own and at most one task at a time.

    As nobody is sent anything before the last answer came back, no pipe can fill up on both sides.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._crew: list[_Worker] = []

    def __len__(self) -> int:
        """How many processes there are."""
        return len(self._crew)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._crew:
            worker.process.terminate()
        for worker in self._crew:
            worker.process.join()
            worker.pipe.close()

    def start(self, count: int) -> None:
        """Start `count` processes more. Each first judges the sample, so that it is loaded."""
        context = multiprocessing.get_context("spawn")
        for _ in range(count):
            ours, theirs = context.Pipe()
            # A daemon is ended with us whatever happens on the way out.
            process = context.Process(target=work, args=(self._judge, theirs), daemon=True)
            with _unheard_interrupts():
                process.start()
                self._crew.append(_Worker(process, ours))
            theirs.close()
            self._send(self._crew[-1], [Line(0, self._judge.sample)])

    def idle(self) -> bool:
        """Whether a task can be given."""
        return any(worker.task == _IDLE for worker in self._crew)

    def give(self, task: int, lines: list[Line]) -> None:
        """Give `lines`, as task number `task` (from 0), to an idle worker. Raises WorkerLost."""
        worker = next(worker for worker in self._crew if worker.task == _IDLE)
        worker.task = task
        self._send(worker, lines)

    def finished(self, also: Sequence[int]) -> dict[int, list[Outcome]]:
        """Wait until a worker is done, or something can be read from one of `also`; the outcomes
        by task. Raises WorkerLost."""
        busy: dict[Any, _Worker] = {one.pipe: one for one in self._crew if one.task != _IDLE}
        done: dict[int, list[Outcome]] = {}
        for ready in wait([*busy, *also]):
            if worker := busy.get(ready):
                task, outcomes = worker.task, self._received(worker)
                worker.task = _IDLE
                if task != _LOADING:
                    done[task] = outcomes
                elif outcomes[0].error:
                    raise outcomes[0].error
        return done

    def _send(self, worker: _Worker, lines: list[Line]) -> None:
        try:
            worker.pipe.send(lines)
        except OSError as error:
            raise _lost(worker) from error

    def _received(self, worker: _Worker) -> list[Outcome]:
        try:
            outcomes: list[Outcome] = worker.pipe.recv()
        except (EOFError, OSError) as error:
            raise _lost(worker) from error
        return outcomes


def work(judge: Judge, pipe: Connection) -> None:
    """What a worker process does: judge the lines it is sent until nobody is there any more."""
    # Only for systems where this is not inherited: Ctrl-C is answered by the first process alone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            pipe.send(judge_lines(judge, pipe.recv()))
    except (EOFError, OSError):
        return


@contextmanager
def _unheard_interrupts() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal. One started in here never hears of it, not even
    before its first line of Python; we hear of it at the end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It is started with the first process and unblocks interrupts afterwards, so it goes first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lost(worker: _Worker) -> WorkerLost:
    worker.process.join(1)
    code = worker.process.exitcode
    how = "without a word" if code is None else f"with exit code {code}"
    if code is not None and code < 0:
        how = f"by {signal.Signals(-code).name}"
    return WorkerLost(f"A worker process was ended {how}")
