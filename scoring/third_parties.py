"""What is told about people who are not on the line (003, Privacy).

Words, not meaning: a reply is suspected when it tells something private of somebody in the third
person, or puts the name or address of another customer before this one. A refusal, or leave that
the call itself tells of, takes the suspicion away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.call import Call, Spot
from scoring.transcript import AgentTurn
from scoring.wording import name_words


def _any(listed: str) -> str:
    return "(?:" + "|".join(listed.split()) + ")"


_PERSON = _any(
    "wife husband partner spouse mum mom mother dad father sister brother aunt uncle cousin nan"
    " gran grandad grandma grandmother grandfather boyfriend girlfriend ex flatmate roommate"
    " housemate neighbou?rs? friend mate colleague boss tenant landlord landlady lodger"
)
_PRIVATE = _any(
    "accounts? balance savings overdraft debts? arrears salary wages statements? card payments?"
    r" results? diagnos\w+ prescri\w+ medica\w+ tablets antidepressants appointments? treatment"
    r" liver heart cancer pregnan\w+ tests? referred bill usage tariff booking address email"
    " password membership benefits contract claim"
)
_PLACE = _any(
    "Street Road Lane Avenue Close Drive Way Square Hill Park Gardens Pharmacy Surgery Clinic"
    " Hospital House Hotel Bank Centre Center Office Depot Station School Team Desk Services?"
    " Support"
)
_DOES = _any(
    "'s is has had was owes paid pays spent lives opened called rang booked ordered stayed left"
)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr)\.?"
_MONEY = r"(?:£|\$|€)"

_ASKS_ABOUT = re.compile(
    rf"\b(?:my|our|the|his|her)\s+{_PERSON}(?:'s|s')?\b|\bnext door\b|\bat number \w+", re.I
)
"""The customer speaks of another grown person; a parent may ask after a child."""
_TOLD = re.compile(
    rf"\b(?:she|he)\s?(?:still\s)?{_DOES}\b[^.!?]*?(?:\b{_PRIVATE}\b|{_MONEY})"
    rf"|\b(?:her|his)\s+(?:\w+\s+){{0,2}}{_PRIVATE}\s+(?:is|was|has|shows?|says?|ends?|went)\b"
    rf"|\b(?:she|he)(?:'s| is)\s+(?:\w+\s+){{0,2}}(?:on|in|behind|under)\b[^.!?]*?\b{_PRIVATE}\b"
    r"|\b(?:it|they) came back\b",
    re.I,
)
"""Told after the customer spoke of somebody else."""
_ELSEWHERE = re.compile(
    rf"\b(?:gone|went|given|sent|booked|paid|credited|posted) (?:on ?to|onto|to|out to)\s+"
    rf"(?:{_TITLE} )?[A-Z][a-z]+ (?!{_PLACE}\b)[A-Z][a-z]+"
    r"|\byour neighbou?rs?(?: at (?:number )?\w+)?,? (?:\w+ ){0,2}"
    r"(?:has|had|have|only|uses?|pays?|paid|owes?|gets?)\b"
    r"|\b(?:I'll|I can|let me) give you (?:her|his|their) (?:\w+ )?(?:number|address|email)\b"
)
"""Told of another customer without being asked."""
_NAMED = re.compile(
    rf"\b{_TITLE} (?P<name>[A-Z]\w+)\b[^.!?]{{0,60}}?"
    r"\b(?:paid|pays|owes|behind|account \d|booked|staying|his usage|her usage)"
)
_IN_PUBLIC = re.compile(
    r"\b(?:months?|weeks?|payments?) (?:behind|late|overdue|in arrears)\b|\byou owe\b"
    r"|\byour balance\b|\bat number \d+\b|\byour (?:address|date of birth|account number) is\b",
    re.I,
)
"""Where everybody can read it, even the customer's own matters are given away."""
_REFUSED = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|not able to|unable to|not allowed to|won't|only)"
    r" (?:\w+ ){0,3}(?:discuss|share|tell|say|give|go into|talk about|speak (?:to|with))"
    r"|\bconfidential\b|\bprivacy\b",
    re.I,
)
_LEAVE = re.compile(
    r"\bput (?:her|him|them) on\b|\bpermission\b|\bauthori[sz]ed\b|\bauthority\b|\bconsent\b"
    r"|\bpower of attorney\b|\bjoint\b|\bnominated\b|\bnamed on\b|\bnext of kin\b|\bcarer\b"
    r"|\bguardian\b",
    re.I,
)


def tells_of_others(call: Call) -> Iterator[Spot]:
    """The first private thing told of somebody who is not on the line, or told in public."""
    asked = leave = False
    for at, turn in enumerate(call.turns):
        text = call.text(at)
        leave = leave or bool(_LEAVE.search(text))
        if not isinstance(turn, AgentTurn):
            asked = asked or bool(_ASKS_ABOUT.search(text))
            continue
        found = None if _REFUSED.search(text) else _told(text, asked and not leave, call)
        if found is not None:
            yield Spot(at, found.start(), found.end())
            return


def _told(text: str, asked: bool, call: Call) -> re.Match[str] | None:
    transcript = call.transcript
    if transcript.channel == "social" and not text.lstrip().startswith("("):
        public = _IN_PUBLIC.search(text)
        if public:
            return public
    ours = name_words(f"{transcript.customer_name} {transcript.agent_name}")
    for named in _NAMED.finditer(text):
        if named["name"].lower() not in ours:
            return named
    return _ELSEWHERE.search(text) or (_TOLD.search(text) if asked else None)
