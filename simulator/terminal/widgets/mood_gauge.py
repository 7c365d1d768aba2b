"""The customer's mood as a word, a shape and a colour, so that no one of the three is needed."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from simulator.terminal.literal import visible

_SHAPES = {"cool": "▂", "warm": "▂▄", "hot": "▂▄▆", "boiling": "▂▄▆█"}
_COLOURS = {"cool": "$good", "warm": "$fair", "hot": "$poor", "boiling": "$bad"}


def heat_colour(heat: str) -> str:
    """The theme's colour for a heat."""
    return _COLOURS.get(heat, "$foreground")


def mood_content(mood: str, heat: str) -> Content:
    """The shape and the word, coloured; four places of shape so that columns line up."""
    shape = _SHAPES.get(heat, "").ljust(4, "·")
    return Content.styled(f"{shape} {visible(mood)}", f"bold {heat_colour(heat)}")


class MoodGauge(Static):
    """How the customer feels now."""

    def show(self, mood: str, heat: str) -> None:
        """Draw a mood of the persona at its place on the scale cool to boiling."""
        self.update(mood_content(mood, heat))
