"""What `read`, `grade` and `score` make of one row."""

from __future__ import annotations

from functools import cache, partial
from typing import Any, get_args

from scoring.behaviours import OwnBehaviours
from scoring.transcript import Channel
from simulator.commands.jsonl import BadRow, Row, one_of, text_of
from simulator.commands.judging_rows import Judge
from simulator.content import scoring_data
from simulator.practice.shipped_scoring import ShippedScoring


def read_reply(row: Row, own: OwnBehaviours = ()) -> Row:
    """The behaviours of a reply with their words, those of a trainer's `own` too. Raises BadRow."""
    from scoring.reading import Said

    said = Said(
        reply=text_of(row, "reply", needed=True),
        customer=text_of(row, "customer"),
        channel=one_of(row, "channel", get_args(Channel), "phone"),
        company=text_of(row, "company"),
        agent_name=text_of(row, "agent_name"),
        customer_name=text_of(row, "customer_name"),
    )
    found = [
        {
            "id": shown.behaviour,
            "start": shown.start,
            "end": shown.end,
            "text": shown.text,
            "confidence": shown.confidence,
        }
        for shown in scoring_data.load_reader(own).read(said)
    ]
    return {"id": row.get("id"), "behaviours": found}


def mark_answer(row: Row) -> Row:
    """The mark of an answer, point by point. Raises BadRow."""
    number = _question(row)
    mark = scoring_data.load_marker().mark(number, text_of(row, "answer", needed=True))
    points = [
        {
            "id": point.index,
            "met": point.met,
            "start": point.start,
            "end": point.end,
            "text": point.text,
        }
        for point in mark.points
    ]
    return {"id": row.get("id"), "score": mark.score, "points": points}


def judge_transcript(row: Row) -> Row:
    """The scorecard of a transcript with its simulated measures. Raises BadRow."""
    from scoring.foreign import ForeignRowError, scorecard_to_row, transcript_from_row

    scoring = _scoring()
    try:
        transcript = transcript_from_row(
            row, scoring.reader, scoring.signals, scoring.stated_of_words
        )
    except ForeignRowError as error:
        raise BadRow(str(error)) from error
    card = scoring.judge(transcript)
    levels = scoring.levels(transcript, card)
    return scorecard_to_row(row, card, scoring.measure(transcript, card), levels)


@cache
def _scoring() -> ShippedScoring:
    """The scoring that ships, with the procedures and behaviours of the user's own folder."""
    from simulator.store.folder import home

    return ShippedScoring(home())


def _question(row: Row) -> int:
    numbers = [question.number for question in scoring_data.load_questions()]
    value: Any = row.get("q")
    if isinstance(value, bool) or not isinstance(value, int) or value not in numbers:
        seen = "no q" if value is None else f"q {value!r:.40}"
        raise BadRow(f"found {seen}, expected a question's number from 1 to {max(numbers)}")
    return value


def replies(own: OwnBehaviours = ()) -> Judge:
    """Reads replies, with what a trainer adds to the reader."""
    return Judge(partial(read_reply, own=own), b'{"reply": "Hello."}', at_once=16)


ANSWERS = Judge(mark_answer, b'{"q": 1, "answer": "Hello."}', at_once=48)
TRANSCRIPTS = Judge(
    judge_transcript, b'{"turns": [{"speaker": "agent", "text": "Hello."}]}', at_once=2
)
