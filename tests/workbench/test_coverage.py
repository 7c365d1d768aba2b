"""Coverage counts what calls reach, and lists the rest."""

from __future__ import annotations

from pathlib import Path

from simulator.content.library import Library, load_library
from simulator.workbench.coverage import KINDS, Coverage, coverage_of
from simulator.workbench.coverage_words import coverage_row, missing_lines
from simulator.workbench.playing import Play
from tests.fakes import WordScoring
from tests.workbench.scenes import folder


def scene(tmp_path: Path) -> tuple[Library, Play, Coverage]:
    """The sample scenario with a call that has begun and a coverage of nothing."""
    library = load_library(folder(tmp_path))
    scenario, persona = library.scenarios["lost-key"], library.personas["brisk"]
    return library, Play(scenario, persona, 1, WordScoring()), coverage_of(scenario, persona)


def names(coverage: Coverage, kind: str) -> set[str]:
    """What is not reached of one kind."""
    return {one.name for one in coverage.missing if one.kind == kind}


def test_a_call_covers_what_it_goes_through(tmp_path: Path) -> None:
    """Stages, moves, reactions and places of lines, each as it comes."""
    _, play, coverage = scene(tmp_path)
    play.reply_showing(["empathy"])
    coverage.add(play.call)
    assert names(coverage, "stages") == set()
    assert names(coverage, "moves") == {
        "opening goes 2 -> stormed_off",
        "heard goes 1 -> solved",
        "anywhere 1 -> stormed_off",
    }
    assert names(coverage, "reactions") == {"reacts 2: rude -> worst"}
    missing = names(coverage, "lines")
    assert {"opening says", "heard says", "reacts 1 says"}.isdisjoint(missing)
    assert {"opening nudges", "lines farewell", "solved says"} <= missing


def test_calls_add_up_and_the_share_is_of_all_kinds(tmp_path: Path) -> None:
    """What any call reached counts; nothing is counted twice."""
    _, play, coverage = scene(tmp_path)
    coverage.add(play.call)
    before = coverage.share()
    coverage.add(play.call)
    assert (coverage.calls, coverage.share()) == (2, before)
    parts = [coverage.share(kind) for kind in KINDS]
    assert before == (sum(part[0] for part in parts), sum(part[1] for part in parts))
    assert coverage.share("stages") == (1, 2)
    assert 0 < coverage.percent < 100


def test_what_is_missing_has_its_place_in_its_file(tmp_path: Path) -> None:
    """File and line of each rule and line that no call reached."""
    library, play, coverage = scene(tmp_path)
    coverage.add(play.call)
    assert coverage_row(coverage)[:4] == ("lost-key", "brisk", "1", "1 of 2")
    told = list(missing_lines(coverage, library))
    assert told[0] == "Never reached in lost-key with brisk:"
    wanted = "stage heard"
    (line,) = [one for one in told if one.endswith(wanted)]
    path, number = line.strip().removesuffix(f": {wanted}").rsplit(":", 1)
    assert Path(path).read_text().splitlines()[int(number) - 1] == "  heard:"


def test_watching_changes_nothing(tmp_path: Path) -> None:
    """A watched call answers as a plain one does."""
    from simulator.engine.call import Call

    _, play, _ = scene(tmp_path)
    plain = Call(play.scenario, play.persona, 1)
    plain.open()
    for shown in (["empathy"], ["solution"], ["rude", "dismissive"]):
        response = play.reply_showing(shown)
        assert plain.step(play.taken[-1].event) == response
