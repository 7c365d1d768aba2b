"""Results as JUnit XML: well-formed for any text, with the counts that tools add up."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as XML

from simulator.workbench.junit import junit_xml
from tests.content.samples import changed
from tests.workbench.scenes import GOOD, tried

NASTY = changed(
    changed(GOOD, "shows: [empathy]", 'reply: "<b>upset</b> & ]]> \\e \\u0000 \\ud83d \\uffff"'),
    "mood: calm, says",
    "mood: cross, says",
)


def test_the_counts_and_the_cases_are_right(tmp_path: Path) -> None:
    """One case a transcript: passed, failed with its difference, or an error with its problems."""
    trials = [
        tried(tmp_path, GOOD),
        tried(tmp_path, changed(GOOD, "kind: good", "kind: bad")),
        tried(tmp_path, changed(GOOD, "persona: brisk", "persona: brusk")),
    ]
    top = XML.fromstring(junit_xml(trials))
    assert dict(top.items()) | {"name": ""} == {
        "name": "",
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    (suite,) = top
    assert suite.get("name") == "lost-key"
    assert [[part.tag for part in case] for case in suite] == [[], ["failure"], ["error"]]
    failed = suite[1]
    assert failed.get("line") == "15"
    assert "expected kind bad, found good" in (failed[0].get("message") or "")
    assert "Dana Whitlock: Thank you." in (failed[0].text or "")
    assert "N005" in (suite[2][0].text or "")


def test_any_text_is_escaped(tmp_path: Path) -> None:
    """Markup, control characters and broken ones of a reply cannot break the file."""
    (case,) = XML.fromstring(junit_xml([tried(tmp_path, NASTY)]))[0]
    assert "<b>upset</b> & ]]>" in (case[0].text or "")


def test_no_transcripts_are_a_sound_file_too() -> None:
    """Nothing tested is nothing failed."""
    assert XML.fromstring(junit_xml([])).get("tests") == "0"
