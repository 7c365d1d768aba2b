"""The labelled replies and answers, as rows; and a reply as the reader sees it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from scoring.reader.features import Setting
from scoring.reader.typing_errors import SLIPS
from scoring.spelling import Speller, read_speller
from scoring.wording import Names, read_words

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
DATA = HERE.parent / "scoring" / "data"
WORDS = DATA / "words.txt"
LEFT_OUT = HERE / "bench" / "left-out.jsonl"
"""What readers that never saw its author found in each corpus reply: `training.cross_validate`."""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_corpus(folder: Path = CORPUS) -> list[dict[str, Any]]:
    """All labelled replies; `author` is the stem of the file a row comes from."""
    return [
        {**row, "author": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for row in read_jsonl(path)
    ]


@cache
def speller() -> Speller:
    """The shipped speller."""
    return read_speller(WORDS.read_text("utf-8"), SLIPS)


def setting_of(row: dict[str, Any]) -> Setting:
    """The reply of a row and what surrounds it, as the reader sees it."""
    names = Names(row.get("customer_name", ""), row.get("agent_name", ""), row.get("company", ""))
    mend = speller().mend
    return Setting(
        read_words(row["reply"], names, mend),
        read_words(row.get("customer", ""), names, mend),
        row.get("channel", "phone"),
    )
