"""The logs: what was printed, done and changed, and the register of leaks, kept for a while."""

from sqlalchemy import Select, delete, exists, func, select, update
from sqlalchemy.orm import Session

from atelier.audit.keeping import forget_old_lines
from atelier.domain import (
    Action,
    CalendarChange,
    ChangedRow,
    Leak,
    MarkChange,
    PrintedRow,
    PrintedSheet,
    SheetReturn,
)
from atelier.retention.finding import Limits
from atelier.settings.terms import Term


def leaks_due(session: Session, limits: Limits) -> int:
    """Count the leaks from longer ago than the register keeps them."""
    return len(session.scalars(_leaks(limits)).all())


def forget_logs(session: Session, limits: Limits) -> int:
    """Take away what the logs hold from longer ago; give of how many rows.

    What was done stays as a row that counts; whom it was about goes from it.
    """
    gone = forget_old_lines(session, before=limits.moment(Term.LOGS), actor=limits.actor)
    sheets = session.scalars(_sheets(limits)).all()
    for kind in (PrintedRow, SheetReturn):
        session.execute(delete(kind).where(kind.sheet_id.in_(_sheets(limits))))
    session.execute(delete(PrintedSheet).where(PrintedSheet.id.in_(sheets)))
    changes = session.scalars(_changes(limits)).all()
    session.execute(delete(ChangedRow).where(ChangedRow.change_id.in_(_changes(limits))))
    session.execute(
        delete(CalendarChange)
        .where(CalendarChange.id.in_(_changes(limits)))
        .execution_options(synchronize_session=False)
    )
    actions = session.scalars(_actions(limits)).all()
    session.execute(delete(MarkChange).where(MarkChange.action_id.in_(_old_actions(limits))))
    session.execute(
        update(Action)
        .where(Action.id.in_(_old_actions(limits)))
        .values(person_id=None)
        .execution_options(synchronize_session=False)
    )
    return gone + len(sheets) + len(changes) + len(actions)


def forget_leaks(session: Session, limits: Limits) -> int:
    """Take the leaks of long ago out of the register; give how many."""
    ids = session.scalars(_leaks(limits)).all()
    session.execute(delete(Leak).where(Leak.id.in_(ids)))
    return len(ids)


def _sheets(limits: Limits) -> Select[int]:
    """Choose the sheets; the newest of a year stays, so that no number is given out twice."""
    site, year = limits.actor.site_id, limits.day.year
    newest = (
        select(func.max(PrintedSheet.number))
        .where(PrintedSheet.site_id == site, PrintedSheet.year == year)
        .scalar_subquery()
    )
    return select(PrintedSheet.id).where(
        PrintedSheet.site_id == site,
        PrintedSheet.printed_at < limits.moment(Term.LOGS),
        (PrintedSheet.year != year) | (PrintedSheet.number != newest),
    )


def _changes(limits: Limits) -> Select[int]:
    return select(CalendarChange.id).where(
        CalendarChange.site_id == limits.actor.site_id,
        CalendarChange.at < limits.moment(Term.LOGS),
    )


def _old_actions(limits: Limits) -> Select[int]:
    return select(Action.id).where(
        Action.site_id == limits.actor.site_id, Action.at < limits.moment(Term.LOGS)
    )


def _actions(limits: Limits) -> Select[int]:
    """Choose the actions that still say whom they were about."""
    marks = exists().where(MarkChange.action_id == Action.id)
    return _old_actions(limits).where(Action.person_id.is_not(None) | marks)


def _leaks(limits: Limits) -> Select[int]:
    return select(Leak.id).where(
        Leak.site_id == limits.actor.site_id,
        Leak.found_at < limits.moment(Term.LEAKS),
        Leak.closed_at.is_not(None),
    )
