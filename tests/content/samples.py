"""A small sound persona and scenario, to be spoilt in one place by a test."""

from __future__ import annotations

PERSONA = """\
id: brisk
name: Brisk
about: In a hurry and polite about it.
source: 002 time management
moods: [calm, hurried, cross]
starts: hurried
patience: 3
reacts:
  - when: [empathy]
    mood: better
    at_most: 2
    says: ["Thanks. | Go on."]
    sets: [softened]
  - when:
      shows: [rude]
      heat: [boiling]
    mood: worst
lines:
  better: ["All right."]
  worse: ["Hm."]
  asked_again: ["I said that."]
  no_progress: ["And?"]
  silence: ["Hello?"]
  hold_agreed: ["Be quick."]
  hold_unannounced: ["What was that?"]
  back_from_hold: ["Yes?"]
  held_too_long: ["At last."]
  interrupted: ["Let me finish."]
  gives_up:
    any: ["Goodbye then."]
    boiling: ["Enough."]
  disconnected: ["Hello?"]
  farewell: ["Bye, {agent}."]
"""

SCENARIO = """\
id: lost-key
title: The lost key
about: A guest has lost the key to the room.
industry: hotel
channel: phone
difficulty: 2
trains: [empathy]
personas: [angry]
you_are:
  name: Robin Lee
  company: Harbour Hotel
  role: reception
  may: [give a second key]
customer:
  name: Dana Whitlock
  pronouns: she/her
  account:
    room: 012
briefing: The guest is at the door.
facts:
  fee:
    money: £5
    about: [fee, key]
knowledge:
  - id: keys
    title: Keys
    text: A second key costs £5.
identity:
  asks_for: the room number
  says: ["Room twelve."]
starts: opening
resolved: solved
stages:
  opening:
    task: Show that you understood.
    says: ["I lost my key, {agent}. | No luck anywhere."]
    nudges: {any: ["So?"], hot: ["So what now?"], angry: ["Well?"], angry boiling: ["Now."]}
    answers:
      - when: {mentions: where}
        says: ["By the pool."]
        again: ["The pool, as I said."]
        sets: [told_where]
    goes:
      - when: {shows: [paraphrase, empathy], lacks: rude, replies: 1}
        to: heard
        sets: [understood]
      - when: {either: [[rude], {acts: [end], no_flags: [told_where]}]}
        to: stormed_off
    model: ["You have lost your key, {first_name}."]
    private: true
  heard:
    task: Offer the second key.
    says: ["Yes. | What can you do?"]
    goes:
      - when: {states: [fee], did: verify, interrupts: false}
        to: solved
    settled: true
answers:
  - when: {flags: understood, heat: [cool, warm], misstates: [fee]}
    says: ["Five pounds?"]
anywhere:
  - when: {shows_all: [rude, dismissive]}
    to: stormed_off
outcomes:
  solved: {kind: good, about: The guest has a key., says: ["Thank you."]}
  stormed_off: {kind: bad, about: The guest left.}
"""


def changed(text: str, old: str, new: str) -> str:
    """`text` with its one `old` replaced; a slip in a test must not pass unseen."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def place_of(text: str, part: str) -> tuple[int, int]:
    """The line and column, from 1, at which `part` first stands."""
    at = text.index(part)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
