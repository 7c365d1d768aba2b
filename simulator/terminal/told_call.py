"""A finished call as content: each turn, with your words marked and what they earned below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from textual.content import Content

from scoring.scorecard import Finding, Scorecard
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Transcript, Turn
from simulator.engine.events import Acted
from simulator.practice.coaching import label_of_better
from simulator.practice.folding import described
from simulator.terminal.coach_words import verdict_sign
from simulator.terminal.literal import lines, literal, marked, spoken


def turn_contents(told: Transcript, card: Scorecard, names: tuple[str, str]) -> list[Content]:
    """One content a turn; `names` are the customer's and yours."""
    findings: dict[int, list[Finding]] = defaultdict(list)
    for skill in card.skills:
        for finding in skill.findings:
            findings[finding.turn].append(finding)
    return [_turn(turn, findings[place], names) for place, turn in enumerate(told.turns)]


def _turn(turn: Turn, findings: Sequence[Finding], names: tuple[str, str]) -> Content:
    rows = [*_words(turn, findings, names), *_receipts(findings)]
    return lines(rows)


def _words(turn: Turn, findings: Sequence[Finding], names: tuple[str, str]) -> list[Content]:
    if isinstance(turn, CustomerTurn):
        return [literal(names[0], "bold $customer"), *map(spoken, turn.text.split("\n"))]
    if isinstance(turn, ActionTurn):
        held = f" ({turn.seconds} s)" if turn.seconds else ""
        return [literal(f"[{described(Acted(0, turn.action, turn.detail))}{held}]", "$muted")]
    cut_in = [literal("(cutting in)", "italic $muted")] if turn.interrupted else []
    return [literal(names[1], "bold $you"), *cut_in, _marked_reply(turn, findings)]


def _marked_reply(turn: AgentTurn, findings: Sequence[Finding]) -> Content:
    shown = [(one.start, one.end, "underline") for one in turn.shown]
    earned = [
        (finding.start, finding.end, f"bold underline {verdict_sign(finding)[1]}")
        for finding in findings
        if finding.end > finding.start
    ]
    return marked(turn.text, [*shown, *earned])


def _receipts(findings: Sequence[Finding]) -> list[Content]:
    """What was earned on one line, then what was not, each with better words.

    A rule that serves several skills is told once.
    """
    once = {(finding.verdict, finding.what): finding for finding in findings}
    earned = [finding for finding in once.values() if finding.verdict == "met"]
    lost = [finding for finding in once.values() if finding.verdict != "met"]
    rows = []
    if earned:
        names = " · ".join(finding.what for finding in earned)
        rows.append(_receipt(earned[0], names))
    for finding in lost:
        rows.append(_receipt(finding, finding.what))
        if finding.better:
            label = f"    {label_of_better(finding)}: "
            rows.append(Content.assemble((label, "$muted"), literal(finding.better, "italic")))
    return rows


def _receipt(finding: Finding, words: str) -> Content:
    sign, colour = verdict_sign(finding)
    return Content.assemble((f"  {sign} ", f"bold {colour}"), literal(words))
