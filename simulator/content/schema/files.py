"""Where schemas stand, how they are written, and the lines by which an editor finds one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.content.files import Kind

_SIGN = "Written by: firstcall schema"
_HOME_PLACES: Mapping[Kind, str] = {
    "persona": "personas",
    "scenario": "scenarios",
    "transcript": "transcripts",
    "procedures": ".",
    "behaviours": ".",
}
_SHIPPED_PLACES: Mapping[Kind, str] = {
    **_HOME_PLACES,
    "procedures": "scoring/data",
    "behaviours": "scoring/data",
}


def file_name(kind: Kind) -> str:
    """The name of the file that holds the schema of a kind of file."""
    return f"{kind}.schema.json"


def home_place(kind: Kind) -> Path:
    """Where it stands below a First Call folder: beside the files it is for."""
    return Path(_HOME_PLACES[kind]) / file_name(kind)


def shipped_place(kind: Kind) -> Path:
    """Where it stands below the folder that holds First Call's packages."""
    return Path(_SHIPPED_PLACES[kind]) / file_name(kind)


def schema_text(schema: Mapping[str, Any]) -> str:
    """The text of a schema's file, the same for the same schema."""
    signed = {"$schema": schema["$schema"], "$comment": _SIGN, **schema}
    return json.dumps(signed, ensure_ascii=False, indent=1) + "\n"


def is_ours(text: str) -> bool:
    """Whether a file holds a schema that was written here, so that it may be written again."""
    return _SIGN in text[:500]


def modelines(kind: Kind, place: str = "") -> tuple[str, str]:
    """The comments that tell an editor which schema a file goes by: the first for every editor with
    the YAML language server, the second for those of JetBrains, which read no other. `place` leads
    from the file's folder to the schema's, "" where both stand together."""
    path = f"{place}{file_name(kind)}"
    relative = path if path.startswith(".") else f"./{path}"
    return f"# yaml-language-server: $schema={path}", f"# $schema: {relative}"
