"""The keys of a company's rubric, which is laid over the one that ships.

Only the ids are needed: what is not given stays as it ships. What a skill, rule or level of one's
own must have, `read_rubric_file` tells.
"""

from __future__ import annotations

from collections.abc import Mapping

from simulator.content.keys import Key, optional

_TEXTS = (
    optional("what", "text", "what to do, or the fault, in a few words"),
    optional("why", "text", "why it matters, in a sentence"),
    optional("better", "texts", "better words; [brackets] stand for what the agent fills in"),
    optional("source", "text", "the place of the handbook or of your own rules"),
    optional("channels", "names_or_none", "only on these channels; [] for all", of="channel"),
    optional("at_most", "number", "how often it counts in one call", low=1, high=99),
    optional("sure", "decimal", "the confidence from which a reading counts", high=1),
    optional(
        "forgiven_by", "rule_evidence", "what makes it no fault in the same reply; [] for nothing"
    ),
)

RUBRIC_BLOCKS: Mapping[str, tuple[Key, ...]] = {
    "rubric_file": (
        Key("version", "number", "the number of your version; raise it when you change something",
            low=1, high=9999),
        optional("company", "text", "whose it is, shown beside the version"),
        optional("overall", "block", "how the score of a whole call is made", of="overall"),
        optional("levels", "blocks", "the levels that change, or more of them", of="level"),
        optional("phrases", "phrase_lists", "lists of phrases; a known name is replaced"),
        optional("skills", "blocks", "the skills that change, or skills of your own", of="skill"),
    ),
    "overall": (
        optional("procedure_share", "decimal", "the part that procedures have, 0 to 1", high=1),
        optional("result_share", "decimal", "the part that the end has, 0 to 1", high=1),
        optional("good", "decimal", "what a good end is worth", high=100),
        optional("mixed", "decimal", "what a mixed end is worth", high=100),
        optional("bad", "decimal", "what a bad end is worth", high=100),
        optional("mixed_cap", "decimal", "the most a call with a mixed end can reach", high=100),
        optional("bad_cap", "decimal", "the most a call with a bad end can reach", high=100),
        optional("fatal_cap", "decimal", "the most a call with a fatal fault can reach", high=100),
        optional("late_credit", "decimal", "the share earned by what comes late, 0 to 1", high=1),
        optional("fault_base", "decimal", "where a skill starts that showed only faults", high=100),
    ),
    "level": (
        Key("id", "id", "its short name"),
        optional("off", "truth", "true: there is no such level"),
        optional("from", "number", "the points from which it begins", high=100),
        optional("name", "text", "what trainees see"),
        optional("about", "text", "what it means, in a sentence"),
    ),
    "skill": (
        Key("id", "id", "its short name"),
        optional("off", "truth", "true: it is not rated at all"),
        optional("name", "text", "what trainees see"),
        optional("weight", "decimal", "its weight in the whole; 0: shown, not counted", high=99),
        optional("about", "text", "what it is, in a sentence"),
        optional("due", "blocks", "what is due, and when", of="due_rule"),
        optional("faults", "blocks", "what costs", of="fault_rule"),
    ),
    "due_rule": (
        Key("id", "id", "its short name, used by no other rule"),
        optional("off", "truth", "true: it is not judged"),
        optional("due", "name", "what makes it due", of="trigger"),
        optional("by", "rule_evidence", "any of these meets it", low=1),
        optional("without", "names", "or: it is met while no reply shows any of these", of="lapse"),
        optional("within", "within", "the replies it may take, or `call` for the whole call",
                 low=1, high=99),
        optional("late", "number", "further replies in which it earns part credit", high=99),
        optional("weight", "decimal", "its weight in the skill", high=99),
        optional("apart", "number", "the replies from one moment to the next that counts", high=99),
        *_TEXTS,
    ),
    "fault_rule": (
        Key("id", "id", "its short name, used by no other rule"),
        optional("off", "truth", "true: it is not judged"),
        optional("behaviours", "names", "any of these is the fault", of="behaviour"),
        optional("computed", "name", "or: a fault that only the whole call shows", of="computed"),
        optional("cost", "decimal", "the points of its skill that it costs each time", high=100),
        optional("fatal", "truth", "true: it caps the whole call"),
        optional("fatal_sure", "decimal", "the confidence from which it is fatal", high=1),
        *_TEXTS,
    ),
}  # fmt: skip
