"""The simulated measures: what moves each of them, that better is never worse, and the model."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.customer import SIGNALS
from scoring.facts import Stated
from scoring.faults import FAULTS
from scoring.judging import judge
from scoring.kpi_model import read_kpi_model
from scoring.kpis import simulate
from scoring.measures import Measures
from scoring.rubric import read_rubric
from scoring.scorecard import Scorecard
from scoring.transcript import Result, Transcript, Turn
from simulator.content.scoring_data import load_behaviours, load_kpi_model, load_plain
from tests.scoring.judged import RUBRIC, action, agent, customer, states
from tests.scoring.test_judging import _TURNS

MODEL = load_kpi_model()
HEATS = ("boiling", "hot", "warm", "cool")
RESULTS: tuple[Result, ...] = ("bad", "mixed", "good")


def measured(*turns: Turn, scorecard: Scorecard | None = None, **more: Any) -> Measures:
    """The measures of some turns, judged by the shipped rubric unless a scorecard is given."""
    call = Transcript(**{"channel": "phone", "turns": tuple(turns), "result": "good", **more})
    return simulate(call, scorecard or judge(call, RUBRIC), MODEL, RUBRIC.phrases)


def felt(*heats: str) -> tuple[Turn, ...]:
    """A customer who arrives hot, and after each reply feels as said."""
    turns: list[Turn] = [replace(customer("problem", "feeling"), heat="hot")]
    for heat in heats:
        turns += [agent("solution"), replace(customer(), heat=heat)]
    return tuple(turns)


def texts(measures: Measures, kpi: str) -> list[str]:
    """What the reasons of one measure say."""
    return [reason.text for reason in getattr(measures, kpi).why]


def test_five_measures_labelled_simulated() -> None:
    """All of the handbook's, in its order, and nobody takes them for real ones."""
    found = measured(*felt("warm", "cool"))
    assert [kpi.id for kpi in found.all] == ["fcr", "aht", "csat", "nps", "abandonment"]
    assert found.label == "simulated"


def test_a_call_solved_at_once() -> None:
    """Solved, content and nothing left over: the best of each, and nobody calls back."""
    found = measured(*felt("warm", "cool"), agent("confirm_resolution", "gratitude", "farewell"))
    assert (found.fcr.value, found.fcr.shown) == (1, "yes")
    assert found.csat.value in (4, 5)
    assert found.abandonment.grade == "good"
    assert found.call_back is None


def test_the_peak_and_the_end_count() -> None:
    """A good end outweighs a bad start; the mood that somebody arrives in is not held against
    anybody; a call that boils over and ends cool comes to less than one that never did."""
    arrives_hot = measured(*felt("cool"))
    boils_over = measured(*felt("boiling", "cool"))
    ends_hot = measured(*felt("cool", "hot"))
    assert arrives_hot.csat.grade == "good"
    assert _points(arrives_hot) > _points(boils_over)
    assert _points(arrives_hot) > _points(ends_hot)
    assert MODEL.texts["end"] in texts(ends_hot, "csat")


def test_the_customer_never_sees_the_note() -> None:
    """How it ended is what was said last, not what was written down for the house."""
    note = replace(action("note", "a note of five words"), heat="cool")
    why = measured(*felt("warm", "cool"), note).csat.why
    [end] = [reason for reason in why if reason.text == MODEL.texts["end"]]
    assert end.words == customer().text


def test_without_a_mood_the_words_tell() -> None:
    """Thanks at the end of a foreign transcript count as a good end, anger as a bad one."""
    told = (customer("problem", "feeling"), agent("solution"))
    pleased = measured(*told, customer("thanks", "solved"), result=None)
    angry = measured(*told, customer("anger"), result=None)
    assert _points(pleased) > _points(angry)


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ((customer("says_again"), agent()), "story_again"),
        ((action("hold", "", 130), action("resume")), "hold"),
        ((action("transfer_warm", "to Priya: parcel lost, wants a refund"),), "warm_transfer"),
        ((action("transfer_cold", "to billing"),), "cold_transfer"),
        ((customer("calls_for_attention"), agent()), "was_left_alone"),
        ((replace(agent(), waited=200),), "slow_reply"),
    ],
)
def test_effort_costs_satisfaction(more: tuple[Turn, ...], text: str) -> None:
    """What the customer had to do is a reason of its own, and lowers the points."""
    plain = (customer("problem"), agent("solution"), customer("thanks"), agent("farewell"))
    spent = (*plain[:2], *more, *plain[2:])
    card = Scorecard(80, (), ())
    without, found = measured(*plain, scorecard=card), measured(*spent, scorecard=card)
    assert MODEL.texts["easy"] in texts(without, "csat")
    assert MODEL.texts[text] in texts(found, "csat")
    assert _points(found) < _points(without)


def test_unfairness_outweighs_a_solution() -> None:
    """Insulted and served, a customer is still not satisfied; the insult is the first reason."""
    fair = measured(*felt("warm", "cool"))
    rude = measured(*felt("warm", "cool"), agent("rude"))
    assert (fair.csat.value or 0) > MODEL.csat.unfair_most >= (rude.csat.value or 9)
    assert texts(rude, "csat")[0].startswith(MODEL.texts["unfair"])
    assert (rude.nps.value or 9) <= MODEL.nps.most["fatal"]


RING = agent("follow_up", text="I'll ring you on Friday.")


def test_a_loose_promise_brings_the_customer_back() -> None:
    """It undoes the first contact resolution; written down, it does not."""
    before = (*felt("warm", "cool"), RING)
    loose = measured(*before, action("end"), customer_name="Dana")
    logged = measured(*before, action("note", "ring customer on Friday"), action("end"))
    assert (loose.fcr.value, logged.fcr.value) == (0, 1)
    assert loose.call_back is not None
    assert "ring you on Friday" in loose.call_back.says
    assert "Dana" in loose.call_back.says
    assert logged.call_back is None
    assert (loose.nps.value or 9) <= MODEL.nps.most["call_back"]
    assert [one.state for one in loose.promises] == ["loose"]


def test_a_wrong_fact_brings_the_customer_back() -> None:
    """Unless it is put right before the end."""
    wrong = replace(states(False), stated=(Stated("f", False, 0, 2, "£99"),))
    told = (customer("question"), wrong)
    left = measured(*told, agent("farewell"))
    mended = measured(*told, states(True), agent("farewell"))
    assert left.call_back is not None
    assert "£99" in left.call_back.says
    assert (left.fcr.value, mended.fcr.value) == (0, 1)


def test_an_open_matter_brings_the_customer_back() -> None:
    """With the words it began with; whoever gave up does not come back."""
    told = customer("problem", text="My lamp never came.")
    stays = measured(told, agent("empathy"), customer(), agent(), result="bad")
    gone = measured(told, agent("empathy"), customer("leaves"), result="bad")
    assert stays.call_back is not None
    assert "My lamp never came." in stays.call_back.says
    assert gone.call_back is None
    assert (gone.abandonment.value, gone.abandonment.shown) == (100, "gave up")
    assert gone.nps.value == 0


def test_a_call_ended_over_abuse_is_not_counted() -> None:
    """Nobody asks a caller who was cut off by the handbook."""
    found = measured(
        customer("abuse"),
        agent("boundary"),
        customer("abuse"),
        agent("disconnect_notice"),
        action("disconnect"),
        result="good",
    )
    assert [kpi.shown for kpi in (found.fcr, found.csat, found.nps)] == ["not counted"] * 3
    assert found.call_back is None


def test_a_call_that_goes_on_has_no_resolution_yet() -> None:
    """Nor a call-back; its other measures are of the call so far."""
    found = measured(*felt("warm"), RING, action("look_up"), result=None, ended=False)
    assert found.fcr.value is None
    assert found.call_back is None


def test_handle_time_is_simulated() -> None:
    """Words by the channel's pace, actions and holds by the clock; a slow typist loses nothing."""
    talk = (customer(text="word " * 150), agent(text="word " * 150))
    assert measured(*talk).aht.value == 120
    assert measured(*talk, action("look_up")).aht.value == 120 + MODEL.aht.actions["look_up"]
    assert measured(*talk, action("hold"), action("resume", "", 90)).aht.value == 210
    assert measured(talk[0], replace(talk[1], waited=250)).aht.value == 120
    assert (measured(*talk, channel="chat").aht.value or 0) > 120


@pytest.mark.parametrize(("par", "grade"), [(120, "good"), (90, "fair"), (60, "poor")])
def test_the_par_of_a_case(par: int, grade: str) -> None:
    """A case's own par counts before the channel's; a quick call that solves nothing is no good."""
    talk = (customer(text="word " * 150), agent(text="word " * 150))
    assert measured(*talk, par=par).aht.grade == grade
    unsolved = measured(*talk, par=120, result="bad")
    assert unsolved.aht.grade == "fair"
    assert MODEL.texts["no_saving"] in texts(unsolved, "aht")


@pytest.mark.parametrize(
    ("turn", "text"),
    [
        (action("hold", "", 200), "long_hold"),
        (agent(cut=True), "cut_short"),
        (customer("calls_for_attention"), "was_left_alone"),
        (customer("abuse"), "boiling"),
    ],
)
def test_what_makes_people_hang_up(turn: Turn, text: str) -> None:
    """Each strain raises the risk and is named with its words."""
    before, found = measured(customer(), agent()), measured(customer(), agent(), turn, agent())
    assert (found.abandonment.value or 0) > (before.abandonment.value or 0)
    assert MODEL.texts[text] in texts(found, "abandonment")


@pytest.mark.parametrize(
    ("turns", "moved"),
    [
        ((states(True),), 1),
        ((states(False),), -1),
        ((agent("solution"),), 1),
        ((agent("empathy"),), 1),
        ((agent("overpromise"),), -1),
        ((agent("farewell"),), 0),
        ((customer("problem"), agent("recommendation")), -1),
        ((RING, action("note", "ring on Friday")), 1),
    ],
)
def test_what_moves_trust(turns: tuple[Turn, ...], moved: int) -> None:
    """Being right and acting build it, being wrong and promising the moon break it."""
    after = measured(*turns).trust[-1].value - MODEL.trust.start
    assert (after > 0) - (after < 0) == moved


def test_kind_words_lift_trust_only_so_far() -> None:
    """However many; a deed goes on from there. The same deed again and again does not."""
    kind = [agent(name) for name in MODEL.trust.words for _ in range(4)]
    words = measured(*kind).trust[-1].value
    assert words == MODEL.trust.words_most
    assert measured(*kind, agent("solution")).trust[-1].value > words
    twice, often = [agent("solution")] * 2, [agent("solution")] * 9
    assert measured(*twice).trust[-1].value == measured(*often).trust[-1].value


def test_trust_is_a_curve() -> None:
    """It begins before the first word, and every point names what moved it."""
    curve = measured(customer("doubts"), agent("solution"), states(False)).trust
    assert curve[0].value == MODEL.trust.start
    assert all(point.why for point in curve[1:])
    assert [point.turn for point in curve[1:]] == [0, 1, 2]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(HEATS), min_size=1, max_size=5),
    st.integers(0, 4),
    st.sampled_from(RESULTS),
)
def test_a_better_moment_never_lowers_satisfaction(
    heats: list[str], place: int, result: Result
) -> None:
    """One moment happier, the last among them: CSAT and NPS are no lower, the risk no higher."""
    place %= len(heats)
    better = [*heats]
    better[place] = HEATS[min(HEATS.index(heats[place]) + 1, len(HEATS) - 1)]
    card = Scorecard(50, (), ())
    low = measured(*felt(*heats), scorecard=card, result=result)
    high = measured(*felt(*better), scorecard=card, result=result)
    _no_worse(low, high)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TURNS, min_size=1, max_size=8))
def test_a_better_ending_never_lowers_anything(turns: list[Turn]) -> None:
    """The same call judged with a worse and with a better ending: no measure gets worse."""
    card = judge(Transcript("phone", tuple(turns), result="mixed"), RUBRIC)
    low, middle, high = (measured(*turns, scorecard=card, result=one) for one in RESULTS)
    if low.csat.value is not None:
        _no_worse(low, middle)
        _no_worse(middle, high)
        assert (low.fcr.value or 0) <= (middle.fcr.value or 0) <= (high.fcr.value or 0)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TURNS, min_size=1, max_size=8), st.integers(1, 400), st.integers(1, 400))
def test_a_longer_hold_never_helps(turns: list[Turn], short: int, longer: int) -> None:
    """The same call with a longer hold: satisfaction no higher, handle time no shorter."""
    card = judge(Transcript("phone", tuple(turns), result="good"), RUBRIC)

    def held(seconds: int) -> Measures:
        hold = (action("hold"), action("resume", "", seconds))
        return measured(*turns, *hold, scorecard=card)

    low, high = held(max(short, longer)), held(min(short, longer))
    _no_worse(low, high)
    assert (low.aht.value or 0) >= (high.aht.value or 0)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(_TURNS, max_size=10),
    st.sampled_from(["phone", "chat", "email", "social", "in_person"]),
    st.sampled_from([None, "good", "mixed", "bad"]),
    st.booleans(),
)
def test_any_call_can_be_measured(
    turns: list[Turn], channel: str, result: Result | None, ended: bool
) -> None:
    """Never raises; every value in its range; places are turns of the call; twice the same."""
    found = measured(*turns, channel=channel, result=result, ended=ended)
    bounds = {"fcr": (0, 1), "csat": (1, 5), "nps": (0, 10), "abandonment": (0, 100)}
    for kpi in found.all:
        low, high = bounds.get(kpi.id, (0, 10**9))
        assert kpi.value is None or low <= kpi.value <= high
        assert kpi.points is None or 0 <= kpi.points <= 100
        assert kpi.why or not kpi.value, kpi.id
        assert all(one.turn is None or 0 <= one.turn < len(turns) for one in kpi.why)
    assert all(0 <= point.value <= 100 for point in found.trust)
    assert found == measured(*turns, channel=channel, result=result, ended=ended)


def _points(measures: Measures) -> int:
    return measures.csat.points or 0


def _no_worse(low: Measures, high: Measures) -> None:
    for name in ("csat", "nps", "abandonment"):
        worse, better = getattr(low, name), getattr(high, name)
        if None in (worse.points, better.points):
            # After a call ended over abuse nobody is asked, however long the hold was.
            assert worse.points == better.points, name
        else:
            assert worse.points <= better.points, name
    assert (low.csat.value or 0) <= (high.csat.value or 0)


PLAIN = load_plain("kpis.yaml")


def test_the_model_can_be_explained() -> None:
    """Every part cites the handbook, shares come to a hundred, and names are those of the rubric,
    the behaviours, the signals and the faults."""
    assert all(source[:3] in {"000", "001", "002", "003", "004"} for source in
               MODEL.sources.values())  # fmt: skip
    assert sum(MODEL.csat.shares.values()) == sum(MODEL.nps.shares.values()) == 100
    skills = {skill.id for skill in RUBRIC.skills}
    assert {*MODEL.fairness.procedure, *MODEL.fairness.interaction} <= skills


def test_every_name_that_moves_trust_exists() -> None:
    """A rule made of these names is a rule that the rubric can read."""
    names = [*MODEL.trust.deeds, *MODEL.trust.words, *MODEL.trust.losses]
    kinds = {"customer": SIGNALS, "fault": tuple(FAULTS), "promise": ("kept", "logged", "loose"),
             "fact": ("right", "wrong")}  # fmt: skip
    evidence = [name for name in names if name.partition(":")[0] not in kinds]
    for name in set(names) - set(evidence):
        kind, _, what = name.partition(":")
        assert what in kinds[kind], name
    rubric = copy.deepcopy(load_plain("rubric.yaml"))
    rubric["skills"][0]["due"][0]["by"] = evidence
    assert read_rubric(rubric, load_behaviours()).skills
    assert set(MODEL.feelings.signals) <= set(SIGNALS)


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("csat", "shares", "peak"), "much", "whole number"),
        (("csat", "steps"), ["40", "30", "60", "80"], "rising"),
        (("feelings", "heats", "cool"), "-1", "whole number"),
        (("fairness", "procedure"), [], "list of names"),
        (("texts", "peak"), "", "`peak`"),
        (("aht", "par", "fax"), "3", "`fax`"),
        (("trust",), "x", "named entries"),
    ],
)
def test_a_wrong_model_is_refused(place: tuple[str, ...], value: Any, message: str) -> None:
    """One sentence names the place, what was found and what was expected."""
    data = copy.deepcopy(PLAIN)
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(ValueError, match=message):
        read_kpi_model(data)


def test_a_missing_number_is_named() -> None:
    """A share left out is asked for by name."""
    data = copy.deepcopy(PLAIN)
    del data["csat"]["shares"]["end"]
    with pytest.raises(ValueError, match="`end`"):
        read_kpi_model(data)
