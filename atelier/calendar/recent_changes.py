"""The last changes of the calendar, each as a sentence with its own undo."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.domain import (
    ROSTER_KINDS,
    Activity,
    Actor,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Closure,
    Gone,
    Room,
)
from atelier.domain.rights import Right
from atelier.journal.row_text import from_text
from atelier.language import tr, tr_count

_ELSEWHERE = ROSTER_KINDS | {ChangeKind.PARTNER, ChangeKind.TARGET}  # each has its own undo

# Read after every commit, and built once: building a statement takes longer than running it.
_RECENT = (
    select(
        CalendarChange.id,
        CalendarChange.kind,
        CalendarChange.at,
        CalendarChange.by,
        CalendarChange.number,
        CalendarChange.undone_at,
        CalendarChange.undone_by,
        Activity.name,
        Activity.public_name,
        Activity.sensitive,
    )
    .join(Activity, Activity.id == CalendarChange.activity_id, isouter=True)
    .where(CalendarChange.site_id == bindparam("site"), CalendarChange.kind.not_in(_ELSEWHERE))
    .order_by(CalendarChange.id.desc())
    .limit(bindparam("limit"))
)
_ONE = _RECENT.where(CalendarChange.id == bindparam("change"))
_NAMED: dict[str, type[Closure | Room]] = {one.__tablename__: one for one in (Closure, Room)}
_OF_ACTIVITY = _RECENT.where(CalendarChange.activity_id == bindparam("activity"))


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One change: what it was and how many dates it touched; ``name`` as it may be seen."""

    id: int
    kind: ChangeKind
    at: datetime
    by: str
    name: str
    number: int
    undone_at: datetime | None
    undone_by: str

    @property
    def undone(self) -> bool:
        """Whether it was taken back."""
        return self.undone_at is not None

    def sentence(self) -> str:
        """Say what was done: "Koersbal: moved · 3 dates"."""
        return change_sentence(self.kind, self.name, self.number)


@needs(Right.SEE_PROGRAMME)
def recent_changes(
    session: Session, *, actor: Actor, activity_id: int | None = None, limit: int = 6
) -> tuple[RecentChange, ...]:
    """List the last changes, the latest first; of one activity, where one is named."""
    facts = {"site": actor.site_id, "limit": limit}
    if activity_id is None:
        rows = session.execute(_RECENT, facts)
    else:
        rows = session.execute(_OF_ACTIVITY, {**facts, "activity": activity_id})
    return _named(session, [_row(row) for row in rows])


@needs(Right.SEE_PROGRAMME)
def recent_change(session: Session, *, change_id: int, actor: Actor) -> RecentChange:
    """Give one change, taken back or not. Raises Gone."""
    facts = {"site": actor.site_id, "change": change_id, "limit": 1}
    row = session.execute(_ONE, facts).first()
    if row is None:
        raise Gone
    return _named(session, [_row(row)])[0]


def change_sentence(kind: ChangeKind, name: str, number: int) -> str:
    """Say what a change was: what it was about, what was done, how many dates it touched."""
    words = _about_the_house(kind)
    if name:
        of_house = kind in (ChangeKind.CLOSURE, ChangeKind.ROOM)
        words = f"{words}: {name}" if of_house else f"{name}: {_done(kind)}"
    if number < 2 or kind in (ChangeKind.ACTIVITY, ChangeKind.ROOM):
        return words
    if kind is ChangeKind.ENROLMENT:
        counted = tr_count("{count} person", "{count} people", number)
    else:
        counted = tr_count("{count} date", "{count} dates", number)
    return f"{words} · {counted}"


def _done(kind: ChangeKind) -> str:
    return {
        ChangeKind.ACTIVITY: tr("changed"),
        ChangeKind.SERIES_ADDED: tr("planned"),
        ChangeKind.SERIES_CHANGED: tr("series changed"),
        ChangeKind.SERIES_ENDED: tr("series ended"),
        ChangeKind.MOVED: tr("moved"),
        ChangeKind.CANCELLED: tr("does not go ahead"),
        ChangeKind.REINSTATED: tr("goes ahead after all"),
        ChangeKind.CLOSURE: tr("closed for a while"),
        ChangeKind.HOLIDAYS: tr("holidays chosen"),
        ChangeKind.ROOM: tr("room changed"),
        ChangeKind.BOOKING: tr("room taken"),
        ChangeKind.ENROLMENT: tr("enrolments changed"),
        ChangeKind.IMPORTED: tr("imported"),
    }[kind]  # those of elsewhere never come here


def _about_the_house(kind: ChangeKind) -> str:
    return {
        ChangeKind.CLOSURE: tr("Closing days changed"),
        ChangeKind.HOLIDAYS: tr("Holidays changed"),
        ChangeKind.ROOM: tr("Room changed"),
        ChangeKind.BOOKING: tr("Room hire changed"),
        ChangeKind.IMPORTED: tr("Calendar file imported"),
        ChangeKind.ENROLMENT: tr("Enrolments changed"),
    }.get(kind, tr("Programme changed"))


def _row(row: Sequence[Any]) -> RecentChange:
    id_, kind, at, by, number, undone_at, undone_by, name, neutral, sensitive = row
    shown = "" if name is None else public(name, neutral, sensitive=sensitive)
    return RecentChange(id_, kind, at, by, shown, number, undone_at, undone_by or "")


def _named(session: Session, found: list[RecentChange]) -> tuple[RecentChange, ...]:
    """Name the closure or the room that a change was about, where it was about no activity."""
    of_house = (ChangeKind.CLOSURE, ChangeKind.ROOM)
    nameless = [one.id for one in found if not one.name and one.kind in of_house]
    if not nameless:
        return tuple(found)
    notes = session.scalars(
        select(ChangedRow)
        .where(ChangedRow.change_id.in_(nameless), ChangedRow.kind.in_(_NAMED))
        .order_by(ChangedRow.id.desc())
    )
    names = {note.change_id: _name_in(session, note) for note in notes}  # the first one stays
    return tuple(replace(one, name=one.name or names.get(one.id, "")) for one in found)


def _name_in(session: Session, note: ChangedRow) -> str:
    """Give the name of a closure or a room as it was then; as it is, where it did not change."""
    kind = _NAMED[note.kind]
    for text in (note.after, note.before):
        name = from_text(kind, text or "{}").get("name")
        if name:
            return str(name)
    row = session.get(kind, note.row_id)
    assert row is None or isinstance(row, Closure | Room)  # _NAMED holds no others
    return "" if row is None else row.name
