"""A printed list in the hand of somebody who is about to enter it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.expected import LISTS, printed_rows
from atelier.attendance.register_refusals import NoSuchSheet, NotAnAttendanceList
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Occurrence,
    Person,
    PrintedSheet,
    ReturnKind,
    SheetReturn,
)
from atelier.domain.rights import Right
from atelier.journal.printing import sheet_number, sheet_of_code
from atelier.people.names import name_of


@dataclass(frozen=True, slots=True, repr=False)
class SheetRow(Discreet):
    """One row of a sheet: who stands on it, nothing for an empty line."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class ReturnedSheet(Discreet):
    """A printed sheet, and how it stands. ``rows`` in their order; ``unnamed`` entered so far.

    ``returned_at`` and ``returned_by`` say when it was entered or given up (``lost``).
    """

    id: int
    number: str
    occurrence_id: int
    title: str
    day: date
    counts_only: bool
    rows: tuple[SheetRow, ...]
    unnamed: int
    returned_at: datetime | None
    returned_by: str
    lost: bool

    @property
    def named(self) -> frozenset[int]:
        """The row numbers that have a name on them."""
        return frozenset(row.id for row in self.rows if row.name)


@needs(Right.SEE_REGISTER)
def sheet_to_enter(session: Session, *, number: str, actor: Actor) -> ReturnedSheet:
    """Find the sheet with a number, typed or scanned. Raises NoSuchSheet, NotAnAttendanceList."""
    sheet = find_sheet(session, number=number, actor=actor)
    occurrence = session.get_one(Occurrence, sheet.occurrence_id)
    activity = session.get_one(Activity, occurrence.activity_id)
    rows = {} if activity.sensitive else printed_rows(session, occurrence_id=0, sheet_id=sheet.id)
    people = [person for person in rows.values() if person is not None]
    names = {
        person.id: name_of(person).list_name
        for person in session.scalars(select(Person).where(Person.id.in_(people)))
    }
    last = last_return(session, sheet_id=sheet.id)
    return ReturnedSheet(
        id=sheet.id,
        number=sheet_number(sheet.year, sheet.number),
        occurrence_id=occurrence.id,
        title=shown_name(activity),
        day=occurrence.day,
        counts_only=activity.sensitive,
        rows=tuple(SheetRow(row, names.get(person or 0, "")) for row, person in rows.items()),
        unnamed=counted_from(session, sheet_id=sheet.id),
        returned_at=None if last is None else last.at,
        returned_by="" if last is None else last.by,
        lost=last is not None and last.kind is ReturnKind.LOST,
    )


@needs(Right.SEE_REGISTER)
def find_sheet(session: Session, *, number: str, actor: Actor) -> PrintedSheet:
    """Give a printed list by its number. Raises NoSuchSheet or NotAnAttendanceList."""
    sheet = sheet_of_code(session, code=number, actor=actor)
    if sheet is None:
        raise NoSuchSheet
    if sheet.occurrence_id is None or sheet.kind not in LISTS:
        raise NotAnAttendanceList
    return sheet


def last_return(session: Session, *, sheet_id: int) -> SheetReturn | None:
    """Give how a sheet came back the last time, if it did."""
    return session.scalar(
        select(SheetReturn)
        .where(SheetReturn.sheet_id == sheet_id)
        .order_by(SheetReturn.id.desc())
        .limit(1)
    )


def counted_from(session: Session, *, sheet_id: int) -> int:
    """Give how many people without a name were entered from a sheet so far."""
    total = session.scalar(
        select(func.sum(SheetReturn.unnamed)).where(SheetReturn.sheet_id == sheet_id)
    )
    return int(total or 0)
