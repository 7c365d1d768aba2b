"""Rows of many shapes for `read`, `grade` and `score`, good and bad, in a fixed order."""

from __future__ import annotations

import json
from itertools import islice, product
from typing import Any

OPENINGS = (
    "I am so sorry that the boiler went out again",
    "Hello, this is Dana at Brightwell",
    "Right, let me read that back to you",
    "I understand how tiring a week without heating is",
    "ok hang on pls",
    "May I put you on hold for two minutes while I look",
    "I’m İpek, and I'll see this through",
    "That is not possible, it says so in the contract",
)
ENDINGS = (
    "!",
    ", and the engineer comes on Friday at 10:30.",
    ". Is there anything else you need today?",
    ", you should have read the letter 😀",
    ". Could you tell me the number on the meter?",
)
CUSTOMERS = ("", "It is freezing and nobody calls back!", "Was kostet das, öre för öre?")
CHANNELS = ("phone", "chat", "email", "In person")
ANSWERS = (
    "A warm transfer means you tell your colleague about the caller before you go.",
    "Because people who feel heard calm down, whatever they are angry about",
    "no idea",
    "Say sorry, say what happens next and when, then do it.",
)
BAD = (
    "{",
    '{"id": 5}',
    "[]",
    '{"id": NaN, "reply": "x"}',
    '{"reply": 7, "answer": 7, "turns": 7}',
)


def replies(count: int) -> list[dict[str, Any]]:
    """Rows for `read`."""
    parts = product(CHANNELS, CUSTOMERS, ENDINGS, OPENINGS)
    return [
        {"id": f"r{number}", "channel": channel, "customer": customer, "reply": opening + ending}
        for number, (channel, customer, ending, opening) in enumerate(islice(parts, count))
    ]


def answers(count: int) -> list[dict[str, Any]]:
    """Rows for `grade`."""
    return [
        {"id": number, "q": number % 18 + 1, "answer": ANSWERS[number % 4] * (number % 3 + 1)}
        for number in range(count)
    ]


def transcripts(count: int) -> list[dict[str, Any]]:
    """Rows for `score`."""
    said = replies(count * 3)
    return [
        {
            "id": number,
            "channel": "phone",
            "facts": ["The engineer comes on Friday at 10:30."],
            "turns": [
                {"speaker": "customer", "text": CUSTOMERS[1]},
                *({"speaker": "agent", "text": row["reply"]} for row in said[number::count]),
                {"speaker": "agent", "text": "[hold 40s: announced]"},
            ],
        }
        for number in range(count)
    ]


def as_lines(rows: list[dict[str, Any]], *, bad: bool = False) -> bytes:
    """Rows as JSON lines; with `bad`, spoilt ones and empty lines in between."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    if bad:
        for number, spoilt in enumerate(BAD):
            lines.insert(7 + number * len(rows) // 7, f"{spoilt}\n")
    return "\n".join(lines).encode()
