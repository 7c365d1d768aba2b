"""`firstcall preview`: a scenario in play beside its rules, read again whenever it is saved."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """Examples:

\b
  firstcall preview my/scenarios/late-van.yaml
  firstcall preview late-engineer --persona abusive --from visit --mood furious
"""


def preview(
    what: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario, by id or file.")],
    persona: Annotated[str, typer.Option(help="Who plays the customer.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Which choice of words.")] = 1,
    stage: Annotated[str, typer.Option("--from", metavar="STAGE", help="Begin here.")] = "",
    mood: Annotated[str, typer.Option(metavar="MOOD", help="Begin in this mood.")] = "",
) -> int:
    """Play a scenario while you write it. Saving the file plays it again to where you were.

    The panel shows stage, mood, flags and patience, and why each rule fired or did not. Nothing is
    recorded.
    """
    from simulator.commands.lobby import need_terminal
    from simulator.failing import ExitCode
    from simulator.practice.shipped_scoring import ShippedScoring
    from simulator.store.folder import home
    from simulator.terminal.preview_app import PreviewApp
    from simulator.workbench.preview import Preview, Terms

    need_terminal()
    terms = Terms(what, persona, seed, stage, mood)
    app = PreviewApp(Preview(terms, home(), ShippedScoring(home())))
    app.run()
    if app.fault is not None:
        raise app.fault
    return ExitCode.FINE
