"""JSON Schemas (draft-07) of the files that trainers write, made from the one list of keys.

Editors complete and mark with them while somebody types; `firstcall check` says everything else.
What a schema cannot say, and where it is stricter than the loader, is listed in `limits`.
"""

from __future__ import annotations

from simulator.content.schema.blocks import ROOTS, schema_of
from simulator.content.schema.files import (
    file_name,
    home_place,
    is_ours,
    modelines,
    schema_text,
    shipped_place,
)
from simulator.content.schema.known import names_for_schemas

__all__ = [
    "ROOTS",
    "file_name",
    "home_place",
    "is_ours",
    "modelines",
    "names_for_schemas",
    "schema_of",
    "schema_text",
    "shipped_place",
]
