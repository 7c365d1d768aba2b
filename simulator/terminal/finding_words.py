"""A receipt in words: what, which of your words, why, better words, and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content

from scoring.scorecard import Finding
from simulator.practice.coaching import label_of_better
from simulator.practice.reviews import Review
from simulator.terminal.coach_words import verdict_sign
from simulator.terminal.handbook_words import source_content
from simulator.terminal.literal import lines, literal, quoted
from simulator.terminal.review_words import review_content

_VERDICTS = {"met": "earned", "late": "late", "missed": "missed", "fault": "cost you"}


def finding_content(finding: Finding, reviews: Iterable[Review] = ()) -> Content:
    """The whole receipt, with what a trainer said of it."""
    sign, colour = verdict_sign(finding)
    fatal = " · fatal" if finding.fatal else ""
    points = f" ({_VERDICTS[finding.verdict]}, {finding.points:+.0f}{fatal})"
    rows = [
        Content.assemble(
            (f"{sign} ", f"bold {colour}"), literal(finding.what, "bold"), literal(points, colour)
        )
    ]
    rows += [review_content(one, "  ") for one in reviews]
    rows += [
        Content.assemble((f"  {label}: ", "$muted"), literal(text))
        for label, text in (
            ("Words", quoted(finding.words, 400) if finding.words else ""),
            ("Why", finding.why),
            (label_of_better(finding), finding.better if finding.verdict != "met" else ""),
        )
        if text
    ]
    if finding.source:
        rows.append(source_content(finding.source, finding.skill))
    return lines(rows)


def findings_content(
    findings: Iterable[Finding], reviews_on: Callable[[Finding], Iterable[Review]] = lambda _: ()
) -> Content:
    """Receipts under one another, what cost most first and what was earned last; `reviews_on` gives
    what a trainer said of each."""
    ordered = sorted(
        findings, key=lambda found: (not found.fatal, found.verdict == "met", found.points)
    )
    return Content("\n\n").join(finding_content(one, reviews_on(one)) for one in ordered)
