"""Whether what a transcript expects came: one function a key of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from simulator.content.read_transcript import Expected
from simulator.content.scene_names import OVERALL
from simulator.engine.events import Replied
from simulator.workbench.playing import Play, Taken

Unmet = tuple[str, str]
"""What was expected and what came, in words."""

GOES_ON = "no outcome: the call goes on"


def unmet_after(expected: Expected, taken: Taken) -> Unmet | None:
    """What is not as it should be after a step, or None."""
    return _AFTER_STEP[expected.key](expected.value, taken)


def unmet_at_end(expected: Expected, play: Play) -> Unmet | None:
    """What is not as it should be at the end of the steps, or None."""
    return _AT_END[expected.key](expected.value, play)


def scores(play: Play) -> Mapping[str, int | None]:
    """The points of the whole, of each skill and of each procedure."""
    card = play.scorecard
    found: dict[str, int | None] = {one.id: one.score for one in card.procedures}
    return found | {one.skill: one.score for one in card.skills} | {OVERALL: card.overall}


def _same(key: str, wanted: str, came: str, stage: str = "") -> Unmet | None:
    """`stage` is where a call without an outcome has come to."""
    goes_on = f"{GOES_ON} in the stage {stage}" if stage else GOES_ON
    return None if wanted == came else (f"{key} {wanted}", came or goes_on)


def _one_of(key: str, wanted: Collection[str], came: str) -> Unmet | None:
    return None if came in wanted else (f"{key} {' or '.join(wanted)}", came)


def _says(wanted: tuple[str, ...], taken: Taken) -> Unmet | None:
    said = _flat(" ".join(taken.response.says))
    missing = next((text for text in wanted if _flat(text) not in said), None)
    if missing is None:
        return None
    return f"the words “{missing}”", f"“{' | '.join(taken.response.says)}”" if said else "silence"


def _flat(text: str) -> str:
    """The words as they are compared: beats and line ends do not count."""
    return " ".join(text.replace("|", " ").split())


def _read(taken: Taken) -> frozenset[str]:
    event = taken.event
    shown = event.shown if isinstance(event, Replied) else ()
    return frozenset(found.behaviour for found in shown)


def _shows_all(wanted: tuple[str, ...], taken: Taken) -> Unmet | None:
    missing = [one for one in wanted if one not in _read(taken)]
    return (f"a reply read as {', '.join(missing)}", _listed(_read(taken))) if missing else None


def _lacks(unwanted: tuple[str, ...], taken: Taken) -> Unmet | None:
    there = [one for one in unwanted if one in _read(taken)]
    return (f"a reply without {', '.join(there)}", _listed(_read(taken))) if there else None


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def _at_least(wanted: Mapping[str, int], play: Play) -> Unmet | None:
    return _bound(wanted, play, "at least", lambda came, bound: came >= bound)


def _at_most(wanted: Mapping[str, int], play: Play) -> Unmet | None:
    return _bound(wanted, play, "at most", lambda came, bound: came <= bound)


def _bound(
    wanted: Mapping[str, int], play: Play, words: str, holds: Callable[[int, int], bool]
) -> Unmet | None:
    found = scores(play)
    for name, bound in wanted.items():
        came = found.get(name)
        if came is None or not holds(came, bound):
            return f"{name} {words} {bound}", "not scored" if came is None else str(came)
    return None


def _not_scored(wanted: tuple[str, ...], play: Play) -> Unmet | None:
    found = scores(play)
    scored = next((name for name in wanted if found.get(name) is not None), None)
    return (f"{scored} not scored", str(found[scored])) if scored else None


def _found(verdict: str) -> Callable[[tuple[str, ...], Play], Unmet | None]:
    def check(wanted: tuple[str, ...], play: Play) -> Unmet | None:
        verdicts: dict[str, set[str]] = {}
        for skill in play.scorecard.skills:
            for finding in skill.findings:
                verdicts.setdefault(finding.rule, set()).add(finding.verdict)
        for rule in wanted:
            came = verdicts.get(rule, set())
            if verdict not in came:
                word = "as a fault" if verdict == "fault" else verdict
                return f"{rule} {word}", _listed(came) if came else "no finding of that rule"
        return None

    return check


def _fatal(wanted: tuple[str, ...], play: Play) -> Unmet | None:
    came = {finding.rule for finding in play.scorecard.fatal}
    if came == set(wanted):
        return None
    return f"the fatal faults {_listed(wanted)}", _listed(came)


_AFTER_STEP: Mapping[str, Callable[[Any, Taken], Unmet | None]] = {
    "stage": lambda wanted, taken: _same("stage", wanted, taken.response.stage),
    "mood": lambda wanted, taken: _same("mood", wanted, taken.response.mood),
    "heat": lambda wanted, taken: _one_of("heat", wanted, taken.response.heat),
    "says": _says,
    "shows_all": _shows_all,
    "lacks": _lacks,
    "outcome": lambda wanted, taken: _same("outcome", wanted, taken.response.outcome),
}

_AT_END: Mapping[str, Callable[[Any, Play], Unmet | None]] = {
    "outcome": lambda wanted, play: _same(
        "outcome", wanted, play.call.state.outcome, play.call.state.stage
    ),
    "kind": lambda wanted, play: _same("kind", wanted, _kind(play), play.call.state.stage),
    "stage": lambda wanted, play: _same("stage", wanted, play.call.state.stage),
    "mood": lambda wanted, play: _same("mood", wanted, play.call.state.mood),
    "heat": lambda wanted, play: _one_of("heat", wanted, play.call.state.heat),
    "at_least": _at_least,
    "at_most": _at_most,
    "not_scored": _not_scored,
    "met": _found("met"),
    "late": _found("late"),
    "missed": _found("missed"),
    "faults": _found("fault"),
    "fatal": _fatal,
}


def _kind(play: Play) -> str:
    return play.call.outcome.kind if play.call.outcome else ""
