"""The labelled replies and answers are whole, obey the rulings, and two raters agree on them."""

from __future__ import annotations

import json
from pathlib import Path

from training import check_corpus

TRAINING = Path(__file__).parents[2] / "training"


def broken(tmp_path: Path, **changed: object) -> list[str]:
    """What the linter says of one row that is right but for `changed`."""
    row = {
        "id": "a1",
        "channel": "phone",
        "company": "",
        "agent_name": "",
        "customer_name": "",
        "customer": "It broke.",
        "reply": "Oh no. When did it break?",
        "evidence": [["closed_question", "When did it break?"]],
    } | changed
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return [problem.what for problem in check_corpus.check_replies(tmp_path)]


def test_the_corpus_is_clean() -> None:
    """The linter has nothing to say about the replies and answers we train on."""
    assert [str(problem) for problem in check_corpus.check_replies()] == []
    assert [str(problem) for problem in check_corpus.check_answers()] == []


def test_a_right_row_passes(tmp_path: Path) -> None:
    """A row that is right gives no problem."""
    assert broken(tmp_path) == []


def test_each_kind_of_mistake_is_found(tmp_path: Path) -> None:
    """Evidence that is not there, unknown names, double labels and broken rulings are all told."""
    assert "does not stand in the reply" in broken(tmp_path, evidence=[["apology", "sorry"]])[0]
    assert "no behaviour is called 'sory'" in broken(tmp_path, evidence=[["sory", "Oh no."]])
    assert "closed_question is both shown and a near miss" in broken(
        tmp_path, near=["closed_question"]
    )
    assert any(
        "without open_question" in what
        for what in broken(tmp_path, evidence=[["clarifying_question", "When did it break?"]])
    )
    assert any(
        "ruling 11" in what for what in broken(tmp_path, reply="Dear Ms Rao, it is.", evidence=[])
    )
    assert any("channel 'fax'" in what for what in broken(tmp_path, channel="fax"))


def test_near_duplicates_across_files_are_found(tmp_path: Path) -> None:
    """The same reply by two authors would flatter a measure by author."""
    broken(tmp_path, reply="We can swap it for a new one on Tuesday, madam.", evidence=[])
    first = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        first.replace('"a1"', '"b1"').replace("madam", "Madam"), encoding="utf-8"
    )
    found = check_corpus.check_replies(tmp_path)
    assert [problem.what for problem in found] == ["nearly the same as a.jsonl:1"]


def test_two_raters_agree() -> None:
    """At least 500 replies were labelled twice, blind; before any correction the two raters agree
    at 0.9 F1 or more."""
    lines = (TRAINING / "second-labels.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) >= 500
    both = sum(len(set(row["first"]) & set(row["second"])) for row in rows)
    either = sum(len(row["first"]) + len(row["second"]) for row in rows)
    assert 2 * both / either >= 0.9
