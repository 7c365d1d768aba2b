"""The names that files refer to and that other files bring: behaviours, skills, personas,
procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from simulator.content.evidence_names import evidence_names
from simulator.content.names import Names
from simulator.content.own_behaviours import names_of_own_behaviours, own_behaviours_path
from simulator.content.scoring_data import load_skill_ids


def known_names(
    personas: tuple[str, ...], user_folder: Path | None = None, behaviours: Path | None = None
) -> Callable[[], Names]:
    """A function that gives the names, read from scoring's data when it is first called; those of
    procedures, which few files need, when one of them is looked for. `behaviours` is a file of own
    behaviours to go by instead of the one in the user's folder."""

    @cache
    def procedures() -> Names:
        from simulator.content.procedure_files import names_for_scenarios

        return names_for_scenarios(user_folder)

    @cache
    def names() -> Names:
        own = names_of_own_behaviours(behaviours or own_behaviours_path(user_folder))
        return {
            **evidence_names(own),
            "skill": load_skill_ids(),
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
