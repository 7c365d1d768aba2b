"""A company's rubric from its file, as plain values to lay over the shipped one, with every problem
found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.names import FIXED, Names, did_you_mean
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.read_block import Builders, read_block
from simulator.content.reading import Reading
from simulator.content.scoring_data import load_plain
from simulator.content.vocabulary import BLOCKS

PARTS = {"due": "due_rule", "faults": "fault_rule"}
"""Where the rules of a skill stand, and the block that each is."""

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "level": ("from", "name", "about"),
    "skill": ("name", "weight", "about"),
    "due_rule": ("due", "what", "why", "better", "source"),
    "fault_rule": ("cost", "what", "why", "better", "source"),
}
"""What an entry of one's own must have beside its id."""

_SIGNS = {
    "level": ("from", "about"),
    "skill": ("name", "about"),
    "due_rule": ("due", "by", "without"),
    "fault_rule": ("behaviours", "computed"),
}
"""Keys that tell an entry of one's own from a known one whose id is misspelt."""

_EITHER = {"due_rule": ("by", "without"), "fault_rule": ("behaviours", "computed")}

OwnRubric = Mapping[str, Any]
"""A company's rubric in plain values, for `scoring.company_rubric.laid_over`."""


def read_rubric_file(
    root: Node, path: str, names: Names, file_id: str | None = None
) -> tuple[OwnRubric | None, tuple[Diagnostic, ...]]:
    """The rubric of a file, or None when anything is wrong, and all problems in its order.

    `names` are those that exist without the file; its own lists of phrases come to them.
    """
    lists = root.get("phrases") if isinstance(root, MapNode) else None
    own = lists.keys() if isinstance(lists, MapNode) else ()
    reading = Reading(path, {**FIXED, **_rule_names(), **names, "list": (*names["list"], *own)})
    found = read_block(root, "rubric_file", "", reading, _BUILDERS)
    if isinstance(root, MapNode):
        _Checking(reading, Shipped()).check(root)
    return (None if reading.trouble else found), in_order(reading.problems)


def _rule_names() -> Names:
    from scoring.dues import TRIGGERS
    from scoring.faults import FAULTS

    return {"trigger": tuple(TRIGGERS), "computed": tuple(FAULTS)}


class Shipped:
    """What the shipped rubric holds, by its ids."""

    def __init__(self) -> None:
        self._rubric = load_plain("rubric.yaml")

    @cached_property
    def skills(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each skill its rules by the part in which they stand."""
        return {
            skill["id"]: {part: tuple(rule["id"] for rule in skill.get(part, ())) for part in PARTS}
            for skill in self._rubric["skills"]
        }

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """Where each level begins."""
        return {level["id"]: int(level["from"]) for level in self._rubric["levels"]}

    def home_of(self, rule: str) -> tuple[str, str] | None:
        """The skill and the part in which a rule stands."""
        return next(
            (
                (skill, part)
                for skill, parts in self.skills.items()
                for part, rules in parts.items()
                if rule in rules
            ),
            None,
        )


@dataclass(slots=True)
class _Checking:
    """What the shapes of a file do not tell: whether each entry changes a known one or is whole."""

    reading: Reading
    shipped: Shipped
    seen: dict[tuple[str, str], TextNode] = field(default_factory=dict)

    def check(self, root: MapNode) -> None:
        """Every skill, rule and level that says its id."""
        for skill, place in _entries(root.get("skills")):
            self._skill(skill, place)
        for level, place in _entries(root.get("levels")):
            if self._once("level", place):
                self._whole_or_known("level", level, place, self.shipped.levels)
        self._check_levels(root.get("levels"))
        self._check_skills(root.get("skills"))

    def _skill(self, node: MapNode, place: TextNode) -> None:
        self._once("skill", place)
        if not self._whole_or_known("skill", node, place, self.shipped.skills):
            return  # whose rules these are, nobody can tell
        rules = self.shipped.skills.get(place.value, {})
        for part, block in PARTS.items():
            for rule, name in _entries(node.get(part)):
                if self._once("rule", name) and self._stands_right(name, place.value, part):
                    self._whole_or_known(block, rule, name, rules.get(part, ()))
                    self._either(block, rule, name, rules.get(part, ()))

    def _once(self, kind: str, place: TextNode) -> bool:
        before = self.seen.setdefault((kind, place.value), place)
        if before is not place:
            found = f"{quoted(place.value)} again (first in line {before.line})"
            self.reading.say("S009", place, found, f"each {kind} once")
        return before is place

    def _stands_right(self, place: TextNode, skill: str, part: str) -> bool:
        home = self.shipped.home_of(place.value)
        if home in (None, (skill, part)):
            return True
        known, where = home or ("", "")
        found = f"{quoted(place.value)}, a rule under {where} of the skill {quoted(known)}"
        expected = "a name of its own, or the change in its place"
        self.reading.say("N013", place, found, expected)
        return False

    def _whole_or_known(
        self, block: str, node: MapNode, place: TextNode, known: Collection[str]
    ) -> bool:
        """False for an id that is most likely misspelt."""
        if place.value in known:
            return True
        what = block.replace("due_", "").replace("fault_", "")
        if not any(node.get(key) is not None for key in _SIGNS[block]):
            code = "N002" if block == "skill" else "N013"
            expected = f"a {what} that exists, or a whole one of your own"
            hint = did_you_mean(place.value, known)
            self.reading.say(code, place, quoted(place.value), expected, hint)
            return False
        about = {key.name: key.about for key in BLOCKS[block]}
        for key in _NEEDED[block]:
            if node.get(key) is None:
                found = f"a {what} of your own {quoted(place.value)} without {quoted(key)}"
                hint = did_you_mean(place.value, known)
                self.reading.say("S002", place, found, f"{key}: {about[key]}", hint)
                break
        return True

    def _either(self, block: str, node: MapNode, place: TextNode, known: Collection[str]) -> None:
        one, other = _EITHER[block]
        given = [key for key in (one, other) if node.get(key) is not None]
        if len(given) == 2:
            said = (f"both {one} and {other}", f"either {one} or {other}")
            self.reading.say("S001", place, *said)
        elif not given and place.value not in known and node.get(_SIGNS[block][0]) is not None:
            found = f"a rule {quoted(place.value)} that nothing meets"
            self.reading.say("S002", place, found, f"either {one} or {other}")

    def _check_levels(self, node: Node | None) -> None:
        """Each level begins at a number of its own, one of them at 0."""
        begins = dict(self.shipped.levels)
        given: dict[str, Node] = {}
        for level, place in _entries(node):
            start = level.get("from")
            if level.get("off") is not None and _text(level, "off") == "true":
                begins.pop(place.value, None)
            elif isinstance(start, TextNode) and start.value.isdecimal():
                begins[place.value] = int(start.value)
                given[place.value] = start
        for name, start in given.items():
            same = [one for one in begins if begins[one] == begins[name] and one != name]
            if same:
                found = f"{begins[name]}, where {quoted(same[0])} begins"
                self.reading.say("S004", start, found, "a number of its own")
        if node is not None and 0 not in begins.values():
            self.reading.say("S004", node, "no level from 0", "one of them from 0")

    def _check_skills(self, node: Node | None) -> None:
        off = {place.value for one, place in _entries(node) if _text(one, "off") == "true"}
        own = {place.value for _, place in _entries(node)}
        if node is not None and not {*self.shipped.skills, *own} - off:
            self.reading.say("S006", node, "every skill switched off", "at least one to rate")


def _entries(node: Node | None) -> Iterator[tuple[MapNode, TextNode]]:
    """The entries of a list that say their ids."""
    for one in node.items if isinstance(node, ListNode) else ():
        place = one.get("id") if isinstance(one, MapNode) else None
        if isinstance(one, MapNode) and isinstance(place, TextNode) and place.value:
            yield one, place


def _text(node: MapNode, key: str) -> str:
    value = node.get(key)
    return value.value if isinstance(value, TextNode) else ""


def _plain(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> dict[str, Any]:
    return {key: _spelled(value) for key, value in values.items()}


def _spelled(value: Any) -> Any:
    """A value as a file spells it, so that the same rubric always has the same fingerprint."""
    if isinstance(value, Mapping):
        return {key: _spelled(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(one) for one in value]
    return f"{value:g}" if isinstance(value, float) else value


_BUILDERS: Builders = dict.fromkeys(
    ("rubric_file", "overall", "level", "skill", *PARTS.values()), _plain
)
