"""The print log: who printed what, when, and which paper is to be destroyed (rule P8)."""

from collections.abc import Sequence
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
    """One print. ``destroy_by`` None: nothing personal is on it. ``back``: it came back."""

    id: int
    number: str
    kind: str
    at: datetime
    by: str
    pages: int
    destroy_by: date | None
    back: bool


@needs(Right.READ_AUDIT)
def print_lines(session: Session, *, wanted: PrintFilter, actor: Actor) -> Sequence[PrintLine]:
    """Give the prints that a filter asks for: the newest first, or what to destroy first."""
    query = select(PrintedSheet).where(PrintedSheet.site_id == actor.site_id)
    if wanted.destroy:
        query = query.where(
            PrintedSheet.destroy_by.is_not(None), PrintedSheet.destroy_by <= wanted.last_day
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


def _line(row: PrintedSheet, *, back: bool) -> PrintLine:
    return PrintLine(
        id=row.id,
        number=sheet_number(row.year, row.number),
        kind=kind_in_words(SheetKind(row.kind)),
        at=row.printed_at,
        by=row.by,
        pages=row.pages,
        destroy_by=row.destroy_by,
        back=back,
    )
