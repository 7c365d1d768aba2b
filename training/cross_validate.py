"""Reads every corpus reply by a reader that never saw its author, and keeps what was found.

    python -m training.cross_validate                  # three groups of authors, about an hour
    python -m training.cross_validate --no-tagger      # cue rules and linear weights, two minutes

Cue rules are the same for all groups: they were written by hand with the corpus in view. Linear
weights and tagger are trained anew without each group. The findings go to
`training/bench/left-out.jsonl`, from which the bench makes its tables.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from scoring.reader import build_reader
from training.bench.readings import BEHAVIOURS, confidences
from training.labelled import DATA, LEFT_OUT, read_corpus
from training.train_reader import train as train_linear

GROUPS = ("d g h m r t w x", "e i k l n p y", "a f j o q s u v z")
"""The authors in three groups of about as many rows."""

Row = dict[str, Any]
TaggerTrainer = Callable[[Sequence[Row], int], bytes]


def tagger_trainer(epochs: int, rate: float) -> TaggerTrainer:
    """Trains a tagger on rows and gives its file; imports PyTorch."""
    from training.train_tagger import export, train

    def trained(rows: Sequence[Row], seed: int) -> bytes:
        net = train(rows, epochs, rate, seed, None)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "tagger.onnx"
            export(net, file)
            return file.read_bytes()

    return trained


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds; made and kept there when it is not there yet."""
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
    return file.read_bytes()


def left_out(
    rows: Sequence[Row], groups: Sequence[set[str]], tagger: TaggerTrainer | None, models: Path
) -> dict[str, dict[str, float]]:
    """What a reader trained without its author finds in each row, by the row's id.

    The weights of each group are kept in the folder `models`, and taken from there when they are.
    """
    cues = yaml.safe_load((DATA / "cues.yaml").read_text("utf-8"))
    words = (DATA / "words.txt").read_bytes()
    order = (DATA / "word-order.json").read_bytes()
    found: dict[str, dict[str, float]] = {}
    for number, group in enumerate(groups):
        known = [row for row in rows if row["author"] not in group]
        linear = kept(models / f"{number}.bin", partial(train_linear, known, BEHAVIOURS))
        network = kept(models / f"{number}.onnx", partial(tagger, known, number)) if tagger else b""
        reader = build_reader(cues, linear, network, words, order=order)
        for row in rows:
            if row["author"] in group:
                found[row["id"]] = confidences(reader, row)
        print(f"group {number}: {', '.join(sorted(group))}", flush=True)
    return found


def main() -> None:
    """Cross-validate by the command line's options and write the findings."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--epochs", type=int, default=5)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--no-tagger", action="store_true")
    options.add_argument("--models", type=Path, help="where weights are kept, to read again later")
    options.add_argument("--to", type=Path, default=LEFT_OUT)
    given = options.parse_args()
    rows = read_corpus()
    tagger = None if given.no_tagger else tagger_trainer(given.epochs, given.rate)
    with tempfile.TemporaryDirectory() as folder:
        models = given.models or Path(folder)
        found = left_out(rows, [set(one.split()) for one in GROUPS], tagger, models)
    lines = [json.dumps({"id": row["id"], "found": found[row["id"]]}) for row in rows]
    given.to.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
