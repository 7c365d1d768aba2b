"""A trainer's review in plain words, for screens and lines alike."""

from __future__ import annotations

from simulator.practice.reviews import Review, ReviewedScore

_DOES_NOT = {
    "met": "does not stand: it was not shown, and counts as missed",
    "fault": "does not stand: no fault, and costs nothing",
}
_NOT_DUE = "does not stand: it was not due, and does not count"


def trainer(one: Review) -> str:
    """Who said it."""
    return f"Trainer {one.by}"


def day(when: str) -> str:
    """A time as "2026-03-01 09:30", in UTC."""
    return when[:16].replace("T", " ")


def verdict_words(one: Review) -> str:
    """What the verdict makes of the finding; empty for a comment alone."""
    if not one.verdict:
        return ""
    if one.verdict == "does-not":
        return _DOES_NOT.get(one.was, _NOT_DUE)
    return "meets what was due, and counts in full" if one.verdict == "meets" else "stands"


def overrules(one: Review) -> bool:
    """Whether it changes what the finding counts."""
    return one.verdict in ("does-not", "meets")


def score_words(score: ReviewedScore) -> str:
    """The score with the verdicts beside the first one, in one sentence."""
    who = " and ".join(score.by)
    first = "as at first" if score.overall == score.first else f"first: {score.first}"
    return f"Reviewed by {who}: {score.overall} of 100 ({first})"
