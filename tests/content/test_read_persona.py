"""A persona file becomes a frozen definition, or every one of its problems at once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from simulator.content.diagnostics import Diagnostic
from simulator.content.names import Names
from simulator.content.read_persona import read_persona
from simulator.content.yaml_text import read_yaml
from simulator.engine.conditions import When
from simulator.engine.lines import LineGroup, Lines
from simulator.engine.persona import Persona, Reaction
from tests.content.samples import PERSONA, changed, place_of

NAMES: Names = {"behaviour": ("empathy", "rude"), "persona": ("brisk", "angry")}


def read(text: str) -> tuple[Persona | None, tuple[Diagnostic, ...]]:
    root = read_yaml(text, "brisk.yaml").root
    assert root is not None
    return read_persona(root, "brisk.yaml", NAMES, "brisk")


def test_a_sound_file_gives_its_definition() -> None:
    """Every key arrives in the definition, in the types of the engine."""
    persona, problems = read(PERSONA)
    assert problems == ()
    assert persona is not None
    assert persona.moods == ("calm", "hurried", "cross")
    assert (persona.starts, persona.patience, persona.abusive_in) == ("hurried", 3, ())
    thanks = Lines((LineGroup("", "", (("Thanks.", "Go on."),)),))
    assert persona.reacts == (
        Reaction(When(shows=("empathy",)), "better", 2, thanks, ("softened",)),
        Reaction(When(shows=("rude",), heat=("boiling",)), "worst"),
    )
    assert persona.lines["gives_up"].fitting("brisk", "boiling") == (("Enough.",),)
    assert persona.lines["gives_up"].fitting("brisk", "warm") == (("Goodbye then.",),)


def test_a_definition_cannot_be_changed() -> None:
    """Neither its fields nor its maps can be assigned to."""
    persona, _ = read(PERSONA)
    assert persona is not None
    with pytest.raises(FrozenInstanceError):
        persona.name = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        persona.lines["better"] = Lines()  # type: ignore[index]


def test_all_problems_of_a_file_are_reported_at_once_in_its_order() -> None:
    """Five slips in five places give five problems, each at its place, and no definition."""
    text = changed(PERSONA, "name: Brisk", "nmae: Brisk")
    text = changed(text, "patience: 3", "patience: often")
    text = changed(text, "[empathy]", "[empathie]")
    text = changed(text, "mood: worst", "mood: furious")
    persona, problems = read(text)
    assert persona is None
    places = {
        "S002": (1, 1),
        "S001": place_of(text, "nmae"),
        "S004": place_of(text, "often"),
        "N001": place_of(text, "empathie"),
        "N009": place_of(text, "furious"),
    }
    assert [(one.code, (one.line, one.column)) for one in problems] == list(places.items())


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("starts: hurried", "starts: hurryed", "N009", "hurried"),
        ("[empathy]", "[empaty]", "N001", "empathy"),
        ("heat: [boiling]", "heat: [boilin]", "N007", "boiling"),
        ("  silence:", "  silense:", "N008", "silence"),
        ("at_most:", "at_least:", "S001", "at_most"),
        ("    boiling: [", "    brisc: [", "N005", "brisk"),
    ],
)
def test_a_wrong_name_is_met_with_the_nearest_right_one(
    old: str, new: str, code: str, hint: str
) -> None:
    """A typing error costs the author one look, not a search."""
    _, problems = read(changed(PERSONA, old, new))
    assert any(one.code == code and f'"{hint}"' in one.hint for one in problems)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[calm, hurried, cross]", "[calm, hurried]", "S004"),
        ("[calm, hurried, cross]", "[calm, hurried, worse]", "S010"),
        ("[calm, hurried, cross]", "[calm, hurried, gone]", "S010"),
        ("[calm, hurried, cross]", "[calm, hurried, cross, calm]", "S009"),
        ("patience: 3", "patience: 0", "S004"),
        ("patience: 3", "patience: [3]", "S003"),
        ("at_most: 2", "at_most: 02", "S004"),
        ('better: ["All right."]', "better: []", "S003"),
        ('better: ["All right."]', "better:", "S006"),
        ('better: ["All right."]', 'better: ["All | | right."]', "S006"),
        ('better: ["All right."]', 'better: ["All {right}."]', "S008"),
        ('better: ["All right."]', 'better: ["All { right."]', "S008"),
        ("moods:", "abusive_in: [cross]\nmoods:", "S002"),
        ("    mood: worst", "    mood: worst\n  - when:\n    mood: same", "S003"),
        ("      shows: [rude]", "      states: [fee]", "N003"),
        ("id: brisk", "id: Brisk", "S007"),
        ("id: brisk", "id: other", "S007"),
    ],
)
def test_each_rule_is_held(old: str, new: str, code: str) -> None:
    """One slip, one code, no definition."""
    persona, problems = read(changed(PERSONA, old, new))
    assert persona is None
    assert {one.code for one in problems} == {code}


def test_a_text_alone_stands_for_a_list_of_it() -> None:
    """Where lists of texts are expected, one text may be written without brackets."""
    text = changed(PERSONA, "when: [empathy]", "when: empathy")
    text = changed(text, 'better: ["All right."]', "better: All right.")
    assert read(text) == read(PERSONA)


def test_the_words_no_and_times_can_be_said() -> None:
    """What other YAML loaders turn into truth or numbers is what the customer says."""
    persona, _ = read(changed(PERSONA, '["All right."]', "[no, 12:30, 007]"))
    assert persona is not None
    assert persona.lines["better"].fitting("", "") == (("no",), ("12:30",), ("007",))
