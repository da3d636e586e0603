"""Two years of people who came: with a name, and without."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from atelier.domain import Function
from atelier.sample.arrivals import arrives, minutes
from atelier.sample.groups import Groups, may_come
from atelier.sample.house_days import HouseDays
from atelier.sample.people import SamplePerson
from atelier.sample.programme import Meeting

_OCCUPIED = 0.75  # of the places
_DOOR_OCCUPIED = 0.61  # of the open door's, which has room for two waves
_DESK_CLOSES = time(16, 30)
_NAMELESS = {  # share without a name
    "STIP": 0.7,
    "WTI": 0.7,
    "INL-O": 0.4,
    "INL-M": 0.4,
    "KAART": 0.18,
    "TAAL": 0.25,
    "REPAIR": 0.6,
    "WEGGEEF": 0.7,
}
_NAMELESS_ELSEWHERE = 0.3
_NAMELESS_IN_GROUPS = 0.14  # of day activities, where a van brings people
_FROM_HABIT = 0.85
_STAYS_ON = 0.6  # of those who came for no habit were in the house already


@dataclass(slots=True)
class Arrival:
    """Somebody at a meeting, or ``number`` people without a name; ``at`` in minutes of the day."""

    meeting: Meeting
    at: float
    person: int | None = None
    number: int = 0


@dataclass(slots=True)
class Crowd:
    """The people of the house, as one day asks for them."""

    people: list[SamplePerson]
    groups: Groups
    occasional: list[int]
    share: float


def crowd_of(people: list[SamplePerson], groups: Groups, share: float) -> Crowd:
    """Gather who may be anywhere; the occasional visitors are those without a habit."""
    occasional = [n for n, one in enumerate(people) if not one.regular and not one.volunteers]
    return Crowd(people, groups, occasional, share)


def attend(
    chance: random.Random, crowd: Crowd, days: HouseDays, meetings: list[Meeting]
) -> Iterator[list[Arrival]]:
    """Give the arrivals of each day, in the order in which they came."""
    likes = _Likes(chance)
    for day, found in groupby(meetings, key=lambda one: one.day):
        held = [one for one in found if not one.cancelled and one.line.capacity]
        held = [one for one in held if one.line.function is not Function.INTERNAL]
        yield _Day(chance, crowd, day, days.busy(day), likes).arrivals(held)


class _Likes:
    """How well each series is liked: a little more or less than the next."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._known: dict[int, float] = {}

    def of(self, series: int) -> float:
        if series not in self._known:
            self._known[series] = self._chance.uniform(0.95, 1.05)
        return self._known[series]


class _Day:
    def __init__(
        self, chance: random.Random, crowd: Crowd, day: date, busy: float, likes: _Likes
    ) -> None:
        self._chance, self._crowd, self._day = chance, crowd, day
        self._busy, self._likes = busy, likes
        self._at: dict[int, list[Meeting]] = {}

    def arrivals(self, held: list[Meeting]) -> list[Arrival]:
        """Those who have a place first, then those who look in somewhere."""
        found: list[Arrival] = []
        for meeting in sorted(held, key=_order):
            expected = self._expected(meeting)
            nameless = self._nameless(meeting, expected)
            found += self._named(meeting, expected - nameless)
            found += self._unnamed(meeting, nameless)
        self._one_after_the_other(found)
        found.sort(key=lambda one: (one.at, one.meeting.number, one.person or 0))
        return found

    def _expected(self, meeting: Meeting) -> int:
        line = meeting.line
        places = (line.capacity or 0) * (self._crowd.share if not line.enrolment else 1)
        share = _DOOR_OCCUPIED if line.walk_in else _OCCUPIED
        busy = self._busy * self._likes.of(meeting.series.number) * self._chance.gauss(1, 0.09)
        return max(0, min(line.capacity or 0, round(places * share * busy)))

    def _nameless(self, meeting: Meeting, expected: int) -> int:
        line = meeting.line
        if line.sensitive:
            return expected
        if line.enrolment:
            share = _NAMELESS_IN_GROUPS if line.function is Function.DAY_ACTIVITY else 0.0
            if line.for_children:
                share = 0.0
        else:
            share = _NAMELESS.get(line.code, _NAMELESS_ELSEWHERE)
        return sum(self._chance.random() < share for _ in range(expected))

    def _named(self, meeting: Meeting, number: int) -> list[Arrival]:
        seats = self._crowd.groups.by_series.get(meeting.series.number)
        if seats is not None:
            chosen = [seat.person for seat in seats if seat.holds_on(self._day)]
            chosen = [one for one in chosen if self._is_free(one, meeting)]
            chosen = self._chance.sample(chosen, min(number, len(chosen)))
        else:
            chosen = self._by_habit(meeting, round(number * _FROM_HABIT))
            chosen += self._others(meeting, number - len(chosen), set(chosen))
        for person in chosen:
            self._at.setdefault(person, []).append(meeting)
        line = meeting.line
        return [Arrival(meeting, arrives(self._chance, line), person) for person in chosen]

    def _by_habit(self, meeting: Meeting, number: int) -> list[int]:
        usual = self._crowd.groups.usual.get(meeting.series.number, [])
        free = [one for one in usual if self._is_free(one, meeting)]
        return self._chance.sample(free, min(number, len(free)))

    def _others(self, meeting: Meeting, number: int, chosen: set[int]) -> list[int]:
        here = list(self._at)
        found: list[int] = []
        for _ in range(12 * number):
            if len(found) == number:
                break
            stays = here and self._chance.random() < _STAYS_ON
            one = self._chance.choice(here if stays else self._crowd.occasional)
            if one not in chosen and self._is_free(one, meeting):
                chosen.add(one)
                found.append(one)
        return found

    def _is_free(self, person: int, meeting: Meeting) -> bool:
        if not may_come(self._crowd.people[person], meeting.series.code, self._day):
            return False
        there = self._at.get(person, ())
        return not any(one.overlaps(meeting.starts, meeting.ends) for one in there)

    def _unnamed(self, meeting: Meeting, number: int) -> Iterator[Arrival]:
        line = meeting.line
        if number and (line.sensitive or line.starts >= _DESK_CLOSES):
            yield Arrival(meeting, minutes(line.starts) + 20, number=number)  # told afterwards
            return
        while number:
            some = min(number, self._chance.choices((1, 2, 3), (75, 19, 6))[0])
            yield Arrival(meeting, arrives(self._chance, line), number=some)
            number -= some

    def _one_after_the_other(self, found: list[Arrival]) -> None:
        """Let nobody arrive somewhere before what they did earlier that day had ended."""
        for arrival in found:
            there = self._at.get(arrival.person, ()) if arrival.person is not None else ()
            earlier = [one.ends for one in there if one.ends <= arrival.meeting.starts]
            if earlier:
                arrival.at = max(arrival.at, minutes(max(earlier)) + self._chance.random() * 3)


def _order(meeting: Meeting) -> tuple[bool, bool, int]:
    return (not meeting.line.enrolment, meeting.line.walk_in, meeting.number)
