"""`firstcall chats`: two or three live chats side by side, in the app."""

from __future__ import annotations

from typing import Annotated

import typer

from simulator.commands.play import Mode

EXAMPLES = """Examples:

\b
  firstcall chats
  firstcall chats double-charge:angry double-charge:confused
  firstcall chats double-charge double-charge double-charge --seed 7 --mode test
"""


def chats(
    wanted: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SCENARIO[:PERSONA]...", help="Two or three live chats; none to choose them."
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="The same seed brings the same choice of words.")
    ] = None,
    mode: Annotated[Mode, typer.Option(help="With the coach, or as a test.")] = Mode.practice,
    name: Annotated[str, typer.Option(help="Who practises; kept with the sessions.")] = "",
) -> int:
    """Answer several customers at once without leaving any of them waiting.

    Each chat is recorded and scored as a call of its own; at the end they stand side by side.
    """
    from simulator.commands.lobby import need_terminal, run_app
    from simulator.practice.chats import plan
    from simulator.practice.wiring import open_desk

    desk = open_desk(trainee=name)
    try:
        planned = plan(desk.library, wanted) if wanted else ()
        need_terminal("Chats need it, as the time of all customers runs at once.")
        desk.store.check_writable()
        pairs = tuple(f"{pair.scenario.id}:{pair.persona.id}" for pair in planned)
        return run_app(desk, chats=(pairs, seed, mode.word))
    finally:
        desk.close()
