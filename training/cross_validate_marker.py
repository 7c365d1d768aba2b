"""Marks every answer by a marker that never saw its author, and keeps what was found.

    python -m training.cross_validate_marker --from WEIGHTS.pt     # about an hour

Cues are the same for all groups: they were written by hand with part of the answers in view. The
learned weights are fitted anew without each group of authors, and the tagger goes on without it
from weights that never saw an answer: those that
`python -m training.train_tagger --without-answers --keep WEIGHTS.pt` leaves. What is found goes to
`training/bench/left-out-answers.jsonl`, from which `training.measure_marker` makes its tables.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from .cross_validate import kept
from .marker_lessons import ANSWERS, LEFT_OUT_ANSWERS, read_rows
from .measure_marker import Found, marked
from .train_marker import Trainer

AUTHORS = (
    {"q01-09", "q10-18"},
    {"q01-09-b", "q10-18-b", "d"},
    {"plain", "varied", "c"},
)
"""The files of answers in three groups; no author wrote in two of them. The phrases, which are in
every training, are by the author of `c`."""


def tagger_without(files: Collection[str], epochs: int, rate: float, old: Path) -> bytes:
    """A tagger that learnt from the answers of all other files; imports PyTorch."""
    from .answer_lessons import answer_rows
    from .train_tagger import export, train

    net = train(answer_rows(but=files), epochs, rate, 0, old)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tagger.onnx"
        export(net, file)
        return file.read_bytes()


def left_out(
    trainer: Trainer, tagger: Callable[[Collection[str]], bytes], models: Path
) -> list[Found]:
    """What is made of each row by a marker trained without the row's group of authors.

    The networks are kept in the folder `models`, and taken from there when they are.
    """
    found: dict[int, Found] = {}
    for number, files in enumerate(AUTHORS):
        out = [at for at, row in enumerate(trainer.rows) if row.data["file"] in files]
        model = trainer.fit(sorted(set(range(len(trainer.rows))) - set(out)))
        network = kept(models / f"answers-{number}.onnx", partial(tagger, files))
        marks = marked(json.dumps(model).encode(), network, [trainer.rows[at].data for at in out])
        found.update(zip(out, marks, strict=True))
        print(f"group {number}: {', '.join(sorted(files))}", flush=True)
    return [found[at] for at in range(len(trainer.rows))]


def main() -> None:
    """Cross-validate by the command line's options and write what was found."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--from", dest="old", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--models", type=Path, help="where networks are kept, to use again later")
    given = options.parse_args()
    trainer = Trainer(read_rows(ANSWERS.glob("*.jsonl")))
    tagger = partial(tagger_without, epochs=given.epochs, rate=given.rate, old=given.old)
    with tempfile.TemporaryDirectory() as folder:
        found = left_out(trainer, tagger, given.models or Path(folder))
    lines = [
        json.dumps({"id": row.data["id"], "score": one.score, "points": sorted(one.points)})
        for row, one in zip(trainer.rows, found, strict=True)
    ]
    LEFT_OUT_ANSWERS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
