"""The narrow loader: everything stays text, everything has a place, nothing makes it raise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.content.nodes import ListNode, MapNode, Node, TextNode, plain
from simulator.content.source_text import LONGEST_FILE
from simulator.content.tree import DEEPEST, FAST, PURE
from simulator.content.yaml_text import Parsed, read_yaml
from tests.content.samples import PERSONA, SCENARIO, place_of

PIECES = st.sampled_from(
    [
        *(
            "a",
            "key",
            ": ",
            ":",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            '"',
            "|",
            ">",
        ),
        *(
            "&x",
            "*x",
            "!t",
            "%",
            "@",
            "#",
            " #",
            "---",
            "...",
            "\t",
            "\x00",
            "\x85",
            "é",
            "😀",
            "?",
            "\\",
        ),
        *("no", "12:30", "007", "~", "<<", "\r", "\ufeff", "\u2028", "\x07", "text with words"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.tuples(
        st.sampled_from([PERSONA, SCENARIO]), st.integers(0, 2500), st.integers(0, 30), PIECES
    ).map(lambda part: part[0][: part[1]] + part[3] + part[0][part[1] + part[2] :]),
    st.text(max_size=200),
)


def codes(parsed: Parsed) -> list[str]:
    return [one.code for one in parsed.problems]


def nodes(node: Node | None) -> list[Node]:
    if isinstance(node, MapNode):
        return [node, *(one for pair in node.pairs for part in pair for one in nodes(part))]
    if isinstance(node, ListNode):
        return [node, *(one for item in node.items for one in nodes(item))]
    return [] if node is None else [node]


def test_every_value_stays_text() -> None:
    """Words that YAML would turn into truth, times, numbers or nothing reach us as written."""
    text = "a: no\nb: 12:30\nc: 007\non: yes\nd: ~\ne: 1_000\nf: 2024-01-02\ng: null\nh:\n"
    root = read_yaml(text, "x").root
    assert root is not None
    assert plain(root) == {
        "a": "no",
        "b": "12:30",
        "c": "007",
        "on": "yes",
        "d": "~",
        "e": "1_000",
        "f": "2024-01-02",
        "g": "null",
        "h": "",
    }


def test_every_node_knows_its_place() -> None:
    """Line and column count from 1 and point at the first sign, beyond letters of any width too."""
    text = "é: 'ü'\nlist:\n  - one\n  - {k: v}\n"
    found = {
        one.value: one for one in nodes(read_yaml(text, "x").root) if isinstance(one, TextNode)
    }
    assert (found["ü"].line, found["ü"].column) == (1, 4)
    for word in ("list", "one", "k", "v"):
        assert (found[word].line, found[word].column) == place_of(text, word)


def test_a_key_given_twice_is_refused_and_both_lines_are_named() -> None:
    """The second of two equal keys is reported with the line of the first, which is kept."""
    parsed = read_yaml("a: 1\nb: 2\na: 3\n", "x")
    assert [(one.code, one.line) for one in parsed.problems] == [("T006", 3)]
    assert "line 1" in parsed.problems[0].found
    assert parsed.root is not None
    assert plain(parsed.root) == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x 1\nb: 2", "T007", 1),
        ("a: 1\nb: *x", "T007", 2),
        ("a: !!python/object:os.system 1", "T008", 1),
        ("%YAML 1.1\n---\na: 1", "T008", 1),
        ("a: 1\n---\nb: 2", "T009", 2),
        ("[a, b]: c", "T012", 1),
        ("a: 1\n  \tb: 2", "T004", 2),
        ("a: 'x", "T005", 1),
        ("a: 1\nb: [1, 2\n", "T005", 2),
        ("a: 1\nb: @x", "T005", 2),
        ("a: b\x00", "T002", 1),
        ("a: 1\nb: x\u2028y", "T002", 2),
        ("", "T011", 1),
        ("# only a remark\n", "T011", 1),
    ],
)
def test_what_a_plain_file_does_not_need_is_refused_at_its_place(
    text: str, code: str, line: int
) -> None:
    """References, tags, directives, documents, odd keys, tabs and broken YAML: code and line."""
    assert (code, line) in [(one.code, one.line) for one in read_yaml(text, "x").problems]


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        (b"a: 1\nb: caf\xe9\n", "T001", (2, 7)),
        ("a: 1".encode("utf-16"), "T001", (1, 1)),
        (b"a" * (LONGEST_FILE + 1), "T003", (1, 1)),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_place(
    source: bytes, code: str, place: tuple[int, int]
) -> None:
    """Another encoding is reported at its first byte; an enormous file is not read at all."""
    problem = read_yaml(source, "x").problems[0]
    assert (problem.code, (problem.line, problem.column)) == (code, place)


def test_a_byte_order_mark_and_any_line_ends_are_taken_as_they_come() -> None:
    """Files from any editor read alike and keep their line numbers."""
    for ends in ("\n", "\r\n", "\r"):
        source = b"\xef\xbb\xbf" + f"a: 1{ends}b: 2{ends}b: 3".encode()
        parsed = read_yaml(source, "x")
        assert [(one.code, one.line, one.column) for one in parsed.problems] == [("T006", 3, 1)]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a: [“Well, yes.”]", (1, 5), "the curly quote “"),
        ("a: [“Well, [yes.”]", (1, 5), "the curly quote “"),
        ("a:\n  - ‘Well.’", (2, 5), "the curly quote ‘"),
        ('a:\n  -"Well."\n  - "Yes."', (2, 3), "a '-' without a blank"),
        ('a:\n  - "Well."\n  -"Yes."', (3, 3), "a '-' without a blank"),
        ('a: ["Well.]\nb: "Yes."\nc: "No."', (1, 5), "a quote that is opened here"),
        ('a: ["Well."\nb: "Yes."', (1, 4), "a '[' that"),
    ],
)
def test_slips_of_people_who_never_met_yaml_are_named(
    text: str, place: tuple[int, int], found: str
) -> None:
    """Curly quotes, a dash without its blank and a quote forgotten in a list: each is called by
    its name, once, and where it is."""
    (problem,) = read_yaml(text, "x").problems
    assert (problem.line, problem.column) == place
    assert found in problem.found


@pytest.mark.parametrize("text", ["a: It’s “here”", "a: ’Twas", "a: -5", "a: - ", 'a: "-b"'])
def test_curly_quotes_and_dashes_inside_a_text_do_no_harm(text: str) -> None:
    """What people write is not taken for a slip."""
    assert not [one for one in read_yaml(text, "x").problems if one.code == "T014"]
    assert "without a blank" not in str(read_yaml(text, "x").problems)


def test_depth_is_bounded() -> None:
    """As deep as the bound is fine, one deeper is reported, and no depth makes it hang or die."""
    assert not read_yaml("[" * DEEPEST + "x" + "]" * DEEPEST, "x").problems
    assert codes(read_yaml("[" * (DEEPEST + 1) + "x" + "]" * (DEEPEST + 1), "x")) == ["T010"]
    assert "T010" in codes(read_yaml("[" * 300_000, "x"))


def test_one_slip_does_not_hide_the_others() -> None:
    """Each broken part is reported at its own place, and the sound parts are still read."""
    text = 'a: "open\nb: @x\nc:\n  d: [1\n  e: fine\n  f:\n    - {g: 1\n    - h: i: j\nz: last\n'
    parsed = read_yaml(text, "x")
    assert [(one.code, one.line) for one in parsed.problems] == [
        *(("T005", line) for line in (1, 2, 4, 7, 8)),
    ]
    assert isinstance(parsed.root, MapNode)
    assert parsed.root.keys() == ("a", "b", "c", "z")
    inner = parsed.root.get("c")
    assert isinstance(inner, MapNode)
    assert inner.get("e") == TextNode("fine", 5, 6)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_text_makes_it_raise_and_every_place_lies_in_the_file(text: str) -> None:
    """Whatever is typed, the answer is a tree or problems, and each place can be found."""
    parsed = read_yaml(text, "x")
    assert parsed.root is not None or parsed.problems
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in [*parsed.problems, *nodes(parsed.root)]:
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(source: bytes) -> None:
    """Arbitrary bytes give a tree or problems."""
    parsed = read_yaml(source, "x")
    assert parsed.root is not None or parsed.problems


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_fast_parser_and_the_pure_one_agree(text: str) -> None:
    """A file means the same, and is refused in the same words, without the C parser."""
    assert read_yaml(text, "x", FAST) == read_yaml(text, "x", PURE)
