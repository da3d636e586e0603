"""One volunteer in full: for the panel beside the roster."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    Availability,
    Can,
    DayAnswer,
    DayAvailability,
    DayPart,
    FixedPlace,
    Pairing,
    PairKind,
    Person,
    Role,
    ShiftPattern,
    VogNeed,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    Weeks,
)
from atelier.domain.rights import Right
from atelier.people.names import name_of
from atelier.roster.diary import month_of, union_minutes
from atelier.roster.lists import vog_due
from atelier.roster.queries import roster_shifts
from atelier.roster.reading import read_work
from atelier.roster.rows import ShiftRow
from atelier.roster.short_names import short_names
from atelier.roster.volunteers import VolunteerForm

_COMING = timedelta(weeks=8)


@dataclass(frozen=True, slots=True, repr=False)
class RoleHeldRow(Discreet):
    """A role that a volunteer has, and whether a VOG must be asked for it."""

    role_id: int
    role: str
    trained: int
    trainings: int
    since: date | None
    vog: VogNeed
    vog_seen_on: date | None
    vog_seen_by: str
    vog_ask_again_on: date | None
    vog_due: bool


@dataclass(frozen=True, slots=True, repr=False)
class FixedPlaceRow(Discreet):
    """A fixed place of a volunteer; ``name`` is that of the pattern, else of its role."""

    id: int
    pattern_id: int
    name: str
    weekday: int | None
    weeks: Weeks
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, repr=False)
class AwayRow(Discreet):
    """A planned absence that is not over yet."""

    id: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, repr=False)
class PairRow(Discreet):
    """Another volunteer with whom this one gladly works, or does not."""

    person_id: int
    name: str
    kind: PairKind


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerCard(Discreet):
    """All that is kept of one volunteer, and what they do.

    For whoever looks after the volunteers: the desk never sees an address (rule P23).
    ``shifts`` are those of the coming eight weeks, ``minutes`` the load of this month.
    """

    person_id: int
    name: str
    short: str
    phone: str | None
    email: str | None
    form: VolunteerForm
    version: int
    roles: tuple[RoleHeldRow, ...]
    week: tuple[tuple[int, DayPart, Can], ...]
    days: tuple[tuple[date, DayPart, DayAnswer], ...]
    away: tuple[AwayRow, ...]
    pairs: tuple[PairRow, ...]
    fixed_places: tuple[FixedPlaceRow, ...]
    shifts: tuple[ShiftRow, ...]
    shifts_this_month: int
    minutes: int


@needs(Right.SEE_VOLUNTEERS)
def volunteer_card(session: Session, *, person_id: int, actor: Actor) -> VolunteerCard | None:
    """Read one volunteer in full; None for whoever is no volunteer of this house."""
    found = session.execute(
        select(Volunteer, Person)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Person.id == person_id, Person.site_id == actor.site_id)
    ).first()
    if found is None:
        return None
    one, person = found
    today = actor.today()
    first, last = month_of(today)
    work = read_work(session, person_ids=[person_id], first_day=first, last_day=last)
    load = list(work.get(person_id, ()))
    names = short_names(session, actor=actor, person_ids=[person_id])
    return VolunteerCard(
        person_id=person_id,
        name=name_of(person).full_name,
        short=names[person_id],
        phone=person.phone,
        email=person.email,
        form=_form(one),
        version=one.version,
        roles=_roles(session, person_id, today),
        week=_week(session, person_id),
        days=_days(session, person_id, today),
        away=_away(session, person_id, today),
        pairs=_pairs(session, person_id, actor),
        fixed_places=_fixed_places(session, person_id, today),
        shifts=_shifts(session, person_id, actor),
        shifts_this_month=len(load),
        minutes=union_minutes(load),
    )


def _form(one: Volunteer) -> VolunteerForm:
    return VolunteerForm(
        status=one.status,
        since=one.since,
        until=one.until,
        agreement_on=one.agreement_on,
        of_age=one.of_age,
        bhv_until=one.bhv_until,
        min_shifts=one.min_shifts,
        max_shifts=one.max_shifts,
        max_hours=one.max_hours,
        emergency_name=one.emergency_name,
        emergency_phone=one.emergency_phone or "",
        street=one.street,
        postcode=one.postcode,
        town=one.town,
    )


def _roles(session: Session, person_id: int, today: date) -> tuple[RoleHeldRow, ...]:
    rows = session.execute(
        select(VolunteerRole, Role)
        .join(Role, Role.id == VolunteerRole.role_id)
        .where(VolunteerRole.person_id == person_id)
        .order_by(Role.name, Role.id)
    )
    return tuple(
        RoleHeldRow(
            role_id=role.id,
            role=role.name,
            trained=held.trained,
            trainings=role.trainings,
            since=held.since,
            vog=role.vog,
            vog_seen_on=held.vog_seen_on,
            vog_seen_by=held.vog_seen_by,
            vog_ask_again_on=held.vog_ask_again_on,
            vog_due=vog_due(role, held, today),
        )
        for held, role in rows
    )


def _week(session: Session, person_id: int) -> tuple[tuple[int, DayPart, Can], ...]:
    kind = Availability
    rows = session.execute(
        select(kind.weekday, kind.day_part, kind.can)
        .where(kind.person_id == person_id)
        .order_by(kind.weekday, kind.id)
    )
    return tuple((weekday, part, can) for weekday, part, can in rows)


def _days(
    session: Session, person_id: int, today: date
) -> tuple[tuple[date, DayPart, DayAnswer], ...]:
    kind = DayAvailability
    rows = session.execute(
        select(kind.day, kind.day_part, kind.answer)
        .where(kind.person_id == person_id, kind.day >= today)
        .order_by(kind.day, kind.id)
    )
    return tuple((day, part, answer) for day, part, answer in rows)


def _away(session: Session, person_id: int, today: date) -> tuple[AwayRow, ...]:
    rows = session.scalars(
        select(VolunteerAway)
        .where(VolunteerAway.person_id == person_id, VolunteerAway.last_day >= today)
        .order_by(VolunteerAway.first_day, VolunteerAway.id)
    )
    return tuple(AwayRow(row.id, row.first_day, row.last_day) for row in rows)


def _pairs(session: Session, person_id: int, actor: Actor) -> tuple[PairRow, ...]:
    rows = session.scalars(
        select(Pairing)
        .where(or_(Pairing.person_id == person_id, Pairing.other_id == person_id))
        .order_by(Pairing.id)
    )
    others = [(row.other_id if row.person_id == person_id else row.person_id, row) for row in rows]
    names = short_names(session, actor=actor, person_ids={other for other, _ in others})
    return tuple(PairRow(other, names[other], row.kind) for other, row in others)


def _fixed_places(session: Session, person_id: int, today: date) -> tuple[FixedPlaceRow, ...]:
    rows = session.execute(
        select(FixedPlace, ShiftPattern.name, Role.name)
        .join(ShiftPattern, ShiftPattern.id == FixedPlace.pattern_id)
        .join(Role, Role.id == ShiftPattern.role_id)
        .where(
            FixedPlace.person_id == person_id,
            or_(FixedPlace.last_day.is_(None), FixedPlace.last_day >= today),
        )
        .order_by(FixedPlace.weekday, FixedPlace.id)
    )
    return tuple(
        FixedPlaceRow(
            id=place.id,
            pattern_id=place.pattern_id,
            name=name or role,
            weekday=place.weekday,
            weeks=place.weeks,
            first_day=place.first_day,
            last_day=place.last_day,
        )
        for place, name, role in rows
    )


def _shifts(session: Session, person_id: int, actor: Actor) -> tuple[ShiftRow, ...]:
    today = actor.today()
    found = roster_shifts(session, first_day=today, last_day=today + _COMING, actor=actor)
    return tuple(one for one in found if any(place.person_id == person_id for place in one.places))
