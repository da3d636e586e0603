"""Reading what must be known of volunteers and shifts, for many at once.

One volunteer and one shift, everybody for one shift, or a whole month for a proposal: always the
same few questions.
"""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    HOLDING,
    Activity,
    Actor,
    Assignment,
    Availability,
    Can,
    Clock,
    DayAnswer,
    DayAvailability,
    DayPart,
    Function,
    Occurrence,
    OccurrenceState,
    Pairing,
    PairKind,
    Person,
    Role,
    Shift,
    ShiftState,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.domain.rights import Right
from atelier.people.names import name_of
from atelier.roster.diary import Diary, Work, months_around
from atelier.roster.facts import RoleHeld, ShiftFacts, VolunteerFacts, vog_needed

_CANCELLED = OccurrenceState.CANCELLED


@needs(Right.PART)
def read_shifts(
    session: Session,
    *,
    actor: Actor,
    shift_ids: Collection[int] | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
) -> dict[int, ShiftFacts]:
    """Read shifts of the house by their ids, or those of some days, in the order of the roster."""
    wanted = _wanted(shift_ids, first_day, last_day)
    rows = session.execute(
        _SHIFTS.where(Shift.site_id == actor.site_id, *wanted).order_by(
            Shift.day, Shift.starts, Shift.id
        )
    ).all()
    team: dict[int, set[int]] = {}
    held = (
        select(Assignment.shift_id, Assignment.person_id)
        .join(Shift)
        .where(Shift.site_id == actor.site_id, Assignment.state.in_(HOLDING), *wanted)
    )
    for shift_id, person_id in session.execute(held):
        team.setdefault(shift_id, set()).add(person_id)
    return {
        row.Shift.id: facts_of_shift(*row, team.get(row.Shift.id, ()), clock=actor.clock)
        for row in rows
    }


def facts_of_shift(
    shift: Shift,
    role: Role,
    children: bool | None,
    function: Function | None,
    occurrence: OccurrenceState | None,
    team: Iterable[int] = (),
    *,
    clock: Clock,
) -> ShiftFacts:
    """Put together what is known of a shift; the occurrence and its activity where it has one."""
    return ShiftFacts(
        id=shift.id,
        role_id=role.id,
        role=role.name,
        day=shift.day,
        starts=shift.starts,
        ends=shift.ends,
        part=clock.part_of(shift.starts),
        vog=vog_needed(role.vog, children=bool(children), function=function),
        trainings=role.trainings,
        bhv=role.bhv,
        needed=shift.needed,
        wished=shift.wished,
        goes_ahead=shift.state is ShiftState.PLANNED
        and occurrence is not OccurrenceState.CANCELLED,
        children=bool(children),
        pattern_id=shift.pattern_id,
        team=frozenset(team),
    )


@needs(Right.PART)
def read_volunteers(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    actor: Actor,
    person_ids: Collection[int] | None = None,
) -> dict[int, VolunteerFacts]:
    """Read volunteers (all who did not leave, or those named), with their work around some days.

    The work is that of the whole months of these days, and of the day before and after them.
    """
    people = _people(session, actor, person_ids)
    ids = list(people)
    first, last = months_around(first_day, last_day)
    roles = _roles(session, ids)
    weekly, days = _weekly(session, ids), _days(session, ids, first_day, last_day)
    away, pairs = _away(session, ids, first, last), _pairs(session, ids)
    work = read_work(session, person_ids=ids, first_day=first, last_day=last)
    return {
        id_: VolunteerFacts(
            person_id=id_,
            name=name_of(person).full_name,
            status=one.status,
            until=one.until,
            bhv_until=one.bhv_until,
            min_shifts=one.min_shifts,
            max_shifts=one.max_shifts,
            max_hours=one.max_hours,
            roles=roles.get(id_, {}),
            weekly=weekly.get(id_, {}),
            days=days.get(id_, {}),
            away=tuple(away.get(id_, ())),
            apart=frozenset(pairs.get((id_, PairKind.APART), ())),
            together=frozenset(pairs.get((id_, PairKind.WITH), ())),
            work=work.get(id_) or Diary(),
        )
        for id_, (one, person) in people.items()
    }


def read_work(
    session: Session, *, person_ids: Collection[int], first_day: date, last_day: date
) -> dict[int, Diary]:
    """Read which shifts that go ahead these people have on some days."""
    found: dict[int, Diary] = {}
    rows = session.execute(
        select(Assignment.person_id, Shift.id, Shift.day, Shift.starts, Shift.ends)
        .join(Shift, Shift.id == Assignment.shift_id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Shift.day.between(first_day, last_day),
            Assignment.person_id.in_(person_ids),
            Assignment.state.in_(HOLDING),
            Shift.state == ShiftState.PLANNED,
            or_(Occurrence.id.is_(None), Occurrence.state == OccurrenceState.PLANNED),
        )
        .order_by(Shift.day, Shift.starts, Shift.id)
    )
    for person_id, shift_id, day, starts, ends in rows:
        found.setdefault(person_id, Diary()).add(Work(shift_id, day, starts, ends))
    return found


_SHIFTS: Select[Shift, Role, bool | None, Function | None, OccurrenceState | None] = (
    select(Shift, Role, Activity.for_children, Activity.function, Occurrence.state)
    .join(Role, Role.id == Shift.role_id)
    .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
    .join(Activity, Activity.id == Occurrence.activity_id, isouter=True)
)


def _wanted(
    shift_ids: Collection[int] | None, first_day: date | None, last_day: date | None
) -> list[ColumnElement[bool]]:
    if shift_ids is not None:
        return [Shift.id.in_(shift_ids)]
    assert first_day is not None  # one of the two says which
    return [Shift.day.between(first_day, last_day or first_day)]


def _people(
    session: Session, actor: Actor, person_ids: Collection[int] | None
) -> dict[int, tuple[Volunteer, Person]]:
    wanted = (
        Volunteer.status != VolunteerStatus.LEFT
        if person_ids is None
        else Volunteer.person_id.in_(person_ids)
    )
    rows = session.execute(
        select(Volunteer, Person)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Person.site_id == actor.site_id, wanted)
        .order_by(Person.sort_key, Person.id)
    )
    return {one.person_id: (one, person) for one, person in rows}


def _roles(session: Session, ids: list[int]) -> dict[int, dict[int, RoleHeld]]:
    found: dict[int, dict[int, RoleHeld]] = {}
    rows = select(VolunteerRole).where(VolunteerRole.person_id.in_(ids)).order_by(VolunteerRole.id)
    for row in session.scalars(rows):
        found.setdefault(row.person_id, {})[row.role_id] = RoleHeld(
            row.role_id, row.trained, row.vog_seen_on, row.vog_ask_again_on
        )
    return found


def _weekly(session: Session, ids: list[int]) -> dict[int, dict[tuple[int, DayPart], Can]]:
    found: dict[int, dict[tuple[int, DayPart], Can]] = {}
    rows = session.execute(
        select(
            Availability.person_id, Availability.weekday, Availability.day_part, Availability.can
        ).where(Availability.person_id.in_(ids))
    )
    for person_id, weekday, part, can in rows:
        found.setdefault(person_id, {})[weekday, part] = can
    return found


def _days(
    session: Session, ids: list[int], first: date, last: date
) -> dict[int, dict[tuple[date, DayPart], DayAnswer]]:
    found: dict[int, dict[tuple[date, DayPart], DayAnswer]] = {}
    kind = DayAvailability
    rows = session.execute(
        select(kind.person_id, kind.day, kind.day_part, kind.answer).where(
            kind.person_id.in_(ids), kind.day.between(first, last)
        )
    )
    for person_id, day, part, answer in rows:
        found.setdefault(person_id, {})[day, part] = answer
    return found


def _away(
    session: Session, ids: list[int], first: date, last: date
) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = {}
    kind = VolunteerAway
    rows = session.execute(
        select(kind.person_id, kind.first_day, kind.last_day)
        .where(kind.person_id.in_(ids), kind.last_day >= first, kind.first_day <= last)
        .order_by(kind.first_day, kind.id)
    )
    for person_id, first_day, last_day in rows:
        found.setdefault(person_id, []).append((first_day, last_day))
    return found


def _pairs(session: Session, ids: list[int]) -> dict[tuple[int, PairKind], set[int]]:
    found: dict[tuple[int, PairKind], set[int]] = {}
    rows = session.execute(
        select(Pairing.person_id, Pairing.other_id, Pairing.kind).where(
            Pairing.person_id.in_(ids) | Pairing.other_id.in_(ids)
        )
    )
    for one, other, kind in rows:
        found.setdefault((one, kind), set()).add(other)
        found.setdefault((other, kind), set()).add(one)
    return found
