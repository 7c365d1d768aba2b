"""The reader: what is plain is certain, what is empty earns nothing, and every span is true."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.reader import CueError, ModelError, build_reader
from scoring.reader.cues import CueBook, read_cue
from scoring.reading import Reader, Said
from scoring.wording import read_words

DATA = files("scoring") / "data"


@cache
def cues() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DATA / "cues.yaml").read_text("utf-8"))
    return loaded


@cache
def reader() -> Reader:
    return build_reader(cues(), (DATA / "reader-model.bin").read_bytes())


@cache
def catalogue() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((DATA / "behaviours.yaml").read_text("utf-8"))
    return loaded


def said(reply: str, customer: str = "It stopped working on Monday.") -> Said:
    return Said(reply, customer, "chat", "Northwind", "Tom Hale", "Ms Rao")


def shown(reply: str, customer: str = "It stopped working on Monday.") -> set[str]:
    return {one.behaviour for one in reader().read(said(reply, customer))}


@pytest.mark.parametrize(
    ("reply", "behaviour"),
    [
        ("what kind of noise?", "open_question"),
        ("restart it", "instruction"),
        ("bye", "farewell"),
        ("hello", "greeting"),
        ("hi its tom here how can i help", "offer_of_help"),
        ("one sec", "bare_hold"),
        ("may i put you on hold for two minutes", "hold_request"),
        ("transferring you now", "bare_transfer"),
        ("whats your account number", "identity_check"),
        ("whats your password", "privacy_breach"),
        ("And your PIN please?", "privacy_breach"),
        ("anything else?", "further_help"),
        ("is it working now?", "confirm_resolution"),
        ("is that right?", "check_understanding"),
        ("did you turn it off and on", "closed_question"),
        ("how long has it been like that?", "closed_question"),
        ("calm down", "dismissive"),
        ("you idiot", "rude"),
        ("you should have read the manual", "blame"),
        ("we cant do that", "negative_language"),
        ("sorry for any inconvenience", "hollow_apology"),
        ("sorry we sent the wrong one", "apology"),
        ("i understand how frustrating that is", "empathy"),
        ("no rush, take your time", "patience"),
        ("thx for waiting", "gratitude"),
        ("ok lol", "slang"),
        ("poor you", "pity"),
        ("leave it with me", "ownership"),
        ("I see. Go on.", "listening_cue"),
        ("my name is Tom", "introduction"),
        ("Thank you, Ms Rao.", "uses_name"),
        ("please dont swear at me", "boundary"),
    ],
)
def test_what_is_plain_is_certain(reply: str, behaviour: str) -> None:
    """Short, lower-case, artless words show what they plainly do."""
    assert behaviour in shown(reply)


@pytest.mark.parametrize(
    ("reply", "behaviour"),
    [
        ("I'm not sorry that we charged you.", "apology"),
        ("Kind regards,", "farewell"),
        ("sorry, what was the number?", "apology"),
        ("How can I help you?", "open_question"),
        ("Anything else?", "closed_question"),
        ("Thank you for your patience.", "patience"),
        ("Hold the button for ten seconds.", "bare_hold"),
        ("Never tell anyone your PIN.", "privacy_breach"),
        ("Let me check that, one moment.", "bare_hold"),
        ('You wrote "have a nice day" on the form.', "farewell"),
        ("ok", "listening_cue"),
        ("No thanks.", "gratitude"),
        ("What are the last four digits of the card?", "privacy_breach"),
        ("don't worry", "negative_language"),
    ],
)
def test_near_misses_are_told_apart(reply: str, behaviour: str) -> None:
    """Words that only look like a behaviour do not show it."""
    assert behaviour not in shown(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "empathy apology ownership solution patience reassurance",
        "Empathy, patience, ownership, reassurance, thank you, further help, solution.",
        "asdf qwer zxcv poiu lkjh mnbv",
        "",
        "\0\ud800 \u200b",
        "?!",
    ],
)
def test_stuffing_and_noise_earn_nothing(reply: str) -> None:
    """Keywords without sense, keyboard noise and empty text show no behaviour."""
    assert shown(reply) == set()


def test_parroting_earns_nothing() -> None:
    """The customer's own sentence given back word for word is no paraphrase, nor anything else."""
    words = "the kettle worked for two days and then it died"
    assert shown(words.capitalize() + ".", f"Well, {words}, you see.") == set()


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=200),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80),
)
def test_any_text_is_read_with_true_spans(reply: str, customer: str) -> None:
    """No string fails; spans give back their words, confidence is two places within 0..1."""
    known = {row["id"] for row in catalogue()}
    found = reader().read(said(reply, customer))
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert len({(one.behaviour, one.start) for one in found}) == len(found)
    for one in found:
        assert one.behaviour in known
        assert 0 <= one.start < one.end <= len(reply)
        assert reply[one.start : one.end] == one.text
        assert one.confidence == round(one.confidence, 2)
        assert 0.5 <= one.confidence <= 1


def test_spans_are_tight_and_reasons_given() -> None:
    """A name is the name, a greeting the greeting, and each says why."""
    found = {
        one.behaviour: one for one in reader().read(said("Hi Ms Rao, I've refunded the 12 pounds."))
    }
    assert found["greeting"].text == "Hi"
    assert found["uses_name"].text == "Ms Rao"
    assert "refunded" in found["solution"].text
    assert all(one.why for one in found.values())


def test_a_long_paste_is_read() -> None:
    """A hundred thousand characters give a reading, and the same one again."""
    paste = "Hello there, thanks for waiting. " * 3_000
    assert {one.behaviour for one in reader().read(said(paste))} >= {"greeting", "gratitude"}


def test_every_behaviour_of_the_catalogue_can_be_shown() -> None:
    """Nine of ten catalogue examples are read as what they are examples of."""
    assert len(catalogue()) == 54
    pairs = [(row["id"], one) for row in catalogue() for one in row["examples"]]
    missed = [(name, one) for name, one in pairs if name not in shown(one)]
    assert len(missed) <= len(pairs) // 10, missed


def test_rules_name_only_behaviours_of_the_catalogue() -> None:
    """No rule, fallback or rank speaks of a behaviour that does not exist."""
    known = {row["id"] for row in catalogue()}
    rules = cues()["rules"]
    named = {
        one
        for rule in rules
        for field in ("shows", "denies")
        for one in ([rule[field]] if isinstance(rule.get(field), str) else rule.get(field, []))
    }
    named |= {one for fallback in cues()["fallbacks"] for one in fallback["choose"]}
    named |= {one for rank in cues()["ranks"] for one in (rank["higher"], rank["lower"])}
    assert named | set(cues()["questions_otherwise"]) <= known
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert {fallback["cue"] for fallback in cues()["fallbacks"]} <= {rule["id"] for rule in rules}


def test_the_pass_over_all_patterns_misses_none() -> None:
    """A rule fires the same alone as among all the others."""
    replies = [one for row in catalogue()[::5] for one in row["examples"]]
    rules = [read_cue(rule, cues()["let"]) for rule in cues()["rules"]]
    together, nothing = CueBook(rules), read_words("")
    for reply in replies:
        wording = read_words(reply)
        found = [[hit.cue.id for hit in hits] for hits in together.hits(wording, nothing)]
        fired = {name for names in found for name in names}
        for rule in rules:
            alone = any(CueBook([rule]).hits(wording, nothing)) if rule.id in fired else None
            assert alone in (None, True)


def test_readings_do_not_depend_on_the_process() -> None:
    """Another hash seed and locale give the same fingerprint and the same reading."""
    script = (
        "import yaml; from importlib.resources import files; from scoring.reader import *;"
        "from scoring.reading import Said; d = files('scoring') / 'data';"
        "r = build_reader(yaml.safe_load((d / 'cues.yaml').read_text('utf-8')),"
        " (d / 'reader-model.bin').read_bytes());"
        "print(r.fingerprint, ascii(r.read(Said('Hi, sorry we lost it. Shall I send a new one?'))))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale in (("0", "C"), ("4711", "C.UTF-8"))
    }
    assert len(outputs) == 1


def test_the_fingerprint_follows_rules_and_weights() -> None:
    """A changed rule or weight changes the fingerprint; the same give the same."""
    model = (DATA / "reader-model.bin").read_bytes()
    assert build_reader(cues(), model).fingerprint == reader().fingerprint
    assert build_reader({**cues(), "ranks": []}, model).fingerprint != reader().fingerprint
    assert build_reader(cues(), model + b" ").fingerprint != reader().fingerprint


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ({"id": "odd", "say": "a", "span": "page"}, "odd"),
        ({"id": "odd", "say": "(a"}, "odd"),
        ({"id": "odd", "say": "{missing}"}, "missing"),
        ({"id": "odd", "say": "a", "colour": "red"}, "colour"),
        ({"id": "odd", "say": "a", "where": "middle"}, "middle"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(rule: dict[str, str], names: str) -> None:
    """A wrong rule is refused when the reader is built, by name."""
    with pytest.raises(CueError, match=names):
        build_reader({"rules": [rule]}, b"")


@pytest.mark.parametrize("model", [b"", b"no model", b"\x00" * 40])
def test_a_damaged_model_is_refused(model: bytes) -> None:
    """Bytes that are no model raise a clear error at the first reading."""
    with pytest.raises(ModelError, match="model"):
        build_reader(cues(), model).read(said("hello there"))
