"""Writing a diff: each occurrence keeps its identity, and what hangs on it follows."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.diff import Diff, DiffRow, Fate
from atelier.calendar.holding import HOLDS
from atelier.calendar.plans import Keep
from atelier.calendar.shift_following import drop_shifts, make_shifts, move_shifts
from atelier.domain import Actor, Enrolment, EnrolmentState, Occurrence, OccurrenceState
from atelier.domain.rights import Right

_HOLDING = (EnrolmentState.ENROLLED, EnrolmentState.WAITING)
_STAYING = (Fate.PAST, Fate.ATTENDED)


@needs(Right.PART)
def write_rows(session: Session, diff: Diff, *, by_hand: bool, actor: Actor) -> None:
    """Write every date of a diff. ``by_hand``: a change of the series leaves it alone later.

    Inside ``recording``. Dates that are lost go last, so that no new one takes their number.
    """
    rows = {row.id: row for row in _occurrences(session, diff)}
    touched = [
        row for row in diff.rows if row.occurrence_id is not None and row.fate not in _STAYING
    ]
    held = _holders(session, diff.with_fate(Fate.MOVES))
    _free_rule_days(session, diff, rows)
    for row in touched:
        if row.fate is not Fate.REMOVED:
            _write_one(session, rows[row.occurrence_id or 0], row, by_hand=by_hand)
    added = [_new(diff, row) for row in diff.rows if row.occurrence_id is None]
    session.add_all(added)
    session.flush()
    make_shifts(session, occurrences=[*_going_ahead(touched, rows), *added])
    _keep_places(session, held, actor)
    lost = [row.occurrence_id or 0 for row in diff.with_fate(Fate.REMOVED)]
    drop_shifts(session, occurrence_ids=lost)
    for id_ in lost:
        session.delete(rows[id_])
    session.flush()


def _going_ahead(touched: list[DiffRow], rows: dict[int, Occurrence]) -> list[Occurrence]:
    """Give what goes ahead after all: it wants the shifts of its patterns again."""
    return [rows[row.occurrence_id or 0] for row in touched if row.fate is Fate.APPEARS]


def _occurrences(session: Session, diff: Diff) -> Iterable[Occurrence]:
    ids = [row.occurrence_id for row in diff.rows if row.occurrence_id is not None]
    return session.scalars(select(Occurrence).where(Occurrence.id.in_(ids)).order_by(Occurrence.id))


def _free_rule_days(session: Session, diff: Diff, rows: dict[int, Occurrence]) -> None:
    """Let go of the days of the rule that become another one's, so that two may trade theirs."""
    for row in diff.rows:
        if row.occurrence_id is None or row.fate is Fate.ATTENDED:
            continue
        occurrence = rows[row.occurrence_id]
        if occurrence.rule_day is not None and occurrence.rule_day != row.rule_day:
            occurrence.rule_day = None
    session.flush()


def _write_one(session: Session, occurrence: Occurrence, row: DiffRow, *, by_hand: bool) -> None:
    before, after = row.before, row.after
    occurrence.rule_day = row.rule_day
    if before is None or after is None or row.fate is Fate.KEPT or before == after:
        return
    _move_shifts(session, occurrence, row)
    occurrence.day, occurrence.starts, occurrence.ends = after.day, after.starts, after.ends
    occurrence.room_id, occurrence.capacity = after.room_id, after.capacity
    occurrence.state = OccurrenceState.PLANNED if after.goes_ahead else OccurrenceState.CANCELLED
    occurrence.reason = after.reason
    by_rule = not (by_hand or occurrence.changed or row.fate is Fate.CANCELLED)
    occurrence.skipped = by_rule and not after.goes_ahead
    occurrence.changed = not by_rule
    occurrence.clash_reason = _clash_reason(row) if row.takes_room else occurrence.clash_reason


def _clash_reason(row: DiffRow) -> str:
    return row.answer.reason.strip() if row.clashes and isinstance(row.answer, Keep) else ""


def _new(diff: Diff, row: DiffRow) -> Occurrence:
    after = row.after
    assert after is not None  # it is new
    return Occurrence(
        activity_id=diff.activity_id,
        series_id=diff.series_id,
        day=after.day,
        starts=after.starts,
        ends=after.ends,
        room_id=after.room_id,
        capacity=after.capacity,
        rule_day=row.rule_day,
        state=OccurrenceState.PLANNED if after.goes_ahead else OccurrenceState.CANCELLED,
        skipped=not after.goes_ahead,
        reason=after.reason,
        clash_reason=_clash_reason(row),
    )


def _move_shifts(session: Session, occurrence: Occurrence, row: DiffRow) -> None:
    if not row.shifts or row.before is None or row.after is None or not row.after.goes_ahead:
        return
    before, after = row.before, row.after
    move_shifts(
        session,
        occurrence=occurrence,
        before=(before.day, before.starts, before.ends),
        after=(after.day, after.starts, after.ends),
    )


def _holders(session: Session, rows: Sequence[DiffRow]) -> dict[tuple[int, int], Enrolment]:
    """Give by what each person has a place at each of these dates, or waits for one."""
    ids = [row.occurrence_id for row in rows if row.before and row.after and row.calls]
    if not ids:
        return {}
    found = session.execute(
        select(Occurrence.id, Enrolment)
        .join(Enrolment, HOLDS)
        .where(Occurrence.id.in_(ids), Enrolment.state.in_(_HOLDING))
        .order_by(Enrolment.id)
    )
    return {(id_, enrolment.person_id): enrolment for id_, enrolment in found}


def _keep_places(session: Session, held: dict[tuple[int, int], Enrolment], actor: Actor) -> None:
    """Let everybody keep a place whose first or last day lies between the old day and the new."""
    if not held:
        return
    ids = {id_ for id_, _person in held}
    these = Occurrence.id.in_(ids)
    found = session.execute(
        select(Occurrence.id, Enrolment.person_id).join(Enrolment, HOLDS).where(these)
    )
    now = {(row.id, row.person_id) for row in found}
    days = {
        row.id: row.day
        for row in session.execute(select(Occurrence.id, Occurrence.day).where(these))
    }
    for (id_, person), enrolment in held.items():
        if (id_, person) not in now:
            session.add(
                Enrolment(
                    person_id=person,
                    occurrence_id=id_,
                    state=enrolment.state,
                    waiting_position=enrolment.waiting_position,
                    first_day=min(days[id_], actor.today()),
                    created_at=actor.now(),
                    contact_name=enrolment.contact_name,
                    contact_phone=enrolment.contact_phone,
                )
            )
    session.flush()
