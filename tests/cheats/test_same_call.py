"""A call's points hang on what was said, not on who typed it, nor how."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.reading import Said
from scoring.spelling import read_speller
from simulator.content.scoring_data import load_bytes
from tests.cheats.playing import LIBRARY, scripts
from tests.cheats.retold import Retype, overall, paraphrases, renamed, retold, retyped, told_first
from tests.scoring import perturbed

GOOD = sorted(name for name in scripts() if name.endswith("-good"))
ALIKE = 1
"""Points in 100 by which typing, spelling and names may move a call."""
PARAPHRASED = 12
"""Points by which saying it otherwise may: another reply may show a thing or two more, or fewer."""
OTHERS = ("Achterberg", "Nwosu", "Kowalczyk", "Rashidi", "Vukovic", "Oyelaran")


def british(said: Said, chance: random.Random) -> Said:
    """As it stands: the transcripts are in British spelling."""
    return said


MISTYPED = perturbed.mistyped(read_speller(load_bytes("words.txt").decode()))
TYPED = (perturbed.curly, perturbed.spaced, perturbed.lowered, perturbed.american)


@pytest.mark.parametrize("typed", TYPED, ids=lambda one: one.__name__)
@given(st.sampled_from(GOOD))
@settings(max_examples=5, deadline=None, derandomize=True)
def test_how_it_is_typed_moves_no_call(typed: Retype, name: str) -> None:
    """Marks, spaces, capitals and American spelling move no call by more than a point."""
    again = overall(retyped(name, typed, random.Random(0)))
    assert abs(again - told_first(name)) <= ALIKE


@given(st.sampled_from(GOOD), st.integers(0, 9))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_typing_errors_move_no_call(name: str, seed: int) -> None:
    """A slip in every third longer word moves no call by more than a point."""
    again = overall(retyped(name, MISTYPED, random.Random(seed)))
    assert abs(again - told_first(name)) <= ALIKE


@given(st.sampled_from(GOOD), st.permutations(OTHERS))
@settings(max_examples=10, deadline=None, derandomize=True)
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
