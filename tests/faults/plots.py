"""Faults of the plot and of what a block must have: parts taken out, rules that cannot fire, ends
that cannot be reached, moments without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.faults.making import Fault, block_of, line_at, marked, replaced, shipped

CAKE = "scenarios/wrong-name-cake.yaml"
BILL = "scenarios/winter-bill.yaml"
ANGRY, CONFUSED = "personas/angry.yaml", "personas/confused.yaml"
ABUSIVE, UPSELL = "personas/abusive.yaml", "personas/upsell-ready.yaml"


def faults() -> Iterator[Fault]:
    """All of them."""
    yield from _left_out()
    yield from _targets_taken_out()
    yield from _unreachable()
    yield from _dead_moves()
    yield from _dead_reactions()
    yield from _ends()
    yield from _silences()
    yield from _persona_proofs()
    yield from _language()


def _left_out() -> Iterator[Fault]:
    """A line or a block that must be there and is not: right is the head of the block around it,
    or the first line of that block."""
    for file, head, gone in (
        (CAKE, "  public:", r"    task: .*\n"),
        (BILL, "  opening:", r"    task: .*\n"),
        (CAKE, "  resolved:", r"    kind: .*\n"),
        (BILL, "  switched:", r"    about: .*\n"),
        ("scenarios/lost-booking.yaml", "you_are:", r"  role: .*\n"),
        ("scenarios/late-engineer.yaml", "customer:", r"  name: .*\n"),
        ("scenarios/wrong-parcel.yaml", "identity:", r"  asks_for: .*\n"),
        (ANGRY, "lines:", r"  farewell:\n(?:    .*\n)+"),
        (CONFUSED, "lines:", r"  silence:\n(?:    .*\n)+"),
    ):
        text = shipped(file.split("/")[0])[file]
        start, end = block_of(text, head)
        match = re.compile(gone).search(text, start, end)
        assert match is not None, (file, head, gone)
        line = line_at(text, start)
        spoilt = text[: match.start()] + text[match.end() :]
        yield Fault(
            "key left out", file, spoilt, frozenset({line, line + 1}), match[0].strip()[:40]
        )
    for file, key in ((CAKE, "channel"), (BILL, "title"), (ANGRY, "patience"), (UPSELL, "source")):
        text = shipped(file.split("/")[0])[file]
        spoilt = re.sub(rf"^{key}: .*\n", "", text, flags=re.MULTILINE)
        yield Fault("key left out", file, spoilt, frozenset({1}), key)


def _targets_taken_out() -> Iterator[Fault]:
    """A stage, outcome or fact removed: right is each place that names it."""
    for file, head, naming in (
        (CAKE, "  wording:", "to: wording"),
        (CAKE, "  still_wrong:", "to: still_wrong"),
        (CAKE, "  delivered_by:", "states: [delivered_by]"),
        (BILL, "  payback:", "to: payback"),
        (BILL, "  closing:", "to: closing"),
        (BILL, "  switched:", "to: switched"),
        ("scenarios/late-engineer.yaml", "  text_ahead:", "states: [text_ahead]"),
        ("scenarios/double-charge.yaml", "  choice:", "to: choice"),
    ):
        text = shipped("scenarios")[file]
        start, end = block_of(text, head)
        spoilt = text[:start] + text[end:]
        lines = {line_at(spoilt, match.start()) for match in re.finditer(re.escape(naming), spoilt)}
        assert lines, (file, head)
        yield Fault("target taken out", file, spoilt, frozenset(lines), head.strip())


def _unreachable() -> Iterator[Fault]:
    """The only way to a stage or outcome leads elsewhere: right is its name."""
    kind = "stage or outcome out of reach"
    yield replaced(kind, CAKE, "to: wording", "to: promise", "  wording:")
    yield replaced(kind, CAKE, "to: refunded", "to: still_wrong", "  refunded:")
    yield replaced(kind, CAKE, "to: still_wrong", "to: resolved", "  still_wrong:")
    yield replaced(kind, BILL, "to: switched", "to: resolved", "  switched:")
    yield replaced(kind, BILL, "starts: opening", "starts: bill", "  opening:")
    text = shipped("scenarios")[BILL].replace("to: closing", "to: resolved")
    yield marked(kind, BILL, text, "to: closing", "\n  closing:\n")
    unused = "outcomes:\n  sued: {kind: bad, about: It went to court.}\n"
    yield replaced(kind, CAKE, "outcomes:\n", unused, "  sued:")


def _narrow(text: str, persona: str) -> str:
    """The scenario for one persona, so that a proof takes a third of the time."""
    return re.sub(r"^personas: \[.*\]$", f"personas: [{persona}]", text, flags=re.MULTILINE)


def _in(kind: str, file: str, persona: str, old: str, new: str, *marks: str) -> Fault:
    fault = replaced(kind, file, old, new, *marks)
    text = _narrow(fault.text, persona)
    return Fault(kind, file, text, fault.lines, fault.about)


def _dead_moves() -> Iterator[Fault]:
    """A move or answer added that nothing can make fire, or a rule added that shuts one off."""
    move = "    goes:\n      - when: {flags: [address_given]}\n        to: promise\n"
    dead = (
        "{shows: [empathy], lacks: [empathy]}",
        "{flags: [address_given], shows: [apology]}",
        "{flags: [cake_agreed], no_flags: [cake_agreed]}",
        "{replies: 60}",
        "{acts: [hold], shows: [hold_request]}",
        "{did: [verify], no_flags: [identity_given]}",
        "{flags: [address_given, cake_agreed]}",
        "{no_flags: [cake_agreed]}",
    )
    for when in dead:
        added = f"{move}      - when: {when}\n        to: still_wrong\n"
        yield _in("dead rule", CAKE, "confused", move, added, f"- when: {when}")
    over = "    goes:\n      - when: {}\n        to: still_wrong\n"
    over += "      - when: {flags: [address_given]}\n        to: promise\n"
    yield _in("dead rule", CAKE, "confused", move, over, "- when: {flags: [address_given]}")
    for when in (
        "{acts: [hold]}",
        "{flags: [heard], no_flags: [heard]}",
        "{shows: [rude], lacks: [rude]}",
    ):
        text = shipped("scenarios")[CAKE]
        added = f"answers:\n  - when: {when}\n    says: [Never said by anybody here.]\n"
        text = text.replace("\nanswers:\n", f"\n{added}", 1)
        yield marked(
            "dead rule", CAKE, _narrow(text, "confused"), f"answer {when}", f"- when: {when}"
        )


def _dead_reactions() -> Iterator[Fault]:
    """A reaction behind one that always fits, or one that refuses what it asks for."""
    for file in (ANGRY, CONFUSED):
        for when in ("[dismissive]", "{shows: [empathy], lacks: [empathy]}", "{acts: [hold]}"):
            last = f"  - when: {when}\n    mood: better\n    at_most: 77\n\nlines:\n"
            text = shipped("personas")[file].replace("\nlines:\n", f"{last}", 1)
            yield _reaction(file, text, when)


def _reaction(file: str, text: str, when: str) -> Fault:
    line = line_at(text, text.index("    at_most: 77")) - 2
    return Fault("dead reaction", file, text, frozenset({line}), when)


def _ends() -> Iterator[Fault]:
    """Scenarios that cannot be won, and stages without a way out."""
    for file in (CAKE, BILL, "scenarios/wrong-parcel.yaml"):
        text = shipped("scenarios")[file].replace("kind: good", "kind: mixed")
        line = line_at(text, text.index("\noutcomes:\n") + 1)
        yield Fault("cannot be won", file, text, frozenset({line, line + 1}), "no good outcome")
    yield _lost_with_one_persona()
    move = "      - when: {flags: [address_given]}\n        to: promise\n"
    for when in (
        "{flags: [refund_named]}",
        "{flags: [address_given, refund_named]}",
        "{flags: [address_given], no_flags: [refund_named]}",
    ):
        new = f"      - when: {when}\n        to: promise\n"
        yield _in("trap", CAKE, "confused", move, new, "  wording:")


def _lost_with_one_persona() -> Fault:
    """The only way to win asks for a flag that one of two personas never sets."""
    text = shipped("scenarios")[CAKE].replace("    settled: true\n", "")
    text = re.sub(r"^personas: .*$", "personas: [angry, upsell-ready]", text, flags=re.MULTILINE)
    start = text.index("      - when:\n          mentions: [goodbye")
    way = "      - when: {shows: [farewell], flags: [acknowledged]}\n        to: resolved\n"
    text = text[:start] + way + text[text.index("    model:", start) :]
    return marked("cannot be won", CAKE, text, "one persona", "personas: [angry, upsell-ready]")


def _silences() -> Iterator[Fault]:
    """Lines for all become lines for one persona that does not play, or for one heat."""
    kind = "lines left out"
    for head in ("  public:", "  message:", "  offer:", "  promise:"):
        text = shipped("scenarios")[CAKE]
        start, end = block_of(text, head)
        says = text.index("    says:\n", start)
        group = re.compile(r"      any:\n").search(text, says, end)
        own = re.compile(r"      confused:\n(?:        .*\n)+").search(text, says, end)
        assert group is not None
        assert own is not None
        spoilt = text[: own.start()] + text[own.end() :]
        spoilt = spoilt[: group.start()] + "      upsell-ready:\n" + spoilt[group.end() :]
        line = line_at(spoilt, says)
        yield Fault(kind, CAKE, _narrow(spoilt, "confused"), frozenset({line}), head.strip())
    for file, occasion in (
        (ANGRY, "no_progress"),
        (ANGRY, "farewell"),
        (ANGRY, "silence"),
        (CONFUSED, "farewell"),
        (UPSELL, "no_progress"),
        (UPSELL, "farewell"),
    ):
        text = shipped("personas")[file]
        start, end = block_of(text, f"  {occasion}:")
        group = re.compile(r"    any:\n(?:      .*\n)+").search(text, start, end)
        assert group is not None
        if not re.search(r"^    (?!any)\w", text[start:end], re.MULTILINE):
            block = text[start:end].replace("    any:", "    boiling:")
        else:
            block = text[start : group.start()] + text[group.end() : end]
        line = line_at(text, start)
        yield Fault(kind, file, text[:start] + block + text[end:], frozenset({line}), occasion)


def _persona_proofs() -> Iterator[Fault]:
    """Moods nothing leads to, and patience without end."""
    for file in (ANGRY, CONFUSED, UPSELL):
        text = re.sub(r"^patience: \d+$", "patience: 20", shipped("personas")[file], flags=re.M)
        yield marked("endless", file, text, "patience 20", "patience: 20")
    for file, moods in ((ANGRY, "angry"), (CONFUSED, "lost")):
        text = shipped("personas")[file]
        cut = text.index("reacts:\n"), text.index("\nlines:\n")
        only = "reacts:\n  - when: [rude]\n    mood: worse\n"
        spoilt = text[: cut[0]] + only + text[cut[1] :]
        line = line_at(spoilt, spoilt.index("\nmoods:") + 1)
        yield Fault("mood out of reach", file, spoilt, frozenset({line}), f"from {moods}")


def _language() -> Iterator[Fault]:
    """What the customer cannot know yet, and the same words in two stages."""
    nudge = '- "And what does that mean for tomorrow at three?"'
    early = '- "So your van comes by 11:00 and it all costs me nothing, does it?"'
    yield replaced("told too early", CAKE, nudge, early, early)
    same = "- \"I'm glad you're on it. What's on the table in front of my mum tomorrow?\""
    name = '- "And the name? Who\'s looking at the name?"'
    text = shipped("scenarios")[CAKE].replace(name, same)
    assert text.count(same) == 2
    lines = {line_at(text, match.start()) for match in re.finditer(re.escape(same), text)}
    yield Fault("line twice", CAKE, text, frozenset({max(lines)}), "in two stages")
