"""What the desk is told of each thing done, the first time and when it is asked again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.attendance.places import places_left
from atelier.calendar.naming import shown_name
from atelier.desk.numbers import visits_on
from atelier.discreet import Discreet
from atelier.domain import Action, Gone, Occurrence, Participation, Person, Tally, Visit
from atelier.people.names import name_of


@dataclass(frozen=True, slots=True, repr=False)
class CheckedIn(Discreet):
    """What the desk tells the visitor; ``places_left`` is None where there is no limit.

    ``action_id`` is 0 and ``already`` true when nothing was left to write: the person is there
    since ``since``.
    """

    action_id: int
    person_id: int
    person: str
    visit_id: int
    participation_id: int | None
    activities: tuple[str, ...]
    already: bool
    since: datetime
    places_left: int | None
    companions: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Counted(Discreet):
    """A number of visitors without a name that was written down."""

    action_id: int
    tally_id: int
    number: int
    what: str
    total_today: int


@dataclass(frozen=True, slots=True, repr=False)
class GroupIn(Discreet):
    """A group that came in at once; ``visits`` are those who were not in the house yet."""

    action_id: int
    activity: str
    participations: int
    visits: int


def checked_in_again(session: Session, action: Action) -> CheckedIn:
    """Give the answer of a save that is repeated; raises Gone when it was undone since."""
    person_id = action.person_id
    person = session.get(Person, person_id) if person_id is not None else None
    visit = session.scalar(
        select(Visit).where(Visit.person_id == person_id, Visit.day == action.day)
    )
    if person is None or visit is None:
        raise Gone  # it was undone in the meantime
    there = session.scalars(
        select(Participation)
        .join(Participation.occurrence)
        .where(Participation.person_id == person_id, Participation.action_id == action.id)
        .order_by(Participation.id)
    ).all()
    first = there[0] if there else None
    return CheckedIn(
        action_id=action.id,
        person_id=person.id,
        person=name_of(person).desk_name,
        visit_id=visit.id,
        participation_id=None if first is None else first.id,
        activities=tuple(shown_name(row.occurrence.activity) for row in there),
        already=False,
        since=visit.arrived_at,
        places_left=None if first is None else places_left(session, occurrence=first.occurrence),
        companions=action.number,
    )


def counted(session: Session, action: Action) -> Counted:
    """Give the answer of a count; raises Gone when it was undone since."""
    row = session.scalar(select(Tally).where(Tally.action_id == action.id))
    if row is None:
        raise Gone  # it was undone in the meantime
    occurrence = session.get(Occurrence, row.occurrence_id) if row.occurrence_id else None
    return Counted(
        action_id=action.id,
        tally_id=row.id,
        number=action.number,
        what=row.function.value if occurrence is None else shown_name(occurrence.activity),
        total_today=sum(visits_on(session, site_id=action.site_id, day=action.day)),
    )


def group_in(session: Session, action: Action) -> GroupIn:
    """Give the answer of a group that came in at once."""

    def written(kind: type[Visit] | type[Participation]) -> int:
        return (
            session.scalar(
                select(func.count()).select_from(kind).where(kind.action_id == action.id)
            )
            or 0
        )

    counted = session.execute(
        select(
            func.coalesce(func.sum(Tally.visits), 0),
            func.coalesce(func.sum(Tally.participations), 0),
        ).where(Tally.action_id == action.id)
    ).one()
    occurrence = session.get_one(Occurrence, action.occurrence_id)
    return GroupIn(
        action_id=action.id,
        activity=shown_name(occurrence.activity),
        participations=written(Participation) + int(counted[1]),
        visits=written(Visit) + int(counted[0]),
    )
