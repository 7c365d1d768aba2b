"""`python -m simulator.content.schema`: writes the schemas that ship into the source tree."""

from __future__ import annotations

from pathlib import Path

from simulator.content.schema import (
    ROOTS,
    names_for_schemas,
    schema_of,
    schema_text,
    shipped_place,
)

if __name__ == "__main__":
    source, names = Path(__file__).parents[3], names_for_schemas()
    for kind in ROOTS:
        text = schema_text(schema_of(kind, names))
        (source / shipped_place(kind)).write_text(text, encoding="utf-8", newline="\n")
        print(shipped_place(kind))
