"""`firstcall walk`: simulated trainees play a scenario many times and report how it went."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.practice.desk import Desk
    from simulator.workbench.walking import Round, Walked

EXAMPLES = """Examples:

\b
  firstcall walk late-engineer
  firstcall walk late-engineer --persona angry --calls 50 --seed 3
  firstcall walk my-scenario --jobs 2 --save walks
"""

REMARK = """Walked by `firstcall walk`, the {trainee} trainee, {why} of its calls.
Play it again with: firstcall test {path}"""

MOST_JOBS = 64


def walk(
    scenario: Annotated[str, typer.Argument(help="The scenario's id, see `firstcall list`.")],
    persona: Annotated[str, typer.Option(help="Only with this persona.")] = "",
    calls: Annotated[
        int, typer.Option(min=1, max=10_000, help="Calls of each trainee with each persona.")
    ] = 20,
    seed: Annotated[
        int, typer.Option(min=0, max=999_999_999, help="The same seed walks the same calls.")
    ] = 1,
    jobs: Annotated[int, typer.Option(min=1, max=MOST_JOBS, help="Processes that play.")] = 1,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where to save the calls worth a look."),
    ] = None,
) -> int:
    """Play a scenario with simulated trainees; exit code 1 when the better do not do better.

    Skilled has to score more than average, average more than brusque, and strung-together keywords
    must not pass. The worst and the stuck calls are saved as transcripts.
    """
    from simulator.printing.safe import say
    from simulator.printing.tables import print_table
    from simulator.store.folder import home
    from simulator.workbench.walk_report import HEADINGS, broken_promises, tallies, tally_row

    walked = _walked(scenario, persona, calls, seed, jobs)
    found = tallies(walked)
    print_table(HEADINGS, map(tally_row, found))
    _save(walked, save or home() / "walks" / walked[0].script.scenario)
    broken = broken_promises(found)
    for sentence in broken:
        say(sentence)
    if not broken:
        say("Skilled beats average, average beats brusque, and keywords do not pass.")
    return ExitCode.MISTAKE if broken else ExitCode.FINE


def _walked(scenario: str, persona: str, calls: int, seed: int, jobs: int) -> list[Walked]:
    from simulator.practice import wiring
    from simulator.practice.finding import find_persona
    from simulator.workbench.manners import TRAINEES
    from simulator.workbench.walk_crew import walk_alone, walk_together
    from simulator.workbench.walking import Round, Walker

    desk: Desk = wiring.open_desk()
    walker = Walker(desk, scenario, seed)
    known = walker.scenario
    personas = (find_persona(desk.library, known, persona).id,) if persona else known.personas
    rounds = [
        Round(one, name, number) for one in personas for name in TRAINEES for number in range(calls)
    ]
    if jobs == 1:
        return list(_counted(walk_alone(walker, rounds), rounds))
    return list(_counted(walk_together(None, known.id, seed, rounds, jobs), rounds))


def _counted(walked: Iterable[Walked], rounds: Sequence[Round]) -> Iterator[Walked]:
    """The calls as they come, counted on stderr for somebody who looks on."""
    shown = sys.stderr.isatty()
    for count, one in enumerate(walked, start=1):
        if shown:
            text = f"{count} of {len(rounds)} calls: {one.round.persona}, {one.round.trainee}"
            print(f"\r{text:70}", end="", file=sys.stderr, flush=True)
        yield one
    if shown:
        print(f"\r{'':70}\r", end="", file=sys.stderr, flush=True)


def _save(walked: Sequence[Walked], folder: Path) -> None:
    from simulator.mistakes import Mistake
    from simulator.printing.safe import say
    from simulator.workbench.walk_report import worth_keeping
    from simulator.workbench.writing import transcript_text

    try:
        folder.mkdir(parents=True, exist_ok=True)
        say(f"Calls to look at, saved in {folder}:")
        for why, one in worth_keeping(walked):
            path = folder / f"{one.round.persona}-{one.round.trainee}-{why}-{one.seed}.yaml"
            remark = REMARK.format(trainee=one.round.trainee, why=why, path=path)
            path.write_text(transcript_text(one.script, remark=remark), encoding="utf-8")
            where = f" in {one.stuck_in}" if why == "stuck" else ""
            say(f"  {path.name}: {why}{where}, {one.overall} of 100")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Mistake(f"Cannot save calls in {folder}: {why}.") from error
