"""Where a miss stands: at the words that broke it, and never where nobody could answer."""

from __future__ import annotations

from tests.scoring.judged import OPENING, action, agent, customer, findings, judged, verdicts


def test_what_lasts_is_missed_where_it_broke() -> None:
    """A tone that should hold all through is missed at the words that break it first."""
    call = (OPENING, customer("problem"), agent("solution"), agent("slang"), agent("rude"))
    [found] = findings(judged(*call), "warm_tone")
    assert (found.verdict, found.turn, found.words) == ("missed", 3, "slang")


def test_nobody_is_asked_to_answer_the_last_words() -> None:
    """Praise in the customer's goodbye is due no thanks, also where a note was written after it."""
    call = (OPENING, customer("problem"), agent("solution"), customer("praise"))
    for after in ((), (action("note", "a note of five words"),)):
        assert verdicts(judged(*call, *after), "thank_praise") == []
    assert verdicts(judged(*call, action("end")), "thank_praise") == ["missed"]
