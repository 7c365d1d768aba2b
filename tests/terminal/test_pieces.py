"""The pieces that need no screen: words made safe, bars, curves, pauses, forms."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.scoring_data import load_kpi_model
from simulator.engine.conditions import HEATS
from simulator.practice.typed_actions import HELP, TypedAction, TypedScreen, read_line
from simulator.terminal.action_forms import forms
from simulator.terminal.literal import marked, minutes, spoken, visible
from simulator.terminal.measure_words import moved_trust
from simulator.terminal.widgets.mood_curve import sampled
from simulator.terminal.widgets.mood_gauge import mood_content
from simulator.terminal.widgets.skill_bars import bar, level, skill_line
from simulator.terminal.widgets.transcript import pause_before

ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_visible_text_steers_no_terminal(text: str) -> None:
    """Whatever was typed, what is drawn is printable, line ends and joiners apart."""
    drawn = visible(text)
    assert all(sign.isprintable() or sign in "\n\u200d" for sign in drawn)
    drawn.encode()


@given(ANY_TEXT, st.integers(-5, 80), st.integers(-5, 80))
def test_marks_keep_their_places(text: str, start: int, end: int) -> None:
    """Marked text has a sign for a sign, so that a receipt's place still fits."""
    recorded = (
        text.replace("\r", "").replace("\x85", "").replace("\u2028", "").replace("\u2029", "")
    )
    assert len(marked(recorded, [(start, end, "bold")]).plain) == len(recorded)


def test_a_stage_direction_is_in_italics() -> None:
    """Round brackets at the start of a beat are not spoken."""
    content = spoken("(She sighs.) Well.")
    assert content.plain == "(She sighs.) Well."
    assert [(span.start, span.end, span.style) for span in content.spans] == [(0, 12, "italic")]
    assert spoken("Well (she sighs).").spans == []


@pytest.mark.parametrize(("ms", "told"), [(0, "0:00"), (61_999, "1:01"), (-5, "0:00")])
def test_durations_are_minutes_and_seconds(ms: int, told: str) -> None:
    """Time is told as people read it."""
    assert minutes(ms) == told


def test_every_heat_has_its_own_shape() -> None:
    """The four heats differ in shape, and all are equally wide."""
    shapes = {mood_content("x", heat).plain for heat in HEATS}
    assert len(shapes) == len(HEATS)
    assert len({len(shape) for shape in shapes}) == 1


@given(st.one_of(st.none(), st.integers(0, 100)))
def test_a_bar_is_always_ten_wide(score: int | None) -> None:
    """Bars line up whatever the score; only zero is empty and only a full score is full."""
    drawn = bar(score)
    assert len(drawn) == 10
    assert (drawn.count("━") == 0) == (score is None or score == 0)
    assert (drawn.count("━") == 10) == (score is not None and score > 90)


def test_a_skill_line_tells_number_and_word() -> None:
    """The bar is never the only way to read a score."""
    assert skill_line("Empathy", 72) == "━━━━━━━━──  72 good    Empathy"
    assert skill_line("Privacy", None) == "··········   – not due Privacy"
    assert [level(score) for score in (100, 85, 84, 65, 64, 40, 39, 0)] == [
        "strong", "strong", "good", "good", "fair", "fair", "weak", "weak",
    ]  # fmt: skip


def test_the_curve_holds_each_mood_until_the_next() -> None:
    """Every column shows the mood of its moment."""
    curve = [(0, "angry", "hot"), (6_000, "calm", "cool"), (9_000, "furious", "boiling")]
    assert sampled(curve, 4) == ["hot", "hot", "cool", "boiling"]
    assert sampled(curve[:1], 3) == ["hot"] * 3
    assert sampled([], 3) == []


@given(ANY_TEXT)
def test_pauses_stay_bearable(beat: str) -> None:
    """No beat keeps the trainee waiting for more than three seconds."""
    assert 0.5 <= pause_before(beat) <= 3


@pytest.mark.parametrize("mode", ["practice", "test"])
def test_every_listed_action_can_be_typed(mode: str) -> None:
    """What the list puts into the box is understood, with the words it asks for."""
    for form in forms(mode):
        typed = read_line(f"{form.start}{'' if form.bare else 'someone: words'}")
        assert isinstance(typed, TypedAction | TypedScreen)


def test_advice_is_left_out_in_test_mode() -> None:
    """The list of actions helps with the keys, never with the job."""
    advised = {form.start: form.does for form in forms("practice")}
    bare = {form.start: form.does for form in forms("test")}
    assert advised["/hold"] != bare["/hold"] == "put the customer on hold"
    assert advised.keys() == bare.keys()
    assert len(advised) == len(HELP) - 1


def test_the_lobby_loads_nothing_that_paints_late() -> None:
    """What the first picture does not need is imported after it: store, YAML, engine, screens."""
    code = (
        "import sys; import simulator.terminal.app, simulator.terminal.screens.lobby;"
        "late = ('sqlalchemy', 'alembic', 'yaml', 'transitions', 'simulator.practice.session',"
        " 'simulator.terminal.screens.call', 'simulator.terminal.screens.debrief');"
        "print([name for name in late if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_what_moved_trust_is_told_in_words() -> None:
    """No name of a rule stands on the page of the measures, and no two things are told alike."""
    model = load_kpi_model().trust
    names = [*model.deeds, *model.words, *model.losses]
    told = [moved_trust(name) for name in names]
    assert not [words for words in told if ":" in words or "_" in words]
    assert len(set(told)) == len(told)
