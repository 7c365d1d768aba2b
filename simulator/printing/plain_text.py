"""Plain mode in words, line by line: for screen readers, pipes and anyone who likes it so."""

from __future__ import annotations

import sys

from scoring.answers import Mark, Question
from scoring.scorecard import Finding
from simulator.engine.events import Replied, Response
from simulator.engine.scenario import Scenario
from simulator.practice.coaching import label_of_better
from simulator.practice.folding import Entry
from simulator.practice.session import Session
from simulator.practice.summary import Summary
from simulator.practice.typed_actions import HELP, Screen
from simulator.practice.words import visible
from simulator.printing.measured import measure_lines
from simulator.printing.safe import one_line, say
from simulator.printing.scorecards import mark_lines, scorecard_lines, short, summary_lines

CHANNELS = {"in_person": "in person", "social": "social media"}
"""Channels whose name in words is not their id."""


class PlainText:
    """Prints a session in words. Results go to stdout, refusals and prompts to stderr."""

    def __init__(self) -> None:
        self._drawn = 0

    def begin(self, session: Session) -> None:
        """The briefing, then everything said so far."""
        for line in _briefing(session):
            say(line)
        if session.events:
            say(f"You go on with session {session.id}. What was said so far:")
        say()
        self._draw(session)

    def prompt(self, session: Session) -> None:
        """A prompt, for a person only."""
        if sys.stdin.isatty():
            print("> ", end="", file=sys.stderr, flush=True)

    def response(self, session: Session, response: Response) -> None:
        """What the customer said, the mood where it may be seen, and the coach's note."""
        self._draw(session, live=True)
        spoke = session.events and isinstance(session.events[-1], Replied)
        if spoke and session.mode == "practice":
            self._coach(session)

    def refused(self, why: str) -> None:
        """One sentence on stderr."""
        say(visible(why), to=sys.stderr)

    def screen(self, session: Session, show: Screen) -> None:
        """The list of actions, or the customer's account."""
        lines = _account(session.scenario) if show == "account" else _help(session.mode)
        for line in lines:
            say(line)

    def after_call(self, session: Session) -> None:
        """How the call ended, where it may be told, and what is left to do."""
        outcome = session.call.outcome
        if outcome is not None and session.mode == "practice":
            say(f"The call is over. {one_line(outcome.about)}")
        else:
            say("The call is over.")
        say("After the call: /note TEXT, /break; an empty line goes on to the debrief.")

    def debrief(self, session: Session) -> None:
        """The scorecard with its receipts."""
        say()
        say("Debrief")
        words = session.moment_words()
        card, chosen = words.scorecard(session.scorecard()), words.standouts(session.standouts())
        for line in scorecard_lines(card, chosen, session.levels()):
            say(line)
        say()
        for line in measure_lines(session.measures()):
            say(line)

    def ask(self, session: Session, question: Question) -> None:
        """The question, and how it is answered."""
        numbers = [one.number for one in session.questions()]
        say()
        say(f"Question {numbers.index(question.number) + 1} of {len(numbers)}:")
        say(visible(question.text))

    def marked(self, session: Session, question: Question, mark: Mark) -> None:
        """The mark; in test mode only that the answer was taken."""
        if session.mode != "practice":
            say("Taken.")
            return
        for line in mark_lines(question, mark):
            say(line)
        say(f"A full answer: {one_line(question.model)}")

    def finished(self, session: Session, summary: Summary) -> None:
        """The result, and where it can be seen again."""
        say()
        for line in summary_lines(summary):
            say(line)
        if session.mode != "practice":
            for question, (_, mark) in zip(session.questions(), session.answers(), strict=False):
                say(f"Question {question.number}:")
                for line in mark_lines(question, mark):
                    say(line)
        say(f"See it again with: firstcall show {session.id}")

    def kept(self, session: Session) -> None:
        """How to go on, on stderr."""
        say(
            f"Session {session.id} is kept."
            f" Go on with: firstcall play --resume {session.id} --plain",
            to=sys.stderr,
        )

    def _draw(self, session: Session, *, live: bool = False) -> None:
        entries = session.entries()
        for entry in entries[self._drawn :]:
            if live and entry.kind == "you" and sys.stdin.isatty():
                continue  # the person sees what they typed
            for line in entry_lines(entry, session):
                say(line)
        self._drawn = len(entries)

    def _coach(self, session: Session) -> None:
        note = session.coach()
        for move in note.moved:
            if move.what == "mood":
                by = f" ({', '.join(move.behaviours)})" if move.behaviours else ""
                say(f"  Coach: mood {move.before} -> {move.after}{by}")
        for finding in note.good:
            say(f"  Coach: good, {_short(finding)}")
        for own in note.own:
            word = "good" if own.kind == "credit" else "fault"
            say(f"  Coach: {word}, {one_line(own.name)}: “{one_line(own.words)}”")
        for finding in note.missed:
            label = label_of_better(finding)
            better = f". {label}: “{one_line(finding.better)}”" if finding.better else ""
            say(f"  Coach: {finding.verdict}, {_short(finding)}{better}")
        if note.task and any(move.what == "stage" for move in note.moved):
            say(f"  Coach: now, {one_line(note.task)}")


def entry_lines(entry: Entry, session: Session) -> list[str]:
    """One thing said or done, who did it first."""
    who = {
        "customer": session.scenario.customer.name,
        "you": "You",
        "action": "You",
        "told": "Screen",
    }[entry.kind]
    beats = [visible(beat).replace("\n", "\n  ") for beat in entry.beats]
    if entry.kind == "action":
        return [f"({one_line(entry.text)})"]
    lines = [f"{one_line(who)}: {beat}" for beat in beats]
    if entry.heard is not None:
        lines.append(f"(You cut in after {entry.heard} of {len(beats)}.)")
    return lines


def _short(finding: Finding) -> str:
    words = f": “{short(finding.words)}”" if finding.words else ""
    return f"{one_line(finding.what)}{words}"


def _briefing(session: Session) -> list[str]:
    scenario = session.scenario
    you = scenario.you_are
    channel = CHANNELS.get(scenario.channel, scenario.channel)
    lines = [
        f"{one_line(scenario.title)} ({channel}), session {session.id}, seed {session.seed}",
        f"You are {one_line(you.name)} at {one_line(you.company)}: {one_line(you.role)}",
        visible(scenario.briefing.strip()),
    ]
    if you.may:
        lines.append(f"You may: {'; '.join(map(one_line, you.may))}.")
    if you.may_not:
        lines.append(f"You may not: {'; '.join(map(one_line, you.may_not))}.")
    titles = [one_line(article.title) for article in scenario.knowledge]
    if titles:
        lines.append(f"Knowledge base: {'; '.join(titles)}.")
    lines.append("Type a reply a line. /help lists what you can do besides.")
    return lines


def _account(scenario: Scenario) -> list[str]:
    customer = scenario.customer
    pronouns = f" ({one_line(customer.pronouns)})" if customer.pronouns else ""
    lines = [f"Account of {one_line(customer.name)}{pronouns}"]
    if customer.about:
        lines.append(f"  {one_line(customer.about)}")
    lines += [f"  {one_line(key)}: {one_line(text)}" for key, text in customer.account.items()]
    return lines


def _help(mode: str) -> list[str]:
    ways = [
        (f"/{entry.name} {entry.takes}".strip(), entry.does if mode == "practice" else entry.bare)
        for entry in HELP
    ]
    width = max(len(way) for way, _ in ways)
    lines = [f"  {way.ljust(width)}  {does}" for way, does in ways]
    return [
        "Any other line is a reply; a line that ends with a backslash goes on in the next one.",
        *lines,
        f"  {'//TEXT'.ljust(width)}  a reply that begins with a slash",
    ]


def _another_try(session: Session) -> list[str]:
    """Where a branch comes from."""
    if session.branch_of is None:
        return []
    return [f"Another try of session {session.branch_of}, from reply {session.own_from} on."]


def session_lines(session: Session) -> list[str]:
    """A whole session as text: what was said and, once it is finished, what it earned."""
    lines = [
        f"Session {session.id}: {one_line(session.scenario.title)},"
        f" {one_line(session.persona.name)}, seed {session.seed}, {session.mode}",
        *_another_try(session),
        "",
    ]
    for entry in session.entries():
        lines += entry_lines(entry, session)
    lines.append("")
    if session.phase != "finished":
        return [*lines, f"Not finished. Go on with: firstcall play --resume {session.id}"]
    summary = session.finish()
    lines += summary_lines(summary)
    words = session.moment_words()
    card, chosen = words.scorecard(summary.scorecard), words.standouts(summary.standouts)
    lines += scorecard_lines(card, chosen, summary.levels)
    if summary.measures is not None:
        lines += ["", *measure_lines(summary.measures)]
    questions = {question.number: question for question in session.questions()}
    for text, mark in session.answers():
        question = questions[mark.question]
        lines += ["", f"Question {question.number}: {visible(question.text)}"]
        lines += [f"You: {visible(text)}", *mark_lines(question, mark)]
    return lines
