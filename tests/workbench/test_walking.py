"""Simulated trainees: every call ends, is the same again, and shows who does better."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.reading import Said
from simulator.content.read_transcript import TranscriptFile
from simulator.content.scene_names import names_of_library
from simulator.content.scoring_data import load_rubric
from simulator.practice.desk import Desk
from simulator.practice.wiring import open_desk
from simulator.workbench.manners import MOMENTS, TRAINEES, manners
from simulator.workbench.phrasebook import Phrasebook, in_sentences, whole_sentences
from simulator.workbench.playing import Play
from simulator.workbench.trying import play_script
from simulator.workbench.walk_crew import walk_alone, walk_together
from simulator.workbench.walk_report import (
    PASS_MARK,
    broken_promises,
    tallies,
    tally_row,
    worth_keeping,
)
from simulator.workbench.walking import MOST_STEPS, RememberingReader, Round, Walked, Walker
from tests.fakes import WordReader, WordScoring, small_desk
from tests.workbench.scenes import folder


def desk(tmp_path: Path) -> Desk:
    """The small desk with the words of the real rubric."""
    return small_desk(tmp_path, scoring=WordScoring(rubric=load_rubric()))


def rounds(count: int, *trainees: str) -> list[Round]:
    """So many calls of each trainee with the angry customer."""
    return [Round("angry", name, n) for name in trainees or TRAINEES for n in range(count)]


@pytest.mark.parametrize("name", TRAINEES)
def test_every_trainee_comes_to_an_end(tmp_path: Path, name: str) -> None:
    """No trainee plays for ever, and every call has an outcome."""
    for walked in walk_alone(Walker(desk(tmp_path), "late-van", 5), rounds(6, name)):
        assert walked.outcome
        assert len(walked.script.steps) <= MOST_STEPS


def test_the_same_seed_walks_the_same_calls(tmp_path: Path) -> None:
    """A call depends on its seed and number alone, not on those before it."""
    first = list(walk_alone(Walker(desk(tmp_path), "late-van", 5), rounds(2)))
    back = list(walk_alone(Walker(desk(tmp_path), "late-van", 5), rounds(2)[::-1]))
    assert back[::-1] == first
    other = list(walk_alone(Walker(desk(tmp_path), "late-van", 6), rounds(2)))
    assert [one.script for one in other] != [one.script for one in first]


def test_a_saved_call_can_be_tested(tmp_path: Path) -> None:
    """What was walked passes as a transcript."""
    at = desk(tmp_path)
    for walked in walk_alone(Walker(at, "late-van", 5), rounds(1)):
        scenario, persona = at.library.scenarios["late-van"], at.library.personas["angry"]
        play = Play(scenario, persona, walked.seed, at.scoring)
        assert play_script(play, walked.script)[0] is None


def test_processes_walk_the_same_calls(tmp_path: Path) -> None:
    """Sharing the calls out changes none of them, nor their order."""
    home = folder(tmp_path)
    wanted = [Round("brisk", "silent", 0), Round("brisk", "random", 0)]
    alone = list(walk_alone(Walker(open_desk(home), "lost-key", 3), wanted))
    assert list(walk_together(home, "lost-key", 3, wanted, 2)) == alone


def test_equal_replies_are_read_once() -> None:
    """The reader is asked again only where something differs that it may look at."""
    reader = WordReader()
    remembering = RememberingReader(reader)
    said = Said("so sorry", customer="Well?")
    assert remembering.read(said) == remembering.read(replace(said))
    remembering.read(replace(said, customer="What?"))
    assert len(reader.read_so_far) == 2
    assert remembering.fingerprint == reader.fingerprint


def test_the_file_of_trainees_names_what_there_is() -> None:
    """Moments, rules of the rubric and shares are right; whoever replies has words."""
    rules = {r.id for skill in load_rubric().skills for r in (*skill.due, *skill.faults)}
    assert tuple(manners()) == TRAINEES
    for one in manners().values():
        assert {*one.lines, *one.better} <= set(MOMENTS)
        assert {rule for named in one.better.values() for rule in named} <= rules
        assert all(0 <= share <= 100 for share in (one.model, one.chores, one.acts, one.waits))
        assert one.model or one.lines or one.words


def test_every_better_word_can_be_said_as_it_stands(tmp_path: Path) -> None:
    """Lines with gaps are left out, and each moment still has some."""
    at = desk(tmp_path)
    scenario, persona = at.library.scenarios["late-van"], at.library.personas["angry"]
    book = Phrasebook(scenario, persona, load_rubric(), at.scoring.signals)
    for moment in manners()["skilled"].better:
        words = book.better(manners()["skilled"], moment)
        assert words
        assert not any("[" in text for text in words)
    assert "£25" in book.keywords


def test_a_reply_is_cut_at_a_sentence() -> None:
    """A public post keeps whole sentences where one fits, and never goes over."""
    assert whole_sentences("One two. Three four. Five.", 21) == "One two. Three four."
    assert whole_sentences("abcdef ghi", 4) == "abcd"
    letter = "Subject: Keys\n\nDear Dana,\n\nIt is here. Come by.\n\nKind regards, Sam"
    assert in_sentences(letter) == ["It is here.", "Come by."]


def walked(name: str, overall: int, kind: str = "bad", stuck: str = "", seed: int = 1) -> Walked:
    """A call as it might have gone."""
    script = TranscriptFile("", "late-van", "angry", ())
    outcome = Round("angry", name, seed)
    return Walked(outcome, seed, kind, kind, overall, 3, stuck, script)  # type: ignore[arg-type]


def test_the_order_of_the_trainees_is_checked() -> None:
    """By the mean of each; equal is not better."""
    scores = (("skilled", 80), ("average", 50), ("average", 40), ("brusque", 9))
    fine = [walked(name, score) for name, score in scores]
    assert broken_promises(tallies(fine)) == ()
    assert broken_promises(tallies([*fine, walked("brusque", 81)])) == (
        "angry: average (45) does not beat brusque (45).",
    )
    assert broken_promises(tallies([walked("skilled", 3), *fine[1:]])) == (
        "angry: skilled (3) does not beat average (45).",
    )


@pytest.mark.parametrize(
    ("overall", "kind", "passed"),
    [(PASS_MARK, "good", 1), (PASS_MARK - 1, "good", 0), (99, "mixed", 0), (99, "bad", 0)],
)
def test_keywords_must_not_pass(overall: int, kind: str, passed: int) -> None:
    """To pass is a good end and enough points; one such call is one too many."""
    found = broken_promises(tallies([walked("stuffing", 3), walked("stuffing", overall, kind)]))
    assert found == (("angry: keywords passed in 1 of 2 calls.",) if passed else ())


def test_a_tally_counts_ends_and_stuck_calls() -> None:
    """Ends by kind, the mean and the spread of the scores, and the stages to look at."""
    calls = [walked("skilled", 40, "good"), walked("skilled", 60, stuck="find")]
    (found,) = tallies(calls)
    assert (found.kinds, found.score, found.spread) == (Counter(good=1, bad=1), 50, 10)
    assert tally_row(found)[2:] == ("2", "1", "0", "1", "50", "10", "3", "1 in find")


def test_the_calls_to_look_at_are_kept_once() -> None:
    """The worst of the skilled, the best of the keywords, one stuck call a trainee and stage."""
    calls = [
        walked("skilled", 80, "good", seed=1),
        walked("skilled", 40, stuck="find", seed=2),
        walked("average", 30, stuck="find", seed=3),
        walked("average", 20, stuck="find", seed=4),
        walked("stuffing", 9, seed=5),
        walked("stuffing", 19, seed=6),
    ]
    assert [(why, one.seed) for why, one in worth_keeping(calls)] == [
        ("worst", 2),
        ("best", 6),
        ("stuck", 3),
    ]


def test_real_trainees_do_as_they_should(tmp_path: Path) -> None:
    """With the real reader, in a shipped scenario, the skilled beat the average and those the
    brusque, and a saved call passes as a transcript."""
    at = open_desk(tmp_path)
    walker = Walker(at, "double-charge", 1)
    wanted = [Round("angry", name, 0) for name in ("skilled", "average", "brusque", "stuffing")]
    calls = list(walk_alone(walker, wanted))
    assert broken_promises(tallies(calls)) == ()
    assert calls[0].kind == "good"
    assert "scenario" in names_of_library(at.library)
    play = Play(walker.scenario, at.library.personas["angry"], calls[0].seed, at.scoring)
    assert play_script(play, calls[0].script)[0] is None
