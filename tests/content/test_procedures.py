"""Procedures in files: those that ship, a company's own over them, and a scenario's changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.procedures import Procedure, ProcedureChange, Procedures, ProcedureStep, StepChange
from simulator.content.check_files import check_files
from simulator.content.errors import BrokenFile
from simulator.content.library import load_library
from simulator.content.procedure_files import OWN_FILE, load_procedures, shipped_procedures
from simulator.content.scoring_data import load_rubric
from simulator.engine.scenario import Scenario
from tests.content.samples import SCENARIO, changed, place_of

ROOT = Path(__file__).parents[2]
HANDBOOK = {
    "opening", "apology", "de_escalation", "problem_solving", "hold", "warm_transfer",
    "cold_transfer", "escalation", "abusive_caller", "identity_check", "order_or_return", "sale",
    "technical_support", "documentation", "closing",
}  # fmt: skip
OWN = """\
phrases:
  survey: [short survey]
procedures:
  hold: {off: true}
  opening:
    name: House opening
    about: Our way to open.
    source: house rules, 1
    begins: ["trigger:opening"]
    steps:
      greet: {by: [greeting], what: Greet, why: We do., better: [Good day.]}
  survey:
    name: Survey
    about: We ask everybody.
    source: house rules, 2
    begins: [farewell]
    looks_back: 3
    steps:
      mention:
        by: ["phrase:survey"]
        what: Mention the survey
        why: It pays for the biscuits.
        better: [You will get a short survey.]
"""
CHANGES = """\
procedures:
  sale: {on: true}
  hold: {off: true}
  closing:
    steps:
      thank: {optional: true, within: 2, late: 0}
      confirm: {without: [rude]}
      count_keys:
        by: ["words:one key"]
        after: [further_help]
        what: Count the keys
        why: There are two.
        better: [That is one key.]
  key_check:
    name: Key check
    about: Who is it?
    source: house rules, 4
    begins: ["words:second key"]
    steps:
      ask: {by: [identity_check], what: Ask, why: Keys open rooms., better: [Your name first.]}
"""


def written(folder: Path, text: str, name: str = OWN_FILE) -> Path:
    """A file in `folder` with that text."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def scenario(folder: Path, block: str) -> Scenario:
    """The sample scenario with a block of procedures, loaded from `folder`."""
    written(folder / "scenarios", SCENARIO + block, "lost-key.yaml")
    return load_library(folder).scenarios["lost-key"]


def by_id(procedures: Procedures) -> dict[str, Procedure]:
    """The procedures by their ids."""
    return {one.id: one for one in procedures.procedures}


def test_the_handbook_s_procedures_ship_whole() -> None:
    """Each has a place in the handbook, and each step why it matters and better words; no two steps
    of a procedure share a name."""
    procedures = shipped_procedures()
    assert set(by_id(procedures)) == HANDBOOK
    assert shipped_procedures() is procedures
    for one in procedures.procedures:
        assert one.about
        assert one.source[:3] in ("000", "001", "002", "003", "004")
        assert len({step.id for step in one.steps}) == len(one.steps)
        for step in one.steps:
            assert all((step.what, step.why, step.better, step.by or step.without))


def test_rules_that_a_step_names_are_those_of_the_rubric() -> None:
    """What a step says is judged elsewhere is judged there."""
    rules = {rule.id for skill in load_rubric().skills for rule in (*skill.due, *skill.faults)}
    named = {
        rule for one in shipped_procedures().procedures for s in one.steps for rule in s.same_as
    }
    assert named
    assert named <= rules


def test_a_company_s_file_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    """The same name replaces, a new one adds, `off` takes out; lists of phrases come along."""
    written(tmp_path, OWN)
    found = by_id(load_procedures(tmp_path))
    assert set(found) == (HANDBOOK | {"survey"}) - {"hold"}
    assert [step.id for step in found["opening"].steps] == ["greet"]
    assert found["closing"] == by_id(shipped_procedures())["closing"]
    assert found["survey"].looks_back == 3
    assert load_procedures(tmp_path).phrases["survey"] == ("short survey",)
    assert load_procedures(tmp_path / "none") is load_procedures() is shipped_procedures()


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "hint"),
    [
        ("hold: {off", "holdd: {off", "N013", "holdd", 'did you mean "hold"?'),
        ("[greeting]", "[greating]", "N001", "greating", 'did you mean "greeting"?'),
        ("trigger:opening", "trigger:openin", "N014", '"trigger:', 'did you mean "opening"?'),
        ("phrase:survey", "phrase:survay", "N014", '"phrase:', 'did you mean "survey"?'),
        ("phrase:survey", "prase:survey", "N014", '"prase:', 'did you mean "phrase"?'),
        ("phrase:survey", "words: ", "S006", '"words:', "the words to look for"),
        ("looks_back: 3", "looks_bak: 3", "S001", "looks_bak", 'did you mean "looks_back"?'),
        ("looks_back: 3", "looks_back: 0", "S004", "0\n", "1 to 99"),
        ("    about: We ask everybody.\n", "", "S002", "name: Survey", "about"),
        ("what: Greet, ", "", "S002", "{by: [g", "what"),
        ("by: [greeting], ", "", "S002", "{what: Greet", "either by or without"),
        ("by: [greeting],", "by: [greeting], without: [rude],", "S001", "{by: [g", "either"),
        ("by: [greeting],", "by: [greeting], after: [met],", "N013", "met]", "greet"),
        ("by: [greeting],", "by: [greeting], after: [greet],", "N013", "[greet]", "before"),
        ("by: [greeting],", "by: [greeting], same_as: [gret],", "N013", "gret]", '"greet"'),
        ("by: [greeting],", "by: [greeting], if_early: no,", "N010", "no,", "ignored"),
        ("phrases:", "phrase:", "S001", "phrase:", 'did you mean "phrases"?'),
    ],
)
def test_a_wrong_file_says_where_and_what_would_be_right(
    old: str, new: str, code: str, at: str, hint: str, tmp_path: Path
) -> None:
    """By loading and by `check`: file, line and column, what was found, the nearest right name."""
    text = OWN.replace(old, new, 1)
    path = written(tmp_path, text)
    with pytest.raises(BrokenFile) as caught:
        load_procedures(tmp_path)
    found = caught.value.diagnostics
    assert check_files([path]) == found
    line, column = place_of(text, at)
    [problem] = [one for one in found if (one.code, one.line, one.column) == (code, line, column)]
    assert hint in str(problem)
    assert str(problem).startswith(f"{path}:{line}:{column}: {code} found ")


def test_a_file_that_is_no_yaml_is_told_as_any_other(tmp_path: Path) -> None:
    """An open bracket in a company's file has its line too."""
    written(tmp_path, "procedures: [\n")
    with pytest.raises(BrokenFile, match=r"procedures\.yaml:1:13: T005"):
        load_procedures(tmp_path)


def test_a_scenario_switches_changes_and_adds(tmp_path: Path) -> None:
    """A known procedure is changed in what is given alone; a new one comes whole."""
    sale, hold, closing, key_check = scenario(tmp_path, CHANGES).procedures
    assert sale == ProcedureChange("sale", {"on": True})
    assert hold == ProcedureChange("hold", off=True)
    assert isinstance(closing, ProcedureChange)
    thank, confirm, count = closing.steps
    assert thank == StepChange("thank", {"optional": True, "within": 2, "late": 0})
    assert confirm == StepChange("confirm", {"by": (), "without": ("rude",)})
    assert isinstance(count, ProcedureStep)
    assert (count.id, count.after) == ("count_keys", ("further_help",))
    assert isinstance(key_check, Procedure)
    assert (key_check.begins, key_check.steps[0].id) == (("words:second key",), "ask")


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "hint"),
    [
        ("sale: {on", "sail: {on", "N013", "sail: ", 'did you mean "sale"?'),
        ("{on: true}", "{on: yes}", "S005", "yes", "true or false"),
        ("after: [further_help]", "after: [further_hlp]", "N013", "further_hlp", "further_help"),
        ("thank: {", "thanks: {", "S002", "{optional", "either by or without"),
        ("source: house rules, 4\n", "", "S002", "name: Key check", "source"),
        ("without: [rude]", "without: [rud]", "N001", "rud]", 'did you mean "rude"?'),
    ],
)
def test_a_wrong_change_is_told_in_its_place(
    old: str, new: str, code: str, at: str, hint: str, tmp_path: Path
) -> None:
    """A scenario's procedures are checked like the rest of the file."""
    text = SCENARIO + changed(CHANGES, old, new)
    path = written(tmp_path / "scenarios", text, "lost-key.yaml")
    line, column = place_of(text, at)
    told = [
        str(one)
        for one in check_files([path])
        if (one.code, one.line, one.column) == (code, line, column)
    ]
    assert any(hint in one for one in told)


def test_a_scenario_may_change_what_a_company_added_or_replaced(tmp_path: Path) -> None:
    """A company's procedures can be changed by their names; a shipped scenario that changes a step
    the company no longer has stays sound."""
    written(tmp_path, OWN)
    added = "procedures:\n  survey: {off: true}\n  opening: {steps: {take_up: {optional: true}}}\n"
    assert len(scenario(tmp_path, added).procedures) == 2
    assert check_files([tmp_path]) == ()


def test_a_broken_company_s_file_does_not_break_scenarios(tmp_path: Path) -> None:
    """It is told by itself; scenarios go on by the shipped procedures."""
    written(tmp_path, "procedures: {hold: {of: true}}\n")
    assert scenario(tmp_path, "procedures:\n  hold: {off: true}\n").procedures


def test_the_example_in_the_readme_is_sound(tmp_path: Path) -> None:
    """What a trainer copies from the README loads without a word of complaint."""
    text = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    example = "procedures:\n" + text.split("```yaml\nprocedures:\n")[1].split("```")[0]
    path = written(tmp_path / "scenarios", SCENARIO + example, "lost-key.yaml")
    assert check_files([path]) == ()
