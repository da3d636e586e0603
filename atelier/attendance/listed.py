"""Who and what stands on the sheet of one occurrence."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.access.own import names_hidden
from atelier.attendance.places import capacity_of
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Activity,
    Actor,
    Assignment,
    Enrolment,
    EnrolmentState,
    Gone,
    Occurrence,
    OccurrenceState,
    Participation,
    Person,
    Room,
    Shift,
    Tally,
)
from atelier.domain.rights import Right
from atelier.people.names import Name, name_of
from atelier.settings.partners import partners_of

_LAST = 10**6  # behind everybody whose place on the waiting list is known


@dataclass(frozen=True, slots=True, repr=False)
class Listed(Discreet):
    """Somebody on a sheet; ``here`` where the desk has written down that they came."""

    person_id: int
    name: Name
    here: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Facts(Discreet):
    """One occurrence as it is printed. ``title`` is the name that may be seen (rule P9)."""

    occurrence: Occurrence
    activity: Activity
    title: str
    room: str
    host: str
    capacity: int | None
    team: tuple[str, ...]
    unnamed: int
    cancelled: bool
    names_hidden: bool


@needs(Right.PART)
def facts_of(session: Session, *, occurrence_id: int, actor: Actor) -> Facts:
    """Read what stands above a sheet. Raises Gone for what is not of this house.

    Of a sensitive activity neither its name, nor its host, nor who guides it is told.
    """
    found = session.execute(
        select(Occurrence, Activity, Room.name)
        .join(Activity, Occurrence.activity_id == Activity.id)
        .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id), isouter=True)
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
    ).first()
    if found is None:
        raise Gone
    occurrence, activity, room = found
    hidden = activity.sensitive
    return Facts(
        occurrence=occurrence,
        activity=activity,
        title=shown_name(activity),
        room=room or "",
        host="" if hidden else _host(session, activity, occurrence.day),
        capacity=capacity_of(occurrence),
        team=() if hidden else _team(session, occurrence_id),
        unnamed=_unnamed(session, occurrence_id),
        cancelled=occurrence.state is OccurrenceState.CANCELLED,
        names_hidden=names_hidden(session, activity=activity, actor=actor),
    )


def listed_at(session: Session, *, occurrence: Occurrence) -> tuple[list[Listed], list[Listed]]:
    """Give who has a place, by name as Dutch lists sort them, and who waits, the first first."""
    here = _participants(session, occurrence.id)
    rows = session.execute(
        select(Person, Enrolment)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .join(Occurrence, HOLDS)
        .where(Occurrence.id == occurrence.id)
        .order_by(Person.sort_key, Person.id)
    )
    enrolled, waiting = [], []
    for person, enrolment in rows:
        who = Listed(person.id, name_of(person), person.id in here)
        if enrolment.state is EnrolmentState.ENROLLED:
            enrolled.append(who)
        elif enrolment.state is EnrolmentState.WAITING:
            waiting.append((enrolment.waiting_position or _LAST, who))
    return enrolled, [who for _, who in sorted(waiting, key=lambda pair: pair[0])]


def came_without_place(
    session: Session, *, occurrence: Occurrence, enrolled: list[Listed]
) -> list[Listed]:
    """Give who took part by name without being enrolled, by name."""
    known = {who.person_id for who in enrolled}
    people = session.scalars(
        select(Person)
        .join(Participation, Participation.person_id == Person.id)
        .where(Participation.occurrence_id == occurrence.id)
        .order_by(Person.sort_key, Person.id)
    )
    return [Listed(who.id, name_of(who), here=True) for who in people if who.id not in known]


def people_named(session: Session, *, ids: list[int]) -> dict[int, Name]:
    """Give the names of people by their number."""
    people = session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: name_of(person) for person in people}


def _participants(session: Session, occurrence_id: int) -> set[int]:
    rows = session.scalars(
        select(Participation.person_id).where(Participation.occurrence_id == occurrence_id)
    )
    return {person for person in rows if person is not None}


def _team(session: Session, occurrence_id: int) -> tuple[str, ...]:
    names = session.execute(
        select(Assignment.id, Person.given_name, Person.family_name)
        .join(Shift, Assignment.shift_id == Shift.id)
        .join(Person, Assignment.person_id == Person.id)
        .where(Shift.occurrence_id == occurrence_id, Assignment.state.in_(HOLDING))
        .order_by(Assignment.id)
    )
    return tuple(dict.fromkeys(given or family for _, given, family in names))


def _unnamed(session: Session, occurrence_id: int) -> int:
    total = session.scalar(
        select(func.sum(Tally.participations)).where(Tally.occurrence_id == occurrence_id)
    )
    return int(total or 0)


def _host(session: Session, activity: Activity, day: date) -> str:
    """Give the host under the name that it has on that day."""
    return partners_of(session, site_id=activity.site_id).name(activity.host_id, day)
