"""The linear judge: one weighted sum a behaviour, in whole numbers, the same on every machine.

A model file is zlib-compressed: one line of JSON (behaviours, offsets, slopes, thresholds), then
the sorted feature keys, the number of weights of each key, the behaviour of each weight, and the
weights, one signed byte each.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.reader.features import (
    Feature,
    Setting,
    key,
    part_features,
    sentence_features,
    shared_features,
)
from scoring.wording import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = 2
"""Raised whenever features or the file change, so that an old file is refused."""

_SHIFT = 16


class ModelError(ValueError):
    """The bytes are no reader model of this version."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All numbers of a model. `rows[key]` gives where a feature's weights begin and end.

    A score times its behaviour's slope plus offset, divided by 2**16, is looked up in `steps`:
    the number of steps passed is the confidence in hundredths.
    """

    behaviours: tuple[str, ...]
    slopes: tuple[int, ...]
    offsets: tuple[int, ...]
    steps: tuple[int, ...]
    rows: dict[int, tuple[int, int]]
    owners: NDArray[np.uint8]
    values: NDArray[np.int64]


def pack_model(
    behaviours: Sequence[str],
    slopes: Sequence[int],
    offsets: Sequence[int],
    steps: Sequence[int],
    weights: dict[int, dict[int, int]],
) -> bytes:
    """The model file for weights by feature key and behaviour number; each weight in -127..127."""
    head = {
        "format": FORMAT,
        "behaviours": list(behaviours),
        "slopes": list(slopes),
        "offsets": list(offsets),
        "steps": list(steps),
        "keys": len(weights),
    }
    keys = sorted(weights)
    order = [sorted(weights[one]) for one in keys]
    body = b"".join(
        (
            b"".join(one.to_bytes(4, "little") for one in keys),
            bytes(len(owned) for owned in order),
            bytes(owner for owned in order for owner in owned),
            bytes(weights[k][owner] & 255 for k, o in zip(keys, order, strict=True) for owner in o),
        )
    )
    return zlib.compress(json.dumps(head).encode() + b"\n" + body, 9)


def unpack_model(packed: bytes) -> Weights:
    """The weights of a model file; raises ModelError when it is damaged or of another format."""
    try:
        head_line, _, body = zlib.decompress(packed).partition(b"\n")
        head = json.loads(head_line)
    except (zlib.error, ValueError) as error:
        raise ModelError(f"The reader's model file is damaged: {error}.") from error
    if head.get("format") != FORMAT:
        raise ModelError(
            f"The reader's model file has format {head.get('format')}, expected {FORMAT}:"
            " train it again with python -m training.train_reader."
        )
    return _unpacked(head, body)


def _unpacked(head: dict[str, list[int]], body: bytes) -> Weights:
    import numpy as np

    count = int(head["keys"])  # type: ignore[call-overload]
    keys = array("I")
    keys.frombytes(body[: 4 * count])
    if sys.byteorder == "big":
        keys.byteswap()
    sizes = body[4 * count : 5 * count]
    total = sum(sizes)
    if len(body) != 5 * count + 2 * total:
        raise ModelError("The reader's model file is cut short.")
    rows: dict[int, tuple[int, int]] = {}
    at = 0
    for one, size in zip(keys, sizes, strict=True):
        rows[one] = (at, at + size)
        at += size
    return Weights(
        behaviours=tuple(str(one) for one in head["behaviours"]),
        slopes=tuple(head["slopes"]),
        offsets=tuple(head["offsets"]),
        steps=tuple(head["steps"]),
        rows=rows,
        owners=np.frombuffer(body, np.uint8, total, 5 * count),
        values=np.frombuffer(body, np.int8, total, 5 * count + total).astype(np.int64),
    )


class LinearJudge:
    """Says of each sentence how sure it is of each behaviour, and which words made it so."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._loaded: Weights | None = None

    @property
    def weights(self) -> Weights:
        """The weights, unpacked at first use."""
        if self._loaded is None:
            self._loaded = unpack_model(self._packed)
        return self._loaded

    def judge(self, setting: Setting) -> list[dict[str, int]]:
        """For each sentence of the reply, every behaviour's confidence in hundredths."""
        weights = self.weights
        shared = self._sums(shared_features(setting))
        return [
            self._confidences(weights, self._sums(sentence_features(setting, index), shared))
            for index in range(len(setting.reply.sentences))
        ]

    def evidence(self, setting: Setting, index: int, behaviour: str) -> tuple[Sentence, list[str]]:
        """The clauses of sentence number `index` that carry a behaviour, and the words that do."""
        owner = self.weights.behaviours.index(behaviour)
        clauses = setting.reply.clauses[index]
        sums = [self._own_words(setting, clause, index, owner) for clause in clauses]
        first, last = _best_run([sum(one.values()) for one in sums])
        chosen = Sentence(
            clauses[first].first, clauses[last].last, clauses[first].start, clauses[last].end
        )
        words: dict[str, int] = {}
        for one in sums[first : last + 1]:
            for name, worth in one.items():
                words[name] = max(words.get(name, 0), worth)
        return chosen, _telling(words)

    def _sums(self, features: Sequence[Feature], start: Sequence[int] | None = None) -> list[int]:
        import numpy as np

        weights, count = self.weights, len(self.weights.behaviours)
        known = [
            (row, feature.value)
            for feature in features
            if (row := weights.rows.get(key(feature.name))) is not None
        ]
        if not known:
            return list(start) if start else [0] * count
        owners = np.concatenate([weights.owners[row[0] : row[1]] for row, _ in known])
        values = np.concatenate([weights.values[row[0] : row[1]] * value for row, value in known])
        # Far below 2**53, whole numbers stay exact in the float sums of bincount.
        sums = np.bincount(owners, values, count).astype(np.int64).tolist()
        return [one + two for one, two in zip(sums, start, strict=True)] if start else sums

    def _confidences(self, weights: Weights, sums: Sequence[int]) -> dict[str, int]:
        return {
            behaviour: bisect_right(
                weights.steps, (sums[at] * weights.slopes[at] + weights.offsets[at]) >> _SHIFT
            )
            for at, behaviour in enumerate(weights.behaviours)
        }

    def _own_words(
        self, setting: Setting, clause: Sentence, index: int, owner: int
    ) -> dict[str, int]:
        found: dict[str, int] = {}
        for feature in part_features(setting, clause, index):
            group, _, name = feature.name.partition(":")
            if group in "wnc":
                worth = self._weight(feature, owner)
                if worth:
                    found[f"{group}:{name}"] = worth
        return found

    def _weight(self, feature: Feature, owner: int) -> int:
        weights = self.weights
        begin, end = weights.rows.get(key(feature.name), (0, 0))
        for at in range(begin, end):
            if weights.owners[at] == owner:
                return int(weights.values[at]) * feature.value
        return 0


def _best_run(sums: Sequence[int]) -> tuple[int, int]:
    """The run of neighbours with the greatest sum, as first and last place."""
    best = max(range(len(sums)), key=lambda at: (sums[at], -at))
    floor = sums[best] // 4
    first = last = best
    while first > 0 and sums[first - 1] > floor > 0:
        first -= 1
    while last + 1 < len(sums) and sums[last + 1] > floor > 0:
        last += 1
    return first, last


def _telling(words: dict[str, int]) -> list[str]:
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    found: list[str] = []
    for name, worth in ranked:
        plain = name[2:].strip("<> ")
        if worth > 0 and name.startswith("w:") and plain and not any(plain in f for f in found):
            found.append(plain)
        if len(found) == 3:
            break
    return found
