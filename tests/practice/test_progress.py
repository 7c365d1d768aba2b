"""What the lobby says: what to resume, what was reached, what comes next and why."""

from __future__ import annotations

from pathlib import Path

from simulator.content.headings import Heading
from simulator.content.library import load_library
from simulator.practice.branching import branch
from simulator.practice.progress import next_scenario, progress
from simulator.practice.session import Session
from simulator.store.records import Overview, SessionRow
from tests.fakes import small_desk
from tests.practice.test_session import to_the_end


def heading(name: str, difficulty: int, *trains: str) -> Heading:
    """A scenario as the list shows it."""
    return Heading("scenario", name, name, "", "", "phone", difficulty, trains, ("calm", "angry"))


def played(scenario: str, persona: str = "calm") -> Overview:
    """A finished session of a scenario."""
    row = SessionRow("id", scenario, persona, 1, "practice", "", "2026-01-01T00:00:00Z")
    return Overview(row, 1, 1, {"overall": 50})


EASY, HARD = heading("easy", 1, "gratitude"), heading("hard", 5, "empathy", "hold")


def test_the_easiest_scenario_never_played_comes_first() -> None:
    """Something new before something again, the easy before the hard."""
    chosen = next_scenario([HARD, EASY], (), {})
    assert chosen is not None
    assert (chosen.scenario, chosen.persona) == ("easy", "calm")
    chosen = next_scenario([HARD, EASY], (played("easy"),), {})
    assert chosen is not None
    assert chosen.scenario == "hard"


def test_then_the_weakest_skill_decides() -> None:
    """When all were played, the one that trains the weakest skill, by a persona met least."""
    history = (played("easy"), played("hard"))
    chosen = next_scenario([EASY, HARD], history, {"empathy": 40.0, "gratitude": 90.0})
    assert chosen is not None
    assert (chosen.scenario, chosen.persona) == ("hard", "angry")
    assert "empathy" in chosen.why
    assert "40" in chosen.why


def test_with_every_skill_perfect_the_least_played_comes() -> None:
    """Practice goes on."""
    history = (played("easy"), played("easy"), played("hard"))
    chosen = next_scenario([EASY, HARD], history, {"gratitude": 100.0})
    assert chosen is not None
    assert chosen.scenario == "hard"


def test_an_empty_library_has_no_next() -> None:
    """No scenario, no advice."""
    assert next_scenario([], (), {}) is None


def test_a_broken_file_of_ones_own_is_never_next(tmp_path: Path) -> None:
    """What cannot be played is not proposed, however easy its top says it is."""
    (tmp_path / "scenarios").mkdir()
    broken = "id: aa-broken\ntitle: Broken\ndifficulty: 1\npersonas: [angry]\nstages: {}\n"
    (tmp_path / "scenarios" / "aa-broken.yaml").write_text(broken, "utf-8")
    library = load_library(tmp_path)
    assert "aa-broken" in [one.id for one in library.headings("scenario")]
    found = progress(small_desk(tmp_path, library)).next
    assert found is not None
    assert found.scenario in library.scenarios


def test_the_lobby_knows_what_is_open_and_what_was_reached(tmp_path: Path) -> None:
    """An unfinished session can be resumed; a finished one counts for best score and skills."""
    desk = small_desk(tmp_path)
    done = to_the_end(Session.begin(desk, "late-van"))
    done.finish()
    still_open = Session.begin(desk, "late-van")
    seen = progress(desk)
    assert [overview.session.id for overview in seen.to_resume] == [still_open.id]
    assert [overview.session.id for overview in seen.finished] == [done.id]
    assert seen.best == {"late-van": 100}
    assert seen.skills == {"gratitude": 100.0}


def test_a_second_try_does_not_count_twice(tmp_path: Path) -> None:
    """Of several tries of a call the first finished one counts, for the sessions, the best score
    and the skills; each further one is kept, and only practised."""
    desk = small_desk(tmp_path)
    first = Session.begin(desk, "late-van")
    for words in ("I am sorry", "Well"):
        first.reply(words)
    first.act("end")
    first.finish()
    again = branch(desk, first, 1)
    again.reply("I will send another van")
    again.act("end")
    assert again.finish().overall == 100
    seen = progress(desk)
    assert [one.session.id for one in seen.finished] == [first.id]
    assert (seen.best, seen.skills) == ({"late-van": 50}, {"gratitude": 50.0})
    assert len(desk.store.history()) == 2


def test_a_call_left_to_try_again_is_not_unfinished(tmp_path: Path) -> None:
    """Its branch is, as long as it goes on; once finished it is the one that counts."""
    desk = small_desk(tmp_path)
    left = Session.begin(desk, "late-van")
    left.reply("Well")
    again = branch(desk, left, 0)
    assert [one.session.id for one in progress(desk).to_resume] == [again.id]
    again.reply("I am sorry")
    again.act("end")
    again.finish()
    seen = progress(desk)
    assert seen.to_resume == ()
    assert [one.session.id for one in seen.finished] == [again.id]
