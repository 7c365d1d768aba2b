"""A plot and moods as diagrams: for web pages, for paper, for the terminal."""

from __future__ import annotations

from simulator.workbench.diagrams.diagram import Arrow, Diagram, State
from simulator.workbench.diagrams.dot import dot
from simulator.workbench.diagrams.drawn import Row, drawn, listed
from simulator.workbench.diagrams.mermaid import mermaid
from simulator.workbench.diagrams.moods import diagram_of_moods
from simulator.workbench.diagrams.plot import diagram_of_plot

__all__ = [
    "Arrow",
    "Diagram",
    "Row",
    "State",
    "diagram_of_moods",
    "diagram_of_plot",
    "dot",
    "drawn",
    "listed",
    "mermaid",
]
