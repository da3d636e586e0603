"""The roster of the sample house: fixed places, and who worked until yesterday."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from atelier.calendar.closing_days import days_between
from atelier.domain import AssignmentState, Can, VolunteerStatus, Weeks, day_part
from atelier.sample.house_days import HouseDays
from atelier.sample.patterns import SamplePattern, sample_patterns
from atelier.sample.programme import Meeting
from atelier.sample.teams import Teams, Turn
from atelier.sample.volunteers import SampleVolunteer

ABSENT = 0.06  # share of the places
_REPLACED = 0.76  # of the absent somebody is looked for, and found for two thirds
_FIXED = 0.6  # share of the places that are somebody's
_OTHER_WEEKS = 0.15  # of the fixed places, even weeks, and as many odd ones
_FOR_A_SECOND = 10  # shifts a month that somebody must wish for two fixed places
_MOST_FIXED = 2
_NEITHER = 0.85  # of the shifts begin and end as planned
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class SampleFixed:
    """A fixed place of somebody, by their place among the people."""

    pattern: SamplePattern
    person: int
    weekday: int
    weeks: Weeks
    first_day: date

    def holds_on(self, day: date) -> bool:
        """Say whether it is for that day."""
        if day.weekday() != self.weekday or day < self.first_day:
            return False
        even = day.isocalendar().week % 2 == 0
        return self.weeks is Weeks.EVERY or even is (self.weeks is Weeks.EVEN)


@dataclass(slots=True)
class SampleWork:
    """Somebody in a shift; ``worked`` where the hours are confirmed."""

    person: int
    state: AssignmentState
    fixed: bool = False
    replaces: int | None = None  # the person
    worked: tuple[time, time] | None = None


@dataclass(slots=True)
class SampleShift:
    """Work that was done, or was to be done, until yesterday."""

    turn: Turn
    meeting: Meeting | None = None
    works: list[SampleWork] = field(default_factory=list)


@dataclass
class SampleRoster:
    """Everything that is known before anything is written."""

    fixed: list[SampleFixed]
    past: list[SampleShift]
    teams: Teams


def plan_roster(
    chance: random.Random,
    volunteers: list[SampleVolunteer],
    meetings: list[Meeting],
    days: HouseDays,
    first_day: date,
    today: date,
) -> SampleRoster:
    """Give the fixed places, and the shifts since ``first_day`` with whoever did them.

    Hours are confirmed until the week before this one. The teams know what everybody has, for
    whoever plans on.
    """
    active = [one for one in volunteers if one.status is VolunteerStatus.ACTIVE]
    teams = Teams(chance, active)
    fixed = list(_fixed_places(chance, teams, first_day))
    past = sorted(
        [*_own(days, first_day, today), *_of_meetings(meetings, first_day, today)],
        key=lambda one: (one.turn.day, one.turn.starts, one.turn.pattern.number),
    )
    monday = today - timedelta(days=today.weekday())
    of_pattern: dict[tuple[int, int], list[SampleFixed]] = {}
    for place in fixed:
        of_pattern.setdefault((place.pattern.number, place.weekday), []).append(place)
    people = {one.person: one for one in active}
    for shift in past:
        turn = shift.turn
        places = of_pattern.get((turn.pattern.number, turn.day.weekday()), [])
        _fill(chance, teams, shift, [one for one in places if one.holds_on(turn.day)], people)
        if turn.day < monday:
            _confirm(chance, shift)
    return SampleRoster(fixed, past, teams)


def report_absent(chance: random.Random, teams: Teams, turn: Turn, works: list[SampleWork]) -> None:
    """Let some report that they cannot come, and others stand in for most of them."""
    for work in list(works):
        if chance.random() >= ABSENT:
            continue
        work.state = AssignmentState.CANNOT
        if chance.random() < _REPLACED:
            there = {one.person for one in works}
            works += [
                SampleWork(other, AssignmentState.STOOD_IN, replaces=work.person)
                for other in teams.choose(turn, 1, there)
            ]


def _fixed_places(chance: random.Random, teams: Teams, first_day: date) -> Iterator[SampleFixed]:
    given: dict[int, list[SampleFixed]] = {}
    for pattern in sample_patterns():
        weekdays = pattern.weekdays if pattern.line is None else pattern.line.weekdays
        for weekday in weekdays:
            for _ in range(pattern.needed):
                if chance.random() < _FIXED:
                    place = _fixed_place(chance, teams, pattern, weekday, given, first_day)
                    if place is not None:
                        given.setdefault(place.person, []).append(place)
                        yield place


def _fixed_place(
    chance: random.Random,
    teams: Teams,
    pattern: SamplePattern,
    weekday: int,
    given: dict[int, list[SampleFixed]],
    first_day: date,
) -> SampleFixed | None:
    part = day_part(pattern.times()[0])
    holders = teams.holders(pattern)
    for one in chance.sample(holders, len(holders)):
        has = given.get(one.person, [])
        wishes = one.max_shifts is None or one.max_shifts >= _FOR_A_SECOND
        if len(has) >= (_MOST_FIXED if wishes else 1):
            continue
        if one.week.get((weekday, part), Can.YES) is not Can.YES:
            continue
        if any(_too_near(place, pattern, weekday) for place in has):
            continue
        other = chance.random()
        weeks = Weeks.EVEN if other < _OTHER_WEEKS else Weeks.EVERY
        weeks = Weeks.ODD if _OTHER_WEEKS <= other < 2 * _OTHER_WEEKS else weeks
        return SampleFixed(pattern, one.person, weekday, weeks, max(one.since, first_day))
    return None


def _too_near(place: SampleFixed, pattern: SamplePattern, weekday: int) -> bool:
    """Say whether two fixed places are on the same day, or on two that follow each other."""
    return (place.weekday - weekday) % 7 in (0, 1, 6) or place.pattern.number == pattern.number


def _own(days: HouseDays, first_day: date, today: date) -> Iterator[SampleShift]:
    """Give the shifts on days of their own, on which at least the open door was open."""
    own = [one for one in sample_patterns() if one.line is None]
    for day in days_between(first_day, today - timedelta(days=1)):
        if days.closed("INL-O", day) is None:
            for pattern in own:
                if day.weekday() in pattern.weekdays:
                    yield SampleShift(Turn(pattern, day, *pattern.times()))


def _of_meetings(meetings: list[Meeting], first_day: date, today: date) -> Iterator[SampleShift]:
    patterns = {one.line.code: one for one in sample_patterns() if one.line is not None}
    for meeting in meetings:
        pattern = patterns.get(meeting.line.code)
        if pattern is not None and first_day <= meeting.day < today and not meeting.cancelled:
            yield SampleShift(Turn(pattern, meeting.day, *pattern.times()), meeting)


def _fill(
    chance: random.Random,
    teams: Teams,
    shift: SampleShift,
    places: list[SampleFixed],
    people: dict[int, SampleVolunteer],
) -> None:
    turn, works = shift.turn, shift.works
    for place in places:
        one = people[place.person]
        has_room = len(works) < turn.pattern.wished and one.works_on(turn.day)
        if has_room and teams.is_free(one.person, turn):
            teams.take(one.person, turn)
            works.append(SampleWork(one.person, AssignmentState.AGREED, fixed=True))
    wanted = turn.pattern.wished if chance.random() < 0.5 else turn.pattern.needed
    there = {one.person for one in works}
    works += [
        SampleWork(person, AssignmentState.AGREED)
        for person in teams.choose(turn, wanted - len(works), there)
    ]
    report_absent(chance, teams, turn, works)


def _confirm(chance: random.Random, shift: SampleShift) -> None:
    """Say what was worked, by whoever came; now and then a quarter of an hour less."""
    starts, ends = shift.turn.span
    for work in shift.works:
        if work.state is AssignmentState.CANNOT:
            continue
        first, last = starts, ends
        if chance.random() >= _NEITHER and ends - starts > 2 * _QUARTER:
            late = chance.random() < 0.6
            first, last = (starts + _QUARTER, ends) if late else (starts, ends - _QUARTER)
        work.state, work.worked = AssignmentState.WORKED, (first.time(), last.time())


def minutes_worked(shift: SampleShift) -> int:
    """Give the confirmed minutes of a shift."""
    found = 0
    for work in shift.works:
        if work.worked is not None:
            first, last = (datetime.combine(shift.turn.day, one) for one in work.worked)
            found += int((last - first).total_seconds()) // 60
    return found
