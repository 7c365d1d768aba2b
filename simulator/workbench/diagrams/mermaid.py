"""Diagrams in Mermaid's language, as GitHub and most wikis draw it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulator.workbench.diagrams.diagram import Diagram, Look, State, few, flat
from simulator.workbench.diagrams.wrapping import label_lines

MOST_WAYS = 5
"""Ways in words beside one arrow; the others are counted."""

_SHAPES: Mapping[Look, tuple[str, str]] = {
    "stage": ("[", "]"),
    "mood": ("(", ")"),
    "anywhere": ("{{", "}}"),
    "good": ("([", "])"),
    "mixed": ("([", "])"),
    "bad": ("([", "])"),
}
_CLASSES = (
    "classDef stage fill:#eef3fb,stroke:#3b5b8c,color:#111",
    "classDef mood fill:#f6f0fb,stroke:#6b4a8c,color:#111",
    "classDef anywhere fill:#f4f4f4,stroke:#777,color:#111",
    "classDef good fill:#e2f4e4,stroke:#2c7a3a,color:#111",
    "classDef mixed fill:#fdf3d8,stroke:#94701a,color:#111",
    "classDef bad fill:#fbe4e2,stroke:#a3352b,color:#111",
    "classDef now stroke-width:5px",
)
_PLAIN = frozenset(" ,'()/!?…£€“”")


def mermaid(diagrams: Sequence[Diagram], at: Sequence[str] = ()) -> str:
    """The text of one flowchart; two diagrams stand in a frame each. `at` names, for each diagram,
    the state to mark."""
    lines = ["flowchart TB"]
    for number, diagram in enumerate(diagrams):
        marked = at[number] if number < len(at) else ""
        inside = _diagram(diagram, f"d{number}", marked)
        if len(diagrams) > 1:
            lines.append(f'  subgraph d{number}["{_escaped(diagram.title)}"]')
            lines += [f"  {line}" for line in inside]
            lines.append("  end")
        else:
            lines += inside
    lines += [f"  {one}" for one in _CLASSES]
    return "\n".join(lines) + "\n"


def _diagram(diagram: Diagram, prefix: str, marked: str) -> Iterator[str]:
    keys = {state.name: f"{prefix}s{number}" for number, state in enumerate(diagram.states)}
    yield f"  {prefix}start(( )) --> {keys[diagram.starts]}"
    for state in diagram.states:
        yield f"  {keys[state.name]}{_box(state)}:::{state.look}"
    for arrow in diagram.arrows:
        words = "<br/>".join(
            _escaped(line) for way in few(arrow.words, MOST_WAYS) for line in label_lines(way)
        )
        yield f'  {keys[arrow.source]} -->|"{words}"| {keys[arrow.target]}'
    if marked in keys:
        yield f"  class {keys[marked]} now"


def _box(state: State) -> str:
    left, right = _SHAPES[state.look]
    said = [f"{state.name} ({state.remark})" if state.remark else state.name]
    lines = [line for part in (*said, state.about) for line in label_lines(flat(part))]
    return f'{left}"{"<br/>".join(map(_escaped, lines))}"{right}'


def _escaped(text: str) -> str:
    """`text` with every sign that Mermaid or a page might read as more than a sign by its number. A
    full stop behind a digit would begin a numbered list."""
    found = []
    for before, sign in zip(f" {text}", text, strict=False):
        harmless = sign.isalnum() or sign in _PLAIN or (sign == "." and not before.isdigit())
        found.append(sign if harmless else f"#{ord(sign)};")
    return "".join(found)
