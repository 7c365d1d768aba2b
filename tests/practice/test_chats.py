"""Chats side by side: each a call of its own, with one trainee's attention for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.events import Waited
from simulator.engine.scenario import Customer
from simulator.practice.chats import Chats, NotSideBySide, Pair, plan
from simulator.practice.desk import Desk
from simulator.practice.finding import NotFound
from simulator.practice.replay import replay
from simulator.practice.silence import Silence
from tests.examples import SCORING
from tests.fakes import ANGRY, LATE, HandClock, Shelf, SmallLibrary, small_desk

CALM = replace(ANGRY, id="calm", name="Calm", starts="calm")
VAN = replace(LATE, id="van-chat", channel="chat", personas=("angry", "calm"))
KEYS = replace(VAN, id="key-chat", customer=Customer("Lee Marsh", "", "Has no keys.", {}))


class ChatLibrary(SmallLibrary):
    """Two chats and a phone call, each with two who can write."""

    def __init__(self) -> None:
        super().__init__()
        self.scenarios = Shelf({one.id: one for one in (LATE, VAN, KEYS)})
        self.personas = Shelf({one.id: one for one in (ANGRY, CALM)})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the chats and an empty store."""
    return small_desk(tmp_path, ChatLibrary())


def planned(desk: Desk, *wanted: str) -> Sequence[Pair]:
    """The chats by name."""
    return plan(desk.library, wanted)


def begun(desk: Desk, *wanted: str) -> Chats:
    """The chats by name, opened."""
    return Chats.begin(desk, planned(desk, *(wanted or ("van-chat", "key-chat"))), seed=3)


def later(desk: Desk, seconds: int) -> None:
    """Let time go by."""
    assert isinstance(desk.clock, HandClock)
    desk.clock.ms += 1000 * seconds


def let_be(chats: Chats, desk: Desk, place: int, minutes: int) -> None:
    """Leave a chat alone, as a screen does: after each minute of silence the customer speaks."""
    for _ in range(minutes):
        later(desk, 60)
        if chats.sessions[place].phase == "call":
            chats.sessions[place].wait(60)


def test_a_persona_who_is_not_named_is_another_one_in_each(desk: Desk) -> None:
    """Two chats of one scenario are two customers, whoever is named."""
    pairs = planned(desk, "van-chat:calm", "van-chat")
    assert [pair.persona.id for pair in pairs] == ["calm", "angry"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (["van-chat"], "1 chat cannot be played side by side: choose 2 or 3"),
        (["van-chat"] * 4, "4 chats cannot be played side by side: choose 2 or 3"),
        (["van-chat", "late-van"], "'late-van' is not a live chat but phone.*van-chat, key-chat"),
        (["van-chat:calm", "van-chat:calm"], "van-chat:calm is there twice.*angry, calm"),
    ],
)
def test_what_cannot_stand_side_by_side_says_why(desk: Desk, wanted: list[str], words: str) -> None:
    """One sentence with what was found and what can be played; nothing is recorded."""
    with pytest.raises(NotSideBySide, match=words):
        planned(desk, *wanted)
    assert desk.store.history() == ()


def test_a_third_customer_where_there_are_two_is_refused(desk: Desk) -> None:
    """When all who can write are there already, one of them would be there twice."""
    with pytest.raises(NotSideBySide, match="there twice"):
        planned(desk, "van-chat", "van-chat", "van-chat")


def test_a_slip_in_a_name_is_answered_with_the_nearest(desk: Desk) -> None:
    """As everywhere."""
    with pytest.raises(NotFound, match="Did you mean van-chat"):
        planned(desk, "van-chta", "key-chat")


def test_each_chat_is_a_recorded_session_of_its_own(desk: Desk) -> None:
    """Own id, own seed, own events with its own times; what happens in one is not in the other."""
    chats = begun(desk)
    later(desk, 5)
    chats.sessions[0].reply("hello")
    later(desk, 4)
    chats.sessions[1].reply("so sorry")
    first, second = (desk.store.events(one.id) for one in chats.sessions)
    assert [one.seed for one in chats.sessions] == [3, 4]
    assert [(one.kind, one.at) for one in first] == [("started", 0), ("replied", 5_000)]
    assert [(one.kind, one.at) for one in second] == [("started", 0), ("replied", 9_000)]


def test_each_scores_the_same_again(desk: Desk) -> None:
    """A replay knows nothing of the chat beside it, and finds the same scorecard."""
    chats = begun(desk)
    for session in chats.sessions:
        later(desk, 70)
        session.reply("So sorry, I will send another van")
        session.act("end")
        session.finish()
    assert all(replay(desk, session.id).equal for session in chats.sessions)


def test_while_one_is_answered_the_other_waits(desk: Desk) -> None:
    """A reply ends the wait in its own chat, a silence that is noticed ends none."""
    chats = begun(desk)
    later(desk, 61)
    chats.sessions[0].reply("hello")
    chats.sessions[1].wait(60)
    later(desk, 4)
    assert [chats.waiting_ms(place) for place in (0, 1)] == [4_000, 65_000]
    chats.sessions[0].act("end")
    assert chats.waiting_ms(0) is None


def test_what_is_written_out_of_sight_is_unread(desk: Desk) -> None:
    """Until it is looked at; what is in sight is read."""
    chats = begun(desk)
    assert [chats.unread(place) for place in (0, 1)] == [False, True]
    chats.turn_to(1)
    assert not chats.unread(1)
    for session in chats.sessions:
        session.wait(60)
    assert [chats.unread(place) for place in (0, 1)] == [True, False]


def test_the_next_and_the_longest_waiting(desk: Desk) -> None:
    """Round the open chats in order, or straight to whoever has waited longest; never to one that
    has ended."""
    chats = begun(desk, "van-chat", "key-chat", "van-chat")
    later(desk, 10)
    chats.sessions[1].reply("hello")
    later(desk, 10)
    assert (chats.next_one(), chats.longest_waiting()) == (1, 2)
    chats.turn_to(2)
    assert (chats.next_one(), chats.longest_waiting()) == (0, 0)
    chats.sessions[0].act("end")
    assert (chats.next_one(), chats.longest_waiting()) == (1, 1)
    chats.sessions[1].act("end")
    assert (chats.next_one(), chats.longest_waiting(), chats.over) == (None, None, False)
    chats.sessions[2].act("end")
    assert chats.over


def test_two_of_one_name_are_told_apart(desk: Desk) -> None:
    """By who plays them."""
    chats = begun(desk, "van-chat", "key-chat", "van-chat")
    assert chats.names == ("Dana Whitlock (Angry)", "Lee Marsh", "Dana Whitlock (Calm)")


def test_a_neglected_chat_pays_by_the_rule_of_every_call(desk: Desk) -> None:
    """The one left alone has "Too long without a word" in its scorecard and in the verdict, the
    one answered in time has neither."""
    chats = begun(desk)
    later(desk, 20)
    chats.sessions[0].reply("hello")
    let_be(chats, desk, 1, minutes=2)
    chats.sessions[1].reply("hello")
    rules = [
        [one.rule for skill in SCORING.judge(session.transcript()).skills for one in skill.findings]
        for session in chats.sessions
    ]
    assert ["answers_late" in found for found in rules] == [False, True]
    first, second = chats.attention()
    assert (first.longest_s, first.late, first.neglected) == (20, 0, False)
    assert (second.longest_s, second.late, second.neglected) == (140, 1, True)
    head, told, _advice = chats.verdict()
    assert head == "Focus: 1 of 2 customers were never left waiting."
    assert told == "Lee Marsh waited too long once."


def test_a_customer_left_alone_for_good_gives_up(desk: Desk) -> None:
    """Silence upon silence: the customer minds, leaves, and the verdict says so."""
    chats = begun(desk)
    let_be(chats, desk, 1, minutes=6)
    left = chats.sessions[1]
    assert left.call.outcome is not None
    assert left.call.outcome.kind == "bad"
    assert isinstance(left.events[-1], Waited)
    assert chats.attention()[1].gave_up
    assert chats.verdict()[2] == "Lee Marsh never got an answer and gave up waiting."


def test_a_customer_who_asked_and_was_closed_out_was_left_waiting(desk: Desk) -> None:
    """Ending the chat is no answer to "are you there?"; after an answer it is no fault."""
    chats = begun(desk)
    for session in chats.sessions:
        session.reply("hello")
    later(desk, 60)
    for session in chats.sessions:
        session.wait(60)
    chats.sessions[0].reply("so sorry")
    for session in chats.sessions:
        session.act("end")
    assert [one.left_off for one in chats.attention()] == [False, True]
    assert chats.verdict()[1] == "Lee Marsh was still waiting when the chat was closed."


def test_nobody_neglected_is_said_in_one_sentence(desk: Desk) -> None:
    """And a note written long after the end is no wait."""
    chats = begun(desk)
    for session in chats.sessions:
        later(desk, 15)
        session.reply("hello")
        session.act("end")
    later(desk, 500)
    chats.sessions[0].act("note", "Van sent.")
    assert [one.longest_s for one in chats.attention()] == [15, 30]
    (sentence,) = chats.verdict()
    assert sentence.startswith("Focus: nobody was left waiting.")


def test_the_scorecards_stand_side_by_side(desk: Desk) -> None:
    """Each skill that was scored anywhere, with a score for each chat or none."""
    chats = begun(desk)
    chats.sessions[0].reply("hello")
    assert chats.skills() == (("Gratitude", (100, None)),)


def test_silence_is_noticed_once_it_is_long_enough(desk: Desk) -> None:
    """A minute in a chat, counted from when something went on last; hold is no silence."""
    session = begun(desk).sessions[0]
    silence = Silence(session)
    later(desk, 59)
    assert silence.noticed(busy=False) == 0
    later(desk, 1)
    assert [silence.noticed(busy=False) for _ in range(2)] == [60, 0]
    later(desk, 59)
    assert silence.noticed(busy=True) == 0
    later(desk, 59)
    assert silence.noticed(busy=False) == 0
    session.act("hold")
    later(desk, 600)
    assert silence.noticed(busy=False) == 0
