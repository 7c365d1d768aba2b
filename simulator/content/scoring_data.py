"""The data that scoring judges by, loaded once when first asked for.

The files in `scoring/data/` go through the same narrow loader as every other text; what they mean
is scoring's own matter. A broken file here is a fault of the installation: it raises `BrokenFile`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from scoring.behaviours import Behaviour, Behaviours, OwnBehaviours
from simulator.content.errors import BrokenFile
from simulator.content.nodes import plain
from simulator.content.yaml_text import read_yaml

if TYPE_CHECKING:
    from scoring.answers import Marker, Question
    from scoring.contentment import Contentment
    from scoring.customer import CustomerCues
    from scoring.kpi_model import KpiModel
    from scoring.reader.word_order import WordOrder
    from scoring.reading import Reader
    from scoring.rubric import Rubric
    from scoring.spelling import Speller

FOLDER = "data"


def load_plain(name: str) -> Any:
    """A file of `scoring/data/` as dict, list and str. Raises BrokenFile or FileNotFoundError."""
    parsed = read_yaml(load_bytes(name), f"scoring/{FOLDER}/{name}")
    if parsed.problems or parsed.root is None:
        raise BrokenFile("data file", name, parsed.problems)
    return plain(parsed.root)


def load_bytes(name: str) -> bytes:
    """The bytes of a file of `scoring/data/`. Raises FileNotFoundError."""
    return (files("scoring") / FOLDER / name).read_bytes()


@cache
def load_behaviours(own: OwnBehaviours = ()) -> Behaviours:
    """The catalogue of behaviours, in the order of its file, with a trainer's `own` at the end."""
    if own:
        return load_behaviours().with_own(own)
    entries = load_plain("behaviours.yaml")
    return Behaviours(
        Behaviour(**{key: _frozen(value) for key, value in entry.items()}) for entry in entries
    )


@cache
def load_rubric() -> Rubric:
    """The skills, what earns them and what they weigh."""
    from scoring.rubric import read_rubric

    return read_rubric(_rubric(), load_behaviours())


def load_skill_ids() -> tuple[str, ...]:
    """The ids of the skills in the order of the rubric, without making the rubric."""
    return tuple(skill["id"] for skill in _rubric()["skills"])


@cache
def load_reader(own: OwnBehaviours = ()) -> Reader:
    """The reader of replies, with what a trainer adds to it."""
    from scoring.reader import build_reader

    model, tagger, words = map(load_bytes, ("reader-model.bin", "tagger.onnx", "words.txt"))
    order = load_bytes("word-order.json")
    return build_reader(load_plain("cues.yaml"), model, tagger, words, own, order)


@cache
def load_word_order() -> WordOrder:
    """How words follow each other in what people say."""
    from scoring.reader.word_order import read_word_order

    return read_word_order(load_bytes("word-order.json"))


@cache
def load_speller() -> Speller:
    """Mends the slips of typing."""
    from scoring.reader.typing_errors import SLIPS
    from scoring.spelling import read_speller

    return read_speller(load_bytes("words.txt").decode(), SLIPS)


@cache
def load_customer_cues() -> CustomerCues:
    """What shows, in a customer's own words, that something is due."""
    from scoring.customer import read_customer_cues

    return read_customer_cues(load_plain("customer-cues.yaml"))


@cache
def load_kpi_model() -> KpiModel:
    """The numbers that the simulated measures of a call are made of."""
    from scoring.kpi_model import read_kpi_model

    return read_kpi_model(load_plain("kpis.yaml"))


@cache
def load_contentment() -> Contentment:
    """Hears how content a customer is."""
    from scoring.contentment import Contentment

    return Contentment(load_bytes("tagger.onnx"), load_bytes("words.txt"))


@cache
def load_questions() -> tuple[Question, ...]:
    """The 18 questions of the appendix, in order."""
    from scoring.marker import read_questions

    return read_questions(_questions())


@cache
def load_marker() -> Marker:
    """The marker of short answers."""
    from scoring.marker import build_marker

    return build_marker(
        _questions(),
        *map(load_bytes, ("marker-model.json", "word-order.json", "tagger.onnx", "words.txt")),
    )


@cache
def _rubric() -> Any:
    return load_plain("rubric.yaml")


@cache
def _questions() -> Any:
    return load_plain("questions.yaml")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
