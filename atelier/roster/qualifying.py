"""The roles of a volunteer: how often the work was shown, and when their VOG was seen (P21)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, ChangeKind, Refusal, VolunteerRole
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr
from atelier.roster.holding import hold_volunteer
from atelier.roster.roles import role_of

_SEEN_BY = 60  # letters
_MOST_TRAINED = 20
VOG_YEARS = 3


@dataclass(frozen=True, slots=True, repr=False)
class RoleHeldForm(Discreet):
    """What is filled in of a role that a volunteer has.

    ``vog_seen_by`` empty is whoever saves it. No copy of the VOG is kept, only that it was seen.
    """

    trained: int = 0
    since: date | None = None
    vog_seen_on: date | None = None
    vog_seen_by: str = ""


class SeenLater(Refusal):
    """A VOG that was seen on a day that is still to come."""

    def __init__(self) -> None:
        super().__init__(tr("This day is still to come. Type the day on which the VOG was seen."))


@needs(Right.EDIT_ROSTER)
def save_role_held(
    session: Session, *, person_id: int, role_id: int, form: RoleHeldForm, actor: Actor, key: UUID
) -> int:
    """Give a volunteer a role, or change what is known of it; gives the number of the change.

    A VOG that is seen is asked for again after three years. The same key again is the same
    save. Raises Gone or an UnreadableText.
    """
    hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    role_of(session, role_id, actor)
    seen_by = clean(form.vog_seen_by or actor.name, _SEEN_BY)
    row = _row(session, person_id, role_id)
    with recording(session, kind=ChangeKind.VOLUNTEER, actor=actor, key=key) as change:
        if row is None:
            row = VolunteerRole(person_id=person_id, role_id=role_id)
            session.add(row)
        row.trained = min(max(0, form.trained), _MOST_TRAINED)
        row.since = form.since or row.since or actor.today()
        _note_vog(row, form.vog_seen_on, seen_by)
        change.number = 1
    return change.id


@needs(Right.EDIT_ROSTER)
def saw_vog(
    session: Session, *, person_id: int, role_id: int, seen_on: date, actor: Actor, key: UUID
) -> int:
    """Note that somebody showed their VOG for a role; gives the number of the change.

    Who saw it is the actor. Whoever has not the role yet gets it. The same key again is the
    same save. Raises Gone, and SeenLater for a day after today.
    """
    if seen_on > actor.today():
        raise SeenLater
    hold_volunteer(session, person_id=person_id, actor=actor)
    form = role_held(session, person_id=person_id, role_id=role_id, actor=actor)
    return save_role_held(
        session,
        person_id=person_id,
        role_id=role_id,
        form=RoleHeldForm(form.trained, form.since, seen_on, actor.name),
        actor=actor,
        key=key,
    )


@needs(Right.EDIT_ROSTER)
def was_shown(session: Session, *, person_id: int, role_id: int, actor: Actor, key: UUID) -> int:
    """Note that a volunteer was shown the work of a role once more; gives the change's number.

    The same key again is the same save. Raises Gone.
    """
    hold_volunteer(session, person_id=person_id, actor=actor)
    form = role_held(session, person_id=person_id, role_id=role_id, actor=actor)
    return save_role_held(
        session,
        person_id=person_id,
        role_id=role_id,
        form=RoleHeldForm(form.trained + 1, form.since, form.vog_seen_on, form.vog_seen_by),
        actor=actor,
        key=key,
    )


@needs(Right.EDIT_ROSTER)
def drop_role(session: Session, *, person_id: int, role_id: int, actor: Actor, key: UUID) -> int:
    """Take a role from a volunteer, with what was seen for it; gives the number of the change.

    Shifts that they have stay theirs. The same key again is the same save. Raises Gone.
    """
    hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    role_of(session, role_id, actor)
    row = _row(session, person_id, role_id)
    with recording(session, kind=ChangeKind.VOLUNTEER, actor=actor, key=key) as change:
        if row is not None:
            session.delete(row)
        change.number = 1
    return change.id


@needs(Right.EDIT_ROSTER)
def role_held(session: Session, *, person_id: int, role_id: int, actor: Actor) -> RoleHeldForm:
    """Give what is known of a role of a volunteer; an empty form where they have it not.

    Raises Gone.
    """
    role_of(session, role_id, actor)
    row = _row(session, person_id, role_id)
    if row is None:
        return RoleHeldForm()
    return RoleHeldForm(row.trained, row.since, row.vog_seen_on, row.vog_seen_by)


def ask_again_on(seen_on: date) -> date:
    """Give the day three years later on which a VOG is asked for again (rule P21)."""
    year = seen_on.year + VOG_YEARS
    leap = (seen_on.month, seen_on.day) == (2, 29)
    return seen_on.replace(year=year, day=28) if leap else seen_on.replace(year=year)


def _note_vog(row: VolunteerRole, seen_on: date | None, seen_by: str) -> None:
    if row.vog_seen_on == seen_on and (seen_on is None or row.vog_seen_by == seen_by):
        return
    row.vog_seen_on = seen_on
    row.vog_seen_by = "" if seen_on is None else seen_by
    row.vog_ask_again_on = None if seen_on is None else ask_again_on(seen_on)


def _row(session: Session, person_id: int, role_id: int) -> VolunteerRole | None:
    return session.scalar(
        select(VolunteerRole).where(
            VolunteerRole.person_id == person_id, VolunteerRole.role_id == role_id
        )
    )
