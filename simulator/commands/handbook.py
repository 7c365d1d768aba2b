"""`firstcall handbook`: a page of the handbook in plain text, or the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from simulator.practice.handbook import HandbookPage

EXAMPLES = """Examples:

\b
  firstcall handbook                     the list of pages
  firstcall handbook empathy
  firstcall handbook abusive             the only page that begins so
  firstcall handbook --list silence      the pages that speak of it
  firstcall handbook hold --json
"""


def handbook(
    page: Annotated[
        str, typer.Argument(metavar="PAGE", help="A page; with --list, words to look for.")
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help="List the pages.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Read the handbook: what each skill, procedure and channel asks for, with examples."""
    from simulator.practice.wiring import open_desk

    desk = open_desk()
    try:
        book = desk.handbook
        found = book.search(page) if list_ or not page else (book.find(page),)
        _print(found, whole=bool(page) and not list_, json=json)
    finally:
        desk.close()


def _print(pages: tuple[HandbookPage, ...], *, whole: bool, json: bool) -> None:
    from simulator.practice.canonical import plain
    from simulator.printing.handbook_pages import list_lines, page_lines
    from simulator.printing.safe import as_json, say

    if json:
        say(as_json(plain(pages[0] if whole else pages), indent=2))
        return
    for line in page_lines(pages[0]) if whole else list_lines(pages):
        say(line)
    if not pages:
        say("No page has these words. All of them are listed by: firstcall handbook --list")
