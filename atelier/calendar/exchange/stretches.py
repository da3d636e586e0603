"""The occurrences of a series as a calendar file tells them: a rule, and what departs from it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.exchange.ical_frame import host_of
from atelier.domain import (
    Activity,
    Actor,
    Function,
    Gone,
    Occurrence,
    OccurrenceState,
    Room,
    Series,
    Site,
)
from atelier.domain.rights import Right

in_room: ColumnElement[int] = func.coalesce(Occurrence.room_id, Activity.room_id)


class Shape(NamedTuple):
    """The wall times and the name of the room."""

    starts: time
    ends: time
    room: str


@dataclass(frozen=True, slots=True)
class Told:
    """An occurrence, as far as a file tells of it. ``key`` is the day of its rule."""

    id: int
    key: date
    day: date
    shape: Shape
    version: int
    cancelled: bool
    skipped: bool

    def departs(self, shape: Shape) -> bool:
        """Say whether the rule of the others does not tell all of it."""
        return self.cancelled or self.day != self.key or self.shape != shape


@dataclass(frozen=True, slots=True)
class Stretch:
    """Occurrences that one rule tells of. ``days`` are those of the rule, in order."""

    uid: str
    version: int
    name: str
    function: Function
    rule: str
    shape: Shape
    rows: tuple[Told, ...]

    @property
    def days(self) -> list[date]:
        """Give the days of the rule."""
        return [row.key for row in self.rows]

    @property
    def left_out(self) -> list[date]:
        """Give the days on which nothing happens, and of which nothing more is to be told."""
        return [row.key for row in self.rows if row.skipped and not self._is_odd(row)]

    @property
    def departing(self) -> list[Told]:
        """Give what is moved, changed or does not go ahead."""
        return [
            row
            for row in self.rows
            if (self._is_odd(row) if row.skipped else row.departs(self.shape))
        ]

    def _is_odd(self, row: Told) -> bool:
        return row.day != row.key or row.shape != self.shape


@dataclass(frozen=True, slots=True)
class _Head:
    """What the occurrences of a series share."""

    uid: str
    version: int
    name: str
    function: Function
    rule: str
    rule_from: date | None


@needs(Right.PART)
def house_of(session: Session, actor: Actor) -> str:
    """Give the name of the house."""
    name = session.scalar(select(Site.name).where(Site.id == actor.site_id))
    if name is None:
        raise Gone
    return name


def series_uid(house: str, series_id: int, uid: str | None) -> str:
    """Give the name under which a series is known elsewhere; it never changes.

    One that came from a file keeps the name that it had there.
    """
    return uid or f"series-{series_id}@{host_of(house)}"


def occurrence_uid(house: str, occurrence_id: int, uid: str | None) -> str:
    """Give the name under which an occurrence that stands alone is known elsewhere."""
    return uid or f"occurrence-{occurrence_id}@{host_of(house)}"


@needs(Right.PART)
def stretches_of(
    session: Session, *, actor: Actor, narrowed: Sequence[ColumnElement[bool]]
) -> list[Stretch]:
    """Give everything that is ``narrowed`` to, the oldest first."""
    from atelier.calendar.naming import public

    house = house_of(session, actor)
    series: dict[int, tuple[_Head, list[Told]]] = {}
    alone: list[Stretch] = []
    for activity, occurrence, planned, room in session.execute(_all(actor, narrowed)):
        name = public(activity.name, activity.public_name, sensitive=activity.sensitive)
        told = _told(occurrence, room or "")
        if planned is None:
            uid = occurrence_uid(house, occurrence.id, occurrence.uid)
            alone.append(_single(told, uid, name, activity.function))
            continue
        uid = series_uid(house, planned.id, planned.uid)
        head = _Head(uid, planned.version, name, activity.function, planned.rule, planned.rule_from)
        series.setdefault(planned.id, (head, []))[1].append(told)
    found = [one for head, rows in series.values() for one in _of_series(house, head, rows)]
    return sorted([*found, *alone], key=lambda one: (one.rows[0].key, one.uid))


def _all(actor: Actor, narrowed: Sequence[ColumnElement[bool]]):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return (
        select(Activity, Occurrence, Series, Room.name)
        .join(Occurrence, Occurrence.activity_id == Activity.id)
        .outerjoin(Series, Series.id == Occurrence.series_id)
        .outerjoin(Room, Room.id == in_room)
        .where(and_(Activity.site_id == actor.site_id, *narrowed))
        .order_by(Occurrence.day, Occurrence.starts, Occurrence.id)
    )


def _of_series(house: str, head: _Head, rows: list[Told]) -> list[Stretch]:
    """Part a series at the day from which its rule holds, so that both parts keep their dates."""
    single, apart = _with_own_days(rows)
    since = head.rule_from
    before = [row for row in single if since is not None and row.key < since]
    after = [row for row in single if since is None or row.key >= since]
    found = []
    if before and since is not None:
        uid = f"{head.uid}-before-{since:%Y%m%d}"[-255:] if after else head.uid
        found.append(_stretch(replace(head, uid=uid, rule=""), before))
    if after:
        found.append(_stretch(head, after))
    for row in apart:
        uid = occurrence_uid(house, row.id, None)
        found.append(_single(row, uid, head.name, head.function))
    return found


def _with_own_days(rows: Iterable[Told]) -> tuple[list[Told], list[Told]]:
    """Part the occurrences that have a day of the rule to themselves from the others."""
    found: dict[date, Told] = {}
    apart = []
    for row in sorted(rows, key=lambda one: (one.key, one.day != one.key, one.id)):
        if row.key in found:
            apart.append(row)
        else:
            found[row.key] = row
    return [found[key] for key in sorted(found)], apart


def _stretch(head: _Head, rows: list[Told]) -> Stretch:
    usual = [row.shape for row in rows if row.day == row.key] or [row.shape for row in rows]
    shape = Counter(usual).most_common(1)[0][0]
    return Stretch(head.uid, head.version, head.name, head.function, head.rule, shape, tuple(rows))


def _single(row: Told, uid: str, name: str, function: Function) -> Stretch:
    row = replace(row, key=row.day)
    return Stretch(uid, row.version, name, function, "", row.shape, (row,))


def _told(occurrence: Occurrence, room: str) -> Told:
    return Told(
        id=occurrence.id,
        key=occurrence.rule_day or occurrence.day,
        day=occurrence.day,
        shape=Shape(occurrence.starts, occurrence.ends, room),
        version=occurrence.version,
        cancelled=occurrence.state is OccurrenceState.CANCELLED,
        skipped=occurrence.skipped,
    )
