"""How far a trainer's own examples carry, by likeness alone.

    python -m benchmarks.own_examples [EXAMPLES] [ROUNDS]

For every behaviour of the catalogue, labelled sentences of the corpus are taken as if a trainer had
written them as examples, and looked for in all other replies: no words, none of the reader's own
rules or models. Half of the replies are read first, and what is found wrongly there is added as
near misses. Printed is what is then found in the other half, at several likenesses; a round is one
draw of examples and halves. Last comes what a handful of words finds for a few behaviours.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from scoring.behaviours import OwnBehaviour, OwnBehaviours
from scoring.reader.cues import CueBook
from scoring.reader.own import ALIKE, OwnExamples, own_cues
from scoring.reader.typing_errors import SLIPS
from scoring.spelling import read_speller
from scoring.wording import Names, Wording, read_words

HERE = Path(__file__).parents[1]
CORPUS = HERE / "training" / "corpus"
WORDS = HERE / "scoring" / "data" / "words.txt"
LIKENESSES = range(56, 97, 4)
LEAST_WORDS = 4
"""Shorter evidence is mostly a piece of a sentence that nobody would write down as an example."""

PICKED = (
    OwnBehaviour("apology", words=("sorry", "apologise", "apologies")),
    OwnBehaviour("gratitude", words=("thank you", "thanks", "grateful", "appreciate")),
    OwnBehaviour("further_help", words=("anything else", "something else", "need us again")),
    OwnBehaviour("collaboration", words=("together", "with you on this", "we can work")),
)
"""Words that come to mind first, picked without looking at the corpus."""

MEND = read_speller(WORDS.read_text("utf-8"), SLIPS).mend


@dataclass(frozen=True)
class Labelled:
    """A reply of the corpus with the words that show each behaviour."""

    reply: Wording
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Seen:
    """One behaviour of one reply: how near the likest example was, and whether it was there."""

    behaviour: str
    near: int
    true: bool
    words: str = ""


def labelled() -> list[Labelled]:
    """The replies of the corpus."""
    lines = (one for path in sorted(CORPUS.glob("*.jsonl")) for one in path.open("rb"))
    return [_labelled(json.loads(line)) for line in lines]


def _labelled(row: dict[str, Any]) -> Labelled:
    names = Names(row["customer_name"], row["agent_name"], row["company"])
    evidence = tuple((name, text) for name, text in row["evidence"])
    return Labelled(read_words(row["reply"], names, MEND), evidence)


def drawn(corpus: Sequence[Labelled], count: int, random: Random) -> OwnBehaviours:
    """For every behaviour the evidence of `count` replies, as a trainer's examples."""
    evidence: dict[str, list[str]] = {}
    for row in corpus:
        for behaviour, text in row.evidence:
            if len(text.split()) >= LEAST_WORDS:
                evidence.setdefault(behaviour, []).append(text)
    return tuple(
        OwnBehaviour(name, examples=tuple(random.sample(texts, min(count, len(texts) // 2))))
        for name, texts in sorted(evidence.items())
    )


def compared(corpus: Sequence[Labelled], own: OwnBehaviours) -> Iterator[Seen]:
    """What is near or there in every reply, but not in those that the examples come from."""
    examples = OwnExamples(own, MEND, alike=LIKENESSES[0])
    taken = {(one.id, text) for one in own for text in one.examples}
    for row in corpus:
        near = dict(_nearest(examples, row.reply))
        true = {name for name, _ in row.evidence}
        source = {name for name, text in row.evidence if (name, text) in taken}
        for name in sorted((true | set(near)) - source):
            found, words = near.get(name, (0, ""))
            yield Seen(name, found, name in true, words)


def _nearest(examples: OwnExamples, reply: Wording) -> Iterator[tuple[str, tuple[int, str]]]:
    """The likeness and the words of the likest piece that no near miss is as like."""
    best: dict[str, tuple[int, str]] = {}
    for index in range(len(reply.sentences)):
        pieces = examples.nearest(reply, index)
        for (name, shows), one in pieces.items():
            miss = pieces.get((name, False))
            if shows and (miss is None or miss.sure < one.sure):
                found = one.sure, reply.original[one.start : one.end]
                best[name] = max(best.get(name, (0, "")), found)
    yield from best.items()


def corrected(own: OwnBehaviours, seen: Sequence[Seen]) -> OwnBehaviours:
    """The behaviours with what was found wrongly as their near misses."""
    wrong: dict[str, list[str]] = {}
    for one in seen:
        if not one.true and one.near >= ALIKE:
            wrong.setdefault(one.behaviour, []).append(one.words)
    return tuple(replace(one, near_misses=tuple(wrong.get(one.id, ()))) for one in own)


def table(title: str, seen: Sequence[Seen]) -> None:
    """Prints precision and recall by likeness."""
    print(f"\n{title}\nlikeness  precision  recall   found  weak behaviours (right of found)")
    there = sum(one.true for one in seen)
    for least in LIKENESSES:
        right = Counter(one.behaviour for one in seen if one.true and one.near >= least)
        every = Counter(one.behaviour for one in seen if one.near >= least)
        precision, recall = right.total() / max(1, every.total()), right.total() / there
        weak = ", ".join(
            f"{a} {right[a]}/{n}" for a, n in sorted(every.items()) if _weak(right[a], n)
        )
        print(f"{least:8}  {precision:9.3f}  {recall:6.3f}  {every.total():6}  {weak}")


def words_alone(corpus: Sequence[Labelled]) -> None:
    """Prints precision and recall of the words of `PICKED`."""
    print("\nWords alone\n                precision  recall   found")
    book = CueBook(own_cues(PICKED, MEND))
    hits = [book.hits(row.reply, read_words("")) for row in corpus]
    for own in PICKED:
        found = {
            at for at, of in enumerate(hits) if any(own.id in h.cue.shows for s in of for h in s)
        }
        true = {at for at, row in enumerate(corpus) if own.id in dict(row.evidence)}
        right = len(found & true)
        print(
            f"{own.id:14}  {right / max(1, len(found)):9.3f}"
            f"  {right / len(true):6.3f}  {len(found):6}"
        )


def _weak(right: int, found: int) -> bool:
    return found >= 5 and right * 5 < found * 4


def main() -> None:
    """Prints both tables."""
    count, rounds = (*map(int, sys.argv[1:]), *(10, 2)[len(sys.argv) - 1 :])
    corpus = labelled()
    print(f"{count} examples a behaviour, {len(corpus)} replies, {rounds} rounds")
    before: list[Seen] = []
    after: list[Seen] = []
    for seed in range(rounds):
        random = Random(seed)
        own = drawn(corpus, count, random)
        first = set(random.sample(range(len(corpus)), len(corpus) // 2))
        tried = [row for at, row in enumerate(corpus) if at in first]
        rest = [row for at, row in enumerate(corpus) if at not in first]
        before += compared(rest, own)
        after += compared(rest, corrected(own, list(compared(tried, own))))
    table("Examples alone", before)
    table("With one round of near misses", after)
    words_alone(corpus)


if __name__ == "__main__":
    main()
