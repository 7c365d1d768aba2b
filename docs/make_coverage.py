"""Makes docs/handbook-coverage.md from tests/coverage.yaml: `python docs/make_coverage.py`.

What each row claims is checked by tests/test_coverage.py, and that the page is current as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.content.handbook import Example, ExampleLine, load_pages, read_example
from simulator.content.library import load_library
from simulator.content.nodes import plain
from simulator.content.procedure_files import shipped_procedures
from simulator.content.scoring_data import load_questions, load_rubric
from simulator.content.yaml_text import read_yaml
from simulator.practice.scored_by import CHANNEL_NAMES

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "tests" / "coverage.yaml"
PAGE = ROOT / "docs" / "handbook-coverage.md"

PARTS = {
    "A": "The skills",
    "B": "The chapters on soft skills",
    "C": "The channels",
    "D": "The procedures",
    "E": "The measures, simulated",
    "F": "Coaching",
}
MEASURES = {
    "fcr": "First contact resolution",
    "aht": "Average handle time",
    "csat": "Customer satisfaction",
    "nps": "Net promoter score",
    "abandonment": "Risk of abandonment",
    "trust": "The customer's trust",
}
COACHING = {
    "strength": "Two strengths and one thing to work on",
    "words": "The words that earned it",
    "better": "Better words for it",
    "section": "The section, which opens its page",
    "progress": "The skill over time",
    "review": "A trainer's verdict and comment, beside the first score",
}
_BEGIN = """# What the handbook asks for, and where it is trained and scored

Made by `python docs/make_coverage.py` from `tests/coverage.yaml`; do not edit. Each row is tested
(`tests/test_coverage.py`): the words under *earns it*, read by the shipped reader and judged by the
shipped rules, meet every rule named; those under *does not* meet none of them; and in a call of the
scenario at least one of them is judged. Where a row has several examples, the first one is shown.
Lines in *italics* follow one another.
"""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A row: what is asked for, the examples that show it with what judges them, a scenario that
    trains it. `play` is a short call of that scenario, `needs` what is missing where there is none;
    `channel` is where the examples play if they do not say it."""

    part: str
    row: str
    examples: tuple[Example, ...]
    by: tuple[str, ...]
    scenario: str = ""
    play: Mapping[str, Any] = field(default_factory=dict)
    needs: str = ""
    channel: str = ""


def read_rows(path: Path = SOURCE) -> tuple[CoverageRow, ...]:
    """The rows in the order of the file. Raises ValueError or KeyError for a broken one."""
    parsed = read_yaml(path.read_bytes(), path.name)
    if parsed.root is None or parsed.problems:
        raise ValueError(f"{path.name}: {parsed.problems}")
    entries = plain(parsed.root)
    assert isinstance(entries, list)
    return tuple(_row(entry) for entry in entries)


def _row(entry: Any) -> CoverageRow:
    pages = {page.id: page for page in load_pages()}
    page = pages[entry["page"]] if "page" in entry else None
    if page is None:
        own = {
            key: entry[key] for key in ("customer", "good", "bad", "by", "channel") if key in entry
        }
        examples: tuple[Example, ...] = (read_example(own, entry["row"]),)
    else:
        place = int(entry.get("example", 0))
        examples = page.examples[place - 1 : place] if place else page.examples
    by = entry.get("by") or [rule for example in examples for rule in example.by]
    return CoverageRow(
        part=entry["part"],
        row=entry["row"],
        examples=examples,
        by=tuple(dict.fromkeys(by)),
        scenario=entry.get("scenario", ""),
        play=entry.get("play", {}),
        needs=entry.get("needs", ""),
        channel=page.of if page is not None and page.kind == "channel" else "",
    )


def coverage_page(rows: tuple[CoverageRow, ...]) -> str:
    """The whole page."""
    return "\n".join((_BEGIN, *_tables(rows)))


def _tables(rows: tuple[CoverageRow, ...]) -> Iterator[str]:
    names, titles = _rule_names(), _titles()
    for part, heading in PARTS.items():
        yield f"## {part}. {heading}\n"
        yield "| asked for | judged by | trained by | the customer said | earns it | does not |"
        yield "|---|---|---|---|---|---|"
        for row in rows:
            if row.part == part:
                example = row.examples[0]
                cells = (
                    row.row,
                    "; ".join(names[rule] for rule in row.by),
                    titles[row.scenario] if row.scenario else f"none yet. Needed: {row.needs}",
                    _heard(example),
                    _told(example.good),
                    _told(example.bad),
                )
                yield f"| {' | '.join(map(_cell, cells))} |"
        yield ""


def _rule_names() -> dict[str, str]:
    names = {
        rule.id: f"{skill.name}: {rule.texts.what}"
        for skill in load_rubric().skills
        for rule in skill.due
    }
    names |= {
        rule.id: f"{skill.name}, fault: {rule.texts.what}"
        for skill in load_rubric().skills
        for rule in skill.faults
    }
    for one in shipped_procedures().procedures:
        names |= {f"{one.id}.{step.id}": f"{one.name} (steps): {step.what}" for step in one.steps}
    names |= {f"measure:{name}": f"Measure: {words}" for name, words in MEASURES.items()}
    names |= {f"coaching:{name}": f"Feedback: {words}" for name, words in COACHING.items()}
    return names | {
        f"question:{one.number}": f"Question {one.number}: {one.text}" for one in load_questions()
    }


def _titles() -> dict[str, str]:
    return {
        one.id: f"{one.title} (`{one.id}`, {CHANNEL_NAMES.get(one.channel, one.channel)})"
        for one in load_library(None).headings("scenario")
    }


def _heard(example: Example) -> str:
    return next((line.text for line in reversed(example.before) if line.who == "customer"), "")


def _told(lines: tuple[ExampleLine, ...]) -> str:
    return _line(lines[0]) if len(lines) == 1 else " / ".join(f"*{_line(one)}*" for one in lines)


def _line(line: ExampleLine) -> str:
    if line.who == "act":
        time = f", {line.seconds} seconds" if line.seconds else ""
        return f"({line.text.replace('_', ' ')}{time}{': ' + line.detail if line.detail else ''})"
    said = f"Customer: {line.text}" if line.who == "customer" else line.text
    waited = f"(after {line.waited} seconds) " if line.waited is not None else ""
    return f"{waited}{'(cutting in) ' if line.cuts_in else ''}{said}"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def main() -> None:
    """Write the page."""
    PAGE.write_text(coverage_page(read_rows()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
