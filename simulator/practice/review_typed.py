"""One line of a review as a trainer types it."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.practice.finding import nearest
from simulator.practice.words import Refused

WAYS = "12 meets: COMMENT, 12: COMMENT, reply 3: COMMENT, call: COMMENT or list"


@dataclass(frozen=True, slots=True)
class TypedReview:
    """What was typed; a review of the whole call has neither number. The verdict is as typed."""

    finding: int | None = None
    reply: int | None = None
    verdict: str = ""
    comment: str = ""


def typed_review(line: str) -> TypedReview:
    """A line such as "12 meets: she did name it". Raises Refused for any other form."""
    head, colon, comment = line.partition(":")
    first, *rest = head.split() or [""]
    comment = comment.strip()
    if first.isdecimal():
        return TypedReview(finding=int(first), verdict=" ".join(rest), comment=comment)
    word = first.lower()
    if word == "reply" and len(rest) == 1 and rest[0].isdecimal():
        return TypedReview(reply=int(rest[0]), comment=comment)
    if word == "call" and colon and not rest:
        return TypedReview(comment=comment)
    near = nearest(word, ("reply", "call", "list"), most=1)
    meant = f" Did you mean {near[0]}?" if near and near[0] != word else ""
    raise Refused(f"A line is {WAYS}; not {line[:60]!r}.{meant}")
