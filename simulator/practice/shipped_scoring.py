"""The scoring that ships: reader, marker, rubric, procedures and questions, each loaded on first
use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from scoring.answers import Marker, Question
from scoring.behaviours import Behaviour, OwnBehaviours
from scoring.customer import CustomerCues, signals
from scoring.facts import Fact, Stated, find_statements
from scoring.levels import Levels
from scoring.measures import Measures
from scoring.overruling import Ruling
from scoring.procedures import Procedures
from scoring.reading import Reader
from scoring.rubric import Rubric
from scoring.scorecard import Finding, Scorecard
from scoring.transcript import Transcript
from scoring.worded_facts import statements_of_words
from simulator.content import scoring_data
from simulator.engine.scenario import Scenario
from simulator.practice.canonical import fingerprint

IDLE_SHARE = 0.1
"""How much a gain counts, beside one that was worked for, when something had only to be avoided."""


class ShippedScoring:
    """Everything that judges words, from the data files of `scoring` and a user's own."""

    def __init__(self, user_folder: Path | None = None) -> None:
        self._user_folder = user_folder

    @property
    def reader(self) -> Reader:
        """Reads replies into behaviours, the user's own among them. Raises BrokenFile."""
        return scoring_data.load_reader(self._own)

    @cached_property
    def own_behaviours(self) -> Mapping[str, Behaviour]:
        """The behaviours that the user's file adds to the catalogue, by id. Raises BrokenFile."""
        known = scoring_data.load_behaviours()
        every = scoring_data.load_behaviours(self._own)
        return {name: one for name, one in every.items() if name not in known}

    @cached_property
    def _own(self) -> OwnBehaviours:
        from simulator.content.own_behaviours import load_own_behaviours

        return load_own_behaviours(self._user_folder)

    @property
    def marker(self) -> Marker:
        """Marks answers to the appendix questions."""
        return scoring_data.load_marker()

    @cached_property
    def rubric(self) -> Rubric:
        """The shipped rubric under the user's own. Raises BrokenFile."""
        from simulator.content.rubric_files import rubric_of

        return rubric_of(self._user_folder)

    @cached_property
    def procedures(self) -> Procedures:
        """The procedures of the handbook under the user's own. Raises BrokenFile."""
        from simulator.content.procedure_files import load_procedures

        return load_procedures(self._user_folder)

    @cached_property
    def procedures_fingerprint(self) -> str:
        """Of all procedures and of what they look for."""
        return fingerprint(self.procedures)

    @cached_property
    def rubric_fingerprint(self) -> str:
        """Of the rubric, and of what in a customer's words makes something due."""
        cues = scoring_data.load_plain("customer-cues.yaml")
        return fingerprint((fingerprint(self.rubric), cues))

    @property
    def rubric_title(self) -> str:
        """Such as "rubric 1 with Northwind 3"."""
        return self.rubric.title

    @property
    def questions(self) -> tuple[Question, ...]:
        """The 18 appendix questions in order."""
        return scoring_data.load_questions()

    def signals(self, text: str) -> frozenset[str]:
        """What the customer's words show; the same words are not looked through twice."""
        return _signals(text, self._cues) | _heard(text)

    def stated(self, text: str, facts: Iterable[Fact]) -> tuple[Stated, ...]:
        """What a reply says of the facts, right or wrong. A string of words says nothing."""
        return _stated(text, facts, find_statements)

    def stated_of_words(self, text: str, facts: Iterable[Fact]) -> tuple[Stated, ...]:
        """The same of facts that are no more than a sentence each, as a foreign transcript has."""
        return _stated(text, facts, statements_of_words)

    def meant(self, text: str) -> tuple[str, ...] | None:
        """What a customer takes in of a reply, where that is not the text as it stands."""
        from scoring.reader.taken_in import taken_in

        return taken_in(text, scoring_data.load_word_order(), scoring_data.load_speller().mend)

    def judge(self, transcript: Transcript) -> Scorecard:
        """The scorecard of a call, or of one so far."""
        from scoring.judging import judge

        return judge(transcript, self.rubric, self.procedures)

    def measure(self, transcript: Transcript, scorecard: Scorecard) -> Measures:
        """What the call would have brought, simulated."""
        from scoring.kpis import simulate

        model = scoring_data.load_kpi_model()
        return simulate(transcript, scorecard, model, self.rubric.phrases)

    def levels(self, transcript: Transcript, scorecard: Scorecard) -> Levels:
        """Where the call and each skill stand, and what the next level takes."""
        from scoring.call import Call
        from scoring.levels import levels_of

        call = Call(transcript, self.rubric.phrases)
        return levels_of(scorecard, self.rubric, call.result if call.replies else None)

    def overrule(
        self, transcript: Transcript, scorecard: Scorecard, rulings: Mapping[int, Ruling]
    ) -> Scorecard:
        """The scorecard with rulings on some of its findings, by their numbers."""
        from scoring.call import Call
        from scoring.overruling import overruled
        from scoring.procedures import adapted

        call = Call(transcript, self.rubric.phrases)
        steps = adapted(self.procedures.procedures, transcript.procedures)
        result = call.result if call.replies else None
        return overruled(scorecard, rulings, self.rubric, steps, result)

    def worth(self, finding: Finding) -> float:
        """What a finding does to the whole call: its points by the weight of its skill. What was
        earned by avoiding something counts for little, as nothing was done for it."""
        points = finding.points * self._weights.get(finding.skill, 0.0)
        idle = finding.verdict == "met" and finding.rule in self._avoidances
        return points * IDLE_SHARE if idle else points

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {skill.id: skill.weight for skill in self.rubric.skills}

    @cached_property
    def _avoidances(self) -> frozenset[str]:
        return frozenset(
            rule.id for skill in self.rubric.skills for rule in skill.due if rule.without
        )

    def draw(self, scenario: Scenario, scorecard: Scorecard, seed: int) -> tuple[Question, ...]:
        """The three questions nearest to what the call trained and to where it was weak."""
        from scoring.draw import draw_questions

        weak = {one.skill: float(one.score) for one in scorecard.skills if one.score is not None}
        return draw_questions(self.questions, scenario.trains, weak, seed)

    @property
    def _cues(self) -> CustomerCues:
        return scoring_data.load_customer_cues()


_signals = lru_cache(maxsize=2048)(signals)


def _in_place(found: Stated, text: str, places: Sequence[int]) -> Stated:
    """A statement found in the mended text, where it stands in the text itself."""
    start, end = places[found.start], places[found.end - 1] + 1
    return replace(found, start=start, end=end, text=text[start:end])


@lru_cache(maxsize=2048)
def _senseless(text: str) -> tuple[tuple[int, int], ...]:
    from scoring.reader.taken_in import senseless

    return senseless(text, scoring_data.load_word_order())


@lru_cache(maxsize=2048)
def _heard(text: str) -> frozenset[str]:
    return scoring_data.load_contentment().hear(text)


def _stated(
    text: str, facts: Iterable[Fact], find: Callable[[str, tuple[Fact, ...]], tuple[Stated, ...]]
) -> tuple[Stated, ...]:
    from scoring.reader.taken_in import mended

    words, places = mended(text, scoring_data.load_speller().mend)
    found = [_in_place(one, text, places) for one in find(words, tuple(facts))]
    blank = _senseless(text) if found else ()
    return tuple(
        one for one in found if not any(one.start < end and start < one.end for start, end in blank)
    )
