"""What playing a sound file proves of it: dead rules, ends, traps, silence, skills."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.check_files import check_files, checked_files
from simulator.content.diagnostics import Diagnostic
from tests.content.samples import PERSONA, SCENARIO, changed, place_of

FIXED = "      - when: {states: [fee], did: verify, interrupts: false}\n        to: solved\n"
"""The way out of the sample's second stage."""


def problems(folder: Path, text: str, name: str = "lost-key") -> list[Diagnostic]:
    """What checking `text` as a file of its own tells."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return list(check_files([path]))


def told(found: list[Diagnostic]) -> list[tuple[str, int]]:
    """The codes and lines."""
    return [(one.code, one.line) for one in found]


def with_moves(*moves: str) -> str:
    """The sample whose second stage has these moves in place of its own."""
    return changed(SCENARIO, FIXED, "".join(f"      - {move}\n" for move in moves))


@pytest.mark.parametrize(
    ("dead", "why"),
    [
        ("{when: {flags: [understood], no_flags: [understood]}, to: solved}", "refuses it"),
        ("{when: {shows: [rude], lacks: [rude]}, to: solved}", "refuses it"),
        ("{when: {acts: [take_break]}, to: solved}", "before it ends"),
        ("{when: {acts: [end], shows: [rude]}, to: solved}", "shows no behaviour"),
        ("{when: {replies: 41}, to: solved}", "40 replies at most"),
        ("{when: {shows_all: [solution, empathy]}, to: solved}", "always fits first"),
        ("{when: {no_flags: [understood]}, to: solved}", "never comes together"),
    ],
)
def test_a_dead_rule_is_found_with_its_reason(tmp_path: Path, dead: str, why: str) -> None:
    """One finding, in the line of the rule."""
    text = with_moves("{when: [solution], to: solved}", dead)
    found = problems(tmp_path, text)
    assert told(found) == [("P001", place_of(text, dead)[0])]
    assert why in found[0].hint


def test_rules_that_wait_for_answers_to_actions_are_dead(tmp_path: Path) -> None:
    """An answer follows a reply; the trainee's actions are for moves."""
    text = changed(SCENARIO, "{mentions: where}", "{mentions: where, acts: [hold]}")
    text = text.replace("      - when: {either: [[rude], {acts: [end], no_flags: [told_where]}]}",
                        "      - when: {either: [[rude], {acts: [end]}]}")  # fmt: skip
    text = changed(text, "        sets: [told_where]\n", "")
    assert ("P001", place_of(text, "{mentions: where")[0]) in told(problems(tmp_path, text))


def test_only_the_cause_is_told(tmp_path: Path) -> None:
    """Where a dead move shuts off half the plot, what lies behind it is not told as well."""
    text = changed(SCENARIO, "lacks: rude, replies: 1}", "lacks: [paraphrase, empathy]}")
    found = problems(tmp_path, text)
    assert told(found) == [("P001", place_of(text, "lacks: [paraphrase, empathy]")[0])]
    assert 'a move to "heard"' in found[0].found
    assert "nobody ever gets there" in found[0].found


def test_flags_that_never_come_together(tmp_path: Path) -> None:
    """What wants two flags that refuse each other is dead, unless one reply can set both."""
    template = changed(
        SCENARIO,
        "    answers:\n      - when: {mentions: where}",
        "    answers:\n"
        "      - {when: {mentions: one, no_flags: [two]}, says: [One.], sets: [one]}\n"
        "      - {when: {mentions: two, no_flags: [one]}, says: [Two.], sets: [two]}\n"
        "      - when: {mentions: where}",
    )
    both = "      - when: {flags: [one, two]}\n        to: stormed_off\n"
    template = changed(template, FIXED, FIXED + both)
    assert problems(tmp_path, template) == []
    text = changed(template, "mentions: one,", "mentions: one, lacks: [empathy],")
    text = changed(text, "mentions: two,", "mentions: two, shows: [empathy],")
    assert told(problems(tmp_path, text)) == [("P001", place_of(text, "flags: [one, two]")[0])]


def test_a_flag_that_only_a_persona_sets_is_known(tmp_path: Path) -> None:
    """angry sets `acknowledged`; with it alone the call can be won, so nothing is told."""
    text = with_moves("{when: {states: [fee], flags: [acknowledged]}, to: solved}")
    assert problems(tmp_path, text) == []


def test_a_scenario_that_one_persona_cannot_win(tmp_path: Path) -> None:
    """P003 at the persona's name, for it alone."""
    moves = ("{when: {states: [fee], flags: [acknowledged]}, to: solved}",
             "{when: [farewell], to: stormed_off}")  # fmt: skip
    text = changed(with_moves(*moves), "    settled: true\n", "")
    text = changed(text, "personas: [angry]", "personas: [angry, upsell-ready]")
    found = problems(tmp_path, text)
    assert [(one.code, (one.line, one.column)) for one in found] == [
        ("P003", place_of(text, "upsell-ready"))
    ]


def test_a_call_that_only_a_mistake_wins(tmp_path: Path) -> None:
    """P003 as well where the only way to a good end leads through a wrong statement."""
    text = changed(with_moves("{when: {misstates: [fee]}, to: solved}"), "    settled: true\n", "")
    found = problems(tmp_path, text)
    assert told(found) == [("P003", place_of(text, "outcomes:")[0])]
    assert "but by stating something wrong" in found[0].found


def test_a_bad_end_of_its_own_is_no_trap(tmp_path: Path) -> None:
    """Where a mistake cannot be mended but the plot has an end for it, a bad one is certain."""
    moves = ("{when: {states: [fee], flags: [told_where]}, to: solved}",)
    text = changed(with_moves(*moves), "    settled: true\n", "")
    assert problems(tmp_path, text) == []
    trapped = changed(
        text, "  - when: {shows_all: [rude, dismissive]}\n    to: stormed_off\n",
        "  - when: {acts: [escalate]}\n    to: stormed_off\n",
    )  # fmt: skip
    found = problems(tmp_path, trapped)
    assert told(found) == [("P004", place_of(trapped, "heard:\n    task")[0])]
    assert "steps:" in found[0].example


def test_an_angry_customer_is_no_trap(tmp_path: Path) -> None:
    """A way out that needs a calm customer is one, though this customer may not calm down."""
    moves = ("{when: {shows: [farewell], heat: [cool, warm]}, to: solved}",)
    text = changed(with_moves(*moves), "    settled: true\n", "")
    assert problems(tmp_path, text) == []


def test_every_place_without_words_is_found(tmp_path: Path) -> None:
    """On arriving, for an answer, and at the end; each at the key that lacks them."""
    text = changed(SCENARIO, 'says: ["By the pool."]', 'says: {confused: ["By the pool."]}')
    text = changed(text, 'says: ["Yes. | What can you do?"]', "says: {confused: [Yes.]}")
    text = changed(text, 'says: ["Room twelve."]', 'says: {confused: ["Room twelve."]}')
    found = problems(tmp_path, text)
    assert told(found) == [
        ("P005", place_of(text, 'says: {confused: ["Room')[0]),
        ("P005", place_of(text, 'says: {confused: ["By')[0]),
        ("P005", place_of(text, "says: {confused: [Yes.")[0]),
    ]
    assert "who they are" in found[0].found
    assert "for this answer" in found[1].found


def test_a_persona_needs_words_in_every_mood(tmp_path: Path) -> None:
    """An occasion that has none for a heat it can come in; `better` never comes at the worst."""
    text = changed(PERSONA, 'farewell: ["Bye, {agent}."]', 'farewell: {cool: ["Bye, {agent}."]}')
    text = changed(text, 'better: ["All right."]', 'better: {cool: ["Yes."], hot: ["All right."]}')
    found = problems(tmp_path, text, "brisk")
    assert told(found) == [("P005", place_of(text, "farewell:")[0])]
    assert "hot or boiling" in found[0].found


def test_a_persona_whose_patience_outlasts_a_call(tmp_path: Path) -> None:
    """P006 at its patience."""
    text = changed(PERSONA, "patience: 3", "patience: 20")
    assert told(problems(tmp_path, text, "brisk")) == [("P006", place_of(text, "patience")[0])]


def test_a_flag_for_a_persona_may_come_from_any_scenario(tmp_path: Path) -> None:
    """A persona may look for a flag that some scenario sets which it plays, and for no other."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "scenarios").mkdir()
    text = changed(PERSONA, "      heat: [boiling]", "      flags: [told_where]")
    (tmp_path / "personas/brisk.yaml").write_text(text, encoding="utf-8")
    scenario = tmp_path / "scenarios/lost-key.yaml"
    scenario.write_text(changed(SCENARIO, "[angry]", "[brisk]"), encoding="utf-8")
    assert check_files([tmp_path]) == ()
    found = check_files([tmp_path / "personas"])
    assert [(one.code, one.line) for one in found] == [("N015", place_of(text, "told_where")[0])]


def test_lines_may_agree_where_only_one_is_heard(tmp_path: Path) -> None:
    """Short lines, answers of one stage and lines of different personas may be the same."""
    text = changed(SCENARIO, 'any: ["So?"], hot: ["So what now?"]',
                   'any: ["So?"], confused: ["So?"], hot: ["So what now?"]')  # fmt: skip
    assert problems(tmp_path, text) == []


def test_files_come_one_by_one(tmp_path: Path) -> None:
    """The first file is told before the second is looked at."""
    for name in ("a-key", "b-key"):
        text = changed(SCENARIO, "id: lost-key", f"id: {name}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    each = checked_files([tmp_path])
    assert next(each).problems == ()
    (tmp_path / "b-key.yaml").unlink()
    assert [one.code for one in next(each).problems] == ["T013"]
