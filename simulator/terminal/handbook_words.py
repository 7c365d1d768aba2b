"""A page of the handbook on the screen: headings, the two examples told by word and by colour."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from simulator.practice.handbook import HandbookPage
from simulator.practice.handbook_words import Part, Row, parts_of
from simulator.terminal.literal import lines, literal, visible

_CLICK = "@click"
_MARKS = {
    "good": ("✓ Good ", "bold $good"),
    "bad": ("✗ Bad  ", "bold $bad"),
    "told": ("       ", ""),
}


def source_content(source: str, of: str, kind: str = "skill") -> Content:
    """Where a receipt's rule is written; a click opens the page of the skill or procedure `of`."""
    page = Style.from_meta({_CLICK: f"app.open_receipt({of!r}, {kind!r})"})
    return Content.assemble(("  Handbook: ", "$muted"), (visible(source), page))


def linked_page(content: Content) -> str:
    """The action that opens the page of the first receipt in `content`; empty without one."""
    styles = (span.style for span in content.spans)
    links = (style.meta.get(_CLICK, "") for style in styles if isinstance(style, Style))
    return next((str(link) for link in links if link), "")


def page_content(page: HandbookPage) -> Content:
    """The whole page."""
    return Content("\n\n").join(_part_content(part) for part in parts_of(page))


def _part_content(part: Part) -> Content:
    before = ["", *(row.mark for row in part.rows)]
    rows = [
        _row_content(row, begins=row.mark != last)
        for row, last in zip(part.rows, before, strict=False)
    ]
    if part.heading:
        rows.insert(0, literal(part.heading, "bold $strong"))
    return lines(rows)


def _row_content(row: Row, *, begins: bool) -> Content:
    label = f"{row.label}: " if row.mark else f"{row.label} " if row.label else ""
    mark, style = _MARKS.get(row.mark, ("", ""))
    start = Content.styled(mark if begins else " " * len(mark), style) if mark else Content("")
    return start + literal(label, "$muted") + literal(row.text)
