"""The day as the desk sees it: what goes on, how full it is, who is in the house."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.places import capacity_of
from atelier.calendar.naming import shown_name
from atelier.desk.duty import DutyRow, duty_at_desk
from atelier.desk.inside import in_house
from atelier.desk.numbers import Numbers, visits_on
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Function,
    Occurrence,
    OccurrenceState,
    Room,
    Tenant,
)
from atelier.domain.ages import AGE_GROUPS
from atelier.domain.rights import Right
from atelier.settings.counting import age_groups_of
from atelier.settings.fields import ALL_KEPT, FieldsKept, fields_kept
from atelier.settings.hours import Hours, opening_of
from atelier.settings.offered import ALL_OFFERED, Offered, offered_of
from atelier.settings.partners import partners_of

SOON = timedelta(minutes=15)  # "now and soon" begins this long before the start

# Read after every commit, and built once: building a statement takes longer than running it.
_OCCURRENCES = (
    select(Occurrence, Activity, Room.name)
    .join(Activity, Occurrence.activity_id == Activity.id)
    .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id), isouter=True)
    .where(Activity.site_id == bindparam("site"), Occurrence.day == bindparam("day"))
    .order_by(Occurrence.starts, Activity.name)
)


@dataclass(frozen=True, slots=True, repr=False)
class OccurrenceRow(Discreet):
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
    ends, and without an activity for two hours after arrival. ``ages`` are the first ages of the
    house's age groups, ``offered`` is what can be counted and asked. ``hours``: when the door is
    open on such a weekday, where that is known. ``fields``: what is kept of visitors.
    """

    day: date
    in_house: int
    visits_named: int
    visits_unnamed: int
    occurrences: tuple[OccurrenceRow, ...]
    duty: tuple[DutyRow, ...]
    ages: tuple[int, ...] = AGE_GROUPS
    offered: Offered = ALL_OFFERED
    hours: Hours | None = None
    fields: FieldsKept = ALL_KEPT

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


@dataclass(frozen=True, slots=True, repr=False)
class TenantRow(Discreet):
    """A tenant and where to find them."""

    id: int
    name: str
    whereabouts: str


def is_now_or_soon(row: OccurrenceRow, wall: time) -> bool:
    """Say whether an occurrence is on, from a quarter of an hour before until its end."""
    begins = row.starts.hour * 60 + row.starts.minute - SOON.seconds // 60
    return begins <= wall.hour * 60 + wall.minute and wall < row.ends and not row.cancelled


@needs(Right.SEE_DESK)
def day_view(session: Session, *, actor: Actor, day: date | None = None) -> DayView:
    """Read a day, today unless another one is named."""
    day = day or actor.today()
    named, unnamed = visits_on(session, site_id=actor.site_id, day=day)
    return DayView(
        day=day,
        in_house=in_house(session, actor=actor, day=day),
        visits_named=named,
        visits_unnamed=unnamed,
        occurrences=_occurrences(session, actor.site_id, day),
        duty=duty_at_desk(session, site_id=actor.site_id, day=day),
        ages=age_groups_of(session, site_id=actor.site_id),
        offered=offered_of(session, site_id=actor.site_id),
        hours=opening_of(session, site_id=actor.site_id).on(day),
        fields=fields_kept(session, site_id=actor.site_id),
    )


@needs(Right.SEE_PROGRAMME)
def tenants(session: Session, *, actor: Actor) -> tuple[TenantRow, ...]:
    """List the tenants; their visitors are shown the way and never written down (rule P27)."""
    rows = session.execute(
        select(Tenant.id, Tenant.name, Tenant.whereabouts)
        .where(Tenant.site_id == actor.site_id)
        .order_by(Tenant.name)
    )
    return tuple(TenantRow(*row) for row in rows)


def _occurrences(session: Session, site_id: int, day: date) -> tuple[OccurrenceRow, ...]:
    rows = session.execute(_OCCURRENCES, {"site": site_id, "day": day}).all()
    numbers = Numbers(session, site_id=site_id, day=day)
    partners = partners_of(session, site_id=site_id)
    return tuple(
        _occurrence_row(occurrence, activity, room, partners.name(activity.host_id, day), numbers)
        for occurrence, activity, room in rows
    )


def _occurrence_row(
    occurrence: Occurrence, activity: Activity, room: str, host: str, numbers: Numbers
) -> OccurrenceRow:
    unnamed = numbers.unnamed.get(occurrence.id, 0)
    enrolled, waiting = numbers.enrolled(occurrence)
    needed, team = numbers.work.get(occurrence.id, (0, ()))
    return OccurrenceRow(
        id=occurrence.id,
        activity_id=activity.id,
        series_id=occurrence.series_id,
        name=shown_name(activity),
        function=activity.function,
        starts=occurrence.starts,
        ends=occurrence.ends,
        room=room or "",
        host=host,
        capacity=capacity_of(occurrence),
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
