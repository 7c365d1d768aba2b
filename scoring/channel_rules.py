"""What differs by channel (002: Mastering Written Communication, The In-Person Experience,
Navigating the Public Square): length of a post, shape of a letter, a body described in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from scoring.call import Call, Moment, Spot

POST_LIMIT = 280
"""Characters that a public social post can hold."""

LONGEST_PARAGRAPH = 120
"""Words in one piece that a letter bears; more wants a new paragraph or a list."""

_PARAGRAPH = re.compile(r"[^\n]+")
_DIRECTION = re.compile(r"\*[^*\n]{2,80}\*|\([^()\n]{2,80}\)|\[[^\[\]\n]{2,80}\]")
_GAP_WORDS = (
    r"(?:your|their|the|customer|agent|first|last|full|company|name|names|time|times|date|day|days"
    r"|number|amount|order|what|how|when|where|who|one|another|plain|insert|link|product)"
)
_GAP = re.compile(
    rf"\[{_GAP_WORDS}\b[^\[\]\n]{{0,60}}\]|\{{[a-z_ ]{{2,30}}\}}|<{_GAP_WORDS}\b[^<>\n]{{0,60}}>"
    r"|(?<!\w)(?-i:X{3,})(?!\w|[ -]?[0-9X])|_{3,}",
    re.IGNORECASE,
)


def post_too_long(call: Call) -> Iterator[Spot]:
    """A public post that is longer than one can be; in private there is no limit."""
    if call.transcript.channel != "social":
        return
    for at, reply in call.agent_turns():
        if len(reply.text) > POST_LIMIT and not call.shown_before(at, "phrase:private_channel"):
            yield Spot(at, POST_LIMIT, len(reply.text))


def wall_of_text(call: Call) -> Iterator[Spot]:
    """A letter of many words without a new paragraph or a list."""
    if call.transcript.channel != "email":
        return
    for at, reply in call.agent_turns():
        pieces = (found for found in _PARAGRAPH.finditer(reply.text))
        longest = max(pieces, key=lambda piece: len(piece.group().split()), default=None)
        if longest is not None and len(longest.group().split()) > LONGEST_PARAGRAPH:
            yield Spot(at, *longest.span())


def gap_left(call: Call) -> Iterator[Spot]:
    """A gap of a template that nobody filled in, such as [your name] or a row of crosses."""
    for at, reply in call.agent_turns():
        found = _GAP.search(reply.text)
        if found is not None:
            yield Spot(at, *found.span())


def turns_away(call: Call) -> Iterator[Spot]:
    """A described look or gesture that shows the customer a cold shoulder."""
    for place in _described(call):
        if _shows(call, "closed_body", place):
            yield place


def body_described(call: Call) -> Iterator[Moment]:
    """In person, a reply tells of looks or gestures, in brackets or between asterisks, that open
    the agent to the customer or shut the customer out."""
    seen: set[int] = set()
    for place in _described(call):
        telling = _shows(call, "open_body", place) or _shows(call, "closed_body", place)
        if telling and place.turn not in seen:
            seen.add(place.turn)
            yield Moment(place.turn, place.turn)


def _shows(call: Call, phrases: str, place: Spot) -> bool:
    looked_for = call.phrases.get(phrases)
    words = call.text(place.turn)[place.start : place.end]
    return looked_for is not None and bool(looked_for.find(words))


def _described(call: Call) -> Iterator[Spot]:
    if call.transcript.channel != "in_person":
        return
    for at, reply in call.agent_turns():
        for found in _DIRECTION.finditer(reply.text):
            yield Spot(at, *found.span())


CHANNEL_FAULTS: Mapping[str, Callable[[Call], Iterator[Spot]]] = {
    "post_too_long": post_too_long,
    "wall_of_text": wall_of_text,
    "gap_left": gap_left,
    "turns_away": turns_away,
}
"""The faults of this module by their names in the rubric."""
