"""The schemas for editors hold what the list of keys says and agree with the loader."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, ValidationError

from simulator.content.codes import CODES
from simulator.content.diagnostics import Diagnostic
from simulator.content.files import Kind, SourceFile
from simulator.content.library import Library
from simulator.content.procedure_files import names_for_own
from simulator.content.read_block import KINDS
from simulator.content.read_file import read_definition
from simulator.content.scene_names import names_of_library
from simulator.content.schema import (
    ROOTS,
    file_name,
    home_place,
    is_ours,
    modelines,
    names_for_schemas,
    schema_of,
    schema_text,
    shipped_place,
)
from simulator.content.schema.examples import EXAMPLES
from simulator.content.schema.limits import LOOSER, STRICTER, UNSEEN
from simulator.content.schema.values import VALUES
from simulator.content.vocabulary import BLOCKS
from tests.content.drawn_files import ROOT, as_yaml, bases, drawn
from tests.content.samples import PERSONA, SCENARIO, changed

DRAWN = {"scenario": 190, "persona": 110, "transcript": 90, "procedures": 70, "behaviours": 40}
"""How many files of each kind are drawn, 500 in all."""


@cache
def validator(kind: Kind) -> Draft7Validator:
    return Draft7Validator(schema_of(kind, names_for_schemas()))


def taken(kind: Kind, tree: Any) -> bool:
    return validator(kind).is_valid(tree)


@cache
def names(kind: Kind) -> Any:
    return names_for_own() if kind == "procedures" else names_of_library(Library())


def problems_of(kind: Kind, tree: Any) -> tuple[Diagnostic, ...]:
    """What the loader says of a file, wherever it stands."""
    file = SourceFile(kind, None, "x", ROOT)  # type: ignore[arg-type]
    return read_definition(as_yaml(tree).encode(), file, names(kind))[1]


def unseen(problem: Diagnostic) -> bool:
    """Whether a problem is one of those that no schema can see."""
    code, found, expected = problem.code, problem.found, problem.expected
    if code[0] == "T":
        return "T" in UNSEEN
    partly = {
        "S001": expected == "either by or without",
        "S002": "of its own" in found or "that nothing takes" in found,
        "S007": "the name of the file" in expected,
        "S009": found.startswith("the article")
        or expected in ("each behaviour once", "an example or a near miss, not both"),
        "S010": "also a stage" in found,
        "S011": found.startswith('"'),
        "N002": expected.startswith("a skill, a procedure or overall"),
        "N013": not expected.startswith("a rule"),
        "N014": not found.startswith("evidence of the kind") and _names_a_list(found),
    }
    return partly.get(code, code in UNSEEN)


def _names_a_list(found: str) -> bool:
    return re.match(r'"(?:phrase|heard|note):', found) is not None


def excused(kind: Kind, tree: Any, problems: tuple[Diagnostic, ...], ok: bool) -> bool:
    """Whether a listed difference explains why loader and schema disagree."""
    if not problems:
        return not ok and all(map(_is_stricter, validator(kind).iter_errors(tree)))
    only_twice = {one.code for one in problems if not unseen(one)} == {"S009"}
    return ok and only_twice and _twice_in_other_signs(tree)


def _twice_in_other_signs(tree: Any) -> bool:
    """Whether some list holds a text twice that an editor sees as two values."""
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    if isinstance(tree, list):
        texts = [as_yaml(one).strip('"').strip() for one in tree]
        if len(set(texts)) < len(texts) == len({as_yaml(one) for one in tree}):
            return True
    return any(map(_twice_in_other_signs, inside))


def _is_stricter(error: ValidationError) -> bool:
    """Whether a schema's mark comes from a value of one of the kinds in `STRICTER`."""
    if error.context:
        return any(map(_is_stricter, error.context))
    value = error.instance
    if isinstance(value, bool | float):
        return True
    return isinstance(value, str) and (
        value != value.strip() or bool(re.fullmatch("[0-9]+|true|false", value))
    )


@pytest.mark.parametrize("kind", ROOTS)
def test_schemas_and_the_loader_agree_on_drawn_files(kind: Kind) -> None:
    """500 files, sound and broken: what one takes the other takes, but for the listed differences;
    and the files are of both sorts, so that the test says something."""
    differ, sound, refused = [], 0, 0
    for seed in range(DRAWN[kind]):
        tree = drawn(kind, seed)
        problems, ok = problems_of(kind, tree), taken(kind, tree)
        sound += not problems
        refused += not ok
        agreed = ok == all(unseen(one) for one in problems)
        if not agreed and not (problems and not ok) and not excused(kind, tree, problems, ok):
            differ.append((seed, ok, [str(one) for one in problems]))
    assert differ == []
    assert sound >= DRAWN[kind] // 5
    assert refused >= DRAWN[kind] // 4


@pytest.mark.parametrize(
    ("kind", "slip"),
    [
        ("persona", {"moods": ["calm", "cross"]}),
        ("persona", {"moods": ["calm", "cross", "gone"]}),
        ("persona", {"moods": [*"abcdefg"]}),
        ("persona", {"patience": 0}),
        ("persona", {"patience": 21}),
        ("persona", {"abusive_in": "cross"}),
        ("persona", {"reacts": []}),
        ("persona", {"reacts": [{"when": {"states": "fee"}, "mood": "worse"}]}),
        ("persona", {"reacts": [{"when": {"shows": []}, "mood": "worse"}]}),
        ("persona", {"reacts": [{"when": {}, "mood": "worse", "at_most": 0}]}),
        ("scenario", {"id": "Lost Key"}),
        ("scenario", {"trains": ["empathy", "empathy"]}),
        ("scenario", {"personas": []}),
        ("scenario", {"stages": {}}),
        ("scenario", {"facts": {"The fee": {"money": "£5", "about": "fee"}}}),
        ("scenario", {"facts": {"fee": {"money": "£5", "number": 5, "about": "fee"}}}),
        ("scenario", {"facts": {"fee": {"money": "£5"}}}),
        ("scenario", {"facts": {"fee": {"about": "fee"}}}),
        ("scenario", {"procedures": {}}),
        ("scenario", {"procedures": {"hold": {"steps": {}}}}),
        ("scenario", {"procedures": {"hold": {"begins": ["action:dance"]}}}),
        ("scenario", {"procedures": {"hold": {"begins": ["words: "]}}}),
        ("transcript", {"steps": [{"reply": "x", "wait": 3}]}),
        ("transcript", {"steps": [{"expect": {"kind": "good"}}]}),
        ("transcript", {"steps": [{"reply": "x", "states": ["credit"]}]}),
        ("transcript", {"steps": [{"reply": "x", "detail": "y"}]}),
        ("transcript", {"steps": [{"act": "end", "interrupts": True}]}),
        ("transcript", {"steps": [{"wait": 3, "expect": {"lacks": "rude"}}]}),
        ("transcript", {"expect": {"at_least": {}}}),
        ("transcript", {"expect": {"at_least": {"overall": 101}}}),
        ("transcript", {"expect": {"met": []}}),
        ("procedures", {"procedures": {"hold": {"name": "Hold"}}}),
        ("procedures", {"procedures": {"hold": {"off": False}}}),
        ("behaviours", {"behaviours": [{"id": "empathy", "kind": "credit", "words": "ouch"}]}),
        ("behaviours", {"behaviours": [{"id": "empathy"}]}),
        ("behaviours", {"behaviours": [{"id": "survey", "words": "short survey"}]}),
        ("behaviours", {"behaviours": [{"id": "empathy", "words": "{x} aches"}]}),
    ],
)
def test_both_refuse_each_slip_that_a_schema_can_see(kind: Kind, slip: dict[str, Any]) -> None:
    """One part of a sound file put wrong: every rule of a schema stands for one of the loader."""
    whole = dict(bases(kind)[0])
    assert taken(kind, whole)
    assert problems_of(kind, whole) == ()
    assert not taken(kind, whole | slip)
    assert problems_of(kind, whole | slip)


@pytest.mark.parametrize("kind", ROOTS)
def test_sound_files_are_taken(kind: Kind) -> None:
    """No editor marks anything in a file that ships or stands in a README."""
    for tree in bases(kind):
        assert [one.message for one in validator(kind).iter_errors(tree)] == []


@pytest.mark.parametrize("kind", ROOTS)
def test_schemas_are_sound_draft_07_and_ship_as_generated(kind: Kind) -> None:
    """The copy in the wheel is the one that the list of keys gives.

    After a change to the keys, or to what ships: python -m simulator.content.schema
    """
    schema = schema_of(kind, names_for_schemas())
    Draft7Validator.check_schema(schema)
    shipped = (ROOT / shipped_place(kind)).read_text(encoding="utf-8")
    assert shipped == schema_text(schema), "run: python -m simulator.content.schema"
    assert is_ours(shipped)


def test_nothing_stands_beside_a_reference() -> None:
    """Draft-07 overlooks what stands beside $ref, so a description would be lost."""

    def parts(schema: Any) -> Any:
        yield schema
        inside = schema.values() if isinstance(schema, dict) else schema
        for one in inside if isinstance(schema, dict | list) else ():
            yield from parts(one)

    for kind in ROOTS:
        for part in parts(schema_of(kind, names_for_schemas())):
            assert not (isinstance(part, dict) and "$ref" in part) or len(part) == 1


def test_every_kind_of_value_has_a_schema() -> None:
    """A new kind cannot be read without being completed."""
    assert VALUES.keys() == KINDS.keys()


def test_every_key_is_described_and_every_free_one_has_an_example() -> None:
    """An editor has something to say about each key, and something to put in where there is no
    list of names to choose from."""
    free = {"text", "id", "number", "texts", "models", "named_texts", "phrase_lists", "scores"}
    for kind, root in ROOTS.items():
        for block in {root} | schema_of(kind, names_for_schemas())["definitions"].keys():
            for key in BLOCKS.get(block, ()):
                assert key.kind not in free or (block, key.name) in EXAMPLES, (block, key.name)
    known = {(block, key.name) for block, keys in BLOCKS.items() for key in keys}
    assert EXAMPLES.keys() <= known


@pytest.mark.parametrize("kind", ROOTS)
def test_examples_are_right(kind: Kind) -> None:
    """What an editor puts in, it does not mark afterwards."""
    schema = schema_of(kind, names_for_schemas())
    roots = {ROOTS[kind]: schema, **schema["definitions"]}
    for block in roots.keys() & BLOCKS.keys():
        for key, value in roots[block]["properties"].items():
            assert value["description"]
            whole = {**value, "definitions": schema["definitions"]}
            for example in value.get("examples", ()):
                assert Draft7Validator(whole).is_valid(example), (block, key, example)


def test_the_list_of_what_no_schema_sees_is_of_real_codes() -> None:
    """A code that is renamed cannot stay in the list."""
    assert UNSEEN.keys() - {"T"} <= CODES.keys()


def test_an_editor_is_offered_what_exists() -> None:
    """Behaviours, skills and channels are all there are; personas are those there are, and more
    may come."""
    schema = schema_of("scenario", names_for_schemas())
    defined = schema["definitions"]
    assert "empathy" in defined["behaviour_name"]["enum"]
    assert len(defined["behaviour_name"]["enumDescriptions"]) == len(
        defined["behaviour_name"]["enum"]
    )
    tree = dict(bases("scenario")[0])
    assert taken("scenario", {**tree, "personas": ["written-tomorrow"]})
    assert not taken("scenario", {**tree, "trains": ["written-tomorrow"]})


def test_a_users_own_personas_are_offered(tmp_path: Path) -> None:
    """A schema written for somebody knows their files."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "brisk.yaml").write_text(PERSONA, encoding="utf-8")
    defined = schema_of("scenario", names_for_schemas(tmp_path))["definitions"]
    assert "brisk" in defined["persona_name"]["anyOf"][0]["enum"]


@pytest.mark.parametrize(
    ("difference", "old", "new"),
    [
        ("quoted", "patience: 3", 'patience: "3"'),
        ("blanks", "when: [empathy]", 'when: [" empathy"]'),
        ("taken", "moods: [calm, hurried, cross]", "moods: [calm, hurried, null]"),
    ],
)
def test_each_stricter_mark_is_listed_and_real(
    difference: str, old: str, new: str, tmp_path: Path
) -> None:
    """The loader takes it, the schema marks it: where that ends, the list has to be shortened."""
    assert difference in STRICTER
    text = changed(PERSONA, old, new)
    (tmp_path / "personas").mkdir()
    path = tmp_path / "personas" / "brisk.yaml"
    path.write_text(text, encoding="utf-8")
    assert loaded_as(path, "persona") == []
    assert not checked_as_editors_do("persona", path)


@pytest.mark.parametrize(
    ("difference", "old", "new"),
    [
        ("numbers", "difficulty: 2", "difficulty: 2.0"),
        ("same", "    room: 012", '    room: "12"\n  about: x'),
    ],
)
def test_what_editors_overlook_is_listed(
    difference: str, old: str, new: str, tmp_path: Path
) -> None:
    """The number alone reaches an editor, and the same text twice may be two values."""
    assert difference in LOOSER
    text = changed(SCENARIO, old, new)
    if difference == "same":
        text = changed(text, "may: [give a second key]", 'may: [7, "7"]')
    (tmp_path / "scenarios").mkdir()
    path = tmp_path / "scenarios" / "lost-key.yaml"
    path.write_text(text, encoding="utf-8")
    assert {one.code for one in loaded_as(path, "scenario")} & {"S004", "S009"}
    assert checked_as_editors_do("scenario", path)


def loaded_as(path: Path, kind: Kind) -> list[Diagnostic]:
    """What the loader says of a file."""
    file = SourceFile(kind, path.stem, str(path), path)
    return list(read_definition(file.read(), file, names(kind))[1])


def checked_as_editors_do(kind: Kind, path: Path) -> bool:
    """Whether a validator of its own, with a YAML 1.2 reader of its own, takes a file."""
    words = ["-m", "check_jsonschema", "--schemafile", str(ROOT / shipped_place(kind)), str(path)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode == 0


def test_modelines_lead_from_a_file_to_its_schema() -> None:
    """Both editors look beside the file."""
    language_server, jetbrains = modelines("scenario")
    assert language_server == "# yaml-language-server: $schema=scenario.schema.json"
    assert jetbrains == "# $schema: ./scenario.schema.json"
    assert modelines("transcript", "../")[1] == "# $schema: ../transcript.schema.json"
    assert home_place("persona") == Path("personas") / file_name("persona")
