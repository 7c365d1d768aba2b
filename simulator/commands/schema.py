"""`firstcall schema`: what an editor needs to complete persona and scenario files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """Examples:

\b
  firstcall schema
  firstcall schema scenario
  firstcall schema persona --to my/personas/persona.schema.json

An editor finds a schema by two comments at the top of a file:

\b
  # yaml-language-server: $schema=scenario.schema.json
  # $schema: ./scenario.schema.json
"""


class SchemaKind(StrEnum):
    """A kind of file that trainers write."""

    persona = "persona"
    scenario = "scenario"
    transcript = "transcript"
    procedures = "procedures"
    behaviours = "behaviours"


def schema(
    kind: Annotated[
        SchemaKind | None, typer.Argument(help="Print this one; without any, all are written.")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="With a kind: the file. Without: the folder, else your First Call folder.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over another file.")] = False,
) -> None:
    """Write JSON Schemas (draft-07), by which editors complete files and mark mistakes.

    Without a kind they go beside your own files, and offer the names of your files as well.
    """
    from simulator.printing.safe import say
    from simulator.store.folder import home

    if kind is not None and to is None:
        from simulator.content.schema import names_for_schemas, schema_of, schema_text

        say(schema_text(schema_of(kind.value, names_for_schemas(home()))).rstrip("\n"))
        return
    for place in _written(kind, to, home(), force):
        say(f"Written to {place}")


def _written(kind: SchemaKind | None, to: Path | None, home: Path, force: bool) -> list[Path]:
    from simulator.content.schema import ROOTS, home_place
    from simulator.workbench.drafting import put_schema

    wanted = [one for one in ROOTS if kind is None or one == kind]
    places = {one: (to or home) / home_place(one) for one in wanted}
    if kind is not None and to is not None:
        places = dict.fromkeys(wanted, to)
    for one, place in places.items():
        put_schema(one, place, home, force=force)
    return list(places.values())
