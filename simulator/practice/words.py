"""What a trainee's words may hold, and how any text is made harmless to show.

Typed text is data: kept as it was typed as far as it can be stored, shown as text, never
interpreted by a terminal.
"""

from __future__ import annotations

import unicodedata

from simulator.mistakes import Mistake

LONGEST_REPLY = 8_000
"""Characters of one reply or answer."""

LONGEST_DETAIL = 2_000
"""Characters of the words of one action, such as a note or a briefing."""

_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_KEPT_APART = {
    **_CONTROL_PICTURES,
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
_NEW_LINES = {"\r\n": "\n", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_TURNS_TEXT_ROUND = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0x2426)
_JOINER = "\u200d"
"""Holds the parts of one emoji together; without it they fall apart."""


class Refused(Mistake):
    """Something typed that cannot be taken now. One sentence says why; nothing was recorded."""


def clean_text(text: str, limit: int = LONGEST_REPLY) -> str:
    """`text` as it is recorded: outer blanks gone, line ends made one kind, control characters
    turned into their pictures (escape becomes ␛) and broken halves of characters into �.

    Raises Refused for a text with nothing to see in it and for one longer than `limit` characters.
    """
    cleaned = storable(text).strip()
    if not any(_visible(character) for character in cleaned):
        raise Refused("There is nothing to send yet: type some words first.")
    return _within(cleaned, limit, "It")


def clean_detail(detail: str) -> str:
    """The words of an action, cleaned as a reply is; unlike a reply they may be empty."""
    return _within(storable(detail).strip(), LONGEST_DETAIL, "What follows the action")


def storable(text: str) -> str:
    """`text` with only characters that can be kept in any file and shown on any terminal."""
    for old, new in _NEW_LINES.items():
        text = text.replace(old, new)
    return text.translate(_KEPT_APART)


def shown(text: str) -> str:
    """`text` as it may be drawn: as `storable`, and marks that would turn the writing of the text
    around them (U+202A to U+202E, U+2066 to U+2069) are seen as ␦. The length stays the same but
    for line ends, so that places in a recorded text still fit."""
    return storable(text).translate(_TURNS_TEXT_ROUND)


def visible(text: str) -> str:
    """`text` as `shown`, and every other sign that nobody can see becomes a small square. The
    length stays the same as of `shown`."""
    return "".join(map(_drawn, shown(text)))


def _drawn(character: str) -> str:
    if character.isprintable() or character in "\n\t" or character == _JOINER:
        return character
    return " " if unicodedata.category(character) == "Zs" else "▫"


def _visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cf", "Mn", "Cn")


def _within(text: str, limit: int, what: str) -> str:
    if len(text) > limit:
        raise Refused(
            f"{what} is {len(text):,} characters long and may have {limit:,}:"
            f" shorten it by {len(text) - limit:,} and send it again."
        )
    return text
