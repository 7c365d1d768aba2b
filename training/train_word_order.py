"""Learns from the corpus how words follow each other, and writes scoring/data/word-order.json.

    python -m training.train_word_order

Prints how many labelled sentences would be taken for strings of keywords by an order of words that
never saw their author, and how many strings of keywords, drawn from the corpus, are found out.
Takes a minute on two cores.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD

from scoring.reader.word_order import (
    END,
    ENDINGS,
    NUMBER,
    OTHER,
    SMALL,
    START,
    UNLIKELIEST,
    ZERO,
    WordOrder,
    read_word_order,
    sort_of,
)
from training.labelled import DATA, read_corpus, setting_of

TARGET = DATA / "word-order.json"
LEAST_SEEN = 5
ALONE, GROUPS, NEIGHBOURS, SIZE = 150, 120, 300, 50
"""The commonest words have groups of their own; the others share so many, by their neighbours
among the commonest, brought down to so many figures."""
POINTS, LIKELIEST, DOUBT = 3, 7, 8
"""Points for a factor of e; the most a pair counts; how often a pair has to be seen to count."""
STRINGS, SEED, FOLDS = 1000, 1, 4


@dataclass(frozen=True)
class Said:
    """The words of one sentence, who wrote it, and whether it shows anything."""

    words: tuple[str, ...]
    author: str
    shows: bool


def sentences() -> list[Said]:
    """The sentences of the corpus."""
    found = []
    for row in read_corpus():
        reply = setting_of(row).reply
        evidence = [text for _, text in row.get("evidence", ())]
        starts = [row["reply"].index(text) for text in evidence]
        places = [(start, start + len(text)) for start, text in zip(starts, evidence, strict=True)]
        for part in reply.sentences:
            words = tuple(word for word in reply.words(part) if word.isalnum())
            shows = any(start < part.end and part.start < end for start, end in places)
            found.append(Said(words, row["author"], shows))
    return found


def learnt(said: Iterable[tuple[str, ...]]) -> WordOrder:
    """The order of words in sentences."""
    return read_word_order(packed(said))


def packed(said: Iterable[tuple[str, ...]]) -> bytes:
    """The file for sentences: the groups, and a row of letters for each."""
    counts = Counter(word for words in said for word in words)
    seen = {
        word for word, count in counts.items() if count >= LEAST_SEEN and sort_of(word) != NUMBER
    }
    sorts = [START, END, NUMBER, OTHER, *(f"-{ending}" for ending in ENDINGS)]
    lines = [
        [START, *(word if word in seen else sort_of(word) for word in words), END]
        for words in said
        if words
    ]
    common = [word for word, _ in counts.most_common() if word in seen]
    alone = [*sorts, *common[:ALONE]]
    rest = common[ALONE:]
    labels = _grouped(lines, rest, common[:NEIGHBOURS])
    shared = [
        " ".join(w for w, at in zip(rest, labels, strict=True) if at == n) for n in range(GROUPS)
    ]
    groups = [*alone, *(one for one in shared if one)]
    file = {"groups": groups, "follows": _rows(lines, groups)}
    return (json.dumps(file, indent=0) + "\n").encode()


def _grouped(
    lines: Sequence[Sequence[str]], words: Sequence[str], near: Sequence[str]
) -> list[int]:
    """The group of each word, by which of the commonest words stand on either side of it."""
    row = {word: at for at, word in enumerate(words)}
    column = {word: at for at, word in enumerate((START, END, NUMBER, *near))}
    counts: Counter[tuple[int, int]] = Counter()
    for line in lines:
        for at, word in enumerate(line):
            if word in row:
                for side, other in enumerate((line[at - 1], line[at + 1])):
                    place = column.get(other, len(column))
                    counts[row[word], side * (len(column) + 1) + place] += 1
    rows, columns = zip(*counts, strict=True)
    shape = (len(words), 2 * (len(column) + 1))
    table = csr_matrix((list(counts.values()), (rows, columns)), shape=shape, dtype=float)
    shares = table.multiply(1 / table.sum(1)).tocsr().sqrt()
    found = TruncatedSVD(SIZE, random_state=SEED).fit_transform(shares)
    found /= np.maximum(1e-9, np.linalg.norm(found, axis=1, keepdims=True))
    return list(KMeans(GROUPS, random_state=SEED, n_init=1, max_iter=50).fit(found).labels_)


def _rows(lines: Sequence[Sequence[str]], groups: Sequence[str]) -> list[str]:
    """For each group a letter a group: what it counts for a sentence when that one follows."""
    of = {word: at for at, listed in enumerate(groups) for word in listed.split()}
    single: Counter[int] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for line in lines:
        numbers = [of[word] for word in line]
        single.update(numbers)
        pairs.update(pairwise(numbers))
    total = sum(single.values())

    def points(one: int, other: int) -> int:
        share = max(1, single[other]) / total
        ratio = (pairs[one, other] + DOUBT * share) / (single[one] + DOUBT) / share
        return min(LIKELIEST, max(UNLIKELIEST, round(POINTS * math.log(ratio))))

    many = range(len(groups))
    return ["".join(chr(ZERO + points(one, other)) for other in many) for one in many]


def strings(said: Sequence[Said], chance: Random) -> list[list[str]]:
    """Strings of keywords: one or two words in a row, from here and there, few of them small."""
    pieces = [
        words[at : at + size]
        for words in (one.words for one in said if one.shows)
        for size in (1, 2)
        for at in range(len(words) - size + 1)
        if sum(word in SMALL for word in words[at : at + size]) < size
    ]
    return [
        [word for piece in chance.sample(pieces, chance.randint(8, 24)) for word in piece]
        for _ in range(STRINGS)
    ]


def main() -> None:
    """Measures, learns from everything and writes the file."""
    said, chance = sentences(), Random(SEED)
    authors = sorted({one.author for one in said})
    taken = total = caught = drawn = 0
    for fold in range(FOLDS):
        left_out = set(authors[fold::FOLDS])
        order = learnt([one.words for one in said if one.shows and one.author not in left_out])
        honest = [one for one in said if one.shows and one.author in left_out]
        taken += sum(order.is_string(one.words) for one in honest)
        total += len(honest)
        made = strings(honest, chance)
        caught += sum(map(order.is_string, made))
        drawn += len(made)
    print(f"labelled sentences taken for strings: {taken} of {total}")
    print(f"strings found out: {caught} of {drawn}")
    TARGET.write_bytes(packed([one.words for one in said if one.shows]))
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
