"""What a figure is: a code of DOMAIN.md 3.2, what it is split by, and a whole number.

A figure of the whole period has an empty ``by`` and ``item``. Hours are kept in minutes,
shares as the two numbers that they are made of, so that every figure is exact and can be
compared to the last one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The figures B1 to B18; B19 and B20 are splits. A part of a figure has a word behind it.

    B5 ("reach") is B3 with B4 printed beside it and never added up, so it has no number.
    """

    VISITS = "B1"
    VISITS_NAMED = "B1.named"
    PARTICIPATIONS = "B2"
    PARTICIPATIONS_NAMED = "B2.named"
    PARTICIPATIONS_UNNAMED = "B2.unnamed"
    UNIQUE = "B3"
    UNIQUE_NEW = "B3.new"  # of these, for the first time ever
    UNIQUE_ERASED = "B3.erased"  # of these, erased since: they may be counted twice in a year
    VISITS_UNNAMED = "B4"
    UNIQUE_PARTICIPANTS = "B6"
    CARE_UNITS = "B7"
    INDICATED = "B8.indicated"
    NOT_INDICATED = "B8.not_indicated"
    INDICATION_UNKNOWN = "B8.unknown"
    QUESTIONS = "B9"
    REFERRALS = "B10"
    REFERRALS_WARM = "B10.warm"
    ACTIVE_VOLUNTEERS = "B11"
    ENROLLED_VOLUNTEERS = "B11.enrolled"
    JOINED_VOLUNTEERS = "B11.joined"
    LEFT_VOLUNTEERS = "B11.left"
    VOLUNTEER_MINUTES = "B12"
    PROFESSIONAL_MINUTES = "B13.professional"
    HELD = "B14"
    CANCELLED = "B14.cancelled"
    UNKNOWN = "B14.unknown"  # held, but nobody knows who was there: does not count
    MISSING = "B14.missing"  # over, and nobody said who was there
    PLACES = "B15.places"  # capacity x occurrences held
    PLACES_USED = "B15.used"
    NO_SHOWS = "B16"
    EXCUSED = "B16.excused"
    WAITING = "B16.waiting"  # on a waiting list on the last day of the period
    OPENINGS = "B17"
    RUN_BY_RESIDENTS = "B18.residents"
    RUN_TOGETHER = "B18.together"
    RUN_BY_PROFESSIONAL = "B18.professional"
    RUN_BY_UNKNOWN = "B18.unknown"

    __hash__ = str.__hash__  # that of an enum is ten times as slow, and figures are all keys


class By(StrEnum):
    """What a figure is split by; what ``item`` is then stands behind it."""

    TOTAL = ""
    FUNCTION = "function"  # Function
    ACTIVITY = "activity"  # id of the activity
    HOST = "host"  # id of what the organisation is on the last day of the period; "" is none
    AGE = "age"  # "75–84" (B19); "" is unknown
    AREA = "area"  # four digits known to the house, or other, outside, unknown (B20)
    DAY_PART = "day_part"  # DayPart
    DAY = "day"  # "2026-10-14"
    WEEK = "week"  # "2026-W42"
    WEEK_PART = "week_part"  # "2026-W42 morning"
    WEEKDAY_PART = "weekday_part"  # "1 morning"; Monday is 0
    TOPIC = "topic"  # of a question
    OUTCOME = "outcome"
    TOPIC_OUTCOME = "topic_outcome"  # "housing answered"
    ORGANISATION = "organisation"  # a referral's, id as for HOST
    ROLE = "role"  # of a shift
    REASON = "reason"  # for which occurrences were cancelled

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which figure. ``item`` is one of those of ``by``."""

    code: Code
    by: By = By.TOTAL
    item: str = ""


@dataclass(frozen=True, slots=True)
class Figures(Mapping[Key, int]):
    """The figures of one period. A figure that is not there is nil: ``[key]`` gives 0 then.

    ``labels`` names items that have no name of their own in the language: activities,
    organisations, areas, roles; by ``by`` and ``item``.
    """

    values_: Mapping[Key, int]
    labels: Mapping[tuple[By, str], str]

    def __getitem__(self, key: Key) -> int:
        return self.values_.get(key, 0)

    def __iter__(self) -> Iterator[Key]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)

    def total(self, code: Code) -> int:
        """Give the figure of the whole period."""
        return self[Key(code)]

    def split(self, code: Code, by: By) -> dict[str, int]:
        """Give a figure by item, in the order in which the engine counted."""
        return {
            key.item: value
            for key, value in self.values_.items()
            if (key.code, key.by) == (code, by)
        }
