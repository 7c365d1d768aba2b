"""Skills that a scenario says it trains and gives no occasion to show, or none to miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from scoring.customer import signals
from scoring.facts import Stated
from scoring.judging import judge
from scoring.reading import Shown
from scoring.rubric import Rubric, Skill
from scoring.transcript import ACTIONS, ActionTurn, AgentTurn, CustomerTurn, Transcript, Turn
from simulator.content.check.case import Case
from simulator.content.check.places import node_at, text_in
from simulator.content.diagnostics import Diagnostic, quoted
from simulator.content.scoring_data import (
    load_behaviours,
    load_customer_cues,
    load_plain,
    load_rubric,
)
from simulator.engine.lines import Lines
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario

_FEW_LINES = 24
_LONG_HOLD = 200
_SHOWN = frozenset(("met", "late"))
_MISSED = frozenset(("missed", "fault"))


def check(case: Case) -> Iterator[Diagnostic]:
    """P007 for a skill that no call can show, or none can miss.

    Judged is a call in which every line is heard and everything is said and done, once at its best
    and once at its worst: what is never due there is never due in any call.
    """
    scenario = case.scenario
    assert scenario is not None
    rubric = load_rubric()
    for skill in rubric.skills:
        if skill.id not in scenario.trains:
            continue
        found = _verdicts(case, scenario, replace(rubric, skills=(skill,)), skill)
        place = text_in(node_at(case.root, ("trains",)), skill.id)
        if found.isdisjoint(_SHOWN):
            said = f"the skill {quoted(skill.id)}, which no call here gives an occasion to show"
            yield case.on(place, "P007", said, "lines or a plot that make it due, or no such skill")
        elif found.isdisjoint(_MISSED):
            said = f"the skill {quoted(skill.id)}, which no call here can miss"
            yield case.on(place, "P007", said, "something to be done for it, or no such skill")


def _verdicts(case: Case, scenario: Scenario, rubric: Rubric, skill: Skill) -> frozenset[str]:
    """What can become of a skill. Few lines mostly suffice; all are heard before one is missed."""
    texts = _texts(scenario, [cast.persona for cast in case.casts])
    abusive = any(cast.persona.abusive_in for cast in case.casts)
    replies = (_best(scenario, skill), _worst(scenario, skill), AgentTurn("Hm."))
    found: set[str] = set()
    heard = min(_FEW_LINES, len(texts))
    while True:
        lines = [_heard(number, text, abusive) for number, text in enumerate(texts[:heard])]
        for reply in replies:
            transcript = _everything(scenario, lines, reply, good=reply is replies[0])
            card = judge(transcript, rubric)
            found |= {one.verdict for score in card.skills for one in score.findings}
        complete = not found.isdisjoint(_SHOWN) and not found.isdisjoint(_MISSED)
        if complete or heard == len(texts):
            return frozenset(found)
        heard = min(4 * heard, len(texts))


def _everything(
    scenario: Scenario, lines: Iterable[CustomerTurn], reply: AgentTurn, *, good: bool
) -> Transcript:
    """Everything said and done once and every line heard, each met by `reply`."""
    turns: list[Turn] = [reply]
    for event in (*_stimuli(), *lines):
        turns += [event, reply]
    turns += [ActionTurn("end")]
    return Transcript(
        channel=scenario.channel,
        turns=tuple(turns),
        agent_name=scenario.you_are.name,
        customer_name=scenario.customer.name,
        company=scenario.you_are.company,
        result="good" if good else "bad",
    )


@cache
def _stimuli() -> tuple[Turn, ...]:
    """Every behaviour, every phrase that the rubric listens for, and every action."""
    shown = [_reply("One more thing.", (behaviour,)) for behaviour in load_behaviours()]
    said = [_reply(phrase, ()) for phrase in _phrases().values()]
    done = [
        ActionTurn(action, "account", _LONG_HOLD if action == "resume" else 0)
        for action in ACTIONS
        if action != "end"
    ]
    return (*shown, *said, *done)


@cache
def _phrases() -> Mapping[str, str]:
    """One phrase of each list of the rubric."""
    lists = load_plain("rubric.yaml")["phrases"]
    return {name: phrases[0] for name, phrases in lists.items()}


@lru_cache(maxsize=4096)
def _shows(text: str) -> frozenset[str]:
    return signals(text, load_customer_cues())


def _heard(number: int, text: str, abusive: bool) -> CustomerTurn:
    """A line with what it shows. In a hot mood any line may show feeling, and an abusive persona's
    may be abuse; every other line is taken so."""
    mood = ("feeling", "abuse" if abusive else "")[number // 2 % 2]
    return CustomerTurn(text, _shows(text) | ({mood} - {""} if number % 2 else frozenset()))


def _best(scenario: Scenario, skill: Skill) -> AgentTurn:
    """A reply that does all that the skill asks for and nothing that it forbids."""
    wanted = [name for rule in skill.due for name in rule.by]
    refused = {name for rule in skill.due for name in rule.without}
    refused |= {name for fault in skill.faults for name in fault.behaviours}
    phrases = [_phrases()[name.removeprefix("phrase:")] for name in wanted if "phrase:" in name]
    shown = [name for name in wanted if ":" not in name and name not in refused]
    text = " ".join(["One moment.", *phrases])
    facts = (Stated(fact.id, True, 0, len(text), text) for fact in scenario.facts)
    return replace(_reply(text, shown), stated=tuple(facts))


def _worst(scenario: Scenario, skill: Skill) -> AgentTurn:
    """A reply with every fault of the skill in it."""
    shown = [name for fault in skill.faults for name in fault.behaviours]
    text = "Whatever."
    facts = (Stated(fact.id, False, 0, len(text), text) for fact in scenario.facts)
    return replace(_reply(text, shown), stated=tuple(facts))


def _reply(text: str, behaviours: Iterable[str]) -> AgentTurn:
    shown = (Shown(one, 0, len(text), text, 1.0) for one in dict.fromkeys(behaviours))
    return AgentTurn(text, tuple(shown))


def _texts(scenario: Scenario, personas: Iterable[Persona]) -> tuple[str, ...]:
    blocks: list[Lines] = []
    for stage in scenario.stages.values():
        blocks += [stage.says, stage.nudges]
        blocks += [lines for answer in stage.answers for lines in (answer.says, answer.again)]
    blocks += [lines for answer in scenario.answers for lines in (answer.says, answer.again)]
    blocks += [outcome.says for outcome in scenario.outcomes.values()]
    if scenario.identity is not None:
        blocks.append(scenario.identity.says)
    for persona in personas:
        blocks += [*persona.lines.values(), *(one.says for one in persona.reacts)]
    groups = (group for lines in blocks for group in lines.groups)
    return tuple(dict.fromkeys("\n".join(line) for group in groups for line in group.lines))
