"""The words on the command line that `read`, `grade` and `score` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

MOST_JOBS = 256

Source = Annotated[Path | None, typer.Argument(help="JSONL; stdin without it or for -.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first bad row.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        max=MOST_JOBS,
        help="Processes at most.",
        show_default="all cores there are",
    ),
]
Chunk = Annotated[
    int | None,
    typer.Option("--chunk", min=1, max=1000, hidden=True, help="Rows a process is given at once."),
]
