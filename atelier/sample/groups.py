"""Who belongs where: enrolments with waiting lists, and the people who always come.

A place in a series is a chair: somebody sits on it for a while, and later somebody else.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from atelier.sample.people import SCENARIO, SamplePerson
from atelier.sample.programme import SampleSeries

_ADULT = (18, 120)
AGES = {
    "KIND": (6, 12),
    "JKOOK": (18, 27),
    "STOEL": (65, 120),
    "VAL": (65, 120),
    "DAG65": (65, 120),
    "DANS": (55, 120),
    "WEGGEEF": (13, 120),
    "INL-O": (16, 120),
    "INL-M": (16, 120),
}
_FOR_WOMEN = {"VROUW"}
_FULL = {"NAAI": 2, "KIND": 3, "DAG65": 1, "YOGA": 1, "VAL": 2}  # every chair taken, so many wait
_ONE_LEFT = {"SCHIL"}
_STAYS = {"GELD": 6, "KIND": 120}  # weeks on average; elsewhere about a year
_STAYS_ELSEWHERE = 56
_USUAL = 0.62  # of the places of an open activity somebody has in mind every week
_PER_OCCURRENCE = {"BINGO"}  # one enrols for one afternoon
_TRIES = 60
_TOOS = {("INL-O", 1), ("INL-O", 4), ("BREI", 0)}


@dataclass(slots=True)
class Seat:
    """A person's place in a series. ``last_day`` None: still theirs; ``waiting`` 1 is first."""

    person: int
    series: SampleSeries
    first_day: date
    last_day: date | None = None
    waiting: int | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the place is theirs on a day."""
        if self.waiting is not None or day < self.first_day:
            return False
        return self.last_day is None or day <= self.last_day


@dataclass
class Groups:
    """Everybody's places, and who comes by habit, per series."""

    seats: list[Seat] = field(default_factory=list)
    by_series: dict[int, list[Seat]] = field(default_factory=dict)
    usual: dict[int, list[int]] = field(default_factory=dict)


def may_come(person: SamplePerson, code: str, day: date) -> bool:
    """Say whether an activity is for somebody; who gave no year of birth is grown up."""
    if person.volunteers or not person.comes_on(day):
        return False
    if code in _FOR_WOMEN and not person.woman:
        return False
    age = person.age(day)
    first, last = AGES.get(code, _ADULT)
    return (age is None and last == _ADULT[1] and first <= _ADULT[0]) or (
        age is not None and first <= age <= last
    )


def make_groups(
    chance: random.Random,
    people: list[SamplePerson],
    every: list[SampleSeries],
    *,
    today: date,
    share: float,
) -> Groups:
    """Give everybody their places; ``share`` makes all groups smaller in a smaller house."""
    return _Maker(chance, people, today, share).groups(every)


class _Maker:
    def __init__(
        self,
        chance: random.Random,
        people: list[SamplePerson],
        today: date,
        share: float,
    ) -> None:
        self._chance, self._people = chance, people
        self._today, self._share = today, share
        self._load = [0 if person.regular else 6 for person in people]
        self._week: list[list[SampleSeries]] = [[] for _ in people]
        self._made = Groups()

    def groups(self, every: list[SampleSeries]) -> Groups:
        """Fill the enrolled places first: whoever has one comes for that."""
        made = self._made
        for series in every:
            line = series.line
            if line.enrolment and not line.sensitive and series.code not in _PER_OCCURRENCE:
                made.by_series[series.number] = self._chairs(series)
                made.seats += made.by_series[series.number]
        for series in every:
            line = series.line
            nameless = line.sensitive or line.capacity is None or line.function == "internal"
            if series.number not in made.by_series and not nameless:
                made.usual[series.number] = self._pool(series)
        return made

    def _chairs(self, series: SampleSeries) -> list[Seat]:
        places, waiting = self._size(series)
        seats: list[Seat] = []
        taken: set[int] = set()
        for _ in range(places):
            seats += self._on_one_chair(series, taken)
        asked = self._today - timedelta(days=40)
        free = places - sum(seat.holds_on(self._today) for seat in seats) if waiting else 0
        for position in range(1 - free, waiting + 1):  # nobody waits while a chair is free
            person = self._somebody(series, asked, taken)
            if person is not None:
                day = asked + timedelta(days=9 * max(position, 0))
                seats.append(Seat(person, series, day, waiting=position if position > 0 else None))
        return seats

    def _size(self, series: SampleSeries) -> tuple[int, int]:
        """Give how many chairs are taken and how many people wait."""
        capacity = series.line.capacity or 0
        running = series.first_day <= self._today <= series.last_day
        if series.code in _FULL and running:
            return capacity, _FULL[series.code]
        if series.code in _ONE_LEFT:
            return capacity - 1, 0
        return max(2, round(capacity * self._share * self._chance.uniform(0.84, 0.96))), 0

    def _on_one_chair(self, series: SampleSeries, taken: set[int]) -> Iterator[Seat]:
        day = series.first_day
        mean = _STAYS.get(series.code, _STAYS_ELSEWHERE) * 7
        while True:
            person = self._somebody(series, day, taken)
            if person is None:
                return
            stays = max(28, round(self._chance.expovariate(1 / mean)))
            last = day + timedelta(days=stays)
            until = self._last_day(person, series)
            if until is not None:
                last = min(last, until)
            if series.line.rule.lessons or last >= self._today:
                yield Seat(person, series, day, until if until and until < self._today else None)
                return
            yield Seat(person, series, day, last)
            day = last + timedelta(days=1)

    def _last_day(self, person: int, series: SampleSeries) -> date | None:
        """Give the day after which somebody is too old, or stays away."""
        who = self._people[person]
        days = [] if who.until is None else [who.until]
        oldest = AGES.get(series.code, _ADULT)[1]
        if oldest < _ADULT[1] and who.birth_year is not None:
            days.append(date(who.birth_year + oldest, 12, 31))
        return min(days, default=None)

    def _pool(self, series: SampleSeries) -> list[int]:
        number = round((series.line.capacity or 0) * _USUAL * self._share)
        taken: set[int] = set()
        if (series.code, series.weekday) in _TOOS:
            self._take(0, series, taken)
        for _ in range(number):
            self._somebody(series, self._chance_day(series), taken)
        return sorted(taken)

    def _chance_day(self, series: SampleSeries) -> date:
        length = (min(series.last_day, self._today) - series.first_day).days
        return series.first_day + timedelta(days=self._chance.randrange(max(length, 1)))

    def _somebody(self, series: SampleSeries, day: date, taken: set[int]) -> int | None:
        """Choose one whom it suits, sooner the less they have already."""
        for _ in range(_TRIES):
            person = self._chance.randrange(len(self._people))
            if self._chance.random() > 1 / (1 + self._load[person]) ** 2:
                continue
            if person not in taken and self._suits(person, series, day):
                self._take(person, series, taken)
                return person
        order = self._chance.sample(range(len(self._people)), len(self._people))
        left = [one for one in order if one not in taken and self._suits(one, series, day)]
        if not left:
            return None
        person = min(left, key=lambda one: self._load[one])
        self._take(person, series, taken)
        return person

    def _take(self, person: int, series: SampleSeries, taken: set[int]) -> None:
        taken.add(person)
        self._load[person] += 1
        self._week[person].append(series)

    def _suits(self, person: int, series: SampleSeries, day: date) -> bool:
        if person < SCENARIO and not series.line.walk_in:
            return False
        if not may_come(self._people[person], series.code, day):
            return False
        line = series.line
        return not any(
            other.weekday == series.weekday
            and other.line.starts < line.ends
            and line.starts < other.line.ends
            and other.first_day <= series.last_day
            and series.first_day <= other.last_day
            for other in self._week[person]
        )
