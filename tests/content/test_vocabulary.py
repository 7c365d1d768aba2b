"""The list of keys, the definitions, the readers and the READMEs say the same."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from simulator.content.names import FIXED, KINDS
from simulator.content.read_block import KINDS as VALUE_KINDS
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
}
IN_README = {
    "personas": ("persona", "reaction", "condition"),
    "scenarios": tuple(block for block in BLOCKS if block not in ("persona", "reaction")),
}


@pytest.mark.parametrize("block", DEFINITIONS)
def test_the_keys_of_a_block_are_the_fields_of_its_definition(block: str) -> None:
    """No field without a key, no key without a field; needed keys are fields without a default."""
    definition = DEFINITIONS[block]
    keys = {key.name: key.required for key in BLOCKS[block]}
    named = {"stage", "outcome"}
    given = {
        field.name: field.default is MISSING and field.default_factory is MISSING
        for field in fields(definition)
        if not (block in named and field.name == "id")
    }
    assert keys == given


def test_every_block_is_held_against_a_definition_or_is_the_fact() -> None:
    """A new block cannot come in unchecked; a fact has its value under the name of its kind."""
    assert set(BLOCKS) == {*DEFINITIONS, "fact"}
    assert {key.name for key in BLOCKS["fact"]} == {*FACT_KINDS, "about", "wrong", "needs"}


def test_every_key_can_be_read_and_described() -> None:
    """Each kind of value has a reader and words, and what it is made of exists."""
    for keys in BLOCKS.values():
        for key in keys:
            assert key.kind in VALUE_KINDS
            assert kind_in_words(key)
            if key.kind in ("block", "blocks", "named_blocks"):
                assert key.of in BLOCKS
            elif key.of:
                assert key.of in KINDS
    assert FIXED.keys() <= KINDS.keys()


@pytest.mark.parametrize("folder", IN_README)
def test_the_readme_lists_the_keys_as_the_code_does(folder: str) -> None:
    """The table of each block stands in the README word for word."""
    text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    for block in IN_README[folder]:
        assert table(block) in text, f"{folder}/README.md: put in this table\n{table(block)}"


def test_the_readmes_name_every_occasion_action_channel_and_standard_outcome() -> None:
    """What an author can choose from is listed where an author looks."""
    personas, scenarios = (
        (ROOT / folder / "README.md").read_text(encoding="utf-8") for folder in IN_README
    )
    for occasion, when in persona.OCCASIONS.items():
        assert f"| `{occasion}` | {when} |" in personas
    for outcome in scenario.STANDARD_OUTCOMES.values():
        assert f"| `{outcome.id}` | {outcome.kind} | {outcome.about} |" in scenarios
    for text in (personas, scenarios):
        assert ", ".join(f"`{action}`" for action in FIXED["action"]) in text
    assert ", ".join(f"`{channel}`" for channel in FIXED["channel"]) in scenarios


@pytest.mark.parametrize("folder", IN_README)
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
