"""The behaviours a reply can show: the atoms that every score and every customer's mood rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["credit", "fault"]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something a careful reader can point at in one reply.

    `shows` completes "shows when the reply …"; `not_when` completes "does not show when …" and may
    be empty. `source` cites the handbook document by number and its section.
    """

    id: str
    name: str
    kind: Kind
    group: str
    shows: str
    not_when: str
    source: str
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


class Behaviours(Mapping[str, Behaviour]):
    """All behaviours by id, in the order of the catalogue file."""

    def __init__(self, behaviours: Iterable[Behaviour]) -> None:
        self._by_id = {behaviour.id: behaviour for behaviour in behaviours}

    def __getitem__(self, behaviour_id: str) -> Behaviour:
        return self._by_id[behaviour_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)
