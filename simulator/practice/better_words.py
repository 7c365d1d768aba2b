"""Better words for a moment: what the scenario's own model replies say there.

The examples of the rubric fit any call. Where a model reply of the stage in which something was
missed shows what the rule asks for, its words are the better advice: they speak of this customer's
matter, in the voice of this company and channel. What was judged stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.procedures import adapted
from scoring.rubric import WHOLE_CALL, DueRule, FaultRule
from scoring.scorecard import Finding, Scorecard, StepFinding
from scoring.transcript import AgentTurn
from simulator.practice.desk import Scoring
from simulator.practice.folding import Fold
from simulator.practice.model_evidence import (
    BEST,
    ModelEvidence,
    examples_of,
    is_of_facts,
    rules_of,
)
from simulator.practice.model_words import models_for, with_gaps_filled
from simulator.practice.moments import Moment, moments_of, replies_in
from simulator.practice.summary import Standouts

SOON = 2
"""Replies from the moment on whose stages still belong to it."""


class MomentWords:
    """Gives findings of a call their better words. The same finding always gets the same ones."""

    def __init__(self, fold: Fold, scoring: Scoring) -> None:
        self._scenario, self._scoring = fold.call.scenario, scoring
        self._replies = replies_in(moments_of(fold))
        self._told = fold.transcript(scoring.signals)
        self._evidence = ModelEvidence(self._scenario, scoring)
        self._rules = {rule.id: rule for rule in rules_of(scoring.rubric)}
        self._given: dict[Finding, Finding] = {}
        self._used: Counter[str] = Counter()

    def finding(self, found: Finding) -> Finding:
        """A finding with better words for its moment; as it is where nothing is to be bettered."""
        if found.verdict == "met" or not found.better:
            return found
        if found not in self._given:
            words = self._words(found) or self._of_rubric(found)
            self._given[found] = replace(found, better=words)
        return self._given[found]

    def scorecard(self, card: Scorecard) -> Scorecard:
        """A scorecard whose findings, and steps of procedures, have better words."""
        skills = tuple(
            replace(one, findings=tuple(map(self.finding, one.findings))) for one in card.skills
        )
        procedures = tuple(
            replace(one, steps=tuple(self._step(one.id, step) for step in one.steps))
            for one in card.procedures
        )
        fatal = tuple(map(self.finding, card.fatal))
        return replace(card, skills=skills, procedures=procedures, fatal=fatal)

    def standouts(self, chosen: Standouts) -> Standouts:
        """What stands out, with better words for what to work on."""
        worst = chosen.work_on
        return replace(chosen, work_on=self.finding(worst) if worst else None)

    def _step(self, procedure: str, step: StepFinding) -> StepFinding:
        if step.verdict not in ("late", "skipped"):
            return step
        chosen = adapted(self._scoring.procedures.procedures, self._told.procedures)
        steps = (one for kind in chosen if kind.id == procedure for one in kind.steps)
        by = next((one.by for one in steps if one.id == step.step), ())
        words = self._example(by[:BEST], self._stages(step.turn, 1), step.turn)
        return replace(step, better=words or with_gaps_filled(self._scenario, step.better))

    def _words(self, found: Finding) -> str:
        rule = self._rules.get(found.rule)
        if rule is None:
            return ""
        wrong = tuple(self._misstated(found)) if is_of_facts(rule) else ()
        if wrong:
            # The wrong figure is what has to be put right, whatever else the stage speaks of.
            names = tuple(f"fact:{one}" for one in wrong)
            said = self._example(names, self._stages(found.turn, 1), found.turn)
            return said or self._corrected(wrong)
        return self._example(examples_of(rule), self._stages_of(rule, found), found.turn)

    def _of_rubric(self, found: Finding) -> str:
        """An example of the rubric, another one each time as far as there are several."""
        rule = self._rules.get(found.rule)
        lines = dict.fromkeys((found.better, *(rule.texts.better if rule else ())))
        filled = [with_gaps_filled(self._scenario, text) for text in lines]
        return self._least_used(filled)

    def _least_used(self, texts: Sequence[str]) -> str:
        chosen = min(texts, key=lambda text: self._used[text])
        self._used[chosen] += 1
        return chosen

    def _corrected(self, wrong: Sequence[str]) -> str:
        """The right figure, where no model reply has it."""
        right = next((fact.value for fact in self._scenario.facts if fact.id in wrong), "")
        return f"I need to correct what I said: it's {right}." if right else ""

    def _misstated(self, found: Finding) -> Iterator[str]:
        """The facts that the words of a finding state wrongly, or its turn where it has none."""
        turn = self._told.turns[found.turn] if found.turn < len(self._told.turns) else None
        for one in turn.stated if isinstance(turn, AgentTurn) else ():
            beside = found.end and not (one.start < found.end and found.start < one.end)
            if not (one.right or beside):
                yield one.fact

    def _stages_of(self, rule: DueRule | FaultRule, found: Finding) -> Sequence[str]:
        """The stages whose model replies may say what a rule asks for."""
        if isinstance(rule, FaultRule):
            return self._stages(found.turn, 1)
        stages = self._stages(found.turn, min(rule.within, SOON))
        if rule.due != "closing":
            return stages
        every = self._scenario.stages
        last = list(every)[-1]
        return [stage for stage in stages if every[stage].settled or stage == last]

    def _stages(self, turn: int, count: int) -> Sequence[str]:
        """The stages of the `count` replies from a turn on; with `WHOLE_CALL` all from there on."""
        moment = self._moment(turn)
        if moment is None:
            return ()
        if count == WHOLE_CALL:
            every = list(self._scenario.stages)
            return every[every.index(moment.stage) :]
        first = self._replies.index(moment)
        return tuple(dict.fromkeys(one.stage for one in self._replies[first : first + count]))

    def _moment(self, turn: int) -> Moment | None:
        """The first reply from a turn on, or the last one."""
        later = (one for one in self._replies if one.turn is not None and one.turn >= turn)
        return next(later, self._replies[-1] if self._replies else None)

    def _example(self, names: Sequence[str], stages: Sequence[str], turn: int) -> str:
        """The sentence of a model reply that shows the first of `names` that any shows, in the
        earliest of `stages` where one does; of several the one used least, then the fittest."""
        moment = self._moment(turn)
        heard = moment.heard if moment else ""
        for stage in stages:
            models = models_for(self._scenario, stage, heard)
            for name in names:
                found = (self._evidence.showing(text, name) for text in models)
                said = [words for words in found if words]
                if said:
                    return self._least_used(said)
        return ""
