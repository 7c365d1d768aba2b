"""A plot and moods as diagrams: nothing left out, nothing taken for markup, always in the room."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from simulator.content.library import Library
from simulator.engine.conditions import When
from simulator.engine.persona import GONE, Persona
from simulator.engine.scenario import Scenario
from simulator.workbench.diagrams import (
    Arrow,
    Diagram,
    Row,
    State,
    diagram_of_moods,
    diagram_of_plot,
    dot,
    drawn,
    listed,
    mermaid,
)
from simulator.workbench.diagrams.conditions import in_words
from tests.fakes import ANGRY, LATE
from tests.strategies import personas, scenarios

LIBRARY = Library()
SHIPPED = [
    *(diagram_of_plot(LIBRARY.scenarios[name]) for name in LIBRARY.scenarios.ids),
    *(diagram_of_moods(LIBRARY.personas[name]) for name in LIBRARY.personas.ids),
]
SPITEFUL = 'end "x" [b] {c} |d| <b>e</b> &amp; #35; `f` \\n \\ %% --> ; 1. g\x1b[31m\u202e 漢字 😀'


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(), "always"),
        (When(shows=("empathy", "hold_request")), "empathy or hold request"),
        (When(shows_all=("apology", "solution"), lacks=("rude",)),
         "apology and solution, without rude"),
        (When(states=("credit",), did=("look_up", "verify")),
         "credit told right, after look up and verify"),
        (When(misstates=("credit",), heat=("hot", "boiling")),
         "credit told wrong, while hot or boiling"),
        (When(acts=("end",), flags=("heard",), no_flags=("told",)),
         "does end, once “heard”, not yet “told”"),
        (When(mentions=("go on",), interrupts=True, replies=2),
         "says “go on”, cutting in, from reply 2 here"),
        (When(interrupts=False, either=(When(shows=("empathy",)), When(replies=3))),
         "empathy or from reply 3 here, without cutting in"),
        (When(either=(When(shows=("a", "b")), When(flags=("c",)))), "(a or b) or once “c”"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(when: When, words: str) -> None:
    """Every part of a condition has its words."""
    assert in_words(when) == words


def test_a_plot_has_every_stage_move_and_end() -> None:
    """Stages, then ends with the good ones first; moves between the same two share an arrow, and
    the goodbye of a settled stage is drawn like a move."""
    for name in LIBRARY.scenarios.ids:
        scenario = LIBRARY.scenarios[name]
        diagram = diagram_of_plot(scenario)
        names = [state.name for state in diagram.states]
        assert names[0] == scenario.starts == diagram.starts
        assert set(names) >= {*scenario.stages, scenario.resolved}
        ways = {(arrow.source, arrow.target): arrow.words for arrow in diagram.arrows}
        for stage in scenario.stages.values():
            for move in stage.goes:
                assert in_words(move.when) in ways[stage.id, move.to]
            assert ((stage.id, scenario.resolved) in ways) or not stage.settled
        kinds = [state.look for state in diagram.states if state.name in scenario.outcomes]
        assert kinds == sorted(kinds, key=["good", "mixed", "bad"].index)


def test_moods_move_only_where_their_rule_can_fit() -> None:
    """A rule for hot moods leaves no cool one; what changes nothing is left out; patience is an
    arrow, and the last one leads out of the call."""
    hot_only = Persona(
        **{
            **{name: getattr(ANGRY, name) for name in ANGRY.__slots__},
            "reacts": (
                *ANGRY.reacts,
                type(ANGRY.reacts[0])(When(shows=("jargon",), heat=("hot",)), "worse", at_most=1),
            ),
        }
    )
    ways = {(a.source, a.target): a.words for a in diagram_of_moods(hot_only).arrows}
    worn = f"{ANGRY.patience} replies without progress"
    assert ways["angry", "furious"] == ("rude", "jargon, once", worn)
    assert ways["calm", "irritated"] == (worn,)
    assert ways["furious", GONE] == (worn,)
    assert ("calm", "calm") not in ways


@pytest.mark.parametrize("diagram", SHIPPED, ids=lambda one: one.title)
@pytest.mark.parametrize("width", [80, 72, 50, 30])
def test_what_ships_fits_any_terminal_with_nothing_left_out(diagram: Diagram, width: int) -> None:
    """Drawn or listed, every state and every way's target is named, and no line is too long."""
    rows = drawn(diagram, width)
    assert max(cell_len(row.text) for row in rows) <= width
    text = "".join("".join(row.text.split()) for row in rows)
    for state in diagram.states:
        assert "".join(state.name.split()) in text
        for arrow in diagram.leaving(state.name):
            assert f"{''.join(arrow.target.split())}:" in text


def endings(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """The state that each way names, and the state whose box its line leads to, found by following
    the line over the drawing as an eye does."""
    texts = [row.text for row in rows]
    found = []
    for number, text in enumerate(texts):
        port = re.match(r"([ │╭╰├─]*)─[┤╯] (.+?): ", text)
        if port is None:
            continue
        lane = max(port[1].rfind(sign) for sign in "╭╰├")
        run = _run(texts, number, lane)
        heads = [row for row in run if re.match(rf".{{{lane}}}[╭╰├][─│]*▶", texts[row])]
        assert len(heads) == 1
        title = re.search(r"▶[╭┏][─━] (.+?)(?: \(.*)?(?:, now here)? [─━]", texts[heads[0]])
        assert title is not None
        found.append((port[2], title[1]))
    return found


def _run(texts: list[str], row: int, column: int) -> list[int]:
    """The rows over which a line goes up and down without a break."""
    top = bottom = row
    while texts[top][column] in "│╰├":
        top -= 1
    while texts[bottom][column] in "│╭├":
        bottom += 1
    return list(range(top, bottom + 1))


@pytest.mark.parametrize("diagram", SHIPPED, ids=lambda one: one.title)
def test_lines_lead_where_their_words_say(diagram: Diagram) -> None:
    """Each line can be followed from its words to the box that they name."""
    led = endings(drawn(diagram, 80))
    assert len(led) == len(diagram.arrows)
    assert all(said == reached for said, reached in led)


@settings(max_examples=40, deadline=None)
@given(scenario=scenarios(), width=st.integers(12, 120))
def test_any_plot_is_drawn_within_its_width(scenario: Scenario, width: int) -> None:
    """Whatever the moves, the drawing keeps to its columns and its lines lead right."""
    diagram = diagram_of_plot(scenario)
    rows = drawn(diagram, width)
    assert max(cell_len(row.text) for row in rows) <= width
    if any("▶" in row.text for row in rows):
        assert all(said == reached for said, reached in endings(rows))


@settings(max_examples=25, deadline=None)
@given(persona=personas())
def test_any_moods_are_drawn(persona: Persona) -> None:
    """Every mood and the way out are there, once each."""
    names = [state.name for state in diagram_of_moods(persona).states]
    assert names == [*persona.moods, GONE]


def test_the_current_state_is_lit_and_no_other() -> None:
    """The rows of its box are marked, drawn thicker and said in words; without a state none is."""
    diagram = diagram_of_plot(LATE)
    name = diagram.states[-1].name
    for rows in (drawn(diagram, 80, name), listed(diagram, 80, name)):
        lit = [row.text for row in rows if row.lit]
        assert name in lit[0]
        assert "now here" in lit[0]
        assert not any("now here" in row.text for row in rows if not row.lit)
    assert any("┏" in row.text for row in drawn(diagram, 80, name))
    assert not any(row.lit for row in (*drawn(diagram, 80), *listed(diagram, 80, "nowhere")))


def test_a_narrow_terminal_gets_a_list() -> None:
    """Where boxes would not fit, the same is said without drawing."""
    diagram = diagram_of_plot(LATE)
    assert drawn(diagram, 30) == listed(diagram, 30)


def test_many_ways_are_counted_where_there_is_little_room() -> None:
    """Of many ways the first are said and the others counted; nobody thinks that they are all."""
    arrow = Arrow("a", "b", ("one", "two", "three", "four"))
    diagram = Diagram("t", (State("a", "mood"), State("b", "mood")), (arrow,), "a")
    assert "b: one; or 3 other ways" in "\n".join(row.text for row in drawn(diagram, 80, most=2))
    assert "one; or two; or three; or four" in drawn(diagram, 80)[2].text


def spiteful() -> Diagram:
    states = (State("end", "stage", SPITEFUL, "r"), State('a"b', "good", SPITEFUL))
    arrows = (Arrow("end", 'a"b', (SPITEFUL, "1. x")), Arrow('a"b', "end", ("\\",)))
    return Diagram(SPITEFUL, states, arrows, "end")


def test_mermaid_takes_no_word_for_its_own() -> None:
    """Quotes, brackets, tags, numbers of lists and Mermaid's own words stand as numbers of signs;
    two diagrams have a frame each."""
    text = mermaid([spiteful(), spiteful()], ["end", ""])
    allowed = r"[\w ,\'()/!?…£€“”.]|#\d+;|<br/>|😀"
    for label in re.findall(r'"([^"\n]*)"', text):
        assert re.fullmatch(f"(?:{allowed})*", label), label
        assert not re.search(r"\d\.", label)
    assert text.count("subgraph") - text.count("subgraph d") == 0
    assert text.startswith("flowchart TB\n")
    assert "  class d0s0 now" in text
    assert text.count("class d") == 1
    for line in text.splitlines()[1:]:
        assert line.count('"') in (0, 2), line


def test_dot_takes_no_word_for_its_own() -> None:
    """A quote and a backslash in a text end no label and begin no order."""
    text = dot([spiteful()], ["end"])
    for line in text.splitlines():
        bare = re.sub(r'"(?:[^"\\]|\\["\\n])*"', '""', line)
        assert bare.count('"') % 2 == 0
        assert "\\" not in bare, line
    assert "penwidth=4" in text
    assert text.count("->") - text.count("#45") >= 3
    assert "&amp;amp;" in text


def test_no_sign_of_a_file_reaches_the_terminal() -> None:
    """Escape codes and marks that turn text round are made visible in every format."""
    plot = diagram_of_plot(
        Scenario(
            **{
                **{name: getattr(LATE, name) for name in LATE.__slots__},
                "title": SPITEFUL,
                "stages": {
                    name: type(stage)(
                        **{**{n: getattr(stage, n) for n in stage.__slots__}, "task": SPITEFUL}
                    )
                    for name, stage in LATE.stages.items()
                },
            }
        )
    )
    drawing = "\n".join(row.text for row in drawn(plot, 80))
    for text in (drawing, mermaid([plot]), dot([plot]), plot.title):
        assert "\x1b" not in text
        assert "\u202e" not in text
