"""How many replies a core reads in a second, every cache off, beside two plainer ways of reading.

    python benchmarks/read_throughput.py DIALOGUES.jsonl [TURNS]

DIALOGUES has one object a line with `turns`, each with `speaker` (customer or agent) and `text`.
TURNS of its agent turns (300), spread evenly over the file, are read by

- the full reader with every cache of `scoring` off, so that nothing is known from an earlier reply,
- the full reader as it ships,
- 40 regular expressions, looked for one after the other,
- the reader's own network, a MiniLM in 8-bit whole numbers, on the reply alone and on the reply
  after the customer's words: the word pieces and one pass on one thread, nothing else.

They take turns in small slices of one run. Rates are replies a second of processor time, so that
they hold on a machine that is busy with other things as well.
"""

from __future__ import annotations

import functools
import gc
import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Turn = tuple[str, str]
"""What the customer said last, and the agent's reply."""
Way = Callable[[str, str], object]

SLICE = 10

EXPRESSIONS = r"""
\b(hello|hi|hey|good (morning|afternoon|evening))\b
\b(good ?bye|bye|take care|have a (nice|good|great) (day|one|evening))\b
\b(thank you|thanks|thank-you|cheers)\b
\b(sorry|apologi[sz]e|apolog(y|ies)|regret|pardon)\b
\b(i (understand|see|hear you|get that)|that makes sense)\b
\b(frustrat|annoy|upset|disappoint|worr|stress)\w*
\b(anything|something) else\b
\b(how|what) can i (do|help)\b|\bmay i help\b
\b(my name is|this is|i'?m) [a-z]+\b
\b(name|date of birth|post ?code|zip|address) (please|\?)
\b(pin|password|passcode|security code|cvv)\b
\b(account|order|reference|booking|case) (number|id)\b
\b(hold|hang on|bear with me|one moment|just a (second|minute|moment))\b
\b(transfer|put you through|connect you|pass you on)\b
\b(supervisor|manager|team leader)\b
\b(refund|credit|money back|reimburs\w+)\b
\b(replace|replacement|exchange|new one)\b
\b(technician|engineer|plumber|visit)\b
\b(will|'ll) (call|ring|email|write|get back)\b
\b(today|tomorrow|within|by (monday|tuesday|wednesday|thursday|friday))\b
\b(at|around|before|after) \d{1,2}(:\d\d)?( ?(am|pm))?\b
\b\d+([.,]\d\d)? ?(pounds|dollars|euros|gbp|usd|eur|%)|[£$€] ?\d+
\b(cannot|can'?t|unable|not able|not possible|impossible)\b
\b(policy|rules?|terms|contract|procedure)\b
\b(instead|alternative(ly)?|option|either)\b
\b(suggest|recommend|advise|would you (like|prefer))\b
\b(please|kindly) (try|click|press|open|go|send|enter|select)\b
\b(first|then|next|after that|finally)\b
\b(so you('re| are) saying|let me (repeat|confirm|check)|correct\?|is that right)\b
\b(could|can|would|may) (you|i)\b[^?]*\?
\b(what|when|where|which|who|why|how)\b[^?]*\?
\b(calm down|relax|listen)\b
\b(your (fault|mistake)|you should have|you didn'?t)\b
\b(actually|obviously|as i (said|told))\b
\b(stupid|idiot|shut up|rude)\b
\b(absolutely|certainly|of course|sure|no problem|happy to)\b
\b(great|wonderful|perfect|excellent|awesome)\b
\b(sir|madam|ma'?am|mr\.?|mrs\.?|ms\.?)\b
\b(unfortunately|i'?m afraid)\b
\b(solved|fixed|sorted|resolved|all set|done)\b
"""


def agent_turns(path: Path, count: int) -> list[Turn]:
    """`count` agent turns with what was said to them, spread over the file, or all there are."""
    turns: list[Turn] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        heard: list[str] = []
        for turn in json.loads(line)["turns"]:
            if turn["speaker"] == "customer":
                heard.append(turn["text"])
            else:
                turns.append((" ".join(heard), turn["text"]))
                heard = []
    count = min(count, len(turns))
    return [turns[at * len(turns) // count] for at in range(count)]


@contextmanager
def without_caches() -> Iterator[None]:
    """While this holds, `functools.lru_cache` and `cache` keep no more than constants."""
    kept = functools.lru_cache, functools.cache

    def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
        return cache(maxsize) if callable(maxsize) else cache

    def cache(function: Any) -> Any:
        return function if _parameters(function) else kept[1](function)

    functools.lru_cache, functools.cache = lru_cache, cache  # type: ignore[assignment]
    try:
        yield
    finally:
        functools.lru_cache, functools.cache = kept


def _parameters(function: Any) -> int:
    bound = hasattr(function, "__self__")
    code = getattr(function, "__func__", function).__code__
    return int(code.co_argcount) - bound


def fresh_reader(*, caches: bool) -> Way:
    """The reader that ships, made of modules imported anew, with their caches or without."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("scoring", "simulator")]:
        del sys.modules[name]
    if caches:
        data = importlib.import_module("simulator.content.scoring_data")
    else:
        # What others made of theirs is their own matter: they are imported with them.
        for library in ("numpy", "onnxruntime", "rapidfuzz.process", "re2", "yaml"):
            importlib.import_module(library)
        with without_caches():
            scoring = importlib.import_module("scoring")
            for module in pkgutil.walk_packages(scoring.__path__, "scoring."):
                importlib.import_module(module.name)
        data = importlib.import_module("simulator.content.scoring_data")
    reader, said = data.load_reader(), importlib.import_module("scoring.reading").Said
    return lambda customer, reply: reader.read(said(reply, customer, channel="chat"))


def caches_left() -> list[str]:
    """The caches of `scoring` that keep more than constants."""
    wrapper: Any = type(functools.lru_cache(len))
    found = [one.__wrapped__ for one in gc.get_objects() if isinstance(one, wrapper)]
    ours = [one for one in found if str(one.__module__).split(".")[0] == "scoring"]
    return sorted(one.__qualname__ for one in ours if _parameters(one))


def expressions() -> Way:
    """Forty regular expressions, each looked for in the reply."""
    patterns = [re.compile(one, re.IGNORECASE) for one in EXPRESSIONS.strip().splitlines()]
    assert len(patterns) == 40
    return lambda customer, reply: [one.search(reply) for one in patterns]


def plain_network(*, with_customer: bool) -> Way:
    """One pass of the reader's network, on one thread."""
    import numpy as np
    import onnxruntime as ort

    from scoring.reader.pieces import Pieces
    from simulator.content.scoring_data import load_bytes

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(load_bytes("tagger.onnx"), options)
    pieces = Pieces(session.get_modelmeta().custom_metadata_map["pieces"].split("\n"))

    def run(customer: str, reply: str) -> object:
        before = [pieces.start]
        if with_customer:
            before += [*(piece.number for piece in pieces.cut(customer)), pieces.gap]
        after = [*(piece.number for piece in pieces.cut(reply)), pieces.gap]
        numbers = np.array([before + after], dtype=np.int64)
        sides = np.array([[0] * len(before) + [1] * len(after)], dtype=np.int64)
        return session.run(None, {"ids": numbers, "types": sides})

    return run


def seconds_of(way: Way, turns: Iterable[Turn]) -> float:
    """Processor seconds that reading `turns` takes."""
    started = time.process_time()
    for turn in turns:
        way(*turn)
    return time.process_time() - started


def rates(ways: dict[str, Way], turns: Sequence[Turn]) -> dict[str, float]:
    """Replies a second of each way; every way gets each slice in turn."""
    spent = dict.fromkeys(ways, 0.0)
    for way in ways.values():
        way(*turns[0])
    for at in range(0, len(turns), SLICE):
        for name, way in ways.items():
            spent[name] += seconds_of(way, turns[at : at + SLICE])
    return {name: len(turns) / max(seconds, 1e-9) for name, seconds in spent.items()}


def main(path: Path, count: int) -> None:
    """Measure and print."""
    turns = agent_turns(path, count)
    uncached = fresh_reader(caches=False)
    if left := caches_left():
        sys.exit(f"These caches are still on: {', '.join(left)}.")
    ways = {
        "full reader, every cache off": uncached,
        "full reader as it ships": fresh_reader(caches=True),
        "40 regular expressions": expressions(),
        "int8 MiniLM, reply alone": plain_network(with_customer=False),
        "int8 MiniLM, customer and reply": plain_network(with_customer=True),
    }
    found = rates(ways, turns)
    first = found["full reader, every cache off"]
    print(f"{len(turns)} agent turns, {len({reply for _, reply in turns})} of them distinct")
    for name, rate in found.items():
        ratio = f"{rate / first:10.2f} x" if rate < 10 * first else f"{rate / first:10.0f} x"
        print(f"{name:34} {rate:10.1f} replies a second a core {ratio}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit((__doc__ or "").split("\n\n")[1].strip())
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
