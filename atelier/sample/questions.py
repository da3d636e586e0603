"""What is asked at the information point: ten questions in a part of a day."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from atelier.desk.questions import MINUTES, OUTCOMES
from atelier.sample.arrivals import minutes
from atelier.sample.house_days import HouseDays
from atelier.sample.programme import Meeting
from atelier.settings.offered import TOPICS

_MEAN, _SPREAD = 10.0, 3.2  # questions in one consulting hour
_TOPICS = {"housing": 16, "income": 17, "forms": 18, "care": 12, "digital": 9, "neighbourhood": 6}
_TOPIC_ELSEWHERE = 3
_OUTCOMES = (48, 24, 12, 8, 8)
_MINUTES = (30, 40, 22, 8)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; ``at`` in minutes of the day."""

    meeting: Meeting
    at: float
    topic: str
    outcome: str
    minutes_class: str


def ask(chance: random.Random, days: HouseDays, meetings: list[Meeting]) -> Iterator[Asked]:
    """Give the questions of every consulting hour that was held, in order."""
    topics = [_TOPICS.get(topic, _TOPIC_ELSEWHERE) for topic in TOPICS]
    for meeting in meetings:
        if meeting.line.code != "STIP" or meeting.cancelled:
            continue
        number = max(0, round(chance.gauss(_MEAN, _SPREAD) * min(days.busy(meeting.day), 1.1)))
        starts, ends = minutes(meeting.starts), minutes(meeting.ends)
        for at in sorted(chance.uniform(starts, ends) for _ in range(number)):
            yield Asked(
                meeting,
                at,
                chance.choices(TOPICS, topics)[0],
                chance.choices(OUTCOMES, _OUTCOMES)[0],
                chance.choices(MINUTES, _MINUTES)[0],
            )
