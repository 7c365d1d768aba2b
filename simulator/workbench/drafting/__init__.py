"""New persona and scenario files: what is asked, and the commented file that the answers make."""

from __future__ import annotations

from simulator.workbench.drafting.persona import PERSONA_QUESTIONS, persona_text
from simulator.workbench.drafting.placing import proving, put, put_schema
from simulator.workbench.drafting.questions import Answers, Question, Room, WrongAnswer, gathered
from simulator.workbench.drafting.scenario import SCENARIO_QUESTIONS, scenario_text

__all__ = [
    "PERSONA_QUESTIONS",
    "SCENARIO_QUESTIONS",
    "Answers",
    "Question",
    "Room",
    "WrongAnswer",
    "gathered",
    "persona_text",
    "proving",
    "put",
    "put_schema",
    "scenario_text",
]
