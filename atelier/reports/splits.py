"""Splits: under which item a day, an activity or a shift is counted."""

from datetime import date
from functools import lru_cache

from atelier.reports.figures import By, Code

TIMES = (By.DAY_PART, By.DAY, By.WEEK, By.WEEK_PART, By.WEEKDAY_PART)
PLACES = (By.FUNCTION, By.ACTIVITY, By.HOST)
PEOPLE = (By.AGE, By.AREA)


@lru_cache(maxsize=4096)
def as_date(number: int) -> date:
    """Give the day of a number yyyymmdd."""
    return date(number // 10000, number // 100 % 100, number % 100)


@lru_cache(maxsize=4096)
def time_items(day: int, part: str) -> tuple[str, ...]:
    """Give the item of each of TIMES; weeks are those of ISO 8601."""
    found = as_date(day)
    year, number, weekday = found.isocalendar()
    week = f"{year}-W{number:02d}"
    return part, found.isoformat(), week, f"{week} {part}", f"{weekday - 1} {part}"


_BY_CODE: dict[Code, tuple[By, ...]] = {
    **dict.fromkeys((Code.VISITS, Code.VISITS_NAMED), (*TIMES, *PEOPLE)),
    Code.VISITS_UNNAMED: TIMES,
    **dict.fromkeys((Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED), (*TIMES, *PLACES, *PEOPLE)),
    Code.PARTICIPATIONS_UNNAMED: (*TIMES, *PLACES),
    **dict.fromkeys((Code.UNIQUE, Code.UNIQUE_NEW), PEOPLE),
    Code.CANCELLED: (*PLACES, By.REASON),
    Code.OPENINGS: TIMES,
    **dict.fromkeys(
        (Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM),
        (*TIMES, By.TOPIC, By.OUTCOME, By.TOPIC_OUTCOME, By.ORGANISATION),
    ),
    **dict.fromkeys((Code.ACTIVE_VOLUNTEERS, Code.VOLUNTEER_MINUTES), (By.ROLE, *PLACES)),
    **dict.fromkeys(
        (
            *(Code.UNIQUE_ERASED, Code.ENROLLED_VOLUNTEERS),
            *(Code.JOINED_VOLUNTEERS, Code.LEFT_VOLUNTEERS),
        ),
        (),
    ),
}


def splits_of(code: Code) -> tuple[By, ...]:
    """Give what a figure is split by, the whole not included."""
    return _BY_CODE.get(code, PLACES)
