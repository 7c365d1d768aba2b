"""The list of keys, the definitions, the readers and the READMEs say the same."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from scoring import procedures
from scoring.behaviours import OwnBehaviour
from simulator.content import read_transcript
from simulator.content.names import FIXED, KINDS
from simulator.content.read_block import KINDS as VALUE_KINDS
from simulator.content.rubric_keys import RUBRIC_BLOCKS
from simulator.content.vocabulary import BLOCKS, FACT_KINDS, kind_in_words, table
from simulator.engine import conditions, persona, scenario

ROOT = Path(__file__).parents[2]
DEFINITIONS = {
    "persona": persona.Persona,
    "reaction": persona.Reaction,
    "condition": conditions.When,
    "scenario": scenario.Scenario,
    "you_are": scenario.YouAre,
    "customer": scenario.Customer,
    "article": scenario.Article,
    "identity": scenario.Identity,
    "stage": scenario.Stage,
    "answer": scenario.Answer,
    "move": scenario.Move,
    "outcome": scenario.Outcome,
    "transcript": read_transcript.TranscriptFile,
    "transcript_step": read_transcript.Step,
    "behaviour": OwnBehaviour,
}
NOT_IN_THE_FILE = {
    "stage": "id",
    "outcome": "id",
    "transcript": "path",
    "transcript_step": "line",
}
"""Fields that come from where the block stands."""
CHANGED_IN_PART = {
    "procedure": (procedures.Procedure, {"on", "off"}),
    "procedure_step": (procedures.ProcedureStep, {"off"}),
}
"""Blocks of which only some keys are given, and the keys that are no field of the definition."""
EXPECTATIONS = ("after_step", "at_end")
"""Blocks whose keys stand for themselves; tests/workbench holds them against what compares them."""
IN_TRANSCRIPTS = ("transcript", "transcript_step", *EXPECTATIONS)
IN_OWN_BEHAVIOURS = ("behaviour_file", "behaviour")
"""Blocks that docs/own-behaviours.md lists."""
IN_COMPANY_RUBRIC = tuple(RUBRIC_BLOCKS)
"""Blocks that docs/company-rubric.md lists; tests/content/test_rubric_files.py holds them against
the rules."""
IN_README = {
    "personas": ("persona", "reaction", "condition"),
    "scenarios": tuple(
        block
        for block in BLOCKS
        if block
        not in ("persona", "reaction", *IN_TRANSCRIPTS, *IN_OWN_BEHAVIOURS, *IN_COMPANY_RUBRIC)
    ),
    "transcripts": IN_TRANSCRIPTS,
}


@pytest.mark.parametrize("block", DEFINITIONS)
def test_the_keys_of_a_block_are_the_fields_of_its_definition(block: str) -> None:
    """No field without a key, no key without a field; needed keys are fields without a default."""
    definition = DEFINITIONS[block]
    keys = {key.name: key.required for key in BLOCKS[block]}
    given = {
        field.name: field.default is MISSING and field.default_factory is MISSING
        for field in fields(definition)
        if field.name != NOT_IN_THE_FILE.get(block)
    }
    assert keys == given


@pytest.mark.parametrize("block", CHANGED_IN_PART)
def test_a_procedure_and_its_steps_can_be_given_in_every_part(block: str) -> None:
    """Every field but the id, which is the name it stands under, has a key; no key is needed, as
    a scenario may change one part alone."""
    definition, more = CHANGED_IN_PART[block]
    names = {field.name for field in fields(definition)} - {"id"}
    assert {key.name for key in BLOCKS[block]} == names | more
    assert not any(key.required for key in BLOCKS[block])


def test_every_block_is_held_against_a_definition_or_is_the_fact() -> None:
    """A new block cannot come in unchecked; a fact has its value under the name of its kind."""
    assert set(BLOCKS) == {
        *DEFINITIONS,
        *CHANGED_IN_PART,
        *EXPECTATIONS,
        *IN_COMPANY_RUBRIC,
        "procedure_file",
        "behaviour_file",
        "fact",
    }
    assert {key.name for key in BLOCKS["fact"]} == {*FACT_KINDS, "about", "wrong", "needs"}


def test_every_key_can_be_read_and_described() -> None:
    """Each kind of value has a reader and words, and what it is made of exists."""
    for keys in BLOCKS.values():
        for key in keys:
            assert key.kind in VALUE_KINDS
            assert kind_in_words(key)
            if key.kind in ("block", "blocks", "named_blocks", "procedures", "steps"):
                assert key.of in BLOCKS
            elif key.of:
                assert key.of in KINDS
    assert FIXED.keys() <= KINDS.keys()


def test_the_page_on_a_company_s_rubric_lists_the_keys_as_the_code_does() -> None:
    """The table of each block stands in it word for word."""
    text = (ROOT / "docs" / "company-rubric.md").read_text(encoding="utf-8")
    for block in IN_COMPANY_RUBRIC:
        assert table(block) in text, f"docs/company-rubric.md: put in this table\n{table(block)}"


def test_the_page_on_own_behaviours_lists_the_keys_as_the_code_does() -> None:
    """The table of each block stands in it word for word."""
    text = (ROOT / "docs" / "own-behaviours.md").read_text(encoding="utf-8")
    for block in IN_OWN_BEHAVIOURS:
        assert table(block) in text, f"docs/own-behaviours.md: put in this table\n{table(block)}"


@pytest.mark.parametrize("folder", IN_README)
def test_the_readme_lists_the_keys_as_the_code_does(folder: str) -> None:
    """The table of each block stands in the README word for word."""
    text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    for block in IN_README[folder]:
        assert table(block) in text, f"{folder}/README.md: put in this table\n{table(block)}"


def test_the_readmes_name_every_occasion_action_channel_and_standard_outcome() -> None:
    """What an author can choose from is listed where an author looks."""
    personas, scenarios = (
        (ROOT / folder / "README.md").read_text(encoding="utf-8")
        for folder in ("personas", "scenarios")
    )
    for occasion, when in persona.OCCASIONS.items():
        assert f"| `{occasion}` | {when} |" in personas
    for outcome in scenario.STANDARD_OUTCOMES.values():
        assert f"| `{outcome.id}` | {outcome.kind} | {outcome.about} |" in scenarios
    for text in (personas, scenarios):
        assert ", ".join(f"`{action}`" for action in FIXED["action"]) in text
    assert ", ".join(f"`{channel}`" for channel in FIXED["channel"]) in scenarios


@pytest.mark.parametrize("folder", ["personas", "scenarios"])
def test_the_example_in_the_readme_is_sound(folder: str, tmp_path: Path) -> None:
    """What a trainer copies from the README loads without a word of complaint."""
    from simulator.content.check_files import check_files

    text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    name = example.split("id: ")[1].split("\n")[0]
    (tmp_path / folder).mkdir()
    path = tmp_path / folder / f"{name}.yaml"
    path.write_text(example, encoding="utf-8")
    assert check_files([path]) == ()
