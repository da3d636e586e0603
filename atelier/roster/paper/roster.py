"""The roster of a week or a month on the wall: by work or by volunteer, a page for each week."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.day_table import DayRow, DayTable, draw_tables
from atelier.paper.document import Document
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.roster.paper.grouping import By, Group, by_role, by_volunteer
from atelier.roster.paper.words import from_to, short_day, times, who_comes
from atelier.roster.queries import roster_shifts
from atelier.roster.rows import ShiftRow
from atelier.roster.sheet import roster_sheet
from atelier.words import week_number

_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)
_WORKDAYS = 5


@needs(Right.SEE_ROSTER)
def wall_roster(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    by: By,
    actor: Actor,
    key: UUID | None,
    large: bool = False,
) -> Sheet:
    """Print the roster of some days: by work, by volunteer or day by day.

    By work and by volunteer each week is a table, with a weekend only where somebody works then.
    In large print (16 points) it is a list, since a table has no room for such letters. Names are
    those of the roster, as short as they can be; no phone, no reason for anything (rule P7).
    ``key`` None gives a preview: no number, nothing written.
    """
    if by is By.DAY:
        return roster_sheet(session, first_day=first_day, last_day=last_day, actor=actor, key=key,
                            large=large)  # fmt: skip
    shifts = roster_shifts(session, first_day=first_day, last_day=last_day, actor=actor)
    job = begin_print(session, kind=SheetKind.ROSTER, actor=actor, key=key, day=last_day)
    about = from_to(first_day, last_day)
    document = job.document(about)
    if large:
        draw_listing(document, _listing(shifts, by, job, about))
    else:
        _draw_weeks(document, shifts, by, job, first_day, last_day)
    return end_print(session, job, document, actor=actor)


def _title(by: By) -> str:
    return tr("Roster by work") if by is By.ROLE else tr("Roster by volunteer")


def _groups(shifts: Sequence[ShiftRow], by: By) -> list[Group]:
    return by_role(shifts) if by is By.ROLE else by_volunteer(shifts)


def _open(shifts: Sequence[ShiftRow]) -> tuple[tuple[str, str], ...]:
    return ((tr("Open places:"), str(sum(one.open for one in shifts))),)


def _draw_weeks(
    document: Document,
    shifts: Sequence[ShiftRow],
    by: By,
    job: PrintJob,
    first_day: date,
    last_day: date,
) -> None:
    used = {shift.day.weekday() for shift in shifts}
    monday, tables = first_day - first_day.weekday() * _DAY, []
    while monday <= last_day:
        days = [
            monday + at * _DAY
            for at in range(7)
            if (at < _WORKDAYS or at in used) and first_day <= monday + at * _DAY <= last_day
        ]
        if days:
            there = [one for one in shifts if monday <= one.day < monday + _WEEK]
            tables.append(_table(there, by, days))
        monday += _WEEK
    draw_tables(document, tables, house=job.house, foot=job.foot(), code=job.code)


def _table(shifts: Sequence[ShiftRow], by: By, days: Sequence[date]) -> DayTable:
    return DayTable(
        title=_title(by),
        aside=f"{tr('week {number}', number=week_number(days[0]))} · {from_to(days[0], days[-1])}",
        names=tr("Work") if by is By.ROLE else tr("Who"),
        days=tuple(map(short_day, days)),
        rows=tuple(
            DayRow(one.name, one.under, tuple(map(one.on, days))) for one in _groups(shifts, by)
        ),
        facts=_open(shifts),
        nothing=tr("There are no shifts in these days."),
    )


def _listing(shifts: Sequence[ShiftRow], by: By, job: PrintJob, about: str) -> Listing:
    lines: list[Row | Heading] = []
    for group in _groups(shifts, by):
        lines.append(Heading(group.name))
        lines += [Row(None, _cells(one, group, by)) for one in group.shifts]
    head = Head(
        title=_title(by),
        accent=job.house,
        ink=inks.BRAND,
        subtitle=about,
        facts=_open(shifts),
        code=job.code,
    )
    columns = (
        Column(tr("Day"), 92),
        Column(tr("Time"), 108),
        Column(tr("Who") if by is By.ROLE else tr("Work"), 310),
    )
    nothing: list[Row | Heading] = [Row(None, ("", "", tr("There are no shifts in these days.")))]
    return Listing(head, columns, lines or nothing, job.foot(), large=True)


def _cells(shift: ShiftRow, group: Group, by: By) -> tuple[str, str, str]:
    what = who_comes(shift) if by is By.ROLE else group.told(shift)
    return short_day(shift.day), times(shift), what
