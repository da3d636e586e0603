"""What a month still waits for: registers that are not filled in, lists that are not back.

Both are for use in the house; no visitor stands on them, so they need not be destroyed.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.missing import missing
from atelier.attendance.tray import OpenSheet, open_sheets
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr, tr_count
from atelier.paper.document import Document
from atelier.paper.report import Grid, Kind, Line, Report, Says, Section, Title
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.reports.paper.words import stamp
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from atelier.words import clock_time, day_in_figures, day_in_words


@needs(Right.SEE_FIGURES)
def missing_registers(
    session: Session, *, period: Period, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print the occurrences of which nobody said who was there (figure B14).

    ``key`` None gives a preview.
    """
    return _printed(session, SheetKind.MISSING, missing_report, period, actor, key, large)


@needs(Right.SEE_FIGURES)
def sheets_out(
    session: Session, *, period: Period, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print which printed lists have not come back. ``key`` None gives a preview."""
    return _printed(session, SheetKind.SHEETS_OUT, sheets_report, period, actor, key, large)


@needs(Right.PART)
def missing_report(
    session: Session, *, job: PrintJob, period: Period, actor: Actor, large: bool = False
) -> Report:
    """Lay out the registers to fill in, the oldest first, for a sheet that may hold more."""
    lines = [
        Line((day_in_words(one.day), clock_time(one.starts), one.name))
        for one in reversed(missing(session, period.first, period.last, actor))
    ]
    titles = (Title(tr("Day"), Kind.TEXT), Title(tr("Time")), Title(tr("Activity"), Kind.TEXT))
    return _report(
        job,
        tr("Registers to fill in: {period}", period=period_name(period)),
        tr_count("{count} register", "{count} registers", len(lines)),
        tr("Fill in who was there, or say that it was not held or that nobody knows (F4)."),
        Grid(titles, tuple(lines)) if lines else Says(tr("Every register is filled in.")),
        large=large,
    )


@needs(Right.PART)
def sheets_report(
    session: Session, *, job: PrintJob, period: Period, actor: Actor, large: bool = False
) -> Report:
    """Lay out the lists that are out, the oldest first, for a sheet that may hold more."""
    out = open_sheets(session, first=period.first, last=period.last, actor=actor)
    lines = [_sheet_line(one) for one in out]
    titles = (
        Title(tr("List"), Kind.TEXT),
        Title(tr("Day"), Kind.TEXT),
        Title(tr("Time")),
        Title(tr("Activity"), Kind.TEXT),
        Title(tr("Printed on")),
        Title(tr("By"), Kind.TEXT),
    )
    return _report(
        job,
        tr("Lists that are out: {period}", period=period_name(period)),
        tr_count("{count} list", "{count} lists", len(lines)),
        tr("Look for them, enter them by their number (F4, Ctrl+B), and destroy the paper."),
        Grid(titles, tuple(lines)) if lines else Says(tr("Every list has come back.")),
        large=large,
    )


def _sheet_line(one: OpenSheet) -> Line:
    day, printed = day_in_words(one.day), day_in_figures(one.printed_on)
    return Line((one.number, day, clock_time(one.starts), one.name, printed, one.by))


def _printed(
    session: Session,
    kind: SheetKind,
    lay_out: Callable[..., Report],
    period: Period,
    actor: Actor,
    key: UUID | None,
    large: bool,
) -> Sheet:
    job = begin_print(session, kind=kind, actor=actor, key=key, day=period.first, personal=False)
    report = lay_out(session, job=job, period=period, actor=actor, large=large)
    document = Document(title=report.title, house=job.house, tagged=True)
    draw_report(document, report)
    return end_print(session, job, document, actor=actor)


def _report(
    job: PrintJob, title: str, count: str, what_to_do: str, part: Grid | Says, *, large: bool
) -> Report:
    return Report(
        house=job.house,
        title=title,
        facts=(Says(what_to_do, soft=True),),
        cards=(),
        sections=(Section(count, (part,)),),
        running=f"{job.house} · {title}",
        origin=job.foot().origin,
        stamp=stamp(outside=False),
        large=large,
    )
