"""A skill as a bar, a number and a word: the same at a glance, in detail, and without colour."""

from __future__ import annotations

from textual.content import Content

from simulator.terminal.literal import visible

_WIDTH = 10
_LEVELS = (
    (85, "strong", "$good"),
    (65, "good", "$good"),
    (40, "fair", "$fair"),
    (0, "weak", "$bad"),
)


def level(score: int | None) -> str:
    """The word for a score in 0..100; a skill nothing of which was due has its own."""
    if score is None:
        return "not due"
    return next(word for least, word, _colour in _LEVELS if score >= least)


def level_colour(score: int | None) -> str:
    """The theme's colour for a score."""
    if score is None:
        return "$muted"
    return next(colour for least, _word, colour in _LEVELS if score >= least)


def bar(score: int | None) -> str:
    """Ten places, one for every ten points begun."""
    if score is None:
        return "·" * _WIDTH
    return ("━" * -(-score * _WIDTH // 100)).ljust(_WIDTH, "─")


def skill_line(name: str, score: int | None, width: int = 28) -> str:
    """Bar, number, word and name in one plain line."""
    number = "  –" if score is None else f"{score:3}"
    return f"{bar(score)} {number} {level(score):<7} {visible(name):<{width}}".rstrip()


def skill_content(name: str, score: int | None) -> Content:
    """The same line, its bar and number in the colour of the score."""
    line = skill_line(name, score)
    number_ends = _WIDTH + 4
    return Content.styled(line).stylize(level_colour(score), 0, number_ends)


def score_content(score: int | None) -> Content:
    """The number and the word, coloured."""
    number = "not scored" if score is None else f"{score} of 100, {level(score)}"
    return Content.styled(number, f"bold {level_colour(score)}")
