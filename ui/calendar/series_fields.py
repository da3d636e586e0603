"""The fields of a series, and what is filled in as what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import partial
from typing import Any

from atelier.calendar.activity_facts import sentence_of
from atelier.calendar.plan_refusals import NoSuchWeekday
from atelier.calendar.typed import DayNotUnderstood, read_day, read_time
from atelier.calendar.wanted import Wanted
from atelier.domain import Refusal
from atelier.language import tr
from ui.calendar.series_rule import (
    Repeat,
    month_choices,
    nth_choices,
    read_dates,
    read_lessons,
    read_weeks,
    repeat_choices,
    rule_of,
)
from ui.calendar.typed_fields import day_field, time_field, time_text
from ui.kit.form import Field

WITH_DAYS = frozenset(Repeat) - {Repeat.WORKING, Repeat.DATES}
"""The ways to come back for which weekdays are chosen."""
ENDING = frozenset(Repeat) - {Repeat.COURSE, Repeat.DATES}
"""The ways to come back that end on a day."""
_USUAL_LENGTH = 90  # minutes


def series_fields(today: Callable[[], date]) -> list[Field]:
    """Declare every field; a function, because the language is known late."""
    return [
        Field("activity", tr("Activity"), limit=160),
        Field("repeat", tr("How often?"), choices=repeat_choices()),
        Field("nth", tr("Which of the month?"), choices=nth_choices()),
        Field("weeks", tr("Every how many weeks?"), limit=4, check=sentence_of(read_weeks)),
        Field("lessons", tr("How many lessons?"), limit=4, check=sentence_of(read_lessons)),
        _dates_field(today),
        time_field("starts", tr("From")),
        time_field("ends", tr("Until")),
        day_field("first", tr("First day"), today),
        day_field("last", tr("Last day"), today),
        Field("room", tr("Room"), choices=[(None, tr("the usual room"))]),
        Field("season", tr("Season from"), choices=month_choices(none=tr("the whole year"))),
        Field("until", tr("Up to and including"), choices=month_choices(none="–")),
        Field("not_school", tr("Not in school holidays"), yes_no=True),
        Field(
            "leave_out",
            tr("Not on these days"),
            limit=200,
            check=sentence_of(partial(_dates, today)),
        ),
    ]


def _dates_field(today: Callable[[], date]) -> Field:
    return Field(
        "dates",
        tr("Which dates?"),
        tr("With commas, or each on a line of its own: 3-12, 10-12"),
        lines=True,
        limit=2000,
        check=sentence_of(partial(_some_dates, today)),
    )


def wanted_of(values: Mapping[str, Any], days: Sequence[int], today: date) -> Wanted:
    """Give what is filled in. Raises a Refusal while something cannot be read."""
    repeat = Repeat(values["repeat"])
    if repeat in WITH_DAYS and not days:
        raise NoSuchWeekday
    dates = read_dates(values["dates"], today) if repeat is Repeat.DATES else ()
    first = dates[0] if dates else read_day(values["first"], today)
    months = (int(values["season"] or 0), int(values["until"] or 0))
    rule = rule_of(
        repeat,
        days=days,
        weeks=read_weeks(values["weeks"]) if repeat is Repeat.EVERY else 1,
        nth=int(values["nth"] or 1),
        lessons=read_lessons(values["lessons"]) if repeat is Repeat.COURSE else 0,
        months=months if all(months) else None,
        not_school=bool(values["not_school"]),
    )
    return Wanted(
        rule,
        read_time(values["starts"]),
        read_time(values["ends"]),
        first,
        read_day(values["last"], first) if repeat in ENDING else None,
        weekday=days[0] if days and not rule.days else None,
        room_id=values["room"],
        dates=dates,
        leave_out=() if repeat is Repeat.DATES else read_dates(values["leave_out"], first),
    )


def parts_shown(repeat: Repeat, season: bool) -> dict[str, bool]:
    """Say which fields go with the way in which it comes back."""
    ruled = repeat is not Repeat.DATES
    return {
        "nth": repeat is Repeat.NTH,
        "weeks": repeat is Repeat.EVERY,
        "lessons": repeat is Repeat.COURSE,
        "dates": not ruled,
        "first": ruled,
        "last": repeat in ENDING,
        "season": ruled,
        "until": ruled and season,
        "not_school": ruled,
        "leave_out": ruled,
    }


def end_after(starts: str) -> str:
    """Propose an end for what is typed as the start: an hour and a half later."""
    try:
        begin = read_time(starts)
    except Refusal:
        return ""
    minutes = min(begin.hour * 60 + begin.minute + _USUAL_LENGTH, 24 * 60 - 1)
    return time_text(time(minutes // 60, minutes % 60))


def _dates(today: Callable[[], date], text: str) -> tuple[date, ...]:
    return read_dates(text, today())


def _some_dates(today: Callable[[], date], text: str) -> tuple[date, ...]:
    found = read_dates(text, today())
    if not found:
        raise DayNotUnderstood
    return found
