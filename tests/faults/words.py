"""Misspelt names, wrong values and broken YAML: what a text can show without being played."""

from __future__ import annotations

from collections.abc import Iterator

from tests.faults.making import Fault, misspelt, swapped

_NAMES = (
    ("behaviour", "scenarios", r"\b(?:shows|lacks|shows_all): \[?(?P<x>[a-z_]+)", 5),
    ("behaviour", "scenarios", r"\b(?:shows|lacks): \[[^\]\n]*, (?P<x>[a-z_]+)\]", 3),
    ("behaviour", "personas", r"\b(?:shows|lacks|when): \[(?P<x>[a-z_]+)", 4),
    ("skill", "scenarios", r"^trains: \[[^\]]*?, (?P<x>[a-z_]+),", 3),
    ("persona", "scenarios", r"^personas: \[(?P<x>[a-z-]+)", 3),
    ("persona of a group of lines", "scenarios", r"^ {6,}(?P<x>angry|confused|abusive):$", 4),
    ("heat of a group of lines", "scenarios", r"^ +\w+ (?P<x>boiling|cool):$", 3),
    ("heat of a group of lines", "personas", r"^ {4}(?P<x>boiling|cool|warm|hot):$", 3),
    ("fact", "scenarios", r"\b(?:mis)?states: \[(?P<x>\w+)", 5),
    ("stage or outcome", "scenarios", r" to: (?P<x>\w+)$", 6),
    ("stage or outcome", "scenarios", r"^(?:starts|resolved): (?P<x>\w+)$", 3),
    ("action", "scenarios", r"\b(?:acts|did): \[(?P<x>\w+)", 4),
    ("heat", "personas", r"\bheat: \[?(?P<x>\w+)", 4),
    ("mood", "personas", r"^(?: +mood|starts): (?P<x>\w+)", 4),
    ("mood", "personas", r"^abusive_in: \[(?P<x>\w+)", 1),
    ("occasion", "personas", r"^  (?P<x>better|asked_again|silence|gives_up|hold_agreed):", 3),
    ("channel", "scenarios", r"^channel: (?P<x>\w+)", 3),
    ("kind of outcome", "scenarios", r"\bkind: (?P<x>\w+)", 3),
    ("flag asked for", "scenarios", r" flags: \[(?P<x>\w+)\]", 4),
    ("flag asked for", "personas", r" flags: \[(?P<x>\w+)\]", 2),
    ("flag set", "scenarios", r"\bsets: \[(?P<x>\w+)\]", 4),
    ("key", "scenarios", r"^ +(?:- )?(?P<x>task|says|nudges|when|goes|to|model|answers):", 5),
    ("key", "scenarios", r"^ +(?P<x>shows|lacks|mentions|no_flags|either|replies|again): ?\S", 4),
    ("key", "scenarios", r"^(?P<x>industry|briefing|facts|identity|knowledge|outcomes|title):", 4),
    ("key", "personas", r"^(?:  - |    )?(?P<x>moods|patience|reacts|lines|when|mood|at_most):", 4),
)  # fmt: skip

_VALUES = (
    ("no such number", "scenarios", r"^difficulty: (?P<x>\d)$", "7", 2),
    ("no such number", "personas", r"^patience: (?P<x>\d)$", "0", 2),
    ("no such number", "scenarios", r" replies: (?P<x>\d)\b", "twice", 2),
    ("wrong type", "scenarios", r"^trains: (?P<x>\[.*\])$", "{empathy: true}", 2),
    ("wrong type", "scenarios", r"^ +task: (?P<x>[A-Z].*)$", "[Be kind, Be quick]", 2),
    ("wrong type", "scenarios", r"^ +about: (?P<x>\[.*\])$", "{words: refund}", 2),
    ("wrong type", "scenarios", r"^ +settled: (?P<x>true)$", "yes", 2),
    ("wrong type", "scenarios", r"^ +name: (?P<x>.*)$", "[Alex, Sam]", 2),
    ("wrong type", "personas", r"^moods: (?P<x>\[.*\])$", "calm to furious", 2),
    ("wrong type", "personas", r" heat: (?P<x>\[.*?\])", "{hot: true}", 2),
    ("unreadable fact", "scenarios", r"^    money: (?P<x>.*)$", "a fair sum", 2),
    ("unreadable fact", "scenarios", r"^    duration: (?P<x>.*)$", "soon", 2),
    ("empty beat", "scenarios", r'^ +- "[^"]*[.?!] (?P<x>\|) ', "| |", 3),
    ("empty line", "scenarios", r"^ +- (?P<x>\"[^\"]{5,}\")$", '""', 2),
    ("unknown placeholder", "scenarios", r"(?P<x>\{agent\})", "{operator}", 3),
    ("unknown placeholder", "personas", r'^ +- "(?P<x>[A-Z])[a-z]+ ', "{name} ", 3),
    ("id of another file", "scenarios", r"^id: (?P<x>.*)$", "copy-of-it", 2),
    ("id of another file", "personas", r"^id: (?P<x>.*)$", "Grumpy Man", 2),
    ("name twice in a list", "personas", r"^moods: \[(?P<x>\w+)", "same", 2),
)  # fmt: skip

_YAML = (
    ("tab", "scenarios", r"^ {4}(?P<x> {2})\w+:", "\t", 3),
    ("tab", "personas", r"^(?P<x> {4})\w+:", "\t", 3),
    ("quote not closed", "scenarios", r'^ +- "[^"]+(?P<x>")$', "", 4),
    ("quote not closed", "personas", r'^ +- "[^"]+(?P<x>")$', "", 3),
    ("quote not opened", "scenarios", r'^ +- (?P<x>")[^"]+: [^"]+"$', "", 3),
    ("bracket not closed", "scenarios", r" +(?:flags|shows|mentions|sets): \[\w+(?P<x>\])$", "", 4),
    ("bracket not closed", "personas", r" (?:shows|moods|heat): \[[\w, ]+(?P<x>\])", "", 2),
    ("colon left out", "scenarios", r"^ +(?:says|any|goes|nudges|angry)(?P<x>:)$", "", 4),
    ("blank after a colon left out", "scenarios", r"^(?:title|industry|channel)(?P<x>: )", ":", 2),
    ("text that begins with a sign", "scenarios", r'^ +- (?P<x>"[A-Z])', "*", 2),
    ("text that begins with a sign", "scenarios", r"^title: (?P<x>)", "!", 1),
    ("text that begins with a sign", "personas", r"^about: (?P<x>)", "&", 1),
    ("second document", "scenarios", r"^(?P<x>)outcomes:$", "---\n", 1),
    ("invisible sign", "scenarios", r'^ +- "\w+(?P<x> )', " \u200b", 2),
)  # fmt: skip


def faults() -> Iterator[Fault]:
    """All of them."""
    for kind, folder, pattern, count in _NAMES:
        yield from swapped(f"misspelt {kind}", folder, pattern, misspelt, count)
    for kind, folder, pattern, new, count in (*_VALUES, *_YAML):
        yield from swapped(kind, folder, pattern, new, count)
    yield from _doubled()
    yield from _indents()


def _doubled() -> Iterator[Fault]:
    line = r"^(?P<x> +(?:task|to|kind|settled|title|money): .*\n)"
    yield from swapped("key twice", "scenarios", line, lambda old: old + old, 4, also=1)
    line = r"^(?P<x>(?:patience|starts|advice): .*\n)"
    yield from swapped("key twice", "personas", line, lambda old: old + old, 2, also=1)
    twice = r"^moods: \[(?P<x>\w+)"
    yield from swapped("name twice in a list", "personas", twice, lambda old: f"{old}, {old}", 2)
    twice = r"^(?:trains|personas): \[(?P<x>[\w-]+)"
    yield from swapped("name twice in a list", "scenarios", twice, lambda old: f"{old}, {old}", 2)
    twice = r"^(?P<x> +- \"[^\"]+ [^\"]+\"\n)"
    for folder in ("scenarios", "personas"):
        found = swapped("line twice", folder, twice, lambda old: old + old, 2, also=1)
        yield from found


def _indents() -> Iterator[Fault]:
    key = r"^(?P<x> {4})(?:task|nudges|model|answers|goes|settled):"
    yield from swapped("indent", "scenarios", key, " " * 5, 4)
    yield from swapped("indent", "scenarios", key, " " * 3, 3)
    yield from swapped("indent", "scenarios", key, " " * 2, 3)
    move = r"^(?P<x> {8})to: "
    yield from swapped("indent", "scenarios", move, " " * 10, 3, also=-1)
    yield from swapped("indent", "scenarios", move, " " * 6, 3)
    yield from swapped("indent", "personas", r"^(?P<x> {4})mood: ", " " * 2, 2)
    yield from swapped("indent", "personas", r"^(?P<x>  )- when:", " ", 2)
