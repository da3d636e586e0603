"""How full a date is: who has a place, who waits, who came without one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from atelier.attendance.places import capacity_of
from atelier.domain import Enrolment, EnrolmentState, Occurrence, Participation, Tally

_LAST = 10**9  # behind everybody whose place on the waiting list is known
_MANY = 500  # ids in one question


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody who waits; ``whole`` for a place in the series."""

    enrolment_id: int
    person_id: int
    position: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One date. ``places`` are the people who have one, each with the enrolment that says so.

    ``waiting`` begins with the first; ``here`` are those who were there by name, ``unnamed``
    those without one. ``capacity`` None: no limit.
    """

    capacity: int | None
    places: Mapping[int, int]
    waiting: tuple[Waiter, ...]
    here: frozenset[int] = frozenset()
    unnamed: int = 0
    of_series: frozenset[int] = frozenset()  # whose place is one in the series

    @property
    def taken(self) -> int:
        """Give how many places are gone: who has one, and who came without."""
        return len(self.here.union(self.places)) + self.unnamed

    @property
    def free(self) -> int | None:
        """Give how many places nobody has; None where there is no limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    def spare(self, person_id: int, *, whole: bool) -> int:
        """Give how many places are left for a newcomer, who takes none that others wait for.

        For the ``whole`` series only those stand in the way who wait for this date, else also
        those who wait for the series. Who has a place here needs none; without a limit it is 1.
        """
        if self.capacity is None or person_id in self.places:
            return 1
        ahead = sum(
            1 for one in self.waiting if one.person_id != person_id and not (whole and one.whole)
        )
        room = self.capacity - self.taken - ahead
        return room + 1 if person_id in self.here else room


def standings(
    session: Session, *, occurrences: Sequence[Occurrence], today: date
) -> dict[int, Standing]:
    """Give how full each of these occurrences is, by its id.

    Places are counted as ``HOLDS`` says: what was said about one day goes before the series.
    """
    of_days, of_series = _rows(session, occurrences)
    at_hand = [one.id for one in occurrences if one.day <= today]
    here, unnamed = _present(session, at_hand)
    found = {}
    for occurrence in occurrences:
        said = {row.person_id: row for row in of_days.get(occurrence.id, ())}
        for row in of_series.get(occurrence.series_id or 0, ()):
            if row.first_day <= occurrence.day <= (row.last_day or date.max):
                said.setdefault(row.person_id, row)
        found[occurrence.id] = Standing(
            capacity=capacity_of(occurrence),
            places={
                person: row.id
                for person, row in said.items()
                if row.state is EnrolmentState.ENROLLED
            },
            waiting=in_order(said.values()),
            here=frozenset(here.get(occurrence.id, ())),
            unnamed=unnamed.get(occurrence.id, 0),
            of_series=frozenset(
                person
                for person, row in said.items()
                if row.series_id is not None and row.state is EnrolmentState.ENROLLED
            ),
        )
    return found


def in_order(rows: Iterable[Any]) -> tuple[Waiter, ...]:
    """Give those who wait, the first first."""
    waiting = [
        Waiter(row.id, row.person_id, row.waiting_position or _LAST, row.series_id is not None)
        for row in rows
        if row.state is EnrolmentState.WAITING
    ]
    return tuple(sorted(waiting, key=lambda one: (one.position, one.enrolment_id)))


_Rows = dict[int, list[Any]]
_SAID = (
    Enrolment.id,
    Enrolment.person_id,
    Enrolment.series_id,
    Enrolment.occurrence_id,
    Enrolment.state,
    Enrolment.waiting_position,
    Enrolment.first_day,
    Enrolment.last_day,
)


def _rows(session: Session, occurrences: Sequence[Occurrence]) -> tuple[_Rows, _Rows]:
    of_days: _Rows = defaultdict(list)
    of_series: _Rows = defaultdict(list)
    series = sorted({one.series_id for one in occurrences if one.series_id is not None})
    ids = [one.id for one in occurrences]
    for some_series, some_ids in _chunks(series, ids):
        rows = session.execute(
            select(*_SAID)
            .where(
                or_(Enrolment.series_id.in_(some_series), Enrolment.occurrence_id.in_(some_ids)),
            )
            .order_by(Enrolment.id)
        )
        for row in rows:
            if row.occurrence_id is not None:
                of_days[row.occurrence_id].append(row)
            elif row.state is not EnrolmentState.WITHDRAWN:
                of_series[row.series_id].append(row)
    return of_days, of_series


def _chunks(series: list[int], ids: list[int]) -> Iterable[tuple[list[int], list[int]]]:
    for start in range(0, max(len(series), len(ids)), _MANY):
        yield series[start : start + _MANY], ids[start : start + _MANY]


def _present(
    session: Session, occurrence_ids: list[int]
) -> tuple[dict[int, set[int]], dict[int, int]]:
    here: dict[int, set[int]] = defaultdict(set)
    unnamed: dict[int, int] = {}
    if not occurrence_ids:
        return here, unnamed
    for occurrence, person in session.execute(
        select(Participation.occurrence_id, Participation.person_id).where(
            Participation.occurrence_id.in_(occurrence_ids)
        )
    ).all():
        if person is None:
            unnamed[occurrence] = unnamed.get(occurrence, 0) + 1
        else:
            here[occurrence].add(person)
    for counted, number in session.execute(
        select(Tally.occurrence_id, func.sum(Tally.participations))
        .where(Tally.occurrence_id.in_(occurrence_ids))
        .group_by(Tally.occurrence_id)
    ).all():
        unnamed[counted or 0] = unnamed.get(counted or 0, 0) + int(number or 0)
    return here, unnamed
