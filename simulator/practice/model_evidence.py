"""What the model replies of a scenario show, and what of it is a good example for which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from scoring.reading import Reader, Said, Shown
from scoring.rubric import DueRule, FaultRule, Rubric
from simulator.engine.scenario import Scenario
from simulator.practice.desk import Scoring
from simulator.practice.model_words import sentence_at

SURE = 0.8
"""How sure the reader must be of what a model reply shows, for its words to be an example of it."""

BEST = 3
"""So many of what can meet a rule are good examples of it; the rest will do, and no more."""

OCCASIONS: Mapping[str, int] = {
    "feedback_given": 1,
    "needs_time": 1,
    "feeling_goes_on": 1,
    **dict.fromkeys(
        (
            "silence_noticed", "hold_begins", "hold_goes_on", "hold_ends", "long_hold",
            "transfer_made", "transfer_done", "warm_transfer", "disconnected", "abuse_heard",
            "abuse_goes_on", "threat_heard", "supervisor_asked", "said_again", "agent_corrected",
            "praise_given", "question_asked", "fact_asked", "in_hurry", "wandering",
            "other_person_asked", "course_changes",
        ),
        0,
    ),
}  # fmt: skip
"""The same for what falls due on an occasion of its own: where no stage foresees it, no model reply
speaks of it."""

INSTEAD: Mapping[str, tuple[str, ...]] = {
    "blame": ("ownership", "apology", "empathy"),
    "dismissive": ("empathy", "paraphrase", "ownership"),
    "rude": ("empathy", "offer_of_help", "ownership"),
    "hollow_apology": ("apology", "empathy"),
    "pity": ("empathy",),
    "personal_feelings": ("empathy", "ownership", "offer_of_help"),
    "negative_language": ("positive_framing", "options", "solution"),
    "overpromise": ("follow_up",),
    "privacy_breach": ("identity_check",),
    "pushy_sale": ("recommendation",),
    "gives_no_answer": ("solution", "investigation", "options"),
    "account_before_identity": ("identity_check",),
    "identity_asked_in_public": ("phrase:private_channel",),
}
"""What is said in place of a fault, best first; for a fault that is not here no model can help."""


def examples_of(rule: DueRule | FaultRule) -> tuple[str, ...]:
    """The evidence that makes good examples of what a rule asks for, best first."""
    if isinstance(rule, DueRule):
        return rule.by[: OCCASIONS.get(rule.due, BEST)]
    kinds = (rule.computed, *rule.behaviours)
    return tuple(dict.fromkeys(name for kind in kinds for name in INSTEAD.get(kind, ())))


def is_of_facts(rule: DueRule | FaultRule) -> bool:
    """Whether a rule is about what is stated, right or wrong."""
    if isinstance(rule, FaultRule):
        return rule.computed == "states_wrong_fact"
    return "fact:right" in rule.by


def rules_of(rubric: object) -> Iterator[DueRule | FaultRule]:
    """All rules of a rubric."""
    for skill in rubric.skills if isinstance(rubric, Rubric) else ():
        yield from skill.due
        yield from skill.faults


class ModelEvidence:
    """Finds in model replies of a scenario the sentences that show something."""

    def __init__(self, scenario: Scenario, scoring: Scoring) -> None:
        self._scenario, self._scoring = scenario, scoring
        rubric = scoring.rubric
        self._phrases = rubric.phrases if isinstance(rubric, Rubric) else {}

    def showing(self, text: str, name: str) -> str:
        """The sentence of a model reply that shows a behaviour, `phrase:` or `fact:` (`right`, or
        the id of one); "" if none does."""
        places = self._places(text, name)
        return sentence_at(text, *places[0]) if places else ""

    def _places(self, text: str, name: str) -> Sequence[tuple[int, int]]:
        kind, colon, what = name.partition(":")
        if not colon:
            shown = (one for one in self._read(text) if one.behaviour == name)
            surest = sorted(shown, key=lambda one: -one.confidence)
            return [(one.start, one.end) for one in surest]
        if kind == "fact":
            stated = self._scoring.stated(text, self._scenario.facts)
            return [(o.start, o.end) for o in stated if o.right and what in ("right", o.fact)]
        if kind == "phrase" and what in self._phrases:
            return self._phrases[what].find(text)
        return ()

    def _read(self, text: str) -> Sequence[Shown]:
        scenario = self._scenario
        said = Said(
            reply=text,
            customer="",
            channel=scenario.channel,
            company=scenario.you_are.company,
            agent_name=scenario.you_are.name,
            customer_name=scenario.customer.name,
        )
        return [
            one for one in _shown(cast(Any, self._scoring.reader), said) if one.confidence >= SURE
        ]


@lru_cache(maxsize=512)
def _shown(reader: Reader, said: Said) -> tuple[Shown, ...]:
    """What a model reply shows; it is read once, as it never changes."""
    return tuple(reader.read(said))
