"""What a customer may say, and which of it fits best."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

Line = tuple[str, ...]
"""One thing to say, in beats: the pieces that arrive one after the other."""


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Interchangeable lines for one persona and heat; an empty word fits any."""

    persona: str
    heat: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """All that may be said at one place of a script."""

    groups: tuple[LineGroup, ...] = ()

    def __bool__(self) -> bool:
        return any(group.lines for group in self.groups)

    def fitting(self, persona: str, heat: str) -> tuple[Line, ...]:
        """The lines of the most specific group: persona and heat, persona, heat, any; else none."""
        for wanted in ((persona, heat), (persona, ""), ("", heat), ("", "")):
            for group in self.groups:
                if (group.persona, group.heat) == wanted and group.lines:
                    return group.lines
        return ()


NOTHING = Lines()


def choose(
    lines: tuple[Line, ...], said: dict[Line, int], last: Line, seed: int, turn: int
) -> Line:
    """One of `lines`: among those said least often, never the last one said where another exists.

    The same arguments always give the same line; an empty tuple gives an empty line.
    """
    fresh = [line for line in lines if line != last] or list(lines)
    if not fresh:
        return ()
    least = min(said.get(line, 0) for line in fresh)
    rarest = [line for line in fresh if said.get(line, 0) == least]
    digest = blake2b(f"{seed}:{turn}:{len(rarest)}".encode(), digest_size=8).digest()
    return rarest[int.from_bytes(digest, "big") % len(rarest)]
