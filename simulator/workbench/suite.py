"""All transcripts of a run, each tried out with the files of the folder that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from simulator.content.files import SourceFile
from simulator.content.library import Library
from simulator.content.names import Names
from simulator.content.scene_names import names_of_library
from simulator.content.transcript_files import (
    FOLDER,
    home_of,
    shipped_transcripts,
    transcripts_under,
)
from simulator.practice.desk import Desk, Scoring
from simulator.workbench.coverage import Coverage, coverage_of
from simulator.workbench.trying import Trial, try_file


@dataclass(frozen=True)
class Ground:
    """A folder of scenarios and personas with what judges calls of them; loaded when needed."""

    desk: Desk
    home: Path | None

    @property
    def library(self) -> Library:
        """Its personas and scenarios, over those that ship."""
        return self.desk.library

    @property
    def scoring(self) -> Scoring:
        """All that judges words."""
        return self.desk.scoring

    @cached_property
    def names(self) -> Names:
        """The names that its transcripts may use."""
        return names_of_library(self.library, self.home)


class Suite:
    """The transcripts to try out. `open_desk` gives a desk over a folder, None for the user's."""

    def __init__(
        self, paths: Iterable[Path], home: Path, open_desk: Callable[[Path | None], Desk]
    ) -> None:
        """Raises NoTranscripts. Without paths: what ships, and the user's own in `home`."""
        given = list(paths)
        own = home / FOLDER
        self.files = (
            transcripts_under(given)
            if given
            else (*shipped_transcripts(), *(transcripts_under([own]) if own.is_dir() else ()))
        )
        self._home, self._open_desk = home, open_desk
        self._grounds: dict[Path | None, Ground] = {}

    def trials(self) -> Iterator[tuple[Trial, Ground]]:
        """Each transcript, tried out when it is asked for."""
        for file in self.files:
            ground = self._ground(file)
            yield try_file(file, ground.library, ground.names, ground.scoring), ground

    def _ground(self, file: SourceFile) -> Ground:
        home = home_of(file.place) if isinstance(file.place, Path) and file.own else None
        if home not in self._grounds:
            self._grounds[home] = Ground(self._open_desk(home), home or self._home)
        return self._grounds[home]


class Covered:
    """The coverage of every scenario tried, by each persona that may play it."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], tuple[Coverage, Library]] = {}

    def add(self, trial: Trial, library: Library) -> None:
        """Count what a trial has reached."""
        play = trial.play
        if play is None:
            return
        for persona in play.scenario.personas:
            key = (play.scenario.id, persona)
            if key not in self.found and persona in library.personas:
                coverage = coverage_of(play.scenario, library.personas[persona])
                self.found[key] = coverage, library
        self.found[play.scenario.id, play.persona.id][0].add(play.call)

    def __iter__(self) -> Iterator[tuple[Coverage, Library]]:
        return iter(self.found[key] for key in sorted(self.found))
