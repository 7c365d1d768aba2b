"""How content a customer sounds after a turn: from delighted to upset, and whether a need stands.

The tagger's network hears it: some of its outputs were trained on customers' turns. What is read is
the turn alone, so that the same words always sound the same.
"""

from __future__ import annotations

from scoring.reader.features import Setting
from scoring.reader.tagger import WINDOW, Network, before_pieces, hundredths, reply_pieces, unpacked
from scoring.reader.typing_errors import SLIPS
from scoring.spelling import as_typed, read_speller
from scoring.wording import read_words

MOODS = ("delighted", "content", "unsettled", "upset")
"""What a turn can sound like; one that sounds like none is neutral."""
OPEN = "need_open"
"""The turn leaves a need standing that the agent still has to meet."""
HEARD = (*MOODS, OPEN)
SURE = 50
"""The confidence, in hundredths, from which something counts as heard."""


class Contentment:
    """Hears how content a customer is, in the words of one turn."""

    def __init__(self, tagger: bytes, words: bytes = b"") -> None:
        self._tagger = tagger
        self._mend = read_speller(words.decode(), SLIPS).mend if words else as_typed

    def hear(self, text: str) -> frozenset[str]:
        """At most one of `MOODS`, and `OPEN`; nothing for words without a sign either way."""
        sure = self.confidences(text)
        if not sure:
            return frozenset()
        loudest = max(MOODS, key=lambda mood: sure[mood])
        heard = {loudest} if sure[loudest] >= SURE else set()
        return frozenset(heard | ({OPEN} if sure[OPEN] >= SURE else set()))

    def confidences(self, text: str) -> dict[str, int]:
        """How sure each of `HEARD` is, in hundredths; nothing for a text without words."""
        network: Network = unpacked(self._tagger)
        setting = Setting(read_words(text, mend=self._mend), read_words(""), "")
        # The end of a turn tells how it leaves the customer; a very long one is heard from there.
        pieces = reply_pieces(network.pieces, setting)[-WINDOW:]
        if not pieces:
            return {}
        scores = network.scores(before_pieces(network.pieces, setting), pieces)
        best = [max(column) for column in zip(*scores, strict=True)][len(network.behaviours) :]
        return {mood: hundredths(one) for mood, one in zip(network.moods, best, strict=False)}
