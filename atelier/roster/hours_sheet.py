"""The own hours statement of a volunteer on paper (B11, B12)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr, tr_count
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.roster.worked import HoursStatement, WorkedLine, hours_statement
from atelier.words import clock_time, day_in_figures, month_in_words, weekday_name


@needs(Right.SEE_HOURS)
def hours_sheet(
    session: Session,
    *,
    person_id: int,
    first_day: date,
    last_day: date,
    actor: Actor,
    key: UUID | None,
    large: bool = False,
) -> Sheet:
    """Print what one volunteer worked in some days, month by month, with room to sign.

    Only confirmed hours stand on it. ``key`` None gives a preview. Raises Gone.
    """
    found = hours_statement(
        session, person_id=person_id, first_day=first_day, last_day=last_day, actor=actor
    )
    job = begin_print(session, kind=SheetKind.HOURS, actor=actor, key=key, day=last_day)
    document = job.document(days_in_figures(first_day, last_day))
    draw_listing(document, _listing(found, job, large=large))
    return end_print(session, job, document, actor=actor, rows={1: person_id})


def hours_in_figures(minutes: int) -> str:
    """Write hours to the minute, so that they can be added up by hand: "7:30"."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def days_in_figures(first_day: date, last_day: date) -> str:
    """Name a row of days in figures."""
    return f"{day_in_figures(first_day)} – {day_in_figures(last_day)}"


def _listing(found: HoursStatement, job: PrintJob, *, large: bool) -> Listing:
    facts = [
        (tr("Hours:"), hours_in_figures(found.minutes)),
        (tr("Shifts:"), str(len(found.lines))),
    ]
    if found.waiting:
        facts.append((tr("Not confirmed yet:"), str(found.waiting)))
    head = Head(
        title=found.name,
        accent=tr("Hours worked"),
        ink=inks.BRAND,
        subtitle=days_in_figures(found.first_day, found.last_day),
        facts=tuple(facts),
        code=job.code,
    )
    columns = (
        Column(tr("Day"), 132 if large else 100),
        Column(tr("Time"), 110 if large else 90),
        Column(tr("Work"), 186 if large else 236),
        Column(tr("Hours"), 72 if large else 60),
    )
    lines = list(_lines(found)) or [Row(None, ("", "", tr("No hours were confirmed."), ""))]
    return Listing(head, columns, lines, job.foot(), closing=_closing(found), large=large)


def _lines(found: HoursStatement) -> Iterator[Row | Heading]:
    for month, lines in found.months.items():
        minutes = hours_in_figures(sum(line.minutes for line in lines))
        shifts = tr_count("{count} shift", "{count} shifts", len(lines))
        words = tr("{month}: {hours} hours", month=month_in_words(month), hours=minutes)
        yield Heading(f"{words[:1].upper()}{words[1:]} · {shifts}")
        yield from map(_row, lines)


def _row(line: WorkedLine) -> Row:
    day = f"{weekday_name(line.day)[:2]} {day_in_figures(line.day)}"
    times = f"{clock_time(line.starts)}–{clock_time(line.ends)}"
    work = f"{line.work} ({tr('counts once')})" if line.overlaps else line.work
    return Row(None, (day, times, work, hours_in_figures(line.minutes)))


def _closing(found: HoursStatement) -> tuple[str, ...]:
    """Say how hours are counted, and leave room to sign."""
    blank = "_" * 22
    told = [tr("Breaks are not taken off.")]
    if any(line.overlaps for line in found.lines):
        told.append(tr("Shifts at the same time count once."))
    return (*told, tr("Date: {line}", line=blank[:12]), tr("Signature: {line}", line=blank))
