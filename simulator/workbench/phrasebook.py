"""What can be said in a scenario: its model replies, the rubric's better words, its keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from scoring.rubric import DueRule, FaultRule, Rubric
from simulator.content.check.asked import parts
from simulator.content.check.rules import Rules
from simulator.engine.actions import PUBLIC_POST_LIMIT
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.engine.transcript import Signals
from simulator.practice.words import LONGEST_REPLY
from simulator.workbench.manners import Manner
from simulator.workbench.playing import Play

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_FORM = re.compile(r"Subject:|Dear |Kind regards|Best wishes")
_WORDS_OF_A_KEYWORD = 2
_GAP = "["
"""A better line with a gap to fill in is no line that can be said as it stands."""


class Phrasebook:
    """All words that trainees draw from in one scenario with one persona."""

    def __init__(
        self, scenario: Scenario, persona: Persona, rubric: Rubric, signals: Signals
    ) -> None:
        self.scenario, self.signals = scenario, signals
        self._rules = Rules(scenario, persona)
        rules: list[DueRule | FaultRule] = []
        for skill in rubric.skills:
            rules += (*skill.due, *skill.faults)
        self._better = {
            rule.id: tuple(text for text in rule.texts.better if _GAP not in text) for rule in rules
        }

    @property
    def waits(self) -> bool:
        """Whether silence is noticed in this channel."""
        return self._rules.waits

    def models(self, stage: str) -> Sequence[str]:
        """The model replies of a stage with the names of this call filled in."""
        return [self._filled(text) for text in self.scenario.stages[stage].model]

    @cached_property
    def all_models(self) -> tuple[str, ...]:
        """The model replies of all stages."""
        return tuple(text for stage in self.scenario.stages for text in self.models(stage))

    def better(self, manner: Manner, moment: str) -> Sequence[str]:
        """The rubric's better words that a trainee uses at a moment."""
        return [text for rule in manner.better.get(moment, ()) for text in self._better[rule]]

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """The facts of the scenario and the words that its rules look for; a phrase of more than
        `_WORDS_OF_A_KEYWORD` is half a sentence."""
        mentioned = (part.mentions for when in self._rules.conditions for part in parts(when))
        words = [text for texts in mentioned for text in texts]
        short = [text for text in words if len(text.split()) <= _WORDS_OF_A_KEYWORD]
        return tuple(dict.fromkeys((*(fact.value for fact in self.scenario.facts), *short)))

    def joined(self, texts: Sequence[str]) -> str:
        """One reply out of several pieces; a letter stands alone."""
        letter = next((text for text in texts if "\n" in text), None)
        return letter or " ".join(texts)

    def room(self, play: Play) -> int:
        """How many characters a reply may have now."""
        public = self.scenario.channel == "social" and not play.call.state.private
        return PUBLIC_POST_LIMIT if public else LONGEST_REPLY

    def note(self, play: Play) -> str:
        """What a good agent writes into the record."""
        outcome = play.call.outcome
        ended = outcome.about if outcome else "Still open."
        upset = "was upset" if play.opening.heat in ("hot", "boiling") else "asked for help"
        return (
            f"{self.scenario.title}: {self.scenario.customer.name} {upset}."
            f" Checked the account, explained and offered what we can do. Outcome: {ended}"
        )

    def _filled(self, text: str) -> str:
        name, you = self.scenario.customer.name, self.scenario.you_are
        names = {
            "customer": name,
            "first_name": name.split()[0] if name else "",
            "agent": you.name,
            "company": you.company,
        }
        for key, value in names.items():
            text = text.replace(f"{{{key}}}", value)
        return text


def in_sentences(text: str) -> list[str]:
    """The sentences of a text without the form of a letter around them; the text itself if it has
    no other."""
    lines = [line for line in text.splitlines() if line.strip() and not _FORM.match(line)]
    return _sentences(" ".join(lines)) or [text]


def whole_sentences(text: str, room: int) -> str:
    """As many sentences from the start of `text` as fit into `room` characters."""
    if len(text) <= room:
        return text
    kept = ""
    for sentence in _sentences(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > room:
            break
        kept = longer
    return kept or text[:room]


def _sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE_END.split(text.strip()) if one]
