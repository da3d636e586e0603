"""Keeping figures what they are when a person is taken off the rows (rule P16, scenario 26).

Visits and participations stay as rows without a person, so their numbers do not change; by age
and area they are unknown from then on. Different people would be one fewer: for each period in
which the person counted, the figures of different people keep one more, those of volunteers
among them. That is all that stays, numbers without a person.

Periods that are closed get it too: their snapshots stay as they are, but a later correction
counts the rows again, and quarters, years and the year to date are always counted from the rows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Activity,
    Actor,
    Answer,
    Function,
    Gone,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
    Person,
    UniqueAdjustment,
    Visit,
)
from atelier.domain.rights import Right
from atelier.months.gate import hold_open
from atelier.reports.erasing_work import stood
from atelier.reports.figures import By, Code, Key
from atelier.reports.frame import Frame
from atelier.reports.people import People
from atelier.reports.periods import Period, Span
from atelier.reports.scope import Scope
from atelier.reports.to_date import to_date_key

_SPANS = (Span.MONTH, Span.QUARTER, Span.YEAR)


@dataclass(frozen=True, slots=True)
class _Came:
    """A day on which somebody came; ``activity_id`` None: into the house."""

    day: date
    activity_id: int | None


@needs(Right.PART)
def keep_counted(session: Session, *, person_id: int, actor: Actor) -> int:
    """Let every period count a person on who is about to be taken off its rows.

    Once, in the transaction that unlinks the visits and participations, and before it does.
    Gives in how many periods the person is counted on. Raises Gone.
    """
    person = session.execute(
        select(Person.last_seen_on).where(Person.id == person_id, Person.site_id == actor.site_id)
    ).one_or_none()
    if person is None:
        raise Gone
    hold_open(session, actor=actor)
    came = _came(session, person_id)
    known = min(filter(None, (person.last_seen_on, *(one.day for one in came))), default=None)
    worked = stood(session, person_id=person_id, actor=actor)
    periods = periods_of({one.day for one in came} | worked.days)
    ages: dict[int, People] = {}  # the age group of a whole year is one
    for key, period in periods.items():
        frame = Frame(session, period=period, actor=actor, scope=Scope())
        if period.last.year not in ages:
            ages[period.last.year] = frame.people
        people = ages[period.last.year]
        figures = _figures(frame, people, person_id, came, known) | set(worked.figures(frame))
        add_adjustments(session, key, dict.fromkeys(figures, 1), actor)
    session.flush()
    return len(periods)


def _came(session: Session, person_id: int) -> list[_Came]:
    """Read where somebody was and counts: as the engine reads everybody."""
    visits = select(Visit.day).where(Visit.person_id == person_id)
    parts = (
        select(Occurrence.day, Occurrence.activity_id)
        .join(Participation, Participation.occurrence_id == Occurrence.id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .join(OccurrenceReport, OccurrenceReport.occurrence_id == Occurrence.id, isouter=True)
        .where(
            Participation.person_id == person_id,
            Activity.function != Function.INTERNAL,
            Occurrence.state == OccurrenceState.PLANNED,
            or_(OccurrenceReport.answer.is_(None), OccurrenceReport.answer != Answer.UNKNOWN),
        )
    )
    found = [_Came(day, None) for day in session.scalars(visits)]
    return found + [_Came(day, activity_id) for day, activity_id in session.execute(parts)]


def periods_of(days: Iterable[date]) -> dict[str, Period]:
    """Give every period in which somebody counts who came on these days, by its key."""
    found: dict[str, Period] = {}
    for day in sorted(days):
        for span in _SPANS:
            period = Period.of(span, day)
            found[period.key] = period
        month = Period.of(Span.MONTH, day)
        while month.first.year == day.year:
            to_date = month.to_date()
            found[to_date_key(to_date)] = to_date
            month = month.moved(1)
    return found


def _figures(
    frame: Frame, people: People, person_id: int, came: list[_Came], known: date | None
) -> set[Key]:
    """Give the figures of a period that count a person, who came first on the day ``known``."""
    first, last = frame.period.first, frame.period.last
    there = [one for one in came if first <= one.day <= last]
    if not there:
        return set()
    is_new = known is None or known >= first
    found: set[Key] = set()
    for code in (Code.UNIQUE, Code.UNIQUE_NEW) if is_new else (Code.UNIQUE,):
        found.add(Key(code))
        for by in (By.AGE, By.AREA):
            found.add(Key(code, by, people.item(by, person_id)))
    for one in there:
        if one.activity_id is not None:
            found.update(_of_activity(frame, one.activity_id))
    return found


def _of_activity(frame: Frame, activity_id: int) -> Iterator[Key]:
    code = Code.UNIQUE_PARTICIPANTS
    yield Key(code)
    for by in (By.FUNCTION, By.ACTIVITY, By.HOST):
        yield Key(code, by, frame.place(activity_id, by))


@needs(Right.PART)
@needs(Right.PART)
def add_adjustments(
    session: Session, period: str, figures: Mapping[Key, int], actor: Actor
) -> None:
    """Let a period count so many more in each of its figures of different people."""
    rows = session.scalars(
        select(UniqueAdjustment)
        .where(UniqueAdjustment.site_id == actor.site_id, UniqueAdjustment.period == period)
        .with_for_update()
    )
    there = {(row.code, row.by, row.item): row for row in rows}
    for key, number in figures.items():
        named = (key.code.value, key.by.value, key.item)
        if named in there:
            there[named].number += number
        else:
            session.add(
                UniqueAdjustment(
                    site_id=actor.site_id,
                    period=period,
                    code=named[0],
                    by=named[1],
                    item=named[2],
                    number=number,
                )
            )
