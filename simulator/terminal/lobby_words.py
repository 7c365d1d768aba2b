"""A scenario as the lobby tells of it: row in the list, details, and whether a search finds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.terminal.literal import lines, literal
from simulator.terminal.screens.framed import CHANNELS

if TYPE_CHECKING:
    from simulator.content.headings import Heading

MODES = {
    "practice": "the coach speaks after each reply",
    "test": "no help until the end",
}
"""The modes and what they mean."""


def fits(one: Heading, words: Sequence[str]) -> bool:
    """Whether every word is somewhere in title, story, industry, channel or skills. A typing error
    in a longer word is forgiven."""
    channel = CHANNELS.get(one.channel, one.channel)
    skills = " ".join(one.trains).replace("_", " ")
    text = f"{one.title} {one.about} {one.industry} {channel} {skills} {one.id}".lower()
    return all(word in text or _nearly_in(word, text) for word in words)


def _nearly_in(word: str, text: str) -> bool:
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, text.split(), scorer=fuzz.ratio, score_cutoff=80)
    return len(word) > 4 and near is not None


def row(one: Heading, best: int | None) -> Content:
    """Two lines: the title; difficulty, channel and the best score so far."""
    played = "new" if best is None else f"best {best}"
    level = "●" * one.difficulty + "○" * (5 - one.difficulty)
    channel = CHANNELS.get(one.channel, one.channel)
    return lines([literal(one.title, "bold"), literal(f"  {level} {channel} · {played}")])


def details(one: Heading, personas: Mapping[str, Heading], chosen: int, mode: str) -> Content:
    """Who may play the customer, the mode, what it is about and what it trains.

    `chosen` is the place of the chosen persona among those of the scenario.
    """
    skills = ", ".join(skill.replace("_", " ") for skill in one.trains)
    rows = [Content.assemble(("Customer ", "bold $strong"), ("F2 changes", "$muted"))]
    rows += [
        _persona(persona_id, personas.get(persona_id), place == chosen)
        for place, persona_id in enumerate(one.personas)
    ]
    rows.append(Content.assemble(("Mode ", "bold $strong"), ("F3 changes", "$muted")))
    rows += [
        literal(f"{'●' if name == mode else '○'} {name}: {words}") for name, words in MODES.items()
    ]
    where = f"{CHANNELS.get(one.channel, one.channel)}, {one.industry}"
    return lines(
        [
            *rows,
            literal(f"\n{one.about}"),
            Content.assemble(("Where: ", "$muted"), literal(where)),
            Content.assemble(("Trains: ", "$muted"), literal(skills)),
        ]
    )


def _persona(persona_id: str, persona: Heading | None, chosen: bool) -> Content:
    name = persona.title if persona else persona_id
    if not chosen:
        return literal(f"○ {name}")
    more = f": {persona.about}" if persona and persona.about else ""
    return Content.assemble(literal(f"● {name}", "bold"), literal(more))
