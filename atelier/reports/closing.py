"""Closing a month, and correcting one that is closed (DOMAIN.md 3.5).

Closing keeps all figures of the month as numbers, with what was open and was accepted. Whatever
belongs to the month is refused from then on (``atelier.months.gate``) until a correction is
opened, with a reason; closing again makes the next version, and the versions before it stay as
they are. Nothing is ever opened silently.

Months may be closed in any order: the page proposes the oldest one that is open, and says of
another which ones come before it (``OpenPoints.earlier``). The house is locked while a month is
closed or opened, so of two desks one does it and the other is told (F83).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.audit.chain import link_lines
from atelier.discreet import Discreet
from atelier.domain import Actor, ClosedMonth, MonthCorrection, RetentionWatch
from atelier.domain.retention import LONGEST_JUMP
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.months.gate import hold_alone
from atelier.reports.closing_points import (
    OpenPoint,
    OpenPoints,
    accepted_points,
    keep_points,
    open_points,
)
from atelier.reports.closing_refusals import (
    BeingCorrected,
    ClosedAlready,
    CorrectionReasonMissing,
    DateInDoubt,
    MonthNotOver,
    NotClosed,
    NothingCorrected,
    PointsOpen,
    SomethingCorrected,
)
from atelier.reports.comparing import is_unlinked, rows_differ
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code, Figures
from atelier.reports.periods import Period, Span
from atelier.reports.reported import Reported, reported
from atelier.reports.versions import (
    Difference,
    differences,
    read_figures,
    write_figures,
)

__all__ = [
    "Closed",
    "Correction",
    "OpenPoint",
    "OpenPoints",
    "Reported",
    "close_month",
    "give_up_correction",
    "open_correction",
    "open_points",
    "pending",
    "reported",
]

_REASON = 200  # letters


@dataclass(frozen=True, slots=True, repr=False)
class Closed(Discreet):
    """A version of a month that was made, as ``VersionRow`` tells it."""

    month: Period
    version: int
    closed_at: datetime
    closed_by: str
    reason: str
    missing: int


@dataclass(frozen=True, slots=True, repr=False)
class Correction(Discreet):
    """A correction of a month; while it is open, its entries are possible again."""

    id: int
    month: Period
    reason: str
    opened_at: datetime
    opened_by: str


@needs(Right.CLOSE_MONTH)
def close_month(
    session: Session, *, month: Period, accepted: bool, reason: str = "", actor: Actor, key: UUID
) -> Closed:
    """Make the next version of a month that is over: its figures, and what was open.

    ``accepted``: what is still open may stay so, where the version before did not accept it
    already. ``reason``, of a correction alone, replaces
    the one that it was opened with. The same key again is the same version. Raises MonthNotOver,
    DateInDoubt, ClosedAlready where no correction is open, NothingCorrected, PointsOpen, an
    UnreadableText.
    """
    month = _whole(month)
    hold_alone(session, actor=actor)
    done = _with_key(session, key, actor)
    if done is not None:
        return _told(done, month)
    if month.last >= actor.today():
        raise MonthNotOver(month)
    _need_sure_day(session, actor)
    newest, correction = _newest(session, month, actor), _open_correction(session, month, actor)
    if newest is not None and correction is None:
        raise ClosedAlready(month, newest.version, newest.closed_at, newest.closed_by, actor)
    points = open_points(session, month=month, actor=actor)
    before = None if newest is None else read_figures(session, version_id=newest.id)
    figures = _counted(session, month, before, actor)
    if newest is not None and before is not None and not differences(before, figures):
        raise NothingCorrected(newest.version)
    unaccepted = _not_accepted_before(session, newest, points, actor)
    if unaccepted and not accepted:
        raise PointsOpen(month, unaccepted)
    row = ClosedMonth(
        site_id=actor.site_id,
        key=key,
        month=month.month,
        version=1 if newest is None else newest.version + 1,
        closed_at=actor.now(),
        closed_by=actor.name,
        reason="" if correction is None else clean(reason, _REASON) or correction.reason,
        missing=points.without_attendance,
        unlinked=is_unlinked(session, month=month, actor=actor),
        audit_digest=link_lines(session, site_id=actor.site_id),
    )
    _write(session, row, figures, points)
    if correction is not None:
        correction.settled_at = row.closed_at
    return _told(row, month)


@needs(Right.CLOSE_MONTH)
def open_correction(
    session: Session, *, month: Period, reason: str, actor: Actor, key: UUID
) -> Correction:
    """Open a closed month for entries again, and say why. Its version stays as it is.

    The same key again is the same correction. Raises CorrectionReasonMissing, an UnreadableText,
    NotClosed, and BeingCorrected where somebody did so already.
    """
    month = _whole(month)
    reason = clean(reason, _REASON)
    if not reason:
        raise CorrectionReasonMissing
    hold_alone(session, actor=actor)
    there = session.scalar(
        select(MonthCorrection).where(
            MonthCorrection.key == key, MonthCorrection.site_id == actor.site_id
        )
    )
    if there is not None:
        return _correction(there, month)
    if _newest(session, month, actor) is None:
        raise NotClosed(month)
    other = _open_correction(session, month, actor)
    if other is not None:
        raise BeingCorrected(month, other.opened_by, other.reason)
    row = MonthCorrection(
        site_id=actor.site_id,
        key=key,
        month=month.month,
        reason=reason,
        opened_at=actor.now(),
        opened_by=actor.name,
    )
    session.add(row)
    session.flush()  # for row.id
    return _correction(row, month)


@needs(Right.CLOSE_MONTH)
def give_up_correction(session: Session, *, month: Period, actor: Actor) -> None:
    """Close a correction of which nothing came; the version that there is stays the newest.

    Given up twice is given up once. Raises SomethingCorrected once a figure that the rows decide
    is another one.
    """
    month = _whole(month)
    hold_alone(session, actor=actor)
    correction = _open_correction(session, month, actor)
    if correction is None:
        return
    newest = _newest(session, month, actor)
    assert newest is not None  # only a closed month is corrected
    if rows_differ(session, month=month, version=newest, actor=actor):
        raise SomethingCorrected(newest.version + 1)
    correction.settled_at = actor.now()
    session.flush()


@needs(Right.CLOSE_MONTH)
def pending(session: Session, *, month: Period, actor: Actor) -> tuple[Difference, ...]:
    """Give what the next version of a month would change; nothing where none is open."""
    month = _whole(month)
    newest = _newest(session, month, actor)
    if newest is None or _open_correction(session, month, actor) is None:
        return ()
    old = read_figures(session, version_id=newest.id)
    return differences(old, _counted(session, month, old, actor))


def _write(session: Session, row: ClosedMonth, figures: Figures, points: OpenPoints) -> None:
    session.add(row)
    session.flush()  # for row.id
    write_figures(session, version_id=row.id, figures=figures)
    keep_points(session, version_id=row.id, points=points)
    session.flush()


def _not_accepted_before(
    session: Session, newest: ClosedMonth | None, points: OpenPoints, actor: Actor
) -> int:
    """Count the open points that somebody must still accept."""
    before = () if newest is None else accepted_points(session, version_id=newest.id, actor=actor)
    known = {(one.kind, one.occurrence_id) for one in before}
    return sum((one.kind, one.occurrence_id) not in known for one in points.to_accept)


def _counted(session: Session, month: Period, before: Figures | None, actor: Actor) -> Figures:
    """Count a month; what only its last day could tell stays as the version before has it.

    Who waited then is not known any more once places were given.
    """
    figures = figures_of(session, period=month, actor=actor)
    if before is None:
        return figures
    values = {key: number for key, number in figures.items() if key.code is not Code.WAITING}
    values |= {key: number for key, number in before.items() if key.code is Code.WAITING}
    return Figures(values, {**before.labels, **figures.labels})


def _whole(month: Period) -> Period:
    """Give the month in which a period begins: nothing else is closed."""
    return Period.of(Span.MONTH, month.first)


def _need_sure_day(session: Session, actor: Actor) -> None:
    """Look whether the clock jumped since this house last looked at its date (F51)."""
    last = session.scalar(
        select(RetentionWatch.checked_on).where(RetentionWatch.site_id == actor.site_id)
    )
    if last is not None and actor.today() - last > LONGEST_JUMP:
        raise DateInDoubt(last, actor.today())


def _newest(session: Session, month: Period, actor: Actor) -> ClosedMonth | None:
    return session.scalar(
        select(ClosedMonth)
        .where(ClosedMonth.site_id == actor.site_id, ClosedMonth.month == month.month)
        .order_by(ClosedMonth.version.desc())
        .limit(1)
    )


def _with_key(session: Session, key: UUID, actor: Actor) -> ClosedMonth | None:
    return session.scalar(
        select(ClosedMonth).where(ClosedMonth.key == key, ClosedMonth.site_id == actor.site_id)
    )


def _open_correction(session: Session, month: Period, actor: Actor) -> MonthCorrection | None:
    return session.scalar(
        select(MonthCorrection).where(
            MonthCorrection.site_id == actor.site_id,
            MonthCorrection.month == month.month,
            MonthCorrection.settled_at.is_(None),
        )
    )


def _told(row: ClosedMonth, month: Period) -> Closed:
    return Closed(month, row.version, row.closed_at, row.closed_by, row.reason, row.missing)


def _correction(row: MonthCorrection, month: Period) -> Correction:
    return Correction(row.id, month, row.reason, row.opened_at, row.opened_by)
