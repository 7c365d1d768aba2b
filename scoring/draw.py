"""Which of the 18 questions the assessment after a call asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from scoring.answers import Question

_TRAINED = 100
_WEAK = 100
_CHANCE = 40


def draw_questions(
    questions: Sequence[Question],
    trained: Sequence[str],
    weak: Mapping[str, float],
    seed: int,
    count: int = 3,
) -> tuple[Question, ...]:
    """The questions nearest to what a call trained and to where the trainee is weak.

    `trained` are the ids of the skills that the call trained; `weak` maps skill ids to scores
    0..100, where less is weaker. The seed varies the choice among questions about as near, and the
    same arguments always give the same questions, the nearest first and none twice. There are
    `count` of them, or all where there are fewer.
    """

    def rank(question: Question) -> tuple[int, int]:
        near = _nearness(question, trained, weak) + _drawn(question.number, seed) % (_CHANCE + 1)
        return -near, question.number

    return tuple(sorted(dict.fromkeys(questions), key=rank)[: max(count, 0)])


def _nearness(question: Question, trained: Sequence[str], weak: Mapping[str, float]) -> int:
    """How near a question is: the share of its skills that were trained, and its weakest one."""
    tested = question.skills
    if not tested:
        return 0
    share = _TRAINED * sum(skill in trained for skill in tested) // len(tested)
    lowest = min((weak.get(skill, 100.0) for skill in tested), default=100.0)
    return share + round(_WEAK * (100.0 - min(max(lowest, 0.0), 100.0)) / 100.0)


def _drawn(number: int, seed: int) -> int:
    return int.from_bytes(sha256(f"{seed}:{number}".encode()).digest()[:8], "big")
