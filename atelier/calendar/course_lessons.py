"""Courses that lose a lesson: a course is so many lessons, and somebody paid for all of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.calendar.naming import public
from atelier.calendar.recurrence import Kind, parse_rule
from atelier.domain import Activity, Occurrence, OccurrenceState, Series


@dataclass(frozen=True, slots=True)
class Course:
    """A course as everybody may call it: how many lessons go ahead, of how many in all."""

    series_id: int
    name: str
    held: int
    lessons: int


def courses_of(session: Session, occurrence_ids: Collection[int]) -> dict[int, Course]:
    """Give the course of each occurrence that is a lesson, as it stands now."""
    if not occurrence_ids:
        return {}
    rows = session.execute(
        select(
            Occurrence.id,
            Series.id,
            Series.rule,
            Activity.name,
            Activity.public_name,
            Activity.sensitive,
        )
        .join(Series, Series.id == Occurrence.series_id)
        .join(Activity, Activity.id == Series.activity_id)
        .where(Occurrence.id.in_(occurrence_ids), Series.rule.startswith(Kind.COURSE.value))
        .order_by(Occurrence.day, Occurrence.id)
    ).all()
    held = _held(session, {row[1] for row in rows})
    return {
        id_: Course(
            series_id,
            public(name, neutral, sensitive=sensitive),
            held.get(series_id, 0),
            parse_rule(rule).lessons,
        )
        for id_, series_id, rule, name, neutral, sensitive in rows
    }


def short_courses(lessons: Iterable[Course]) -> tuple[Course, ...]:
    """Give the courses that do not hold all of their lessons, each once."""
    found = {one.series_id: one for one in lessons}
    return tuple(one for one in found.values() if one.held < one.lessons)


def _held(session: Session, series_ids: Collection[int]) -> dict[int, int]:
    if not series_ids:
        return {}
    rows = session.execute(
        select(Occurrence.series_id, func.count())
        .where(Occurrence.series_id.in_(series_ids), Occurrence.state == OccurrenceState.PLANNED)
        .group_by(Occurrence.series_id)
    )
    return {series_id: number for series_id, number in rows if series_id is not None}
