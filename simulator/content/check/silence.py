"""Moments at which the customer should speak and the file has no words for it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.content.check.case import Case, Cast
from simulator.content.check.places import Path
from simulator.content.check.reached import Reached
from simulator.content.diagnostics import Diagnostic, quoted
from simulator.engine.persona import OCCASIONS

_NEVER_AT_WORST = ("better",)
_NEVER_AT_BEST = ("worse",)
_ONLY_AT_WORST = ("gives_up",)


def check(case: Case) -> Iterator[Diagnostic]:
    """P005 for each place without words for some mood that a call can come to it in."""
    if case.persona is not None:
        yield from _occasions(case)
        return
    told: set[Path] = set()
    for cast in case.casts:
        for path, state in cast.explored.silent.items():
            if path not in told and not (path[0] == "outcomes" and _persona_is_mute(cast, state)):
                told.add(path)
                yield _mute(case, cast, path, state)


def _mute(case: Case, cast: Cast, path: Path, state: Reached) -> Diagnostic:
    heat = cast.persona.heat(state.memory.mood)
    return case.at(
        path,
        "P005",
        f"no words for {quoted(cast.persona.id)} in a {heat} mood {_where(path)}",
        f"a line under any:, {heat}: or {cast.persona.id}:",
        "",
        cast.script(state),
        key=True,
    )


def _where(path: Path) -> str:
    if path[0] == "outcomes":
        return f"when the call ends as {quoted(str(path[1]))}"
    if path[-1] == "nudges":
        return f"when a reply leads nowhere in {quoted(str(path[1]))}"
    if path[0] == "identity":
        return "when asked who they are"
    if "answers" in path:
        return "for this answer"
    return f"on arriving in {quoted(str(path[1]))}"


def _persona_is_mute(cast: Cast, state: Reached) -> bool:
    """Whether the words missing are the persona's own, which its own file is told."""
    heat = cast.persona.heat(state.memory.mood)
    occasions = cast.persona.lines.values()
    return any(not lines.fitting(cast.persona.id, heat) for lines in occasions)


def _occasions(case: Case) -> Iterator[Diagnostic]:
    persona = case.persona
    assert persona is not None
    for occasion, lines in persona.lines.items():
        moods = persona.moods
        if occasion in _NEVER_AT_WORST:
            moods = moods[:-1]
        elif occasion in _NEVER_AT_BEST:
            moods = moods[1:]
        elif occasion in _ONLY_AT_WORST:
            moods = moods[-1:]
        heats = dict.fromkeys(persona.heat(mood) for mood in moods)
        missing = [heat for heat in heats if not lines.fitting(persona.id, heat)]
        if missing:
            yield case.at(
                ("lines", occasion),
                "P005",
                f"no words in a {' or '.join(missing)} mood when {OCCASIONS[occasion]}",
                f"a line under any: or {missing[0]}:",
                key=True,
            )
