"""Where a schema and the loader differ, and why. Tests hold that they differ in nothing else."""

from __future__ import annotations

from collections.abc import Mapping

UNSEEN: Mapping[str, str] = {
    "T": "How the text is written: the editor's own YAML reads it before the schema does.",
    "S007": "That the id is the name of the file: a schema does not know the file's name.",
    "S009": "Two articles or behaviours of one id, an example that is a near miss as well: a "
    "schema compares whole items of one list.",
    "S010": "An outcome called as a stage is: a schema cannot compare two places of a file.",
    "S011": "Whether the value of a fact can be read as its kind: that takes the reader of values.",
    "S013": "How many sentences a text has, and whether it tells anything: that takes the reader.",
    "S002": "Parts that a procedure or step of a scenario's own lacks: it may be a change of one "
    "that the company's file brings, and that needs a part only.",
    "N002": "Scores of procedures: a scenario may bring procedures of its own.",
    "N003": "Facts, stages, outcomes, moods and steps: they are names of the file's own.",
    "N004": "See N003.",
    "N005": "Personas: one that the schema does not know may have been written since.",
    "N009": "See N003.",
    "N011": "Whether a path leads to a stage or an outcome.",
    "N012": "Whether a call can be won and lost.",
    "N013": "Procedures and their steps: the company's file may bring them.",
    "N014": "Lists of phrases: the company's file may bring them.",
    "N017": "Scenarios: see N005.",
}
"""What only `firstcall check` says, by the code of the problem (T: all codes of the text). What is
proved of a sound file (P, L) no schema can say either."""

STRICTER: Mapping[str, str] = {
    "quoted": 'A number, true or false in quotes (patience: "3"): the loader takes both, and a '
    "second way to write the same would spoil the editor's messages for the first.",
    "blanks": 'Blanks at the ends of a name in quotes (" empathy"): a list to choose from holds '
    "names and no patterns.",
    "added": "A behaviour of a company's own that was added since: firstcall schema, run again, "
    "offers it. Every misspelt behaviour would pass else.",
    "taken": "A word that YAML takes for something else where a name stands (an id `true`, a text "
    "`null`): the editor sees another value than the loader, which keeps every word as it is.",
}
"""What the loader takes and a schema marks, each for a reason."""

LOOSER: Mapping[str, str] = {
    "numbers": "A number written otherwise (3.0, +3, 0x3): the editor sees the number alone.",
    "same": "The same text twice in a list, once as a number or with blanks around it: the editor "
    "sees two values.",
}
"""What a schema takes and the loader does not, beside `UNSEEN`."""
