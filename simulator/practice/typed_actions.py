"""What a typed line means: a reply, or an action that begins with a slash.

The terminal and plain mode both read lines through here. A line that begins with two slashes is a
reply that begins with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from simulator.practice.finding import nearest
from simulator.practice.words import Refused

Screen = Literal["help", "account", "quit"]


@dataclass(frozen=True, slots=True)
class TypedReply:
    """Words for the customer."""

    text: str


@dataclass(frozen=True, slots=True)
class TypedAction:
    """One of `scoring.transcript.ACTIONS` with its words."""

    action: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TypedWait:
    """Silence for so many seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class TypedScreen:
    """A look at the agent's own screen; nothing is recorded."""

    show: Screen


Typed = TypedReply | TypedAction | TypedWait | TypedScreen


@dataclass(frozen=True, slots=True)
class ActionHelp:
    """How an action is typed and what it does."""

    name: str
    takes: str
    does: str

    @property
    def bare(self) -> str:
        """What it does without the advice on doing it well, which a test must not give."""
        return re.split("[;:,]", self.does)[0]


HELP: tuple[ActionHelp, ...] = (
    ActionHelp("hold", "[REASON]", "put the customer on hold; ask them first"),
    ActionHelp("resume", "", "come back from hold"),
    ActionHelp("lookup", "TOPIC", "look something up in the knowledge base"),
    ActionHelp("account", "", "look at the customer's account"),
    ActionHelp("verify", "", "check their details against the account"),
    ActionHelp("transfer", "warm TO: BRIEFING", "pass the customer on and brief the next agent"),
    ActionHelp("transfer", "cold TO", "pass the customer on without a word"),
    ActionHelp("escalate", "TO: BRIEFING", "bring in a supervisor or a specialist"),
    ActionHelp("note", "TEXT", "write into the customer's record: issue, steps, outcome"),
    ActionHelp("wait", "SECONDS", "say nothing for a while"),
    ActionHelp("end", "", "end the call"),
    ActionHelp("disconnect", "", "cut off an abusive caller, once warned"),
    ActionHelp("break", "", "take a break after the call"),
    ActionHelp("quit", "", "leave; the session is kept"),
    ActionHelp("help", "", "this list"),
)
"""Every action in the order it is listed in."""

_SAME_AS = {
    "look_up": "lookup",
    "look-up": "lookup",
    "search": "lookup",
    "unhold": "resume",
    "back": "resume",
    "hang_up": "end",
    "hangup": "end",
    "take_break": "break",
    "exit": "quit",
    "?": "help",
    "transfer_warm": "transfer",
    "transfer_cold": "transfer",
}
_PLAIN = {
    "resume": "resume",
    "verify": "verify",
    "end": "end",
    "disconnect": "disconnect",
    "break": "take_break",
}
_SCREENS: dict[str, Screen] = {
    "help": "help",
    "account": "account",
    "quit": "quit",
}


def read_line(line: str) -> Typed:
    """What a typed line means.

    Raises Refused for an unknown action, naming the nearest ones, and for an action whose words are
    missing, showing how it is typed.
    """
    stripped = line.strip()
    if stripped.startswith("//"):
        return TypedReply(stripped[1:])
    if not stripped.startswith("/"):
        return TypedReply(line)
    name, _, rest = stripped[1:].partition(" ")
    return _action(name.lower(), rest.strip())


def parse(text: str) -> TypedAction:
    """The action that a typed line names, for a front end that has its own ways to wait and look.

    Raises Refused for a line that is no action of the call.
    """
    typed = read_line(text)
    if isinstance(typed, TypedAction):
        return typed
    raise Refused("That is no action of the call; /help in plain mode lists them all.")


def usage(name: str) -> str:
    """How the action is typed, such as "/lookup TOPIC"; several ways are joined by "or"."""
    ways = [f"/{entry.name} {entry.takes}".strip() for entry in HELP if entry.name == name]
    return " or ".join(ways)


def _action(typed: str, rest: str) -> Typed:
    if typed in ("transfer_warm", "transfer_cold"):
        rest = f"{typed.removeprefix('transfer_')} {rest}".strip()
    name = _SAME_AS.get(typed, typed)
    if name in _SCREENS:
        return TypedScreen(_SCREENS[name])
    if name in _PLAIN:
        return _bare(name, rest)
    with_words = _WITH_WORDS.get(name)
    if with_words is None:
        raise Refused(_unknown(typed))
    return with_words(rest)


def _bare(name: str, rest: str) -> TypedAction:
    if rest:
        raise Refused(
            f"/{name} takes no words. Send what the customer should hear as a reply of its own."
        )
    return TypedAction(_PLAIN[name])


def _hold(rest: str) -> TypedAction:
    return TypedAction("hold", rest)


def _look_up(rest: str) -> TypedAction:
    if not rest:
        raise Refused(f"What should be looked up? Type: {usage('lookup')}")
    return TypedAction("look_up", rest)


def _note(rest: str) -> TypedAction:
    if not rest:
        raise Refused(f"What should the note say? Type: {usage('note')}")
    return TypedAction("note", rest)


def _escalate(rest: str) -> TypedAction:
    if not rest.strip(": "):
        raise Refused(f"To whom, and what should they know? Type: {usage('escalate')}")
    return TypedAction("escalate", rest)


def _transfer(rest: str) -> TypedAction:
    kind, _, to = rest.partition(" ")
    if kind.lower() not in ("warm", "cold") or not to.strip(": "):
        raise Refused(f"How, and to whom? Type: {usage('transfer')}")
    return TypedAction(f"transfer_{kind.lower()}", to.strip())


def _wait(rest: str) -> TypedWait:
    digits = rest.removesuffix("s").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
        raise Refused(f"For how many seconds? Type: {usage('wait')}")
    return TypedWait(int(digits))


_WITH_WORDS: dict[str, Callable[[str], Typed]] = {
    "hold": _hold,
    "lookup": _look_up,
    "note": _note,
    "escalate": _escalate,
    "transfer": _transfer,
    "wait": _wait,
}


def _unknown(typed: str) -> str:
    names = list(dict.fromkeys(entry.name for entry in HELP))
    near = nearest(typed, names) if typed else ()
    if near:
        meant = " or ".join(f"/{name}" for name in near)
        return f"There is no action /{typed[:40]}. Did you mean {meant}?"
    return f"There is no action /{typed[:40]}. Type /help for all of them."
