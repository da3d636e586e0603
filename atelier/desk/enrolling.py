"""Enrolling at the desk: an entry in the strip of recent actions, with its own undo."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.actions import lock_person
from atelier.domain import Action, ActionKind, Actor, Gone
from atelier.domain.rights import Right
from atelier.enrolment.actions import enrol, withdraw
from atelier.enrolment.receipts import Enrolled, Withdrawn
from atelier.journal.actions import begin, earlier
from atelier.people.actions import add_person
from atelier.people.capitals import with_capitals
from atelier.people.details import kept_birth_year
from atelier.people.names import parse_name
from atelier.people.visitors import birth_year_to_keep


@needs(Right.ENROL)
def enrol_at_desk(
    session: Session,
    *,
    person_id: int | None = None,
    name: str = "",
    birth_year: str = "",
    series_id: int | None = None,
    occurrence_id: int | None = None,
    contact_name: str = "",
    contact_phone: str = "",
    waiting_if_full: bool = False,
    offered: bool = False,
    actor: Actor,
    key: UUID,
) -> Enrolled:
    """Give a person a place as ``enrol`` does; ``name`` enters somebody new first, both or neither.

    A first name will do, but some name is needed here. Raises what ``parse_name``,
    ``kept_birth_year`` and ``enrol`` raise.
    """
    action = earlier(session, key=key, actor=actor)
    if action is not None:
        person_id = action.person_id
        if person_id is None:
            raise Gone  # it was undone in the meantime
    else:
        new = person_id is None
        if person_id is None:
            year = kept_birth_year(birth_year, actor.today())
            year = birth_year_to_keep(session, year=year, actor=actor)
            typed = with_capitals(parse_name(name))
            person_id = add_person(session, name=typed, birth_year=year, actor=actor)
        lock_person(session, person_id=person_id, actor=actor)
        action = _begin(session, ActionKind.ENROL, person_id, actor, key, new=new)
    return enrol(
        session,
        person_id=person_id,
        series_id=series_id,
        occurrence_id=occurrence_id,
        contact_name=contact_name,
        contact_phone=contact_phone,
        waiting_if_full=waiting_if_full,
        offered=offered,
        actor=actor,
        key=key,
        action_id=action.id,
    )


@needs(Right.ENROL)
def withdraw_at_desk(
    session: Session,
    *,
    person_id: int,
    series_id: int | None = None,
    occurrence_id: int | None = None,
    actor: Actor,
    key: UUID,
) -> Withdrawn:
    """Give a place back as ``withdraw`` does, raising what that raises."""
    action = earlier(session, key=key, actor=actor)
    if action is None:
        lock_person(session, person_id=person_id, actor=actor)
        action = _begin(session, ActionKind.WITHDRAW, person_id, actor, key, new=False)
    elif action.person_id is None:
        raise Gone  # it was undone in the meantime
    return withdraw(
        session,
        person_id=person_id,
        series_id=series_id,
        occurrence_id=occurrence_id,
        actor=actor,
        key=key,
        action_id=action.id,
    )


def _begin(
    session: Session,
    kind: ActionKind,
    person_id: int,
    actor: Actor,
    key: UUID,
    *,
    new: bool,
) -> Action:
    """Write the entry; ``named`` says that the person was entered with it, and goes with it.

    The person is locked by now: desks that each point at them first would wait for each other.
    It points at no occurrence: a date of next month may still be planned anew.
    """
    return begin(
        session, kind=kind, actor=actor, key=key, person_id=person_id, named=1 if new else 0
    )
