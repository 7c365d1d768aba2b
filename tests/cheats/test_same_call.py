"""A call's points hang on what was said, not on who typed it, nor how."""

from __future__ import annotations

import random
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.spelling import read_speller
from simulator.content.scoring_data import load_bytes
from tests.cheats.playing import scripts
from tests.cheats.retold import Retype, overall, paraphrases, renamed, retold, retyped, told_first
from tests.examples import LIBRARY
from tests.scoring import perturbed

GOOD = sorted(name for name in scripts() if name.endswith("-good"))
ALIKE = 1
"""Points in 100 by which typing, spelling and names may move a call."""
PARAPHRASED = 8
"""Points by which saying it otherwise may: other words may show a thing more, or one fewer."""
OTHERS = ("Achterberg", "Nwosu", "Kowalczyk", "Rashidi", "Vukovic", "Oyelaran")


MISTYPED = perturbed.mistyped(read_speller(load_bytes("words.txt").decode()))
TYPED = (perturbed.curly, perturbed.spaced, perturbed.american)


@pytest.mark.parametrize("typed", TYPED, ids=lambda one: one.__name__)
@given(st.sampled_from(GOOD))
@settings(max_examples=4, deadline=None, derandomize=True)
def test_how_it_is_typed_moves_no_call(typed: Retype, name: str) -> None:
    """Marks, spaces and American spelling move no call by more than a point."""
    again = overall(retyped(name, typed, random.Random(0)))
    assert abs(again - told_first(name)) <= ALIKE


@pytest.mark.parametrize("typed", [MISTYPED, perturbed.lowered], ids=["slips", "no capitals"])
def test_careless_typing_moves_calls_by_next_to_nothing(typed: Retype) -> None:
    """With a slip in every third longer word, or no capital anywhere, calls move by less than a
    point in the mean. A slip that makes another word, or spoils the words that a rule of the
    channel looks for, may cost its call a finding."""
    moved = [
        abs(overall(retyped(name, typed, random.Random(at))) - told_first(name))
        for at, name in enumerate(GOOD)
    ]
    assert mean(moved) <= ALIKE, dict(zip(GOOD, moved, strict=True))
    assert max(moved) <= PARAPHRASED, dict(zip(GOOD, moved, strict=True))


@given(st.sampled_from(GOOD), st.permutations(OTHERS))
@settings(max_examples=6, deadline=None, derandomize=True)
def test_names_move_no_call(name: str, others: list[str]) -> None:
    """Whatever customer and agent are called, the call is the same."""
    scenario = LIBRARY.scenarios[scripts()[name].scenario]
    names = [*scenario.customer.name.split(), scenario.you_are.name]
    again = overall(*renamed(name, dict(zip(names, others, strict=False))))
    assert abs(again - told_first(name)) <= ALIKE


@pytest.mark.parametrize("way", [0, 1], ids=["in other words", "in dialect"])
@pytest.mark.parametrize("name", sorted(paraphrases()))
def test_honest_paraphrases_stay_in_a_small_band(name: str, way: int) -> None:
    """Every reply said otherwise, the call earns about the same."""
    again = overall(retold(name, paraphrases()[name][way]))
    assert abs(again - told_first(name)) <= PARAPHRASED
