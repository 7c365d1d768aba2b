"""Diagrams in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulator.workbench.diagrams.diagram import Diagram, Look, State, few, flat
from simulator.workbench.diagrams.wrapping import label_lines

MOST_WAYS = 5
"""Ways in words beside one arrow; the others are counted."""

_LOOKS: Mapping[Look, str] = {
    "stage": 'shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#3b5b8c"',
    "mood": 'shape=box, style="rounded,filled", fillcolor="#f6f0fb", color="#6b4a8c"',
    "anywhere": 'shape=hexagon, style="filled", fillcolor="#f4f4f4", color="#777777"',
    "good": 'shape=box, style="filled", fillcolor="#e2f4e4", color="#2c7a3a"',
    "mixed": 'shape=box, style="filled", fillcolor="#fdf3d8", color="#94701a"',
    "bad": 'shape=box, style="filled", fillcolor="#fbe4e2", color="#a3352b"',
}
_WRITTEN_OUT = {"\\": "\\\\", '"': '\\"', "&": "&amp;"}


def dot(diagrams: Sequence[Diagram], at: Sequence[str] = ()) -> str:
    """The text of one directed graph, a cluster a diagram. `at` names, for each diagram, the state
    to mark."""
    lines = ["digraph firstcall {", '  graph [rankdir=TB, fontname="Helvetica"];']
    lines += ['  node [fontname="Helvetica", fontsize=11];']
    lines += ['  edge [fontname="Helvetica", fontsize=9];']
    for number, diagram in enumerate(diagrams):
        lines += [f"  subgraph cluster_{number} {{", f"    label={_quoted([diagram.title])};"]
        lines += _diagram(diagram, f"d{number}", at[number] if number < len(at) else "")
        lines.append("  }")
    return "\n".join([*lines, "}"]) + "\n"


def _diagram(diagram: Diagram, prefix: str, marked: str) -> Iterator[str]:
    keys = {state.name: f"{prefix}s{number}" for number, state in enumerate(diagram.states)}
    yield f'    {prefix}start [shape=point, width=0.15, label=""];'
    for state in diagram.states:
        now = ", penwidth=4" if state.name == marked else ""
        yield f"    {keys[state.name]} [label={_box(state)}, {_LOOKS[state.look]}{now}];"
    yield f"    {prefix}start -> {keys[diagram.starts]};"
    for arrow in diagram.arrows:
        words = [line for way in few(arrow.words, MOST_WAYS) for line in label_lines(way)]
        yield f"    {keys[arrow.source]} -> {keys[arrow.target]} [label={_quoted(words)}];"


def _box(state: State) -> str:
    said = f"{state.name} ({state.remark})" if state.remark else state.name
    return _quoted([line for part in (said, state.about) for line in label_lines(flat(part))])


def _quoted(lines: Sequence[str]) -> str:
    """Lines as one text in quotes; a backslash, a quote and an ampersand stay what they are."""
    each = ("".join(_WRITTEN_OUT.get(sign, sign) for sign in line) for line in lines)
    return '"' + "\\n".join(each) + '"'
