"""`firstcall test`: played calls held against what their transcripts expect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.practice.desk import Desk
    from simulator.practice.session import Session
    from simulator.workbench.suite import Covered
    from simulator.workbench.trying import Trial

EXAMPLES = """Examples:

\b
  firstcall test
  firstcall test my/transcripts/late-van --coverage
  firstcall test --junit results.xml --cover 60
  firstcall test --record late-van --persona angry
"""

REMARK = """Recorded with firstcall test --record. What follows each step is expected again:
take out what may change, such as words that are drawn by the seed."""


def try_transcripts(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Transcripts or folders; without any, what ships and your own."),
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the results as JUnit XML.")
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Show what the calls never reached.")
    ] = False,
    cover: Annotated[
        int | None,
        typer.Option(
            metavar="PERCENT",
            min=0,
            max=100,
            help="As --coverage, and exit code 1 where a scenario with a persona is below.",
        ),
    ] = None,
    record: Annotated[
        str, typer.Option(metavar="SCENARIO", help="Play a call and write its transcript.")
    ] = "",
    persona: Annotated[str, typer.Option(help="With --record: who plays the customer.")] = "",
    seed: Annotated[
        int, typer.Option(min=0, max=999_999_999, help="With --record: draws the words.")
    ] = 1,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --record: where to write it.")
    ] = None,
) -> int:
    """Play transcripts and compare; exit code 1 when one goes another way than it says."""
    if record:
        if paths or junit or coverage or cover is not None:
            raise typer.BadParameter("--record goes with --persona, --seed and --to alone")
        return _record(record, persona, seed, to)
    if persona or to:
        raise typer.BadParameter("--persona and --to go with --record SCENARIO")
    return _test(paths or [], junit, coverage or cover is not None, cover)


def _test(paths: list[Path], junit: Path | None, coverage: bool, cover: int | None) -> int:
    from simulator.printing.safe import say
    from simulator.store.folder import home
    from simulator.workbench.suite import Covered, Suite
    from simulator.workbench.trial_words import summary, trial_lines

    suite, covered = Suite(paths, home(), open_desk_of), Covered()
    trials: list[Trial] = []
    for trial, ground in suite.trials():
        trials.append(trial)
        for line in trial_lines(trial):
            say(line)
        if coverage:
            covered.add(trial, ground.library)
    say(summary(trials))
    if junit is not None:
        _write_junit(junit, trials)
    enough = _say_coverage(covered, cover) if coverage else True
    return ExitCode.FINE if enough and all(one.passed for one in trials) else ExitCode.MISTAKE


def open_desk_of(home: Path | None) -> Desk:
    """A desk over a folder, or over the user's."""
    from simulator.practice import wiring

    return wiring.open_desk() if home is None else wiring.open_desk(home)


def _write_junit(path: Path, trials: list[Trial]) -> None:
    from simulator.mistakes import Mistake
    from simulator.workbench.junit import junit_xml

    try:
        path.write_text(junit_xml(trials), encoding="utf-8", newline="\n")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Mistake(f"Cannot write {path}: {why}.") from error


def _say_coverage(covered: Covered, threshold: int | None) -> bool:
    """Print the coverage; whether every scenario with every persona reaches the threshold."""
    from simulator.printing.safe import one_line, say
    from simulator.printing.tables import print_table
    from simulator.workbench.coverage_words import HEADINGS, coverage_row, missing_lines

    say()
    print_table(HEADINGS, (coverage_row(one) for one, _ in covered))
    for one, library in covered:
        for line in missing_lines(one, library):
            say(f"  {one_line(line)}" if line.startswith(" ") else line)
    below = [one for one, _ in covered if threshold is not None and one.percent < threshold]
    for one in below:
        where = f"{one.scenario.id} with {one.persona.id}"
        say(f"Below {threshold} %: {where} reaches {one.percent:.0f} %.")
    return not below


def _record(scenario: str, persona: str, seed: int, to: Path | None) -> int:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="firstcall-") as folder:
        return _record_in(Path(folder), scenario, persona, seed, to)


def _record_in(folder: Path, scenario: str, persona: str, seed: int, to: Path | None) -> int:
    """Play with the records in `folder`, so that a try of a trainer's is nobody's practice."""
    from dataclasses import replace

    from simulator.commands.plain_play import play_call
    from simulator.practice.session import Session
    from simulator.printing.plain_text import PlainText
    from simulator.store.sqlite import open_store

    desk = replace(open_desk_of(None), open_store=lambda: open_store(folder))
    try:
        session = Session.begin(desk, scenario, persona, seed=seed)
        play_call(session, PlainText())
        return _write(desk, session, to)
    finally:
        desk.close()


def _write(desk: Desk, session: Session, to: Path | None) -> int:
    from simulator.printing.safe import say
    from simulator.store.folder import home
    from simulator.workbench.playing import Play
    from simulator.workbench.recording import new_file, played_again, recorded, save_new
    from simulator.workbench.writing import transcript_text

    if not session.events:
        say("Nothing was played, so nothing was written.")
        return ExitCode.MISTAKE
    play = Play(session.scenario, session.persona, session.seed, desk.scoring)
    play = played_again(play, session.events, desk.scoring)
    name = f"{play.persona.id}-{(play.call.state.outcome or 'open').replace('_', '-')}"
    path = to or new_file(home(), play.scenario.id, name)
    save_new(path, transcript_text(recorded(play), remark=REMARK))
    say(f"Written to {path}. Try it with: firstcall test {path}")
    return ExitCode.FINE
