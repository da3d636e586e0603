"""What a person did in the house, as it is told to that person (rule P17)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.domain import (
    Absence,
    Activity,
    Enrolment,
    EnrolmentState,
    Occurrence,
    Participation,
    PrintedRow,
    Series,
    Visit,
)
from atelier.language import tr, tr_count
from atelier.privacy.telling import Fact, days_by_year, days_in_words
from atelier.words import day_in_figures


def visit_lines(session: Session, person_id: int) -> Iterator[Fact]:
    """Tell the days of the visits, a line a year."""
    days = session.scalars(select(Visit.day).where(Visit.person_id == person_id))
    yield from days_by_year(days)


def activity_lines(session: Session, person_id: int) -> Iterator[Fact]:
    """Tell what somebody took part in and on which days; a sensitive activity has no name here."""
    rows = session.execute(
        select(Activity, Participation.day)
        .join(Occurrence, Occurrence.id == Participation.occurrence_id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Participation.person_id == person_id)
    )
    found: dict[str, list[date]] = defaultdict(list)
    for activity, day in rows:
        found[_name(activity)].append(day)
    for name in sorted(found):
        yield Fact(name, days_in_words(found[name]))


def place_lines(session: Session, person_id: int) -> Iterator[Fact]:
    """Tell the places in activities and on waiting lists."""
    rows = session.execute(
        select(Enrolment, Activity, Occurrence.day)
        .outerjoin(Series, Series.id == Enrolment.series_id)
        .outerjoin(Occurrence, Occurrence.id == Enrolment.occurrence_id)
        .join(Activity, Activity.id == func.coalesce(Series.activity_id, Occurrence.activity_id))
        .where(Enrolment.person_id == person_id)
        .order_by(Enrolment.first_day, Enrolment.id)
    )
    single: dict[tuple[str, str], list[date]] = defaultdict(list)
    for place, activity, day in rows:
        name, told = _name(activity), _state(place)
        if place.contact_name or place.contact_phone:
            told = f"{told}, {tr('a parent can be rung')}"
        if place.occurrence_id is None:
            yield Fact(name, told)
        else:
            single[name, told].append(day)
    for (name, told), days in sorted(single.items()):
        yield Fact(name, f"{told}: {days_in_words(days)}")


def other_lines(session: Session, person_id: int) -> Iterator[Fact]:
    """Tell what else bears somebody's number: days not there, printed lists."""
    missed = session.scalars(select(Absence.day).where(Absence.person_id == person_id)).all()
    if missed:
        yield Fact(tr("Expected and not there"), days_in_words(missed))
    printed = select(func.count()).where(PrintedRow.person_id == person_id)
    number = session.scalar(printed) or 0
    if number:
        yield Fact(
            tr("Printed lists with your name"),
            tr_count("one list", "{count} lists", number),
        )


def _name(activity: Activity) -> str:
    if activity.sensitive:
        return activity.public_name or tr("a meeting")
    return activity.name


def _state(place: Enrolment) -> str:
    if place.state is EnrolmentState.WAITING:
        return tr("on the waiting list")
    if place.state is EnrolmentState.WITHDRAWN:
        return tr("given back")
    if place.series_id is None:
        return tr("a place")
    return tr("a place since {day}", day=day_in_figures(place.first_day))
