"""The bench's figures are what they say they are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.bench.agreement import (
    Tally,
    calibration_error,
    intervals,
    macro_f1,
    micro_f1,
    pearson,
    quadratic_kappa,
    reliability,
    table,
)
from training.bench.figures import dropped
from training.measure_calls import rank_correlation

counts = st.integers(0, 50)


@given(counts, counts, counts, counts)
def test_a_tally_stays_within_its_bounds(r: int, w: int, m: int, s: int) -> None:
    """Shares lie in 0..1 and F1 between precision and recall."""
    tally = Tally(r, w, m, s)
    assert 0 <= tally.f1 <= 1
    low, high = sorted((tally.precision, tally.recall))
    assert low - 1e-9 <= tally.f1 <= high + 1e-9 or not r
    assert -1 <= tally.kappa <= 1


def test_what_is_ignored_counts_for_nothing() -> None:
    """Right, wrong and missed are told apart, the ignored left out."""
    made = table([{"a"}, {"a"}, set()], [{"a"}, set(), {"a"}], [set(), {"a"}, set()], ["a", "b"])
    assert made.sum(0).tolist() == [[1, 0, 1, 0], [0, 0, 0, 3]]
    assert macro_f1(made) == micro_f1(made) == 2 / 3
    bounds, (low, high) = intervals(made)
    assert 0 <= low <= high <= 1
    assert bounds.shape == (2, 2)


def test_confidence_that_holds_has_no_error() -> None:
    """Half of the findings at 0.5 right, all at 0.95."""
    bands = reliability([0.5, 0.5, 0.95], [True, False, True])
    assert [band[1] for band in bands] == [2, 1]
    assert calibration_error(bands) < 0.02


@given(st.lists(st.sampled_from([0, 0.25, 0.5, 0.75, 1.0]), min_size=3, max_size=20))
def test_a_marker_that_agrees_agrees_fully(marks: list[float]) -> None:
    """Equal marks give kappa 1, and correlation 1 where they vary."""
    if len(set(marks)) > 1:
        assert np.isclose(pearson(marks, marks), 1)
        assert np.isclose(quadratic_kappa(marks, marks), 1)
        assert np.isclose(rank_correlation(marks, [one * 3 + 1 for one in marks]), 1)


def test_a_figure_may_fall_by_a_point_and_no_more() -> None:
    """Less is told with both values; one that is no longer measured counts as nothing."""
    assert dropped({"one": 0.80}, {"one": 0.795}) == []
    assert dropped({"one": 0.80}, {"one": 0.78}) == ["one: 0.780, was 0.800"]
    assert dropped({"one": 0.80}, {}) == ["one: 0.000, was 0.800"]
