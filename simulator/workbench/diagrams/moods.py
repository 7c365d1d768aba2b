"""A persona's moods as a diagram: what moves the customer from one to another."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.persona import GONE, WORSE, Persona, Reaction
from simulator.workbench.diagrams.conditions import heats_of, in_words
from simulator.workbench.diagrams.diagram import Arrows, Diagram, State, flat

_NOTE = "A hold that is too long or comes unannounced, and silence, make every mood worse as well."


def diagram_of_moods(persona: Persona) -> Diagram:
    """The moods from best to worst, and behind them leaving. A rule stands at every mood in which
    it can fit; one that changes nothing there is left out."""
    arrows = Arrows()
    for mood in persona.moods:
        for reaction in persona.reacts:
            target = persona.moved(mood, reaction.mood)
            if target != mood and persona.heat(mood) in heats_of(reaction.when):
                arrows.add(mood, target, _words(reaction))
        worn = f"{persona.patience} replies without progress"
        arrows.add(mood, persona.moved(mood, WORSE), worn)
    states = [_mood(persona, mood) for mood in persona.moods]
    states.append(State(GONE, "bad", "The customer gives up and leaves.", "bad end"))
    return Diagram(flat(persona.name), tuple(states), arrows.found, persona.starts, _NOTE)


def _mood(persona: Persona, mood: str) -> State:
    remarks = [persona.heat(mood)]
    remarks += ["starts here"] if mood == persona.starts else []
    remarks += ["abusive"] if mood in persona.abusive_in else []
    return State(mood, "mood", "", ", ".join(remarks))


def _words(reaction: Reaction) -> str:
    """What the rule asks for. The heat is left out: the arrow stands only where it is right."""
    words = in_words(replace(reaction.when, heat=()))
    times = {0: "", 1: ", once"}.get(reaction.at_most, f", at most {reaction.at_most} times")
    return f"{words}{times}"
