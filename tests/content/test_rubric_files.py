"""A company's rubric in the user's folder: loaded, checked, and known to the other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.rubric import DueRule, FaultRule, Overall, Texts
from simulator.content.check_files import check_files
from simulator.content.diagnostics import Diagnostic
from simulator.content.errors import BrokenFile
from simulator.content.folder_names import folder_names
from simulator.content.library import load_library
from simulator.content.rubric_files import names_of_own_rubric, rubric_of
from simulator.content.rubric_keys import RUBRIC_BLOCKS
from simulator.content.scoring_data import load_bytes, load_rubric
from simulator.practice.shipped_scoring import ShippedScoring
from tests.content.samples import SCENARIO, changed

OWN = """\
version: 3
company: Northwind
overall: {fatal_cap: 20, late_credit: 0.25}
levels:
  - {id: expert, from: 95}
  - {id: master, from: 99, name: Master, about: Nothing is left to wish for.}
phrases:
  loyalty: [all these years]
skills:
  - id: empathy
    weight: 7.5
    due:
      - {id: name_feeling, within: 2, forgiven_by: [], channels: []}
    faults:
      - {id: pities, off: true}
      - {id: belittles, fatal: true}
  - {id: selling, off: true}
  - id: loyalty
    name: Loyalty
    weight: 2
    about: Thanks people who have been with us for long.
    due:
      - id: thank_for_years
        due: closing
        by: ["phrase:loyalty", gratitude]
        within: call
        what: Thank them for the years
        why: People who stay should hear that it is seen.
        better: Thank you for being with us all these years.
        source: House rules, 7
    faults:
      - id: forgets
        computed: repeats_itself
        cost: 12.5
        what: Forgets
        why: It hurts.
        better: [I have it here.]
        source: House rules, 8
"""


def written(folder: Path, text: str, name: str = "rubric.yaml") -> Path:
    """A file in a folder of the user's."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problem_at(found: tuple[Diagnostic, ...], text: str, at: str) -> Diagnostic:
    """The problem reported at the first place where `at` stands."""
    line = text[: text.index(at)].count("\n") + 1
    column = text.index(at) - (text.rfind("\n", 0, text.index(at)) + 1) + 1
    (one,) = [one for one in found if (one.line, one.column) == (line, column)]
    return one


def test_a_company_s_file_changes_what_it_says(tmp_path: Path) -> None:
    """Numbers, levels, skills and rules of it hold; the rest is ours."""
    path = written(tmp_path, OWN)
    rubric = rubric_of(tmp_path)
    skills = {skill.id: skill for skill in rubric.skills}
    assert rubric.title == "rubric 1 with Northwind 3"
    assert (rubric.overall.fatal_cap, rubric.overall.late_credit) == (20, 0.25)
    assert [level.start for level in rubric.levels] == [0, 40, 60, 75, 95, 99]
    assert skills["empathy"].weight == 7.5
    assert [fault.fatal for fault in skills["empathy"].faults] == [True]
    assert skills["loyalty"].due[0].texts.better == (
        "Thank you for being with us all these years.",
    )
    assert "selling" not in skills
    assert skills["patience"] == next(s for s in load_rubric().skills if s.id == "patience")
    assert check_files([path]) == check_files([tmp_path]) == ()


def test_without_a_file_ours_holds(tmp_path: Path) -> None:
    """And is not made a second time."""
    assert rubric_of(tmp_path) is rubric_of(None) is load_rubric()


def test_the_shipped_rubric_is_a_sound_file_of_this_form(tmp_path: Path) -> None:
    """Whatever stands in ours can be copied into a company's file."""
    path = written(tmp_path, load_bytes("rubric.yaml").decode())
    assert check_files([path]) == ()
    assert rubric_of(tmp_path).skills == load_rubric().skills


def test_what_judges_a_call_is_the_whole_of_both(tmp_path: Path) -> None:
    """The scoring of a user's folder has it, with a fingerprint of its own."""
    written(tmp_path, OWN)
    own, shipped = ShippedScoring(tmp_path), ShippedScoring(tmp_path / "none")
    assert own.rubric.title == own.rubric_title
    assert own.rubric_fingerprint != shipped.rubric_fingerprint
    assert shipped.rubric is load_rubric()
    written(tmp_path, OWN.replace("weight: 7.5", "weight: 7"))
    assert ShippedScoring(tmp_path).rubric_fingerprint != own.rubric_fingerprint


def test_how_a_number_is_written_does_not_matter(tmp_path: Path) -> None:
    """7.5 and 7.50, quotes or none, one text or a list of one: the same rubric."""
    written(tmp_path, OWN)
    other = OWN.replace("7.5", '"7.50"').replace("better: Thank", "better: [Thank")
    written(tmp_path / "other", other.replace("all these years.\n", "all these years.]\n"))
    assert rubric_of(tmp_path).fingerprint == rubric_of(tmp_path / "other").fingerprint


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "hint"),
    [
        ("version: 3\n", "", "S002", "company", "version"),
        ("version: 3", "version: three", "S004", "three", "1 to 9999"),
        ("overall:", "overal:", "S001", "overal:", 'did you mean "overall"?'),
        ("fatal_cap", "fatalcap", "S001", "fatalcap", 'did you mean "fatal_cap"?'),
        ("late_credit: 0.25", "late_credit: 25", "S004", "25}", "0 to 1"),
        ("id: empathy", "id: empaty", "N002", "empaty", 'did you mean "empathy"?'),
        ("id: selling", "id: seling", "N002", "seling", 'did you mean "selling"?'),
        ("id: name_feeling", "id: name_feelings", "N013", "name_feelings", '"name_feeling"'),
        ("id: pities", "id: pitys", "N013", "pitys", 'did you mean "pities"?'),
        ("id: pities", "id: stay_calm", "N013", "stay_calm", "stress_management"),
        ("id: pities", "id: name_feeling_again", "N013", "name_feeling_again", "under due"),
        ("id: pities", "id: belittles", "S009", "belittles, fatal", "each rule once"),
        ("id: selling", "id: empathy", "S009", "empathy, off", "each skill once"),
        ("id: master", "id: expert", "S009", "expert, from: 99", "each level once"),
        ("from: 99", "from: 95", "S004", "95, name", '"expert" begins'),
        ("id: master, from: 99, name: Master", "id: mastr", "S002", "mastr", "without"),
        ("    name: Loyalty\n", "", "S002", "loyalty\n    weight", "name: what trainees see"),
        ("due: closing", "due: closin", "N014", "closin", 'did you mean "closing"?'),
        ("phrase:loyalty", "phrase:loyality", "N014", '"phrase', 'did you mean "loyalty"?'),
        ("phrase:loyalty", "trigger:closing", "N014", '"trigger', "kind that exists"),
        (", gratitude]", ", gratitud]", "N001", "gratitud]", 'did you mean "gratitude"?'),
        ("within: call", "within: calls", "S004", "calls", "1 to 99"),
        ("        why: People", "        who: People", "S001", "who: P", '"why"'),
        ("        source: House rules, 7\n", "", "S002", "thank_for_years", "source"),
        ("by: [\"phrase:loyalty\", gratitude]\n", "at_most: 1\n", "S002", "thank_for_years", "by"),
        ("within: call\n", "without: [rude]\n", "S001", "thank_for_years", "either by or"),
        ("by: [\"phrase:loyalty\", gratitude]", "by: []", "S003", "[]\n", "at least one"),
        ("computed: repeats_itself", "computed: repeats", "N014", "repeats\n", "repeats_itself"),
        ("cost: 12.5", "cost: 120", "S004", "120", "0 to 100"),
        ("fatal: true", "fatal: yes", "S005", "yes", "true or false"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_where_and_what_would_be_right(
    old: str, new: str, code: str, at: str, hint: str, tmp_path: Path
) -> None:
    """By loading and by `check`: file, line and column, what was found, the nearest right name."""
    text = changed(OWN, old, new)
    path = written(tmp_path, text)
    with pytest.raises(BrokenFile) as caught:
        rubric_of(tmp_path)
    found = caught.value.diagnostics
    assert check_files([path]) == found
    problem = problem_at(found, text, at) if at != "company" else found[0]
    assert problem.code == code, problem
    assert hint in str(problem)


def test_a_misspelt_skill_is_one_problem(tmp_path: Path) -> None:
    """Its rules are not told as strangers as well."""
    path = written(tmp_path, OWN.replace("id: empathy", "id: empaty"))
    assert [one.code for one in check_files([path])] == ["N002"]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """A misspelt skill does not hide a misspelt trigger elsewhere."""
    text = OWN.replace("id: empathy", "id: empaty").replace("due: closing", "due: closin")
    assert {one.code for one in check_files([written(tmp_path, text)])} >= {"N002", "N014"}


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ("- {id: novice, off: true}", "no level from 0"),
        ("- {id: novice, from: 10}", "no level from 0"),
        ("- {id: learner, from: 60}", 'where "capable" begins'),
    ],
)
def test_levels_have_to_make_a_ladder(levels: str, found: str, tmp_path: Path) -> None:
    """Each from a number of its own, one of them from 0."""
    (problem,) = check_files([written(tmp_path, f"version: 1\nlevels:\n  {levels}\n")])
    assert (problem.code, found in str(problem)) == ("S004", True)


def test_something_has_to_be_rated(tmp_path: Path) -> None:
    """Not every skill can be switched off."""
    off = "".join(f"  - {{id: {skill.id}, off: true}}\n" for skill in load_rubric().skills)
    (problem,) = check_files([written(tmp_path, f"version: 1\nskills:\n{off}")])
    assert problem.code == "S006"


def test_other_files_may_name_what_a_company_adds(tmp_path: Path) -> None:
    """A scenario trains its skill, a procedure names its rule and its phrases; ours too, though it
    is switched off."""
    written(tmp_path, OWN)
    written(
        tmp_path / "scenarios",
        changed(SCENARIO, "trains: [", "trains: [loyalty, selling, "),
        "lost-key.yaml",
    )
    same_as = (
        "procedures:\n  thanks:\n    {name: Thanks, about: a, source: s, begins: greeting, steps: "
        '{thank: {by: ["phrase:loyalty"], what: w, why: y, better: b, same_as: thank_for_years}}}\n'
    )
    written(tmp_path, same_as, "procedures.yaml")
    codes = [one.code for one in check_files([tmp_path])]
    assert [code for code in codes if code[0] != "P"] == []
    assert load_library(tmp_path).scenarios["lost-key"].trains[:2] == ("loyalty", "selling")
    names = folder_names(tmp_path)
    assert "thank_for_years" in names["rule"]
    assert {"loyalty", "selling"} <= set(names["skill"])


def test_a_broken_rubric_does_not_break_other_files(tmp_path: Path) -> None:
    """What can be read of it is known; its own problems are told by itself."""
    path = written(tmp_path, OWN.replace("due: closing", "due: closin"))
    assert names_of_own_rubric(path).skills == ("empathy", "selling", "loyalty")
    assert names_of_own_rubric(written(tmp_path, "skills: [\n")).skills == ()


def test_a_file_that_is_no_yaml_is_told_as_any_other(tmp_path: Path) -> None:
    """An open bracket has its line too."""
    written(tmp_path, "version: 1\nskills: [\n")
    with pytest.raises(BrokenFile, match=r"rubric\.yaml:2:9: T005"):
        rubric_of(tmp_path)


def test_a_trainer_s_own_behaviours_can_be_rated(tmp_path: Path) -> None:
    """What behaviours.yaml adds is evidence like any other."""
    rule = OWN.replace('"phrase:loyalty", gratitude', "loyal_words")
    path = written(tmp_path, rule)
    assert [one.code for one in check_files([path])] == ["N001"]
    own = "- {id: loyal_words, kind: credit, about: Thanks for years., words: [loyal customer]}"
    written(tmp_path, f"behaviours:\n  {own}\n", "behaviours.yaml")
    assert check_files([tmp_path]) == ()
    assert rubric_of(tmp_path).skills[-1].due[0].by == ("loyal_words",)


def test_the_example_in_the_docs_is_sound(tmp_path: Path) -> None:
    """What is copied from the page loads without a word of complaint."""
    page = Path(__file__).parents[2] / "docs" / "company-rubric.md"
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    assert check_files([written(tmp_path, example)]) == ()
    assert rubric_of(tmp_path).title == "rubric 1 with Northwind 1"


def test_every_part_of_a_rule_can_be_given() -> None:
    """The keys of the file are the fields of the rules, of the texts and of the overall numbers."""
    texts = set(Texts.__slots__)
    for block, rule in (("due_rule", DueRule), ("fault_rule", FaultRule)):
        fields = (set(rule.__slots__) - {"texts"}) | texts | {"off"}
        assert {key.name for key in RUBRIC_BLOCKS[block]} == fields
    assert {key.name for key in RUBRIC_BLOCKS["overall"]} == set(Overall.__slots__)
