"""Readers of replies: text in, behaviours with their words out.

`build_reader` is the one door. It takes what `scoring/data/cues.yaml` holds, as plain lists,
mappings and text, and the bytes of the files beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from scoring.behaviours import OwnBehaviours
from scoring.reader.combined import CueAndWeightReader, Fallback, Judge, Rank
from scoring.reader.cues import CueBook, CueError, read_cue
from scoring.reader.model import LinearJudge, ModelError
from scoring.reader.own import OwnExamples, own_cues
from scoring.reader.tagger import TaggerJudge
from scoring.reader.typing_errors import SLIPS
from scoring.reader.word_order import read_word_order
from scoring.reading import Reader
from scoring.spelling import as_typed, read_speller
from scoring.wording import word_set

__all__ = ["CueError", "ModelError", "build_reader"]

_SECTIONS = word_set("let rules questions_otherwise fallbacks ranks")


def build_reader(
    cues: object,
    model: bytes,
    tagger: bytes = b"",
    words: bytes = b"",
    own: OwnBehaviours = (),
    order: bytes = b"",
) -> Reader:
    """The reader made of cue rules, linear weights and, where they are given, a tagger and words.

    `cues` is the parsed content of cues.yaml: scalars may be text. `model` and `tagger` are
    unpacked at the first reading, not here; typing errors are mended to `words`; `own` is what a
    trainer adds; `order` is how words follow each other, and without it fewer strings of words are
    found out. Raises CueError for rules that cannot be used, with the rule named, and ModelError
    for a model file of another version (also at the first reading).
    """
    if not isinstance(cues, Mapping) or set(cues) - _SECTIONS:
        raise CueError(f"Cue rules: expected the sections {', '.join(sorted(_SECTIONS))}.")
    judges: list[Judge] = [LinearJudge(model)]
    if tagger:
        judges.append(TaggerJudge(tagger))
    mend = read_speller(words.decode(), SLIPS).mend if words else as_typed
    rules = [read_cue(one, cues.get("let", {})) for one in cues.get("rules", ())]
    otherwise = tuple(cues.get("questions_otherwise", ()))
    return CueAndWeightReader(
        book=CueBook([*rules, *own_cues(own, mend)]),
        judges=judges,
        fallbacks=[_fallback(one, otherwise) for one in cues.get("fallbacks", ())],
        ranks=[_rank(one) for one in cues.get("ranks", ())],
        mend=mend,
        sources=(
            json.dumps(cues, sort_keys=True, default=str).encode(),
            model,
            tagger,
            words,
            order,
            *(json.dumps(asdict(one), sort_keys=True).encode() for one in own),
        ),
        own=OwnExamples(own, mend),
        order=read_word_order(order) if order else None,
    )


def _fallback(given: Mapping[str, Any], otherwise: tuple[str, ...]) -> Fallback:
    return Fallback(
        cue=str(given["cue"]),
        choose=tuple(given["choose"]),
        unless_shown=otherwise,
        sure=int(given["sure"]),
        only_alone=given.get("only") == "nothing",
    )


def _rank(given: Mapping[str, Any]) -> Rank:
    whole = str(given.get("reply", "no")) in ("yes", "True", "true")
    return Rank(str(given["higher"]), str(given["lower"]), whole)
