"""Model replies of a scenario as words to show: with names, the fittest first, a sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scoring.words import stem, tokenise
from simulator.engine.scenario import Scenario

SHORTEST = 20
"""Signs: a sentence of fewer says too little alone and is given with its neighbour."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*[ ]+|\n+")
_SHORTEST_WORD = 4
"""Letters of the words by which two texts are held against each other."""


def models_for(scenario: Scenario, stage: str, heard: str = "") -> tuple[str, ...]:
    """The model replies of a stage with the names of this call filled in, those first that take up
    most of what the customer just said."""
    texts = (_with_names(scenario, text) for text in scenario.stages[stage].model)
    return tuple(best_fitting(texts, heard))


def best_fitting(texts: Iterable[str], heard: str) -> list[str]:
    """The texts, those first that share most words with `heard`; of equals the earlier one."""
    words = _content(heard)
    return sorted(texts, key=lambda text: -len(words & _content(text)))


def with_gaps_filled(scenario: Scenario, text: str) -> str:
    """A line of the rubric with the names of this call in its gaps."""
    gaps = {
        "[customer's name]": address(scenario),
        "[your name]": scenario.you_are.name,
        "[company]": scenario.you_are.company,
    }
    for gap, name in gaps.items():
        text = text.replace(gap, name or gap)
    return text


def address(scenario: Scenario) -> str:
    """How the model replies of this scenario address the customer: by title and last name, else by
    the first name."""
    names = scenario.customer.name.split()
    if not names:
        return ""
    titled = re.compile(rf"\b(?:Mr|Mrs|Ms|Mx|Dr) {re.escape(names[-1])}\b")
    said = (text for stage in scenario.stages.values() for text in stage.model)
    found = (titled.search(text) for text in said)
    return next((one.group() for one in found if one), names[0])


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentences of `text` that hold the place, on one line; a short one with the next one of
    its paragraph, or the one before."""
    places = _sentences(text)
    held = [number for number, (first, last) in enumerate(places) if first < end and start < last]
    if not held:
        return " ".join(text.split())
    first, last = held[0], held[-1]
    if places[last][1] - places[first][0] < SHORTEST:
        if last + 1 < len(places) and "\n" not in text[places[last][1] : places[last + 1][0]]:
            last += 1
        elif first and "\n" not in text[places[first - 1][1] : places[first][0]]:
            first -= 1
    return " ".join(text[places[first][0] : places[last][1]].split()).lstrip("-• ")


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [*_SENTENCE_END.finditer(text)]
    starts = [0, *(one.end() for one in ends)]
    stops = [*(one.end() - len(one.group().lstrip("\"')")) for one in ends), len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]


def _with_names(scenario: Scenario, text: str) -> str:
    name, you = scenario.customer.name, scenario.you_are
    names = {
        "customer": name,
        "first_name": name.split()[0] if name else "",
        "agent": you.name,
        "company": you.company,
    }
    for key, value in names.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def _content(text: str) -> set[str]:
    return {stem(one.low) for one in tokenise(text) if len(one.low) >= _SHORTEST_WORD}
