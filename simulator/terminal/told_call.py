"""A finished call as content: each turn with the evidence marked in it, and notes for its margin.

A mark is a sign and a number behind the words, coloured: the note of the same number says what they
earned or cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from scoring.scorecard import Finding, Scorecard
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Transcript, Turn
from simulator.engine.events import Acted
from simulator.practice.coaching import label_of_better
from simulator.practice.folding import described
from simulator.practice.moments import Moment
from simulator.practice.reviews import Review
from simulator.terminal.coach_words import verdict_sign
from simulator.terminal.literal import lines, literal, marked, spoken
from simulator.terminal.review_words import margin_contents

LEGEND = "Marks: ✓ earned  ◔ late  ✗ missed  ! cost you; the note of that number says why."

_SHIFTS = {"better": ("▼ calmer", "$good"), "worse": ("▲ more heated", "$bad")}


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """One turn: `words` were said or done, `notes` are what it earned, cost and moved. `place` is
    its place in the transcript; `reply` is true for the trainee's words."""

    place: int
    reply: bool
    words: Content
    notes: Content

    @property
    def plain(self) -> str:
        """Words and notes for copying."""
        return "\n".join(part.plain for part in (self.words, self.notes) if part.plain)


def told_turns(
    told: Transcript,
    card: Scorecard,
    names: tuple[str, str],
    moments: Iterable[Moment],
    reviews: Sequence[Review] = (),
) -> list[ToldTurn]:
    """One a turn; `names` are the customer's and the trainee's, `reviews` a trainer's notes for the
    margin."""
    findings: dict[int, dict[tuple[str, str], Finding]] = defaultdict(dict)
    for skill in card.skills:
        for finding in skill.findings:
            # A rule that serves several skills is told once.
            findings[finding.turn].setdefault((finding.verdict, finding.what), finding)
    moved = {moment.turn: moment for moment in moments if moment.shift}
    return [
        _turn(place, turn, list(findings[place].values()), names, moved, reviews)
        for place, turn in enumerate(told.turns)
    ]


def shift_content(moment: Moment) -> Content:
    """Which way the customer's mood went: an arrow, a word and the two moods."""
    words, colour = _SHIFTS[moment.shift] if moment.shift else ("as before", "$muted")
    moods = moment.after if not moment.shift else f"{moment.before} → {moment.after}"
    return Content.assemble((words, f"bold {colour}"), literal(f": {moods}"))


def _turn(
    place: int,
    turn: Turn,
    findings: Sequence[Finding],
    names: tuple[str, str],
    moved: Mapping[int | None, Moment],
    reviews: Sequence[Review],
) -> ToldTurn:
    notes = [*map(_note, numbered(findings)), *margin_contents(reviews, place)]
    if place in moved:
        notes.insert(0, shift_content(moved[place]))
    words = lines(_words(turn, findings, names))
    return ToldTurn(place, isinstance(turn, AgentTurn), words, lines(notes))


@dataclass(frozen=True, slots=True)
class Mark:
    """Findings of one verdict on the same words, or of one that points at none: `number` is then
    0."""

    number: int
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one whose place and verdict stand for all."""
        return self.findings[0]


def numbered(findings: Iterable[Finding]) -> list[Mark]:
    """The marks of one turn: those with words in the order of the words and counted from 1, then
    what was missed, then what was earned without words."""
    groups: dict[tuple[int, int, int, str], list[Finding]] = defaultdict(list)
    for number, one in enumerate(findings):
        if one.end > one.start:
            groups[one.end, one.start, 0, one.verdict].append(one)
        elif one.verdict == "met":
            groups[0, 0, 0, "met"].append(one)
        else:
            # Each of these has better words of its own.
            groups[0, 0, number, one.verdict].append(one)
    evident = [tuple(groups[key]) for key in sorted(groups) if key[0]]
    rest = [tuple(groups[key]) for key in groups if not key[0]]
    rest.sort(key=lambda group: group[0].verdict == "met")
    marks = [Mark(number, group) for number, group in enumerate(evident, 1)]
    return marks + [Mark(0, group) for group in rest]


def _words(turn: Turn, findings: Sequence[Finding], names: tuple[str, str]) -> list[Content]:
    if isinstance(turn, CustomerTurn):
        return [literal(names[0], "bold $customer"), *map(spoken, turn.text.split("\n"))]
    if isinstance(turn, ActionTurn):
        held = f" ({turn.seconds} s)" if turn.seconds else ""
        return [literal(f"[{described(Acted(0, turn.action, turn.detail))}{held}]", "$muted")]
    cut_in = [literal("(cutting in)", "italic $muted")] if turn.interrupted else []
    return [literal(names[1], "bold $you"), *cut_in, marked_words(turn, findings)]


def marked_words(turn: AgentTurn, findings: Sequence[Finding]) -> Content:
    """A reply with its evidence underlined, and behind each piece the sign and number of its note.

    Words that show something and neither earned nor cost anything are underlined only.
    """
    marks = [mark for mark in numbered(findings) if mark.number]
    places = [(one.start, one.end, "underline") for one in turn.shown]
    for one in (mark.first for mark in marks):
        places.append((one.start, one.end, f"bold underline {verdict_sign(one)[1]}"))
    pieces = marked(turn.text, places).divide([mark.first.end for mark in marks])
    rows: list[Content] = []
    for place, piece in enumerate(pieces):
        rows.append(piece)
        if place < len(marks):
            sign, colour = verdict_sign(marks[place].first)
            rows.append(Content.styled(f"[{sign}{marks[place].number}]", f"bold {colour}"))
    return Content("").join(rows)


def _note(mark: Mark) -> Content:
    sign, colour = verdict_sign(mark.first)
    what = " · ".join(one.what for one in mark.findings)
    rows = [Content.assemble((f"{sign}{mark.number or ''} ", f"bold {colour}"), literal(what))]
    for one in mark.findings:
        if one.verdict != "met" and one.better:
            label = f"  {label_of_better(one)}: "
            rows.append(Content.assemble((label, "$muted"), literal(one.better, "italic")))
    return lines(rows)
