"""Every code a diagnostic can carry, with a paragraph for people who meet it in a message.

T are problems of the text itself, S of its shape, N of the names in it, L of the customer's
language; P are what playing the file has proved. `firstcall explain` shows them with examples.
"""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "T001": "The file is not saved as UTF-8, the way of writing letters that every system shares. "
    "Choose UTF-8 in your editor's Save As. Some editors call it 'Unicode (UTF-8)'.",
    "T002": "The file holds a sign that cannot be seen, such as one that a word processor or a "
    "web page leaves behind when text is copied. Delete it; typing the line anew always "
    "helps.",
    "T003": "The file is far larger than a persona or scenario that a person wrote. It is "
    "probably another kind of file under the wrong name.",
    "T004": "A line is indented with a tab. YAML wants blanks. Set your editor to put blanks in "
    "for tabs, and indent each level by two.",
    "T005": "Here the text stops being YAML. Most often a text with ': ', '#' or a quote in it "
    "needs quotes around the whole of it, a quote or bracket was never closed, or a line "
    "is indented unlike its neighbours. The other parts of the file were still checked.",
    "T006": "The same key stands twice in one block. Only one can hold: keep one, or join them.",
    "T007": "A text begins with & or *, which YAML takes for a reference to another place. "
    "References are not used here. Put the text in quotes, or write it out again.",
    "T008": "A text begins with !, or a line with %, which YAML takes for orders to the program. "
    "They are not used here. Put the text in quotes.",
    "T009": "A line of three dashes begins a second document. A file holds one persona or one "
    "scenario: give the second a file of its own.",
    "T010": "Lists and blocks stand within one another too deeply. No persona or scenario needs "
    "that; something has probably slipped to the right.",
    "T011": "The file says nothing. Copy a shipped file of the same kind and change it.",
    "T012": "A key must be a word, as in 'title: ...'. Here a list or a block stands in its "
    "place, often because of a '?', '[' or '{' at the start of a text that needs quotes.",
    "T013": "The file or folder cannot be read: it is not there, it is a folder, there are no "
    ".yaml files in it, or you may not open it.",
    "T014": "Quotes that hold a text together are the straight ones of the keyboard. Word "
    "processors and mail programs bend them into curly ones, which the trainee would see, and "
    "which hold nothing together. Inside a text they do no harm.",
    "S001": "This key is not one that this block may have. Look for a typing error, or for a key "
    "that has slipped into the wrong block by its indentation. The README beside the "
    "files lists all keys.",
    "S002": "Something that this block must have is missing.",
    "S003": "A value has the wrong shape: a text stands where a list or a block belongs, or the "
    "other way round.",
    "S004": "A number is not a whole number, or it or the length of a list is out of bounds.",
    "S005": "Only 'true' and 'false' are understood here. yes, no, on and off stay texts, so that "
    "a customer may say them.",
    "S006": "A text, a list or a piece of a line between two '|' is empty. Write something, or "
    "leave the key out.",
    "S007": "An id is the name of its file without .yaml; ids and the names of stages, facts and "
    "outcomes are small letters and digits joined by '-' or '_'.",
    "S008": "Braces in a line are filled in with a name of the call. Only {customer}, "
    "{first_name}, {agent} and {company} are known; other braces would be shown to the "
    "trainee as they stand.",
    "S009": "The same thing stands twice in a list in which each should stand once.",
    "S010": "This word has a meaning of its own here and cannot be used as a name: a mood cannot "
    "be called gone, better, worse, worst or same, and an outcome cannot be called as a "
    "stage is.",
    "S011": "A fact has one value, under the name of its kind (money, duration, date, time, "
    "number or text), written so that the program can compare it with what a trainee "
    "says. Facts other than texts also need words in 'about' that show a sentence speaks "
    "of them.",
    "S012": "The file has no key that tells whether it is a persona or a scenario. Put it in a "
    "folder called personas or scenarios, and compare it with a shipped file.",
    "S013": "Words, examples and near misses of a behaviour of your own are looked for in one "
    "sentence at a time, so each is one sentence or a part of one. It has a word to go by: names, "
    "numbers and words such as 'it is' stand in every reply. A phrase of small words alone, such "
    "as 'up to you', can stand under words.",
    "N001": "There is no behaviour of this name. Behaviours are what a reply can show, such as "
    "empathy or hold_request.",
    "N002": "There is no skill of this name. Skills are what the scorecard rates.",
    "N003": "There is no fact of this name. Facts are listed under 'facts' of the same scenario; "
    "a persona knows none, because it plays many scenarios.",
    "N004": "There is no stage or outcome of this name in this scenario.",
    "N005": "There is no persona of this name. The key of a block of lines is 'any', a heat "
    "(cool, warm, hot, boiling), a persona's id, or a persona's id and a heat.",
    "N006": "There is no action of this name. Actions are what a trainee does beside talking, "
    "such as hold or look_up.",
    "N007": "A heat is one of cool, warm, hot and boiling: the customer's mood on a scale that "
    "all personas share.",
    "N008": "There is no occasion of this name. Occasions are the moments at which a persona has "
    "words of its own, such as better or silence.",
    "N009": "This is no mood of this persona. A rule may also say better, worse, worst or same.",
    "N010": "Only a few words are possible here; the message lists them.",
    "N011": "No path of moves from the first stage leads here, so no trainee would ever see it. "
    "Add a move to it, or take it out.",
    "N012": "No path of moves leads to an outcome of this kind. A call must be one that can be "
    "won and one that can be lost.",
    "N013": "There is no procedure or step of it, or no rule or level of the rubric, of this name "
    "here. A procedure of your own needs name, about, source, begins and steps; a rule needs what "
    "makes it due or what the fault is, and its texts.",
    "N014": "There is no evidence of this name. Evidence is a behaviour, or one of action:, told:, "
    "briefed:, customer:, heard:, phrase:, note:, words:, fact:, outcome: and trigger: with what "
    "belongs to it.",
    "N015": "A condition looks for a flag that no rule of the file, no persona that plays it and "
    "no call sets by itself. Flags are words of your own: the name in flags: or "
    "no_flags: must be the very one that some sets: gives.",
    "N016": "A rule sets a flag that no condition looks for, so setting it does nothing. Mostly "
    "one of the two names is misspelt; else take it out.",
    "N017": "There is no scenario of this name. A transcript names the scenario that it plays, one "
    "that ships or one of your own in the folder beside it.",
    "N018": "resolved: names the outcome of a goodbye in a settled stage, where nothing is left "
    "open. Such a call has not gone badly, so this outcome cannot be of kind bad.",
    "L001": "The same line stands twice where both can be heard: in one list, or in two stages or "
    "occasions. A customer who repeats a sentence word for word sounds like a recording.",
    "L002": "The customer names a value that stands only in the knowledge base, in a stage that a "
    "call can reach before the trainee has told it. A real customer could not know it, and the "
    "trainee learns that it need not be said.",
    "L003": "A text holds a word that insults people for what they are. An abusive customer can "
    "shout, swear and threaten; these words hurt the trainees themselves and teach nothing.",
    "P001": "No call can come to a point at which this rule is the first that fits: a rule above "
    "it always fits too, or what it asks for never comes together. It was proved over "
    "every stage, mood and flag that calls can reach.",
    "P002": "Neither a reaction nor lost patience nor silence ever brings the customer into this "
    "mood, whatever the trainee does.",
    "P003": "No call with this persona can come to an outcome of kind good, whatever the trainee "
    "does; or only one in which the trainee states something wrong.",
    "P004": "A call can come to a point from which no outcome of the plot can be reached any more, "
    "in any mood. The trainee can go on talking, but nothing is left but to hang up or to hand the "
    "customer on. Often a flag that the way on asks for can only be set earlier.",
    "P005": "A call can come to a moment at which the customer should speak and the file has no "
    "words for this persona in this mood.",
    "P006": "A trainee who says nothing to the purpose is never lost: the call goes on until the "
    "bound on replies ends it. Patience, or the moves that empty replies can take, have "
    "no end.",
    "P007": "The scenario says that it trains this skill, but in no call is it ever due, or in "
    "none can it be missed: neither the customer's lines nor anything that can be said "
    "or done gives an occasion for it.",
}

WARNINGS = frozenset({"N016", "L001", "L002", "P007"})
"""The codes of what is better looked at again; all others are errors. A file with warnings plays;
`firstcall check --strict` refuses it."""
