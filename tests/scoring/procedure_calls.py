"""Small calls for each procedure: done as the handbook asks, and with one thing gone wrong."""

from __future__ import annotations

from scoring.transcript import Turn
from tests.scoring.judged import action, agent, customer

OPENING = agent("greeting", "introduction", "offer_of_help")
HELD = action("hold", "", 40)
ABUSE = customer("abuse", text="You useless lump.")
WARNED = agent("boundary", text="Please stop using that language.")
ENDS = agent("disconnect_notice", text="You did not stop, so I end this and tell my supervisor.")
NOTE = "customer reported a double charge, upset; refunded £9; agreed, nothing open"


def says(*behaviours: str, words: str) -> Turn:
    """A reply with some words of its own that shows some behaviours."""
    return agent(*behaviours, text=words)


IN_ORDER: dict[str, tuple[Turn, ...]] = {
    "opening": (OPENING, customer("question")),
    "apology": (
        customer("let_down"),
        agent("apology"),
        says("ownership", words="That was our mistake."),
        agent("solution"),
    ),
    "de_escalation": (
        customer("anger"),
        agent("listening_cue", "empathy"),
        customer(),
        agent("collaboration"),
    ),
    "problem_solving": (
        customer("problem", "let_down"),
        agent("open_question"),
        customer(),
        agent("investigation"),
        agent("options", "solution"),
        customer("agrees"),
        agent("confirm_resolution"),
    ),
    "hold": (
        customer(),
        says("hold_request", words="May I put you on hold for a minute while I check?"),
        customer("agrees"),
        HELD,
        action("resume"),
        agent("gratitude"),
    ),
    "warm_transfer": (
        customer(),
        says("transfer_notice", words="Billing can do that. May I connect you?"),
        customer("agrees"),
        action("transfer_warm", "to Priya, briefing: charged twice, wants £9 back"),
        says("farewell", words="Priya has you now. Take care."),
    ),
    "cold_transfer": (
        customer(),
        says("transfer_notice", words="Only the web team can. Is that okay? Their number is 2."),
        action("transfer_cold", "to the web team"),
    ),
    "escalation": (
        customer(),
        agent("investigation"),
        agent("escalation_offer"),
        action("escalate", "to Ana: charged twice, refund refused twice"),
        agent("expectation"),
    ),
    "abusive_caller": (
        ABUSE,
        WARNED,
        ABUSE,
        ENDS,
        action("disconnect"),
        action("note", "abuse twice, warned, disconnected, supervisor told"),
        action("take_break"),
    ),
    "identity_check": (
        customer(),
        says("identity_check", words="For your security, may I have your postcode?"),
        customer("gives_identity"),
        action("verify"),
        says(words="Thank you. Your balance is £9."),
    ),
    "order_or_return": (
        customer(text="I want to return it."),
        agent("identity_check", "clarifying_question"),
        customer("gives_identity"),
        agent("expectation"),
        agent("solution"),
        customer("agrees"),
    ),
    "sale": (
        customer("open_to_offer"),
        agent("open_question"),
        customer(),
        says("recommendation", words="I'd take the small one, because you travel a lot."),
        customer("agrees", text="Fine, I'll pay with my card."),
        says("check_understanding", words="Let me read that back; use the secure link."),
        agent("expectation"),
    ),
    "technical_support": (
        customer(text="The printer shows an error message."),
        agent("open_question"),
        customer(),
        says("instruction", words="First, restart it, and tell me when that's done."),
        customer(),
        agent("closed_question"),
        customer("solved"),
        action("note", "printer error, restarted, works"),
    ),
    "documentation": (customer(), agent("solution"), action("note", NOTE)),
    "closing": (
        OPENING,
        customer("question"),
        agent("solution"),
        customer("thanks"),
        agent("further_help"),
        customer("says_no_more"),
        agent("gratitude", "farewell"),
    ),
}
"""A call in which each procedure is done as the handbook asks."""

LAPSES: list[tuple[str, tuple[Turn, ...], dict[str, str]]] = [
    ("opening", (agent("offer_of_help"), agent("greeting")), {"greet": "late"}),
    ("opening", (agent(), agent(), agent("introduction")), {"introduce": "late"}),
    ("opening", (agent("offer_of_help"), customer()), {"greet": "skipped"}),
    (
        "apology",
        (customer("let_down"), agent(), agent(), agent("apology")),
        {"say_sorry": "late"},
    ),
    (
        "apology",
        (customer("let_down"), *[agent("apology")] * 4, agent("solution")),
        {"say_sorry": "repeated", "act": "late"},
    ),
    (
        "apology",
        (customer("let_down"), agent("hollow_apology"), customer(), agent()),
        {"say_sorry": "in order", "name_it": "skipped", "act": "skipped"},
    ),
    (
        "de_escalation",
        (customer("anger"), agent("blame"), agent("empathy")),
        {"stay_calm": "skipped", "hear_out": "late", "understand": "in order"},
    ),
    (
        "problem_solving",
        (customer("let_down"), agent("solution"), customer(), agent("open_question")),
        {"offer_way": "early", "gather": "in order"},
    ),
    (
        "problem_solving",
        (customer("let_down"), agent("solution"), agent("open_question"), agent("solution")),
        {"offer_way": "in order", "do_it": "in order"},
    ),
    (
        "problem_solving",
        (customer("let_down"), agent("solution"), customer("agrees"), agent()),
        {"gather": "skipped", "offer_way": "in order", "find_cause": "skipped"},
    ),
    ("hold", (customer(), agent(), HELD, agent("gratitude")), {"ask_first": "skipped"}),
    (
        "hold",
        (customer(), agent(), HELD, agent(), action("hold"), agent("gratitude")),
        {"ask_first": "skipped", "come_back": "in order"},
    ),
    (
        "hold",
        (customer(), agent("hold_request"), action("hold", "", 200), agent(), agent("apology")),
        {"own_length": "late", "come_back": "late", "give_length": "skipped"},
    ),
    (
        "warm_transfer",
        (customer(), agent(), action("transfer_warm"), agent("transfer_notice")),
        {"connect": "early", "brief": "skipped", "get_consent": "skipped"},
    ),
    (
        "cold_transfer",
        (customer(), agent(), action("transfer_cold", "to billing")),
        {"tell": "skipped", "way_back": "skipped"},
    ),
    (
        "escalation",
        (customer(), agent("escalation_offer"), customer(), agent("investigation")),
        {"tell": "early", "brief": "skipped"},
    ),
    (
        "abusive_caller",
        (ABUSE, agent(), action("disconnect"), agent("boundary")),
        {"warn": "late", "disconnect": "early"},
    ),
    (
        "abusive_caller",
        (ABUSE, WARNED, ABUSE, WARNED, ABUSE, WARNED, ABUSE, agent()),
        {"warn": "repeated", "not_stopped": "skipped", "announce_end": "skipped"},
    ),
    (
        "abusive_caller",
        (ABUSE, WARNED, customer("agrees"), agent("solution"), action("disconnect")),
        {"disconnect": "early"},
    ),
    (
        "abusive_caller",
        (customer("threat"), WARNED, customer("agrees"), agent("solution")),
        {"warn": "in order", "public_safety": "skipped"},
    ),
    (
        "identity_check",
        (customer(), says(words="Your balance is £9."), agent("identity_check")),
        {"then_tell": "early", "ask": "in order"},
    ),
    (
        "identity_check",
        (customer(), *[agent("identity_check")] * 5),
        {"ask": "repeated"},
    ),
    (
        "order_or_return",
        (customer(text="I want to return it."), agent("solution"), agent("identity_check")),
        {"process": "early", "check_details": "skipped"},
    ),
    (
        "sale",
        (customer("open_to_offer"), agent("recommendation"), agent("open_question")),
        {"recommend": "early", "find_need": "in order"},
    ),
    (
        "sale",
        (customer("open_to_offer"), agent("open_question"), agent("pushy_sale")),
        {"no_pressure": "skipped", "recommend": "skipped"},
    ),
    (
        "technical_support",
        (customer(text="No signal."), agent("instruction"), agent("open_question")),
        {"step_by_step": "early", "common_causes": "skipped"},
    ),
    (
        "documentation",
        (customer(), agent(), action("note", "refunded £9")),
        {"issue": "skipped", "steps": "in order", "outcome": "skipped"},
    ),
    (
        "closing",
        (OPENING, customer("thanks"), agent("farewell"), customer(), agent("further_help")),
        {"say_goodbye": "early", "further_help": "in order", "thank": "skipped"},
    ),
]
"""A procedure, a call, and how some of its steps end in it."""
