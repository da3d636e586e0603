"""The list of volunteers: who they are, what they do, and how much they have this month."""

from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Actor,
    Person,
    Role,
    VogNeed,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.domain.rights import Right
from atelier.people.names import name_of
from atelier.roster.diary import Diary, month_of, union_minutes
from atelier.roster.reading import read_work
from atelier.roster.rows import VolunteerRow
from atelier.roster.short_names import short_names


@needs(Right.SEE_HOURS)
def volunteer_rows(
    session: Session, *, actor: Actor, month: date | None = None, left: bool = False
) -> tuple[VolunteerRow, ...]:
    """List the volunteers by name, with their load in the month of a day (of today).

    ``left``: also those who left.
    """
    day = month or actor.today()
    people = session.execute(_volunteers(actor, left=left)).all()
    ids = [person.id for _, person in people]
    roles, away = _roles(session, actor), _away(session, actor)
    first, last = month_of(day)
    work = read_work(session, person_ids=ids, first_day=first, last_day=last)
    short = short_names(session, actor=actor, person_ids=ids)
    return tuple(
        _row(
            one,
            person,
            short[person.id],
            roles.get(person.id, []),
            work.get(person.id, Diary()),
            away=person.id in away,
            today=actor.today(),
        )
        for one, person in people
    )


def vog_due(role: Role, held: VolunteerRole, today: date) -> bool:
    """Say whether a VOG must be asked for: none was seen, or too long ago (rule P21).

    Where only some work of a role asks for one, nobody is asked before they do that work.
    """
    if held.vog_ask_again_on is not None:
        return role.vog is not VogNeed.NONE and held.vog_ask_again_on <= today
    return role.vog in (VogNeed.WARN, VogNeed.STRICT)


def _row(
    one: Volunteer,
    person: Person,
    short: str,
    roles: list[tuple[Role, VolunteerRole]],
    work: Diary,
    *,
    away: bool,
    today: date,
) -> VolunteerRow:
    shifts = list(work)
    return VolunteerRow(
        person_id=person.id,
        name=name_of(person).full_name,
        short=short,
        status=one.status,
        role_ids=tuple(role.id for role, _ in roles),
        roles=tuple(role.name for role, _ in roles),
        shifts=len(shifts),
        minutes=union_minutes(shifts),
        min_shifts=one.min_shifts,
        max_shifts=one.max_shifts,
        max_hours=one.max_hours,
        away=away,
        vog_due=tuple(role.name for role, held in roles if vog_due(role, held, today)),
        bhv_until=one.bhv_until,
    )


def _volunteers(actor: Actor, *, left: bool) -> Select[Volunteer, Person]:
    wanted = (
        select(Volunteer, Person)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Person.site_id == actor.site_id)
        .order_by(Person.sort_key, Person.id)
    )
    return wanted if left else wanted.where(Volunteer.status != VolunteerStatus.LEFT)


def _roles(session: Session, actor: Actor) -> dict[int, list[tuple[Role, VolunteerRole]]]:
    found: dict[int, list[tuple[Role, VolunteerRole]]] = {}
    rows = session.execute(
        select(Role, VolunteerRole)
        .join(VolunteerRole, VolunteerRole.role_id == Role.id)
        .where(Role.site_id == actor.site_id)
        .order_by(Role.name, Role.id)
    )
    for role, held in rows:
        found.setdefault(held.person_id, []).append((role, held))
    return found


def _away(session: Session, actor: Actor) -> set[int]:
    today = actor.today()
    rows = session.scalars(
        select(VolunteerAway.person_id)
        .join(Person, Person.id == VolunteerAway.person_id)
        .where(
            Person.site_id == actor.site_id,
            VolunteerAway.first_day <= today,
            VolunteerAway.last_day >= today,
        )
    )
    return set(rows)
