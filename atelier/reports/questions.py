"""Questions and referrals: figures B9 and B10. Nobody's story, nobody's name."""

from collections import Counter
from typing import NamedTuple

from sqlalchemy import bindparam, select

from atelier.domain import Function, Question
from atelier.reports.figures import By, Code
from atelier.reports.frame import Frame
from atelier.reports.reading import as_number, as_text, within
from atelier.reports.sums import Groups, Sums

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
    times = Groups()
    for one, number in Counter(questions_of(frame)).items():
        numbers = [(code, number) for code in codes_of(one)]
        times.at_time(one.day, one.part, numbers)
        for by, item in items_of(one, frame):
            for code, _ in numbers:
                sums.add(code, number, by, item)
    times.settle_times(sums, totals=True)


def questions_of(frame: Frame) -> list[Asked]:
    """Read the questions within the scope: they belong to information, to no activity."""
    scope = frame.scope
    if scope.people or scope.activity_id is not None or scope.host_id is not None:
        return []
    if scope.function not in (None, Function.INFORMATION):
        return []
    rows = (Asked(*row) for row in frame.session.execute(_QUESTIONS, frame.where))
    return [one for one in rows if scope.day_part in (None, one.part)]


def codes_of(asked: Asked) -> tuple[Code, ...]:
    """Give the figures that a question counts for."""
    if asked.outcome == WARM:
        return Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM
    if asked.outcome == REFERRED:
        return Code.QUESTIONS, Code.REFERRALS
    return (Code.QUESTIONS,)


def items_of(asked: Asked, frame: Frame) -> tuple[tuple[By, str], ...]:
    """Give the items under which a question is counted, but for those of time."""
    return (
        (By.TOPIC, asked.topic),
        (By.OUTCOME, asked.outcome),
        (By.TOPIC_OUTCOME, f"{asked.topic} {asked.outcome}"),
        (By.ORGANISATION, frame.host(asked.sent_to)),
    )
