"""Who stands in the register of an occurrence, and under which number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.attendance.marks import REGISTER_KINDS, Mark
from atelier.calendar.holding import HOLDS
from atelier.discreet import Discreet
from atelier.domain import (
    Absence,
    Action,
    Enrolment,
    EnrolmentState,
    Occurrence,
    Participation,
    Person,
    PrintedRow,
    PrintedSheet,
    SheetReturn,
)
from atelier.journal.printing import SheetKind, sheet_number

LISTS = (SheetKind.SIGNUP.value, SheetKind.ATTENDANCE.value)
"""The printed pages that are the list of one occurrence."""


@dataclass(frozen=True, slots=True, repr=False)
class Standing(Discreet):
    """How one person stands, and from where that is known.

    ``at`` is when the desk checked them in; ``later``: entered after the day itself, from the sheet
    ``sheet`` where there was one. ``enrolled``: has a place that day, given back or not.
    """

    mark: Mark = Mark.NONE
    at: datetime | None = None
    later: bool = False
    sheet: str = ""
    enrolled: bool = False


def standings(session: Session, *, occurrence: Occurrence) -> dict[int, Standing]:
    """Give everybody who was expected, was checked in or was added, the enrolled first.

    A place that was withdrawn for the day counts as excused. What is marked goes before it, and
    being there goes before everything.
    """
    found = _enrolled(session, occurrence)
    for person, standing in (*_absent(session, occurrence), *_present(session, occurrence)):
        enrolled = person in found and found[person].enrolled
        found[person] = Standing(
            standing.mark, standing.at, standing.later, standing.sheet, enrolled
        )
    return found


def printed_rows(
    session: Session, *, occurrence_id: int, sheet_id: int | None = None
) -> dict[int, int | None]:
    """Give who stands on each row of the newest list with names on it, or of one list."""
    if sheet_id is None:
        sheet_id = session.scalar(
            select(PrintedSheet.id)
            .join(PrintedRow, PrintedRow.sheet_id == PrintedSheet.id)
            .where(
                PrintedSheet.occurrence_id == occurrence_id,
                PrintedSheet.kind.in_(LISTS),
                PrintedRow.person_id.is_not(None),
            )
            .order_by(PrintedSheet.id.desc())
            .limit(1)
        )
    rows = session.execute(
        select(PrintedRow.row, PrintedRow.person_id)
        .where(PrintedRow.sheet_id == sheet_id)
        .order_by(PrintedRow.row)
    )
    return {row.row: row.person_id for row in rows}


def numbers_of(people: Iterable[int], printed: Mapping[int, int | None]) -> dict[int, int]:
    """Give people their numbers of the printed list; who is not on it comes behind its last row.

    Without a printed list they are numbered in the order in which they are given.
    """
    numbers = {person: row for row, person in printed.items() if person is not None}
    following = max(printed, default=0)
    for person in people:
        if person not in numbers:
            following += 1
            numbers[person] = following
    return numbers


def _enrolled(session: Session, occurrence: Occurrence) -> dict[int, Standing]:
    rows = session.execute(
        select(Enrolment.person_id, Enrolment.state, Enrolment.occurrence_id)
        .join(Occurrence, HOLDS)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Occurrence.id == occurrence.id, Enrolment.state != EnrolmentState.WAITING)
        .order_by(Person.sort_key, Person.id)
    )
    found: dict[int, Standing] = {}
    for row in rows:
        if row.state is EnrolmentState.ENROLLED:
            found[row.person_id] = Standing(enrolled=True)
        elif row.occurrence_id is not None:  # this one day, not the place in the series
            found[row.person_id] = Standing(Mark.EXCUSED, enrolled=True)
    return found


def _absent(session: Session, occurrence: Occurrence) -> list[tuple[int, Standing]]:
    rows = session.execute(
        select(Absence.person_id, Absence.kind)
        .where(Absence.occurrence_id == occurrence.id, Absence.person_id.is_not(None))
        .order_by(Absence.id)
    )
    return [(row.person_id, Standing(Mark(row.kind.value))) for row in rows]


def _present(session: Session, occurrence: Occurrence) -> list[tuple[int, Standing]]:
    rows = session.execute(
        select(
            Participation.person_id,
            Participation.arrived_at,
            Action.day,
            Action.kind,
            PrintedSheet.year,
            PrintedSheet.number,
        )
        .join(Action, Action.id == Participation.action_id, isouter=True)
        .join(SheetReturn, SheetReturn.action_id == Action.id, isouter=True)
        .join(PrintedSheet, PrintedSheet.id == SheetReturn.sheet_id, isouter=True)
        .where(Participation.occurrence_id == occurrence.id, Participation.person_id.is_not(None))
        .order_by(Participation.arrived_at, Participation.id)
    )
    return [
        (
            row.person_id,
            Standing(
                Mark.PRESENT,
                at=None if row.kind in REGISTER_KINDS else row.arrived_at,
                later=row.day is not None and row.day > occurrence.day,
                sheet="" if row.number is None else sheet_number(row.year, row.number),
            ),
        )
        for row in rows
    ]
