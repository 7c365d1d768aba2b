"""A procedure in words: each step, how it was taken, and what stands behind a step that was not in
order."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from scoring.scorecard import ProcedureScore, StepFinding
from simulator.terminal.handbook_words import source_content
from simulator.terminal.literal import lines, literal, quoted

_SIGNS = {
    "in order": ("✓", "$good"),
    "early": ("◔", "$fair"),
    "late": ("◔", "$fair"),
    "skipped": ("✗", "$poor"),
    "repeated": ("↻", "$fair"),
}

LEGEND = "✓ in order  ◔ early or late  ✗ skipped  ↻ repeated"


def procedure_content(procedure: ProcedureScore) -> Content:
    """All steps in the order of the procedure, those not in order with their receipts."""
    return lines(
        [literal(LEGEND, "$muted"), *(step_content(one, procedure.id) for one in procedure.steps)]
    )


def step_content(step: StepFinding, procedure: str) -> Content:
    """One step of `procedure`: its sign, what it is, how it was taken; why, better words and source
    if it was not in order."""
    sign, colour = _SIGNS[step.verdict]
    fine = step.verdict == "in order"
    rows = [
        Content.assemble(
            (f"{sign} ", f"bold {colour}"),
            literal(step.what, "bold"),
            literal(f" ({step.verdict})"),
        )
    ]
    rows += [
        Content.assemble((f"  {label}: ", "$muted"), literal(text))
        for label, text in (
            ("Words", quoted(step.words, 200) if step.words else ""),
            ("Why", "" if fine else step.why),
            ("For example", "" if fine else step.better),
        )
        if text
    ]
    if step.source and not fine:
        rows.append(source_content(step.source, procedure, "procedure"))
    return lines(rows)


def undue_content(procedures: Iterable[ProcedureScore]) -> Content:
    """The procedures that nothing began."""
    names = ", ".join(one.name for one in procedures if one.score is None)
    return literal(f"Nothing in this call began: {names}." if names else "", "$muted")
