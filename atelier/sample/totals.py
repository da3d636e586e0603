"""What was made, counted while it was made: the figures that the database must give back."""

from dataclasses import dataclass, field
from datetime import date

from atelier.domain import Function
from atelier.sample.attendance import Arrival
from atelier.sample.programme import Meeting
from atelier.sample.questions import Asked


@dataclass(slots=True)
class Month:
    """One month. ``occurrences`` that were held, before today; ``cancelled`` in all of it.

    Both without the meetings of the house itself, as figure B14 counts them.
    """

    visits_named: int = 0
    visits_unnamed: int = 0
    participations: int = 0
    participations_named: int = 0
    unique_visitors: int = 0
    occurrences: int = 0
    cancelled: int = 0
    questions: int = 0


@dataclass(slots=True)
class Totals:
    """The whole house. ``participations`` with and without a name; ``months`` as "2026-10"."""

    people: int = 0
    activities: int = 0
    occurrences: int = 0
    cancelled: int = 0
    visits_named: int = 0
    visits_unnamed: int = 0
    participations: int = 0
    questions: int = 0
    volunteers: int = 0
    shifts: int = 0
    enrolments: int = 0
    months: dict[str, Month] = field(default_factory=dict)


class Counter:
    """Counts what is made, day by day."""

    def __init__(self) -> None:
        self.totals = Totals()
        self._unique: dict[str, set[int]] = {}

    def meetings(self, meetings: list[Meeting], today: date) -> None:
        """Count what is in the calendar; only months that have begun get figures."""
        self.totals.occurrences = len(meetings)
        self.totals.cancelled = sum(bool(meeting.cancelled) for meeting in meetings)
        for meeting in meetings:
            if _key(meeting.day) > _key(today):
                break
            if meeting.line.function is Function.INTERNAL:
                continue
            month = self._month(meeting.day)
            if meeting.cancelled:
                month.cancelled += 1
            elif meeting.day < today:
                month.occurrences += 1

    def day(self, arrivals: list[Arrival]) -> None:
        """Count one day: a person visits once, whatever they do; a number counts as it is."""
        if not arrivals:
            return
        day = arrivals[0].meeting.day
        month = self._month(day)
        named = {one.person for one in arrivals if one.person is not None}
        unnamed = sum(one.number for one in arrivals)
        there = sum(one.person is not None for one in arrivals)
        for each in (self.totals, month):
            each.visits_named += len(named)
            each.visits_unnamed += unnamed
            each.participations += there + unnamed
        month.participations_named += there
        self._unique.setdefault(_key(day), set()).update(named)
        month.unique_visitors = len(self._unique[_key(day)])

    def asked(self, questions: list[Asked]) -> None:
        """Count the questions."""
        for one in questions:
            self.totals.questions += 1
            self._month(one.meeting.day).questions += 1

    def _month(self, day: date) -> Month:
        return self.totals.months.setdefault(_key(day), Month())


def _key(day: date) -> str:
    return f"{day.year}-{day.month:02d}"
