"""What the agent does besides talking: hold, look-up, identity, transfer, notes, ends (003)."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache

from scoring.channel_rules import POST_LIMIT
from simulator.engine.conditions import plain_words
from simulator.engine.events import Acted, Event, Replied, Waited
from simulator.engine.memory import Memory
from simulator.engine.persona import GONE, WORSE
from simulator.engine.scenario import (
    CUT_OFF,
    ENDED_SAFELY,
    LEFT,
    LEFT_OPEN,
    PASSED_ON,
    Article,
    Scenario,
)
from simulator.engine.turn import Turn

LONGEST_HOLD_S = 120
"""A hold longer than this was not minimal; the customer says so (003, Hold)."""

PUBLIC_POST_LIMIT = POST_LIMIT
"""Characters a public social post can hold (002, Navigating the public square)."""

_NO_VOICE = ("email", "social")
_SPOKEN = ("transfer_warm", "transfer_cold", "escalate")
"""Actions whose words somebody hears; what is looked up or noted says nothing to the customer."""


def refusal(scenario: Scenario, memory: Memory, event: Event) -> str | None:
    """Why `event` makes no sense at this moment, in one sentence for the trainee, or None."""
    if isinstance(event, Replied):
        return _reply_refusal(scenario, memory, event)
    if isinstance(event, Waited):
        return "Nobody waits on the line here." if scenario.channel in _NO_VOICE else None
    return _act_refusal(scenario, memory, event)


def _reply_refusal(scenario: Scenario, memory: Memory, event: Replied) -> str | None:
    if memory.held_since is not None:
        return f"{scenario.customer.name} is on hold and cannot hear you: /resume first."
    public = scenario.channel == "social" and not scenario.stages[memory.stage].private
    if public and len(event.text) > PUBLIC_POST_LIMIT:
        has = len(event.text)
        return f"A public post holds {PUBLIC_POST_LIMIT} characters; this one has {has}."
    return None


def _act_refusal(scenario: Scenario, memory: Memory, event: Acted) -> str | None:
    name, on_hold = scenario.customer.name, memory.held_since is not None
    if event.action == "hold" and on_hold:
        return f"{name} is on hold already."
    if event.action == "hold" and scenario.channel in _NO_VOICE:
        return "There is no hold in this channel: write when you know more."
    if event.action == "resume" and not on_hold:
        return f"{name} is not on hold."
    if event.action == "take_break" and not memory.outcome:
        return "The break comes after the call: end it first."
    if event.action in ("end", "disconnect") and on_hold:
        return f"{name} is on hold: /resume first."
    return None


def act(turn: Turn, event: Acted) -> None:
    """Take one action of the agent. An action that is not known changes nothing."""
    handler = _HANDLERS.get(event.action)
    if handler is None:
        return
    if event.action not in ("verify", "look_up"):
        turn.memory.done.add(event.action)
    handler(turn, event)


def _advance(turn: Turn, event: Acted) -> bool:
    """Let the plot take up the action; the customer speaks where it leads on."""
    spoken = event.detail if event.action in _SPOKEN else ""
    now = turn.situation(act=event.action, words=plain_words(spoken))
    moved = turn.advance(now)
    if moved and not turn.memory.outcome:
        turn.arrive()
    return moved


def _hold(turn: Turn, event: Acted) -> None:
    memory = turn.memory
    memory.held_since = event.at
    turn.told = f"{turn.scenario.customer.name} is on hold."
    memory.flags.add("held")
    if not memory.hold_agreed:
        turn.speech.say_on("hold_unannounced")
        turn.move_mood(WORSE)
        _leave_if_gone(turn)
    memory.hold_agreed = False
    if not memory.outcome:
        _advance(turn, event)


def _resume(turn: Turn, event: Acted) -> None:
    memory = turn.memory
    held = event.at - (memory.held_since if memory.held_since is not None else event.at)
    memory.held_since = None
    turn.told = f"The hold lasted {held // 1000} seconds."
    if held > LONGEST_HOLD_S * 1000:
        turn.speech.say_on("held_too_long")
        turn.move_mood(WORSE)
        _leave_if_gone(turn)
    else:
        turn.speech.say_on("back_from_hold")
    if not memory.outcome:
        _advance(turn, event)


def _look_up(turn: Turn, event: Acted) -> None:
    article = find_article(turn.scenario.knowledge, event.detail)
    if article is None:
        titles = "; ".join(entry.title for entry in turn.scenario.knowledge) or "nothing"
        turn.told = f"Nothing found for “{event.detail}”. The knowledge base has: {titles}."
        return
    turn.memory.done.update({"look_up", f"look_up {article.id}"})
    turn.told = f"{article.title}\n{article.text}"
    _advance(turn, event)


def _verify(turn: Turn, event: Acted) -> None:
    identity = turn.scenario.identity
    if identity is None:
        turn.told = "Nothing in this call needs an identity check."
    elif "identity_given" not in turn.memory.flags:
        turn.told = f"No details to check yet: ask for {identity.asks_for}."
    else:
        turn.memory.done.add("verify")
        turn.told = "The details match the account."
        _advance(turn, event)


def _pass_on(turn: Turn, event: Acted) -> None:
    turn.told = f"Passed on: {event.detail}" if event.detail else "Passed on."
    if not _advance(turn, event):
        turn.end(PASSED_ON)


def _note(turn: Turn, event: Acted) -> None:
    turn.told = "Noted in the customer's record."
    if not turn.memory.outcome:
        _advance(turn, event)


def _end(turn: Turn, event: Acted) -> None:
    if not _advance(turn, event):
        settled = turn.scenario.stages[turn.memory.stage].settled
        turn.end(turn.scenario.resolved if settled else LEFT_OPEN)


def _disconnect(turn: Turn, event: Acted) -> None:
    if not _advance(turn, event):
        turn.end(ENDED_SAFELY if "abused_after_warning" in turn.memory.flags else CUT_OFF)


def _take_break(turn: Turn, event: Acted) -> None:
    turn.told = "You take a break of five to ten minutes before the next call."


def _leave_if_gone(turn: Turn) -> None:
    if turn.memory.mood == GONE:
        turn.end(LEFT)


_HANDLERS: dict[str, Callable[[Turn, Acted], None]] = {
    "hold": _hold,
    "resume": _resume,
    "look_up": _look_up,
    "verify": _verify,
    "transfer_warm": _pass_on,
    "transfer_cold": _pass_on,
    "escalate": _pass_on,
    "note": _note,
    "end": _end,
    "disconnect": _disconnect,
    "take_break": _take_break,
}


def find_article(knowledge: tuple[Article, ...], wanted: str) -> Article | None:
    """The article whose id, title or text best fits the words looked for, or None.

    Words of the title count most; a small typing error in a long word costs nothing.
    """
    words = [word for word in plain_words(wanted).split() if len(word) > 2]
    scored = [(_fit(words, entry), entry) for entry in knowledge]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def _fit(words: list[str], entry: Article) -> int:
    title = plain_words(f"{entry.id} {entry.title}").split()
    text = plain_words(entry.text).split()
    in_title = sum(any(_same(word, other) for other in title) for word in words)
    in_text = sum(any(_same(word, other) for other in text) for word in words)
    return 3 * in_title + in_text


@lru_cache(maxsize=4096)
def _same(word: str, other: str) -> bool:
    if word == other or (len(word) > 3 and other.startswith(word)):
        return True
    return len(word) > 4 and SequenceMatcher(None, word, other).ratio() >= 0.84
