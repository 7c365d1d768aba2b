"""The names that files refer to and that other files bring: behaviours, skills, personas,
procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from simulator.content.folder_names import folder_names
from simulator.content.names import Names


def known_names(
    personas: tuple[str, ...],
    user_folder: Path | None = None,
    behaviours: Path | None = None,
    rubric: Path | None = None,
) -> Callable[[], Names]:
    """A function that gives the names, read from scoring's data when it is first called; those of
    procedures, which few files need, when one of them is looked for. `behaviours` and `rubric`
    are files to go by instead of those in the user's folder."""

    @cache
    def procedures() -> Names:
        from simulator.content.procedure_files import names_for_scenarios

        return names_for_scenarios(user_folder)

    @cache
    def names() -> Names:
        return {
            **folder_names(user_folder, behaviours, rubric),
            "persona": personas,
            **{kind: _WhenAsked(procedures, kind) for kind in ("procedure", "list")},
        }

    return names


class _WhenAsked(Mapping[str, tuple[str, ...]]):
    """Names of one kind, with what belongs to each, found when first looked at."""

    def __init__(self, find: Callable[[], Names], kind: str) -> None:
        self._find, self._kind = find, kind

    @cached_property
    def _found(self) -> Mapping[str, tuple[str, ...]]:
        found = self._find()[self._kind]
        return dict(found) if isinstance(found, Mapping) else dict.fromkeys(found, ())

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
