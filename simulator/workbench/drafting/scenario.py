"""A new scenario: what is asked for it, and its file."""

from __future__ import annotations

from scoring.facts import Fact, FactKind, fact_problem
from simulator.content.diagnostics import quoted
from simulator.content.schema import modelines
from simulator.workbench.drafting.questions import (
    Answers,
    Question,
    Room,
    WrongAnswer,
    always,
    as_id,
    free_id,
    id_from,
    number,
    one_of,
    parts,
    some_of,
    text,
)
from simulator.workbench.drafting.template import filled, flow

_KINDS: tuple[FactKind, ...] = ("money", "duration", "date", "time", "number")
"""The kinds of values that a statement can contradict, in the order to try them."""

_USUAL = "empathy, active_listening, problem_solving, accuracy, follow_up"
_UNTRAINED = ("P007", "P008")
_SMALL_WORDS = frozenset(("and", "for", "from", "our", "the", "with", "your"))


def value(typed: str, answers: Answers, room: Room) -> str:
    """A value that a trainee's statement can be compared with."""
    said = text(typed, answers, room)
    if not kind_of(said):
        raise WrongAnswer(
            f"found {quoted(said)}, expected a sum, a length of time, a day, a time of day or a"
            " number, such as £25, 5 working days, Thursday 8-10 or 14:30"
        )
    return said


def kind_of(said: str) -> str:
    """The kind of fact that a value is, or an empty text."""
    for kind in _KINDS:
        if not fact_problem(Fact("value", kind, said, ("it",))):
            return kind
    return ""


def called(typed: str, answers: Answers, room: Room) -> str:
    """What the value is called, in few words that a sentence about it will have."""
    said = text(typed, answers, room)
    if not about_words(said) or len(said.split()) > 4:
        raise WrongAnswer(f"found {quoted(said)}, expected one to four words, such as: late fee")
    return said


def about_words(said: str) -> list[str]:
    """The words of a name that show that a sentence is about it."""
    words = (word.strip(".,!?:;\"'()").lower() for word in said.split())
    kept = [word for word in words if len(word) > 2 and word.isalpha() and word not in _SMALL_WORDS]
    return list(dict.fromkeys(kept))


def due_skills(typed: str, answers: Answers, room: Room) -> str:
    """Skills that the call gives an occasion for."""
    found = some_of("skill", most=8)(typed, answers, room)
    undue = _undue(found, answers, room)
    if undue:
        raise WrongAnswer(
            f"found {quoted(undue[0])}, for which this call has no occasion yet; leave it out, and"
            " add it when your lines have one"
        )
    return found


def _undue(skills: str, answers: Answers, room: Room) -> list[str]:
    """Those of some skills that the check finds never due or never missed."""
    problems = room.prove(scenario_text({**answers, "skills": skills}))
    said = [problem.found for problem in problems if problem.code in _UNTRAINED]
    return [skill for skill in parts(skills) if any(f'"{skill}"' in one for one in said)]


def _due_of_the_usual(answers: Answers, room: Room) -> str:
    undue = _undue(_USUAL, answers, room)
    return ", ".join(skill for skill in parts(_USUAL) if skill not in undue)


def _all_personas(answers: Answers, room: Room) -> str:
    return ", ".join(room.names["persona"])


SCENARIO_QUESTIONS = (
    Question("title", "What is the call about, as a title? Such as: The late parcel", text),
    Question("id", "A short name for its file", free_id, id_from("title")),
    Question(
        "problem",
        "What has gone wrong? One sentence, as the customer would say it",
        text,
    ),
    Question("company", "Which company does the customer contact?", text, always("Northwind")),
    Question("industry", "What is its trade?", text, always("retail")),
    Question("channel", "How do they talk?", one_of("channel"), always("phone"), choices="channel"),
    Question("role", "What is the trainee's job there?", text, always("customer care")),
    Question("agent", "Under which name does the trainee answer?", text, always("Sam")),
    Question("customer", "The customer's first and last name?", text, always("Dana Whitlock")),
    Question(
        "remedy",
        "What may the trainee do about it? Finish the sentence: I can ...",
        text,
        always("put that right for you today"),
    ),
    Question(
        "value",
        "Which sum, day, time or number must the trainee get right? It stands in the knowledge"
        " base, for the trainee to look up",
        value,
        always("£10"),
    ),
    Question(
        "called", "And what is that called, in a word or two?", called, always("goodwill credit")
    ),
    Question("difficulty", "How hard is it, from 1 to 5?", number(1, 5), always("2")),
    Question(
        "personas",
        "Who may play the customer? Commas between them",
        some_of("persona"),
        _all_personas,
        choices="persona",
    ),
    Question(
        "skills",
        "Which skills does it train? Commas between them",
        due_skills,
        _due_of_the_usual,
        choices="skill",
    ),
)


def scenario_text(answers: Answers) -> str:
    """The file of a new scenario, commented part by part."""
    language_server, jetbrains = modelines("scenario")
    fact = as_id(answers["called"], "_") or "value"
    more = {
        "language_server": language_server,
        "jetbrains": jetbrains,
        "trains": flow(parts(answers["skills"])),
        "players": flow(parts(answers["personas"])),
        "someone": parts(answers["personas"])[0],
        "fact": fact,
        "kind": kind_of(answers["value"]),
        "about_words": flow(about_words(answers["called"])),
        "private": "\n    private: true        # nobody else reads along from here on"
        if answers["channel"] == "social"
        else "",
    }
    return filled("scenario.yaml.txt", {**answers, **more})
