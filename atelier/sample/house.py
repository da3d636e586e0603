"""The sample house as it is thought up, before anything of it is written."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from atelier.sample.attendance import Arrival, attend, crowd_of
from atelier.sample.groups import Groups, make_groups
from atelier.sample.hiring import Hire, plan_hiring, stand_double
from atelier.sample.house_days import HouseDays
from atelier.sample.lost import left_out
from atelier.sample.people import SCENARIO, SamplePerson, give_phone, make_people
from atelier.sample.programme import (
    Meeting,
    SampleSeries,
    plan_meetings,
    plan_series,
    plan_skipped,
)
from atelier.sample.questions import Asked, ask
from atelier.sample.roster import SampleRoster, plan_roster
from atelier.sample.totals import Counter
from atelier.sample.volunteers import SampleVolunteer, choose_volunteers, qualify

_WHOLE = 1200  # people for whom the programme was made
_SMALLEST = 0.1
_AHEAD = timedelta(days=92)
_REACHED = 0.25  # of the enrolled left a number
_SOON = timedelta(days=40)
_NO_SHOWS = 3


@dataclass
class SampleHouse:
    """Everything, by numbers: people, series and meetings by their place in these lists."""

    days: HouseDays
    people: list[SamplePerson]
    series: list[SampleSeries]
    meetings: list[Meeting]
    groups: Groups
    volunteers: list[SampleVolunteer]
    roster: SampleRoster
    first_day: date
    skipped: list[Meeting] = field(default_factory=list)
    hired: list[Hire] = field(default_factory=list)
    arrivals: list[list[Arrival]] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)
    booked: list[tuple[int, Meeting]] = field(default_factory=list)
    counter: Counter = field(default_factory=Counter)


def think_up(*, people: int, years: int, today: date, seed: int, now: float | None) -> SampleHouse:
    """Think up a house; the same arguments give the same house.

    ``now`` is the minute of today until which people have come; None: nobody yet.
    """

    def chance(of: str) -> random.Random:
        return random.Random(f"{seed} {of}")  # one for each part: they do not shift each other

    first_day, last_day = date(today.year - years + 1, 1, 1), _last_day(today)
    share = max(_SMALLEST, min(1.0, people / _WHOLE))
    days = HouseDays(chance("days"), first_day, last_day, today)
    everybody = make_people(chance("people"), number=people, first_day=first_day, today=today)
    volunteers = choose_volunteers(chance("volunteers"), everybody, today, share)
    series = plan_series(days, first_day, last_day)
    meetings = plan_meetings(chance("meetings"), days, series, today)
    groups = make_groups(chance("groups"), everybody, series, today=today, share=share)
    qualify(chance("qualities"), volunteers, everybody, today)
    roster = plan_roster(chance("roster"), volunteers, meetings, days, first_day, today)
    house = SampleHouse(days, everybody, series, meetings, groups, volunteers, roster, first_day)
    house.skipped = plan_skipped(days, series, meetings)
    house.hired = plan_hiring(days, meetings, today, last_day) + stand_double(meetings, today)
    _let_them_come(house, chance, today, now, share)
    _let_them_book(house, chance("booked"), today)
    _give_phones(house, chance("phones"))
    _count(house, today)
    return house


def _last_day(today: date) -> date:
    """Give the end of this year, or of the third month from now when that is later."""
    ahead = (today + _AHEAD).replace(day=28) + timedelta(days=4)
    return max(date(today.year, 12, 31), ahead.replace(day=1) - timedelta(days=1))


def _let_them_come(
    house: SampleHouse,
    chance: Callable[[str], random.Random],
    today: date,
    now: float | None,
    share: float,
) -> None:
    last_day = today if now is not None else today - timedelta(days=1)
    past = [one for one in house.meetings if one.day <= last_day]
    crowd = crowd_of(house.people, house.groups, share)
    house.arrivals = list(attend(chance("attendance"), crowd, house.days, past))
    lost = set(left_out(house.meetings, today))
    house.arrivals = [
        [one for one in day if one.meeting.number not in lost] for day in house.arrivals
    ]
    house.questions = list(ask(chance("questions"), house.days, past))
    if now is not None:
        house.arrivals = [
            [one for one in day if one.meeting.day < today or _is_in(one, now)]
            for day in house.arrivals
        ]
        house.questions = [
            one for one in house.questions if one.meeting.day < today or one.at <= now
        ]
    house.arrivals = [day for day in house.arrivals if day]


def _is_in(arrival: Arrival, now: float) -> bool:
    """Say whether somebody came already; whom every example speaks of is still to come."""
    return arrival.at <= now and (arrival.person is None or arrival.person >= SCENARIO)


def _let_them_book(house: SampleHouse, chance: random.Random, today: date) -> None:
    """Enrol people for a single afternoon, where that is how it goes."""
    came: dict[int, list[int]] = {}
    for one in (arrival for day in house.arrivals for arrival in day):
        if one.person is not None:
            came.setdefault(one.meeting.number, []).append(one.person)
    for meeting in house.meetings:
        line, number = meeting.line, meeting.series.number
        usual = house.groups.usual.get(number)
        if not line.enrolment or usual is None or meeting.day > today + _SOON:
            continue
        there = came.get(meeting.number, [])
        others = [one for one in usual if one not in there]
        others = [one for one in others if house.people[one].comes_on(meeting.day)]
        room = (line.capacity or 0) - len(there)
        wanted = _NO_SHOWS if there else len(others)
        there = there + chance.sample(others, max(0, min(wanted, room, len(others))))
        house.booked += [(person, meeting) for person in sorted(there)]


def _give_phones(house: SampleHouse, chance: random.Random) -> None:
    enrolled = {seat.person for seat in house.groups.seats} | {one for one, _ in house.booked}
    for person in sorted(enrolled):
        if chance.random() < _REACHED and house.people[person].phone is None:
            give_phone(chance, house.people[person])


def _count(house: SampleHouse, today: date) -> None:
    counter, totals = house.counter, house.counter.totals
    counter.meetings(house.meetings, today)
    for day in house.arrivals:
        counter.day(day)
    counter.asked(house.questions)
    totals.people = len(house.people)
    totals.activities = len({series.code for series in house.series})
    totals.volunteers = len(house.volunteers)
    counter.past(house.roster.past)
    totals.enrolments = len(house.groups.seats) + len(house.booked)
