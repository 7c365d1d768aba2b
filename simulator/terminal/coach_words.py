"""The coach's lines after a reply: what moved, what was good, what was missed and better words."""

from __future__ import annotations

from textual.content import Content

from scoring.scorecard import Finding
from simulator.engine.events import Moved
from simulator.practice.coaching import CoachNote, Noticed, label_of_better
from simulator.terminal.literal import literal, quoted

_QUOTED = 48
"""Signs of the trainee's own words that are quoted: enough to know them again."""

_SIGNS = {
    "met": ("✓", "$good"),
    "late": ("◔", "$fair"),
    "missed": ("✗", "$poor"),
    "fault": ("!", "$bad"),
}


def verdict_sign(finding: Finding) -> tuple[str, str]:
    """The sign and the colour of a finding's verdict."""
    return _SIGNS[finding.verdict]


def coach_lines(note: CoachNote) -> list[Content]:
    """The note in lines, what helps most first; none for an empty note."""
    if not note:
        return []
    rows = [_moved(move) for move in note.moved if move.what == "mood"]
    rows += [_missed(finding) for finding in note.missed]
    if note.task:
        rows.append(Content.assemble(("→ Now: ", "bold $strong"), literal(note.task)))
    rows += [_good(finding) for finding in note.good]
    return rows + [_own(one) for one in note.own]


def _moved(move: Moved) -> Content:
    words = ", ".join(quoted(text, _QUOTED) for text in move.words[:1] if text.strip())
    why = f": {words}" if words else ""
    return Content.assemble(
        ("Mood ", "bold $strong"), literal(f"{move.before} → {move.after}{why}")
    )


def _good(finding: Finding) -> Content:
    words = f": {quoted(finding.words, _QUOTED)}" if finding.words else ""
    return Content.assemble(("✓ ", "bold $good"), literal(f"{finding.what}{words}"))


def _own(noticed: Noticed) -> Content:
    sign, colour = _SIGNS["met" if noticed.kind == "credit" else "fault"]
    words = f": {quoted(noticed.words, _QUOTED)}" if noticed.words else ""
    return Content.assemble((f"{sign} ", f"bold {colour}"), literal(f"{noticed.name}{words}"))


def _missed(finding: Finding) -> Content:
    sign, colour = verdict_sign(finding)
    words = f": {quoted(finding.words, _QUOTED)}" if finding.words else ""
    missed = Content.assemble((f"{sign} ", f"bold {colour}"), literal(f"{finding.what}{words}"))
    if not finding.better:
        return missed
    label = f". {label_of_better(finding)}: "
    return missed + Content.assemble((label, "$muted"), literal(finding.better, "italic"))
