"""A house with a roster like the one in the picture, for the tests of the page."""

from dataclasses import dataclass
from datetime import time, timedelta

from atelier.domain import VogNeed
from atelier.roster.assigning import cannot_come
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

MONDAY = TUESDAY - timedelta(days=1)
DAY = timedelta(days=1)
NAMES = (
    *("Fatiha el Amrani", "Piet Bakker", "Samira Yilmaz", "Toos van den Berg"),
    *("Henk de Vries", "Bram Smit", "Ria Jansen", "Wim Hendriks"),
    *("Aïcha Benali", "Joke Mulder"),
)
_DESK = (("Fatiha", "Piet"), ("Samira",), ("Piet", "Toos"), ("Henk", "Bram"), ("Ria", "Wim"))
_LATER = (("Fatiha", "Aïcha"), ("Henk",), ("Fatiha", "Toos"), ("Aïcha", "Fatiha"), ("Joke", "Piet"))


@dataclass
class Filled:
    """The people by their first name, and the shifts by line and day from Monday on."""

    house: Rostering
    people: dict[str, int]
    morning: list[int]
    afternoon: list[int]
    closing: list[int]
    children: int


def filled(house: Rostering) -> Filled:
    """Fill two weeks from Monday 23 November on."""
    desk = house.role("Balie", at_desk=True)
    keys = house.role("Beheer & afsluiten")
    club = house.role("Kinderwerk", vog=VogNeed.STRICT)
    people = {
        name.split()[0]: house.volunteer(name, desk, keys, club, max_hours=16) for name in NAMES
    }
    morning = [_shift(house, desk, day, time(9), time(13), 2) for day in range(5)]
    afternoon = [_shift(house, desk, day, time(13), time(17), 2) for day in range(5)]
    closing = [_shift(house, keys, day, time(21), time(22), 1) for day in range(5)]
    for shifts, names in ((morning, _DESK), (afternoon, _LATER)):
        for shift, who in zip(shifts, names, strict=True):
            for name in who:
                house.put(people[name], shift)
    house.do(cannot_come, shift_id=afternoon[1], person_id=people["Henk"])
    for number, name in ((1, "Aïcha"), (2, "Piet"), (4, "Samira")):
        house.put(people[name], closing[number])
    occurrence = house.children(day=TUESDAY + DAY)
    children = house.making.shift(
        club, day=TUESDAY + DAY, starts=time(13, 30), ends=time(15, 30), occurrence=occurrence
    )
    return Filled(house, people, morning, afternoon, closing, children)


def _shift(house: Rostering, role: int, day: int, starts: time, ends: time, needed: int) -> int:
    return house.making.shift(role, day=MONDAY + day * DAY, starts=starts, ends=ends, needed=needed)
