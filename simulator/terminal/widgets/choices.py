"""A list to choose from, whose Enter is told in the key hints."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Choices(OptionList):
    """An option list in our style: no frame, one row an option."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose")]
