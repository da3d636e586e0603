"""Turning a line of a programme into an activity, its series and their occurrences."""

from datetime import date

from sqlalchemy.orm import Session

from atelier.calendar.programme_file import Line
from atelier.calendar.recurrence import Calendar, dates_of
from atelier.calendar.settings_history import FROM_ALWAYS, write_setting
from atelier.domain import Activity, Occurrence, Series


def add_activity(
    session: Session,
    line: Line,
    *,
    site_id: int,
    room_id: int | None,
    host_id: int | None,
    batch_id: int | None = None,
) -> Activity:
    """Add the activity that a line describes."""
    activity = Activity(
        site_id=site_id,
        code=line.code,
        name=line.name,
        public_name=line.public_name,
        function=line.function,
        access=line.access,
        host_id=host_id,
        room_id=room_id,
        capacity=line.capacity,
        minimum=line.minimum,
        price_cents=line.price_cents,
        volunteers_needed=line.volunteers,
        professionals_needed=line.professionals,
        enrolment=line.enrolment,
        walk_in=line.walk_in,
        sensitive=line.sensitive,
        for_children=line.for_children,
        experiments=line.experiments,
        batch_id=batch_id,
    )
    session.add(activity)
    session.flush()  # for activity.id
    write_setting(session, activity_id=activity.id, setting=line.setting, first_day=FROM_ALWAYS)
    return activity


def add_series(
    session: Session,
    line: Line,
    activity: Activity,
    *,
    weekday: int,
    first_day: date,
    last_day: date,
    calendars: tuple[Calendar, Calendar],
) -> int:
    """Add one series of an activity and its occurrences, and give how many there are.

    ``calendars``: when the house is closed, and when the schools are.
    """
    planned = dates_of(
        line.rule,
        weekday=weekday,
        first_day=first_day,
        last_day=last_day,
        closed=calendars[0],
        school=calendars[1],
    )
    held = [one.day for one in planned if one.skipped_reason is None]
    series = Series(
        activity_id=activity.id,
        rule=str(line.rule),
        weekday=weekday,
        starts=line.starts,
        ends=line.ends,
        first_day=first_day,
        last_day=held[-1] if line.rule.lessons and held else last_day,
        batch_id=activity.batch_id,
    )
    session.add(series)
    session.flush()  # for series.id
    session.add_all(_occurrence(activity, series, day) for day in held)
    return len(held)


def _occurrence(activity: Activity, series: Series, day: date) -> Occurrence:
    return Occurrence(
        activity_id=activity.id,
        series_id=series.id,
        room_id=activity.room_id,
        day=day,
        rule_day=day,
        starts=series.starts,
        ends=series.ends,
    )
