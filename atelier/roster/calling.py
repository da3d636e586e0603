"""Somebody cannot come: whom to call, what they said, and who comes instead (scenario 16).

All of it is one call after another from the desk, perhaps from two desks at once. So a call is
noted when it ends, everybody sees it, and who says yes is put in under the lock of the shift.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Activity,
    Actor,
    Assignment,
    AssignmentState,
    ChangeKind,
    Occurrence,
    Person,
    Reached,
    Shift,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.roster.assigning import Seated, receipt, seat
from atelier.roster.candidates import Candidate, candidates
from atelier.roster.holding import Held, hold
from atelier.roster.queries import roster_shifts
from atelier.roster.rows import ShiftRow
from atelier.roster.rules import HindranceKind, Weight, with_weight

_STATE = AssignmentState
_LATELY = 8 * 7  # days within which one still knows how the work goes


@dataclass(frozen=True, slots=True, repr=False)
class CallRow(Discreet):
    """Somebody who may be called for a shift, and how that went so far.

    ``phone`` is known for a shift of today only (rule P23). ``state`` is ASKED or DECLINED where
    they were called or asked before, ``called_at`` when, ``reached`` how the call ended where
    they could not be spoken to.
    """

    one: Candidate
    phone: str | None
    state: AssignmentState | None = None
    called_at: datetime | None = None
    reached: Reached | None = None

    @property
    def id(self) -> int:
        """Give the person: what a list knows the row by."""
        return self.one.person_id


@dataclass(frozen=True, slots=True, repr=False)
class RosterToday(Discreet):
    """The shifts of a day that go ahead, and by person the phone of whoever is in them.

    Phones are known of today only (rule P23).
    """

    day: date
    shifts: tuple[ShiftRow, ...]
    phones: Mapping[int, str]

    @property
    def gaps(self) -> tuple[ShiftRow, ...]:
        """Give the shifts in which a place is open."""
        return tuple(one for one in self.shifts if one.open)


@needs(Right.SEE_ROSTER)
def roster_today(session: Session, *, actor: Actor, day: date | None = None) -> RosterToday:
    """Read who is on duty today, or on another day.

    What belongs to a sensitive activity is not for the desk (rule P9).
    """
    today = day or actor.today()
    hidden = set(
        session.scalars(
            select(Shift.id)
            .join(Occurrence, Occurrence.id == Shift.occurrence_id)
            .join(Activity, Activity.id == Occurrence.activity_id)
            .where(Shift.site_id == actor.site_id, Shift.day == today, Activity.sensitive)
        )
    )
    found = roster_shifts(session, first_day=today, last_day=today, actor=actor)
    shifts = tuple(one for one in found if one.goes_ahead and one.id not in hidden)
    people = {place.person_id for one in shifts for place in one.team}
    people = people if today == actor.today() else set()
    phones = session.execute(
        select(Person.id, Person.phone).where(
            Person.id.in_(people), Person.site_id == actor.site_id, Person.phone.is_not(None)
        )
    )
    return RosterToday(today, shifts, {id_: phone for id_, phone in phones if phone})


@needs(Right.STAND_IN)
def call_list(session: Session, *, shift_id: int, actor: Actor) -> tuple[CallRow, ...]:
    """Rank who may be called for a shift, the likeliest first; whom a rule refuses is left out.

    Who can without a word comes before who must be asked twice, and who only with a typed
    reason. Within each: who was not called yet, who did this work lately, who did it ever, who
    was asked least this month, who has the fewest hours in it. Raises Gone.
    """
    found = candidates(session, shift_id=shift_id, actor=actor)
    day = session.scalars(select(Shift.day).where(Shift.id == shift_id)).one()
    calls = {
        row.person_id: row
        for row in session.scalars(select(Assignment).where(Assignment.shift_id == shift_id))
    }
    rows = [
        _call_row(one, calls.get(one.person_id), with_phone=day == actor.today())
        for one in found
        if one.weight is not Weight.HARD
    ]
    callable_ = (row for row in rows if row.state is not _STATE.CANNOT)
    return tuple(sorted(callable_, key=_Rank(day)))


@needs(Right.STAND_IN)
def note_call(
    session: Session, *, shift_id: int, person_id: int, reached: Reached, actor: Actor, key: UUID
) -> Seated:
    """Note that a volunteer was called for a shift and could not be asked: they count as asked.

    The same key again is the same save. Raises as ``ask`` does.
    """

    def write(held: Held) -> None:
        seat(session, held, shift_id, person_id, _STATE.ASKED, "", actor)
        held.rows[shift_id, person_id].reached = reached

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ASKED, write)


@needs(Right.STAND_IN)
def note_no(session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID) -> Seated:
    """Note that a volunteer was called for a shift and says no; why is not asked.

    The same key again is the same save. Raises as ``ask`` does.
    """

    def write(held: Held) -> None:
        seat(session, held, shift_id, person_id, _STATE.ASKED, "", actor)
        held.rows[shift_id, person_id].state = _STATE.DECLINED

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ASKED, write)


@needs(Right.STAND_IN)
def come_instead(
    session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID, reason: str = ""
) -> Seated:
    """Put in a volunteer who says yes: for whoever cannot come, else for the open place.

    Their hours count from then on, those of whoever cannot come do not. The same key again is
    the same save. Raises what ``assign`` raises, ShiftFull where another desk was quicker.
    """

    def write(held: Held) -> None:
        absent = _to_replace(held, shift_id)
        state = _STATE.AGREED if absent is None else _STATE.STOOD_IN
        seat(session, held, shift_id, person_id, state, reason, actor)
        if absent is not None:
            held.rows[shift_id, person_id].replaces_id = absent.id

    return _save(session, shift_id, person_id, actor, key, ChangeKind.STOOD_IN, write)


class _Rank:
    """Says which of two is called first, for a shift on ``day``."""

    def __init__(self, day: date) -> None:
        self._day = day

    def __call__(self, row: CallRow) -> tuple[int, ...]:
        one = row.one
        told = {hindrance.kind for hindrance in one.hindrances}
        lately = one.last_day is not None and (self._day - one.last_day).days <= _LATELY
        return (
            int(one.weight is Weight.SOFT),
            int(HindranceKind.NO_ROLE in told),
            {_STATE.DECLINED: 2, _STATE.ASKED: 1}.get(row.state, 0) if row.state else 0,
            len(with_weight(one.hindrances, Weight.MILD)),
            0 if lately else 1 if one.done else 2,
            one.asked_this_month,
            one.hours_minutes,
            one.person_id,
        )


def _call_row(one: Candidate, call: Assignment | None, *, with_phone: bool) -> CallRow:
    phone = one.phone if with_phone else None
    if call is None:
        return CallRow(one, phone)
    return CallRow(one, phone, call.state, call.asked_at, call.reached)


def _to_replace(held: Held, shift_id: int) -> Assignment | None:
    """Give who cannot come and whose place nobody took yet, the first who said so."""
    mine = [row for (shift, _person), row in held.rows.items() if shift == shift_id]
    replaced = {row.replaces_id for row in mine if row.state in HOLDING}
    absent = (row for row in mine if row.state is _STATE.CANNOT and row.id not in replaced)
    return min(absent, key=_by_number, default=None)


def _by_number(row: Assignment) -> int:
    return row.id


def _save(
    session: Session,
    shift_id: int,
    person_id: int,
    actor: Actor,
    key: UUID,
    kind: ChangeKind,
    write: Callable[[Held], None],
) -> Seated:
    """Hold the shift and the volunteer, and write within one change, or tell what was saved."""
    held = hold(session, shift_ids=[shift_id], person_ids=[person_id], actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return receipt(done, held, shift_id, person_id)
    with recording(session, kind=kind, actor=actor, key=key) as change:
        write(held)
        change.number = 1
    return receipt(change, held, shift_id, person_id)
