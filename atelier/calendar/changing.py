"""Changing what is planned: this one, this one and what follows, or all that is to come.

First a diff, date by date, of which nothing is saved; then the same once more under locks, and
only what was looked at is written. The past, the attendance, the exceptions and the enrolments
stay; one undo (``atelier.journal.changes``) takes the whole of it back.
"""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.change_receipts import ChangeSaved, receipt, receipt_again
from atelier.calendar.change_refusals import ChangedMeanwhile, NothingChanges
from atelier.calendar.change_writing import write_rows
from atelier.calendar.diff import ChangeWanted, Diff, Reach
from atelier.calendar.diff_facts import Target, target_of
from atelier.calendar.diff_rule import new_times
from atelier.calendar.diff_series import SeriesDiff, series_diff
from atelier.calendar.diff_single import single_diff
from atelier.calendar.locking import lock_rooms
from atelier.calendar.plan_refusals import ClashUnanswered, ReasonMissing
from atelier.calendar.plans import Answer, Keep
from atelier.domain import Actor, ChangeKind, Gone, Series
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording

REASON_LETTERS = 120
_CLASH_LETTERS = 200

Answers = Mapping[date, Answer]


@needs(Right.EDIT_PROGRAMME)
def plan_change(
    session: Session,
    *,
    occurrence_id: int,
    reach: Reach,
    wanted: ChangeWanted,
    actor: Actor,
    answers: Answers | None = None,
) -> Diff:
    """Show what a change would do to every date. ``answers``: per new day, about its clash.

    What belongs to no series is changed alone, whatever the reach. Raises Gone, InThePast,
    HasAttendance and a refusal of ``atelier.calendar.plan_refusals``.
    """
    target = target_of(session, occurrence_id=occurrence_id, actor=actor)
    if reach is Reach.THIS or target.series is None:
        return single_diff(session, target, wanted=wanted, answers=answers or {}, actor=actor)
    return series_diff(
        session,
        target,
        target.series,
        reach=reach,
        wanted=wanted,
        answers=answers or {},
        actor=actor,
    ).diff


@needs(Right.EDIT_PROGRAMME)
def save_change(
    session: Session,
    *,
    occurrence_id: int,
    reach: Reach,
    wanted: ChangeWanted,
    answers: Answers | None = None,
    seen: str | None,
    actor: Actor,
    key: UUID,
) -> ChangeSaved:
    """Save a change. ``seen`` is the stamp of the diff that was looked at; None: of nobody.

    The same key again is the same save. Raises ChangedMeanwhile, ClashUnanswered, ReasonMissing,
    NothingChanges, and what ``plan_change`` raises; then nothing is written.
    """
    target = again_or_target(
        session,
        occurrence_id=occurrence_id,
        actor=actor,
        key=key,
        whole=reach is not Reach.THIS,
    )
    if isinstance(target, ChangeSaved):
        return target
    answers = _cleaned(answers or {})
    if reach is Reach.THIS or target.series is None:

        def alone() -> Diff:
            return single_diff(session, target, wanted=wanted, answers=answers, actor=actor)

        diff = checked_diff(session, alone, seen=seen, actor=actor)
        return write_single(session, target, diff, ChangeKind.MOVED, actor, key)
    series = target.series

    def together(*, lock: bool = False) -> SeriesDiff:
        return series_diff(
            session,
            target,
            series,
            reach=reach,
            wanted=wanted,
            answers=answers,
            actor=actor,
            lock=lock,
        )

    _hold_rooms(session, together(lock=True).diff, actor)
    found = together()
    check_diff(found.diff, seen=seen)
    return _write_series(session, target, series, found, wanted, actor, key)


@needs(Right.PART)
def checked_diff(
    session: Session, plan: Callable[[], Diff], *, seen: str | None, actor: Actor
) -> Diff:
    """Hold the rooms that a diff wants, make it once more, and look whether it may be saved."""
    _hold_rooms(session, plan(), actor)
    diff = plan()
    check_diff(diff, seen=seen)
    return diff


def check_diff(diff: Diff, *, seen: str | None) -> None:
    """Refuse what nobody looked at, what is not answered, and what changes nothing."""
    if seen is not None and diff.stamp != seen:
        raise ChangedMeanwhile
    for row in diff.clashing:
        if isinstance(row.answer, Keep) and not row.answer.reason:
            raise ReasonMissing
    if diff.unanswered:
        raise ClashUnanswered([row.planned() for row in diff.unanswered])
    if not diff.changes:
        raise NothingChanges


@needs(Right.PART)
def write_single(
    session: Session, target: Target, diff: Diff, kind: ChangeKind, actor: Actor, key: UUID
) -> ChangeSaved:
    """Write a diff of one occurrence as one change."""
    activity_id = target.activity.id
    with recording(session, kind=kind, actor=actor, key=key, activity_id=activity_id) as change:
        write_rows(session, diff, by_hand=True, actor=actor)
        change.number = diff.number
    return receipt(change, diff, target.occurrence.id)


@needs(Right.PART)
def again_or_target(
    session: Session, *, occurrence_id: int, actor: Actor, key: UUID, whole: bool = False
) -> ChangeSaved | Target:
    """Lock an occurrence, and give what was saved with this key before, else what it is.

    ``whole``: with its series. Raises Gone.
    """
    target = target_of(session, occurrence_id=occurrence_id, actor=actor, lock=True, whole=whole)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return receipt_again(session, done, occurrence_id, target.occurrence.series_id)
    return target


def _write_series(
    session: Session,
    target: Target,
    series: Series,
    found: SeriesDiff,
    wanted: ChangeWanted,
    actor: Actor,
    key: UUID,
) -> ChangeSaved:
    diff, occurrence_id = found.diff, target.occurrence.id
    kind = ChangeKind.SERIES_ENDED if _only_ends(found, series) else ChangeKind.SERIES_CHANGED
    with recording(
        session, kind=kind, actor=actor, key=key, activity_id=target.activity.id
    ) as change:
        _write_rule(series, found, wanted)
        write_rows(session, diff, by_hand=False, actor=actor)
        change.number = diff.number
    return receipt(change, diff, occurrence_id)


def _write_rule(series: Series, found: SeriesDiff, wanted: ChangeWanted) -> None:
    pattern = found.pattern
    if pattern.last_day is not None:
        series.last_day = max(pattern.last_day, series.first_day)
    if found.rule_from is None:
        return
    series.rule, series.rule_from = str(pattern.rule), found.rule_from
    series.weekday = found.rule_from.weekday()
    series.starts, series.ends = new_times(series.starts, series.ends, wanted)
    if wanted.room_id is not None:
        series.room_id = wanted.room_id


def _only_ends(found: SeriesDiff, series: Series) -> bool:
    last_day = found.pattern.last_day
    return found.rule_from is None and last_day is not None and last_day < series.last_day


def _hold_rooms(session: Session, diff: Diff, actor: Actor) -> None:
    wanted = {row.after.room_id for row in diff.rows if row.takes_room and row.after is not None}
    try:
        lock_rooms(session, room_ids=wanted, actor=actor)
    except Gone:
        raise ChangedMeanwhile from None


def _cleaned(answers: Answers) -> dict[date, Answer]:
    return {
        day: Keep(clean(one.reason, limit=_CLASH_LETTERS)) if isinstance(one, Keep) else one
        for day, one in answers.items()
    }
