"""What one house asks of another's closed months: refused, or answered with nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from atelier.attendance.marks import need_open_occurrence
from atelier.attendance.missing import still_missing, still_missing_number
from atelier.domain import Actor, Clock, ClosedFigure, ClosedMonth, Visit
from atelier.months import states
from atelier.reports import closing, comparing, to_date
from atelier.reports.closing_points import open_points
from atelier.reports.erasing import keep_counted
from atelier.reports.figures import Code, Figures
from atelier.reports.periods import Period, Span
from atelier.reports.reported import reported
from atelier.reports.versions import closed_figures, versions_of
from tests.houses import House
from tests.houses_register import forgotten
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
MONTH = Period.of(Span.MONTH, TUESDAY)
YEAR = Period(Span.OWN, TUESDAY.replace(month=1, day=1), MONTH.last)


def later(me: Actor) -> Actor:
    """Ask in December: then November is over."""
    return replace(me, clock=Clock(now=lambda: datetime(2026, 12, 5, 9, 0, tzinfo=UTC)))


def closed(ask: Ask) -> Ask:
    """Ask after the first house has closed its November."""

    def asked(session: Session, me: Actor, it: House) -> object:
        theirs = later(it.actor)
        closing.close_month(session, month=MONTH, accepted=True, actor=theirs, key=uuid4())
        return ask(session, later(me), it)

    return asked


def correcting(ask: Ask) -> Ask:
    """Ask while it corrects its November, with one evening more to fill in."""

    def asked(session: Session, me: Actor, it: House) -> object:
        theirs = later(it.actor)
        closing.open_correction(session, month=MONTH, reason="Lijst", actor=theirs, key=uuid4())
        forgotten(session, it)
        return ask(session, me, it)

    return closed(asked)


def _close(session: Session, me: Actor, it: House) -> object:
    assert it.yoga
    closing.close_month(session, month=MONTH, accepted=True, actor=later(me), key=uuid4())
    return session.scalar(
        select(func.count())
        .select_from(ClosedFigure)
        .join(ClosedMonth, ClosedMonth.id == ClosedFigure.closed_month_id)
        .where(ClosedMonth.site_id == me.site_id)
    )


def _given_up(session: Session, me: Actor, it: House) -> object:
    """Open a correction, and say whether it is gone afterwards."""
    theirs = later(it.actor)
    closing.open_correction(session, month=MONTH, reason="Lijst", actor=theirs, key=uuid4())
    closing.give_up_correction(session, month=MONTH, actor=me)
    return states.month_state(session, day=TUESDAY, actor=later(it.actor)).closed


def _visits(found: Figures) -> int:
    return found.total(Code.VISITS)


def _added_up(session: Session, me: Actor, it: House) -> object:
    assert it.yoga
    rows = versions_of(session, month=MONTH, actor=me)
    found = {MONTH.month: rows[-1]} if rows else {}
    return _visits(to_date.added_up(session, period=YEAR, newest=found, actor=me))


def _missing(ask: Ask) -> Ask:
    def asked(session: Session, me: Actor, it: House) -> object:
        forgotten(session, it)
        return ask(session, me, it)

    return asked


def _need_open(session: Session, me: Actor, it: House) -> object:
    need_open_occurrence(session, occurrence_id=it.yoga, actor=me)
    return True


def _unlinked(session: Session, me: Actor, it: House) -> object:
    session.execute(update(Visit).where(Visit.person_id == it.person).values(person_id=None))
    return comparing.is_unlinked(session, month=MONTH, actor=me)


MONTHS_ASKED: dict[str, Ask] = {
    "month_state": closed(lambda s, me, _: states.month_state(s, day=TUESDAY, actor=me).version),
    "closed_months": closed(lambda s, me, _: dict(states.closed_months(s, actor=me))),
    "need_open_occurrence": _need_open,
    "still_missing": _missing(lambda s, me, _: still_missing(s, actor=me)),
    "still_missing_number": _missing(lambda s, me, _: still_missing_number(s, actor=me)),
    "open_points": _missing(lambda s, me, _: open_points(s, month=MONTH, actor=later(me)).points),
    "close_month": _close,
    "open_correction": closed(
        lambda s, me, _: closing.open_correction(
            s, month=MONTH, reason="Lijst", actor=me, key=uuid4()
        )
    ),
    "give_up_correction": closed(_given_up),
    "pending": correcting(lambda s, me, _: closing.pending(s, month=MONTH, actor=me)),
    "versions_of": closed(lambda s, me, _: versions_of(s, month=MONTH, actor=me)),
    "closed_figures": closed(lambda s, me, _: closed_figures(s, month=MONTH, actor=me)),
    "reported": closed(lambda s, me, _: _visits(reported(s, period=MONTH, actor=me).figures)),
    "counted": lambda s, me, _: _visits(to_date.counted(s, period=YEAR, actor=later(me))),
    "added_up": closed(_added_up),
    "is_unlinked": _unlinked,
    "newest_versions": closed(lambda s, me, _: list(comparing.newest_versions(s, actor=me))),
    "months_that_differ": closed(lambda s, me, _: list(comparing.months_that_differ(s, actor=me))),
    "keep_counted": lambda s, me, it: keep_counted(s, person_id=it.person, actor=me),
}
MONTHS_WITHIN = {
    *("need_open", "need_all_open", "hold_open", "hold_alone", "open_spans"),
    *("accepted_points", "keep_points", "read_figures", "write_figures", "rows_differ"),
    "days_touched",
}
