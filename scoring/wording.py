"""Plain words from typed text: tokens, sentences and clauses, all with places in the original.

Every reader works on the same canonical tokens: lower-case ASCII words with contractions written
out ("I'm", "im" -> "i am") and common shorthand and typing errors mended, so that a rule or a
weight is written once. Each token remembers which characters of the original text it came from.
Nothing here fails on any string: lone surrogates, NUL, emoji and other scripts become symbols.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from scoring.spelling import Mend, as_typed, british


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(listed.split())


LONGEST_READ = 20_000
"""Characters of a text that are read; nobody types more, and a paste must not stall a call."""

_SYMBOL = "\x1a"
_SAME = {
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "–": "-", "—": "-", "―": "-", "−": "-", "…": ".", "？": "?", "！": "!", "，": ",",
    "。": ".", "£": "$", "€": "$", "₹": "$", "¥": "$", "•": "-", "·": "-", "ß": "s", "æ": "a",
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "œ": "o",
}  # fmt: skip

_TOKEN = re.compile(
    r"[0-9]+(?:[.,:][0-9]+)*(?:st|nd|rd|th|am|pm|p|k|gb|mb|%)?\b|[a-z0-9]+(?:'[a-z]+)*|[^\sa-z0-9]"
)
_TITLES = word_set("mr mrs ms miss mx dr prof sir madam the customer caller and of")
_HONORIFICS = word_set("mr mrs ms miss mx dr prof")
_ENDS = frozenset(".!?;")
_STOPS_SHORT = word_set("mr mrs ms dr mx st no vs approx e i g etc eg ie ext tel prof")
_CLAUSE_MARKS = frozenset({",", ":", "-", "(", ")", ";"})
_JOINS = word_set("and but so or then because")
_STARTS_CLAUSE = word_set(
    "i we you it that this there let please can could would will do does did is are have has they"
    " he she what when where which how why if your my our the"
)

_EXPANDED = {
    "im": "i am", "ive": "i have", "youre": "you are", "youve": "you have", "youll": "you will",
    "theyre": "they are", "thats": "that is", "whats": "what is", "wheres": "where is",
    "hows": "how is", "whos": "who is", "theres": "there is", "heres": "here is",
    "lets": "let us", "let's": "let us", "cant": "can not", "can't": "can not",
    "cannot": "can not", "wont": "will not", "won't": "will not", "shan't": "shall not",
    "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not",
    "arent": "are not", "wasnt": "was not", "werent": "were not", "havent": "have not",
    "hasnt": "has not", "hadnt": "had not", "wouldnt": "would not", "couldnt": "could not",
    "shouldnt": "should not", "ain't": "is not", "aint": "is not", "gonna": "going to",
    "wanna": "want to", "gotta": "got to", "gimme": "give me", "lemme": "let me",
    "dunno": "do not know", "idk": "i do not know", "kinda": "kind of", "ma'am": "maam",
    "u": "you", "ur": "your", "r": "are", "ya": "you", "yous": "you", "pls": "please",
    "plz": "please", "plse": "please", "thx": "thanks", "thnx": "thanks", "thanx": "thanks",
    "ty": "thank you", "tks": "thanks", "tysm": "thank you so much", "sry": "sorry",
    "soz": "sorry", "okay": "ok", "k": "ok", "okey": "ok", "cuz": "because", "coz": "because",
    "bc": "because", "tho": "though", "acct": "account", "acc": "account", "msg": "message",
    "mins": "minutes", "min": "minute", "hrs": "hours", "hr": "hour", "secs": "seconds",
    "sec": "second", "tmrw": "tomorrow", "tmr": "tomorrow", "2moro": "tomorrow",
    "appt": "appointment",
    "apologize": "apologise", "apologizes": "apologises", "apologizing": "apologising",
    "realize": "realise", "recognize": "recognise", "favor": "favour", "wouldve": "would have",
    "shouldve": "should have", "couldve": "could have", "goodbye": "bye", "byee": "bye",
    "g'day": "good day", "gday": "good day", "mornin": "morning", "alright": "all right",
    "cheque": "check", "nothin": "nothing", "somethin": "something", "tell'em": "tell them",
    "y'all": "you all", "yall": "you all", "d'you": "do you", "whatcha": "what are you",
    "dob": "date of birth", "info": "information", "probs": "probably", "prob": "probably",
    "defo": "definitely", "def": "definitely", "w": "with", "ppl": "people", "yr": "year",
    "moment's": "moment", "sec's": "second",
}  # fmt: skip
_CLITICS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
_IS_CLITIC = word_set(
    "it that what where who how there here he she everything something nothing when why this"
    " one everyone nobody who"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One canonical word or mark; `start` and `end` are its characters in the original text.

    `raw` is the word as it was meant to be typed, in lower case and plain letters, shorthand left;
    `capital` tells whether it began with a capital, `shout` whether it was typed in capitals
    throughout (two letters or more).
    """

    text: str
    start: int
    end: int
    raw: str
    capital: bool = False
    shout: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens: `first`..`last` (excluded) of the wording's tokens, and their characters."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as canonical tokens, its sentences, and the clauses of each sentence."""

    original: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[tuple[Sentence, ...], ...]

    def words(self, part: Sentence) -> list[str]:
        """The canonical words and marks of one sentence or clause."""
        return [token.text for token in self.tokens[part.first : part.last]]


@dataclass(frozen=True, slots=True)
class Names:
    """The people and the company of a call; their words become AGENT, CUSTOMER and COMPANY."""

    customer: str = ""
    agent: str = ""
    company: str = ""


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isspace() or character == "\0":
        return "\n" if character in "\r\n\x0b\x0c\x85\u2028\u2029" else " "
    base = unicodedata.normalize("NFKD", character)[:1]
    if base.isascii() and base.isprintable():
        return base
    return "'" if unicodedata.category(character) == "Mn" else _SYMBOL


def plain(text: str) -> str:
    """The text in ASCII, one character for each of the original, so that places stay the same."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if " " <= character <= "~" or character == "\n" else _plain_character(character)
        for character in text
    )


def canonical(raw: str) -> tuple[str, ...]:
    """The canonical words for one typed word: contractions and shorthand written out."""
    if raw in _EXPANDED:
        return tuple(_EXPANDED[raw].split())
    if "'" in raw.strip("'"):
        return _without_apostrophe(raw)
    squeezed = re.sub(r"([a-z])\1\1+", r"\1", raw)
    return (british(raw),) if squeezed == raw else canonical(squeezed)


def _without_apostrophe(raw: str) -> tuple[str, ...]:
    if raw.endswith("n't") and len(raw) > 3:
        return (raw[:-3], "not")
    head, _, tail = raw.rpartition("'")
    if "'" + tail in _CLITICS:
        return (*canonical(head), _CLITICS["'" + tail])
    if tail == "s":
        return (head, "is" if head in _IS_CLITIC else "'s")
    return (head + tail,)


def name_words(name: str) -> frozenset[str]:
    """The words of a name by which somebody is recognised: no titles, no single letters."""
    parts = re.findall(r"[a-z]+", plain(name).lower())
    return frozenset(part for part in parts if len(part) > 1 and part not in _TITLES)


NOBODY = Names()


def read_words(text: str, names: Names = NOBODY, mend: Mend = as_typed) -> Wording:
    """The wording of a text, names replaced by AGENT, CUSTOMER and COMPANY.

    `mend` gives the right word for typing errors. Only the first `LONGEST_READ` characters are
    read.
    """
    shown = plain(text[:LONGEST_READ])
    tokens = _tokens(shown, names, mend)
    sentences = _sentences(shown, tokens)
    return Wording(text, tokens, sentences, tuple(_clauses(tokens, part) for part in sentences))


def _tokens(shown: str, names: Names, mend: Mend) -> tuple[Token, ...]:
    roles = _roles(names)
    lowered = shown.lower()
    named = _whole_name(names.company, lowered)
    found: list[Token] = []
    for match in _TOKEN.finditer(lowered):
        raw, start, end = match.group(), match.start(), match.end()
        typed = shown[start:end]
        capital = typed[:1].isupper()
        shout = len(typed) > 1 and typed.isupper()
        role = _role(raw, capital, roles) or ("COMPANY" if _inside(start, named) else "")
        if role == "CUSTOMER" and _other_title(found, names.customer):
            role = ""
        if not role and raw not in _EXPANDED and not (capital and _in_midsentence(found)):
            raw = mend(raw)
        words = (role,) if role else canonical(raw)
        if role and raw.endswith("'s"):
            words = (role, "'s")
        if raw == "ill" and (not found or not found[-1].text.isalpha() or found[-1].text in _JOINS):
            words = ("i", "will")
        found += [Token(word, start, end, raw, capital, shout) for word in words]
    return tuple(found)


# Given names that are also everyday words: only with a capital are they taken for the name.
_AMBIGUOUS = word_set(
    "will may mark grace rose bill hope joy penny rich art sue pat jack rob faith dawn lane case"
    " price best day good long young little brown green white black grey hill wood bell bank gas"
    " water home care line direct store shop mobile energy travel hotel post express first call"
    " air rail boots books bikes pets"
)


def _roles(names: Names) -> list[tuple[str, frozenset[str]]]:
    return [
        ("CUSTOMER", name_words(names.customer)),
        ("AGENT", name_words(names.agent)),
        ("COMPANY", name_words(names.company)),
    ]


def _whole_name(name: str, lowered: str) -> list[tuple[int, int]]:
    """Where a name of several words stands in full: that is the name in small letters too."""
    whole = plain(name).lower().strip()
    if len(name_words(whole)) < 2:
        return []
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", lowered)]


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _role(raw: str, capital: bool, roles: list[tuple[str, frozenset[str]]]) -> str:
    word = raw.removesuffix("'s")
    for role, words in roles:
        if word in words and (capital or (word not in _AMBIGUOUS and role != "COMPANY")):
            return role
    return ""


def _in_midsentence(before: list[Token]) -> bool:
    """True where a capital tells a name: a name is never a typing error."""
    return bool(before) and before[-1].text.isalpha() and not before[-1].shout


def _other_title(before: list[Token], customer: str) -> bool:
    """True after a title that is not the customer's: the name is somebody else's."""
    last = [token.raw for token in before[-2:] if token.raw != "."][-1:]
    known = _HONORIFICS.intersection(re.findall(r"[a-z]+", plain(customer).lower()))
    return bool(known) and bool(_HONORIFICS.intersection(last)) and last[0] not in known


def _sentences(shown: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    first = 0
    for index, token in enumerate(tokens):
        if _ends_here(shown, tokens, index):
            found.append(Sentence(first, index + 1, tokens[first].start, token.end))
            first = index + 1
    if first < len(tokens):
        found.append(Sentence(first, len(tokens), tokens[first].start, tokens[-1].end))
    return _without_stray_marks(tokens, found)


def _ends_here(shown: str, tokens: tuple[Token, ...], index: int) -> bool:
    if index + 1 >= len(tokens):
        return True
    token, after = tokens[index], tokens[index + 1]
    between = shown[token.end : after.start]
    if "\n" in between:
        return True
    if after.text in _ENDS or after.text in "\"')":
        return False
    last = tokens[index - 1] if token.text in "\"')" and index else token
    if last.text not in _ENDS:
        return False
    if last.text == "." and not _full_stop(tokens, index, between):
        return False
    return bool(between) or last.text in "!?;"


def _full_stop(tokens: tuple[Token, ...], index: int, between: str) -> bool:
    before = tokens[index - 1].raw if index else ""
    letter_before_small = len(before) == 1 and before.isalpha() and not tokens[index + 1].capital
    return bool(between) and before not in _STOPS_SHORT and not letter_before_small


def _without_stray_marks(tokens: tuple[Token, ...], parts: list[Sentence]) -> tuple[Sentence, ...]:
    """Sentences of marks alone are joined to the sentence before them, or dropped at the start."""
    kept: list[Sentence] = []
    for part in parts:
        if any(token.text[0].isalnum() for token in tokens[part.first : part.last]):
            kept.append(part)
    return tuple(kept)


def _clauses(tokens: tuple[Token, ...], part: Sentence) -> tuple[Sentence, ...]:
    cuts = [part.first]
    for index in range(part.first + 1, part.last):
        text, before = tokens[index].text, tokens[index - 1].text
        after = tokens[index + 1].text if index + 1 < part.last else ""
        joins = text in _JOINS and after in _STARTS_CLAUSE
        if (before in _CLAUSE_MARKS and text not in _CLAUSE_MARKS) or joins:
            cuts.append(index)
    return tuple(
        _trimmed(tokens, first, last)
        for first, last in zip(cuts, [*cuts[1:], part.last], strict=True)
        if any(token.text[0].isalnum() for token in tokens[first:last])
    )


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> Sentence:
    while last - 1 > first and tokens[last - 1].text in _CLAUSE_MARKS:
        last -= 1
    return Sentence(first, last, tokens[first].start, tokens[last - 1].end)


def unquoted(reply: Wording, part: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence, without words in double quotes unless all of it is quoted."""
    tokens = reply.tokens[part.first : part.last]
    marks = [at for at, token in enumerate(tokens) if token.text == '"']
    if len(marks) < 2 or marks[-1] - marks[0] >= len(tokens) - 2:
        return tokens
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.text == '"':
            inside = not inside
        if not inside:
            kept.append(token)
    return tuple(kept)
