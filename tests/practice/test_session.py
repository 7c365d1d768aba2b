"""A session through its public door: what is sent is kept, what is kept goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.scorecard import Finding, Verdict
from simulator.practice.coaching import most_useful
from simulator.practice.desk import Desk
from simulator.practice.finding import NotFound
from simulator.practice.session import Session
from simulator.practice.started import Changed
from simulator.practice.words import LONGEST_REPLY, Refused
from simulator.store.records import EventRow, OutOfStep, StoreFailed, UnknownSession
from simulator.store.sqlite import SqliteStore
from tests.fakes import ANGRY, LATE, HandClock, SmallLibrary, WordReader, small_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the small scenario and an empty store."""
    return small_desk(tmp_path)


def begun(desk: Desk, **terms: object) -> Session:
    """A new session of the small scenario."""
    return Session.begin(desk, "late-van", "angry", **terms)  # type: ignore[arg-type]


def kinds(desk: Desk, session: Session) -> list[str]:
    """The kinds of events recorded so far."""
    return [event.kind for event in desk.store.events(session.id)]


def to_the_end(session: Session) -> Session:
    """The shortest good call."""
    session.reply("So sorry, I will send another van")
    session.reply("bye")
    return session


def test_a_session_begins_with_the_customer_and_a_recorded_start(desk: Desk) -> None:
    """The first words are there, and everything the score depends on is written down."""
    session = begun(desk)
    assert session.opening.says == ("Your van is not here.", "It is noon!")
    (started,) = desk.store.events(session.id)
    assert started.kind == "started"
    assert set(started.payload["fingerprints"]) == {
        "scenario",
        "persona",
        "rubric",
        "procedures",
        "reader",
        "marker",
    }
    assert (session.phase, session.seed, session.mode) == ("call", 7, "practice")


def test_the_first_persona_plays_when_none_is_named(desk: Desk) -> None:
    """A scenario can be played by its id alone."""
    assert Session.begin(desk, "late-van").persona.id == "angry"


def test_a_name_may_be_typed_loosely(desk: Desk) -> None:
    """Capitals, blanks and underscores do not matter."""
    assert Session.begin(desk, " Late_Van ").scenario.id == "late-van"


def test_an_unknown_scenario_names_the_nearest(desk: Desk) -> None:
    """A typing error is answered with the right name."""
    with pytest.raises(NotFound, match="Did you mean late-van"):
        Session.begin(desk, "late-vam")


def test_a_persona_that_may_not_play_says_who_may(tmp_path: Path) -> None:
    """A persona that exists but is not allowed is told apart from one that does not exist."""
    library = SmallLibrary(LATE, ANGRY, replace(ANGRY, id="confused"))
    desk = small_desk(tmp_path, library)
    with pytest.raises(NotFound, match=r"'confused' cannot play .* Who can: angry"):
        Session.begin(desk, "late-van", "confused")
    with pytest.raises(NotFound, match=r"no persona 'angri'.*angry"):
        Session.begin(desk, "late-van", "angri")


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_that_cannot_be_kept_is_refused(desk: Desk, seed: int) -> None:
    """Nothing begins with a seed outside what a record holds."""
    with pytest.raises(Refused, match="seed"):
        begun(desk, seed=seed)
    assert desk.store.history() == ()


def test_records_that_cannot_be_written_are_told_before_the_call(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check for room comes before the first event."""

    def full(_store: SqliteStore) -> None:
        raise StoreFailed("Nothing can be saved.")

    monkeypatch.setattr(SqliteStore, "check_writable", full)
    with pytest.raises(StoreFailed):
        begun(desk)
    assert desk.store.history() == ()


def test_a_reply_is_recorded_before_the_customer_answers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the write fails there is no answer, and the call stands where it stood."""
    session = begun(desk)

    def broken(_store: SqliteStore, _event: EventRow) -> None:
        raise StoreFailed("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "append", broken)
        with pytest.raises(StoreFailed):
            session.reply("so sorry")
    assert session.call.state.mood == "angry"
    session.reply("so sorry")
    assert session.call.state.mood == "irritated"
    assert kinds(desk, session) == ["started", "replied"]


def test_a_reply_is_read_in_its_setting(desk: Desk) -> None:
    """The reader gets what the customer said since the last reply, the names and the channel."""
    session = begun(desk)
    session.reply("hello")
    session.reply("what happened?")
    reader = desk.reader
    assert isinstance(reader, WordReader)
    first, second = reader.read_so_far
    assert first.customer == "Your van is not here.\nIt is noon!"
    assert (first.agent_name, first.customer_name) == ("Sam", "Dana Whitlock")
    assert (first.channel, first.company) == ("phone", "Northwind")
    assert second.customer == "And the van?"


def test_a_refused_reply_leaves_no_trace(desk: Desk) -> None:
    """Blank, too long or at a wrong moment: one sentence, nothing recorded, nothing moved."""
    session = begun(desk)
    for text in ("", "  \n\t ", "\u200b\ufeff", "x" * (LONGEST_REPLY + 1)):
        with pytest.raises(Refused):
            session.reply(text)
    session.reply("May I put you on hold?")
    session.act("hold", "to look")
    with pytest.raises(Refused, match="on hold"):
        session.reply("are you there?")
    assert kinds(desk, session) == ["started", "replied", "acted"]


def test_a_session_resumes_where_it_was(desk: Desk) -> None:
    """After a break-off the same words, moods and times are there, and the call goes on alike."""
    clock = desk.clock
    assert isinstance(clock, HandClock)
    session = begun(desk)
    session.reply("what happened?", heard=1)
    clock.ms += 30_000
    session.act("look_up", "vans")
    session.wait(20)
    clock.ms += 3_600_000
    again = Session.resume(desk, session.id)
    assert again.entries() == session.entries()
    assert again.mood_curve() == session.mood_curve()
    assert again.scorecard() == session.scorecard()
    assert again.elapsed_ms == 30_000
    clock.ms += 5_000
    assert again.reply("sorry, I will send one").says == ("[better]", "All right, send it.")
    assert desk.store.events(session.id)[-1].at == 35_000


def test_every_event_of_a_resumed_session_is_the_same_as_if_never_left(tmp_path: Path) -> None:
    """Resuming after every single event and never resuming give the same call."""
    said = ["hello", "what happened?", "so sorry", "shut it", "send a van", "bye"]
    desk = small_desk(tmp_path)
    straight, broken = begun(desk), begun(desk)
    for text in said:
        if straight.phase != "call":
            break
        assert broken.reply(text) == straight.reply(text)
        broken = Session.resume(desk, broken.id)
    assert broken.entries() == straight.entries()


def test_two_windows_on_one_session_do_not_mix(desk: Desk) -> None:
    """The window that was overtaken is told so; its reply is not recorded."""
    session = begun(desk)
    other = Session.resume(desk, session.id)
    other.reply("so sorry")
    with pytest.raises(OutOfStep, match="another window"):
        session.reply("hello")
    assert kinds(desk, session) == ["started", "replied"]


def test_a_call_whose_scenario_changed_cannot_go_on(desk: Desk, tmp_path: Path) -> None:
    """The customer would not answer as it did, so the trainee is told to start anew."""
    session = begun(desk)
    changed = small_desk(tmp_path, SmallLibrary(replace(LATE, briefing="Another one.")))
    with pytest.raises(Changed, match=r"the scenario changed.*firstcall play late-van"):
        Session.resume(changed, session.id)


def test_an_unknown_session_cannot_be_resumed(desk: Desk) -> None:
    """The message says where the ids are."""
    with pytest.raises(UnknownSession, match="firstcall history"):
        Session.resume(desk, "nothing")


def test_actions_are_recorded_and_drawn(desk: Desk) -> None:
    """What was done stands among what was said, and what the screen told after it."""
    session = begun(desk)
    session.act("look_up", "vans")
    action, told = session.entries()[-2:]
    assert (action.kind, action.text) == ("action", "looked up vans")
    assert (told.kind, told.text) == ("told", "Broken vans\nSend the next free one.")


@pytest.mark.parametrize(
    ("action", "detail", "why"),
    [
        ("resume", "", "not on hold"),
        ("take_break", "", "after the call"),
        ("note", " ", "words"),
        ("dance", "", "no action 'dance'"),
        ("note", "x" * 2_001, "2,000"),
    ],
)
def test_an_action_that_makes_no_sense_is_refused(
    desk: Desk, action: str, detail: str, why: str
) -> None:
    """One sentence tells why, and nothing is recorded."""
    session = begun(desk)
    with pytest.raises(Refused, match=why):
        session.act(action, detail)
    assert kinds(desk, session) == ["started"]


def test_a_silence_that_is_skipped_moves_the_clock(desk: Desk) -> None:
    """A front end that cannot wait lets the time pass; a hold grows by it."""
    session = begun(desk)
    session.reply("Can you hold?")
    session.act("hold")
    session.let_pass(90)
    assert session.act("resume").told == "The hold lasted 90 seconds."
    for seconds in (0, -5, 100_000):
        with pytest.raises(Refused, match="seconds"):
            session.let_pass(seconds)
    assert session.elapsed_ms == 90_000


def test_after_the_call_only_the_note_and_the_break_are_left(desk: Desk) -> None:
    """The phases follow each other; a reply to nobody is refused."""
    session = to_the_end(begun(desk))
    assert session.phase == "after_call"
    with pytest.raises(Refused, match="note and the break"):
        session.reply("are you there?")
    session.act("note", "Van sent.")
    session.act("take_break")
    session.begin_assessment()
    assert session.phase == "assessment"
    assert kinds(desk, session)[-2:] == ["acted", "acted"]


def test_the_questions_are_fixed_at_the_end_of_the_call(desk: Desk) -> None:
    """They come after the call, and neither the note nor a resume changes them."""
    session = begun(desk)
    with pytest.raises(Refused, match="after the call"):
        session.questions()
    drawn = to_the_end(session).questions()
    session.act("note", "Van sent.")
    assert Session.resume(desk, session.id).questions() == drawn
    assert len(drawn) == 3


def test_answers_are_marked_once_and_survive(desk: Desk) -> None:
    """Only the three questions are asked, each once; a resumed session goes on with the rest."""
    session = to_the_end(begun(desk))
    first, second, third = (question.number for question in session.questions())
    mark = session.answer(first, "because it is kind to")
    assert mark.score == 0.5
    with pytest.raises(Refused, match="has been answered"):
        session.answer(first, "again")
    with pytest.raises(Refused, match="is not asked here"):
        session.answer(99, "what")
    with pytest.raises(Refused, match="nothing to send"):
        session.answer(second, " ")
    again = Session.resume(desk, session.id)
    assert again.phase == "assessment"
    assert again.marks() == (mark,)
    assert [question.number for question in again.unanswered()] == [second, third]


def test_a_finished_session_is_recorded_once(desk: Desk) -> None:
    """Finishing twice, or after a resume, gives the same result and one event."""
    session = to_the_end(begun(desk))
    for question in session.questions():
        session.answer(question.number, "a few words of mine")
    summary = session.finish()
    assert session.finish() is summary
    again = Session.resume(desk, session.id)
    assert again.finish() == summary
    assert again.phase == "finished"
    assert kinds(desk, session).count("ended") == 1
    assert (summary.kind, summary.overall, len(summary.marks)) == ("good", 100, 3)
    for late in (lambda: again.reply("x"), lambda: again.act("note", "x")):
        with pytest.raises(Refused, match="finished"):
            late()


def test_an_open_call_cannot_be_finished(desk: Desk) -> None:
    """A result needs an end."""
    with pytest.raises(Refused, match="not ended"):
        begun(desk).finish()


def test_the_coach_speaks_of_the_last_reply_only(desk: Desk) -> None:
    """What moved, what was good and what was missed belong to the reply just sent."""
    session = begun(desk)
    session.reply("so sorry")
    note = session.coach()
    assert [(move.before, move.after) for move in note.moved] == [("angry", "irritated")]
    assert [finding.words for finding in note.good] == ["sorry"]
    assert note.task == "Take in what happened."
    session.reply("mmh")
    note = session.coach()
    assert note.good == ()
    assert [finding.better for finding in note.missed] == ["I am sorry."]


def test_the_coach_tells_little_and_nothing_twice() -> None:
    """Two misses and one gain at most, by worth; one thing under two names is told once, a fault
    and what it missed by that as well."""
    found = [
        _found("Give your own name", "missed", -30),
        _found("Give your name", "missed", -40),
        _found("Say when", "late", 90),
        _found("Brushes it off", "fault", -20, 5),
        _found("Belittles the feeling", "fault", -10, 5),
        _found("Name the feeling", "missed", -15),
        _found("Greet", "met", 5),
        _found("Apologise", "met", 60),
    ]
    lost, won = (most_useful(found, lambda one: one.points, good=good) for good in (False, True))
    assert [one.what for one in lost] == ["Brushes it off", "Give your name"]
    assert [one.what for one in won] == ["Apologise"]
    right = replace(_found("State it right", "missed", -50), source="003 Accuracy")
    wrong = replace(_found("A wrong fact", "fault", -20, 5), source="003 Accuracy")
    (told,) = most_useful([right, wrong], lambda one: one.points, good=False)
    assert told == wrong


def _found(what: str, verdict: Verdict, points: float, end: int = 0) -> Finding:
    return Finding(what, "s", verdict, 1, 0, end, "", points, what, "", "", f"003 {what}")


def test_a_test_gives_no_hint(desk: Desk) -> None:
    """In test mode the coach has nothing to say, whatever is done."""
    session = begun(desk, mode="test")
    session.reply("so sorry")
    assert not session.coach()
    with pytest.raises(Refused, match=r"^A note needs words\.$"):
        session.act("note", " ")


def test_an_interruption_is_marked_where_it_happened(desk: Desk) -> None:
    """The customer's words that were cut short say after how many beats."""
    session = begun(desk)
    session.reply("hello", heard=1)
    assert session.entries()[0].heard == 1


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text(max_size=200), max_size=6))
def test_any_text_is_taken_or_refused_and_survives(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """No text breaks a session, and whatever was taken is there after a resume."""
    desk = small_desk(tmp_path_factory.mktemp("any"))
    session = begun(desk)
    for text in texts:
        try:
            session.reply(text)
        except Refused:
            continue
    assert Session.resume(desk, session.id).entries() == session.entries()
    desk.close()
