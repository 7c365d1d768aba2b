"""A company's rubric laid over ours: what it gives takes the place of ours, the rest stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Plain = Mapping[str, Any]
"""A rubric, or a part of one, in plain parsed values."""

OFF = "off"
"""The key of an entry that is to be left out."""

_EITHER = (("by", "without"), ("behaviours", "computed"))
"""Keys of which a rule has one: to give the other one takes this one's place."""


def laid_over(ours: Plain, own: Plain) -> dict[str, Any]:
    """The whole of both, for `scoring.rubric.read_rubric`; neither is changed.

    Skills, rules and levels go by their ids: known ones are changed in the keys that are given,
    others are added behind, and those with a true `off` are left out. A list of phrases replaces
    the one of its name. `own` has `version` and may have `company`, which are told in `company`.
    """
    return {
        **ours,
        "company": f"{own.get('company') or 'own'} {own['version']}",
        "overall": {**ours["overall"], **own.get("overall", {})},
        "levels": _rising(_merged(ours["levels"], own.get("levels", ()))),
        "phrases": {**ours["phrases"], **own.get("phrases", {})},
        "skills": _skills(ours["skills"], own.get("skills", ())),
    }


def _skills(ours: Iterable[Plain], own: Iterable[Plain]) -> list[Plain]:
    """Skills, with the rules of each merged in turn."""
    before = {skill["id"]: skill for skill in ours}
    merged = [
        {
            **skill,
            **{
                part: _merged(before.get(skill["id"], {}).get(part, ()), skill[part])
                for part in ("due", "faults")
                if part in skill
            },
        }
        for skill in own
    ]
    return _merged(ours, merged)


def _merged(ours: Iterable[Plain], own: Iterable[Plain]) -> list[Plain]:
    known = {entry["id"]: entry for entry in ours}
    for entry in own:
        known[entry["id"]] = _changed(known.get(entry["id"], {}), entry)
    return [
        {key: value for key, value in entry.items() if key != OFF}
        for entry in known.values()
        if not entry.get(OFF)
    ]


def _changed(before: Plain, entry: Plain) -> Plain:
    """An entry with the keys of another in the place of its own."""
    replaced = {key for pair in _EITHER if any(one in entry for one in pair) for key in pair}
    return {**{key: value for key, value in before.items() if key not in replaced}, **entry}


def _rising(levels: list[Plain]) -> list[Plain]:
    return sorted(levels, key=lambda level: float(level["from"]))
