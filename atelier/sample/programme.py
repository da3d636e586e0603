"""The programme of the sample house: every series, and every day on which it meets."""

import random
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from atelier.calendar.programme_file import Line
from atelier.calendar.recurrence import dates_of
from atelier.sample.files import programme, texts
from atelier.sample.house_days import HouseDays

CANCELLED = 0.02
_BETWEEN_COURSES = timedelta(days=14)
_SUMMER = (7, 8)  # months in which no course begins
_OUTSIDE = {"TUIN", "WANDEL"}


@dataclass(slots=True)
class SampleSeries:
    """One weekday of an activity; a course has a series for each round."""

    number: int
    line: Line
    weekday: int
    first_day: date
    last_day: date

    @property
    def code(self) -> str:
        """Give the code of the activity."""
        return self.line.code


@dataclass(slots=True)
class Meeting:
    """One day of a series. ``number`` is its place among all, by day and time."""

    series: SampleSeries
    day: date
    cancelled: str = ""
    number: int = field(default=-1)

    @property
    def line(self) -> Line:
        """Give what it is."""
        return self.series.line

    @property
    def starts(self) -> time:
        """Give when it begins, on the wall."""
        return self.series.line.starts

    @property
    def ends(self) -> time:
        """Give when it ends, on the wall."""
        return self.series.line.ends

    def overlaps(self, starts: time, ends: time) -> bool:
        """Say whether somebody who is elsewhere at that time cannot be here."""
        return self.starts < ends and starts < self.ends


def plan_series(days: HouseDays, first_day: date, last_day: date) -> list[SampleSeries]:
    """Give all series: one for every weekday, and one for every round of a course."""
    found: list[SampleSeries] = []
    for line in programme():
        for weekday in line.weekdays:
            spans = [(first_day, last_day)]
            if line.rule.lessons:
                spans = _rounds(line, weekday, days, first_day, last_day)
            found += [SampleSeries(0, line, weekday, first, last) for first, last in spans]
    for number, series in enumerate(found):
        series.number = number
    return found


def plan_meetings(
    chance: random.Random, days: HouseDays, every: list[SampleSeries], today: date
) -> list[Meeting]:
    """Give all meetings in the order of the calendar, a few of them cancelled."""
    found = [Meeting(series, day) for series in every for day in _days_of(series, days)]
    found.sort(key=lambda one: (one.day, one.starts, one.series.number))
    for number, meeting in enumerate(found):
        meeting.number = number
        may = not meeting.line.walk_in and meeting.day != today
        if chance.random() < CANCELLED and may:
            meeting.cancelled = _reason(chance, meeting.line)
    return found


def _days_of(series: SampleSeries, days: HouseDays) -> list[date]:
    planned = dates_of(
        series.line.rule,
        weekday=series.weekday,
        first_day=series.first_day,
        last_day=series.last_day,
        closed=lambda day: days.closed(series.code, day),
        school=days.school,
    )
    return [one.day for one in planned if one.skipped_reason is None]


def _rounds(
    line: Line, weekday: int, days: HouseDays, first_day: date, last_day: date
) -> list[tuple[date, date]]:
    """Let a course begin again two weeks after it ended, but not in summer."""
    rounds: list[tuple[date, date]] = []
    begins = first_day + timedelta(days=7)
    while begins <= last_day:
        if begins.month in _SUMMER:
            begins = date(begins.year, _SUMMER[-1] + 1, 1)
            continue
        lessons = _days_of(SampleSeries(0, line, weekday, begins, _far(begins)), days)
        if lessons[-1] > last_day:
            break
        rounds.append((lessons[0], lessons[-1]))
        begins = lessons[-1] + _BETWEEN_COURSES
    return rounds


def _far(day: date) -> date:
    return day + timedelta(days=400)


def _reason(chance: random.Random, line: Line) -> str:
    reasons = texts("reden")
    if line.code in _OUTSIDE:
        reasons += texts("reden_weer") * 3
    if line.minimum:
        reasons += texts("reden_weinig")
    return chance.choice(reasons)
