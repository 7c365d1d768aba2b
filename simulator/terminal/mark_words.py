"""A mark in words: each point met or not, the words that met it, and a model answer."""

from __future__ import annotations

from textual.content import Content

from scoring.answers import Mark, Question
from simulator.terminal.literal import lines, literal, quoted
from simulator.terminal.widgets.skill_bars import level_colour


def hundredths(mark: Mark) -> int:
    """The mark as 0..100."""
    return round(mark.score * 100)


def mark_line(mark: Mark) -> Content:
    """The mark as a number, coloured."""
    score = hundredths(mark)
    return literal(f"{score} of 100", f"bold {level_colour(score)}")


def _sign(met: bool, mark: Mark) -> tuple[str, str]:
    """A point left out of an answer with full marks was no mistake."""
    if met:
        return "✓ ", "bold $good"
    return ("· ", "$muted") if mark.score == 1 else ("✗ ", "bold $poor")


def mark_content(question: Question, mark: Mark) -> Content:
    """The mark with all that it rests on."""
    texts = {point.index: point.text for point in question.points}
    rows = [Content.assemble(("Your mark: ", "bold"), mark_line(mark))]
    for point in mark.points:
        sign, style = _sign(point.met, mark)
        words = f" {quoted(point.text)}" if point.met and point.text else ""
        rows.append(
            Content.assemble((sign, style), literal(f"{texts.get(point.index, '')}{words}"))
        )
    rows += [Content.assemble(("! ", "bold $bad"), literal(text)) for text in mark.confusions]
    rows += [
        Content(""),
        literal("A model answer", "bold $strong"),
        literal(question.model),
        Content.assemble(("Handbook: ", "$muted"), literal(question.section)),
    ]
    return lines(rows)
