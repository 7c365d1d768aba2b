"""The handbook to read: each page with its steps, what it is scored by and where it is practised.

The rubric, the procedures and the library say the last three, so that no page can disagree with
what is scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from simulator.content.handbook import Example, Page, PageKind, load_pages
from simulator.practice.finding import NotFound, nearest
from simulator.practice.scored_by import of_channel, of_procedure, of_skill, steps_of

if TYPE_CHECKING:
    from scoring.procedures import Procedure, Procedures
    from scoring.rubric import Rubric, Skill
    from simulator.content.headings import Heading
    from simulator.content.library import Library
    from simulator.engine.lines import Lines
    from simulator.engine.scenario import Scenario

KIND_NAMES: Mapping[PageKind, str] = {
    "skill": "Skills",
    "procedure": "Procedures",
    "channel": "Channels",
}
"""What the pages of a kind are called together."""

_HEARD = "heard:"


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A page as it is read. `how` are sentences, in a procedure its steps in order; `scored_by`
    says what counts and what costs; `scenarios` are those that train it, the easiest first."""

    id: str
    kind: PageKind
    of: str
    name: str
    what: str
    why: str
    how: tuple[str, ...]
    source: str
    examples: tuple[Example, ...]
    scored_by: tuple[str, ...]
    scenarios: tuple[Heading, ...]

    @property
    def words(self) -> str:
        """All that a search looks through, in lower case."""
        shown = [line.text for one in self.examples for line in (*one.before, *one.good, *one.bad)]
        titles = [one.title for one in self.scenarios]
        parts = (self.id, self.name, KIND_NAMES[self.kind], self.what, self.why, self.source)
        return " ".join((*parts, *self.how, *shown, *self.scored_by, *titles)).lower()


class Handbook:
    """All pages: those that ship, and one for each skill and procedure that a company adds."""

    def __init__(self, rubric: Rubric, procedures: Procedures, library: Library) -> None:
        self._rubric, self._procedures, self._library = rubric, procedures, library

    @cached_property
    def pages(self) -> tuple[HandbookPage, ...]:
        """Skills, procedures, channels, each in the order of what they come from."""
        written = {(page.kind, page.of): page for page in load_pages()}
        skills = (
            self._skill_page(skill, written.get(("skill", skill.id)))
            for skill in self._rubric.skills
        )
        procedures = (
            self._procedure_page(one, written.get(("procedure", one.id)))
            for one in self._procedures.procedures
        )
        channels = (self._channel_page(one) for one in load_pages() if one.kind == "channel")
        return (*skills, *procedures, *channels)

    def find(self, wanted: str) -> HandbookPage:
        """The page with that id or name, or the only one whose id begins so. Raises NotFound with
        the nearest ones."""
        spelled = "-".join(wanted.lower().replace("_", " ").replace("-", " ").split())
        for page in self.pages:
            if spelled in (page.id, "-".join(page.name.lower().split())):
                return page
        begun = [page for page in self.pages if spelled and page.id.startswith(spelled)]
        if len(begun) == 1:
            return begun[0]
        near = [page.id for page in begun] or nearest(spelled, [page.id for page in self.pages])
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise NotFound(
            f"There is no page {wanted!r} in the handbook.{hint}"
            " All of them are listed by: firstcall handbook --list"
        )

    def search(self, wanted: str) -> tuple[HandbookPage, ...]:
        """The pages that have every word, those first that have one in their name. A typing error
        in a longer word is forgiven."""
        words = wanted.lower().split()
        found = [page for page in self.pages if all(_has(page.words, word) for word in words)]
        found.sort(key=lambda page: not any(word in page.name.lower() for word in words))
        return tuple(found) if words else self.pages

    def page_of(self, skill_or_procedure: str, kind: PageKind = "skill") -> str:
        """The id of the page of a skill, procedure or channel; empty where there is none. A
        finding has its skill in `skill`, a step of a procedure belongs to its `ProcedureScore`."""
        pages = (
            page.id for page in self.pages if (page.kind, page.of) == (kind, skill_or_procedure)
        )
        return next(pages, "")

    # Making the pages

    def _skill_page(self, skill: Skill, written: Page | None) -> HandbookPage:
        page = _bare("skill", skill.id, skill.name, skill.about) if written is None else written
        return _read(page, skill.name, page.how, of_skill(skill), self._training((skill.id,)))

    def _procedure_page(self, procedure: Procedure, written: Page | None) -> HandbookPage:
        page = written
        if page is None:
            page = _bare(
                "procedure", procedure.id, procedure.name, procedure.about, procedure.source
            )
        scenarios = (*self._training(page.practised), *self._beginning(procedure))
        scored = of_procedure(procedure, self._rubric.overall)
        return _read(page, procedure.name, steps_of(procedure), scored, scenarios)

    def _channel_page(self, page: Page) -> HandbookPage:
        scored = of_channel(page.of, self._rubric, self._procedures.procedures)
        scenarios = (one for one in self._headings if one.channel == page.of)
        return _read(page, page.name, page.how, scored, scenarios)

    # Where it is practised

    @cached_property
    def _headings(self) -> tuple[Heading, ...]:
        found = self._library.headings("scenario")
        return tuple(sorted(found, key=lambda one: (one.difficulty, one.title)))

    @cached_property
    def _said(self) -> dict[str, str]:
        """What the customer says in each sound scenario."""
        return {name: _spoken(one) for name, one in self._library.scenarios.items()}

    def _training(self, skills: Iterable[str]) -> tuple[Heading, ...]:
        wanted = frozenset(skills)
        return tuple(one for one in self._headings if not wanted.isdisjoint(one.trains))

    def _beginning(self, procedure: Procedure) -> tuple[Heading, ...]:
        """The scenarios in which the customer says what begins a procedure."""
        from scoring.words import phrases_of

        lists = [one.removeprefix(_HEARD) for one in procedure.begins if one.startswith(_HEARD)]
        phrases = [phrases_of(self._procedures.phrases.get(name, ())) for name in lists]
        return tuple(
            one
            for one in self._headings
            if any(listed.find(self._said.get(one.id, "")) for listed in phrases)
        )


def _read(
    page: Page,
    name: str,
    how: tuple[str, ...],
    scored_by: tuple[str, ...],
    scenarios: Iterable[Heading],
) -> HandbookPage:
    return HandbookPage(
        id=page.id,
        kind=page.kind,
        of=page.of,
        name=name,
        what=page.what,
        why=page.why,
        how=how,
        source=page.source,
        examples=page.examples,
        scored_by=scored_by,
        scenarios=tuple(dict.fromkeys(scenarios)),
    )


def _bare(kind: PageKind, of: str, name: str, about: str, source: str = "") -> Page:
    """A page for what a company added: it has what the company's own file says."""
    ending = "-steps" if kind == "procedure" else ""
    page_id = of.replace("_", "-") + ending
    return Page(page_id, kind, of, name, about, "", (), source, ())


def _has(text: str, word: str) -> bool:
    from rapidfuzz import fuzz, process

    if word in text:
        return True
    return len(word) > 4 and bool(
        process.extractOne(word, text.split(), scorer=fuzz.ratio, score_cutoff=80)
    )


def _spoken(scenario: Scenario) -> str:
    return "\n".join(
        " ".join(line)
        for stage in scenario.stages.values()
        for lines in (stage.says, stage.nudges)
        for line in _each_line(lines)
    )


def _each_line(lines: Lines) -> Iterator[tuple[str, ...]]:
    for group in lines.groups:
        yield from group.lines
