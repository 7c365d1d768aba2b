"""What YAML's own parser complains of, said in plain words for people who never met YAML."""

from __future__ import annotations

from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Complaint:
    """A syntax error in plain words; `line` and `column` count from 1. `at_end` tells that the text
    ended where more had to come."""

    line: int
    column: int
    found: str
    expected: str
    at_end: bool = False


_QUOTES = "quotes around the whole text"
_ALIGNED = "keys (or dashes) of one block exactly under one another"

_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a second ': ' in one value, or a key that is indented too far",
        f"{_QUOTES} if the ': ' belongs to it, else {_ALIGNED}",
    ),
    ("found character '\\t'", "a tab", "blanks; YAML does not take tabs here"),
    ("that cannot start any token", "a sign that has a meaning in YAML", _QUOTES),
    ("while scanning an alias", "a text that begins with '*'", _QUOTES),
    ("while scanning an anchor", "a text that begins with '&'", _QUOTES),
    ("while scanning a tag", "a text that begins with '!'", _QUOTES),
    ("while parsing a tag", "a text that begins with '!'", _QUOTES),
    ("while scanning a directive", "a line that begins with '%'", _QUOTES),
    (
        "while scanning a quoted scalar",
        "a quote that is opened here and never closed",
        "a closing quote",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes",
        "single quotes around the text, or two backslashes",
    ),
    (
        "while scanning a double-quoted scalar",
        "a broken backslash code",
        "single quotes, or two backslashes",
    ),
    (
        "while scanning a block scalar",
        "a text on the same line as '|' or '>'",
        "the text on the next lines, indented; or quotes around it",
    ),
    (
        "could not find expected ':'",
        "a line without ': '",
        "'key: value', or quotes closed earlier",
    ),
    ("sequence entries are not allowed", "a '-' where no list can stand", _ALIGNED),
    (
        "while parsing a flow sequence",
        "a '[' list that goes wrong here",
        "',' between its items and ']' at its end",
    ),
    (
        "while parsing a flow mapping",
        "a '{' block that goes wrong here",
        "',' between its keys and '}' at its end",
    ),
    (
        "but found '<scalar>'",
        "more text after the end of a value",
        'the end of the line; a \' within \'...\' is written twice, a " within "..." as \\"',
    ),
    ("but found ']'", "a ']' that closes nothing", _QUOTES),
    ("but found '}'", "a '}' that closes nothing", _QUOTES),
    ("expected <block end>", "a line indented unlike its neighbours", _ALIGNED),
    ("expected '<document start>'", "text that belongs to nothing above it", _ALIGNED),
    ("mapping keys are not allowed", "a '?' at the start", _QUOTES),
    (
        "expected the node content",
        "a sign where a value should stand",
        "a value, in quotes if need be",
    ),
)


def complaint(error: yaml.YAMLError) -> Complaint:
    """The parser's error in plain words and at the place where an author would look for it."""
    said = " ".join(
        str(getattr(error, part, None) or "") for part in ("context", "problem", "note")
    )
    at_end = any(words in said for words in _ENDED)
    line, column = _place(error, at_end)
    for mark, found, expected in _WORDS:
        if mark in said:
            return Complaint(line, column, found, expected, at_end)
    return Complaint(line, column, "something that is not YAML", "'key: value' lines", at_end)


_ENDED = ("end of stream", "<stream end>", "<document start>'", "document separator")


def _place(error: yaml.YAMLError, at_end: bool) -> tuple[int, int]:
    """What is cut off by the end, or goes on in later lines, is wrong where it began; all else
    where it was noticed."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    goes_on = _goes_on(error) and context and problem and context.line < problem.line
    mark = (context if at_end or goes_on else problem) or problem or context
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _goes_on(error: yaml.YAMLError) -> bool:
    """A bracket without its end, or a key without its colon, is noticed only below it."""
    context = str(getattr(error, "context", None) or "")
    return context.startswith(("while parsing a flow", "while scanning a simple key"))
