"""JSON lines in, JSON lines out: judged on every core, printed in the order they came.

Up to the first rows that pile up everything is judged in this process, so that a small input, or
one whose sender waits for each answer, pays for no other. A worker takes about a second to start,
the work of eight tasks: one is started for every eight tasks that wait, if that makes two. From
then on this process only reads, hands out and prints. What is printed depends on nothing of this.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.commands.judging_rows import Judge, Outcome, WorkerLost, judge_line
from simulator.commands.row_lines import Lines, opened
from simulator.commands.row_options import MOST_JOBS
from simulator.commands.row_progress import Progress
from simulator.failing import ExitCode, complain
from simulator.mistakes import Mistake
from simulator.printing.safe import say

if TYPE_CHECKING:
    from simulator.commands.judging_workers import Workers

Outcomes = Iterator[Outcome]

TASKS_WORTH_A_WORKER = 8
TASKS_AHEAD = 4
"""Tasks a worker may be ahead of the row to be printed next: bounds what waits in memory."""


def each_row(
    judge: Judge, source: Path | None, *, jobs: int | None, chunk: int | None, strict: bool
) -> ExitCode:
    """Print what `judge` says to every row of `source` (stdin for None or `-`) as it comes.

    `jobs` processes at most (all cores this process may use), `chunk` rows a task (what the judge
    says). A bad row is reported on stderr by its line number and makes the exit code 1; with
    `strict` it is the last one. Raises Mistake for a source that cannot be read and for a worker
    process that was ended by somebody.
    """
    jobs, chunk = jobs or cores(), chunk or judge.at_once
    with opened(source, most=jobs * chunk * TASKS_WORTH_A_WORKER) as lines:
        if jobs == 1:
            return _printed(_judged_here(judge, lines), strict)
        from simulator.commands.judging_workers import Workers

        with Workers(judge) as workers:
            return _printed(_judged(judge, lines, workers, jobs, chunk), strict)


def cores() -> int:
    """How many cores this process may use, within what `--jobs` takes."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST_JOBS)
    return min(os.cpu_count() or 1, MOST_JOBS)


def _printed(outcomes: Outcomes, strict: bool) -> ExitCode:
    code, last = ExitCode.FINE, 0
    with Progress() as progress:
        try:
            for outcome in outcomes:
                last = outcome.number
                if outcome.error:
                    raise outcome.error
                if outcome.wrong:
                    progress.clear()
                    complain(f"line {outcome.number}: {outcome.wrong}")
                    code = ExitCode.MISTAKE
                    if strict:
                        return code
                else:
                    say(outcome.answer)
                progress.step()
        except WorkerLost as lost:
            raise Mistake(f"{lost}. Lines up to {last} are done; judge the rest again.") from lost
    return code


def _judged_here(judge: Judge, lines: Lines) -> Outcomes:
    while lines.wait():
        for line in lines.take(1):
            yield judge_line(judge, line)


def _judged(judge: Judge, lines: Lines, workers: Workers, jobs: int, chunk: int) -> Outcomes:
    """The outcomes in order: judged here while little waits, then by the workers."""
    while lines.wait():
        lines.fill()
        if _worth(lines, jobs, chunk) > 1:
            yield from _handed_out(lines, workers, jobs, chunk)
        for line in lines.take(1):
            yield judge_line(judge, line)


def _handed_out(lines: Lines, workers: Workers, jobs: int, chunk: int) -> Outcomes:
    """The outcomes in order, from as many workers as are worth it, until nothing is left."""
    given = printed = 0
    done: dict[int, list[Outcome]] = {}
    while given > printed or lines.wait():
        lines.fill()
        workers.start(_worth(lines, jobs, chunk) - len(workers))
        while len(lines) and workers.idle() and given - printed < len(workers) * TASKS_AHEAD:
            workers.give(given, lines.take(chunk))
            given += 1
        done.update(workers.finished(also=lines.awaited()))
        while printed in done:
            yield from done.pop(printed)
            printed += 1


def _worth(lines: Lines, jobs: int, chunk: int) -> int:
    """How many workers are worth starting for what waits."""
    return jobs if lines.full() else min(jobs, len(lines) // (chunk * TASKS_WORTH_A_WORKER))
