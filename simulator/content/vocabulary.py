"""The one list of keys that a file may have, whatever its kind.

The readers follow it, the tables in personas/README.md, scenarios/README.md and docs are made from
it, and tests hold all of them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from scoring.facts import FactKind
from simulator.content.keys import Key
from simulator.content.keys import optional as _optional
from simulator.content.rubric_keys import RUBRIC_BLOCKS

_SETS = _optional("sets", "texts", "flags to set: words of your own that `flags` looks for")
_WHEN = Key("when", "condition", "the condition under which it fits")

BLOCKS: Mapping[str, tuple[Key, ...]] = {
    "persona": (
        Key("id", "id", "the name of the file without .yaml"),
        Key("name", "text", "what trainees see"),
        Key("about", "text", "who this customer is, in a sentence or two"),
        Key("source", "text", "the place of the handbook that describes such a customer"),
        Key("moods", "texts", "the moods, best first, worst last", low=3, high=6),
        Key("starts", "name", "the mood at the start of a call", of="mood"),
        Key(
            "patience", "number", "replies without progress before the mood worsens", low=1, high=20
        ),
        _optional("abusive_in", "names", "the moods in which its own lines are abusive", of="mood"),
        _optional("advice", "text", "one sentence for the debrief: how to meet such a customer"),
        Key(
            "reacts",
            "blocks",
            "rules that move the mood; the first that fits wins",
            of="reaction",
            low=1,
        ),
        Key("lines", "occasions", "what the customer says on each occasion"),
    ),
    "reaction": (
        _WHEN,
        Key("mood", "name", "where the mood goes: better, worse, worst, same or a mood", of="move"),
        _optional("at_most", "number", "how often the rule may fire in one call", low=1, high=99),
        _optional("says", "lines", "what the customer says then, instead of the occasion's line"),
        _SETS,
    ),
    "condition": (
        _optional("shows", "names", "any of these behaviours in this reply", of="behaviour"),
        _optional("shows_all", "names", "all of these behaviours in this reply", of="behaviour"),
        _optional("lacks", "names", "none of these behaviours in this reply", of="behaviour"),
        _optional("mentions", "texts", "any of these words or phrases in this reply"),
        _optional("states", "names", "all of these facts stated right so far", of="fact"),
        _optional("misstates", "names", "any of these facts stated wrong in this reply", of="fact"),
        _optional("acts", "names", "the trainee does one of these actions now", of="action"),
        _optional("did", "names", "all of these actions done so far", of="action"),
        _optional("heat", "names", "the mood is one of cool, warm, hot, boiling", of="heat"),
        _optional("flags", "texts", "all of these flags are set"),
        _optional("no_flags", "texts", "none of these flags is set"),
        _optional("interrupts", "truth", "whether this reply cut the customer short"),
        _optional(
            "replies", "number", "at least so many replies since the stage began", low=1, high=99
        ),
        _optional("either", "conditions", "a list of conditions, at least one of which holds"),
    ),
    "scenario": (
        Key("id", "id", "the name of the file without .yaml"),
        Key("title", "text", "what trainees see in the list"),
        Key("about", "text", "what the call is about, in a sentence or two"),
        Key("industry", "text", "the trade: broadband, banking, travel, ..."),
        Key("channel", "name", "phone, chat, email, social or in_person", of="channel"),
        Key("difficulty", "number", "1 (easy) to 5 (hard)", low=1, high=5),
        _optional(
            "par",
            "number",
            "the simulated minutes a good call takes; without it, what the channel usually takes",
            low=1,
            high=120,
        ),
        Key("trains", "names", "the skills it trains", of="skill", low=1),
        Key("personas", "names", "the personas that may play it", of="persona", low=1),
        Key("you_are", "block", "who the trainee is and what the company allows", of="you_are"),
        Key("customer", "block", "who contacts the company", of="customer"),
        Key("briefing", "text", "what the trainee reads before the call"),
        _optional(
            "facts", "named_blocks", "what is true, so that statements can be checked", of="fact"
        ),
        _optional(
            "knowledge", "blocks", "the knowledge base the trainee can look up", of="article"
        ),
        _optional("identity", "block", "how the customer proves who they are", of="identity"),
        Key("starts", "name", "the first stage", of="stage"),
        Key("resolved", "name", "the outcome of a goodbye in a settled stage", of="outcome"),
        Key("stages", "named_blocks", "the plot: each stage under its name", of="stage", low=1),
        _optional("answers", "blocks", "answers that hold in every stage", of="answer"),
        _optional("anywhere", "blocks", "moves that hold in every stage", of="move"),
        Key(
            "outcomes",
            "named_blocks",
            "how the call may end: each under its name",
            of="outcome",
            low=1,
        ),
        _optional(
            "procedures",
            "procedures",
            "procedures that this case switches on or off, changes in part, or adds",
            of="procedure",
        ),
    ),
    "you_are": (
        Key("name", "text", "the name the trainee uses"),
        Key("company", "text", "the company"),
        Key("role", "text", "the trainee's job there"),
        _optional("may", "texts", "what the company allows"),
        _optional("may_not", "texts", "what it does not allow"),
    ),
    "customer": (
        Key("name", "text", "first and last name"),
        _optional("pronouns", "text", "she/her, he/him, they/them, ..."),
        _optional("about", "text", "who they are"),
        _optional("account", "named_texts", "what the trainee's screen shows: label and value"),
    ),
    "fact": (
        _optional("money", "text", "a sum: £25"),
        _optional("duration", "text", "a length of time: 5 working days"),
        _optional("date", "text", "a day, with a time where it matters: Thursday 8-10"),
        _optional("time", "text", "a time of day: 14:30"),
        _optional("number", "text", "a number: 3"),
        _optional("text", "text", "words: track and trace"),
        _optional("about", "texts", "words that show a sentence speaks of this fact"),
        _optional("wrong", "texts", "for a text: phrases that state it wrongly"),
        _optional("needs", "number", "how many of the `about` words must be there", low=1, high=9),
    ),
    "article": (
        Key("id", "text", "a short name"),
        Key("title", "text", "its heading"),
        Key("text", "text", "what it says"),
    ),
    "identity": (
        Key("asks_for", "text", "what the trainee has to ask for"),
        Key("says", "lines", "what the customer then says"),
    ),
    "stage": (
        Key("task", "text", "what a good agent does here; the coach shows it"),
        Key("says", "lines", "what the customer says on arrival"),
        _optional("nudges", "lines", "what the customer says when a reply leads nowhere"),
        _optional(
            "answers", "blocks", "what the customer says when asked about something", of="answer"
        ),
        _optional("goes", "blocks", "ways out of the stage; the first that fits wins", of="move"),
        _optional("model", "models", "good replies for this stage"),
        _optional("settled", "truth", "true when nothing is left open here"),
        _optional(
            "private", "truth", "true where nobody else reads along: a public post's limit ends"
        ),
    ),
    "answer": (
        _WHEN,
        Key("says", "lines", "the answer"),
        _optional("again", "lines", "the answer when asked a second time"),
        _SETS,
    ),
    "move": (
        _WHEN,
        Key("to", "name", "the stage or outcome it leads to", of="target"),
        _SETS,
    ),
    "outcome": (
        Key("kind", "name", "good, mixed or bad", of="result"),
        Key("about", "text", "what it means, told to the trainee"),
        _optional("says", "lines", "the customer's last words"),
    ),
    "procedure": (
        _optional("on", "truth", "true: it begins with the call, whatever happens"),
        _optional("off", "truth", "true: it is not judged at all"),
        _optional("name", "text", "what trainees see"),
        _optional("about", "text", "what it is, in a sentence"),
        _optional("source", "text", "the place of the handbook that asks for it"),
        _optional("begins", "evidence", "any of these begins it"),
        _optional("needs", "evidence", "only in a call that shows any of these as well"),
        _optional("unless", "evidence", "a call that shows any of these has none of it"),
        _optional("channels", "names", "only on these channels", of="channel"),
        _optional(
            "looks_back",
            "number",
            "steps may stand so many replies before its beginning",
            low=1,
            high=99,
        ),
        _optional("at_most", "number", "how often it may begin in one call", low=1, high=9),
        _optional("steps", "steps", "its steps in their order", of="procedure_step"),
    ),
    "procedure_step": (
        _optional("off", "truth", "true: this step is left out"),
        _optional("what", "text", "what to do, in a few words"),
        _optional("why", "text", "why it matters, in a sentence"),
        _optional("better", "texts", "better words; [brackets] stand for what the agent fills in"),
        _optional("source", "text", "the place of the handbook, where the procedure's is too wide"),
        _optional("by", "evidence", "any of these takes it"),
        _optional("without", "names", "it is kept while no reply shows any of these", of="lapse"),
        _optional("optional", "truth", "true: leaving it out costs nothing"),
        _optional("when", "evidence", "it is due only once one of these shows"),
        _optional("unless", "evidence", "it is not due in a call that shows any of these"),
        _optional("after", "names", "it is due once these steps are taken", of="step"),
        _optional("anytime", "truth", "true: a later step may come before it"),
        _optional(
            "if_early",
            "name",
            "what counts for it before it is due: ignored, or early, mended by doing it again in "
            "its place, or early and kept so",
            of="if_early",
        ),
        _optional(
            "within", "number", "the replies it may take from when it is due", low=1, high=99
        ),
        _optional(
            "late",
            "number",
            "further replies in which it is late; without it, all that follow",
            high=99,
        ),
        _optional("at_most", "number", "in more turns than these it is repeated", low=1, high=99),
        _optional("channels", "names", "only on these channels", of="channel"),
        _optional(
            "same_as",
            "names",
            "rules of the rubric that judge the same, so that nothing counts twice",
            of="rule",
        ),
    ),
    "procedure_file": (
        _optional("phrases", "phrase_lists", "lists of phrases that evidence may name"),
        Key("procedures", "procedures", "the procedures", of="procedure"),
    ),
    "transcript": (
        Key("scenario", "name", "the scenario that is played", of="scenario"),
        Key("persona", "name", "who plays the customer", of="persona"),
        _optional(
            "seed",
            "number",
            "draws the customer's choice of words; 1 where it is left out",
            high=999_999_999,
        ),
        _optional("about", "text", "what this call is to show, in a sentence"),
        Key("steps", "blocks", "what the trainee does, in order", of="transcript_step"),
        _optional("expect", "block", "how the call has to end", of="at_end"),
    ),
    "transcript_step": (
        _optional("reply", "text", "the trainee's words, read as in a call"),
        _optional(
            "shows",
            "names_or_none",
            "behaviours of the reply, named instead of read; it then needs no words",
            of="behaviour",
        ),
        _optional("states", "names", "with `shows`: facts it states right", of="fact"),
        _optional("misstates", "names", "with `shows`: facts it states wrong", of="fact"),
        _optional("interrupts", "truth", "true: the reply cuts the customer short"),
        _optional("act", "name", "an action, in place of a reply", of="action"),
        _optional("detail", "text", "the words of the action"),
        _optional(
            "wait", "number", "seconds without a word, in place of a reply", low=1, high=3600
        ),
        _optional("expect", "block", "what has to follow from this step", of="after_step"),
    ),
    "after_step": (
        _optional("stage", "name", "the stage the call is in then", of="stage"),
        _optional("mood", "name", "the customer's mood then; gone for one who left", of="felt"),
        _optional("heat", "names", "the mood is one of cool, warm, hot, boiling", of="heat"),
        _optional("says", "texts", "words that are among the customer's next ones"),
        _optional(
            "shows_all", "names", "behaviours that are read in the reply, all", of="behaviour"
        ),
        _optional("lacks", "names", "behaviours that are not read in it", of="behaviour"),
        _optional("outcome", "name", "the outcome that this step leads to", of="outcome"),
    ),
    "at_end": (
        _optional("outcome", "name", "how the call ended", of="outcome"),
        _optional("kind", "name", "good, mixed or bad", of="result"),
        _optional("stage", "name", "the stage the call ended in", of="stage"),
        _optional("mood", "name", "the customer's mood; gone for one who left", of="felt"),
        _optional("heat", "names", "the mood is one of cool, warm, hot, boiling", of="heat"),
        _optional("at_least", "scores", "scores that are reached: skill and points", of="score"),
        _optional("at_most", "scores", "scores that are not passed", of="score"),
        _optional("not_scored", "names", "scores that had no occasion", of="score"),
        _optional("met", "names", "rules of the rubric that were met", of="rule"),
        _optional("late", "names", "rules that were met late", of="rule"),
        _optional("missed", "names", "rules that were missed", of="rule"),
        _optional("faults", "names", "faults that were found", of="rule"),
        _optional(
            "fatal", "names_or_none", "the fatal faults, all of them; [] for none", of="rule"
        ),
    ),
    "behaviour_file": (
        Key("behaviours", "blocks", "what is added to behaviours", of="behaviour", low=1),
    ),
    "behaviour": (
        Key("id", "id", "a behaviour of First Call, or a short name for a new one"),
        _optional("words", "texts", "words and phrases that show it wherever they stand"),
        _optional("examples", "texts", "sentences that show it, and so does what is like them"),
        _optional("near_misses", "texts", "sentences that look like it and do not show it"),
        _optional("kind", "name", "for a new one: credit or fault", of="behaviour_kind"),
        _optional("about", "text", "for a new one: what a reply that shows it does"),
        _optional("name", "text", "for a new one: what trainees see"),
    ),
    **RUBRIC_BLOCKS,
}

FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)
"""The keys of a fact of which it has exactly one, with its value."""

_KIND_WORDS: Mapping[str, str] = {
    "text": "text",
    "id": "short name",
    "number": "number",
    "truth": "true or false",
    "texts": "list of texts",
    "models": "list of texts",
    "lines": "lines",
    "condition": "condition",
    "conditions": "list of conditions",
    "occasions": "lines for each occasion",
    "named_texts": "texts, each under a label",
    "evidence": "list of evidence",
    "phrase_lists": "lists of texts, each under its name",
    "decimal": "number",
    "within": "number or `call`",
    "rule_evidence": "list of evidence",
    "scores": "points from 0 to 100, each under a skill, a procedure or `overall`",
}


_ONE_OF: Mapping[str, str] = {
    "target": "a stage or an outcome",
    "if_early": "ignored, mended or kept",
    "behaviour_kind": "credit or fault",
    "felt": "a mood",
}


def kind_in_words(key: Key) -> str:
    """What the value of `key` is, for a reader who is no programmer."""
    bounds = f", {key.low} to {key.high}" if key.high else ""
    words = {
        "name": _ONE_OF.get(key.of, f"a {key.of}"),
        "names": f"list of {key.of}s",
        "names_or_none": f"list of {key.of}s, may be empty",
        "block": f"block *{key.of}*",
        "blocks": f"list of *{key.of}* blocks",
        "named_blocks": f"*{key.of}* blocks, each under its name",
        "procedures": f"*{key.of}* blocks, each under its name",
        "steps": f"*{key.of}* blocks, each under its name",
    }
    return words.get(key.kind, _KIND_WORDS.get(key.kind, "")) + bounds


def table(block: str) -> str:
    """The keys of `block` as the Markdown table that the READMEs carry."""
    rows = [
        f"| `{key.name}` | {kind_in_words(key)} | {'yes' if key.required else ''} | {key.about} |"
        for key in BLOCKS[block]
    ]
    return "\n".join(["| key | value | needed | what it is |", "|---|---|---|---|", *rows])
