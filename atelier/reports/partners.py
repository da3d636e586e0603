"""Partners that get another name, or that become one: scenario 31, trap 10.

The old row ends on the day before and points to the one that goes on; nothing else is touched.
Whoever asks for a day follows the line (``atelier.settings.partners``), so the report of a year
prints the name of that year. A name that begins in a closed month changes what that month says,
so it needs a correction like every other entry (DOMAIN.md 3.5); so does taking it back.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, CalendarChange, ChangedRow, ChangeKind, Gone, Organisation
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import ChangeUndone, earlier_change, recording, undo_change
from atelier.journal.row_text import from_text
from atelier.months.gate import hold_alone, need_all_open
from atelier.reports.partner_refusals import (
    NameTooEarly,
    NameTooFar,
    PartnerChangedElsewhere,
    PartnerEnded,
    PartnerNameMissing,
    PartnerNameTaken,
    TooFewPartners,
)
from atelier.reports.periods import Period, Span
from atelier.settings.partners import partners_of

NAME_LIMIT, KIND_LIMIT = 120, 60  # letters
_DAY = timedelta(days=1)
_BACK, _AHEAD = timedelta(days=10 * 366), timedelta(days=2 * 366)


@needs(Right.EDIT_PARTNERS)
def add_partner(session: Session, *, name: str, kind: str = "", actor: Actor, key: UUID) -> int:
    """Add a partner under a new name; give the id of the change.

    Raises PartnerNameMissing, PartnerNameTaken or an UnreadableText.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    hold_alone(session, actor=actor)
    name = _free_name(session, name, actor, own=())
    with recording(session, kind=ChangeKind.PARTNER, actor=actor, key=key) as change:
        session.add(
            Organisation(site_id=actor.site_id, name=name, kind=clean(kind, limit=KIND_LIMIT))
        )
        change.number = 1
    return change.id


@needs(Right.EDIT_PARTNERS)
def correct_partner(
    session: Session,
    *,
    partner_id: int,
    was: str,
    name: str,
    kind: str = "",
    actor: Actor,
    key: UUID,
) -> int:
    """Correct how a partner is written, for all time; give the id of the change.

    What was closed keeps the words with which it was closed. ``was`` is the name as it was read.
    Raises Gone, PartnerChangedElsewhere, PartnerNameMissing, PartnerNameTaken or an
    UnreadableText.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    hold_alone(session, actor=actor)
    (row,) = _held(session, [partner_id], actor)
    if row.name != was:
        raise PartnerChangedElsewhere
    name = _free_name(session, name, actor, own=[row.id])
    with recording(session, kind=ChangeKind.PARTNER, actor=actor, key=key) as change:
        row.name, row.kind = name, clean(kind, limit=KIND_LIMIT)
        change.number = 1
    return change.id


@needs(Right.EDIT_PARTNERS)
def rename_organisation(
    session: Session,
    *,
    organisation_id: int,
    name: str,
    first_day: date,
    actor: Actor,
    key: UUID,
) -> int:
    """Give a partner another name from ``first_day`` on; give the id of the change.

    Raises Gone, PartnerEnded, PartnerNameMissing, PartnerNameTaken, NameTooEarly, NameTooFar,
    MonthClosed or an UnreadableText.
    """
    return _go_on_as(session, [organisation_id], name, first_day, actor, key)


@needs(Right.EDIT_PARTNERS)
def merge_organisations(
    session: Session,
    *,
    organisation_ids: Collection[int],
    name: str,
    first_day: date,
    actor: Actor,
    key: UUID,
) -> int:
    """Let several partners be one from ``first_day`` on; give the id of the change.

    With the name of one of them, that one takes the others in and stays what it was. Raises
    TooFewPartners, and what ``rename_organisation`` raises.
    """
    if len(set(organisation_ids)) < 2:
        raise TooFewPartners
    return _go_on_as(session, sorted(set(organisation_ids)), name, first_day, actor, key)


@needs(Right.EDIT_PARTNERS)
def take_back_partner_change(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change of partners back; twice is once.

    Raises Gone, ChangedSince where it was renamed again or is used by now, and MonthClosed.
    """
    change = session.scalar(
        select(CalendarChange).where(
            CalendarChange.id == change_id,
            CalendarChange.site_id == actor.site_id,
            CalendarChange.kind == ChangeKind.PARTNER,
        )
    )
    if change is None:
        raise Gone
    if change.undone_at is None:
        hold_alone(session, actor=actor)
        for first_day in _began(session, change_id):
            need_all_open(session, days=_months_from(first_day, actor), actor=actor)
    return undo_change(session, change_id=change_id, actor=actor)


def _go_on_as(
    session: Session, ids: Sequence[int], name: str, first_day: date, actor: Actor, key: UUID
) -> int:
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    hold_alone(session, actor=actor)
    rows = _held(session, ids, actor)
    several = len(rows) > 1
    name = _free_name(session, name, actor, own=ids if several else ())
    stays = next((row for row in rows if row.name.casefold() == name.casefold()), None)
    _check(session, rows, stays, first_day, actor)
    need_all_open(session, days=_months_from(first_day, actor), actor=actor)
    with recording(session, kind=ChangeKind.PARTNER, actor=actor, key=key) as change:
        after = stays or _new(session, rows[0], name, first_day)
        for row in rows:
            if row is not after:
                row.valid_to, row.successor_id = first_day - _DAY, after.id
        change.number = len(rows)
    return change.id


def _new(session: Session, before: Organisation, name: str, first_day: date) -> Organisation:
    after = Organisation(site_id=before.site_id, name=name, kind=before.kind, valid_from=first_day)
    session.add(after)
    session.flush()  # for after.id
    return after


def _check(
    session: Session,
    rows: Sequence[Organisation],
    stays: Organisation | None,
    first_day: date,
    actor: Actor,
) -> None:
    """Let only the newest names go on, and from a day on which they all were there."""
    names = partners_of(session, site_id=actor.site_id).rows
    for row in rows:
        if row.valid_to is not None or row.successor_id is not None:
            newest = names.get(row.successor_id or 0)
            raise PartnerEnded(row.name, "" if newest is None else newest.name)
    if not -_BACK <= first_day - actor.today() <= _AHEAD:
        raise NameTooFar
    for row in rows:
        if row is not stays and row.valid_from is not None and first_day <= row.valid_from:
            raise NameTooEarly(row.name, row.valid_from)


def _free_name(session: Session, name: str, actor: Actor, *, own: Collection[int]) -> str:
    """Clean a name that no other partner has. Raises PartnerNameMissing, PartnerNameTaken."""
    name = clean(name, limit=NAME_LIMIT)
    if not name:
        raise PartnerNameMissing
    for other in partners_of(session, site_id=actor.site_id).rows.values():
        if other.name.casefold() == name.casefold() and other.id not in own:
            raise PartnerNameTaken(other.name)
    return name


def _held(session: Session, ids: Sequence[int], actor: Actor) -> list[Organisation]:
    """Hold the rows, so that two desks do not change them at once. Raises Gone."""
    rows = session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(ids), Organisation.site_id == actor.site_id)
        .order_by(Organisation.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    if len(rows) != len(ids):
        raise Gone
    return list(rows)


def _began(session: Session, change_id: int) -> Iterator[date]:
    """Go through the days on which a change let a name end."""
    notes = select(ChangedRow.after).where(
        ChangedRow.change_id == change_id, ChangedRow.after.is_not(None)
    )
    for after in session.scalars(notes):
        last_day = from_text(Organisation, after or "{}").get("valid_to")
        if last_day is not None:
            yield last_day + _DAY


def _months_from(first_day: date, actor: Actor) -> Iterator[date]:
    """Go through a day of each month that says something else from ``first_day`` on."""
    today = actor.today()
    if first_day <= today:
        months = Period(Span.OWN, first_day, today).months()
        return (month.first for month in months)
    return iter(())
