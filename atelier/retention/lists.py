"""The list of what is due: found at night, shown first, confirmed, then carried out (P14).

Whoever confirms has fourteen days; then time confirms. A list is carried out as it was seen
from its day: whoever came back since stays, and whoever became due since waits for the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    DueKind,
    Person,
    RetentionCount,
    RetentionList,
    Right,
)
from atelier.people.names import name_of
from atelier.retention.at_once import tidy
from atelier.retention.finding import Limits, limits_of, named_days
from atelier.retention.letting_go import KINDS, PEOPLE_DUE
from atelier.retention.refusals import ClockJumped, NothingDue
from atelier.retention.watching import jump_of, note_day
from atelier.settings.keeping import hold_settings

DAYS_TO_CONFIRM = 14
AT_ONCE = 20  # people in one transaction
_SHOWN = 300  # names
_BY_ITSELF = timedelta(days=DAYS_TO_CONFIRM)
_RESTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the house stands: ``waiting`` rows wait for somebody until ``until``.

    ``jump`` is from which day to which the clock went. ``going``: a list was confirmed and is
    not carried out to its end.
    """

    waiting: int = 0
    until: date | None = None
    jump: tuple[date, date] | None = None
    going: bool = False


@dataclass(frozen=True, slots=True)
class DueRow:
    """One kind that is due; ``years``: of visits, which."""

    kind: DueKind
    number: int
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class DuePerson(Discreet):
    """Somebody whom a kind is about."""

    id: int
    name: str
    kind: DueKind


@dataclass(frozen=True, slots=True, repr=False)
class DueList(Discreet):
    """What is due, seen from ``day``; ``people`` are those of the kinds about people."""

    day: date
    standing: Standing
    rows: tuple[DueRow, ...]
    people: tuple[DuePerson, ...]


@dataclass(frozen=True, slots=True, repr=False)
class DoneList(Discreet):
    """A list that was carried out; ``by`` is empty where time confirmed it."""

    id: int
    day: date
    at: datetime
    by: str
    gone: int


@needs(Right.RETENTION)
def look(session: Session, *, actor: Actor) -> Standing:
    """Look what was kept long enough, once a night, and say how the house stands.

    What needs no list goes; a list that nobody confirmed in time is confirmed by time. After an
    unexplained jump of the clock nothing is touched.
    """
    hold_settings(session, actor=actor)
    if note_day(session, actor=actor):
        tidy(session, actor=actor)
        row = _open(session, actor)
        if row is None:
            if _rested(session, actor):
                _begin(session, actor)
        elif row.confirmed_at is None:
            if actor.today() - row.day >= _BY_ITSELF:
                row.confirmed_at = actor.now()
            else:
                _count(session, row, limits_of(session, day=row.day, actor=actor))
    session.flush()
    return standing(session, actor=actor)


@needs(Right.SEE_DUE)
def standing(session: Session, *, actor: Actor) -> Standing:
    """Say whether something waits to be confirmed, or whether the clock is doubted."""
    jump = jump_of(session, actor)
    row = _open(session, actor)
    if row is None:
        return Standing(jump=jump)
    if row.confirmed_at is not None:
        return Standing(jump=jump, going=True)
    found = select(RetentionCount.found).where(RetentionCount.list_id == row.id)
    return Standing(sum(session.scalars(found)), row.day + _BY_ITSELF, jump)


@needs(Right.SEE_DUE)
def due(session: Session, *, actor: Actor) -> DueList:
    """Show what is due: of the list that waits, else as it would be today."""
    row = _open(session, actor)
    day = actor.today() if row is None else row.day
    now = standing(session, actor=actor)
    if now.jump is not None:
        return DueList(day, now, (), ())
    limits = limits_of(session, day=day, actor=actor)
    years = tuple(named_days(session, limits))
    rows = tuple(
        DueRow(kind, number, years if kind is DueKind.VISITS else ())
        for kind, going in KINDS.items()
        if (number := going.count(session, limits))
    )
    return DueList(day, now, rows, tuple(_people(session, limits)))


@needs(Right.RETENTION)
def confirm(session: Session, *, actor: Actor) -> Standing:
    """Confirm the list that waits, or what is due today. Confirmed twice is confirmed once.

    ``carry_on`` carries it out. Raises ClockJumped or NothingDue.
    """
    hold_settings(session, actor=actor)
    jump = jump_of(session, actor)
    if jump is not None:
        raise ClockJumped(*jump)
    row = _open(session, actor) or _begin(session, actor)
    if row is None:
        raise NothingDue
    if row.confirmed_at is None:
        row.confirmed_at, row.confirmed_by = actor.now(), actor.name
    session.flush()
    return standing(session, actor=actor)


@needs(Right.RETENTION)
def carry_on(session: Session, *, actor: Actor) -> bool:
    """Carry the confirmed list out, a few people further; True while there is more to do."""
    hold_settings(session, actor=actor)
    row = _open(session, actor)
    if row is None or row.confirmed_at is None or jump_of(session, actor) is not None:
        return False
    limits = limits_of(session, day=row.day, actor=actor)
    counts = {one.kind: one for one in _counts(session, row)}
    for kind, going in KINDS.items():
        gone = going.let_go(session, limits, AT_ONCE) if kind in counts else 0
        if gone:
            counts[kind].gone += gone
            session.flush()
            return True
    row.done_at = actor.now()
    session.flush()
    return False


@needs(Right.RETENTION)
def trust_date(session: Session, *, day: date, actor: Actor) -> Standing:
    """Take the clock as it is after it jumped to ``day``: somebody looked at the calendar.

    A list that waited while nobody was here is begun anew: its days to confirm it are over, and
    nobody saw it in them.
    """
    hold_settings(session, actor=actor)
    if day == actor.today():
        jumped = jump_of(session, actor) is not None
        note_day(session, actor=actor, trusted=True)
        row = _open(session, actor)
        if jumped and row is not None and row.confirmed_at is None:
            session.execute(delete(RetentionCount).where(RetentionCount.list_id == row.id))
            session.delete(row)
            session.flush()  # one list at a time
            _begin(session, actor)
    return standing(session, actor=actor)


@needs(Right.SEE_DUE)
def done_lists(session: Session, *, actor: Actor) -> Sequence[DoneList]:
    """Give the lists that were carried out, the newest first."""
    rows = session.scalars(
        select(RetentionList)
        .where(RetentionList.site_id == actor.site_id, RetentionList.done_at.is_not(None))
        .order_by(RetentionList.id.desc())
        .limit(100)
    ).all()
    return tuple(
        DoneList(
            row.id,
            row.day,
            row.done_at,
            row.confirmed_by,
            sum(one.gone for one in _counts(session, row)),
        )
        for row in rows
        if row.done_at is not None
    )


def _open(session: Session, actor: Actor) -> RetentionList | None:
    return session.scalar(
        select(RetentionList).where(
            RetentionList.site_id == actor.site_id, RetentionList.done_at.is_(None)
        )
    )


def _rested(session: Session, actor: Actor) -> bool:
    """Whether the last list is a week old: nobody reads a list of one name every morning."""
    newest = select(func.max(RetentionList.day)).where(RetentionList.site_id == actor.site_id)
    day = session.scalar(newest)
    return day is None or abs(actor.today() - day) >= _RESTS


def _begin(session: Session, actor: Actor) -> RetentionList | None:
    """Begin a list of today, if there is anything to stand on it."""
    limits = limits_of(session, day=actor.today(), actor=actor)
    found = {kind: going.count(session, limits) for kind, going in KINDS.items()}
    if not any(found.values()):
        return None
    row = RetentionList(site_id=actor.site_id, day=limits.day)
    session.add(row)
    session.flush()  # for row.id
    session.add_all(
        RetentionCount(list_id=row.id, kind=kind, found=number)
        for kind, number in found.items()
        if number
    )
    return row


def _count(session: Session, row: RetentionList, limits: Limits) -> None:
    """Count a list that still waits again: what came back since is not due any more."""
    for one in _counts(session, row):
        number = KINDS[one.kind].count(session, limits)
        if number != one.found:
            one.found = number


def _counts(session: Session, row: RetentionList) -> Sequence[RetentionCount]:
    return session.scalars(select(RetentionCount).where(RetentionCount.list_id == row.id)).all()


def _people(session: Session, limits: Limits) -> Sequence[DuePerson]:
    found: list[DuePerson] = []
    for kind, query in PEOPLE_DUE.items():
        ids = query(session, limits)[:_SHOWN]
        people = session.scalars(
            select(Person).where(Person.id.in_(ids)).order_by(Person.sort_key, Person.id)
        )
        found += [DuePerson(one.id, name_of(one).list_name, kind) for one in people]
    return found
