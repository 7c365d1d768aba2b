"""`behaviours.yaml`: read, checked, and known to every other file."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from scoring.behaviours import OwnBehaviour
from simulator.content.check_files import check_files
from simulator.content.errors import BrokenFile
from simulator.content.library import load_library
from simulator.content.own_behaviours import OWN_BEHAVIOURS, load_own_behaviours, own_behaviours_in
from simulator.content.procedure_files import load_procedures
from simulator.content.schema import names_for_schemas, schema_of
from tests.content.samples import PERSONA, SCENARIO, changed, place_of

OWN = """\
behaviours:
  - id: apology
    words: mea culpa
    near_misses: ["I am sorry to say we are closed."]
  - id: loyalty_thanks
    kind: credit
    about: Thanks the customer for the years they have been with us.
    examples:
      - "Thank you for staying with {company}, {first_name}."
"""


def written(folder: Path, text: str = OWN) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / OWN_BEHAVIOURS
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_what_it_says(tmp_path: Path) -> None:
    """A single text is a list of one; what is left out is empty."""
    written(tmp_path)
    apology, loyalty = load_own_behaviours(tmp_path)
    assert apology == OwnBehaviour(
        "apology", ("mea culpa",), (), ("I am sorry to say we are closed.",)
    )
    assert (loyalty.id, loyalty.kind, loyalty.words) == ("loyalty_thanks", "credit", ())


def test_no_file_is_nothing_added(tmp_path: Path) -> None:
    """Most users have none."""
    assert load_own_behaviours(tmp_path) == load_own_behaviours(None) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("id: loyalty_thanks", "id: apologie", "", ""),
        ("    kind: credit\n", "", "S002", 'loyalty_thanks" without "kind"'),
        ("kind: credit", "kind: credits", "N010", 'did you mean "credit"?'),
        ("words: mea culpa", "word: mea culpa", "S001", 'did you mean "words"?'),
        ("words: mea culpa", "kind: fault", "S001", "which First Call knows"),
        ("words: mea culpa", "words: it is up to you", "", ""),
        ("words: mea culpa", "words: you", "S013", "names, numbers and small words"),
        ("words: mea culpa", "examples: It is up to you.", "S013", "can stand under words"),
        ("words: mea culpa", "words: Mea. Culpa.", "S013", "2 sentences in one text"),
        ("words: mea culpa", "words: mea {culpa}", "S008", "{customer}"),
        ("words: mea culpa", "examples: I am sorry to say we are closed.", "S009", "not both"),
        ("id: loyalty_thanks", "id: apology", "S009", "each behaviour once"),
        ("    examples:", "    near_misses:", "S002", "that nothing shows"),
        ("id: loyalty_thanks", "id: Loyalty Thanks", "S007", "small letters"),
    ],
)
def test_a_problem_is_told_with_its_place_and_a_remedy(
    tmp_path: Path, old: str, new: str, code: str, said: str
) -> None:
    """By loading and by checking alike; a new id that is like a known one is no problem."""
    path = written(tmp_path, changed(OWN, old, new))
    problems = [str(one) for one in check_files([path])]
    assert any(f": {code} " in one and said in one for one in problems) is bool(code)
    if code:
        with pytest.raises(BrokenFile) as broken:
            load_own_behaviours(tmp_path)
        assert str(broken.value) == "\n".join(problems)
        assert str(broken.value).startswith(f"{path}:")


def test_a_misspelt_id_is_pointed_at(tmp_path: Path) -> None:
    """Who means a behaviour of First Call and mistypes it is told its name."""
    text = changed(OWN, "id: apology", "id: apologie")
    (problem,) = check_files([written(tmp_path, text)])
    assert (problem.line, problem.column) == place_of(text, "apologie")
    assert problem.hint == 'did you mean "apology"?'


def test_a_file_anywhere_can_be_read(tmp_path: Path) -> None:
    """To be tried before it is put in place; one that is not there is a problem, no error."""
    path = tmp_path / "draft.yaml"
    path.write_text(OWN, encoding="utf-8")
    assert check_files([path]) == ()
    assert len(own_behaviours_in(path)) == 2
    with pytest.raises(BrokenFile, match="T013"):
        own_behaviours_in(tmp_path / "none.yaml")


def test_new_behaviours_are_names_for_other_files(tmp_path: Path) -> None:
    """Reactions, moves and procedures may use them, where the library is loaded and where files are
    checked, together with the file or beside it."""
    own = tmp_path / "home"
    for kind, text, old in (
        ("personas/brisk", PERSONA, "[empathy]"),
        ("scenarios/lost-key", SCENARIO, "[paraphrase, empathy]"),
    ):
        path = own / f"{kind}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(changed(text, old, "[loyalty_thanks]"), encoding="utf-8")
    (own / "procedures.yaml").write_text(PROCEDURE, encoding="utf-8")
    without = [one.code for one in check_files([own])]
    assert without == ["N001", "N001", "N001"]
    written(own)
    assert [one for one in check_files([own]) if one.severity == "error"] == []
    assert load_library(own).personas["brisk"].reacts[0].when.shows == ("loyalty_thanks",)
    assert load_library(own).scenarios["lost-key"].id == "lost-key"
    assert any(one.id == "thanks" for one in load_procedures(own).procedures)
    schema = schema_of("persona", names_for_schemas(own))
    assert "loyalty_thanks" in schema["definitions"]["behaviour_name"]["enum"]


PROCEDURE = """\
procedures:
  thanks:
    name: Thanks
    about: We thank everybody.
    source: house rules, 3
    begins: [farewell]
    steps:
      thank: {by: [loyalty_thanks], what: Thank, why: We do., better: [Thank you for staying.]}
"""


def test_a_broken_file_is_told_once(tmp_path: Path) -> None:
    """Files that use its names are not blamed for its problems."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "brisk.yaml").write_text(
        changed(PERSONA, "[empathy]", "[loyalty_thanks]"), encoding="utf-8"
    )
    written(tmp_path, changed(OWN, "kind: credit", "kind: good"))
    assert [one.code for one in check_files([tmp_path]) if one.severity == "error"] == ["N010"]


def test_the_example_on_the_page_for_trainers_is_sound(tmp_path: Path) -> None:
    """What a trainer copies from it loads without a word of complaint."""
    page = Path(__file__).parents[2] / "docs" / "own-behaviours.md"
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    path = written(tmp_path, dedent(example))
    assert check_files([path]) == ()
    assert {one.id for one in own_behaviours_in(path)} == {"loyalty_thanks", "apology"}
