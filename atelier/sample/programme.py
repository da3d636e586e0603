"""The programme of the sample house: every series, and every day on which it meets."""

import random
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from atelier.calendar.programme_file import Line
from atelier.calendar.recurrence import Planned, dates_of
from atelier.sample.files import programme, texts
from atelier.sample.house_days import HouseDays

CANCELLED = 0.02
_BETWEEN_COURSES = timedelta(days=14)
_SUMMER = (7, 8)  # months in which no course begins
_WEEK = timedelta(days=7)
_MOVES = {"BINGO"}  # it is not lost to Christmas, but moved
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
    """One day of a series. ``number`` is its place among all that were in the programme.

    ``skipped``: it never was, for the reason in ``cancelled``. ``rule_day`` where it was moved
    away from; ``room`` another than usual, and why that may be although it is taken.
    """

    series: SampleSeries
    day: date
    cancelled: str = ""
    number: int = field(default=-1)
    skipped: bool = False
    rule_day: date | None = None
    room: str = ""
    clash_reason: str = ""

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
    """Give all meetings in the order of the calendar, a few of them cancelled or moved."""
    found = [Meeting(series, day) for series in every for day in _days_of(series, days)]
    found += moved(days, every, today)
    found.sort(key=lambda one: (one.day, one.starts, one.series.number))
    for number, meeting in enumerate(found):
        meeting.number = number
        may = not meeting.line.walk_in and meeting.day != today
        if chance.random() < CANCELLED and may:
            meeting.cancelled = _reason(chance, meeting.line)
    return found


def plan_skipped(
    days: HouseDays, every: list[SampleSeries], meetings: list[Meeting]
) -> list[Meeting]:
    """Give the days that the rules name and on which nothing happens, with the reason."""
    gone = {(one.series.number, one.rule_day) for one in meetings}
    found = [
        Meeting(series, one.day, one.skipped_reason, skipped=True)
        for series in every
        for one in _planned(series, days)
        if one.skipped_reason is not None and (series.number, one.day) not in gone
    ]
    return sorted(found, key=lambda one: (one.day, one.starts, one.series.number))


def moved(days: HouseDays, every: list[SampleSeries], today: date) -> list[Meeting]:
    """Give what a closing day moved to the week before, where that is still to come."""
    return [
        Meeting(series, one.day - _WEEK, rule_day=one.day)
        for series in every
        if series.code in _MOVES
        for one in _planned(series, days)
        if one.skipped_reason is not None
        and one.day - _WEEK > today
        and days.closed(series.code, one.day - _WEEK) is None
    ]


def _days_of(series: SampleSeries, days: HouseDays) -> list[date]:
    return [one.day for one in _planned(series, days) if one.skipped_reason is None]


def _planned(series: SampleSeries, days: HouseDays) -> list[Planned]:
    return dates_of(
        series.line.rule,
        weekday=series.weekday,
        first_day=series.first_day,
        last_day=series.last_day,
        closed=lambda day: days.closed(series.code, day),
        school=days.school,
    )


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
