"""The week on the wall: a column for each day; and as a poster for the window."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.paper.often import OFTEN, often_areas
from atelier.calendar.paper.rows import Happening, Programme, programme, week_of
from atelier.calendar.paper.sizes import LARGE, Size, paper_of
from atelier.calendar.paper.words import (
    booked_entry,
    closed_words,
    entry_of,
    free_words,
    legend,
    public_foot,
    span_words,
    title_of,
    week_words,
)
from atelier.domain import Actor, BookingKind
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.board import Section, Style
from atelier.paper.board_drawing import Board, draw_board, fits
from atelier.paper.packing import Area
from atelier.paper.sheet import Sheet

_WORKING_DAYS = 5


@needs(Right.SEE_PROGRAMME)
def week_programme(
    session: Session,
    *,
    day: date,
    actor: Actor,
    key: UUID | None,
    size: Size = Size.A4,
    large: bool = False,
    tenants: bool = False,
) -> Sheet:
    """Print the week around ``day`` for the wall: what, when, where, what it costs, what is full.

    Meetings of the house itself are left out, and so is what is let, unless ``tenants`` says
    otherwise. ``key`` None gives a preview.
    """
    first, last = week_of(day)
    week = programme(session, first_day=first, last_day=last, actor=actor, places=True)
    job = begin_print(session, kind=SheetKind.WEEK, actor=actor, key=key, day=first, personal=False)
    often, days = _told(week, tenants=tenants, today=actor.today())
    main = Area(days, LARGE, flow=True) if large else Area(days, Style(), columns=len(days))
    areas = [*often_areas(often, Style(), large=large), main]
    board = _board(week, job, tr("Week programme"), areas, large=large)
    standing = paper_of(size)
    stands = large or (not fits(board, standing.turned) and fits(board, standing))
    document = job.document(week_words(first), paper=standing if stands else standing.turned)
    draw_board(document, board)
    return end_print(session, job, document, actor=actor)


@needs(Right.SEE_PROGRAMME)
def week_poster(
    session: Session,
    *,
    day: date,
    actor: Actor,
    key: UUID | None,
    size: Size = Size.A3,
    large: bool = False,
    tenants: bool = False,
) -> Sheet:
    """Print the week around ``day`` for the window: as large as the paper allows.

    It does not say which places are left: that would be wrong tomorrow. The rest is as in the
    week programme.
    """
    first, last = week_of(day)
    week = programme(session, first_day=first, last_day=last, actor=actor)
    job = begin_print(
        session, kind=SheetKind.POSTER, actor=actor, key=key, day=first, personal=False
    )
    often, days = _told(week, tenants=tenants, today=None)
    above = often_areas(often, Style(), large=large)
    main = [Area(days, LARGE, flow=True)] if large else _in_two_rows(days)
    board = _board(week, job, tr("This week in our house"), [*above, *main], large=large)
    if not large and not fits(board, paper_of(size)):
        board = replace(board, areas=(*above, Area(days, Style(), columns=len(days))))
    elif not large and len(days) % 2:
        board = replace(board, notes="")  # it stands in the cell that is left over
    document = job.document(week_words(first), paper=paper_of(size))
    draw_board(document, board)
    return end_print(session, job, document, actor=actor)


def _told(
    week: Programme, *, tenants: bool, today: date | None
) -> tuple[list[list[Happening]], tuple[Section, ...]]:
    """Give what is on most days, and the rest of each day."""
    often = _often(week)
    days = tuple(
        _section(week, one, often, tenants=tenants, today=today)
        for one in _shown_days(week, tenants=tenants)
    )
    return often, days


def _board(
    week: Programme, job: PrintJob, title: str, areas: Sequence[Area], *, large: bool
) -> Board:
    return Board(
        house=job.house,
        title=title,
        aside=f"{week_words(week.first_day)} · {span_words(week.first_day, week.last_day)}",
        areas=tuple(areas),
        legend=() if large else legend(week),
        notes=free_words(),
        foot=public_foot(job),
        least=1.0 if large else 0.68,
        most=1.0 if large else 1.35,
        large=large,
    )


def _in_two_rows(days: Sequence[Section]) -> list[Area]:
    """Set the days in two rows, so that a standing sheet has wide columns."""
    columns = -(-len(days) // 2)
    rows = [tuple(days[:columns]), tuple(days[columns:])]
    if len(rows[1]) < columns:
        rows[1] = (*rows[1], Section(tr("You are welcome"), say=free_words()))
    return [Area(row, Style(), columns=columns) for row in rows]


def _shown_days(week: Programme, *, tenants: bool) -> list[date]:
    """Give Monday to Friday, and the weekend where something goes on."""
    busy = {one.day for one in week.happenings if not one.internal}
    busy -= {
        day
        for day in busy
        if all(one.internal or week.told_by_closing(one) for one in week.on(day))
    }
    if tenants:
        busy |= {one.day for one in week.bookings if one.kind is not BookingKind.BLOCKED}
    return [day for day in week.days if day.weekday() < _WORKING_DAYS or day in busy]


def _section(
    week: Programme,
    day: date,
    often: Sequence[Sequence[Happening]],
    *,
    tenants: bool,
    today: date | None,
) -> Section:
    said = {one.id for group in often for one in group}
    rows = [
        (one.starts, entry_of(one, today=today))
        for one in week.on(day)
        if not one.internal and one.id not in said and not week.told_by_closing(one)
    ]
    if tenants:
        rows += [
            (one.starts, booked_entry(one))
            for one in week.bookings
            if one.day == day and one.kind is not BookingKind.BLOCKED
        ]
    rows.sort(key=lambda row: row[0])
    band = closed_words(week.closed.get(day), open_too=bool(rows))
    return Section(
        title_of(day),
        tuple(entry for _, entry in rows),
        band=band,
        empty="" if band else tr("Nothing is planned on this day."),
    )


def _often(week: Programme) -> list[list[Happening]]:
    """Find what goes on at the same time on most days, and needs nothing said but that."""
    found: dict[tuple[object, ...], list[Happening]] = {}
    for one in week.happenings:
        plain = not one.cancelled and not one.enrolment and not one.internal
        if plain and one.moved_from is None:
            same = (one.activity_id, one.starts, one.ends, one.room_id)
            found.setdefault(same, []).append(one)
    return [group for group in found.values() if len({one.day for one in group}) >= OFTEN]
