"""How a customer takes a reply: feeling, then what was asked, then the plot, then patience."""

from __future__ import annotations

from simulator.engine.conditions import Situation, When, holds, plain_words
from simulator.engine.events import Replied
from simulator.engine.machine import mood_machine
from simulator.engine.persona import BETTER, GONE, WORSE
from simulator.engine.scenario import LEFT, Answer
from simulator.engine.turn import Turn

_SHOWS_HEARING = frozenset({"paraphrase", "empathy", "listening_cue"})
_MOST_ANSWERS = 2
_NEWS, _AGAIN = "news", "again"


def hear_reply(turn: Turn, event: Replied) -> None:
    """Take one reply: moods move, questions are answered, the plot goes on or patience wears."""
    memory = turn.memory
    now = situation_of(turn, event)
    mood_before = memory.mood
    react(turn, event, now)
    if memory.mood == GONE:
        turn.end(LEFT)
        return
    told = answer_asked(turn, now)
    # The mood and the flags may just have changed; the plot looks at them as they are now.
    now = after_feelings(turn, now)
    moved = turn.advance(now, behaviours=tuple(sorted(now.shown)), words=_words(event, now.shown))
    if not memory.outcome and turn.settled and "farewell" in now.shown:
        turn.end(turn.scenario.resolved)
    if not memory.outcome:
        calmer = _rank(turn, memory.mood) < _rank(turn, mood_before)
        holding = "hold_request" in now.shown
        _wear_patience(turn, fruitful=calmer or moved or told == _NEWS or holding)
    if not memory.outcome:
        _go_on(turn, moved=moved, told=told, holding="hold_request" in now.shown)


def _go_on(turn: Turn, *, moved: bool, told: str, holding: bool) -> None:
    """Say what carries the call on: the new stage, leave for the hold, or a nudge."""
    if moved:
        turn.arrive()
    if holding:
        turn.memory.hold_agreed = turn.speech.say_on("hold_agreed")
    elif not moved and not told:
        turn.nudge()


def situation_of(turn: Turn, event: Replied) -> Situation:
    """What rules look at in a reply; the memory has counted it then."""
    memory = turn.memory
    shown = frozenset(found.behaviour for found in event.shown)
    memory.replies += 1
    memory.stage_replies += 1
    memory.silences = 0
    memory.stated.update(stated.fact for stated in event.stated if stated.right)
    if not shown.isdisjoint(_SHOWS_HEARING):
        memory.flags.add("heard")
    if "boundary" in shown and "abused" in memory.flags:
        memory.flags.add("warned")
    return turn.situation(
        shown=shown,
        words="".join(map(plain_words, (event.text,) if event.meant is None else event.meant)),
        misstated=frozenset(stated.fact for stated in event.stated if not stated.right),
        interrupted=event.heard is not None and event.heard < memory.last_beats,
    )


def after_feelings(turn: Turn, now: Situation) -> Situation:
    """The same reply as the plot looks at it: mood and flags may have changed since."""
    return turn.situation(
        shown=now.shown, words=now.words, misstated=now.misstated, interrupted=now.interrupted
    )


def react(turn: Turn, event: Replied, now: Situation) -> None:
    """Let the first fitting reaction of the persona move the mood."""
    memory, persona = turn.memory, turn.persona
    before = memory.mood
    step = mood_machine(persona).step(before, now)
    if step.rule < 0:
        if now.interrupted:
            turn.speech.say_on("interrupted")
        return
    reaction = persona.reacts[step.rule]
    memory.used[step.rule] = memory.used.get(step.rule, 0) + 1
    memory.flags.update(reaction.sets)
    moving = _named(reaction.when) & now.shown
    turn.set_mood(step.state, tuple(sorted(moving)), _words(event, moving))
    if memory.mood == GONE:
        return
    if turn.speech.say(reaction.says, in_character=True):
        return
    if now.interrupted:
        turn.speech.say_on("interrupted")
    elif "boundary" in now.shown and "abused" in now.flags:
        turn.speech.say_on("warned")
    elif memory.mood != before:
        better = _rank(turn, memory.mood) < _rank(turn, before)
        turn.speech.say_on(BETTER if better else WORSE)


def answer_asked(turn: Turn, now: Situation) -> str:
    """Answer what was asked: gives _NEWS, _AGAIN when it was all told before, or nothing."""
    fresh = _give_identity(turn, now)
    stage = turn.scenario.stages[turn.memory.stage]
    answers = [(f"{stage.id}.{place}", answer) for place, answer in enumerate(stage.answers)]
    answers += [(f".{place}", answer) for place, answer in enumerate(turn.scenario.answers)]
    asked = [(key, answer) for key, answer in answers if holds(answer.when, now)]
    new = [(key, answer) for key, answer in asked if key not in turn.memory.answered]
    for key, answer in new[:_MOST_ANSWERS]:
        turn.memory.answered.add(key)
        turn.memory.flags.update(answer.sets)
        turn.speech.say(answer.says)
    if fresh == _NEWS or new:
        return _NEWS
    if asked:
        _say_again(turn, asked[0][1])
    elif fresh:
        turn.speech.say_on("asked_again")
    return _AGAIN if asked or fresh else ""


def _say_again(turn: Turn, answer: Answer) -> None:
    if not turn.speech.say(answer.again):
        turn.speech.say_on("asked_again")


def _give_identity(turn: Turn, now: Situation) -> str:
    identity = turn.scenario.identity
    if identity is None or "identity_check" not in now.shown:
        return ""
    if "identity_given" in turn.memory.flags:
        return _AGAIN
    turn.memory.flags.add("identity_given")
    turn.speech.say(identity.says)
    return _NEWS


def _wear_patience(turn: Turn, *, fruitful: bool) -> None:
    memory = turn.memory
    memory.fruitless = 0 if fruitful else memory.fruitless + 1
    if memory.fruitless < turn.persona.patience:
        return
    memory.fruitless = 0
    turn.move_mood(WORSE)
    if memory.mood == GONE:
        turn.end(LEFT)
    elif not turn.speech.beats:
        turn.speech.say_on(WORSE)


def _named(when: When) -> frozenset[str]:
    """The behaviours that a condition asks for."""
    inner = [_named(part) for part in when.either]
    return frozenset(when.shows).union(when.shows_all, *inner)


def _words(event: Replied, behaviours: frozenset[str]) -> tuple[str, ...]:
    return tuple(found.text for found in event.shown if found.behaviour in behaviours)


def _rank(turn: Turn, mood: str) -> int:
    moods = turn.persona.moods
    return moods.index(mood) if mood in moods else len(moods)
