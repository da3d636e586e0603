"""The figures a second time, as plainly as they can be said: loops over rows as dictionaries.

Written from the definitions in DOMAIN.md 3.2 and from nothing else; slow, and with no line of
the engine in it. ``rows`` holds the rows of every table by its name, with days as dates and
times as times.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Counted = dict[tuple[str, str, str], int]

TIME = ("day_part", "day", "week", "week_part", "weekday_part")
PLACE = ("function", "activity", "host")
WHO = ("age", "area")
NOBODY = "nobody"  # no person can be meant; None is a person who is not known


@dataclass
class Asked:
    """Which figures are wanted: of which house and days, narrowed down to what, and when."""

    site: int
    first: date
    last: date
    key: str  # of a month, a quarter or a year
    today: date
    wall: time
    only: dict[str, Any] = field(default_factory=dict)


@dataclass
class Fact:
    """Something that counts."""

    day: date | None = None
    part: str | None = None
    activity: Row | None = None
    person: int | str | None = NOBODY
    more: dict[str, str] = field(default_factory=dict)


class Naive:
    """One counting."""

    def __init__(self, rows: Rows, asked: Asked) -> None:
        self.rows, self.asked = rows, asked
        self.sums: Counted = defaultdict(int)
        self.sets: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        house = asked.site
        self.roles = {role["id"]: role["name"] for role in rows["role"]}
        self.activities = {a["id"]: a for a in rows["activity"] if a["site_id"] == house}
        self.people = {p["id"]: p for p in rows["person"] if p["site_id"] == house}
        self.organisations = {o["id"]: o for o in rows["organisation"] if o["site_id"] == house}
        self.settings = {s["name"]: s["value"] for s in rows["setting"] if s["site_id"] == house}
        self.areas = {a["postcode"] for a in rows["area"] if a["site_id"] == house}
        self.reports = {r["occurrence_id"]: r for r in rows["occurrence_report"]}
        self.every = [o for o in rows["occurrence"] if o["activity_id"] in self.activities]
        self.occurrences = [
            o
            for o in self.every
            if asked.first <= o["day"] <= asked.last
            and self.activities[o["activity_id"]]["function"] != "internal"
        ]

    # what can be said of rows

    def within(self, table: str) -> Iterator[Row]:
        for row in self.rows[table]:
            mine = row["site_id"] == self.asked.site
            if mine and self.asked.first <= row["day"] <= self.asked.last:
                yield row

    def counts(self, occurrence: Row) -> bool:
        """Say whether it goes ahead, is no meeting of the house and is not answered "unknown"."""
        report = self.reports.get(occurrence["id"])
        return (
            self.activities[occurrence["activity_id"]]["function"] != "internal"
            and occurrence["state"] == "planned"
            and (report is None or report["answer"] != "unknown")
        )

    def over(self, occurrence: Row) -> bool:
        now = (self.asked.today, self.asked.wall)
        return (occurrence["day"], occurrence["ends"]) <= now

    def there(self, occurrence: Row) -> tuple[list[int | None], int]:
        """Give who took part by name (None: no longer known), and how many without."""
        named = [p["person_id"] for p in self.rows["participation"]
                 if p["occurrence_id"] == occurrence["id"]]  # fmt: skip
        unnamed = sum(t["participations"] for t in self.rows["tally"]
                      if t["occurrence_id"] == occurrence["id"])  # fmt: skip
        return named, unnamed

    def part_of(self, at: time) -> str:
        if at < time(12, 30):
            return "morning"
        return "afternoon" if at < time(17) else "evening"

    def fact(self, occurrence: Row, person: int | str | None = NOBODY, **more: str) -> Fact:
        activity = self.activities[occurrence["activity_id"]]
        part = self.part_of(occurrence["starts"])
        return Fact(occurrence["day"], part, activity, person, more)

    # items

    def age(self, person: int | str | None) -> str:
        born = self.people[person]["birth_year"] if isinstance(person, int) else None
        if born is None:
            return ""
        words = self.settings.get("age_groups", "0,13,18,27,45,65,75,85").split(",")
        groups = sorted({0, *(int(word) for word in words)})
        age = max(0, self.asked.last.year - born)
        found = [first for first in groups if first <= age][-1]
        after = [first for first in groups if first > age]
        return f"{found}–{after[0] - 1}" if after else f"{found}+"

    def area(self, person: int | str | None) -> str:
        code = self.people[person]["postcode"] if isinstance(person, int) else None
        if code is None:
            return "unknown"
        if code in self.areas:
            return str(code)
        first, last = self.settings.get("city_postcodes", "6500-6549").split("-")
        return "other" if first <= code <= last else "outside"

    def host(self, number: int | None) -> str:
        """Give what it is on the last day: forward while it ended, back while it is not yet."""
        if number is None:
            return ""
        row, last = self.organisations[number], self.asked.last
        while row["valid_to"] and row["valid_to"] < last and row["successor_id"]:
            row = self.organisations[row["successor_id"]]
        while row["valid_from"] and row["valid_from"] > last:
            before = [o for o in self.organisations.values() if o["successor_id"] == row["id"]]
            if len(before) != 1:
                break
            row = before[0]
        return str(row["id"])

    def item(self, by: str, fact: Fact) -> str:
        if by in WHO:
            return self.age(fact.person) if by == "age" else self.area(fact.person)
        if by in PLACE:
            if fact.activity is None:
                return ""
            if by == "host":
                return self.host(fact.activity["host_id"])
            return str(fact.activity["id" if by == "activity" else by])
        if by in fact.more:
            return fact.more[by]
        if by == "day_part":
            return fact.part or ""
        assert fact.day is not None
        year, week, weekday = fact.day.isocalendar()
        return {
            "": "",
            "day": str(fact.day),
            "week": f"{year}-W{week:02d}",
            "week_part": f"{year}-W{week:02d} {fact.part}",
            "weekday_part": f"{weekday - 1} {fact.part}",
        }[by]

    def inside(self, fact: Fact) -> bool:
        """Say whether it belongs to what the figures are narrowed down to."""
        for by, wanted in self.asked.only.items():
            if by in WHO and fact.person == NOBODY:
                return False
            if by in PLACE and fact.activity is None:
                return False
            if by == "day_part" and fact.part is None:
                return False
            item = self.item(by, fact)
            if item != (self.host(wanted) if by == "host" else str(wanted)):
                return False
        return True

    # adding up

    def add(self, code: str, number: int, fact: Fact, splits: Iterable[str]) -> None:
        if self.inside(fact):
            for by in ("", *splits):
                self.sums[code, by, "" if not by else self.item(by, fact)] += number

    def add_person(self, code: str, fact: Fact, splits: Iterable[str]) -> None:
        """Count different people: a set for each item."""
        if self.inside(fact) and isinstance(fact.person, int):
            for by in ("", *splits):
                self.sets[code, by, "" if not by else self.item(by, fact)].add(fact.person)

    def settled(self) -> Counted:
        for key, people in self.sets.items():
            self.sums[key] += len(people)
        self.adjust()
        return {key: number for key, number in self.sums.items() if number}

    def adjust(self) -> None:
        """Add the erased people of the very period to its figures."""
        for row in self.rows["unique_adjustment"]:
            if (row["site_id"], row["period"]) != (self.asked.site, self.asked.key):
                continue
            by, item = row["by"], row["item"]
            item = self.host(int(item)) if by == "host" and item else item
            for key in self.adjusted(row["code"], by, item):
                self.sums[key] += row["number"]
                if key == ("B3", "", ""):
                    self.sums["B3.erased", "", ""] += row["number"]

    def adjusted(self, code: str, by: str, item: str) -> list[tuple[str, str, str]]:
        """Give where a row goes: narrowed down to one thing, what is of that thing to the whole."""
        if not self.asked.only:
            return [(code, by, item)]
        [(what, wanted), *others] = self.asked.only.items()
        wanted = self.host(wanted) if what == "host" else str(wanted)
        if others or (by, item) != (what, wanted):
            return []
        whole = [(code, "", "")]
        return [*whole, ("B3", "", "")] if code == "B6" and what in PLACE else whole


def midnight_after(day: date) -> datetime:
    """Give the first moment of the day after, in Amsterdam in winter and in summer."""
    from zoneinfo import ZoneInfo

    after = day + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=ZoneInfo("Europe/Amsterdam"))
