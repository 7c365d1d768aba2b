"""`firstcall explain`: what a code in a message means, with a wrong and a mended example."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from simulator.content.explaining import Page

EXAMPLES = """Examples:

\b
  firstcall explain P004
  firstcall explain
"""

_WIDTH = 88


def explain(
    code: Annotated[str, typer.Argument(help="A code such as P004; without one, all codes.")] = "",
) -> None:
    """Explain a code of `firstcall check`: what it means, why it matters, how to mend it."""
    from simulator.content.explaining import all_pages, page_of
    from simulator.printing.safe import say
    from simulator.printing.tables import print_table

    if code:
        say(as_page(page_of(code)))
        return
    pages = all_pages()
    print_table(("CODE", "KIND", "WHAT"), ((one.code, one.severity, one.title) for one in pages))


def as_page(page: Page) -> str:
    """The page as text for a terminal."""
    parts = [
        f"{page.code}: {page.title} ({page.severity})",
        textwrap.fill(page.means, _WIDTH),
        textwrap.fill(f"Why it matters: {page.why}", _WIDTH),
        f"Wrong:\n{textwrap.indent(page.wrong, '    ')}",
        f"Mended:\n{textwrap.indent(page.mended, '    ')}",
    ]
    return "\n\n".join(parts)
