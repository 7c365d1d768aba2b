"""`firstcall assess`: the final assessment over all 18 questions, line by line or from a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.practice.final import FinalAssessment

EXAMPLES = """Examples:

\b
  firstcall assess
  firstcall assess --name "Ada Okoye" --pass-mark 75
  firstcall assess --resume k7m2q9xd
"""


def assess(
    resume: Annotated[str, typer.Option(help="Go on with an assessment, by its id.")] = "",
    name: Annotated[str, typer.Option(help="Who is assessed; kept with it.")] = "",
    pass_mark: Annotated[int, typer.Option(help="Of 100, to pass.", min=1, max=100)] = 70,
    json: Annotated[bool, typer.Option("--json", help="The result as one JSON object.")] = False,
) -> int:
    """Answer all 18 questions. Each line is an answer, or /back, /skip, /go N, /handin, /quit.

    Answers are kept as they are given and may be changed until they are handed in; there is no
    mark before that. A line that ends in a backslash goes on in the next. The end of a pipe hands
    in, /quit or a broken-off terminal does not.
    """
    from simulator.practice.final import FinalAssessment
    from simulator.practice.wiring import open_desk

    desk = open_desk(trainee=name)
    try:
        begun = (
            FinalAssessment.resume(desk, resume)
            if resume
            else FinalAssessment.begin(desk, pass_mark=pass_mark)
        )
        return _through(begun, json)
    finally:
        desk.close()


def _through(begun: FinalAssessment, json: bool) -> int:
    from simulator.practice.canonical import plain
    from simulator.printing.final_words import result_lines
    from simulator.printing.safe import as_json, say

    if not begun.handed_in and not _answer_all(begun):
        say(f"Kept. Go on with: firstcall assess --resume {begun.id}", to=sys.stderr)
        return ExitCode.FINE
    result = begun.hand_in()
    if json:
        say(as_json({"id": begun.id, "passed": result.passed, **plain(result)}))
    else:
        for line in result_lines(result, begun.id):
            say(line)
    return ExitCode.FINE


def _answer_all(begun: FinalAssessment) -> bool:
    """Asks until it is handed in; False when the trainee leaves before."""
    from simulator.commands.plain_play import logical_lines
    from simulator.practice.words import Refused
    from simulator.printing.final_words import question_lines
    from simulator.printing.safe import say

    lines, place = logical_lines(), _first_open(begun)
    while place < len(begun.questions):
        for told in question_lines(begun, place):
            say(told, to=sys.stderr)
        line = next(lines, None)
        if line is None:
            return not sys.stdin.isatty()
        try:
            place = _taken(begun, place, line.strip())
        except Refused as refusal:
            say(str(refusal), to=sys.stderr)
        if place < 0:
            return place == _HAND_IN
    return True


_HAND_IN, _LEAVE = -1, -2


def _first_open(begun: FinalAssessment) -> int:
    open_ = begun.unanswered
    return begun.questions.index(open_[0]) if open_ else 0


def _taken(begun: FinalAssessment, place: int, line: str) -> int:
    """Where to go on after a line: a place, or `_HAND_IN` or `_LEAVE`. Raises Refused."""
    from simulator.practice.words import Refused

    word, _, rest = line.partition(" ")
    if word == "/quit":
        return _LEAVE
    if word == "/handin":
        return _HAND_IN
    if word == "/back":
        return max(0, place - 1)
    if word == "/skip":
        return place + 1
    if word == "/go":
        count = len(begun.questions)
        if not rest.isdigit() or not 1 <= int(rest) <= count:
            raise Refused(f"/go takes the number of a question, 1 to {count}.")
        return int(rest) - 1
    if word.startswith("/"):
        raise Refused(f"There is no {word}; there are /back, /skip, /go N, /handin and /quit.")
    begun.answer(begun.questions[place].number, line)
    return place + 1
