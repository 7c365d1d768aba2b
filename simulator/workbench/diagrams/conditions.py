"""A condition in words, short enough to stand beside an arrow."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.engine.conditions import HEATS, When

ALWAYS = "always"


def in_words(when: When) -> str:
    """What a condition asks for; `ALWAYS` for one that asks for nothing."""
    return ", ".join(_parts(when)) or ALWAYS


def heats_of(when: When) -> tuple[str, ...]:
    """The heats in which a condition can hold, as far as its own words tell."""
    heats = when.heat or HEATS
    if when.either:
        inner = {heat for part in when.either for heat in heats_of(part)}
        return tuple(heat for heat in heats if heat in inner)
    return tuple(heats)


def _parts(when: When) -> Iterator[str]:
    if when.shows:
        yield _or(_plain(when.shows))
    if when.shows_all:
        yield _and(_plain(when.shows_all))
    if when.mentions:
        yield f"says {_or(_quoted(when.mentions))}"
    if when.states:
        yield f"{_and(_plain(when.states))} told right"
    if when.misstates:
        yield f"{_or(_plain(when.misstates))} told wrong"
    if when.acts:
        yield f"does {_or(_plain(when.acts))}"
    if when.either:
        yield _either(when.either)
    if when.lacks:
        yield f"without {_or(_plain(when.lacks))}"
    yield from _circumstances(when)


def _circumstances(when: When) -> Iterator[str]:
    if when.did:
        yield f"after {_and(_plain(when.did))}"
    if when.heat:
        yield f"while {_or(when.heat)}"
    if when.flags:
        yield f"once {_and(_quoted(when.flags))}"
    if when.no_flags:
        yield f"not yet {_or(_quoted(when.no_flags))}"
    if when.interrupts is not None:
        yield "cutting in" if when.interrupts else "without cutting in"
    if when.replies:
        yield f"from reply {when.replies} here"


def _either(parts: tuple[When, ...]) -> str:
    each = [in_words(part) for part in parts]
    if len(each) == 1:
        return each[0]
    return _or(tuple(f"({part})" if "," in part or " or " in part else part for part in each))


def _plain(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in names)


def _quoted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"“{word}”" for word in words)


def _or(words: tuple[str, ...]) -> str:
    return _joined(words, "or")


def _and(words: tuple[str, ...]) -> str:
    return _joined(words, "and")


def _joined(words: tuple[str, ...], last: str) -> str:
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end
