"""The rubric that calls are judged by: the one that ships, with a company's own laid over it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.content.errors import BrokenFile
from simulator.content.evidence_names import NO_NAMES, RubricNames, evidence_names
from simulator.content.files import SourceFile, read_bytes
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.own_behaviours import names_of_own_behaviours, own_behaviours_path
from simulator.content.scoring_data import load_plain, load_rubric
from simulator.content.yaml_text import read_yaml

if TYPE_CHECKING:
    from scoring.rubric import Rubric

OWN_RUBRIC = "rubric.yaml"
"""The name of the file in the user's folder, and of the one that ships."""


def own_rubric_path(user_folder: Path | None) -> Path | None:
    """The user's file of a company's rubric, if there is one."""
    path = user_folder / OWN_RUBRIC if user_folder is not None else None
    return path if path is not None and path.is_file() else None


def rubric_of(user_folder: Path | None) -> Rubric:
    """The shipped rubric under that of `rubric.yaml` in the user's folder, if there is one. Raises
    BrokenFile with the problems of that file."""
    path = own_rubric_path(user_folder)
    if path is None:
        return load_rubric()
    file = SourceFile("rubric", "rubric", str(path), path, own=True)
    source, problems = read_bytes(file)
    if problems:
        raise BrokenFile("file", OWN_RUBRIC, problems)
    behaviours = names_of_own_behaviours(own_behaviours_path(user_folder))
    return _made(source, file.shown, behaviours)


@lru_cache(maxsize=4)
def _made(source: bytes, path: str, own_behaviours: tuple[str, ...]) -> Rubric:
    from scoring.company_rubric import laid_over
    from scoring.rubric import read_rubric
    from simulator.content.read_rubric_file import read_rubric_file

    names = evidence_names(own_behaviours)
    parsed = read_yaml(source, path)
    own, problems = None, parsed.problems
    if parsed.root is not None and not problems:
        own, problems = read_rubric_file(parsed.root, path, names)
    if own is None:
        raise BrokenFile("file", OWN_RUBRIC, problems)
    return read_rubric(laid_over(load_plain(OWN_RUBRIC), own), names["behaviour"])


def names_of_own_rubric(path: Path | None) -> RubricNames:
    """What a company's rubric adds that other files may name, as far as it can be read: its
    problems are told where it is loaded or checked, not again in every file that uses a name."""
    if path is None:
        return NO_NAMES
    source, problems = read_bytes(SourceFile("rubric", "rubric", str(path), path, own=True))
    root = read_yaml(source, str(path)).root if not problems else None
    if not isinstance(root, MapNode):
        return NO_NAMES
    skills = list(_entries(root.get("skills")))
    parts = [_entries(skill.get(part)) for skill in skills for part in ("due", "faults")]
    lists = root.get("phrases")
    return RubricNames(
        skills=tuple(_id(skill) for skill in skills),
        rules=tuple(_id(rule) for rules in parts for rule in rules),
        lists=lists.keys() if isinstance(lists, MapNode) else (),
    )


def _entries(node: Node | None) -> Iterator[MapNode]:
    for one in node.items if isinstance(node, ListNode) else ():
        if isinstance(one, MapNode) and _id(one):
            yield one


def _id(node: MapNode) -> str:
    value = node.get("id")
    return value.value.strip() if isinstance(value, TextNode) else ""
