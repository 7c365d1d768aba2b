"""What is recorded, and what any program writes, can be read and played again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.content.library import load_library
from simulator.content.read_transcript import Expected, Step, TranscriptFile, read_transcript
from simulator.content.scene_names import names_of_library
from simulator.content.yaml_text import read_yaml
from simulator.mistakes import Mistake
from simulator.practice.words import Refused, clean_detail, clean_text
from simulator.workbench.playing import Play
from simulator.workbench.recording import AlreadyThere, new_file, recorded, save_new
from simulator.workbench.trying import play_script
from simulator.workbench.writing import transcript_text
from tests.fakes import WordScoring
from tests.workbench.scenes import folder

NAMES = names_of_library(load_library(None))


def typed(text: str) -> str:
    """`text` as a call takes it, or one word where a call would not."""
    try:
        return clean_text(text, 500)
    except Refused:
        return "Hm."


WORDS = st.text(max_size=60).map(typed)
STEPS = st.one_of(
    st.builds(lambda text: Step(0, reply=text), WORDS),
    st.builds(
        lambda text, cut: Step(
            0, reply=text, shows=("apology",), states=("credit",), interrupts=cut
        ),
        WORDS,
        st.booleans(),
    ),
    st.just(Step(0, shows=())),
    st.builds(lambda text: Step(0, act="note", detail=clean_detail(text) or "x"), WORDS),
    st.builds(lambda seconds: Step(0, wait=seconds), st.integers(1, 3600)),
)
SCRIPTS = st.builds(
    lambda steps, seed, says: TranscriptFile(
        path="",
        scenario="late-engineer",
        persona="angry",
        seed=seed,
        steps=tuple(replace(one, expect=(Expected("says", (says,), 0),)) for one in steps),
        expect=(
            Expected("kind", "good", 0),
            Expected("at_least", {"overall": 3, "empathy": 4}, 0),
            Expected("fatal", (), 0),
        ),
    ),
    st.lists(STEPS, max_size=5),
    st.integers(0, 999_999_999),
    WORDS,
)


def without_lines(script: TranscriptFile) -> TranscriptFile:
    """The transcript without its places in a file."""

    def bare(expect: tuple[Expected, ...]) -> tuple[Expected, ...]:
        return tuple(replace(one, line=0) for one in expect)

    steps = tuple(replace(one, line=0, expect=bare(one.expect)) for one in script.steps)
    return replace(script, path="", steps=steps, expect=bare(script.expect))


@settings(max_examples=60, deadline=None)
@given(SCRIPTS)
def test_what_is_written_reads_back_the_same(script: TranscriptFile) -> None:
    """Whatever was typed, the file is sound and means the same."""
    text = transcript_text(script, remark="One line.\nAnother.")
    parsed = read_yaml(text.encode(), "x.yaml")
    assert parsed.problems == ()
    assert parsed.root is not None
    again, problems = read_transcript(parsed.root, "x.yaml", NAMES)
    assert problems == ()
    assert again is not None
    assert without_lines(again) == script


def test_a_letter_stays_a_letter() -> None:
    """Several paragraphs are written as such, so that a person can read and change them."""
    step = Step(0, reply='Dear Dana,\n\nhello: "you".\n\nSam')
    text = transcript_text(TranscriptFile("", "late-engineer", "angry", (step,)))
    assert '  - reply: |-\n      Dear Dana,\n\n      hello: "you".\n\n      Sam\n' in text


def test_a_recorded_call_passes_as_it_was_played(tmp_path: Path) -> None:
    """Its own expectations hold when it is played again, refusals and waits among it."""
    library = load_library(folder(tmp_path))
    scenario, persona = library.scenarios["lost-key"], library.personas["brisk"]
    play = Play(scenario, persona, 7, WordScoring())
    play.reply("hello, I see you are upset")
    play.wait(40)
    play.reply("hold on", interrupts=True)
    play.act("hold")
    play.act("resume")
    with pytest.raises(Refused):
        play.act("resume")
    script = recorded(play)
    assert len(script.steps) == 5
    assert all({one.key for one in step.expect} >= {"stage", "mood"} for step in script.steps)
    again = Play(scenario, persona, 7, WordScoring())
    assert play_script(again, script) == (None, 5)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A new name is found where one is asked for, and a given one that is taken is refused."""
    first = new_file(tmp_path, "lost-key", "brisk-open")
    save_new(first, "a")
    second = new_file(tmp_path, "lost-key", "brisk-open")
    assert (first.name, second.name) == ("brisk-open.yaml", "brisk-open-2.yaml")
    with pytest.raises(AlreadyThere, match="expected a new name"):
        save_new(first, "b")
    assert first.read_text() == "a"
    with pytest.raises(Mistake, match="Cannot write"):
        save_new(first / "inside.yaml", "c")
