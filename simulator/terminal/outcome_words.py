"""The first page of the debrief, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from scoring.scorecard import Finding
from simulator.engine.persona import Persona
from simulator.engine.scenario import Outcome
from simulator.practice.debriefing import Debriefing
from simulator.practice.moments import Moment
from simulator.practice.reviews import Review
from simulator.terminal.finding_words import finding_content
from simulator.terminal.literal import lines, literal, minutes, quoted
from simulator.terminal.measure_words import measures_line
from simulator.terminal.review_words import review_content, score_contents
from simulator.terminal.told_call import shift_content
from simulator.terminal.widgets.mood_curve import Mark, MoodCurve
from simulator.terminal.widgets.skill_bars import score_content, skill_content

_KINDS = {
    "good": ("Good end", "$good"),
    "mixed": ("Mixed end", "$fair"),
    "bad": ("Bad end", "$bad"),
}


def outcome_parts(told: Debriefing, persona: Persona) -> Iterator[Widget]:
    """From top to bottom: what was fatal, how it ended, the curve, the standouts, skills and
    measures at a glance, and how to take such a customer."""
    for finding in told.card.fatal:
        yield Static(finding_content(finding, told.reviews_on(finding)), classes="fatal")
    if told.outcome is not None:
        yield Static(_ending(told.outcome))
    yield Static(_overall(told))
    said = [one for one in told.reviews if one.on == "call"]
    if said:
        yield Static("What your trainer says", classes="heading")
        yield Static(lines(map(review_content, said)))
    marks = [Mark(one.at, one.shift, _about(one)) for one in told.turning_points]
    heading = "The customer's mood over the call"
    yield Static(f"{heading}: Tab, ← → and Enter" if marks else heading, classes="heading")
    yield MoodCurve(told.curve, marks, opens=True, id="curve")
    yield from _standouts(told)
    scored = [one for one in told.skills if one.score is not None]
    if scored:
        yield Static("Skills: 2 shows the receipts", classes="heading")
        yield Static(lines(skill_content(one.name, one.score) for one in scored))
    yield Static(f"What it would bring ({told.measures.label}): 5 says why", classes="heading")
    yield Static(measures_line(told.measures))
    if persona.advice:
        yield Static(literal(f"With a customer like this ({persona.name})"), classes="heading")
        yield Static(literal(persona.advice))


def _ending(outcome: Outcome) -> Content:
    word, colour = _KINDS[outcome.kind]
    return Content.assemble((f"{word}: ", f"bold {colour}"), literal(outcome.about))


def _overall(told: Debriefing) -> Content:
    level = told.levels.call
    return lines(
        [
            Content.assemble(
                ("Overall: ", "bold"),
                score_content(told.card.overall),
                literal(f" · level: {level.name}"),
            ),
            literal(level.words, "$muted"),
            *score_contents(told),
        ]
    )


def _about(moment: Moment) -> Content:
    """What the line below the curve says of a moment."""
    words = quoted(" … ".join(moment.words) or moment.text, 48)
    return Content.assemble(
        literal(f"{minutes(moment.at)} "), shift_content(moment), literal(f" · {words}")
    )


def _standouts(told: Debriefing) -> Iterator[Widget]:
    yield Static("What you did well", classes="heading")
    if not told.standouts.strengths:
        yield Static("Nothing stood out this time. The skills page shows what was due.")
    for finding in told.standouts.strengths:
        yield Static(_strength(finding, told.reviews_on(finding)), classes="one")
    yield Static("One thing to work on", classes="heading")
    if told.standouts.work_on is None:
        yield Static("Nothing was missed. Try a harder customer next.")
    else:
        worst = told.standouts.work_on
        yield Static(finding_content(worst, told.reviews_on(worst)))


def _strength(finding: Finding, reviews: Iterable[Review]) -> Content:
    """A strength in few lines: what, which words, and why it counts."""
    words = f" {quoted(finding.words)}" if finding.words else ""
    head = Content.assemble(("✓ ", "bold $good"), literal(finding.what, "bold"), literal(words))
    notes = [review_content(one, "  ") for one in reviews]
    return lines([head, literal(f"  {finding.why}"), *notes])
