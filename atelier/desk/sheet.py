"""Paper for the desk: the day on one page, and strokes for when the power is out."""

from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.desk.queries import DayView, OccurrenceRow, day_view
from atelier.domain import Actor
from atelier.domain.functions import function_name
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.document import MM
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Kind, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.settings.hours import Hours
from atelier.words import clock_time, day_in_words

_USUAL = Hours(time(8, 30), time(17))  # of the tally sheet, where the hours are not known
_HALF_HOUR = 30
_LEAST = 7 * MM  # a stroke needs no more; a day with an evening stays on one page


@needs(Right.PRINT_NAMES)
def day_overview(
    session: Session, *, day: date, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print what goes on in the house on a day: times, rooms, places, volunteers still needed.

    No visitor's name stands on it, so it may lie on the counter. ``key`` None gives a preview.
    """
    view = day_view(session, actor=actor, day=day)
    job = begin_print(session, kind=SheetKind.DAY, actor=actor, key=key, day=day, personal=False)
    document = job.document("")
    lines = [_line(row, large=large) for row in view.occurrences]
    head = _head(tr("Day overview"), view, job)
    if not lines:
        lines = [Row(None, ("", tr("Nothing is planned on this day.")))]
    columns = _overview_columns(large=large)
    draw_listing(document, Listing(head, columns, lines, job.foot(), large=large))
    return end_print(session, job, document, actor=actor)


@needs(Right.SEE_DESK)
def tally_sheet(
    session: Session, *, day: date, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print the sheet on which the desk goes on with a pen: strokes instead of keys.

    First arrivals per half hour and function, then participants per activity of the day. It
    asks for no names. ``key`` None gives a preview.
    """
    view = day_view(session, actor=actor, day=day)
    job = begin_print(session, kind=SheetKind.TALLY, actor=actor, key=key, day=day, personal=False)
    document = job.document("")
    listings = [_arrivals(view, job, large)]
    if view.occurrences:
        listings.append(_participants(view, job, large))
    draw_listing(document, *listings)
    return end_print(session, job, document, actor=actor)


def _head(title: str, view: DayView, job: PrintJob) -> Head:
    desk = ", ".join(name for row in view.duty for name in row.names)
    return Head(
        title=title,
        accent=job.house,
        ink=inks.BRAND,
        subtitle=day_in_words(view.day, year=True),
        facts=((tr("At the desk:"), desk),) if desk else (),
        code=job.code,
    )


def _overview_columns(*, large: bool) -> tuple[Column, ...]:
    """Give the columns; in large print the room stands behind the activity."""
    time_, activity = tr("Time"), tr("Activity")
    enrolled, needed = tr("Enrolled"), tr("Volunteers needed")
    if large:
        return Column(time_, 109), Column(activity, 169), Column(enrolled, 116), Column(needed, 116)
    return (
        Column(time_, 76),
        Column(activity, 183),
        Column(tr("Room"), 102),
        Column(enrolled, 75),
        Column(needed, 74),
    )


def _line(row: OccurrenceRow, *, large: bool) -> Row:
    name = row.name
    if row.cancelled:
        name = tr("Cancelled: {activity}", activity=row.name)
    enrolled = str(row.enrolled) if row.enrolled or row.enrolment else ""
    if enrolled and row.capacity is not None:
        enrolled = tr("{count} of {places}", count=row.enrolled, places=row.capacity)
    missing = "" if row.cancelled or not row.missing else str(row.missing)
    if large:
        where = f"{name} · {row.room}" if row.room else name
        return Row(None, (_times(row), where, enrolled, missing))
    return Row(None, (_times(row), name, row.room, enrolled, missing))


def _times(row: OccurrenceRow) -> str:
    return f"{clock_time(row.starts)}–{clock_time(row.ends)}"


def _arrivals(view: DayView, job: PrintJob, large: bool) -> Listing:
    first, last = _open_hours(view)
    halves = range(first, last, _HALF_HOUR)
    lines = [Row(None, (clock_time(time(*divmod(minute, 60))),)) for minute in halves]
    counted = view.offered.functions
    functions = [Column(function_name(each), 22, Kind.STROKES) for each in counted]
    return Listing(
        head=_head(tr("Tally sheet: visitors"), view, job),
        columns=(Column(tr("From (time)"), 12 if large else 9), *functions),
        lines=[*lines, Row(None, (tr("Total"),))],
        foot=job.foot(),
        closing=(tr("One stroke for each visitor, also without a name."),),
        large=large,
        least=_LEAST,
    )


def _participants(view: DayView, job: PrintJob, large: bool) -> Listing:
    lines: list[Row | Heading] = [
        Row(None, (_times(row), row.name)) for row in view.occurrences if not row.cancelled
    ]
    return Listing(
        head=_head(tr("Tally sheet: activities"), view, job),
        columns=(
            Column(tr("Time"), 109 if large else 76),
            Column(tr("Activity"), 187),
            Column(tr("Strokes"), 146 if large else 199, Kind.STROKES),
            Column(tr("Total"), 68 if large else 48, Kind.STROKES),
        ),
        lines=lines,
        foot=job.foot(),
        large=large,
    )


def _open_hours(view: DayView) -> tuple[int, int]:
    """Give the first and the last minute of the strokes, on whole half hours."""
    hours = view.hours or _USUAL
    begins = min((_minutes(row.starts) for row in view.occurrences), default=24 * 60)
    ends = max((_minutes(row.ends) for row in view.occurrences), default=0)
    first = min(_minutes(hours.opens), begins) // _HALF_HOUR * _HALF_HOUR
    last = -(-max(_minutes(hours.closes), ends) // _HALF_HOUR) * _HALF_HOUR
    return first, last


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute
