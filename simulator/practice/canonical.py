"""One spelling for every value: canonical JSON, and short fingerprints of it.

Two definitions have the same fingerprint when they mean the same: comments, layout and the order of
a mapping in a file do not count.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any


def canonical_json(value: object) -> str:
    """`value` as JSON with sorted keys and no spare blanks; dataclasses become objects."""
    return json.dumps(
        plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def fingerprint(value: object) -> str:
    """16 hex digits that change when anything in `value` does; a value's own fingerprint if it has
    one."""
    own = getattr(value, "fingerprint", None)
    if isinstance(own, str):
        return own
    return blake2b(canonical_json(value).encode("utf-8", "replace"), digest_size=8).hexdigest()


def plain(value: Any) -> Any:
    """`value` in plain JSON values; sets are sorted. Raises TypeError for what has no such form."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    kind: Hashable = value.__class__
    names = _fields(kind)
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((plain(entry) for entry in value), key=canonical_json)
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    raise TypeError(f"no canonical form for {type(value).__name__}")


@cache
def _fields(kind: Hashable) -> tuple[str, ...] | None:
    """The names of a dataclass's fields; None for any other kind of value."""
    if isinstance(kind, type) and is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return None
