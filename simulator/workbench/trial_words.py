"""A trial in words: one line for each, and what differs where one fails."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.practice.words import visible
from simulator.workbench.trying import Trial

_LONGEST = 300


def trial_lines(trial: Trial) -> Iterator[str]:
    """One line, and below it the problems of the file or the first difference."""
    if trial.play is None:
        yield f"ERROR {_flat(trial.name)}"
        yield from (f"      {_flat(one, 1000)}" for one in trial.problems)
    elif trial.difference is not None:
        yield f"FAIL  {_flat(trial.name)}"
        yield from (f"      {line}" for line in difference_lines(trial))
    else:
        outcome = trial.play.call.state.outcome or "still open"
        left = f", {_steps(trial.left_over)} after its end" if trial.left_over else ""
        yield f"ok    {_flat(trial.name)}: {outcome}, {trial.play.scorecard.overall} of 100{left}"


def difference_lines(trial: Trial) -> list[str]:
    """What was expected and what came, with its place in the file, and the words said there."""
    found, play = trial.difference, trial.play
    assert found is not None
    assert play is not None
    where = f"after step {found.step}" if found.step else "at the end"
    expected = f"{where} expected {found.expected}, found {found.came}"
    lines = [f"{trial.file.shown}:{found.line}: {expected}"]
    if found.did:
        lines.append(f"You: {found.did}")
    if found.heard:
        lines.append(f"{play.scenario.customer.name}: {found.heard}")
    return [_flat(line) for line in lines]


def summary(trials: list[Trial]) -> str:
    """How many there are, and how they went."""
    passed = sum(one.passed for one in trials)
    failed = sum(one.difference is not None for one in trials)
    broken = sum(one.play is None for one in trials)
    count = f"{len(trials)} transcript{'' if len(trials) == 1 else 's'}"
    parts = [f"{passed} passed", f"{failed} failed", f"{broken} not readable"]
    shown = [part for part in parts if not part.startswith("0 ")]
    return f"{count}: {', '.join(shown) or 'none played'}."


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


def _flat(text: str, longest: int = _LONGEST) -> str:
    flat = " ".join(visible(text).split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"
