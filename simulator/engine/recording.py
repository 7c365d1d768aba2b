"""Events as plain JSON values and back, for whoever keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.facts import Stated
from scoring.reading import Shown
from simulator.engine.events import Acted, Event, Replied, Waited

KINDS = ("replied", "acted", "waited")
"""The kinds of events that a call takes, as they are named in a record."""


def to_payload(event: Event) -> tuple[str, dict[str, Any]]:
    """The event's kind and its content without the time, as plain JSON values."""
    if isinstance(event, Replied):
        meant = {} if event.meant is None else {"meant": list(event.meant)}
        return "replied", {
            "text": event.text,
            "heard": event.heard,
            "shown": [
                {
                    "id": found.behaviour,
                    "start": found.start,
                    "end": found.end,
                    "confidence": found.confidence,
                    "why": list(found.why),
                }
                for found in event.shown
            ],
            "stated": [
                {"fact": said.fact, "right": said.right, "start": said.start, "end": said.end}
                for said in event.stated
            ],
            **meant,
        }
    if isinstance(event, Acted):
        return "acted", {"action": event.action, "detail": event.detail}
    return "waited", {"seconds": event.seconds}


def from_payload(kind: str, at: int, payload: Mapping[str, Any]) -> Event:
    """The event that `to_payload` took apart; raises ValueError for any other kind."""
    if kind == "replied":
        return _replied(at, payload)
    if kind == "acted":
        return Acted(at, payload["action"], payload["detail"])
    if kind == "waited":
        return Waited(at, payload["seconds"])
    raise ValueError(f"no call event is of kind {kind!r}; expected one of {', '.join(KINDS)}")


def _replied(at: int, payload: Mapping[str, Any]) -> Replied:
    text = payload["text"]
    shown = tuple(
        Shown(
            behaviour=found["id"],
            start=found["start"],
            end=found["end"],
            text=text[found["start"] : found["end"]],
            confidence=found["confidence"],
            why=tuple(found["why"]),
        )
        for found in payload["shown"]
    )
    stated = tuple(
        Stated(
            fact=said["fact"],
            right=said["right"],
            start=said["start"],
            end=said["end"],
            text=text[said["start"] : said["end"]],
        )
        for said in payload["stated"]
    )
    meant = tuple(payload["meant"]) if "meant" in payload else None
    return Replied(at, text, shown, stated, payload["heard"], meant)
