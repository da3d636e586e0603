"""Taking changes back without giving a place away twice, and without calling for nothing.

A place that somebody gave back may be another's by now. The journal of changes does not know
places; here they are counted again after a change was taken back, before anything is committed.
Nor does it know the telephone: whoever was to be called about the change need not be any more.
"""

import contextlib
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.undoing import take_back_change, take_back_last_change
from atelier.domain import (
    Activity,
    Actor,
    CalendarChange,
    Call,
    CallList,
    CallReason,
    ChangedRow,
    ChangeKind,
    Enrolment,
    EnrolmentState,
    Occurrence,
    OccurrenceState,
    Refusal,
    Series,
)
from atelier.domain.rights import Right
from atelier.enrolment.standing import Standing, standings
from atelier.journal.changes import ChangeUndone
from atelier.journal.row_text import from_text
from atelier.language import tr

_ROOM_FOR = {"capacity", "state", "day"}  # what decides for how many there is a place, and when
_BECAUSE = {CallReason.CANCELLED, CallReason.MOVED, CallReason.CHANGED, CallReason.CLOSED}


class PlaceGoneSince(Refusal):
    """Taking it back would put more people into a room than there are places."""

    def __init__(self) -> None:
        super().__init__(tr("The place that was given back is somebody else's by now."))


class TooManySince(Refusal):
    """Taking it back would leave too few places: people got one because of the change."""

    def __init__(self) -> None:
        super().__init__(
            tr("This cannot be taken back: people got places since that would not be there.")
        )


@needs(Right.ENROL)
def take_back(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change back as ``take_back_change`` does; raises also PlaceGoneSince, TooManySince.

    Its call lists are closed, and who gave a place back on the phone, because the new day did
    not suit, has it again where it is still free.
    """
    undone = take_back_change(session, change_id=change_id, actor=actor)
    _after(session, undone, actor)
    return undone


@needs(Right.TAKE_BACK)
def take_back_last(session: Session, *, keys: Sequence[UUID], actor: Actor) -> ChangeUndone:
    """Take back the last change of this desk, as ``take_back`` does with one that is named."""
    undone = take_back_last_change(session, keys=keys, actor=actor)
    _after(session, undone, actor)
    return undone


def _after(session: Session, undone: ChangeUndone, actor: Actor) -> None:
    session.flush()
    notes = session.scalars(select(ChangedRow).where(ChangedRow.change_id == undone.id)).all()
    _refuse_oversold(session, undone, notes, actor)
    _call_off_the_calls(session, undone, notes, actor)


def _refuse_oversold(
    session: Session, undone: ChangeUndone, notes: Sequence[ChangedRow], actor: Actor
) -> None:
    """Look at each coming day on which somebody has a place again, or that is other than it was.

    A date that held too many before the change may hold them again: only who got a place since
    stands in the way.
    """
    series, days = _places_again(session, undone, notes)
    dates, activities = _other(notes, Occurrence), _other(notes, Activity)
    if not (series or days or dates or activities):
        return
    coming = session.scalars(
        select(Occurrence)
        .where(
            Occurrence.series_id.in_(series)
            | Occurrence.id.in_(days | dates)
            | Occurrence.activity_id.in_(activities),
            Occurrence.day >= actor.today(),
            Occurrence.state == OccurrenceState.PLANNED,
        )
        .order_by(Occurrence.id)
        .with_for_update(of=Occurrence)
    ).all()
    full = standings(session, occurrences=coming, today=actor.today())
    over = [one for one in coming if _is_over(full[one.id])]
    if any(one.series_id in series or one.id in days for one in over):
        raise PlaceGoneSince
    if _given_since(session, {row for one in over for row in full[one.id].places.values()}, undone):
        raise TooManySince


def _places_again(
    session: Session, undone: ChangeUndone, notes: Sequence[ChangedRow]
) -> tuple[set[int], set[int]]:
    """Give the series and the dates in which somebody has a place again."""
    again = session.execute(
        select(Enrolment.series_id, Enrolment.occurrence_id)
        .join(ChangedRow, ChangedRow.row_id == Enrolment.id)
        .where(
            ChangedRow.change_id == undone.id,
            ChangedRow.kind == Enrolment.__tablename__,
            Enrolment.state == EnrolmentState.ENROLLED,
        )
    ).all()
    series = {row.series_id for row in again if row.series_id is not None}
    days = {row.occurrence_id for row in again if row.occurrence_id is not None}
    return series, days | _days_on_again(notes)


def _other(notes: Sequence[ChangedRow], kind: type[Activity | Occurrence]) -> set[int]:
    """Give the rows of which taking it back changes for how many people there is a place."""
    return {
        note.row_id
        for note in notes
        if note.kind == kind.__tablename__
        and note.before is not None
        and _ROOM_FOR & from_text(kind, note.before).keys()
    }


def _days_on_again(notes: Sequence[ChangedRow]) -> set[int]:
    """Give the days off that go, so that a place in the series holds on them again."""
    gone = [
        from_text(Enrolment, note.after)
        for note in notes
        if note.kind == Enrolment.__tablename__ and note.before is None and note.after is not None
    ]
    return {
        row["occurrence_id"]
        for row in gone
        if row["state"] is EnrolmentState.WITHDRAWN and row["occurrence_id"] is not None
    }


def _is_over(day: Standing) -> bool:
    return day.capacity is not None and len(day.places) > day.capacity


def _given_since(session: Session, enrolments: set[int], undone: ChangeUndone) -> bool:
    """Whether one of these places was given, or given again, after the change was made."""
    if not enrolments:
        return False
    since = (
        select(ChangedRow.id)
        .join(CalendarChange, CalendarChange.id == ChangedRow.change_id)
        .where(
            ChangedRow.kind == Enrolment.__tablename__,
            ChangedRow.row_id.in_(enrolments),
            CalendarChange.id > undone.id,
            CalendarChange.undone_at.is_(None),
        )
    )
    return session.scalar(since.limit(1)) is not None


def _call_off_the_calls(
    session: Session, undone: ChangeUndone, notes: Sequence[ChangedRow], actor: Actor
) -> None:
    """Close the lists that were made because of the change, and give places back."""
    lists = _lists_of(session, undone, notes, actor)
    for one in lists:
        one.closed_at = one.closed_at or undone.at
    session.flush()
    refused = select(Call.key).where(
        Call.call_list_id.in_([one.id for one in lists]), Call.agreed.is_(False)
    )
    given_up = select(CalendarChange.id).where(
        CalendarChange.site_id == actor.site_id,
        CalendarChange.kind == ChangeKind.ENROLMENT,
        CalendarChange.key.in_(refused),
        CalendarChange.undone_at.is_(None),
    )
    for change_id in session.scalars(given_up.order_by(CalendarChange.id)).all():
        with contextlib.suppress(Refusal), session.begin_nested():  # else somebody has it by now
            take_back(session, change_id=change_id, actor=actor)


def _lists_of(
    session: Session, undone: ChangeUndone, notes: Sequence[ChangedRow], actor: Actor
) -> Sequence[CallList]:
    """Give the lists that were made between the change and its end, locked."""
    made = session.scalar(select(CalendarChange.at).where(CalendarChange.id == undone.id))
    dates = {note.row_id for note in notes if note.kind == Occurrence.__tablename__}
    return session.scalars(
        select(CallList)
        .where(
            CallList.site_id == actor.site_id,
            CallList.reason.in_(_BECAUSE),
            CallList.at >= made,
            CallList.at <= undone.at,
            CallList.occurrence_id.in_(dates) | CallList.series_id.in_(_series(session, notes)),
        )
        .order_by(CallList.id)
        .with_for_update()
    ).all()


def _series(session: Session, notes: Sequence[ChangedRow]) -> set[int]:
    """Give the series that were changed as such: itself, or more than one date of it."""
    changed = {note.row_id for note in notes if note.kind == Series.__tablename__}
    dates = [note.row_id for note in notes if note.kind == Occurrence.__tablename__]
    found = session.scalars(
        select(Occurrence.series_id)
        .where(Occurrence.id.in_(dates), Occurrence.series_id.is_not(None))
        .group_by(Occurrence.series_id)
        .having(func.count() > 1)
    )
    return changed.union(one for one in found if one is not None)
