"""The figures of volunteers that count somebody on who is erased (rule P16; B11 and B12).

The hours themselves stay as rows of nobody (``ErasedWork``). How many different volunteers there
were, who was enrolled at the end of a period, joined or left: those keep one more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Assignment, Occurrence, Role, Shift, Volunteer, VolunteerStatus
from atelier.domain.rights import Right
from atelier.reports.figures import By, Code, Key
from atelier.reports.frame import Frame
from atelier.reports.splits import PLACES

_YEARS = 2  # longer ago every month was closed long since
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True, repr=False)
class _Worked(Discreet):
    day: date
    role: str
    activity_id: int | None


@dataclass(frozen=True, slots=True)
class Stood:
    """What a person was as a volunteer: when they worked, and from when until when they were one.

    ``today``: later than that nobody counts who is not there any more.
    """

    worked: tuple[_Worked, ...]
    since: date | None
    until: date | None
    enrolled: bool
    today: date

    @property
    def days(self) -> set[date]:
        """Give the days whose periods count them."""
        days = {one.day for one in self.worked}
        if self.enrolled:
            days |= {day for day in (self.since, self.until) if day is not None}
            days |= set(self._months())
        return days

    def _months(self) -> Iterator[date]:
        """Give a day of each past month at whose end they were enrolled, of the last two years."""
        day = self.today.replace(year=self.today.year - _YEARS, month=1, day=1)
        until = self.today if self.until is None else min(self.until, self.today)
        while day <= until:
            if self.since is None or self.since <= day + _MONTH:
                yield day
            day = (day + _MONTH).replace(day=1)

    def figures(self, frame: Frame) -> Iterator[Key]:
        """Give the figures of a period that count them."""
        first, last = frame.period.first, frame.period.last
        for one in self.worked:
            if first <= one.day <= last:
                yield Key(Code.ACTIVE_VOLUNTEERS)
                yield Key(Code.ACTIVE_VOLUNTEERS, By.ROLE, one.role)
                for by in PLACES:
                    yield Key(Code.ACTIVE_VOLUNTEERS, by, frame.place(one.activity_id, by))
        if not self.enrolled:
            return
        began = self.since is None or self.since <= last
        if began and last < self.today and (self.until is None or self.until >= last):
            yield Key(Code.ENROLLED_VOLUNTEERS)
        if self.since is not None and first <= self.since <= last:
            yield Key(Code.JOINED_VOLUNTEERS)
        if self.until is not None and first <= self.until <= last:
            yield Key(Code.LEFT_VOLUNTEERS)


@needs(Right.PART)
def stood(session: Session, *, person_id: int, actor: Actor) -> Stood:
    """Read what a person was as a volunteer, as the engine reads everybody."""
    worked = session.execute(
        select(Shift.day, Role.name, Occurrence.activity_id)
        .join(Assignment, Assignment.shift_id == Shift.id)
        .join(Role, Role.id == Shift.role_id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Assignment.person_id == person_id,
            Assignment.confirmed_at.is_not(None),
            Assignment.worked_starts.is_not(None),
            Assignment.worked_ends.is_not(None),
        )
    )
    found = tuple(_Worked(*row) for row in worked)
    row = session.scalar(select(Volunteer).where(Volunteer.person_id == person_id))
    if row is None or row.status is VolunteerStatus.APPLYING:
        return Stood(found, None, None, enrolled=False, today=actor.today())
    unknown_end = row.status is VolunteerStatus.LEFT and row.until is None
    return Stood(found, row.since, row.until, enrolled=not unknown_end, today=actor.today())
