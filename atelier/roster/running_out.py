"""What must be asked for again: VOGs (rule P21) and BHV certificates, the most urgent first."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Person, Role, Volunteer, VolunteerRole, VolunteerStatus
from atelier.domain.rights import Right
from atelier.people.names import name_of
from atelier.roster.lists import vog_due

AHEAD = timedelta(days=91)  # three months: a VOG takes weeks, and a BHV course is twice a year


class Paper(StrEnum):
    """What it is that runs out."""

    VOG = "vog"
    BHV = "bhv"


@dataclass(frozen=True, slots=True, repr=False)
class RunsOut(Discreet):
    """One thing to ask a volunteer for.

    ``day``: on which a VOG is asked for again, None for one that was never seen; of a BHV
    certificate the last on which it holds. ``role`` is that of a VOG. ``number`` tells it apart
    from the others of its kind; ``over``: it does not hold any more.
    """

    paper: Paper
    number: int
    person_id: int
    name: str
    role_id: int | None
    role: str
    day: date | None
    over: bool


@needs(Right.EDIT_ROSTER)
def running_out(
    session: Session, *, actor: Actor, last_day: date | None = None
) -> tuple[RunsOut, ...]:
    """List what runs out up to a day (in three months), and what ran out already.

    Of whoever does not work here any more nothing is asked.
    """
    until = last_day or actor.today() + AHEAD
    found = [*_certificates(session, until, actor), *_vogs(session, until, actor)]
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.name, one.number)))


def _certificates(session: Session, until: date, actor: Actor) -> list[RunsOut]:
    rows = session.execute(
        select(Volunteer, Person)
        .join(Person, Person.id == Volunteer.person_id)
        .where(
            Person.site_id == actor.site_id,
            Volunteer.status != VolunteerStatus.LEFT,
            Volunteer.bhv_until <= until,
        )
    )
    return [
        RunsOut(
            paper=Paper.BHV,
            number=one.id,
            person_id=person.id,
            name=name_of(person).full_name,
            role_id=None,
            role="",
            day=one.bhv_until,
            over=one.bhv_until is not None and one.bhv_until < actor.today(),
        )
        for one, person in rows
    ]


def _vogs(session: Session, until: date, actor: Actor) -> list[RunsOut]:
    rows = session.execute(
        select(VolunteerRole, Role, Person)
        .join(Role, Role.id == VolunteerRole.role_id)
        .join(Volunteer, Volunteer.person_id == VolunteerRole.person_id)
        .join(Person, Person.id == VolunteerRole.person_id)
        .where(
            Person.site_id == actor.site_id,
            Role.site_id == actor.site_id,
            Volunteer.status != VolunteerStatus.LEFT,
        )
    )
    return [
        RunsOut(
            paper=Paper.VOG,
            number=held.id,
            person_id=person.id,
            name=name_of(person).full_name,
            role_id=role.id,
            role=role.name,
            day=held.vog_ask_again_on,
            over=vog_due(role, held, actor.today()),
        )
        for held, role, person in rows
        if vog_due(role, held, until)
    ]
