"""Transcripts from anywhere: a plain row in, a transcript for judging; a scorecard out as a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.facts import Fact, Stated
from scoring.levels import Levels, Standing
from scoring.levels_row import standing_to_row
from scoring.measures import Measures
from scoring.measures_row import measures_to_row
from scoring.reading import Reader, Said
from scoring.scorecard import Finding, Scorecard, StepFinding
from scoring.transcript import ActionTurn, AgentTurn, Channel, CustomerTurn, Transcript, Turn
from scoring.worded_facts import facts_from_words, statements_of_words

_CHANNELS: dict[str, Channel] = {
    "phone": "phone",
    "telephone": "phone",
    "call": "phone",
    "voice": "phone",
    "chat": "chat",
    "live chat": "chat",
    "messaging": "chat",
    "email": "email",
    "e-mail": "email",
    "mail": "email",
    "social": "social",
    "social media": "social",
    "in person": "in_person",
    "in store": "in_person",
}
Signals = Callable[[str], frozenset[str]]
"""What a customer's words show, such as `scoring.customer.signals` with its cues filled in."""
Statements = Callable[[str, tuple[Fact, ...]], tuple[Stated, ...]]
"""What a reply says of the case's facts, right or wrong."""

_BRACKETED = re.compile(r"\[([^\[\]]{1,400})\]")
_ACTION_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("transfer_cold", ("cold transfer", "cold-transfer", "blind transfer", "transfers cold")),
    ("transfer_warm", ("warm transfer", "warm-transfer", "warm handoff", "hands over to")),
    ("escalate", ("escalat", "supervisor joins", "brings in", "calls supervisor")),
    ("transfer_cold", ("transfer",)),
    ("resume", ("resume", "back from hold", "off hold", "returns", "comes back", "ends hold")),
    ("hold", ("hold", "mute")),
    ("disconnect", ("disconnect", "hangs up", "drops the call", "terminates", "cuts the call")),
    ("verify", ("verif", "checks id", "confirms identity", "identity")),
    ("note", ("note", "logs", "documents", "records", "writes up")),
    ("take_break", ("takes a break", "takes break", "break")),
    ("end", ("ends", "closes the c", "end of call", "closes chat")),
    (
        "look_up",
        ("look", "check", "search", "open", "pull", "review", "find", "read", "view", "consult"),
    ),
)
_HANGS_UP = ("hangs up", "disconnects", "leaves", "ends the call", "line goes dead")
_SECONDS = re.compile(r"([0-9]{1,5})\s*(seconds?|secs?|s|minutes?|mins?|m)(?![a-z])", re.IGNORECASE)
_CUT_SHORT = ("—", "–", "--")
_LONGEST_S = 10_000_000


class ForeignRowError(ValueError):
    """A row that is no transcript; its text is one clear message."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of one turn of the row: spoken words, or an action in brackets."""

    turn: int
    offset: int
    text: str
    customer: bool
    action: bool


def transcript_from_row(
    row: Mapping[str, object],
    reader: Reader,
    signals: Signals,
    statements: Statements = statements_of_words,
) -> Transcript:
    """The transcript of one row `{"id","channel","company",…,"facts":[…],"turns":[…]}`.

    Agent turns in square brackets are actions in words. Where turns have `at`, the seconds since
    the call began, replies are judged by time too. How the call ended is left to be judged. Raises
    ForeignRowError with one clear message for a row that cannot be read.
    """
    company, agent = _optional(row, "company"), _optional(row, "agent_name")
    customer = _optional(row, "customer_name")
    channel = _channel(row)
    facts = _facts(row)
    turns: list[Turn] = []
    heard: list[str] = []
    cut_short = False
    times = _times(row)
    for piece in _pieces(row):
        if piece.action and not piece.customer:
            turns.append(_action(piece.text))
        elif piece.customer:
            turns.append(CustomerTurn(piece.text, _customer_signals(piece, signals)))
            heard.append(piece.text)
            cut_short = piece.text.rstrip().endswith(_CUT_SHORT)
        else:
            said = Said(piece.text, " ".join(heard), channel, company, agent, customer)
            stated = statements(piece.text, facts)
            waited = None if piece.offset else _waited(times, piece.turn)
            turns.append(AgentTurn(piece.text, reader.read(said), stated, cut_short, waited))
            heard, cut_short = [], False
    return Transcript(channel, tuple(turns), agent, customer, company, facts=facts)


def _times(row: Mapping[str, object]) -> tuple[float | None, ...]:
    """When each turn of the row was said, in seconds since the call began, where it tells."""
    turns = row.get("turns")
    found = [
        turn.get("at") if isinstance(turn, Mapping) else None
        for turn in (turns if isinstance(turns, list) else [])
    ]
    for number, at in enumerate(found):
        wrong = isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at < _LONGEST_S
        if at is not None and wrong:
            raise ForeignRowError(
                f"{_name(row)}, turn {number + 1}: expected the seconds since the call began"
                f" under `at`, found {at!r:.40}"
            )
    return tuple(found)


def _waited(times: Sequence[float | None], turn: int) -> int | None:
    """The whole seconds between a turn of the row and the one before it, where both have times."""
    since = times[turn - 1] if turn else 0
    at = times[turn]
    return None if at is None or since is None else max(int(at - since), 0)


def scorecard_to_row(
    row: Mapping[str, object],
    scorecard: Scorecard,
    measures: Measures | None = None,
    levels: Levels | None = None,
) -> dict[str, object]:
    """A scorecard, and the levels and simulated measures with it, as plain values; turns and places
    of findings are those of the row."""
    places = [(piece.turn, piece.offset) for piece in _pieces(row)]
    turns = [turn for turn, _ in places]
    kpis = {} if measures is None else {"kpis": measures_to_row(measures, turns)}
    return {
        "id": row.get("id", ""),
        "overall": scorecard.overall,
        **_level(levels, levels.call if levels else None, turns),
        "fatal": [_finding_row(finding, places) for finding in scorecard.fatal],
        "skills": {
            skill.skill: {
                "score": skill.score,
                **_level(levels, levels.of(skill.skill) if levels else None, turns),
                "findings": [_finding_row(finding, places) for finding in skill.findings],
            }
            for skill in scorecard.skills
        },
        "procedures": [
            {
                "id": one.id,
                "name": one.name,
                "score": one.score,
                "steps": [_step_row(step, places) for step in one.steps],
            }
            for one in scorecard.procedures
        ],
        **kpis,
    }


def _level(
    levels: Levels | None, standing: Standing | None, turns: Sequence[int]
) -> dict[str, object]:
    return {} if levels is None else {"level": standing_to_row(standing, turns)}


def _place_row(
    found: Finding | StepFinding, places: Sequence[tuple[int, int]]
) -> dict[str, object]:
    turn, offset = places[found.turn] if found.turn < len(places) else (found.turn, 0)
    shift = offset if found.words else 0
    return {
        "turn": turn,
        "start": found.start + shift,
        "end": found.end + shift,
        "words": found.words,
    }


def _finding_row(finding: Finding, places: Sequence[tuple[int, int]]) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "skill": finding.skill,
        "verdict": finding.verdict,
        **_place_row(finding, places),
        "points": finding.points,
        "what": finding.what,
        "why": finding.why,
        "better": finding.better,
        "source": finding.source,
        "fatal": finding.fatal,
    }


def _step_row(step: StepFinding, places: Sequence[tuple[int, int]]) -> dict[str, object]:
    return {
        "step": step.step,
        "verdict": step.verdict,
        **_place_row(step, places),
        "what": step.what,
        "why": step.why,
        "better": step.better,
        "source": step.source,
    }


def _pieces(row: Mapping[str, object]) -> Iterator[_Piece]:
    turns = row.get("turns")
    if not isinstance(turns, list) or not turns:
        raise ForeignRowError(
            f"{_name(row)}: expected a list of turns under `turns`, found {turns!r:.60}"
        )
    for number, turn in enumerate(turns):
        where = f"{_name(row)}, turn {number + 1}"
        if not isinstance(turn, Mapping) or not isinstance(turn.get("text"), str):
            raise ForeignRowError(f"{where}: expected a speaker and a text, found {turn!r:.60}")
        speaker = str(turn.get("speaker", "")).strip().lower()
        if speaker not in {"customer", "agent"}:
            found = turn.get("speaker")
            raise ForeignRowError(
                f"{where}: expected the speaker customer or agent, found {found!r:.40}"
            )
        yield from _split_turn(number, turn["text"], speaker == "customer")


def _split_turn(number: int, text: str, customer: bool) -> Iterator[_Piece]:
    """Spoken words and bracketed actions of a turn, in order; a customer's turn stays whole."""
    if customer:
        yield _Piece(number, 0, text, customer, False)
        return
    at = 0
    for found in _BRACKETED.finditer(text):
        if text[at : found.start()].strip():
            yield _Piece(number, at, text[at : found.start()], customer, False)
        yield _Piece(number, found.start(1), found.group(1), customer, True)
        at = found.end()
    if text[at:].strip() or not at:
        yield _Piece(number, at, text[at:], customer, False)


def _action(words: str) -> ActionTurn:
    low = words.lower().strip()
    action = next(
        (name for name, cues in _ACTION_WORDS if any(_begins_word(low, cue) for cue in cues)),
        "work",
    )
    if action == "hold" and low.startswith(("note", "logs")):
        action = "note"
    return ActionTurn(_by_first_word(low, action), words, _seconds(low))


def _by_first_word(low: str, action: str) -> str:
    """The first word decides where a later one would mislead: a note may tell of a hold."""
    starts = {"note": "note", "notes": "note", "logs": "note", "documents": "note",
              "verifies": "verify", "looks": "look_up", "checks": "look_up", "opens": "look_up",
              "searches": "look_up", "disconnects": "disconnect", "hold": "hold"}  # fmt: skip
    first = re.split(r"\W", low, maxsplit=1)[0]
    if first == "checks" and " id" in low:
        return "verify"
    return starts.get(first, action)


def _begins_word(text: str, cue: str) -> bool:
    at = text.find(cue)
    return at == 0 or (at > 0 and not text[at - 1].isalnum())


def _seconds(words: str) -> int:
    found = _SECONDS.search(words)
    if found is None:
        return 0
    return int(found.group(1)) * (60 if found.group(2).lower().startswith("m") else 1)


def _customer_signals(piece: _Piece, signals: Signals) -> frozenset[str]:
    found = signals(piece.text)
    stage = " ".join(_BRACKETED.findall(piece.text)).lower()
    if any(cue in stage for cue in _HANGS_UP):
        found |= {"leaves"}
    return found


def _facts(row: Mapping[str, object]) -> tuple[Fact, ...]:
    facts = row.get("facts") or []
    if not isinstance(facts, list) or not all(isinstance(fact, str) for fact in facts):
        raise ForeignRowError(
            f"{_name(row)}: expected `facts` as a list of sentences, found {facts!r:.60}"
        )
    return tuple(fact for n, words in enumerate(facts) for fact in facts_from_words(words, n))


def _channel(row: Mapping[str, object]) -> Channel:
    found = row.get("channel") or "phone"
    channel = _CHANNELS.get(str(found).strip().lower().replace("_", " "))
    if channel is None:
        known = "phone, chat, email, social, in_person"
        raise ForeignRowError(f"{_name(row)}: expected a channel ({known}), found {found!r:.40}")
    return channel


def _optional(row: Mapping[str, object], key: str) -> str:
    found = row.get(key)
    if found is not None and not isinstance(found, str):
        raise ForeignRowError(f"{_name(row)}: expected words under `{key}`, found {found!r:.60}")
    return found or ""


def _name(row: Mapping[str, object]) -> str:
    return f"transcript {row.get('id', '(no id)')}"
