"""The drill in words: what is to be mended, and what came of saying it again."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from scoring.scorecard import Finding
from simulator.practice.drill import Drilled, Weak
from simulator.terminal.literal import lines, literal, quoted, spoken

MOST_TOLD = 4
"""Things of one kind that are told in words; the others are counted."""

_SHIFTS = {
    "better": ("▼ calmer", "$good"),
    "worse": ("▲ more heated", "$bad"),
    "": ("· as before", "$muted"),
}


def weak_content(weak: Weak, customer: str) -> Content:
    """What the customer had said, your reply, and what it cost."""
    heard = [spoken(beat) for beat in weak.moment.heard.split("\n") if beat]
    rows = [literal(customer, "bold $customer"), *heard] if heard else []
    rows += [literal("You said", "bold $you"), literal(weak.moment.text)]
    rows.append(literal("What it cost", "bold $strong"))
    rows += _few([_lost(one, with_why=True) for one in weak.lost])
    return lines(rows)


def drilled_content(drilled: Drilled) -> Content:
    """What changed, how the customer takes it, and a model reply."""
    rows = [literal("You say now", "bold $you"), literal(drilled.words)]
    rows.append(literal("What changed", "bold $strong"))
    rows += [_good(one) for one in drilled.mended]
    rows += _few([_lost(one, "new: ", with_why=True) for one in drilled.broken])
    rows += _few([_lost(one, "not yet: ", with_why=False) for one in drilled.still])
    rows += _behaviours(drilled)
    if not (drilled.mended or drilled.broken):
        rows.append(literal("Nothing it cost before is mended yet. Try once more.", "$muted"))
    elif not (drilled.still or drilled.broken):
        rows.append(literal("Nothing is left to mend here.", "bold $good"))
    rows.append(_taken(drilled))
    if drilled.answer:
        rows.append(literal(f"  {drilled.answer}", "italic"))
    if drilled.model:
        rows.append(literal("A model reply", "bold $strong"))
        rows += [literal(quoted(text, 1_000)) for text in drilled.model[:1]]
    return lines(rows)


def _few(rows: list[Content]) -> list[Content]:
    more = len(rows) - MOST_TOLD
    return rows[:MOST_TOLD] + ([literal(f"  and {more} more", "$muted")] if more > 0 else [])


def _good(finding: Finding) -> Content:
    label = "gone" if finding.verdict == "fault" else "now met"
    return Content.assemble((f"✓ {label}: ", "bold $good"), literal(finding.what))


def _lost(finding: Finding, label: str = "", *, with_why: bool) -> Content:
    sign, colour = ("!", "$bad") if finding.verdict == "fault" else ("✗", "$poor")
    words = f" {quoted(finding.words, 60)}" if finding.words and not label else ""
    why = f". {finding.why}" if with_why and finding.why else ""
    head = Content.assemble((f"{sign} {label}", f"bold {colour}"), literal(finding.what + words))
    return head + literal(why)


def _behaviours(drilled: Drilled) -> list[Content]:
    rows = []
    for sign, label, names in (
        ("+", "shows now", drilled.gained),
        ("–", "no longer shows", drilled.dropped),
    ):
        if names:
            rows.append(literal(f"{sign} {label}: {_listed(names)}"))
    return rows


def _listed(names: Iterable[str]) -> str:
    return ", ".join(name[:1].lower() + name[1:] for name in names)


def _taken(drilled: Drilled) -> Content:
    words, colour = _SHIFTS[drilled.shift]
    return Content.assemble(
        ("The customer then: ", "bold $customer"),
        (words, f"bold {colour}"),
        literal(f", {drilled.after}"),
    )
