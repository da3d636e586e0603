"""The day as the desk sees it: what goes on, how full it is, who is in the house."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from atelier.attendance.actions import shown_name
from atelier.desk.duty import DutyRow, duty_at_desk, work_of
from atelier.desk.inside import in_house
from atelier.domain import (
    Activity,
    Actor,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceState,
    Organisation,
    Participation,
    Room,
    Tally,
    Tenant,
    Visit,
)

SOON = timedelta(minutes=15)  # "now and soon" begins this long before the start


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """An occurrence of the day; wall times; ``capacity`` None where there is no limit.

    ``present`` holds everybody, ``unnamed`` those of them without a name. ``missing`` is the
    number of volunteers still needed, ``team`` the first names of those who come. ``counts`` is
    false for meetings of the house itself.
    """

    id: int
    activity_id: int
    series_id: int | None
    name: str
    function: Function
    starts: time
    ends: time
    room: str
    host: str
    capacity: int | None
    enrolled: int
    waiting: int
    present: int
    unnamed: int
    missing: int
    team: tuple[str, ...]
    cancelled: bool
    reason: str
    enrolment: bool
    walk_in: bool
    sensitive: bool
    counts: bool

    @property
    def full(self) -> bool:
        """Whether nobody fits in any more."""
        return self.capacity is not None and self.present >= self.capacity


@dataclass(frozen=True, slots=True)
class DayView:
    """One day at the desk. ``in_house`` is an estimate, the other numbers are counts.

    Nobody signs out, so a visitor counts as in the house until the last of their activities
    ends, and without an activity for two hours after arrival.
    """

    day: date
    in_house: int
    visits_named: int
    visits_unnamed: int
    occurrences: tuple[OccurrenceRow, ...]
    duty: tuple[DutyRow, ...]

    @property
    def total(self) -> int:
        """Everybody who came that day (figures B1 and B4 side by side; never unique people)."""
        return self.visits_named + self.visits_unnamed

    def find(self, occurrence_id: int) -> OccurrenceRow | None:
        """Give one occurrence of the day."""
        return next((row for row in self.occurrences if row.id == occurrence_id), None)

    def now_and_soon(self, wall: time) -> tuple[OccurrenceRow, ...]:
        """Give what goes on or begins within a quarter of an hour, and is not cancelled."""
        return tuple(row for row in self.occurrences if is_now_or_soon(row, wall))


@dataclass(frozen=True, slots=True)
class TenantRow:
    """A tenant and where to find them."""

    id: int
    name: str
    whereabouts: str


def is_now_or_soon(row: OccurrenceRow, wall: time) -> bool:
    """Say whether an occurrence is on, from a quarter of an hour before until its end."""
    begins = row.starts.hour * 60 + row.starts.minute - SOON.seconds // 60
    return begins <= wall.hour * 60 + wall.minute and wall < row.ends and not row.cancelled


def day_view(session: Session, *, actor: Actor, day: date | None = None) -> DayView:
    """Read a day, today unless another one is named."""
    day = day or actor.today()
    named, unnamed = _visits(session, actor.site_id, day)
    return DayView(
        day=day,
        in_house=in_house(session, actor=actor, day=day),
        visits_named=named,
        visits_unnamed=unnamed,
        occurrences=_occurrences(session, actor.site_id, day),
        duty=duty_at_desk(session, site_id=actor.site_id, day=day),
    )


def tenants(session: Session, *, actor: Actor) -> tuple[TenantRow, ...]:
    """List the tenants; their visitors are shown the way and never written down (rule P27)."""
    rows = session.execute(
        select(Tenant.id, Tenant.name, Tenant.whereabouts)
        .where(Tenant.site_id == actor.site_id)
        .order_by(Tenant.name)
    )
    return tuple(TenantRow(*row) for row in rows)


def _visits(session: Session, site_id: int, day: date) -> tuple[int, int]:
    named = session.scalar(
        select(func.count()).select_from(Visit).where(Visit.site_id == site_id, Visit.day == day)
    )
    unnamed = session.scalar(
        select(func.coalesce(func.sum(Tally.visits), 0)).where(
            Tally.site_id == site_id, Tally.day == day
        )
    )
    return int(named or 0), int(unnamed or 0)


def _occurrences(session: Session, site_id: int, day: date) -> tuple[OccurrenceRow, ...]:
    rows = session.execute(
        select(Occurrence, Activity, Room.name, Organisation.name)
        .join(Activity, Occurrence.activity_id == Activity.id)
        .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id), isouter=True)
        .join(Organisation, Organisation.id == Activity.host_id, isouter=True)
        .where(Activity.site_id == site_id, Occurrence.day == day)
        .order_by(Occurrence.starts, Activity.name)
    ).all()
    numbers = _Numbers(session, day)
    return tuple(_occurrence_row(*row, numbers) for row in rows)


def _occurrence_row(
    occurrence: Occurrence, activity: Activity, room: str, host: str, numbers: "_Numbers"
) -> OccurrenceRow:
    unnamed = numbers.unnamed.get(occurrence.id, 0)
    enrolled, waiting = numbers.enrolled(occurrence)
    needed, team = numbers.work.get(occurrence.id, (0, ()))
    capacity = activity.capacity if occurrence.capacity is None else occurrence.capacity
    return OccurrenceRow(
        id=occurrence.id,
        activity_id=activity.id,
        series_id=occurrence.series_id,
        name=shown_name(activity),
        function=activity.function,
        starts=occurrence.starts,
        ends=occurrence.ends,
        room=room or "",
        host=host or "",
        capacity=capacity,
        enrolled=enrolled,
        waiting=waiting,
        present=numbers.named.get(occurrence.id, 0) + unnamed,
        unnamed=unnamed,
        missing=max(0, needed - len(team)),
        team=() if activity.sensitive else team,
        cancelled=occurrence.state is OccurrenceState.CANCELLED,
        reason=occurrence.reason,
        enrolment=activity.enrolment,
        walk_in=activity.walk_in,
        sensitive=activity.sensitive,
        counts=activity.function is not Function.INTERNAL,
    )


class _Numbers:
    """What is counted per occurrence of one day, each read with one query."""

    def __init__(self, session: Session, day: date) -> None:
        self.named: dict[int, int] = dict(
            session.execute(
                select(Participation.occurrence_id, func.count())
                .where(Participation.day == day)
                .group_by(Participation.occurrence_id)
            ).all()
        )
        self.unnamed: dict[int, int] = {
            int(occurrence or 0): int(number)
            for occurrence, number in session.execute(
                select(Tally.occurrence_id, func.sum(Tally.participations))
                .where(Tally.day == day, Tally.occurrence_id.is_not(None))
                .group_by(Tally.occurrence_id)
            )
        }
        self.work = work_of(session, day=day)
        self._of_series = self._places(session, Enrolment.series_id, day)
        self._of_day = self._places(session, Enrolment.occurrence_id, day)

    def enrolled(self, occurrence: Occurrence) -> tuple[int, int]:
        """Give how many have a place, and how many wait."""
        here = self._of_day.get(occurrence.id, (0, 0))
        series = self._of_series.get(occurrence.series_id or 0, (0, 0))
        return here[0] + series[0], here[1] + series[1]

    @staticmethod
    def _places(
        session: Session, key: InstrumentedAttribute[int | None], day: date
    ) -> dict[int, tuple[int, int]]:
        def number(state: EnrolmentState) -> ColumnElement[int]:
            return func.sum(case((Enrolment.state == state, 1), else_=0))

        rows = session.execute(
            select(key, number(EnrolmentState.ENROLLED), number(EnrolmentState.WAITING))
            .join(
                Occurrence,
                (Occurrence.series_id == Enrolment.series_id)
                if key is Enrolment.series_id
                else (Occurrence.id == Enrolment.occurrence_id),
            )
            .where(
                Occurrence.day == day,
                Enrolment.first_day <= day,
                Enrolment.last_day.is_(None) | (Enrolment.last_day >= day),
            )
            .group_by(key)
        )
        return {int(place or 0): (int(here), int(waiting)) for place, here, waiting in rows}
