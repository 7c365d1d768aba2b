"""From the mean of what was judged to the score of the whole call: how it ended, and its caps."""

from __future__ import annotations

from scoring.rubric import Overall
from scoring.transcript import Result


def whole_score(how: Overall, mean: float, result: Result | None, fatal: bool) -> float:
    """What a call comes to, 0..100, unrounded. `mean` is that of skills and procedures, `result` is
    None for a call that goes on."""
    if result is not None:
        share = how.result_share
        mean = ((1 - share) * mean + share * _worth(how, result)) * (_cap(how, result) / 100)
    if fatal:
        mean *= how.fatal_cap / 100
    return min(max(mean, 0.0), 100.0)


def mean_before(how: Overall, whole: float, result: Result | None, fatal: bool) -> float | None:
    """The mean that `whole_score` was made of; None where caps or shares leave nothing of it."""
    if fatal:
        if not how.fatal_cap:
            return None
        whole *= 100 / how.fatal_cap
    if result is None:
        return whole
    share, cap = how.result_share, _cap(how, result)
    if not cap or share >= 1:
        return None
    return (whole * 100 / cap - share * _worth(how, result)) / (1 - share)


def _worth(how: Overall, result: Result) -> float:
    return {"good": how.good, "mixed": how.mixed, "bad": how.bad}[result]


def _cap(how: Overall, result: Result) -> float:
    return {"good": 100.0, "mixed": how.mixed_cap, "bad": how.bad_cap}[result]
