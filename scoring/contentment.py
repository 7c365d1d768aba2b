"""How content a customer sounds after a turn: from delighted to upset, and whether a need stands.

The same linear judge that reads replies, with weights of its own (`customer-model.bin`), looks at
the last sentence of a turn and the turn's words as a whole. Whole numbers, the same everywhere.
"""

from __future__ import annotations

from scoring.reader.features import Setting
from scoring.reader.model import LinearJudge
from scoring.reader.typing_errors import SLIPS
from scoring.spelling import Mend, as_typed, read_speller
from scoring.wording import read_words

MOODS = ("delighted", "content", "unsettled", "upset")
"""What a turn can sound like; one that sounds like none is neutral."""
OPEN = "need_open"
"""The turn leaves a need standing that the agent still has to meet."""
SURE = 50
"""The confidence, in hundredths, from which a mood counts as heard."""


class Contentment:
    """Hears how content a customer is, in the words of one turn."""

    def __init__(self, model: bytes, words: bytes = b"") -> None:
        self._judge = LinearJudge(model)
        self._mend = read_speller(words.decode(), SLIPS).mend if words else as_typed

    def hear(self, text: str, channel: str = "phone") -> frozenset[str]:
        """At most one of `MOODS`, and `OPEN`; nothing for words without a sign either way."""
        sure = self._confidences(text, channel)
        if not sure:
            return frozenset()
        loudest = max(MOODS, key=lambda mood: sure[mood])
        heard = {loudest} if sure[loudest] >= SURE else set()
        return frozenset(heard | ({OPEN} if sure[OPEN] >= SURE else set()))

    def _confidences(self, text: str, channel: str) -> dict[str, int]:
        setting = turn_setting(text, channel, self._mend)
        return self._judge.judge(setting)[-1] if setting.reply.sentences else {}


def turn_setting(text: str, channel: str, mend: Mend = as_typed) -> Setting:
    """A customer's turn as the judge looks at it."""
    return Setting(read_words(text, mend=mend), read_words(""), channel)
