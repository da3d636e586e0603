"""The volunteers of the sample house, and their shifts around today."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from atelier.calendar.closing_days import days_between
from atelier.domain import VolunteerStatus
from atelier.sample.files import rows
from atelier.sample.house_days import HouseDays
from atelier.sample.people import SamplePerson, give_phone
from atelier.sample.programme import Meeting

ACTIVE, APPLYING, LEFT = 62, 8, 5
AROUND = timedelta(days=28)
DESK = ((time(8, 45), time(12, 45)), (time(12, 30), time(16, 30)))
DESK_NEEDS = 2
_OPEN_TODAY, _OPEN_LATER, _OPEN_PAST = 0.04, 0.12, 0.02  # share of the shifts with a gap
_MOST_A_WEEK = 4  # shifts of one volunteer
_ROLES = {
    "STIP": "STIP-informatievrijwilliger",
    "TAAL": "Taalvrijwilliger",
    "DIGI": "Digihulp",
    "GELD": "Thuisadministratie",
    "KIND": "Begeleider Kinderclub",
    "TUIN": "Tuinvrijwilliger",
    "HOUT": "Klusser/reparateur",
    "FIETS": "Klusser/reparateur",
    "REPAIR": "Klusser/reparateur",
    "LAND": "Maatje Landing",
    "INL-O": "Koffie en bar",
    "INL-M": "Koffie en bar",
    "KOOK": "Kookvrijwilliger",
    "JKOOK": "Kookvrijwilliger",
    "LUNCH": "Kookvrijwilliger",
    "EET": "Kookvrijwilliger",
}
_ROLE_ELSEWHERE = "Activiteitenbegeleider"


@dataclass(slots=True)
class SampleVolunteer:
    """Somebody who works in the house, by their place among the people."""

    person: int
    status: VolunteerStatus
    since: date
    until: date | None = None


@dataclass(slots=True)
class SampleShift:
    """Work that wants ``needed`` people; ``team`` are those who come."""

    role: str
    day: date
    starts: time
    ends: time
    needed: int
    meeting: Meeting | None = None
    team: list[int] = field(default_factory=list)


def choose_volunteers(
    chance: random.Random, people: list[SamplePerson], today: date, share: float
) -> list[SampleVolunteer]:
    """Choose who works here. While they do they are no visitors: a shift is not a visit."""
    suits = [n for n, one in enumerate(people) if not one.regular and _may_work(one, today)]
    numbers = [max(2, round(number * share)) for number in (ACTIVE, APPLYING, LEFT)]
    chosen = chance.sample(suits, min(sum(numbers), len(suits)))
    found: list[SampleVolunteer] = []
    for place, person in enumerate(chosen):
        since = today - timedelta(days=chance.randrange(60, 1500))
        give_phone(chance, people[person])
        if place < numbers[0]:
            people[person].volunteers = True
            found.append(SampleVolunteer(person, VolunteerStatus.ACTIVE, since))
        elif place < numbers[0] + numbers[1]:
            recent = today - timedelta(days=chance.randrange(3, 50))
            found.append(SampleVolunteer(person, VolunteerStatus.APPLYING, recent))
        else:
            last = today - timedelta(days=chance.randrange(5, 55))
            found.append(SampleVolunteer(person, VolunteerStatus.LEFT, since, last))
    return found


def plan_shifts(
    chance: random.Random,
    volunteers: list[SampleVolunteer],
    meetings: list[Meeting],
    days: HouseDays,
    today: date,
) -> list[SampleShift]:
    """Give the shifts of four weeks back and four weeks ahead, most of them filled."""
    known = {row["rol"] for row in rows("roles")}
    assert known.issuperset({*_ROLES.values(), _ROLE_ELSEWHERE})
    shifts = [*_desk_shifts(days, known, today), *_meeting_shifts(meetings, today)]
    shifts.sort(key=lambda one: (one.day, one.starts, one.role, one.ends))
    active = [one.person for one in volunteers if one.status is VolunteerStatus.ACTIVE]
    teams = _Teams(chance, active)
    for shift in shifts:
        is_open = chance.random() < _open_share((shift.day - today).days)
        shift.team = teams.choose(shift, shift.needed - is_open)
    _leave_a_gap([one for one in shifts if one.day == today])
    return shifts


def _leave_a_gap(shifts: list[SampleShift]) -> None:
    """See to it that somebody is still needed today, so that a desk has a gap to look at."""
    full = [one for one in shifts if one.meeting is not None and len(one.team) > 1]
    if full and all(len(one.team) >= one.needed for one in shifts):
        full[-1].team.pop()


def _may_work(person: SamplePerson, today: date) -> bool:
    age = person.age(today)
    return age is not None and 18 <= age <= 79 and person.until is None


def _open_share(ahead: int) -> float:
    if ahead < 0:
        return _OPEN_PAST
    return _OPEN_TODAY + (_OPEN_LATER - _OPEN_TODAY) * ahead / AROUND.days


def _desk_shifts(days: HouseDays, known: set[str], today: date) -> Iterator[SampleShift]:
    (role,) = [name for name in known if name.endswith("balie")]
    for day in days_between(today - AROUND, today + AROUND):
        if day.weekday() < 5 and days.closed("INL-O", day) is None:
            for starts, ends in DESK:
                yield SampleShift(role, day, starts, ends, DESK_NEEDS)


def _meeting_shifts(meetings: list[Meeting], today: date) -> Iterator[SampleShift]:
    for meeting in meetings:
        line = meeting.line
        if line.volunteers and not meeting.cancelled and abs(meeting.day - today) <= AROUND:
            role = _ROLES.get(line.code, _ROLE_ELSEWHERE)
            yield SampleShift(role, meeting.day, line.starts, line.ends, line.volunteers, meeting)


class _Teams:
    """Gives the same work to the same people every week, as long as they are free."""

    def __init__(self, chance: random.Random, active: list[int]) -> None:
        self._active = active
        self._orders: dict[tuple[int, str, time], list[int]] = {}
        self._chance = chance
        self._busy: dict[tuple[int, date], list[SampleShift]] = {}
        self._weeks: dict[tuple[int, int, int], int] = {}
        self._begin = 0

    def choose(self, shift: SampleShift, number: int) -> list[int]:
        """Choose the first people of the team who can."""
        found: list[int] = []
        for person in self._order(shift):
            if len(found) == number:
                break
            if self._can(person, shift):
                found.append(person)
                self._busy.setdefault((person, shift.day), []).append(shift)
                week = (person, *shift.day.isocalendar()[:2])
                self._weeks[week] = self._weeks.get(week, 0) + 1
        return found

    def _order(self, shift: SampleShift) -> list[int]:
        key = (shift.day.weekday(), shift.role, shift.starts)
        if key not in self._orders:
            turned = self._active[self._begin :] + self._active[: self._begin]
            self._begin = (self._begin + shift.needed) % max(len(self._active), 1)
            others = turned[shift.needed + 2 :]
            self._orders[key] = turned[: shift.needed + 2] + self._chance.sample(
                others, len(others)
            )
        return self._orders[key]

    def _can(self, person: int, shift: SampleShift) -> bool:
        week = (person, *shift.day.isocalendar()[:2])
        if self._weeks.get(week, 0) >= _MOST_A_WEEK:
            return False
        there = self._busy.get((person, shift.day), ())
        return not any(one.starts < shift.ends and shift.starts < one.ends for one in there)
