"""`firstcall list`: the scenarios and personas there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from simulator.content.headings import Heading

EXAMPLES = """Examples:

\b
  firstcall list
  firstcall list --skill empathy
  firstcall list --channel chat --json
"""


def list_all(
    skill: Annotated[str, typer.Option(help="Only scenarios that train this skill.")] = "",
    channel: Annotated[str, typer.Option(help="Only scenarios in this channel.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Everything as one JSON object.")] = False,
) -> None:
    """List scenarios by difficulty, and the personas that can play the customer."""
    from simulator.content.library import load_library
    from simulator.practice.canonical import plain
    from simulator.printing.safe import as_json, say
    from simulator.store.folder import home

    library = load_library(home())
    wanted = [one for one in library.headings("scenario") if _fits(one, skill, channel)]
    scenarios = sorted(wanted, key=lambda one: (one.difficulty, one.id))
    personas = library.headings("persona")
    if json:
        say(as_json({"scenarios": plain(scenarios), "personas": plain(personas)}, indent=2))
    else:
        _print(scenarios, personas)


def _print(scenarios: list[Heading], personas: tuple[Heading, ...]) -> None:
    from simulator.printing.safe import say
    from simulator.printing.tables import print_table

    print_table(
        ("SCENARIO", "TITLE", "CHANNEL", "LEVEL", "PLAYED BY", "TRAINS"),
        (
            (
                one.id,
                one.title,
                one.channel.replace("_", " "),
                str(one.difficulty),
                ", ".join(one.personas),
                ", ".join(one.trains).replace("_", " "),
            )
            for one in scenarios
        ),
    )
    say()
    print_table(("PERSONA", "NAME", "WHO"), ((one.id, one.title, one.about) for one in personas))


def _fits(heading: Heading, skill: str, channel: str) -> bool:
    wanted_skill = skill.strip().lower().replace(" ", "_").replace("-", "_")
    wanted_channel = channel.strip().lower().replace(" ", "_").replace("-", "_")
    return (not skill or wanted_skill in heading.trains) and (
        not channel or wanted_channel == heading.channel
    )
