"""What was made, counted while it was made: the figures that the database must give back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from atelier.domain import AssignmentState, Function
from atelier.sample.attendance import Arrival
from atelier.sample.programme import Meeting
from atelier.sample.questions import Asked
from atelier.sample.roster import SampleShift, SampleWork, minutes_worked


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
    working_volunteers: int = 0
    worked_minutes: int = 0


@dataclass(slots=True)
class Totals:
    """The whole house. ``participations`` with and without a name; ``months`` as "2026-10".

    ``assignments``: everybody in a shift, however they answered. ``open_places`` are those of
    today and of the four weeks to come; ``absent`` could not come, ``replaced`` of them were.
    """

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
    assignments: int = 0
    open_places: int = 0
    absent: int = 0
    replaced: int = 0
    enrolments: int = 0
    months: dict[str, Month] = field(default_factory=dict)


class Coming(Protocol):
    """A shift that is to come."""

    works: list[SampleWork]

    @property
    def missing(self) -> int:
        """Give how many places nobody has."""


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

    def past(self, shifts: list[SampleShift]) -> None:
        """Count the shifts until yesterday; only confirmed hours are hours (figure B12)."""
        people: dict[str, set[int]] = {}
        for shift in shifts:
            self._shift(shift.works)
            worked = {one.person for one in shift.works if one.worked is not None}
            if worked:
                month = self._month(shift.turn.day)
                month.worked_minutes += minutes_worked(shift)
                people.setdefault(_key(shift.turn.day), set()).update(worked)
        for key, found in people.items():
            self.totals.months[key].working_volunteers = len(found)

    def coming(self, shifts: Sequence[Coming], near: Sequence[Coming]) -> None:
        """Count what is to come, and where somebody is needed in the weeks that are near."""
        for shift in shifts:
            self._shift(shift.works)
        self.totals.open_places = sum(one.missing for one in near)

    def _shift(self, works: list[SampleWork]) -> None:
        self.totals.shifts += 1
        self.totals.assignments += len(works)
        self.totals.absent += sum(one.state is AssignmentState.CANNOT for one in works)
        self.totals.replaced += sum(one.replaces is not None for one in works)

    def _month(self, day: date) -> Month:
        return self.totals.months.setdefault(_key(day), Month())


def _key(day: date) -> str:
    return f"{day.year}-{day.month:02d}"
