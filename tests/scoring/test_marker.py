"""The marker of short answers: right answers earn marks in any words, wrong ones none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.answers import Mark, Marker, Question
from scoring.marker import build_marker, read_questions
from scoring.marker.cues import Cue, Line
from scoring.marker.evidence import Learned
from scoring.marker.features import Lexicon, denials
from scoring.marker.rules import quarters
from scoring.marker.sheet import Rule
from scoring.marker.words import Speller, Word, read_words
from simulator.content.scoring_data import load_bytes, load_marker, load_plain, load_questions

QUESTIONS = load_questions()
MARKER: Marker = load_marker()
HANDBOOK_FIRST = "What is the difference between a soft skill and a technical skill?"

CONFUSED = [
    (1, "Technical skills are how you communicate and listen, soft skills are the software."),
    (2, "It is preparing your reply while the customer is still talking."),
    (4, '"I will need you to stop using abusive language to continue this conversation."'),
    (5, "You should use jargon so that they trust you more."),
    (6, "You should not tell them, just put them on hold straight away so they don't complain."),
    (7, "If the caller is slow you go faster so that they hurry up."),
    (9, "The customer is happier and the call is quicker without control."),
    (
        10,
        "You introduce the caller to the new agent and brief them first. Do it with every caller.",
    ),
    (11, "You press transfer without any introduction and leave as soon as it rings."),
    (12, "You should not show any empathy, because showing understanding leads to conflict."),
    (14, "Block the number of the caller after the second call."),
    (15, "Promise them everything, even what you can't deliver."),
    (17, "So that my manager is happy with my handle time and I get the bonus."),
]
DENIED = [
    (9, "It doesn't wander. It doesn't drag on. Nobody gets cross."),
    (13, "It won't win loyalty. It won't stop them calling again. The firm gets nothing from it."),
    (15, "Being honest doesn't build it. Keeping promises doesn't either. Only a low price does."),
]
UNUSUAL = [
    (
        2,
        "Holding your tongue until they're through, then playing it back to be put right.",
    ),
    (5, "It's double Dutch to somebody outside the trade, and they feel like a fool."),
    (6, "Get a yes first, say what it's for and roughly how many minutes."),
    (
        11,
        "You ring the other desk while they're there and say who it is, then fill them in.",
    ),
    (14, "Leave no loose ends the first time. Having to ring twice drives people mad."),
]
OFF_TOPIC = "My bus was late this morning and I have not had any breakfast yet."
STUFFED = "caller customer transfer trust listen empathy department satisfaction hold reason"


def mark(question: int, answer: str) -> Mark:
    """The mark, checked to be a fair receipt: quarters, exact spans, no mark without its reason."""
    given = MARKER.mark(question, answer)
    assert given.score in (0, 0.25, 0.5, 0.75, 1)
    assert [point.index for point in given.points] == [
        point.index for point in QUESTIONS[question - 1].points
    ]
    for point in given.points:
        assert point.text == answer[point.start : point.end]
        assert bool(point.text) == point.met
    if given.score == 1:
        assert any(point.met for point in given.points)
    if given.score == 0:
        assert not any(point.met for point in given.points)
    return given


def test_the_handbooks_18_questions_are_there() -> None:
    """All 18 questions are read, in order, each with points, skills, a model answer and a place."""
    assert [question.number for question in QUESTIONS] == list(range(1, 19))
    assert QUESTIONS[0].text == HANDBOOK_FIRST
    for question in QUESTIONS:
        assert question.text.endswith(("?", "."))
        assert question.points
        assert question.skills
        assert question.model
        assert question.section.startswith("003")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question.number))
def test_model_answers_earn_full_marks(question: Question) -> None:
    """What is shown as a model answer is marked as one."""
    given = mark(question.number, question.model)
    assert given.score == 1
    assert given.confusions == ()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question.number))
def test_saying_the_question_again_earns_nothing(question: Question) -> None:
    """Parroting is no answer, however often."""
    assert mark(question.number, question.text).score == 0
    assert mark(question.number, f"{question.text} {question.text}").score == 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question.number))
def test_off_topic_talk_and_strings_of_keywords_earn_nothing(question: Question) -> None:
    """An answer has to answer, and to hold together."""
    assert mark(question.number, OFF_TOPIC).score == 0
    assert mark(question.number, STUFFED).score == 0
    assert mark(question.number, "").score == 0


@pytest.mark.parametrize(("question", "answer"), CONFUSED)
def test_a_confusion_loses_the_mark_and_is_named(question: int, answer: str) -> None:
    """Right words turned round earn next to nothing, and the answer is told why."""
    given = mark(question, answer)
    assert given.score <= 0.25
    assert given.confusions
    named = [*load_plain("questions.yaml")["questions"][question - 1]["confusions"]]
    named += load_plain("questions.yaml")["anywhere"]
    assert given.confusions[0] in [each["text"] for each in named]


@pytest.mark.parametrize(("question", "answer"), DENIED)
def test_a_denial_spread_over_sentences_is_a_denial(question: int, answer: str) -> None:
    """Each right thing said not to be so earns nothing, however many there are."""
    assert mark(question, answer).score < 0.5


@pytest.mark.parametrize(("question", "answer"), UNUSUAL)
def test_unusual_words_cost_nothing(question: int, answer: str) -> None:
    """What is right earns its mark in words that the handbook never uses."""
    assert mark(question, answer).score >= 0.75


def test_one_saying_with_a_comma_is_one_saying() -> None:
    """Two things to say earn full marks; a greeting and a name are one."""
    assert mark(16, '"Good afternoon, this is Ines."').score == 0.5
    assert mark(16, '"Thank you, sir." "I will see this through for you."').score == 1


def test_the_best_and_the_least_of_the_parts_are_told() -> None:
    """Scores of the parts are kept by target; an answer without parts is one part."""
    assert Learned.of([5, 6], [[1, 9], [7, 2]]) == Learned([5, 6], [7, 9], [1, 2])
    assert Learned.of([5, 6], []) == Learned([5, 6], [5, 6], [5, 6])


def test_denials_are_counted_by_parts() -> None:
    """How many parts begin with a negation, whether all or most do, and after a question."""
    lexicon = Lexicon({"not": ["not", "isnt", "never"]})
    told = read_words("Trust? It isn't. Harm? Never.", Speller([]))
    assert denials(told, lexicon) == {"#denials 2", "#asked and denied"}
    told = read_words("It isn't so. Never mind.", Speller([]))
    assert denials(told, lexicon) == {"#denials 2", "#all denied", "#most denied"}
    assert denials(read_words("They trust us.", Speller([])), lexicon) == {"#denials 0"}


def test_typing_errors_cost_nothing() -> None:
    """A word misspelt is the word that was meant."""
    assert mark(17, "custmer satisfacton").score == 1
    right = mark(10, "No introduction to the next agent. It should be rare.")
    assert mark(10, "No introducton to teh nxt agent. It shoud be rare.").score == right.score == 1


def test_terse_answers_cost_nothing() -> None:
    """Two or three words may hold everything."""
    assert mark(6, "Ask, say why, say how long.").score == 1
    assert mark(10, "No introduction. Rarely.").score == 1


def test_half_an_answer_earns_half() -> None:
    """A question with two halves gives half the mark for one of them."""
    given = mark(10, "The call is passed on without introducing the caller.")
    assert given.score == 0.5
    assert [point.index for point in given.points if point.met] == [0]
    assert "without introducing" in given.points[0].text


def test_other_numbers_are_refused() -> None:
    """There are 18 questions."""
    with pytest.raises(KeyError):
        MARKER.mark(19, "anything")


def test_the_same_marker_has_the_same_fingerprint() -> None:
    """The fingerprint follows from the questions and every file, and changes with each."""
    questions = load_plain("questions.yaml")
    names = ("marker-model.json", "word-order.json", "tagger.onnx", "words.txt")
    files = [load_bytes(name) for name in names]
    assert build_marker(questions, *files).fingerprint == MARKER.fingerprint
    seen = {
        build_marker(questions, *files[:at], files[at] + b" ", *files[at + 1 :]).fingerprint
        for at in range(len(files))
    }
    assert len(seen | {MARKER.fingerprint}) == 1 + len(files)


def test_broken_files_are_told_apart_in_words() -> None:
    """What cannot be read raises ValueError with what was found."""
    questions, model = load_plain("questions.yaml"), load_bytes("marker-model.json")
    with pytest.raises(ValueError, match="numbered 1 to 18"):
        read_questions({"questions": []})
    with pytest.raises(ValueError, match="cannot be read"):
        build_marker(questions, b"{}")
    with pytest.raises(ValueError, match="the group <gone>"):
        Cue("ask <gone>", {})
    with pytest.raises(ValueError, match="is no word"):
        Cue("(a+)+", {})
    assert build_marker(questions, model).mark(17, "customer satisfaction").score == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 18), st.text(st.characters(codec=None), max_size=200))
def test_no_text_can_break_it(question: int, answer: str) -> None:
    """Any text at all, lone surrogates and control characters too, gets a fair receipt."""
    assert mark(question, answer) == MARKER.mark(question, answer)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 17), st.data())
def test_any_mixture_of_phrases_gets_a_fair_receipt(question: int, data: st.DataObject) -> None:
    """Words of the model answers in any order keep marks in quarters and spans exact."""
    words = [*QUESTIONS[question].model.split(), "not", "never", '"', "you should", "\n", "É"]
    answer = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=40)))
    mark(question + 1, answer)


@pytest.mark.parametrize("answer", ["a" * 100_000, "not " * 25_000, "\0" * 100_000, "\ud800x " * 9])
def test_very_long_answers_are_marked(answer: str) -> None:
    """No length of answer stops the marking."""
    assert mark(9, answer).score == 0


def test_rules_give_the_best_mark_that_fits() -> None:
    """All of `every`, enough of `some`, one of `and_some`, the hint, so many sayings; then caps."""
    rules = (
        Rule(4, some=frozenset({0, 1}), and_some=frozenset({2})),
        Rule(3, some=frozenset({0, 1}), count=2),
        Rule(2, some=frozenset({0, 1}), sayings=2),
        Rule(1, hint="vague"),
    )
    assert quarters(rules, {}, {0, 2}, set(), 1) == 4
    assert quarters(rules, {}, {0, 1}, set(), 1) == 3
    assert quarters(rules, {}, {0}, set(), 2) == 2
    assert quarters(rules, {}, {0}, set(), 1) == 0
    assert quarters(rules, {}, set(), {"vague"}, 1) == 1
    assert quarters(rules, {"curt": 2}, {0, 2}, {"curt"}, 1) == 2


def found(cue: str, text: str) -> list[tuple[str, bool]]:
    """What a cue finds in a text, and whether it is negated there."""
    words = read_words(text, Speller(text.lower().split()))
    line = Line(words, frozenset({"not", "never", "dont", "without"}))
    reader = Cue(cue, {"not": ["not", "never", "dont", "without"]})
    return [
        (text[words[hit.first].start : words[hit.last - 1].end], hit.negated)
        for hit in reader.hits(line)
    ]


def test_cues_find_words_in_order_within_a_sentence() -> None:
    """Either word, any ending, a gap, a word left out; never over a full stop."""
    assert found("ask|request .. leave", "I ask them for leave") == [("ask them for leave", False)]
    assert found("explain* the? reason*", "explaining reasons") == [("explaining reasons", False)]
    assert found("ask .. leave", "I ask. Leave it.") == []
    assert found("soft ... system -- technical", "soft one, technical is the system") == []


def test_a_negation_before_a_cue_is_told() -> None:
    """Denied is not said, but what is to be spared is."""
    assert found("tell them", "do not tell them") == [("tell them", True)]
    assert found("ask", "you never tell or ask") == [("ask", True)]
    assert found("rushed", "so that they dont feel rushed") == [("rushed", False)]
    assert found("<not> .. introduc*", "without introducing") == [("without introducing", False)]


def test_the_speller_mends_to_the_nearest_known_word() -> None:
    """Swapped letters and missing vowels are near; what is too far stays as it is."""
    speller = Speller(["the", "follow", "flow", "customer", "problem"])
    assert speller.mend("folow") == "follow"
    assert speller.mend("custmer") == "customer"
    assert speller.mend("prolbem") == "problem"
    assert speller.mend("xylophone") == "xylophone"


@given(st.text(st.characters(codec=None), max_size=80))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    """Every word has its place in the text, in order, and is read as plain letters or a mark."""
    words: tuple[Word, ...] = read_words(text, Speller(["word"]))
    assert [word.start for word in words] == sorted(word.start for word in words)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        assert re.fullmatch(r'[a-z0-9]+|[.?!,"]', word.text)
