"""The summary of a month, a quarter, a year or any days, of the house or of one partner."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.paper.document import Document
from atelier.paper.report import Report
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.reports.begun import need_begun
from atelier.reports.outside import Outside
from atelier.reports.paper.page import report_of
from atelier.reports.paper.reading import read_told
from atelier.reports.periods import Period, Span
from atelier.settings.partners import partners_of

_KINDS = {
    Span.MONTH: SheetKind.MONTH,
    Span.QUARTER: SheetKind.QUARTER,
    Span.YEAR: SheetKind.YEAR,
}


@needs(Right.SEE_FIGURES)
def month_summary(
    session: Session,
    *,
    period: Period,
    actor: Actor,
    key: UUID | None,
    external: bool = True,
    host_id: int | None = None,
    large: bool = False,
    published: Outside | None = None,
) -> Sheet:
    """Print the figures of a period, as DOMAIN.md 3.3 lists them.

    ``external``: small numbers are hidden (3.4); else everything is shown, with a watermark.
    ``host_id``: only what that partner hosts, with its own different people. ``key`` None gives
    a preview. ``published``: what leaves the house, for who prints several at once. No person
    stands on it, so it need not be destroyed. Raises NotBegun, before a number is taken, and Gone
    where the partner is not of this house.
    """
    need_begun(period, actor=actor)
    kind = SheetKind.PARTNER if host_id is not None else _KINDS.get(period.span, SheetKind.PERIOD)
    job = begin_print(session, kind=kind, actor=actor, key=key, day=period.first, personal=False)
    report = summary_report(
        session,
        job=job,
        period=period,
        actor=actor,
        external=external,
        host_id=host_id,
        large=large,
        published=published,
    )
    host = partners_of(session, site_id=actor.site_id).name(host_id, period.last)
    title = f"{report.title} · {host}" if host else report.title
    document = Document(title=title, house=job.house, tagged=True)
    draw_report(document, report)
    return end_print(session, job, document, actor=actor)


@needs(Right.PART)
def summary_report(
    session: Session,
    *,
    job: PrintJob,
    period: Period,
    actor: Actor,
    external: bool = True,
    host_id: int | None = None,
    large: bool = False,
    published: Outside | None = None,
) -> Report:
    """Lay the same out for a sheet that holds more than one report. Raises Gone."""
    told = read_told(
        session,
        period=period,
        actor=actor,
        house=job.house,
        leaves=external,
        host_id=host_id,
        large=large,
        published=published,
    )
    return report_of(told, origin=job.foot().origin)
