"""New files: whatever is answered, the file says just that, passes the check, and is never lost."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft7Validator

from scoring.facts import find_statements
from simulator.content.check_files import check_files
from simulator.content.files import FOLDERS, Kind
from simulator.content.nodes import Plain, plain
from simulator.content.schema import modelines, names_for_schemas, schema_of
from simulator.content.yaml_text import read_yaml
from simulator.mistakes import Mistake
from simulator.workbench.drafting import (
    PERSONA_QUESTIONS,
    SCENARIO_QUESTIONS,
    Answers,
    Question,
    Room,
    WrongAnswer,
    gathered,
    persona_text,
    proving,
    put,
    put_schema,
    scenario_text,
)
from simulator.workbench.found_files import found
from tests.content.drawn_files import seen

NOWHERE = Path("/nowhere")
AWKWARD = (
    "yes",
    "12:30",
    "£5 # no",
    "- a",
    'do "it"',
    "\\n \\",
    "é 漢字 😀: a",
    "null",
    "@ & * ! %d",
)
LEAST = {
    "scenario": {"title": "The late parcel", "problem": "My parcel is a week late."},
    "persona": {"name": "In a hurry", "about": "Has a train to catch."},
}


@cache
def room() -> Room:
    names = {kind: tuple(known) for kind, known in names_for_schemas().items()}
    taken = {"late-engineer": "a scenario that comes with First Call"}
    return Room(names, taken, proving(NOWHERE))


def answers(kind: Kind, **given: str) -> Answers:
    questions = SCENARIO_QUESTIONS if kind == "scenario" else PERSONA_QUESTIONS
    return gathered(questions, {**LEAST[kind], **given}, lambda *_: "", room(), again=False)


def text_of(kind: Kind, found: Answers) -> str:
    return scenario_text(found) if kind == "scenario" else persona_text(found)


def problems_of(kind: Kind, folder: Path, found: Answers) -> list[str]:
    """What `firstcall check` says of the file in its place, proofs and warnings too."""
    path = folder / FOLDERS[kind] / f"{found['id']}.yaml"
    put(path, text_of(kind, found))
    return [str(one) for one in check_files([path])]


def read(kind: Kind, found: Answers) -> Plain:
    root = read_yaml(text_of(kind, found), "x").root
    assert root is not None
    return plain(root)


@pytest.mark.parametrize("channel", ["phone", "chat", "email", "social", "in_person"])
def test_a_new_scenario_passes_the_check_on_every_channel(channel: str, tmp_path: Path) -> None:
    """With what is suggested, and every persona that ships, nothing is found, no warning either."""
    assert problems_of("scenario", tmp_path, answers("scenario", channel=channel)) == []


def test_a_new_persona_passes_the_check(tmp_path: Path) -> None:
    """With what is suggested, and with an abusive mood."""
    assert problems_of("persona", tmp_path, answers("persona")) == []
    abusive = answers("persona", id="rough", abusive="annoyed, furious")
    assert problems_of("persona", tmp_path, abusive) == []


@pytest.mark.parametrize("seed", range(9))
def test_any_answers_make_a_scenario_that_passes_and_says_them(seed: int, tmp_path: Path) -> None:
    """Signs that YAML would read otherwise arrive as they were typed."""
    draw = Random(seed)
    value = ("£25", "5 working days", "Thursday 8-10", "14:30", "3", "20 minutes")[seed % 6]
    said = {
        name: f"{draw.choice(AWKWARD)} {name}"
        for name in ("title", "problem", "company", "industry", "role", "agent", "remedy")
    }
    given = answers(
        "scenario",
        **said,
        customer=AWKWARD[seed],
        id=f"try-{seed}",
        value=value,
        called=draw.choice(("late fee", "refund", "the delivery")),
        personas=draw.choice(room().names["persona"]),
    )
    assert problems_of("scenario", tmp_path, given) == []
    file = read("scenario", given)
    assert isinstance(file, dict)
    assert file["title"] == said["title"]
    assert file["about"] == said["problem"]
    assert file["customer"]["name"] == AWKWARD[seed]  # type: ignore[index, call-overload]
    assert file["you_are"]["may"][0] == said["remedy"]  # type: ignore[index, call-overload]
    opening = file["stages"]["opening"]  # type: ignore[index, call-overload]
    assert opening["says"]["any"] == [said["problem"]]  # type: ignore[index, call-overload]


@pytest.mark.parametrize("seed", range(12))
def test_any_answers_make_a_persona_that_passes(seed: int, tmp_path: Path) -> None:
    """Any moods, behaviours and patience: every mood is reached, no rule is dead, calls end."""
    draw = Random(seed)
    moods = draw.sample(("calm", "put off", "so-so", "no", "12", "é", "cool", "any"), 3 + seed % 4)
    behaviours = [one for one in room().names["behaviour"] if one != "rude"]
    draw.shuffle(behaviours)
    given = answers(
        "persona",
        about=AWKWARD[seed % 9],
        moods=", ".join(moods),
        starts=draw.choice(moods),
        patience=str(draw.randint(1, 39 // len(moods))),
        calms=", ".join(behaviours[: draw.randint(1, 4)]),
        irritates=", ".join(behaviours[4 : 5 + draw.randint(0, 3)]),
        abusive=draw.choice(("none", moods[-1], f"{moods[-1]}, {moods[-2]}")),
    )
    assert problems_of("persona", tmp_path, given) == []
    file = read("persona", given)
    assert isinstance(file, dict)
    assert file["moods"] == moods
    assert file["about"] == AWKWARD[seed % 9]


@pytest.mark.parametrize("value", ["£25", "5 working days", "Thursday 8-10", "14:30", "3"])
def test_the_model_reply_states_the_value_right(value: str, tmp_path: Path) -> None:
    """Who says what the file suggests is led on by it, under the name that is suggested too."""
    given = answers("scenario", value=value)
    path = tmp_path / "scenarios" / f"{given['id']}.yaml"
    put(path, scenario_text(given))
    _, scenario = found(str(path), tmp_path)
    reply = scenario.stages["offer"].model[0]  # type: ignore[union-attr]
    stated = find_statements(reply, scenario.facts)  # type: ignore[union-attr]
    assert [(one.fact, one.right) for one in stated] == [(given["called"].replace(" ", "_"), True)]


def test_words_of_every_sentence_show_nothing() -> None:
    """Of a delivery day "delivery" tells, "day" does not, for everybody wishes a good day."""
    assert "about: [delivery]" in scenario_text(answers("scenario", value="Thursday"))
    assert "about: [time]" in scenario_text(answers("scenario", value="14:30", called="the time"))


@pytest.mark.parametrize("kind", ["scenario", "persona"])
def test_every_part_is_explained_and_editors_find_the_schema(kind: Kind) -> None:
    """Both modelines come first, the schema takes the file, and no key at the left margin stands
    without a remark above it or above its group."""
    text = text_of(kind, answers(kind))
    lines = text.splitlines()
    assert tuple(lines[:2]) == modelines(kind)
    root = read_yaml(text, "x").root
    assert root is not None
    assert list(Draft7Validator(schema_of(kind, room().names)).iter_errors(seen(root))) == []
    for block in text.split("\n\n"):
        first, second, *_ = [*block.splitlines(), ""]
        assert first.startswith(("#", " ")) or second.lstrip().startswith("#"), block
    assert not re.search(r"[@%!]\{", text)


@pytest.mark.parametrize(
    ("kind", "name", "typed", "said"),
    [
        ("scenario", "title", "{x}", 'title: found "{", which lines use for something else'),
        ("scenario", "problem", "a | b", 'problem: found "|", which lines use'),
        ("scenario", "problem", "a\x1bb", "problem: found a sign that cannot be seen"),
        ("scenario", "company", "...", 'company: found "...", expected words'),
        ("scenario", "role", "x" * 301, "role: found 301 characters, expected 300 at most"),
        ("scenario", "id", "Late Van", 'id: found "Late Van", expected small letters'),
        ("scenario", "id", "late-engineer", "which is a scenario that comes with First Call"),
        ("scenario", "channel", "phon", 'did you mean "phone"?'),
        ("scenario", "difficulty", "6", 'difficulty: found "6", expected a whole number, 1 to 5'),
        ("scenario", "personas", "angri", 'did you mean "angry"?'),
        ("scenario", "skills", "empaty", 'did you mean "empathy"?'),
        ("scenario", "value", "soon", 'value: found "soon", expected a sum, a length of time'),
        ("scenario", "value", "by Thursday", "expected the value alone: Thursday"),
        ("scenario", "customer", "Mrs Okafor", "expected the first and last name alone"),
        ("scenario", "called", "it", 'called: found "it", expected a name of one to four words'),
        ("scenario", "called", "card is ready", "expected a name of one to four words"),
        ("scenario", "skills", "empathy, cultural_sensitivity", "has no occasion yet"),
        ("persona", "moods", "calm, cross", "moods: found 2 different moods, expected 3 to 6"),
        ("persona", "moods", "a, b, gone", 'moods: found "gone", which means something else'),
        ("persona", "starts", "happy", 'starts: found "happy", expected one of content'),
        ("persona", "patience", "10", 'patience: found "10", expected a whole number, 1 to 9, so'),
        ("persona", "calms", "rude, empathy", "calms: found 'rude', which calms nobody"),
        ("persona", "irritates", "empathy", 'found "empathy", which calms as well'),
        ("persona", "irritates", "rude", "irritates: found only 'rude', which everybody resents"),
        ("persona", "abusive", "cross", 'abusive: found "cross", expected one of content'),
    ],
)
def test_a_wrong_answer_gets_one_clear_sentence(
    kind: Kind, name: str, typed: str, said: str
) -> None:
    """What was found, what was expected, and the nearest right name."""
    with pytest.raises(WrongAnswer) as wrong:
        answers(kind, **{name: typed})
    assert said in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_names_may_be_typed_as_people_do() -> None:
    """Capitals and blanks do no harm, and all means all."""
    given = answers("scenario", skills="Problem solving, EMPATHY", channel="In person")
    assert given["skills"] == "problem_solving, empathy"
    assert given["channel"] == "in_person"
    given = answers("scenario", personas="All", channel="Phone")
    assert given["personas"] == ", ".join(room().names["persona"])


def test_a_person_is_asked_again_and_told_why() -> None:
    """On a terminal a slip costs one more line, not the answers before it."""
    told: list[str] = []
    typed = iter(["The lost key", "", "{", "I lost my key."])

    def ask(question: Question, suggestion: str) -> str:
        told.append(f"{question.words} [{suggestion}]")
        return next(typed, "")

    found = gathered(SCENARIO_QUESTIONS, {}, ask, room(), again=True)
    assert found["id"] == "the-lost-key"
    assert found["problem"] == "I lost my key."
    assert told[1] == "A short name for its file [the-lost-key]"
    assert told[3].startswith('problem: found "{"')


@pytest.mark.parametrize("question", [*SCENARIO_QUESTIONS, *PERSONA_QUESTIONS])
def test_every_question_can_be_explained(question: Question) -> None:
    """Whoever asks back gets whole words that the question itself does not have."""
    assert len(question.more.split()) >= 8
    assert question.more not in question.words


def test_a_script_that_slips_is_stopped() -> None:
    """In a pipe the next line answers the next question, so nothing is asked twice; and what has no
    suggestion has to be answered."""
    with pytest.raises(WrongAnswer, match='title: found "\\|"'):
        gathered(SCENARIO_QUESTIONS, {}, lambda *_: "|", room(), again=False)
    with pytest.raises(WrongAnswer, match="title: found no answer"):
        gathered(SCENARIO_QUESTIONS, {}, lambda *_: "", room(), again=False)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays, unless it is asked for in so many words; none is left half
    written."""
    path = tmp_path / "a" / "b.yaml"
    put(path, "one")
    with pytest.raises(Mistake, match="there already, expected another name, or --force"):
        put(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    put(path, "two", force=True)
    assert path.read_text(encoding="utf-8") == "two"
    with pytest.raises(Mistake, match="Cannot write"):
        put(path / "c.yaml", "three")
    assert [one.name for one in path.parent.iterdir()] == ["b.yaml"]


def test_a_schema_of_ours_is_written_again_and_no_other(tmp_path: Path) -> None:
    """It goes with the program; somebody else's file of that name does not."""
    path = tmp_path / "persona.schema.json"
    put_schema("persona", path, tmp_path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[:400], encoding="utf-8")
    put_schema("persona", path, tmp_path)
    assert path.read_text(encoding="utf-8") == whole
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(Mistake, match="there already"):
        put_schema("persona", path, tmp_path)
