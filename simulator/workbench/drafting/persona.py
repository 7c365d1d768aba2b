"""A new persona: what is asked for it, and its file."""

from __future__ import annotations

from simulator.content.diagnostics import quoted
from simulator.content.schema import modelines
from simulator.engine.call import MOST_REPLIES
from simulator.engine.persona import DIRECTIONS, GONE
from simulator.workbench.drafting.questions import (
    Answers,
    Question,
    Room,
    WrongAnswer,
    always,
    free_id,
    id_from,
    number,
    parts,
    some_of,
    text,
)
from simulator.workbench.drafting.template import filled, flow, scalar

_NOBODY = "none"
_WORST = "rude"
"""What every new persona takes worst; its rule is written without being asked for."""


def moods(typed: str, answers: Answers, room: Room) -> str:
    """Three to six words for moods, none of which means something else."""
    found = [text(one, answers, room).lower() for one in parts(typed)]
    if not 3 <= len(set(found)) <= 6 or len(set(found)) != len(found):
        raise WrongAnswer(f"found {len(set(found))} different moods, expected 3 to 6, each once")
    for one in found:
        if one in (GONE, *DIRECTIONS, _NOBODY):
            raise WrongAnswer(f"found {quoted(one)}, which means something else; take another word")
    return ", ".join(found)


def one_mood(typed: str, answers: Answers, room: Room) -> str:
    """One of the moods."""
    known = parts(answers["moods"])
    if typed.lower() not in known:
        raise WrongAnswer(f"found {quoted(typed)}, expected one of {', '.join(known)}")
    return typed.lower()


def moods_or_none(typed: str, answers: Answers, room: Room) -> str:
    """Some of the moods, or none."""
    if typed.lower() == _NOBODY:
        return _NOBODY
    found = [one_mood(one, answers, room) for one in parts(typed)]
    return ", ".join(dict.fromkeys(found)) or _NOBODY


def patience(typed: str, answers: Answers, room: Room) -> str:
    """A number of replies after which even a call that began in the best mood comes to its end."""
    most = min(20, (MOST_REPLIES - 1) // len(parts(answers["moods"])))
    try:
        return number(1, most)(typed, answers, room)
    except WrongAnswer as wrong:
        raise WrongAnswer(f"{wrong}, so that a call in which nothing happens has an end") from wrong


def irritating(typed: str, answers: Answers, room: Room) -> str:
    """Behaviours that make it worse: others than those that calm."""
    found = parts(some_of("behaviour")(typed, answers, room))
    both = [one for one in found if one in parts(answers["calms"])]
    if both:
        raise WrongAnswer(f"found {quoted(both[0])}, which calms as well; it can do only one")
    kept = [one for one in found if one != _WORST]
    if not kept:
        raise WrongAnswer(f"found only {_WORST!r}, which everybody resents; name another one too")
    return ", ".join(kept)


def calming(typed: str, answers: Answers, room: Room) -> str:
    """Behaviours that make it better."""
    found = some_of("behaviour")(typed, answers, room)
    if _WORST in parts(found):
        raise WrongAnswer(f"found {_WORST!r}, which calms nobody; leave it out")
    return found


def _second_mood(answers: Answers, room: Room) -> str:
    return parts(answers["moods"])[1]


PERSONA_QUESTIONS = (
    Question(
        "name",
        "What do trainees call such a customer? Such as: In a hurry",
        text,
        more="Trainees see it in the list. A word or two for the temper, not for the person.",
    ),
    Question(
        "id",
        "A short name for its file",
        free_id,
        id_from("name"),
        more="Small letters and digits with hyphens. Scenarios let it in by this name.",
    ),
    Question(
        "about",
        "Who is it? One sentence, such as: Has a train to catch",
        text,
        more="What such a customer wants and fears. It plays many stories, so leave those out.",
    ),
    Question(
        "source",
        "Where does your handbook speak of such customers?",
        text,
        always("our own experience"),
        more="A chapter or page, for those who review the file. Such as: Complaints, page 4",
    ),
    Question(
        "moods",
        "Its moods, best first and worst last, three to six words with commas",
        moods,
        always("content, uneasy, annoyed, furious"),
        more="A call moves between them as the trainee does well or badly. In the last one the"
        " customer is about to hang up.",
    ),
    Question(
        "starts",
        "In which mood does a call begin?",
        one_mood,
        _second_mood,
        more="One of the moods. In the middle a call can go both ways.",
    ),
    Question(
        "patience",
        "How many replies that bring nothing does it bear before the mood worsens?",
        patience,
        always("3"),
        more="After so many in a row the mood gets one worse; from the worst the customer leaves.",
    ),
    Question(
        "calms",
        "What calms it? Behaviours with commas",
        calming,
        always("empathy, apology, paraphrase"),
        choices="behaviour",
        more="What trainees have to show for the mood to get better. `firstcall preview` tells what"
        " a reply shows.",
    ),
    Question(
        "irritates",
        "What makes it worse, beside rudeness? Behaviours with commas",
        irritating,
        always("dismissive, blame, jargon"),
        choices="behaviour",
        more="What makes the mood worse at once. Others than those that calm.",
    ),
    Question(
        "abusive",
        "In which moods does it become abusive? Moods with commas, or none",
        moods_or_none,
        always(_NOBODY),
        more="In these moods a trainee may warn, and then end the call. Most customers never get"
        " there: none",
    ),
    Question(
        "advice",
        "How should a trainee meet it? One sentence",
        text,
        always("Show that you heard it, then say what you will do and when."),
        more="The debrief shows it. Such as: Say what happens next before you ask for anything.",
    ),
)


def persona_text(answers: Answers) -> str:
    """The file of a new persona, commented part by part."""
    language_server, jetbrains = modelines("persona")
    known = parts(answers["moods"])
    abusive = answers["abusive"]
    more = {
        "language_server": language_server,
        "jetbrains": jetbrains,
        "mood_list": flow(known),
        "first_mood": scalar(known[0]),
        "last_mood": scalar(known[-1]),
        "calm_list": flow(parts(answers["calms"])),
        "worse_list": flow(parts(answers["irritates"])),
        "abusive_line": f"# abusive_in: {flow(known[-1:])}"
        if abusive == _NOBODY
        else f"abusive_in: {flow(parts(abusive))}",
    }
    return filled("persona.yaml.txt", {**answers, **more})
