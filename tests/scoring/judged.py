"""The shipped rubric, and calls made by hand from behaviours in words."""

from __future__ import annotations

from scoring.facts import Stated
from scoring.judging import judge
from scoring.reading import Shown
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import (
    ActionTurn,
    AgentTurn,
    Channel,
    CustomerTurn,
    Result,
    Transcript,
    Turn,
)
from simulator.content.scoring_data import load_customer_cues, load_rubric

RUBRIC = load_rubric()
CUES = load_customer_cues()


def agent(*behaviours: str, text: str = "", sure: float = 0.9, cut: bool = False) -> AgentTurn:
    """A reply that shows some behaviours, one word each unless a text is given."""
    words = text or " ".join(behaviours) or "well now then sir"
    shown: list[Shown] = []
    at = 0
    for behaviour in behaviours:
        start = at if not text else 0
        end = start + len(behaviour) if not text else len(words)
        shown.append(Shown(behaviour, start, end, words[start:end], sure))
        at = end + 1
    return AgentTurn(words, tuple(shown), (), cut)


def states(*rights: bool) -> AgentTurn:
    """A reply that states facts, right or wrong."""
    return AgentTurn("it is so", (), tuple(Stated("f", right, 0, 2, "it") for right in rights))


def customer(*signals: str, text: str = "So what about my order then") -> CustomerTurn:
    """A customer's turn that shows some signals."""
    return CustomerTurn(text, frozenset(signals))


def action(name: str, detail: str = "", seconds: int = 0) -> ActionTurn:
    """Something the agent did."""
    return ActionTurn(name, detail, seconds)


def skill(card: Scorecard, name: str) -> SkillScore:
    """One skill of a scorecard."""
    return next(one for one in card.skills if one.skill == name)


def findings(card: Scorecard, rule: str) -> list[Finding]:
    """What a scorecard found by one rule."""
    return [found for one in card.skills for found in one.findings if found.rule == rule]


def verdicts(card: Scorecard, rule: str) -> list[str]:
    """The verdicts of one rule, in the order of the call."""
    return [found.verdict for found in findings(card, rule)]


def judged(
    *turns: Turn,
    channel: Channel = "phone",
    result: Result | None = None,
    ended: bool = True,
    name: str = "",
) -> Scorecard:
    """The scorecard of some turns by the shipped rubric."""
    call = Transcript(channel, tuple(turns), customer_name=name, result=result, ended=ended)
    return judge(call, RUBRIC)


OPENING = agent("greeting", "introduction", "offer_of_help", "gratitude")
CLOSING = agent("confirm_resolution", "further_help", "gratitude", "uses_name", "farewell")


def good_call() -> tuple[Turn, ...]:
    """A call in which all that counts is done."""
    return (
        OPENING,
        customer("let_down", "problem", "feeling", "anger"),
        agent("apology", "empathy", "paraphrase", "check_understanding", "ownership"),
        customer("agrees"),
        agent("uses_name", "identity_check", "gratitude", "open_question"),
        customer("gives_identity"),
        action("look_up", "account"),
        agent("investigation", "solution", "options", "expectation", "reassurance"),
        customer("agrees", "thanks"),
        agent("follow_up", "expectation", "confirm_resolution"),
        customer("agrees", "thanks", "says_no_more"),
        CLOSING,
    )
