"""The rubric: skills as rules of two kinds, what is due and what is a fault."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from scoring.customer import SIGNALS
from scoring.dues import TRIGGERS
from scoring.faults import FAULTS
from scoring.transcript import ACTIONS, WORK
from scoring.words import Phrases, phrase_lists

CHANNELS = ("phone", "chat", "email", "social", "in_person")
WHOLE_CALL = 0
_SURE = 0.65
_FATAL_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Texts:
    """What a finding tells the trainee: a short label, why it matters, better words, the source."""

    what: str
    why: str
    better: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DueRule:
    """Something that is due when the trigger `due` fires.

    Any of `by` meets it; with `without`, the replies must show none of these. `within` counts the
    replies it may take (`WHOLE_CALL`: anywhere in the call), `late` the further replies in which it
    earns part credit. At most `at_most` moments count, each `apart` replies or more from the last.
    What it should be `without` counts from a confidence of `sure` on, unless the same reply shows
    one of `forgiven_by`.
    """

    id: str
    due: str
    by: tuple[str, ...]
    without: tuple[str, ...]
    within: int
    late: int
    weight: float
    at_most: int
    apart: int
    sure: float
    forgiven_by: tuple[str, ...]
    channels: tuple[str, ...]
    texts: Texts


@dataclass(frozen=True, slots=True)
class FaultRule:
    """Something that costs `cost` points of its skill each time, at most `at_most` times.

    It is one of `behaviours` or the `computed` fault of that name; `forgiven_by` in the same reply
    takes it away. A reading counts from a confidence of `sure` on; a `fatal` one caps the whole
    call from `fatal_sure` on.
    """

    id: str
    behaviours: tuple[str, ...]
    computed: str
    cost: float
    fatal: bool
    sure: float
    fatal_sure: float
    at_most: int
    forgiven_by: tuple[str, ...]
    channels: tuple[str, ...]
    texts: Texts


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill with its weight in the overall score and its rules."""

    id: str
    name: str
    weight: float
    about: str
    due: tuple[DueRule, ...]
    faults: tuple[FaultRule, ...]


@dataclass(frozen=True, slots=True)
class Overall:
    """How the overall score is made, all in points of 100 but for the shares in 0..1.

    `procedure_share` is the part that procedures have beside the skills, `result_share` the part
    that how the call ended has; `good`, `mixed` and `bad` are what an ending is worth; `bad_cap`
    and `fatal_cap` are the most a call can reach after a bad ending or a fatal finding;
    `late_credit` is the share that a late behaviour earns; `fault_base` is where a skill starts
    that showed nothing but faults.
    """

    procedure_share: float
    result_share: float
    good: float
    mixed: float
    bad: float
    bad_cap: float
    mixed_cap: float
    fatal_cap: float
    late_credit: float
    fault_base: float


@dataclass(frozen=True, slots=True)
class Level:
    """A level that a skill or a whole call reaches from a score of `start` in 0..100 on."""

    id: str
    name: str
    start: int
    about: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole rubric. `levels` come lowest first, the first one from 0. `fingerprint` is a short
    hash of its content, recorded with every session; `company` names what was laid over ours."""

    version: int
    skills: tuple[Skill, ...]
    overall: Overall
    levels: tuple[Level, ...]
    phrases: Mapping[str, Phrases]
    fingerprint: str
    company: str = ""

    @property
    def title(self) -> str:
        """Which rubric it is, such as "rubric 1" or "rubric 1 with Northwind 3"."""
        return f"rubric {self.version}" + (f" with {self.company}" if self.company else "")


def read_rubric(data: object, behaviours: Collection[str] | None = None) -> Rubric:
    """A rubric from plain parsed YAML.

    With `behaviours`, names of behaviours are checked against them. Raises ValueError naming the
    place, what was found, what was expected and the nearest right name.
    """
    known = {"version", "company", "overall", "levels", "phrases", "skills"}
    top = _mapping(data, "rubric", known)
    lists = phrase_lists(top.get("phrases", {}), "rubric: phrases")
    reading = _Reading(frozenset(lists), None if behaviours is None else frozenset(behaviours))
    skills = tuple(reading.skill(entry) for entry in _list(top.get("skills"), "rubric: skills"))
    _refuse_doubles([skill.id for skill in skills], "skill")
    dues = [rule.id for skill in skills for rule in skill.due]
    _refuse_doubles(dues + [rule.id for skill in skills for rule in skill.faults], "rule")
    canonical = json.dumps(_spelled(data), sort_keys=True, ensure_ascii=False)
    return Rubric(
        version=int(_number(top, "version", "rubric")),
        skills=skills,
        overall=_overall(top.get("overall")),
        levels=_levels(top.get("levels")),
        phrases={name: Phrases(phrases) for name, phrases in lists.items()},
        fingerprint=hashlib.sha256(canonical.encode()).hexdigest()[:12],
        company=str(top.get("company", "")),
    )


def kinds_of_rule_evidence(phrases: Collection[str]) -> Mapping[str, Collection[str]]:
    """What a rule can look for beside behaviours: for each kind what may follow its colon;
    `phrases` are the names of the lists of phrases."""
    return {
        "action": (*ACTIONS, WORK),
        "phrase": phrases,
        "customer": SIGNALS,
        "outcome": ("good", "mixed", "bad"),
        "fact": ("right",),
    }


_TEXT_KEYS = {
    "id", "what", "why", "better", "source", "channels", "at_most", "sure", "forgiven_by",
}  # fmt: skip
_DUE_KEYS = _TEXT_KEYS | {"due", "by", "without", "within", "late", "weight", "apart"}
_FAULT_KEYS = _TEXT_KEYS | {"behaviours", "computed", "cost", "fatal", "fatal_sure"}


class _Reading:
    """Reads skills and rules, knowing the names that rules may use."""

    def __init__(self, phrases: frozenset[str], behaviours: frozenset[str] | None) -> None:
        self._behaviours = behaviours
        self._kinds = kinds_of_rule_evidence(phrases)

    def skill(self, data: object) -> Skill:
        entry = _mapping(data, "rubric: skill", {"id", "name", "weight", "about", "due", "faults"})
        skill_id = _text(entry, "id", "rubric: skill")
        where = f"rubric: {skill_id}"
        return Skill(
            id=skill_id,
            name=_text(entry, "name", where),
            weight=_number(entry, "weight", where),
            about=_text(entry, "about", where),
            due=tuple(self._due(rule, where) for rule in _list(entry.get("due", []), where)),
            faults=tuple(
                self._fault(rule, where) for rule in _list(entry.get("faults", []), where)
            ),
        )

    def _due(self, data: object, where: str) -> DueRule:
        rule = _mapping(data, where, _DUE_KEYS)
        where = f"{where}.{_text(rule, 'id', where)}"
        by, without = _words(rule, "by", where), _words(rule, "without", where)
        forgiven_by = _words(rule, "forgiven_by", where)
        if bool(by) == bool(without):
            raise ValueError(f"{where}: expected either `by` or `without`")
        for name in (*by, *forgiven_by):
            self._check_evidence(name, where)
        for name in without:
            if name not in FAULTS:
                self._check_evidence(name, where)
        within = rule.get("within", 1)
        return DueRule(
            id=_text(rule, "id", where),
            due=_known(_text(rule, "due", where), TRIGGERS, "trigger", where),
            by=by,
            without=without,
            within=WHOLE_CALL if within == "call" else int(_number(rule, "within", where, 1)),
            late=int(_number(rule, "late", where, 0)),
            weight=_number(rule, "weight", where, 1),
            at_most=int(_number(rule, "at_most", where, 1)),
            apart=int(_number(rule, "apart", where, 2)),
            sure=_number(rule, "sure", where, _SURE),
            forgiven_by=forgiven_by,
            channels=_channels(rule, where),
            texts=_texts(rule, where),
        )

    def _fault(self, data: object, where: str) -> FaultRule:
        rule = _mapping(data, where, _FAULT_KEYS)
        where = f"{where}.{_text(rule, 'id', where)}"
        behaviours = _words(rule, "behaviours", where)
        computed = str(rule.get("computed", ""))
        if bool(behaviours) == bool(computed):
            raise ValueError(f"{where}: expected either `behaviours` or `computed`")
        if computed:
            _known(computed, FAULTS, "computed fault", where)
        forgiven_by = _words(rule, "forgiven_by", where)
        for name in (*behaviours, *forgiven_by):
            self._check_evidence(name, where)
        return FaultRule(
            id=_text(rule, "id", where),
            behaviours=behaviours,
            computed=computed,
            cost=_number(rule, "cost", where),
            fatal=rule.get("fatal") in (True, "true", "yes"),
            sure=_number(rule, "sure", where, _SURE),
            fatal_sure=_number(rule, "fatal_sure", where, _FATAL_SURE),
            at_most=int(_number(rule, "at_most", where, 3)),
            forgiven_by=forgiven_by,
            channels=_channels(rule, where),
            texts=_texts(rule, where),
        )

    def _check_evidence(self, name: str, where: str) -> None:
        kind, colon, what = name.partition(":")
        if colon:
            known = self._kinds.get(_known(kind, self._kinds, "kind of evidence", where), ())
            _known(what, known, kind, where)
        elif self._behaviours is not None:
            _known(name, self._behaviours, "behaviour", where)


def _spelled(data: object) -> object:
    """The data with every scalar as text, so that `1` and "1" are the same rubric."""
    if isinstance(data, Mapping):
        return {str(key): _spelled(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_spelled(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


def _overall(data: object) -> Overall:
    names = tuple(Overall.__slots__)
    entry = _mapping(data, "rubric: overall", set(names))
    return Overall(**{name: _number(entry, name, "rubric: overall") for name in names})


def _levels(data: object) -> tuple[Level, ...]:
    where = "rubric: levels"
    found = []
    for one in _list(data, where):
        entry = _mapping(one, where, {"id", "name", "from", "about"})
        name, about = (_text(entry, key, where) for key in ("name", "about"))
        start = int(_number(entry, "from", where))
        found.append(Level(_text(entry, "id", where), name, start, about))
    _refuse_doubles([level.id for level in found], "level")
    starts = [level.start for level in found]
    if not starts or starts[0] != 0 or starts != sorted({*starts}) or starts[-1] > 100:
        raise ValueError(f"{where}: expected levels from 0 to 100, each above the last: {starts}")
    return tuple(found)


def _mapping(data: object, where: str, keys: set[str]) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: expected named entries, found {data!r:.60}")
    for key in data:
        _known(str(key), keys, "key", where)
    return data


def _list(data: object, where: str) -> list[object]:
    if not isinstance(data, list):
        raise ValueError(f"{where}: expected a list, found {data!r:.60}")
    return data


def _known(name: str, known: Collection[str] | Mapping[str, object], kind: str, where: str) -> str:
    if name in known:
        return name
    near = process.extractOne(name, sorted(known), score_cutoff=60)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"{where}: unknown {kind} {name!r}{hint}")


def _text(entry: Mapping[str, object], key: str, where: str) -> str:
    found = entry.get(key)
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{where}: expected words under `{key}`, found {found!r:.60}")
    return found.strip()


def _words(entry: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    found = entry.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
        raise ValueError(f"{where}: expected a list of words under `{key}`, found {found!r:.60}")
    return tuple(found)


def _number(
    entry: Mapping[str, object], key: str, where: str, otherwise: float | None = None
) -> float:
    found = entry.get(key, otherwise)
    try:
        value = float(str(found))
    except ValueError:
        value = -1.0
    if isinstance(found, bool) or not 0 <= value < 1000:
        raise ValueError(f"{where}: expected a number from 0 under `{key}`, found {found!r:.60}")
    return value


def _channels(rule: Mapping[str, object], where: str) -> tuple[str, ...]:
    return tuple(
        _known(name, CHANNELS, "channel", where) for name in _words(rule, "channels", where)
    )


def _texts(rule: Mapping[str, object], where: str) -> Texts:
    better = _words(rule, "better", where)
    if not better:
        raise ValueError(f"{where}: expected at least one line of better words under `better`")
    return Texts(
        _text(rule, "what", where), _text(rule, "why", where), better, _text(rule, "source", where)
    )


def _refuse_doubles(ids: list[str], kind: str) -> None:
    doubles = sorted({name for name in ids if ids.count(name) > 1})
    if doubles:
        raise ValueError(f"rubric: {kind} {doubles[0]!r} is defined twice; ids must differ")
