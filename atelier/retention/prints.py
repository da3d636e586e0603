"""The print log: who printed what, when, and which paper is to be destroyed (rule P8)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, PrintedSheet, ReturnKind, Right, SheetReturn
from atelier.journal.printing import SheetKind, kind_in_words, sheet_number

MOST = 500


@dataclass(frozen=True, slots=True, repr=False)
class PrintFilter(Discreet):
    """Which prints: of these days, both included; ``kind`` None is all.

    ``destroy``: only paper with names whose day of destroying is the last day or earlier.
    """

    first_day: date
    last_day: date
    kind: SheetKind | None = None
    destroy: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class PrintLine(Discreet):
    """One print. ``destroy_by`` None: nothing personal is on it. ``back``: it came back.

    ``destroyed_on``: the day on which somebody said that the paper is gone.
    """

    id: int
    number: str
    kind: str
    at: datetime
    by: str
    pages: int
    destroy_by: date | None
    destroyed_on: date | None
    back: bool


@needs(Right.READ_AUDIT)
def print_lines(session: Session, *, wanted: PrintFilter, actor: Actor) -> Sequence[PrintLine]:
    """Give the prints that a filter asks for: the newest first, or what to destroy first."""
    query = select(PrintedSheet).where(PrintedSheet.site_id == actor.site_id)
    if wanted.destroy:
        query = query.where(
            PrintedSheet.destroy_by.is_not(None),
            PrintedSheet.destroy_by <= wanted.last_day,
            PrintedSheet.destroyed_on.is_(None),
        ).order_by(PrintedSheet.destroy_by, PrintedSheet.id)
    else:
        begins = actor.clock.moment(wanted.first_day, time(0))
        ends = actor.clock.moment(wanted.last_day + timedelta(days=1), time(0))
        query = query.where(
            PrintedSheet.printed_at >= begins, PrintedSheet.printed_at < ends
        ).order_by(PrintedSheet.printed_at.desc(), PrintedSheet.id.desc())
    if wanted.kind is not None:
        query = query.where(PrintedSheet.kind == wanted.kind.value)
    rows = session.scalars(query.limit(MOST)).all()
    back = set(
        session.scalars(
            select(SheetReturn.sheet_id).where(
                SheetReturn.sheet_id.in_([row.id for row in rows]),
                SheetReturn.kind == ReturnKind.ENTERED,
            )
        )
    )
    return tuple(_line(row, back=row.id in back) for row in rows)


@needs(Right.SETTINGS)
def mark_destroyed(
    session: Session, *, sheet_ids: Collection[int], actor: Actor, destroyed: bool = True
) -> int:
    """Note that paper was destroyed today, or that it was not after all; give how many sheets.

    Noted twice is noted once.
    """
    rows = session.scalars(
        select(PrintedSheet).where(
            PrintedSheet.site_id == actor.site_id,
            PrintedSheet.id.in_(sheet_ids),
            PrintedSheet.destroy_by.is_not(None),
        )
    ).all()
    changed = [row for row in rows if (row.destroyed_on is not None) is not destroyed]
    for row in changed:
        row.destroyed_on = actor.today() if destroyed else None
    session.flush()
    return len(changed)


def _line(row: PrintedSheet, *, back: bool) -> PrintLine:
    return PrintLine(
        id=row.id,
        number=sheet_number(row.year, row.number),
        kind=kind_in_words(SheetKind(row.kind)),
        at=row.printed_at,
        by=row.by,
        pages=row.pages,
        destroy_by=row.destroy_by,
        destroyed_on=row.destroyed_on,
        back=back,
    )
