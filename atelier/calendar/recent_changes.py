"""The last changes of the calendar, each as a sentence with its own undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.calendar.naming import public
from atelier.domain import Activity, Actor, CalendarChange, ChangeKind
from atelier.language import tr, tr_count

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
    .where(CalendarChange.site_id == bindparam("site"))
    .order_by(CalendarChange.id.desc())
    .limit(bindparam("limit"))
)
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


def recent_changes(
    session: Session, *, actor: Actor, activity_id: int | None = None, limit: int = 6
) -> tuple[RecentChange, ...]:
    """List the last changes, the latest first; of one activity, where one is named."""
    facts = {"site": actor.site_id, "limit": limit}
    if activity_id is None:
        rows = session.execute(_RECENT, facts)
    else:
        rows = session.execute(_OF_ACTIVITY, {**facts, "activity": activity_id})
    return tuple(_row(row) for row in rows)


def change_sentence(kind: ChangeKind, name: str, number: int) -> str:
    """Say what a change was: what it was about, what was done, how many dates it touched."""
    words = f"{name}: {_done(kind)}" if name else _about_the_house(kind)
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
    }[kind]


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
