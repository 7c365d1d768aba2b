"""Plays a written transcript with the real reader and the shipped files, as a trainee would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scoring.facts import find_statements
from scoring.reading import Said
from simulator.content.library import Library
from simulator.content.scoring_data import load_reader
from simulator.engine.call import Call
from simulator.engine.events import Acted, Event, Replied, Response, Waited

TRANSCRIPTS = Path(__file__).parent / "transcripts"
SECONDS_A_REPLY = 20


@dataclass(frozen=True, slots=True)
class Played:
    """A transcript as it went: the call at its end, the events, and every response."""

    call: Call
    events: tuple[Event, ...]
    responses: tuple[Response, ...]

    def story(self) -> str:
        """What was said, for the message of a failing test."""
        told = []
        for event, response in zip(self.events, self.responses[1:], strict=True):
            if isinstance(event, Replied):
                shown = sorted({found.behaviour for found in event.shown})
                told.append(f"you: {event.text} {shown}")
            else:
                told.append(f"({event})")
            told.append(f"  -> {response.stage}/{response.mood} {' | '.join(response.says)}")
        return "\n".join(told)


def transcript_files() -> list[Path]:
    """Every transcript, in the order of their names."""
    return sorted(TRANSCRIPTS.glob("*/*.yaml"))


def read_transcript(path: Path) -> Mapping[str, Any]:
    """The transcript in a file."""
    with path.open(encoding="utf-8") as text:
        content: Mapping[str, Any] = yaml.safe_load(text)
    return content


def play(library: Library, transcript: Mapping[str, Any]) -> Played:
    """Play the steps of a transcript to the end of the call or of the steps."""
    scenario = library.scenarios[transcript["scenario"]]
    persona = library.personas[transcript["persona"]]
    call = Call(scenario, persona, int(transcript["seed"]))
    responses = [call.open()]
    events: list[Event] = []
    at = 0
    for step in transcript["steps"]:
        if call.state.ended:
            break
        at += 1000 * step.get("wait", SECONDS_A_REPLY)
        event = _event(call, step, at, " ".join(responses[-1].says) or _last_words(responses))
        refused = call.refuses(event)
        assert refused is None, f"{step}: {refused}"
        responses.append(call.step(event))
        events.append(event)
    return Played(call, tuple(events), tuple(responses))


def _last_words(responses: Sequence[Response]) -> str:
    return next((" ".join(response.says) for response in reversed(responses) if response.says), "")


def _event(call: Call, step: Mapping[str, Any], at: int, customer: str) -> Event:
    if "act" in step:
        return Acted(at, step["act"], str(step.get("detail", "")))
    if "wait" in step:
        return Waited(at, step["wait"])
    scenario, text = call.scenario, step["reply"]
    said = Said(
        text,
        customer,
        scenario.channel,
        scenario.you_are.company,
        call.agent_name,
        scenario.customer.name,
    )
    return Replied(at, text, load_reader().read(said), find_statements(text, scenario.facts))
