"""A reading does not hang on who typed it, or how: only on what was said."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.reading import Said
from scoring.spelling import read_speller
from simulator.content.scoring_data import load_bytes, load_reader
from tests.scoring import perturbed
from training.bench.readings import said
from training.labelled import read_jsonl

ROOT = Path(__file__).parents[2]
SURE = 0.9
ROWS = read_jsonl(ROOT / "training" / "held_out" / "replies.jsonl")
EXACT = (
    perturbed.curly,
    perturbed.spaced,
    perturbed.lowered,
    perturbed.american,
    perturbed.renamed,
)
SLIPS_ALLOWED = 0.02
"""Share of sure labels that typing errors may change: some slips make another right word."""


@cache
def _sure(one: Said) -> dict[str, float]:
    found: dict[str, float] = {}
    for shown in load_reader().read(one):
        found[shown.behaviour] = max(found.get(shown.behaviour, 0), shown.confidence)
    return found


def _changed(before: Said, after: Said) -> set[str]:
    """The behaviours sure in one and not found at all in the other."""
    one, two = _sure(before), _sure(after)
    lost = {name for name, sure in one.items() if sure > SURE and name not in two}
    return lost | {name for name, sure in two.items() if sure > SURE and name not in one}


def _plain_names(row: dict[str, Any]) -> bool:
    """Without names that are everyday words, which a capital alone tells from the word."""
    words = f"{row['customer_name']} {row['agent_name']} {row['company']}".lower().split()
    return not any(word in perturbed.EVERYDAY for word in words)


@pytest.mark.parametrize("typed", EXACT, ids=lambda one: one.__name__)
@given(st.sampled_from(ROWS), st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_how_it_is_typed_changes_no_sure_label(
    typed: Callable[[Said, random.Random], Said], row: dict[str, Any], seed: int
) -> None:
    """Marks, spaces, capitals, American spelling and other names leave every sure label."""
    assume(_plain_names(row))
    before = said(row)
    assert not _changed(before, typed(before, random.Random(seed)))


@given(st.sampled_from(ROWS), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_order_of_independent_sentences_changes_no_sure_label(
    row: dict[str, Any], seed: int
) -> None:
    """Sentences that do not lean on each other mean the same in any order."""
    before = said(row)
    assert not _changed(before, perturbed.reordered(before, random.Random(seed)))


def test_typing_errors_change_next_to_no_sure_label() -> None:
    """With a slip in every third longer word, two labels in a hundred may go, no more."""
    typed = perturbed.mistyped(read_speller(load_bytes("words.txt").decode()))
    labels = changed = 0
    for number, row in enumerate(ROWS):
        before = said(row)
        labels += sum(sure > SURE for sure in _sure(before).values())
        changed += len(_changed(before, typed(before, random.Random(number))))
    assert changed <= SLIPS_ALLOWED * labels


@pytest.mark.parametrize(
    ("behaviour", "credit", "denied"),
    yaml.safe_load((Path(__file__).parent / "negated.yaml").read_text("utf-8")),
)
def test_a_denied_credit_is_no_credit(behaviour: str, credit: str, denied: str) -> None:
    """The same words with a not in them earn nothing."""
    customer = "I have waited three weeks and nobody helped me."
    assert behaviour in _sure(Said(credit, customer))
    assert behaviour not in _sure(Said(denied, customer))
