"""What the linear judge looks at in one sentence: its words, its setting and its shape.

Each feature is a short string, hashed to 32 bits. Features come in groups; a group's weight is
shared by its members so that long sentences do not shout down short ones. All values are whole
numbers, so that a score is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt
from zlib import crc32

from scoring.wording import NOBODY, Names, Sentence, Wording, unquoted, word_set

ONE = 256
"""The value of a feature that stands alone in a group of full weight."""

_GROUPS = {"w": 256, "c": 200, "n": 110, "r": 90, "u": 70, "s": 150, "b": 70, "o": 110}
_NEGATORS = word_set("not no never none nobody nothing without neither nor")
_MARKS = frozenset({",", ".", "!", "?", ";", ":", "-", "(", ")", '"'})
_TIME = word_set(
    "minute minutes hour hours day days week weeks month today tonight tomorrow monday tuesday"
    " wednesday thursday friday saturday sunday noon midnight morning afternoon evening soon"
    " shortly weekend second seconds"
)
_ASKING = word_set("what when where which who whose why how")
_AUXILIARY = word_set(
    "is are was were do does did can could will would shall should may have has had am"
)
_SMALL = word_set(
    "the a an i you we it to of and in is that for on my your our this be are was with at as not"
    " have will do me can so but if or by from just there what all out up about he she they them"
    " his her"
)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing seen, and how strongly: `value` in 1..`ONE`."""

    name: str
    value: int


def key(name: str) -> int:
    """The 32-bit number under which a feature's weights are kept."""
    return crc32(name.encode("ascii", "replace"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What all sentences of one reply share."""

    reply: Wording
    customer: Wording
    channel: str
    names: Names = NOBODY

    def asked(self) -> str:
        """The kind of question the customer ended with: its first question word, or nothing."""
        for part in reversed(self.customer.sentences):
            words = self.customer.words(part)
            if "?" not in words[-3:]:
                continue
            for word in words:
                if word in _ASKING:
                    return word
            return "aux" if _AUXILIARY.intersection(words) else "other"
        return ""


def generic(word: str) -> str:
    """A word as the weights know it: digits are all alike."""
    if not word.isalpha() and any(c.isdigit() for c in word):
        return "".join("#" if c.isdigit() else c for c in word)[:6]
    return word


def grams(words: Sequence[str], longest: int) -> list[str]:
    """All runs of one to `longest` words."""
    return [
        " ".join(words[at : at + size])
        for size in range(1, longest + 1)
        for at in range(len(words) - size + 1)
    ]


def shared_features(setting: Setting) -> list[Feature]:
    """Features of the reply as a whole and of the customer's words, for every sentence alike."""
    reply = [generic(token.text) for token in setting.reply.tokens[:400]]
    customer = [generic(token.text) for token in setting.customer.tokens[-120:]]
    return [
        *_group("r", (gram for gram in grams(reply, 2) if gram not in _MARKS)),
        *_group("u", (word for word in customer if word not in _MARKS)),
    ]


def sentence_features(setting: Setting, index: int) -> list[Feature]:
    """Features of one sentence by its number, without the shared ones."""
    return part_features(setting, setting.reply.sentences[index], index)


def part_features(setting: Setting, part: Sentence, index: int) -> list[Feature]:
    """Features of a sentence or clause that lies in sentence number `index`."""
    tokens = unquoted(setting.reply, part)[:150]
    words = [generic(token.text) for token in tokens]
    framed = ["<", *words, ">"]
    return [
        *_group("w", grams(framed, 3)),
        *_group("c", _letters([t.raw if t.text.islower() else t.text for t in tokens])),
        *_group("n", _negated(words)),
        *_group("s", _shape(setting, part, index)),
        *_group("b", _around(setting, index)),
        *_group("o", _overlap(setting, words)),
    ]


def _group(name: str, members: Iterable[str]) -> list[Feature]:
    seen = sorted(set(members))
    if not seen:
        return []
    value = max(1, isqrt(_GROUPS[name] ** 2 // len(seen)))
    return [Feature(f"{name}:{member}", value) for member in seen]


def _letters(words: Sequence[str]) -> list[str]:
    found = []
    for word in words:
        if word.isupper() and len(word) > 4:
            continue
        edged = f"_{word}_"
        for size in (3, 4, 5):
            found += [edged[at : at + size] for at in range(len(edged) - size + 1)]
    return found


def _negated(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    reach = 0
    for before, word in zip(["<", *words], words, strict=False):
        if word in _MARKS or word == "but":
            reach = 0
        elif word in _NEGATORS:
            reach = 6
        elif reach:
            reach -= 1
            found += [f"!{word}", f"!{before} {word}"]
    return found


def _shape(setting: Setting, part: Sentence, index: int) -> list[str]:
    tokens = unquoted(setting.reply, part)
    words = [token.text for token in tokens]
    count, last = len(words), len(setting.reply.sentences) - 1
    asked = setting.asked()
    kind = _kind(words)
    number = any(c.isdigit() for word in words for c in word)
    time = bool(_TIME.intersection(words))
    shape = [
        f"kind={kind}", f"first={words[0]}", f"asked={asked}", f"asked={asked} {kind}",
        f"asked={asked} number={number} time={time}", f"channel={setting.channel[:9]}",
        f"size={min(count.bit_length(), 6)}", f"number={number}", f"time={time}",
        f"size={min(count.bit_length(), 6)} {kind}",
    ]  # fmt: skip
    shape += [name for name, held in (
        ("opens", index == 0), ("closes", index == last), ("alone", last == 0),
        ("second", index == 1), ("!", "!" in words), ("...", words[-3:] == [".", ".", "."]),
        ("shout", sum(token.shout for token in tokens) > 1),
        ("acronym", any(t.shout and t.raw.isalnum() and t.raw not in _SMALL for t in tokens)),
        ("list", bool(words) and words[0] == "-"),
        ("asked-directly", bool(asked) and index == 0),
    ) if held]  # fmt: skip
    shape += [f"caps={min(3, sum(t.capital for t in tokens[1:] if t.text.islower()))}"]
    return shape


def _kind(words: Sequence[str]) -> str:
    if "?" in words[-3:]:
        return "ask"
    bare = [word for word in words[:3] if word not in _MARKS]
    if bare and bare[0] in _ASKING:
        return "ask-bare"
    if len(bare) > 1 and bare[0] in _AUXILIARY and bare[1] in ("you", "it", "that", "the", "i"):
        return "ask-aux"
    return "say"


def _around(setting: Setting, index: int) -> list[str]:
    found = []
    parts = setting.reply.sentences
    for side, at in (("<", index - 1), (">", index + 1)):
        if 0 <= at < len(parts):
            words = [generic(word) for word in setting.reply.words(parts[at])[:40]]
            found += [f"{side}{word}" for word in words if word not in _MARKS]
    return found


def _overlap(setting: Setting, words: Sequence[str]) -> list[str]:
    said = {token.text for token in setting.customer.tokens} - _SMALL
    content = [word for word in words if word not in _SMALL and word not in _MARKS]
    if not content:
        return ["none"]
    shared = sum(word in said for word in content)
    share = 4 * shared // len(content)
    return [f"share={share}", f"shared={min(shared, 4)}", f"share={share} {_kind(words)}"]
