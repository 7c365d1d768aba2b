"""No cheat passes a call."""

from __future__ import annotations

import pytest

from tests.cheats.cheaters import CHEATERS, cheated
from tests.cheats.playing import passes
from tests.played import PAIRS


@pytest.mark.parametrize(("scenario", "persona"), PAIRS)
@pytest.mark.parametrize("cheat", CHEATERS)
def test_a_cheat_does_not_pass(cheat: str, scenario: str, persona: str) -> None:
    """To pass is a good end and enough points: in every scenario, with whoever plays it."""
    play = cheated(scenario, persona, cheat, seed=1)
    assert not passes(play), [taken.event for taken in play.taken]
