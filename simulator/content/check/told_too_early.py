"""Customers who name what only the company knows before anybody has told them."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.facts import Fact, find_statements, truth_of
from scoring.found_values import find_values
from scoring.words import tokenise
from simulator.content.check.case import Case, Cast
from simulator.content.check.reached import Reached
from simulator.content.check.spoken import Spoken, spoken
from simulator.content.diagnostics import Diagnostic, quoted
from simulator.engine.scenario import Scenario


def check(case: Case) -> Iterator[Diagnostic]:
    """L002 for each line spoken unasked in a stage that a call reached without the fact told.

    Only values that stand in the knowledge base, and in nothing that the customer may have seen,
    are surely new to the customer.
    """
    scenario = case.scenario
    assert scenario is not None
    hidden = [fact for fact in scenario.facts if _is_hidden(scenario, fact)]
    for line in spoken(case.root) if hidden else ():
        if line.block[0] != "stages" or line.block[2] not in ("says", "nudges"):
            continue
        for said in find_statements(line.words, hidden):
            state = _untold(case, line, said.fact) if said.right else None
            if state is not None:
                cast, reached = state
                yield case.on(
                    line.node,
                    "L002",
                    f"{quoted(said.text)}, which the customer cannot know yet",
                    f"no {quoted(said.fact)} before the trainee has told it",
                    "the example comes here without it",
                    cast.script(reached),
                )


def _is_hidden(scenario: Scenario, fact: Fact) -> bool:
    """Whether the value of a fact stands in the knowledge base alone."""
    if truth_of(fact) is None:
        return False
    customer, opening = scenario.customer, scenario.stages[scenario.starts]
    seen = [scenario.about, scenario.briefing, customer.about, *customer.account.values()]
    seen += [*customer.account, *scenario.you_are.may, *scenario.you_are.may_not]
    seen += [" ".join(line) for group in opening.says.groups for line in group.lines]
    return any(_holds(article.text, fact) for article in scenario.knowledge) and not any(
        _holds(text, fact) for text in seen
    )


def _holds(text: str, fact: Fact) -> bool:
    truth = truth_of(fact)
    return any(value.content == truth for value in find_values(tokenise(text)))


def _untold(case: Case, line: Spoken, fact: str) -> tuple[Cast, Reached] | None:
    """A call that came to the line's stage though nobody told the fact, or None."""
    assert case.scenario is not None
    told = next(one for one in case.scenario.facts if one.id == fact)
    for cast in case.casts:
        if not _speaks(cast, line):
            continue
        for state in cast.explored.kept:
            if state.memory.stage == line.block[1] and fact not in state.memory.stated:
                words = " ".join(phrase for cue in state.way() for phrase in cue.phrases)
                if not _mentioned(words, told):
                    return cast, state
    return None


def _mentioned(words: str, fact: Fact) -> bool:
    """Whether words hold any number of the fact's value, in whatever form."""
    numbers = {token.low for token in tokenise(fact.value) if token.low[0].isdigit()}
    return bool(numbers & {token.low for token in tokenise(words)}) or _holds(words, fact)


def _speaks(cast: Cast, line: Spoken) -> bool:
    return line.group.split()[0] not in {
        other for other in cast.scenario.personas if other != cast.persona.id
    }
