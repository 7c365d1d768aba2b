"""Plain mode: one line in, what follows out, from the first words to the summary."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from simulator.practice.session import Session
from simulator.practice.typed_actions import (
    TypedAction,
    TypedReply,
    TypedScreen,
    TypedWait,
    read_line,
)
from simulator.practice.words import Refused
from simulator.printing.front import Front


class Left(Exception):
    """The trainee left before the end; everything so far is kept."""


def play_through(session: Session, front: Front) -> bool:
    """Play a session to its end, reading stdin; False when the trainee left before it."""
    lines = _Lines(session, front)
    try:
        front.begin(session)
        _call(session, front, lines)
        held = _after_call(session, front, lines)
        _assessment(session, front, lines, held)
    except Left:
        front.kept(session)
        return False
    except KeyboardInterrupt:
        front.kept(session)
        raise
    return True


def play_call(session: Session, front: Front) -> None:
    """Play the call and the work after it, as far as stdin goes, without the questions."""
    lines = _Lines(session, front)
    front.begin(session)
    try:
        _call(session, front, lines)
        _after_call(session, front, lines)
    except Left:
        return


class _Lines:
    """The trainee's lines; the end of stdin is leaving."""

    def __init__(self, session: Session, front: Front) -> None:
        self._session, self._front = session, front
        self._read = logical_lines()

    def next(self) -> str:
        """The next line without its end; raises Left at the end of stdin."""
        self._front.prompt(self._session)
        try:
            return next(self._read)
        except StopIteration:
            raise Left from None


def logical_lines() -> Iterator[str]:
    """The lines of stdin; one that ends with a backslash goes on in the next."""
    parts: list[str] = []
    for raw in sys.stdin:
        line = raw.rstrip("\r\n")
        if line.endswith("\\"):
            parts.append(line[:-1])
            continue
        yield "\n".join([*parts, line])
        parts = []
    if parts:
        yield "\n".join(parts)


def _call(session: Session, front: Front, lines: _Lines) -> None:
    while session.phase == "call":
        line = lines.next()
        if not line.strip():
            continue
        try:
            _take(session, front, line)
        except Refused as refusal:
            front.refused(str(refusal))


def _take(session: Session, front: Front, line: str) -> None:
    typed = read_line(line)
    if isinstance(typed, TypedScreen):
        if typed.show == "quit":
            raise Left
        front.screen(session, typed.show)
    elif isinstance(typed, TypedReply):
        front.response(session, session.reply(typed.text))
    elif isinstance(typed, TypedWait):
        front.response(session, session.let_pass(typed.seconds))
    elif isinstance(typed, TypedAction):
        front.response(session, session.act(typed.action, typed.detail))


def _after_call(session: Session, front: Front, lines: _Lines) -> str:
    """The note and the break, until an empty line. A pipe cannot wait for the questions, so there
    any other words go on to them too, and are given back as the first answer."""
    if session.phase != "after_call":
        return ""
    front.after_call(session)
    while True:
        line = lines.next()
        if line.strip().lower() in ("", "/next"):
            return ""
        try:
            if isinstance(read_line(line), TypedReply):
                if not sys.stdin.isatty():
                    return line
                raise Refused("The call is over: /note TEXT, /break, or an empty line to go on.")
            _take(session, front, line)
        except Refused as refusal:
            front.refused(str(refusal))


def _assessment(session: Session, front: Front, lines: _Lines, held: str) -> None:
    practice = session.mode == "practice"
    if session.phase != "finished":
        if practice:
            front.debrief(session)
        session.begin_assessment()
    for question in session.unanswered() if session.phase != "finished" else ():
        front.ask(session, question)
        while True:
            line, held = held or lines.next(), ""
            try:
                if not _answers(session, front, line):
                    continue
                mark = session.answer(question.number, line.strip())
            except Refused as refusal:
                front.refused(str(refusal))
                continue
            front.marked(session, question, mark)
            break
    summary = session.finish()
    if not practice:
        # Before the questions it would answer some of them.
        front.debrief(session)
    front.finished(session, summary)


def _answers(session: Session, front: Front, line: str) -> bool:
    """Whether a line is an answer; an action is taken here, an empty line passed over."""
    if not line.strip():
        return False
    if isinstance(read_line(line), TypedReply):
        return True
    _take(session, front, line)
    return False
