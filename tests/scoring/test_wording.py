"""Wording: canonical words with true places, for any text there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.wording import LONGEST_READ, NOBODY, Names, canonical, plain, read_words

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


def words_of(text: str, names: Names = NOBODY) -> list[list[str]]:
    wording = read_words(text, names)
    return [wording.words(part) for part in wording.sentences]


@given(ANY_TEXT)
def test_plain_text_keeps_every_place(text: str) -> None:
    """Plain text is ASCII and as long as the original, whatever characters came in."""
    assert len(plain(text)) == len(text)
    assert plain(text).isascii()


@settings(max_examples=200)
@given(ANY_TEXT)
def test_tokens_and_sentences_lie_in_order_in_the_original(text: str) -> None:
    """Places of tokens, sentences and clauses are inside the text and never run backwards."""
    wording = read_words(text, Names("Mr Cho", "Ann", "Acme"))
    starts = [token.start for token in wording.tokens]
    assert starts == sorted(starts)
    assert all(0 <= token.start < token.end <= len(text) for token in wording.tokens)
    assert all(token.text for token in wording.tokens)
    for part, clauses in zip(wording.sentences, wording.clauses, strict=True):
        assert part.first < part.last
        assert clauses
        assert all(part.start <= one.start < one.end <= part.end for one in clauses)


@pytest.mark.parametrize("text", ["", "\0", "\ud800\udfff", "?!...", " \n\t ", "\u202e\u0301"])
def test_text_without_words_has_no_sentence(text: str) -> None:
    """Noise gives an empty wording, never an error."""
    assert read_words(text).sentences == ()


def test_a_huge_paste_is_read_up_to_a_limit() -> None:
    """A hundred thousand characters are cut to what is read, and places stay true."""
    wording = read_words("word " * 20_000)
    assert wording.tokens[-1].end <= LONGEST_READ


def test_contractions_are_written_out_with_or_without_apostrophe() -> None:
    """ "I'm", "im" and the curly form read alike, so that a rule is written once."""
    assert words_of("I'm sorry") == words_of("im sorry") == words_of("I’m sorry")
    assert canonical("can't") == ("can", "not")
    assert canonical("won't") == ("will", "not")
    assert canonical("sooo") == ("so",)


def test_names_become_roles() -> None:
    """Names of the call are replaced by who they are, titles left as they are."""
    found = words_of("Dear Ms Rao, Tom here.", Names("Anita Rao", "Tom Hale", "Northwind"))
    assert found == [["dear", "ms", "CUSTOMER", ",", "AGENT", "here", "."]]


def test_another_persons_title_is_another_person() -> None:
    """Mr Vaughan is not Mrs Vaughan."""
    assert "CUSTOMER" not in words_of("Mr Vaughan has left.", Names("Mrs Vaughan"))[0]
    assert "CUSTOMER" in words_of("Mrs Vaughan, hello.", Names("Mrs Vaughan"))[0]


def test_a_name_that_is_a_word_needs_its_capital() -> None:
    """Will the customer is not will the verb."""
    assert words_of("will it work", Names("Will")) == [["will", "it", "work"]]
    assert words_of("Hi Will.", Names("Will")) == [["hi", "CUSTOMER", "."]]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is 8.15 now. Ring Dr. Bell.", 2),
        ("ok? yes! fine", 3),
        ("Dear Ann,\n\nThe van comes.\nTom", 3),
        ("at 4 p.m. today we close", 1),
        ("One moment... let me look", 2),
        ("Settings; then Reset", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    """Times, titles and initials end no sentence; marks, lines and semicolons do."""
    assert len(read_words(text).sentences) == count
