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
_BEFORE = ("by", "on", "at", "in", "within", "for")
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam")
_SENTENCE = frozenset(("am", "are", "be", "is", "it", "was", "when", "where", "will"))
_EVERYWHERE = frozenset(("date", "day", "number", "sum", "time"))
"""Words of names that stand in sentences about anything: "have a good day" is no delivery day."""
_NAMES = {
    "money": "goodwill credit",
    "duration": "delivery time",
    "date": "delivery day",
    "time": "appointment",
    "number": "case number",
}
_SMALL_WORDS = frozenset(("and", "for", "from", "our", "the", "with", "your"))


def value(typed: str, answers: Answers, room: Room) -> str:
    """A value that a trainee's statement can be compared with."""
    said = text(typed, answers, room)
    if not kind_of(said):
        raise WrongAnswer(
            f"found {quoted(said)}, expected a sum, a length of time, a day, a time of day or a"
            " number, such as £25, 5 working days, Thursday 8-10 or 14:30"
        )
    before, _, alone = said.partition(" ")
    if before.lower() in _BEFORE and kind_of(alone) == kind_of(said):
        raise WrongAnswer(f"found {quoted(said)}, expected the value alone: {alone}")
    return said


def kind_of(said: str) -> str:
    """The kind of fact that a value is, or an empty text."""
    for kind in _KINDS:
        if not fact_problem(Fact("value", kind, said, ("it",))):
            return kind
    return ""


def person(typed: str, answers: Answers, room: Room) -> str:
    """A name that begins with the first name, by which lines can call the customer."""
    said = text(typed, answers, room)
    if said.split()[0].strip(".").lower() in _TITLES:
        raise WrongAnswer(f"found {quoted(said)}, expected the first and last name alone")
    return said


def called(typed: str, answers: Answers, room: Room) -> str:
    """What the value is called, in few words that a sentence about it will have."""
    said = text(typed, answers, room)
    words = {word.lower() for word in said.split()}
    if not about_words(said) or len(said.split()) > 4 or words & _SENTENCE:
        raise WrongAnswer(
            f"found {quoted(said)}, expected a name of one to four words, such as: late fee"
        )
    return said


def about_words(said: str) -> list[str]:
    """The words of a name that show that a sentence is about it."""
    words = (word.strip(".,!?:;\"'()").lower() for word in said.split())
    kept = [word for word in words if len(word) > 2 and word.isalpha() and word not in _SMALL_WORDS]
    telling = [word for word in kept if word not in _EVERYWHERE]
    return list(dict.fromkeys(telling or kept))


def _name_of_kind(answers: Answers, room: Room) -> str:
    return _NAMES[kind_of(answers["value"])]


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
    Question(
        "title",
        "What is the call about, as a title? Such as: The late parcel",
        text,
        more="Trainees choose the call by it, so it should not give the solution away.",
    ),
    Question(
        "id",
        "A short name for its file",
        free_id,
        id_from("title"),
        more="Small letters and digits with hyphens. It is what you type to play the call.",
    ),
    Question(
        "problem",
        "What has gone wrong? One sentence, as the customer would say it",
        text,
        more="The customer begins with it. Such as: My parcel is a week late, and nobody calls me"
        " back.",
    ),
    Question(
        "company",
        "Which company does the customer contact?",
        text,
        always("Northwind"),
        more="A name of your own, or that of your company. Trainees greet with it.",
    ),
    Question(
        "industry",
        "What is its trade?",
        text,
        always("retail"),
        more="A word or two for the list of calls, such as: retail, banking, veterinary surgery",
    ),
    Question(
        "channel",
        "How do they talk?",
        one_of("channel"),
        always("phone"),
        choices="channel",
        more="It changes what there is: nobody is put on hold in an email, and a public post on"
        " social media holds 280 signs.",
    ),
    Question(
        "role",
        "What is the trainee's job there?",
        text,
        always("customer care"),
        more="Trainees read it before the call. Such as: reception, late shift",
    ),
    Question(
        "agent",
        "Under which name does the trainee answer?",
        text,
        always("Sam"),
        more="The customer may use it. A first name is enough.",
    ),
    Question(
        "customer",
        "The customer's first and last name?",
        person,
        always("Dana Whitlock"),
        more="Such as: Dana Whitlock. No Mr or Mrs: how to address people is the trainee's part.",
    ),
    Question(
        "remedy",
        "What may the trainee do about it? Finish the sentence: I can ...",
        text,
        always("put that right for you today"),
        more="What your company allows. Such as: send you a new one today",
    ),
    Question(
        "value",
        "Which sum, day, time or number must the trainee get right? It stands in the knowledge"
        " base, for the trainee to look up",
        value,
        always("£10"),
        more="The value alone, such as £25, 5 working days, Thursday, Thursday 8-10, 14:30 or 3."
        " When a trainee says another one, the customer relies on it, and the call ends badly."
        " More such values can be added later, under `facts`.",
    ),
    Question(
        "called",
        "And what is that called, in a word or two?",
        called,
        _name_of_kind,
        more="A name that fits into: the (late fee) is £10. Whoever says one of its words and a"
        " value of that kind in one sentence has told it, right or wrong.",
    ),
    Question(
        "difficulty",
        "How hard is it, from 1 to 5?",
        number(1, 5),
        always("2"),
        more="1 is a first call, 5 one for people who have seen it all. The list is in this order;"
        " it changes nothing else.",
    ),
    Question(
        "personas",
        "Who may play the customer? Commas between them",
        some_of("persona"),
        _all_personas,
        choices="persona",
        more="One, several or all. The story is yours, the temper is theirs: `firstcall list` tells"
        " who they are, `firstcall new persona` begins one of your own.",
    ),
    Question(
        "skills",
        "Which skills does it train? Commas between them",
        due_skills,
        _due_of_the_usual,
        choices="skill",
        more="What the scorecard puts first, one to eight. What is suggested has its occasion in"
        " the file as it will be written.",
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
