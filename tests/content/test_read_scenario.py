"""A scenario file becomes a frozen definition, or every one of its problems at once."""

from __future__ import annotations

import pytest

from scoring.facts import Fact
from simulator.content.diagnostics import Diagnostic
from simulator.content.names import Names
from simulator.content.read_scenario import read_scenario
from simulator.content.yaml_text import read_yaml
from simulator.engine.conditions import When
from simulator.engine.lines import LineGroup
from simulator.engine.scenario import STANDARD_OUTCOMES, Article, Move, Scenario
from tests.content.samples import SCENARIO, changed, place_of

NAMES: Names = {
    "behaviour": ("empathy", "rude", "paraphrase", "dismissive"),
    "skill": ("empathy", "accuracy"),
    "persona": ("angry", "confused"),
}


def read(text: str) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    root = read_yaml(text, "lost-key.yaml").root
    assert root is not None
    return read_scenario(root, "lost-key.yaml", NAMES, "lost-key")


def sound(text: str = SCENARIO) -> Scenario:
    scenario, problems = read(text)
    assert problems == ()
    assert scenario is not None
    return scenario


def test_a_sound_file_gives_its_definition() -> None:
    """Facts, knowledge, lines, answers and moves arrive in the types of the engine."""
    scenario = sound()
    assert scenario.facts == (Fact("fee", "money", "£5", ("fee", "key")),)
    assert scenario.knowledge == (Article("keys", "Keys", "A second key costs £5."),)
    assert scenario.customer.account == {"room": "012"}
    assert scenario.you_are.may == ("give a second key",)
    opening = scenario.stages["opening"]
    assert (opening.id, opening.private, opening.settled) == ("opening", True, False)
    assert opening.answers[0].when == When(mentions=("where",))
    assert opening.answers[0].sets == ("told_where",)
    assert scenario.answers[0].when.heat == ("cool", "warm")
    assert scenario.anywhere == (Move(When(shows_all=("rude", "dismissive")), "stormed_off"),)


def test_conditions_arrive_in_every_part() -> None:
    """Each part of the condition language is read, short forms and nested ones too."""
    first, second = sound().stages["opening"].goes
    assert first.when == When(shows=("paraphrase", "empathy"), lacks=("rude",), replies=1)
    ended = When(acts=("end",), no_flags=("told_where",))
    assert second.when == When(either=(When(shows=("rude",)), ended))
    third = sound().stages["heard"].goes[0].when
    assert third == When(states=("fee",), did=("verify",), interrupts=False)


def test_lines_are_grouped_by_persona_and_heat() -> None:
    """Any, a heat, a persona, and a persona in a heat each have their group, in beats."""
    groups = sound().stages["opening"].nudges.groups
    assert groups == (
        LineGroup("", "", (("So?",),)),
        LineGroup("", "hot", (("So what now?",),)),
        LineGroup("angry", "", (("Well?",),)),
        LineGroup("angry", "boiling", (("Now.",),)),
    )
    assert sound().stages["opening"].says.groups[0].lines == (
        ("I lost my key, {agent}.", "No luck anywhere."),
    )


def test_standard_outcomes_are_there_and_can_be_reworded() -> None:
    """Every scenario has the five standard outcomes; one in the file replaces the standard one."""
    assert set(sound().outcomes) == {"solved", "stormed_off", *STANDARD_OUTCOMES}
    own = "  customer_left: {kind: bad, about: The guest slept in the lobby.}\n"
    scenario = sound(SCENARIO + own)
    assert scenario.outcomes["customer_left"].about == "The guest slept in the lobby."


def test_all_problems_of_a_file_are_reported_at_once_in_its_order() -> None:
    """Slips in the head, a stage, a condition and an outcome give a problem each."""
    text = changed(SCENARIO, "channel: phone", "channel: fax")
    text = changed(text, "money: £5", "money: soon")
    text = changed(text, "did: verify", "did: verfy")
    text = changed(text, "settled: true", "settled: yes")
    text = changed(text, "    task: Offer the second key.\n", "")
    scenario, problems = read(text)
    assert scenario is None
    assert [(one.code, one.line) for one in problems] == [
        (code, place_of(text, part)[0])
        for code, part in (
            ("N010", "fax"),
            ("S011", "soon"),
            ("S002", '    says: ["Yes.'),
            ("N006", "verfy"),
            ("S005", "settled"),
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("trains: [empathy]", "trains: [empathie]", "N002"),
        ("personas: [angry]", "personas: [angrier]", "N005"),
        ("personas: [angry]", "personas: []", "S003"),
        ("starts: opening", "starts: opened", "N004"),
        ("resolved: solved", "resolved: opening", "N004"),
        ("        to: solved", "        to: solvd", "N004"),
        ("{states: [fee]", "{states: [fees]", "N003"),
        ("    money: £5", "    sum: £5", "S001"),
        ("    money: £5", "    money: £5\n    number: 5", "S011"),
        ("    about: [fee, key]\n", "", "S011"),
        ("interrupts: false", "interrupts: no", "S005"),
        ("replies: 1", "replies: -1", "S004"),
        ("{either: [[rude], {acts: [end], no_flags: [told_where]}]}", "{either: []}", "S003"),
        ("    text: A second key costs £5.", "    text: ''", "S006"),
        ("  - id: keys", "  - id: keys\n    title: K\n    text: K\n  - id: keys", "S009"),
        ("  stormed_off: {", "  heard: {", "S010"),
        ("  stormed_off: {", "  nobody: {kind: bad, about: No.}\n  stormed_off: {", "N011"),
        ("{kind: good", "{kind: mixed", "N012"),
        ("stages:\n", "stages:\n  Aside:\n    task: x\n    says: y\n", "S007"),
        ('model: ["You have lost', 'model: ["{You} have lost', "S008"),
    ],
)
def test_each_rule_is_held(old: str, new: str, code: str) -> None:
    """One slip gives its code, and nothing is loaded half."""
    scenario, problems = read(changed(SCENARIO, old, new))
    assert scenario is None
    assert code in {one.code for one in problems}


def test_a_goodbye_that_no_stage_takes_is_told_as_that() -> None:
    """Where no stage is settled any more, the outcome of a goodbye names what is missing."""
    text = changed(changed(SCENARIO, "    settled: true\n", ""), "to: solved", "to: stormed_off")
    _, problems = read(text)
    (told,) = (one.expected for one in problems if one.code == "N011")
    assert "a stage with settled: true" in told


def test_a_misspelt_target_is_not_followed_by_guesses() -> None:
    """The stage that the wrong name cut off is not reported as well: one slip, one problem."""
    _, problems = read(changed(SCENARIO, "        to: heard", "        to: herd"))
    assert [one.code for one in problems] == ["N004"]
    assert '"heard"' in problems[0].hint


def test_a_broken_part_raises_no_false_alarm_elsewhere() -> None:
    """What stands in an unreadable part counts neither as missing nor as unreachable."""
    text = changed(SCENARIO, '    says: ["Yes. | What can you do?"]', '    says: ["Yes.')
    parsed = read_yaml(text, "lost-key.yaml")
    assert parsed.root is not None
    _, problems = read_scenario(parsed.root, "lost-key.yaml", NAMES, "lost-key")
    assert [one.code for one in parsed.problems] == ["T005"]
    assert problems == ()


def test_what_is_no_map_at_all_is_one_problem() -> None:
    """A list or a bare word where a file should be is named once."""
    for text in ("- a\n- b\n", "word\n"):
        assert [one.code for one in read(text)[1]] == ["S003"]
