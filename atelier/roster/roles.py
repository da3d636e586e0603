"""The roles of a house: what each asks of a volunteer."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    ChangeKind,
    Gone,
    Role,
    Shift,
    ShiftState,
    VogNeed,
    Volunteer,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.people.errors import NameMissing
from atelier.people.folding import fold
from atelier.roster.noting import noted, one_at_a_time
from atelier.roster.refusals import ChangedMeanwhile, NameTaken

_NAME, _TRAINING, _CODE = 60, 60, 20  # letters
_MOST_TRAININGS = 20


@dataclass(frozen=True, slots=True, repr=False)
class RoleForm(Discreet):
    """A role as it is filled in. See ``Role`` for what each field means."""

    name: str
    vog: VogNeed = VogNeed.NONE
    trainings: int = 0
    training: str = ""
    bhv: bool = False
    at_desk: bool = False
    key_holder: bool = False
    rostered: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class RoleRow(Discreet):
    """A role of the house; ``volunteers`` are the active ones who have it."""

    id: int
    code: str
    form: RoleForm
    volunteers: int
    version: int

    @property
    def name(self) -> str:
        """Give the name of the role."""
        return self.form.name


@needs(Right.SEE_ROSTER)
def role_rows(session: Session, *, actor: Actor) -> tuple[RoleRow, ...]:
    """List the roles of the house by name."""
    having = session.execute(
        select(VolunteerRole.role_id, func.count())
        .join(Volunteer, Volunteer.person_id == VolunteerRole.person_id)
        .join(Role, Role.id == VolunteerRole.role_id)
        .where(Role.site_id == actor.site_id, Volunteer.status == VolunteerStatus.ACTIVE)
        .group_by(VolunteerRole.role_id)
    )
    number = {row[0]: row[1] for row in having}
    rows = session.scalars(select(Role).where(Role.site_id == actor.site_id))
    found = (
        RoleRow(row.id, row.code, _form(row), number.get(row.id, 0), row.version) for row in rows
    )
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


@needs(Right.EDIT_ROSTER)
def save_role(
    session: Session,
    *,
    form: RoleForm,
    actor: Actor,
    key: UUID,
    role_id: int | None = None,
    version: int | None = None,
) -> int:
    """Add a role, or change one, and give its number. The same key again is the same save.

    Whether it is shown at the desk holds for the coming shifts too. ``version``: the one that
    was looked at; None: whichever. Raises Gone, ChangedMeanwhile, NameMissing, NameTaken or an
    UnreadableText.
    """
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return next(iter(noted(session, done, Role)), role_id or 0)
    row = None if role_id is None else _locked(session, role_id, actor)
    if row is not None and version is not None and row.version != version:
        raise ChangedMeanwhile
    values = _values(session, form, role_id, actor)
    with recording(session, kind=ChangeKind.ROLE, actor=actor, key=key) as change:
        if row is None:
            row = Role(site_id=actor.site_id, code=new_code(session, form.name, actor), **values)
            session.add(row)
        else:
            moved = row.at_desk != form.at_desk
            for name, value in values.items():
                setattr(row, name, value)
            if moved:
                _show_at_desk(session, row, actor)
        change.number = 1
    return row.id


@needs(Right.SEE_ROSTER)
def role_of(session: Session, role_id: int, actor: Actor) -> Role:
    """Find a role of the house. Raises Gone."""
    row = session.scalar(select(Role).where(Role.id == role_id, Role.site_id == actor.site_id))
    if row is None:
        raise Gone
    return row


@needs(Right.PART)
def new_code(session: Session, name: str, actor: Actor) -> str:
    """Make a short code out of a name, that no other role of the house has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    stem = re.sub(r"[^A-Z0-9]+", "-", plain).strip("-")[: _CODE - 4] or "ROL"
    taken = set(session.scalars(select(Role.code).where(Role.site_id == actor.site_id)))
    code, number = stem, 1
    while code in taken:
        number += 1
        code = f"{stem}{number}"
    return code


def _values(session: Session, form: RoleForm, role_id: int | None, actor: Actor) -> dict[str, Any]:
    name = clean(form.name, _NAME)
    if not name:
        raise NameMissing
    others = session.execute(
        select(Role.id, Role.name).where(Role.site_id == actor.site_id, Role.id != (role_id or 0))
    )
    if any(fold(other) == fold(name) for _id, other in others):
        raise NameTaken
    return {
        "name": name,
        "vog": form.vog,
        "trainings": min(max(0, form.trainings), _MOST_TRAININGS),
        "training": clean(form.training, _TRAINING),
        "bhv": form.bhv,
        "at_desk": form.at_desk,
        "key_holder": form.key_holder,
        "rostered": form.rostered,
    }


def _show_at_desk(session: Session, role: Role, actor: Actor) -> None:
    coming = select(Shift).where(
        Shift.role_id == role.id, Shift.day >= actor.today(), Shift.state == ShiftState.PLANNED
    )
    for shift in session.scalars(coming.order_by(Shift.id).with_for_update()):
        shift.at_desk = role.at_desk


def _locked(session: Session, role_id: int, actor: Actor) -> Role:
    row = session.get(Role, role_id, with_for_update=True, populate_existing=True)
    if row is None or row.site_id != actor.site_id:
        raise Gone
    return row


def _form(row: Role) -> RoleForm:
    return RoleForm(
        name=row.name,
        vog=row.vog,
        trainings=row.trainings,
        training=row.training,
        bhv=row.bhv,
        at_desk=row.at_desk,
        key_holder=row.key_holder,
        rostered=row.rostered,
    )
