"""What a correction changed: two versions of a month beside each other (scenario 23).

Each version hides its own small numbers, but what changed between them tells of the few people
that the correction was about. So the sheet that leaves the house gives only totals of figures
about people, and those only where both versions show them; splits of them stay inside (P29).
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Refusal
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.document import Document
from atelier.paper.report import Grid, Kind, Line, Part, Report, Says, Section, Title
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.reports.amounts import hours, whole
from atelier.reports.definitions import Unit, unit_of
from atelier.reports.figures import By, Code, Key
from atelier.reports.naming import code_name, item_name
from atelier.reports.paper.cells import Cells
from atelier.reports.paper.reading import Reader
from atelier.reports.paper.words import stamp
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from atelier.reports.protected import ABOUT_PEOPLE
from atelier.reports.versions import (
    Difference,
    VersionRow,
    closed_figures,
    differences,
    versions_of,
)
from atelier.words import month_name


class OneVersion(Refusal):
    """There are no two versions of the month that could be laid beside each other."""

    def __init__(self) -> None:
        super().__init__(tr("This month has no two versions, so nothing was corrected."))


@needs(Right.SEE_FIGURES)
def difference_sheet(
    session: Session,
    *,
    period: Period,
    actor: Actor,
    key: UUID | None,
    external: bool = True,
    version: int | None = None,
    large: bool = False,
) -> Sheet:
    """Print what a version of a month (None: the newest) changed in the one before it.

    ``external``: of people only totals that both versions show; else everything, with a watermark.
    ``key`` None gives a preview. Raises OneVersion.
    """
    _versions(session, period, actor, version)  # without them no number is taken
    job = begin_print(
        session,
        kind=SheetKind.DIFFERENCES,
        actor=actor,
        key=key,
        day=period.first,
        personal=False,
    )
    report = difference_report(
        session,
        job=job,
        period=period,
        actor=actor,
        external=external,
        version=version,
        large=large,
    )
    document = Document(title=report.title, house=job.house, tagged=True)
    draw_report(document, report)
    return end_print(session, job, document, actor=actor)


@needs(Right.PART)
def difference_report(
    session: Session,
    *,
    job: PrintJob,
    period: Period,
    actor: Actor,
    external: bool = True,
    version: int | None = None,
    large: bool = False,
) -> Report:
    """Lay the same out for a sheet that holds more than one report. Raises OneVersion."""
    old, new = _versions(session, period, actor, version)
    reader = Reader(session, actor, leaves=external)
    cells = [_cells(session, reader, period, actor, row) for row in (old, new)]
    title = tr("What was corrected in {period}", period=period_name(period))
    return Report(
        house=job.house,
        title=title,
        facts=_facts(old, new, actor),
        cards=(),
        sections=tuple(_sections(*cells, outside=external)),
        running=f"{job.house} · {title}",
        notes=_notes(outside=external),
        origin=job.foot().origin,
        stamp=stamp(outside=external),
        large=large,
    )


def _versions(
    session: Session, period: Period, actor: Actor, version: int | None
) -> tuple[VersionRow, VersionRow]:
    """Give a version, the newest for None, after the one that it replaced."""
    rows = {row.version: row for row in versions_of(session, month=period, actor=actor)}
    new = rows.get(max(rows, default=0) if version is None else version)
    old = rows.get(new.version - 1) if new else None
    if new is None or old is None:
        raise OneVersion
    return old, new


def _cells(
    session: Session, reader: Reader, period: Period, actor: Actor, row: VersionRow
) -> Cells:
    found = closed_figures(session, month=period, actor=actor, version=row.version)
    assert found is not None  # its row was read a moment ago
    return reader.version(found[1], period)


def _facts(old: VersionRow, new: VersionRow, actor: Actor) -> tuple[Says, ...]:
    beside = tr(
        "version {new} of {day} beside version {old} of {before}",
        new=new.version,
        day=_day(new.closed_at, actor),
        old=old.version,
        before=_day(old.closed_at, actor),
    )
    why = tr("Reason: {reason}", reason=new.reason)
    who = tr("corrected by {who}", who=new.closed_by)
    return Says(beside, soft=True), Says(why), Says(who, soft=True)


def _day(moment: datetime, actor: Actor) -> str:
    day = actor.clock.wall(moment).date()
    return f"{day.day} {month_name(day.month)} {day.year}"


def _sections(old: Cells, new: Cells, *, outside: bool) -> list[Section]:
    """Give the totals that changed, then the splits in which they did."""
    found = [
        one
        for one in differences(old.figures, new.figures)
        if not outside or _leaves(one.key, old, new)
    ]
    totals = [one for one in found if one.key.by is By.TOTAL]
    parts = [one for one in found if one.key.by is not By.TOTAL]
    nothing = Says(tr("No total that both versions show was changed."))
    sections = [
        Section(tr("Totals"), (_grid(totals, old, new, split=False) if totals else nothing,))
    ]
    shown: list[Part] = [_grid(parts, old, new, split=True)] if parts else []
    if outside:
        shown.append(Says(_inside_only(), soft=True))
    if shown:
        sections.append(Section(tr("In which parts"), tuple(shown)))
    return sections


def _inside_only() -> str:
    return tr(
        "Parts of figures about people stand only on the internal sheet, so that nobody can work "
        "out a small group."
    )


def _leaves(key: Key, old: Cells, new: Cells) -> bool:
    """Say whether a change may leave the house: it tells of no group that is hidden."""
    if key.code in ABOUT_PEOPLE and key.by is not By.TOTAL:
        return False
    return all(cells.shown(key.code, key.by, key.item).value is not None for cells in (old, new))


def _grid(found: Sequence[Difference], old: Cells, new: Cells, *, split: bool) -> Grid:
    titles = (
        Title(tr("Figure"), Kind.TEXT),
        *([Title(tr("Part"), Kind.TEXT)] if split else []),
        Title(tr("Was")),
        Title(tr("Is")),
        Title(tr("Difference")),
    )
    lines = []
    for one in found:
        key = one.key
        was, now = (cells.text(key.code, key.by, key.item) for cells in (old, new))
        more = _signed(key.code, one.more)
        part = [item_name(key.by, key.item, {**old.labels, **new.labels})] if split else []
        lines.append(Line((code_name(key.code), *part, was, now, more)))
    return Grid(titles, tuple(lines))


def _signed(code: Code, more: int) -> str:
    written = hours(abs(more)) if unit_of(code) is Unit.MINUTES else whole(abs(more))
    return f"+{written}" if more > 0 else f"−{written}"


def _notes(*, outside: bool) -> str:
    if not outside:
        return ""
    return tr("Small groups are not shown; nor is what would give them away.")
