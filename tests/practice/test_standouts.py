"""What stands out in a call: chosen by what it does to the whole, and kept with the record."""

from __future__ import annotations

from dataclasses import replace

from scoring.scorecard import Finding, Scorecard, SkillScore, Verdict
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.practice.summary import Summary, standouts


def finding(skill: str, rule: str, verdict: Verdict, points: float) -> Finding:
    """A finding in a skill."""
    return Finding(rule, skill, verdict, 0, 0, 0, "", points, rule, "", "", "003")


def card(*found: Finding) -> Scorecard:
    """A scorecard of one skill a finding."""
    return Scorecard(50, (), tuple(SkillScore(one.skill, one.skill, 50, (one,)) for one in found))


def test_a_weighty_skill_comes_before_a_light_one() -> None:
    """A rule that is all of a light skill does not hide one that is half of a weighty one."""
    light = finding("use_of_feedback", "welcome_feedback", "missed", -60)
    weighty = finding("problem_solving", "offer_remedy", "missed", -50)
    assert standouts(card(light, weighty), ShippedScoring().worth).work_on == weighty


def test_what_was_done_comes_before_what_was_avoided() -> None:
    """Plain words alone are no strength while something was said that helped."""
    idle = finding("clear_communication", "keep_it_clear", "met", 100)
    done = finding("empathy", "name_feeling", "met", 40)
    assert standouts(card(idle, done), ShippedScoring().worth).strengths == (done, idle)


def test_a_record_keeps_its_choice() -> None:
    """What stood out then stands out later, also in a record from before it was kept."""
    first = finding("empathy", "name_feeling", "missed", -10)
    second = finding("hold", "announce_hold", "missed", -90)
    scorecard = card(first, second)
    chosen = standouts(scorecard, lambda one: one.points * (9.5 if one is first else 1))
    summary = Summary("resolved", "good", "", scorecard, (), replace(chosen))
    payload = summary.payload()
    assert Summary.from_payload(payload).work_on == first
    del payload["standouts"]
    assert Summary.from_payload(payload).work_on == second


def placed(
    rule: str, verdict: Verdict, points: float, words: str, start: int, turn: int = 1
) -> Finding:
    """A finding of empathy with its words at a place."""
    end = start + len(words)
    return Finding("", "", verdict, turn, start, end, words, points, rule, "", "", "003")


def of(skill: str, found: Finding) -> Finding:
    """The same as the finding of a skill, under a rule named like it."""
    return replace(found, rule=f"{skill}:{found.what}", skill=skill)


def test_one_thing_costs_as_one() -> None:
    """The same fault twice, or one sneer that several skills count, weighs more than a single
    miss that costs most alone."""
    miss = of("active_listening", placed("play back", "missed", -60, "", 0))
    first = of("empathy", placed("belittles", "fault", -40, "Calm down", 0, turn=3))
    again = replace(first, turn=5, words="Whatever")
    assert standouts(card(miss, first, again), ShippedScoring().worth).work_on == first
    same = of("active_listening", replace(first, what="brushes off", points=-25))
    assert standouts(card(miss, first, same), ShippedScoring().worth).work_on == first
    assert standouts(card(miss, first), ShippedScoring().worth).work_on == miss


def test_no_praise_for_words_that_cost() -> None:
    """What was met in the words of a fault, or in the same breath, is no strength."""
    said = "We refund you, 20 pounds it is."
    answered = of("empathy", placed("answer", "met", 90, said[:13], 0))
    wrong = of("accuracy", placed("wrong fact", "fault", -30, "20 pounds", 15))
    thanked = of("gratitude", placed("thank", "met", 5, "thank you for telling me", 60))
    assert standouts(card(answered, wrong, thanked), ShippedScoring().worth).strengths == (thanked,)


def test_a_mere_word_is_praised_last() -> None:
    """A bare "thanks" earns its points, but whatever was said in a sentence is the strength."""
    word = of("empathy", placed("glad to help", "met", 90, "Thanks.", 0))
    sentence = of("gratitude", placed("thank", "met", 5, "thank you for telling me", 20))
    done = of("hold", placed("announce", "met", 10, "", 0))
    chosen = standouts(card(word, sentence, done), ShippedScoring().worth).strengths
    assert word not in chosen
    assert standouts(card(word), ShippedScoring().worth).strengths == (word,)


def test_praise_is_for_what_the_trainee_said_or_did() -> None:
    """What the customer's words confirm counts, and is nobody's strength."""
    said = of("empathy", placed("name_feeling", "met", 10, "that must be annoying", 0, turn=1))
    agreed = of(
        "call_control", placed("confirm_agreement", "met", 90, "that I can live with", 0, turn=2)
    )
    chosen = standouts(card(agreed, said), ShippedScoring().worth, frozenset({0, 2}))
    assert chosen.strengths == (said,)


def test_the_two_strengths_are_two_places() -> None:
    """The same words are praised a second time only where nothing else was good."""
    words = "that must be annoying"
    named = of("empathy", placed("name_feeling", "met", 90, words, 0))
    under_fire = of("difficult_customers", placed("empathy_under_fire", "met", 80, words, 0))
    offered = of("problem_solving", placed("offer_remedy", "met", 10, "we send a new one", 30))
    worth = ShippedScoring().worth
    assert standouts(card(named, under_fire, offered), worth).strengths == (named, offered)
    assert standouts(card(named, under_fire), worth).strengths == (named, under_fire)
