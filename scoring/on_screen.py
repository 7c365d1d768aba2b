"""What the agent's screen shows of a customer, and whether it is used (003, Personalization)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.call import Call, Moment, Spot
from scoring.third_parties import record_of_another

_TELLING = re.compile(r"[£$€]?\w*[0-9][\w.,:/-]*\w|\b[A-Z][a-z]{3,}\b")
"""Words of an account that are this customer's: figures, days, names."""
_COUNT = re.compile(r"[0-9]{1,2}")
"""A bare number so small says nothing of the customer: it may count anything."""
_KNOWN = ("identity_check", "action:verify", "action:look_up", "customer:gives_identity")


def history_known(call: Call) -> Iterator[Moment]:
    """The agent has the customer's account open and two replies or more to use it in; a reply that
    names something of it has done so. A call that had to be ended over abuse owes nothing of it,
    and what a record holds of somebody else is not to be used at all."""
    details = [] if record_of_another(call) else _details(call)
    seen = next((at for at, _ in enumerate(call.turns) if call.shows(at, *_KNOWN)), None)
    if not details or seen is None or len(call.replies) < 2 or call.by_the_book:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(details)})(?!\w)", re.IGNORECASE)
    for at in call.replies:
        used = pattern.search(call.text(at))
        if used is not None:
            yield Moment(seen, 0, None, Spot(at, *used.span()))
            return
    yield Moment(seen, 0)


def _details(call: Call) -> list[str]:
    about = call.transcript
    names = {*_words(about.customer_name), *_words(about.company), *_words(about.agent_name)}
    found = (word for line in about.account for word in _TELLING.findall(line))
    telling = {word for word in found if not _COUNT.fullmatch(word)}
    return sorted({re.escape(word) for word in telling if word.lower() not in names})


def _words(text: str) -> set[str]:
    return set(text.lower().split())
