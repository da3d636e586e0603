"""The months of the sample house that are closed, the last of them in a second version.

Each is closed on a working day of the next month, by the real services. Of the last one a list
came back after that: its first version does not know who was there that day.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, insert, select

from atelier.domain import (
    Absence,
    Actor,
    Base,
    Clock,
    OccurrenceReport,
    Participation,
    Tally,
    Visit,
)
from atelier.reports.closing import close_month, open_correction
from atelier.reports.periods import Period, Span
from atelier.sample.files import texts
from atelier.sample.programme import Meeting
from atelier.sample.written import Written

_CLOSED, _CLOSED_AT = 5, 15 * 60 + 10  # day of the next month, minute of the day
_CORRECTED, _CORRECTED_AT = 12, 10 * 60
_SATURDAY = 5
_LATE = 14  # day of the month from which on a list came back late
_SMALL = range(4, 9)  # people on that list


def close_months(written: Written, chance: random.Random) -> None:
    """Close every month of which the closing lies before today; correct the last one."""
    months = [month for month in _months(written) if _day(month, _CLOSED) < written.today]
    corrected = [month for month in months if _day(month, _CORRECTED) < written.today][-1:]
    for month in months:
        late = _late_list(written, month) if month in corrected else None
        if late is None:
            _close(written, month, chance)
            continue
        with _without(written, late):
            _close(written, month, chance)
        _correct(written, month, late, chance)


def _months(written: Written) -> Iterator[Period]:
    month = Period.of(Span.MONTH, written.house.meetings[0].day)
    while month.last < written.today:
        yield month
        month = month.moved(1)


def _day(month: Period, number: int) -> date:
    """Give the first working day from this day of the next month on."""
    day = month.moved(1).first.replace(day=number)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def _close(written: Written, month: Period, chance: random.Random) -> None:
    at = written.moments(_day(month, _CLOSED))(_CLOSED_AT)
    actor = _coordinator(written, at, chance.choice(texts("afsluiter")))
    close_month(written.session, month=month, accepted=True, actor=actor, key=_key(chance))


def _correct(written: Written, month: Period, late: Meeting, chance: random.Random) -> None:
    at = written.moments(_day(month, _CORRECTED))(_CORRECTED_AT)
    actor = _coordinator(written, at, texts("afsluiter")[0])
    (reason,) = texts("correctie")
    reason = reason.format(dag=f"{late.day:%d-%m-%Y}")
    open_correction(written.session, month=month, reason=reason, actor=actor, key=_key(chance))
    close_month(written.session, month=month, accepted=True, actor=actor, key=_key(chance))


def _coordinator(written: Written, at: datetime, name: str) -> Actor:
    clock = Clock(written.actor.clock.zone, lambda: at)
    return replace(written.actor, name=name, clock=clock)


def _key(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _late_list(written: Written, month: Period) -> Meeting | None:
    """Give a small group in the second half of the month; None where there was none."""
    for day in written.house.arrivals:
        if not month.first.replace(day=_LATE) <= day[0].meeting.day <= month.last:
            continue
        named = Counter(one.meeting.number for one in day if one.person is not None)
        for number in sorted(named):
            if named[number] in _SMALL:
                return written.house.meetings[number]
    return None


@contextmanager
def _without(written: Written, meeting: Meeting) -> Iterator[None]:
    """Take everything away that a register says, and put it back, to the last byte."""
    session, taken = written.session, list[tuple[type[Base], list[dict[str, Any]]]]()
    for kind, which in _told_by(written, meeting):
        rows = session.execute(select(kind.__table__).where(which)).mappings().all()
        taken.append((kind, [dict(row) for row in rows]))
    for kind, kept in taken:
        session.execute(delete(kind).where(kind.id.in_([row["id"] for row in kept])))
    yield
    for kind, kept in taken:
        if kept:
            session.execute(insert(kind), kept)


def _told_by(
    written: Written, meeting: Meeting
) -> Iterator[tuple[type[Base], ColumnElement[bool]]]:
    occurrence = written.occurrences[meeting.number]
    for kind in (Participation, Absence, OccurrenceReport, Tally):
        yield kind, kind.occurrence_id == occurrence
    there = select(Participation.person_id).where(Participation.occurrence_id == occurrence)
    elsewhere = select(Participation.person_id).where(
        Participation.day == meeting.day, Participation.occurrence_id != occurrence
    )
    yield (
        Visit,
        (Visit.day == meeting.day) & Visit.person_id.in_(there) & Visit.person_id.not_in(elsewhere),
    )
