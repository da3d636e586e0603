"""Houses made by chance, with everything in them that a figure could stumble over."""

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from atelier import domain
from atelier.desk.questions import OUTCOMES
from atelier.domain import Base, Clock, DayPart, Function
from atelier.settings.offered import TOPICS
from tests.reports.naive import Rows

TODAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 8, 50, tzinfo=UTC)
_FIRST, _LAST = date(2025, 11, 20), date(2027, 1, 20)
_SETTINGS = {
    "age_groups": ("0,18,65", "12,30"),
    "care_unit_minimum_hours": ("4", "2,5"),
    "care_unit_touched_hours": ("1", "2.5"),
    "city_postcodes": ("6500-6501",),
}


def rows_of_all(session: Session) -> Rows:
    """Give every row of every table as a dictionary."""
    return {
        table.name: [dict(row._mapping) for row in session.execute(select(table))]  # noqa: SLF001
        for table in Base.metadata.sorted_tables
    }


class RandomHouse:
    """Writes one house; all that was written is in the session's transaction."""

    def __init__(self, session: Session, chance: random.Random) -> None:
        self._session, self._chance = session, chance
        self.site = self._add(domain.Site, [{"name": f"House {chance.random()}"}])[0]
        self._settings()
        self.hosts = self._hosts()
        self.people = self._people()
        self.activities = self._activities()
        self.series = self._series()
        self.occurrences = self._occurrences()
        self._came()
        self._registers()
        self._enrolments()
        self._questions()
        self._volunteers()
        self._erased()

    def _add(self, kind: type[Base], rows: list[dict[str, Any]]) -> list[int]:
        if not rows:
            return []
        made = [kind(**row) for row in rows]
        self._session.add_all(made)
        self._session.flush()
        return [row.id for row in made]

    def _day(self) -> date:
        """Give a day; half of them lie in a few weeks, so that things meet."""
        if self._chance.random() < 0.5:
            return date(2026, 10, 19) + timedelta(days=self._chance.randrange(40))
        return _FIRST + timedelta(days=self._chance.randrange((_LAST - _FIRST).days))

    def _settings(self) -> None:
        for name, values in _SETTINGS.items():
            if self._chance.random() < 0.3:
                value = self._chance.choice(values)
                row = {"site_id": self.site, "name": name, "value": value}
                self._add(domain.Setting, [row])
        codes = self._chance.sample(range(6498, 6504), 2)
        areas = [{"site_id": self.site, "postcode": str(c), "name": f"Wijk {c}"} for c in codes]
        self._add(domain.Area, areas)

    def _hosts(self) -> list[int]:
        """One partner as it was, one that was renamed, two that became one."""
        day = date(2026, self._chance.randrange(3, 13), 1)
        day = self._chance.choice([day, date(2027, 1, 1)])

        def one(name: str, **more: Any) -> int:  # noqa: ANN401 - columns
            row = {"site_id": self.site, "name": name, **more}
            return self._add(domain.Organisation, [row])[0]

        renamed, merged = one("New", valid_from=day), one("Both", valid_from=day)
        ended = {"valid_to": day - timedelta(days=1)}
        old = one("Old", **ended, successor_id=renamed)
        both = [one(name, **ended, successor_id=merged) for name in ("Left", "Right")]
        return [one("Same"), renamed, merged, old, *both]

    def _people(self) -> list[int]:
        chance = self._chance
        return self._add(
            domain.Person,
            [
                {
                    "site_id": self.site,
                    "given_name": "A",
                    "birth_year": chance.choice([None, chance.randrange(1930, 2022)]),
                    "postcode": chance.choice([None, str(chance.randrange(6497, 6505))]),
                }
                for _ in range(chance.randrange(1, 25))
            ],
        )

    def _activities(self) -> list[int]:
        chance = self._chance
        return self._add(
            domain.Activity,
            [
                {
                    "site_id": self.site,
                    "code": f"A{number}",
                    "name": f"Activity {number}",
                    "function": function,
                    "host_id": chance.choice([None, *self.hosts]),
                    "capacity": chance.choice([None, 8, 20]),
                    "walk_in": chance.random() < 0.4,
                    "access": chance.choice(["open", "open", "mixed"]),
                    "sensitive": chance.random() < 0.1,
                }
                for number, function in enumerate([*Function, *chance.choices(list(Function), k=3)])
            ],
        )

    def _hours(self) -> tuple[time, time]:
        begins = self._chance.randrange(8 * 60, 19 * 60, 15)
        ends = begins + self._chance.choice([30, 60, 120, 150, 180, 240, 270])
        if self._chance.random() < 0.1:
            begins, ends = 600, 930  # the day programme
        return time(begins // 60, begins % 60), time(ends // 60, ends % 60)

    def _series(self) -> list[int]:
        rows = []
        for activity in self._chance.sample(self.activities, 4):
            starts, ends = self._hours()
            first = self._day()
            last = max(first, self._day())
            rows.append({"activity_id": activity, "rule": "weekly", "weekday": first.weekday(),
                         "starts": starts, "ends": ends, "first_day": first,
                         "last_day": last})  # fmt: skip
        return self._add(domain.Series, rows)

    def _occurrences(self) -> list[domain.Occurrence]:
        chance, rows = self._chance, []
        for _ in range(chance.randrange(5, 60)):
            starts, ends = self._hours()
            cancelled = chance.random() < 0.15
            day = TODAY if chance.random() < 0.05 else self._day()
            rows.append({
                "activity_id": chance.choice(self.activities),
                "day": day, "starts": starts, "ends": ends,
                "state": "cancelled" if cancelled else "planned",
                "skipped": cancelled and chance.random() < 0.3,
                "reason": chance.choice(["", "Ziek", "Storm"]) if cancelled else "",
                "capacity": chance.choice([None, None, 5]),
            })  # fmt: skip
        ids = self._add(domain.Occurrence, rows)
        return [self._session.get_one(domain.Occurrence, number) for number in ids]

    def _came(self) -> None:
        """Participations, visits and tallies; names that were unlinked, counts taken back."""
        chance = self._chance
        visits = {(person, self._day()) for person in self.people for _ in range(6)}
        for one in self.occurrences:
            if chance.random() < 0.2:
                continue
            there = [p for p in self.people if chance.random() < 0.3]
            self._insert(domain.Participation, [
                {"occurrence_id": one.id, "day": one.day, "arrived_at": NOW,
                 "person_id": None if chance.random() < 0.1 else person}
                for person in there
            ])  # fmt: skip
            visits.update((person, one.day) for person in there if chance.random() < 0.8)
            self._tallies(one, chance.randrange(3))
        for _ in range(chance.randrange(20)):
            self._tallies(None, 1)
        self._insert(domain.Visit, [
            {"site_id": self.site, "day": day, "day_part": chance.choice(list(DayPart)),
             "arrived_at": NOW, "person_id": None if chance.random() < 0.1 else person}
            for person, day in sorted(visits)
        ])  # fmt: skip

    def _tallies(self, one: domain.Occurrence | None, number: int) -> None:
        chance = self._chance
        self._insert(domain.Tally, [
            {"site_id": self.site, "day": self._day() if one is None else one.day,
             "day_part": chance.choice(list(DayPart)), "at": NOW,
             "function": Function.MEETING, "occurrence_id": None if one is None else one.id,
             "visits": chance.randrange(-2, 6),
             "participations": 0 if one is None else chance.randrange(-2, 6)}
            for _ in range(number)
        ])  # fmt: skip

    def _insert(self, kind: type[Base], rows: list[dict[str, Any]]) -> None:
        if rows:
            self._session.execute(insert(kind), rows)

    def _registers(self) -> None:
        chance = self._chance
        for one in self.occurrences:
            if chance.random() < 0.6:
                self._insert(domain.OccurrenceReport, [{
                    "occurrence_id": one.id,
                    "indicated": chance.choice([None, 0, 1, 3]),
                    "not_indicated": chance.choice([None, 0, 2]),
                    "professional_minutes": chance.choice([None, 0, 90]),
                    "run_by": chance.choice([None, "residents", "together", "professional"]),
                    "answer": chance.choice([None, None, None, "unknown", "not_held"]),
                    "done_at": chance.choice([None, NOW]), "done_by": "",
                }])  # fmt: skip
            self._insert(domain.Absence, [
                {"occurrence_id": one.id, "day": one.day,
                 "person_id": chance.choice([person, person, None]),
                 "kind": chance.choice(["excused", "absent"])}
                for person in self.people if chance.random() < 0.15
            ])  # fmt: skip

    def _enrolments(self) -> None:
        chance = self._chance
        for person in self.people:
            where: dict[str, Any] = {"series_id": chance.choice(self.series)}
            if chance.random() < 0.5:
                where = {"occurrence_id": chance.choice(self.occurrences).id}
            first = self._day()
            made = datetime.combine(self._day(), time(chance.randrange(24), 30), UTC)
            last = first + timedelta(days=chance.randrange(90))
            self._add(domain.Enrolment, [{
                "person_id": person, "first_day": first, "created_at": made, **where,
                "state": domain.EnrolmentState(chance.choice(["waiting", "enrolled"])),
                "last_day": chance.choice([None, last]),
            }])  # fmt: skip

    def _questions(self) -> None:
        chance = self._chance
        self._insert(domain.Question, [
            {"site_id": self.site, "day": self._day(), "day_part": chance.choice(list(DayPart)),
             "at": NOW, "topic": chance.choice(TOPICS[:4]), "outcome": chance.choice(OUTCOMES),
             "minutes_class": "0-5", "referred_to_id": chance.choice([None, *self.hosts])}
            for _ in range(chance.randrange(30))
        ])  # fmt: skip

    def _volunteers(self) -> None:
        chance = self._chance
        self.roles = self._add(domain.Role, [
            {"site_id": self.site, "code": name, "name": name} for name in ("Balie", "Kok")
        ])  # fmt: skip
        for person in self.people:
            if chance.random() < 0.4:
                since, ended = chance.choice([None, self._day()]), self._day()
                until = chance.choice([None, max(ended, since or ended)])
                status = chance.choice(list(domain.VolunteerStatus))
                row = {"person_id": person, "status": status, "since": since, "until": until}
                self._add(domain.Volunteer, [row])
        for _ in range(chance.randrange(25)):
            self._shift()

    def _shift(self) -> None:
        chance = self._chance
        one = chance.choice([None, *self.occurrences])
        starts, ends = self._hours()
        day = chance.choice([self._day(), date(2026, 11, 3)]) if one is None else one.day
        [number] = self._add(domain.Shift, [{
            "site_id": self.site, "role_id": chance.choice(self.roles), "day": day,
            "starts": starts, "ends": ends, "occurrence_id": None if one is None else one.id,
        }])  # fmt: skip
        for person in chance.sample(self.people, min(3, len(self.people))):
            starts, ends = self._hours()
            told = chance.random() < 0.8
            self._add(domain.Assignment, [{
                "shift_id": number, "person_id": person,
                "worked_starts": starts if told else None, "worked_ends": ends if told else None,
                "confirmed_at": NOW if told and chance.random() < 0.8 else None,
            }])  # fmt: skip

    def _erased(self) -> None:
        chance = self._chance
        function = ("function", chance.choice(list(Function)[:4]).value)
        host, activity = str(chance.choice(self.hosts)), str(chance.choice(self.activities))
        for code, by, item in (
            *(("B3", "", ""), ("B3.new", "", ""), ("B3", "age", ""), ("B3", "area", "other")),
            *(
                ("B6", "", ""),
                ("B6", *function),
                ("B6", "host", host),
                ("B6", "activity", activity),
            ),
        ):
            for period in ("2026-10", "2026-11", "2026-Q4", "2026", "2026-W45"):
                if chance.random() < 0.3:
                    row = {"site_id": self.site, "period": period, "code": code, "by": by}
                    number = chance.randrange(1, 3)
                    self._add(domain.UniqueAdjustment, [{**row, "item": item, "number": number}])


def clock() -> Clock:
    """Give the clock of these houses."""
    return Clock(now=lambda: NOW)
