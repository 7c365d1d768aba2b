"""Measures reader and marker and writes the figures of docs/reader-report.md.

    python -m training.bench                           # prints every table
    python -m training.bench --replies REPLIES.jsonl   # the shipped reader on labelled replies
    python -m training.bench --public FOLDER           # on real people's text
    python -m training.bench --write                   # puts all given into docs/reader-report.md
    python -m training.bench --cues                    # how right each cue rule is on the corpus
    python -m training.bench --check                   # fails when a figure dropped over a point

`--check` needs nothing but the project: the held-out replies and answers in `training/held_out`,
the cheat cases, and the left-out readings that `python -m training.cross_validate` kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from training.bench import cue_rules, report
from training.bench.figures import FIGURES, dropped, measure


def main() -> int:
    """Runs the bench by the command line's options; gives the exit code."""
    options = argparse.ArgumentParser(prog="python -m training.bench")
    options.add_argument("--replies", type=Path, help="labelled replies that nobody trained on")
    options.add_argument("--answers", type=Path, help="marked answers that nobody trained on")
    options.add_argument("--public", type=Path, help="the folder of real people's text")
    options.add_argument("--write", action="store_true", help="rewrite the report and figures")
    options.add_argument("--check", action="store_true", help="compare with the kept figures")
    options.add_argument("--cues", action="store_true", help="how right each cue rule is")
    given = options.parse_args()
    if given.cues:
        print("\n".join(cue_rules.told()))
        return 0
    if given.check:
        kept = json.loads(FIGURES.read_text("utf-8"))
        worse = dropped(kept, measure())
        for line in worse:
            print(line)
        print("No figure dropped by more than a point." if not worse else f"{len(worse)} dropped.")
        return 1 if worse else 0
    sections = report.sections(given.replies, given.answers, given.public)
    if given.write:
        FIGURES.write_text(json.dumps(measure(), indent=2) + "\n", "utf-8")
        report.write(sections)
    else:
        print("\n\n".join(sections.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
