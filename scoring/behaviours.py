"""The behaviours a reply can show: the atoms that every score and every customer's mood rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["credit", "fault"]

OWN_GROUP = "Your own"
"""The group of the behaviours that trainers add."""


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


@dataclass(frozen=True, slots=True)
class OwnBehaviour:
    """What a trainer adds to a behaviour of the catalogue, or a behaviour of the trainer's own.

    `words` show it wherever they stand; `examples` show it and `near_misses` do not, and so does
    what is like them. `kind` and `about` are empty for a behaviour of the catalogue.
    """

    id: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    kind: Kind | Literal[""] = ""
    about: str = ""
    name: str = ""


OwnBehaviours = tuple[OwnBehaviour, ...]


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

    def with_own(self, own: OwnBehaviours) -> Behaviours:
        """The catalogue with a trainer's additions, new behaviours last."""
        merged = dict(self._by_id)
        for one in own:
            known = merged.get(one.id)
            merged[one.id] = _added(known, one) if known else _new(one)
        return Behaviours(merged.values())


def _added(known: Behaviour, own: OwnBehaviour) -> Behaviour:
    return replace(
        known,
        examples=(*known.examples, *own.examples),
        near_misses=(*known.near_misses, *own.near_misses),
    )


def _new(own: OwnBehaviour) -> Behaviour:
    return Behaviour(
        id=own.id,
        name=own.name or own.id.replace("_", " ").replace("-", " ").capitalize(),
        kind=own.kind or "credit",
        group=OWN_GROUP,
        shows=own.about,
        not_when="",
        source="",
        examples=own.examples,
        near_misses=own.near_misses,
    )
