"""Questions and referrals: figures B9 and B10. Nobody's story, nobody's name."""

from collections import Counter
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import bindparam, select

from atelier.domain import Function, Question
from atelier.reports.figures import By, Code
from atelier.reports.frame import Frame
from atelier.reports.rows import as_number, as_text, rows_in, within
from atelier.reports.sums import Groups, Sums

_CODES = (Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM)
_WHEN, _WHAT = itemgetter(0, 1, 3), itemgetter(2, 3, 4)  # of what is asked, see Asked
REFERRED, WARM = "referred", "handed_over"
_QUESTIONS = select(
    as_number(Question.day),
    as_text(Question.day_part),
    Question.topic,
    Question.outcome,
    Question.referred_to_id,
).where(Question.site_id == bindparam("site"), within(Question.day))


class Asked(NamedTuple):
    """One question: when, what about, how it ended, and whom somebody was sent to."""

    day: int
    part: str
    topic: str
    outcome: str
    sent_to: int | None


def count_questions(frame: Frame, sums: Sums) -> None:
    """Count the questions, and those that ended with a referral."""
    asked = questions_of(frame)
    times = Groups(_CODES)
    for (day, part, outcome), number in Counter(map(_WHEN, asked)).items():
        times.at_time(day, part, [number * one for one in _counts_for(outcome)])
    times.settle_times(sums, totals=True)
    for (topic, outcome, sent_to), number in Counter(map(_WHAT, asked)).items():
        numbers = [number * one for one in _counts_for(outcome)]
        for by, item in _items(topic, outcome, frame.host(sent_to)):
            sums.add_at(by, item, _CODES, numbers)


def questions_of(frame: Frame) -> list[Asked]:
    """Read the questions within the scope: they belong to information, to no activity."""
    scope = frame.scope
    if scope.people or scope.activity_id is not None or scope.host_id is not None:
        return []
    if scope.function not in (None, Function.INFORMATION):
        return []
    rows = (Asked(*row) for row in rows_in(frame.session, _QUESTIONS, frame.where))
    return [one for one in rows if scope.day_part in (None, one.part)]


def codes_of(asked: Asked) -> tuple[Code, ...]:
    """Give the figures that a question counts for."""
    counts = zip(_CODES, _counts_for(asked.outcome), strict=True)
    return tuple(code for code, number in counts if number)


def items_of(asked: Asked, frame: Frame) -> tuple[tuple[By, str], ...]:
    """Give the items under which a question is counted, but for those of time."""
    return _items(asked.topic, asked.outcome, frame.host(asked.sent_to))


def _items(topic: str, outcome: str, sent_to: str) -> tuple[tuple[By, str], ...]:
    return (
        (By.TOPIC, topic),
        (By.OUTCOME, outcome),
        (By.TOPIC_OUTCOME, f"{topic} {outcome}"),
        (By.ORGANISATION, sent_to),
    )


def _counts_for(outcome: str) -> tuple[int, int, int]:
    return 1, int(outcome in (REFERRED, WARM)), int(outcome == WARM)
