"""Labels that change when the network is computed another way, over the whole corpus.

    python benchmarks/flips.py [EVERY]

Processors differ in how wide they add, in which kernels they choose and in which operations they
join. Each setting below makes the runtime take another of these ways; what is counted are replies
of the corpus (each, or every EVERYth) whose labels differ from those of the shipped setting, and
the labels that come or go. Weights keep to 7 bits, so no kernel overflows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import onnxruntime as ort

from scoring.reader import build_reader
from scoring.reader.tagger import unpacked
from scoring.reading import Said
from simulator.content.scoring_data import load_bytes, load_plain
from training.labelled import read_corpus

Setting = Callable[[Any], None]
Labels = list[frozenset[str]]


def wide(options: Any) -> None:
    """Products of unsigned by unsigned bytes, as processors without the signed kind make them."""
    options.add_session_config_entry("session.x64quantprecision", "1")


def unjoined(options: Any) -> None:
    """Every operation by itself."""
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL


def partly_joined(options: Any) -> None:
    """Only the joins that every processor knows."""
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC


def two_threads(options: Any) -> None:
    """Sums shared out over two threads."""
    options.intra_op_num_threads = 2


SETTINGS: dict[str, Setting] = {
    "unsigned products": wide,
    "no joined operations": unjoined,
    "basic joins": partly_joined,
    "two threads": two_threads,
}


def labels(rows: list[dict[str, Any]], setting: Setting | None) -> Labels:
    """The labels of each reply under a setting."""
    plain = ort.InferenceSession

    def session(packed: bytes, options: Any, **other: Any) -> Any:
        if setting is not None:
            setting(options)
        return plain(packed, options, **other)

    ort.InferenceSession = session
    unpacked.cache_clear()
    try:
        names = ("reader-model.bin", "tagger.onnx", "words.txt")
        order = load_bytes("word-order.json")
        reader = build_reader(load_plain("cues.yaml"), *map(load_bytes, names), order=order)
        return [frozenset(one.behaviour for one in reader.read(said(row))) for row in rows]
    finally:
        ort.InferenceSession = plain
        unpacked.cache_clear()


def said(row: dict[str, Any]) -> Said:
    """A corpus row as it is said in a call."""
    keys = ("reply", "customer", "customer_name", "agent_name", "company", "channel")
    return Said(**{key: row.get(key, "") for key in keys})


def main(every: int) -> None:
    """Print for each setting how many replies and labels changed."""
    rows = read_corpus()[::every]
    shipped = labels(rows, None)
    count = sum(map(len, shipped))
    print(f"{len(rows)} replies, {count} labels as shipped")
    for name, setting in SETTINGS.items():
        other = labels(rows, setting)
        flips = [len(one ^ two) for one, two in zip(shipped, other, strict=True)]
        print(f"{name:22} {sum(map(bool, flips)):4} replies, {sum(flips):4} labels changed")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
