"""A transcript passes when the call goes as it says, and else shows the first place where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.vocabulary import BLOCKS
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.workbench import expectations
from simulator.workbench.trial_words import trial_lines
from tests.content.samples import changed
from tests.workbench.scenes import GOOD, tried

README = Path(__file__).parents[2] / "transcripts" / "README.md"


def test_a_call_that_goes_as_it_says_passes(tmp_path: Path) -> None:
    """Named behaviours and facts move the call as if they had been read."""
    trial = tried(tmp_path, GOOD)
    assert trial.passed
    assert list(trial_lines(trial)) == ["ok    lost-key/call: solved, 100 of 100"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        (
            "mood: calm, says",
            "mood: cross, says",
            6,
            "after step 1 expected mood cross",
        ),
        ("stage: heard", "stage: opening", 6, "expected stage opening, found heard"),
        (
            "What can you do?",
            "Get out.",
            6,
            "the words “Yes. | Get out.”, found “Thanks. ",
        ),
        ("      outcome: solved", "      outcome: stormed_off", 12, "stormed_off, found solved"),
        ("kind: good", "kind: bad", 15, "at the end expected kind bad, found good"),
        ("heat: [cool]", "heat: [hot, boiling]", 17, "heat hot or boiling, found cool"),
        ("heat: [cool]", "at_most: {overall: 40}", 17, "overall at most 40, found 100"),
        ("heat: [cool]", "at_least: {empathy: 1}", 17, "empathy at least 1, found not scored"),
        ("heat: [cool]", "not_scored: [gratitude]", 17, "gratitude not scored, found 100"),
        ("heat: [cool]", "missed: [greet]", 17, "greet missed, found no finding of that rule"),
        ("heat: [cool]", "fatal: [insults]", 17, "the fatal faults insults, found nothing"),
        (
            "    states: [fee]",
            "    misstates: [fee]",
            12,
            "solved, found no outcome: the call ",
        ),
        (
            "    states: [fee]\n    expect:\n      outcome: solved\n",
            "    misstates: [fee]\n",
            12,
            "solved, found no outcome: the call goes on in the stage heard",
        ),
    ],
)
def test_the_first_difference_is_told(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    """What was expected, what came, the line of the file; the words said stand below it."""
    trial = tried(tmp_path, changed(GOOD, old, new))
    told = list(trial_lines(trial))
    assert told[0] == "FAIL  lost-key/call"
    assert told[1].startswith(f"      lost-key/call.yaml:{line}: ")
    assert words in told[1]
    assert [text.split(":")[0].strip() for text in told[2:]] == ["You", "Dana Whitlock"]


def test_only_the_first_difference_is_told(tmp_path: Path) -> None:
    """A call that has gone astray differs everywhere afterwards; that helps nobody."""
    trial = tried(tmp_path, GOOD.replace("calm", "cross").replace("good", "bad"))
    assert trial.difference is not None
    assert (trial.difference.step, trial.difference.line) == (1, 6)
    assert len(trial.play.taken if trial.play else ()) == 1


def test_typed_replies_are_read(tmp_path: Path) -> None:
    """The reader's own findings can be expected, and kept out."""
    typed = changed(GOOD, "shows: [empathy]", "reply: I see you are upset, sorry.")
    wanted = changed(typed, "{stage: heard", "{shows_all: [empathy, apology], stage: heard")
    assert tried(tmp_path, wanted).passed
    trial = tried(tmp_path, changed(typed, "{stage: heard", "{lacks: [apology], stage: heard"))
    assert trial.difference is not None
    assert trial.difference.expected == "a reply without apology"
    assert trial.difference.came == "apology, empathy"


def test_a_step_that_makes_no_sense_is_a_difference(tmp_path: Path) -> None:
    """The refusal that a trainee would read is told."""
    trial = tried(tmp_path, changed(GOOD, "  - act: verify\n", "  - act: resume\n"))
    assert trial.difference is not None
    assert trial.difference.came == "a refusal: Dana Whitlock is not on hold."
    assert trial.difference.line == 8


def test_steps_after_the_end_are_left_out_and_counted(tmp_path: Path) -> None:
    """The note is still taken; a step that expects something there is a difference."""
    more = (
        "  - act: note\n    detail: Key found.\n  - shows: [farewell]\nexpect:\n  outcome: solved\n"
    )
    trial = tried(tmp_path, changed(GOOD, "expect:\n  outcome: solved\n", more))
    assert trial.passed
    assert trial.left_over == 1
    late = changed(more, "[farewell]\n", "[farewell]\n    expect: {stage: heard}\n")
    trial = tried(tmp_path, changed(GOOD, "expect:\n  outcome: solved\n", late))
    assert trial.difference is not None
    assert trial.difference.came == "its end before that: solved"


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("persona: brisk", "persona: brusk", "N005", "brisk"),
        ("scenario: lost-key", "scenario: lost-kee", "N017", "lost-key"),
        ("stage: heard", "stage: herd", "N004", "heard"),
        ("mood: calm, says", "mood: clam, says", "N009", "calm"),
        ("shows: [empathy]", "shows: [emphaty]", "N001", "empathy"),
        ("states: [fee]", "states: [fees]", "N003", "fee"),
        ("act: verify", "act: verfy", "N006", "verify"),
        ("heat: [cool]", "at_least: {empaty: 3}", "N002", "empathy"),
        ("heat: [cool]", "at_least: {empathy: 300}", "S004", "0 to 100"),
        ("heat: [cool]", "missed: [gret]", "N013", "greet"),
        ("heat: [cool]", "moods: [calm]", "S001", "mood"),
        ("    states: [fee]", "    reply: x\n    act: end", "S003", "one of reply"),
        ("shows: [solution]", "wait: 10", "S003", "states only beside shows"),
        ("seed: 3", "seed: three", "S004", "whole number"),
    ],
)
def test_a_broken_transcript_is_told_as_any_other_file(
    tmp_path: Path, old: str, new: str, code: str, hint: str
) -> None:
    """Place, code and nearest right name; nothing of it is played."""
    trial = tried(tmp_path, changed(GOOD, old, new))
    assert trial.play is None
    (problem,) = trial.problems
    assert f": {code} " in problem
    assert hint in problem
    assert next(trial_lines(trial)) == "ERROR lost-key/call"


def test_every_expectation_of_the_vocabulary_is_compared() -> None:
    """No key that a file may have and nobody looks at."""
    after, end = ({key.name for key in BLOCKS[block]} for block in ("after_step", "at_end"))
    assert after == set(expectations._AFTER_STEP)
    assert end == set(expectations._AT_END)


def test_nothing_of_a_file_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    """Escapes and marks in a reply are shown as signs."""
    text = changed(GOOD, "shows: [empathy]", 'reply: "\\e[2J \\u202e[red]upset[/red]"')
    trial = tried(tmp_path, changed(text, "mood: calm, says", "mood: cross, says"))
    told = "\n".join(trial_lines(trial))
    assert "␛[2J ␦[red]upset[/red]" in told
    assert not set(told) & {"\x1b", "\u202e"}


def test_the_example_in_the_readme_passes(tmp_path: Path) -> None:
    """What a trainer copies from the README is sound and goes as it says."""
    example = README.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    trial = tried(tmp_path, example, ShippedScoring())
    assert trial.passed, "\n".join(trial_lines(trial))
