"""Small houses drawn at random, and their figures, counted here by hand as the engine does."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.protected import Programme

AGES = ("0–12", "13–17", "18–26", "45–64", "65–74", "75–84", "85+", "")
AREAS = ("6546", "6545", "other", "unknown")
PARTS = ("morning", "afternoon", "evening")
TOPICS, OUTCOMES = ("housing", "income", "legal"), ("answered", "referred", "handed_over")
ROLES = ("desk", "cook")
FUNCTIONS = ("meeting", "day_activity", "health")
Named = tuple[Code, Code, Code]
VISITS: Named = (Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED)
TOOK_PART: Named = (Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED)


@dataclass(frozen=True)
class Came:
    """Somebody on one day in the house (no activity) or at an activity; nobody: ``number``."""

    day: date
    part: str
    activity: int | None
    person: int | None = None
    number: int = 1


@dataclass(frozen=True)
class World:
    """A house: who is how old and lives where, what there is, and what happened."""

    people: list[tuple[str, str]]
    activities: list[tuple[str, str]]
    sensitive: frozenset[str]
    came: list[Came]
    questions: list[tuple[date, str, str, str]]
    worked: list[tuple[date, int, str, int]]

    @property
    def programme(self) -> Programme:
        """Give what the engine's reader would read of the programme."""
        return Programme(
            self.sensitive,
            {str(number): what for number, (what, _) in enumerate(self.activities, 1)},
            {str(number): host for number, (_, host) in enumerate(self.activities, 1)},
        )

    def within(self, first: date, last: date) -> "World":
        """Give what happened on some days."""
        return replace(
            self,
            came=[one for one in self.came if first <= one.day <= last],
            questions=[one for one in self.questions if first <= one[0] <= last],
            worked=[one for one in self.worked if first <= one[0] <= last],
        )

    def of_host(self, host: str) -> "World":
        """Give what one host did."""
        came = [
            one
            for one in self.came
            if one.activity is not None and self.activities[one.activity - 1][1] == host
        ]
        return replace(self, came=came, questions=[], worked=[])

    def figures(self) -> Figures:
        """Count everything."""
        found: Counter[Key] = Counter()
        self._count_coming(found)
        self._count_people(found)
        self._count_participants(found)
        self._count_questions(found)
        self._count_work(found)
        self._count_care(found)
        return Figures({key: value for key, value in found.items() if value}, {})

    def _count_coming(self, found: Counter[Key]) -> None:
        for one in self.came:
            codes, places = VISITS, [(By.TOTAL, "")]
            if one.activity is not None:
                codes = TOOK_PART
                places += self._places(one.activity)
            where = [*places, *_times(one.day, one.part)]
            kind = codes[2] if one.person is None else codes[1]
            for by, item in where:
                found[Key(codes[0], by, item)] += one.number
                found[Key(kind, by, item)] += one.number
            age, area = self._who(one.person)
            for by, item in ((By.AGE, age), (By.AREA, area)):
                found[Key(codes[0], by, item)] += one.number
                if one.person is not None:
                    found[Key(codes[1], by, item)] += one.number
            if one.activity is not None:
                for by, item in places:
                    found[Key(Code.PLACES_USED, by, item)] += one.number

    def _count_people(self, found: Counter[Key]) -> None:
        everybody = {one.person for one in self.came if one.person is not None}
        for code, people in (
            (Code.UNIQUE, everybody),
            (Code.UNIQUE_NEW, {one for one in everybody if one % 4 == 0}),
        ):
            found[Key(code)] += len(people)
            for one in people:
                age, area = self._who(one)
                found[Key(code, By.AGE, age)] += 1
                found[Key(code, By.AREA, area)] += 1

    def _count_participants(self, found: Counter[Key]) -> None:
        groups: defaultdict[tuple[By, str], set[int]] = defaultdict(set)
        held: defaultdict[tuple[By, str], set[tuple[int, date, str]]] = defaultdict(set)
        for came in self.came:
            for group in self._groups(came):
                held[group].add((came.activity or 0, came.day, came.part))
                if came.person is not None:
                    groups[group].add(came.person)
        for (by, item), there in groups.items():
            found[Key(Code.UNIQUE_PARTICIPANTS, by, item)] += len(there)
        for (by, item), times in held.items():
            found[Key(Code.HELD, by, item)] += len(times)

    def _count_questions(self, found: Counter[Key]) -> None:
        for day, part, topic, outcome in self.questions:
            codes = [Code.QUESTIONS]
            codes += [Code.REFERRALS] if outcome != "answered" else []
            codes += [Code.REFERRALS_WARM] if outcome == "handed_over" else []
            splits = [(By.TOTAL, ""), (By.TOPIC, topic), (By.OUTCOME, outcome)]
            splits += [(By.TOPIC_OUTCOME, f"{topic} {outcome}"), *_times(day, part)]
            splits.append((By.ORGANISATION, "9" if outcome != "answered" else ""))
            for code in codes:
                for by, item in splits:
                    found[Key(code, by, item)] += 1

    def _count_work(self, found: Counter[Key]) -> None:
        for by in (By.TOTAL, By.ROLE):
            teams: defaultdict[str, set[int]] = defaultdict(set)
            for _, person, role, minutes in self.worked:
                item = role if by is By.ROLE else ""
                teams[item].add(person)
                found[Key(Code.VOLUNTEER_MINUTES, by, item)] += minutes
            for item, team in teams.items():
                found[Key(Code.ACTIVE_VOLUNTEERS, by, item)] += len(team)

    def _count_care(self, found: Counter[Key]) -> None:
        for came in self.came:
            groups = self._groups(came)
            for by, item in groups if (By.FUNCTION, "day_activity") in groups else ():
                kind = Code.INDICATED if came.day.day % 2 else Code.NOT_INDICATED
                found[Key(kind, by, item)] += came.number
                found[Key(Code.CARE_UNITS, by, item)] += came.number

    def _groups(self, came: Came) -> list[tuple[By, str]]:
        if came.activity is None:
            return []
        return [(By.TOTAL, ""), *self._places(came.activity)]

    def _places(self, activity: int) -> list[tuple[By, str]]:
        what, host = self.activities[activity - 1]
        return [(By.ACTIVITY, str(activity)), (By.FUNCTION, what), (By.HOST, host)]

    def _who(self, person: int | None) -> tuple[str, str]:
        return ("", "unknown") if person is None else self.people[person]


def _times(day: date, part: str) -> Iterable[tuple[By, str]]:
    year, week, weekday = day.isocalendar()
    name = f"{year}-W{week:02d}"
    return (
        (By.DAY, day.isoformat()),
        (By.DAY_PART, part),
        (By.WEEK, name),
        (By.WEEK_PART, f"{name} {part}"),
        (By.WEEKDAY_PART, f"{weekday - 1} {part}"),
    )


def draw_world(seed: int, *, first: date, days: int) -> World:
    """Draw a house: small, so that nearly every table holds small numbers."""
    draw = Random(seed)
    people = [(draw.choice(AGES), draw.choice(AREAS)) for _ in range(draw.randint(1, 60))]
    activities = [
        (draw.choice(FUNCTIONS), draw.choice(("1", "2", "3", "")))
        for _ in range(draw.randint(1, 8))
    ]
    sensitive = frozenset(str(one) for one in range(1, 9) if draw.random() < 0.15)
    open_on = draw.sample(range(7), draw.randint(2, 6))
    calendar = [first + timedelta(days=one) for one in range(days)]
    calendar = [day for day in calendar if day.weekday() in open_on] or [first]
    came: set[Came] = set()
    visited: set[tuple[date, int]] = set()
    for _ in range(draw.randint(0, 8 * len(calendar))):
        day, part = draw.choice(calendar), draw.choice(PARTS)
        person = draw.randrange(len(people))
        if draw.random() < 0.5:
            number = draw.randint(1, len(activities))
            came.add(Came(day, PARTS[number % 3], number, person))
        elif (day, person) not in visited:
            visited.add((day, person))
            came.add(Came(day, part, None, person))
    tallies = [
        Came(
            draw.choice(calendar),
            PARTS[number % 3] if number else draw.choice(PARTS),
            number or None,
            None,
            draw.randint(1, 6),
        )
        for number in draw.choices(range(len(activities) + 1), k=draw.randint(0, len(calendar)))
    ]
    questions = [
        (draw.choice(calendar), draw.choice(PARTS), draw.choice(TOPICS), draw.choice(OUTCOMES))
        for _ in range(draw.randint(0, 40))
    ]
    worked = [
        (draw.choice(calendar), draw.randint(1, 5), draw.choice(ROLES), draw.randint(1, 9) * 30)
        for _ in range(draw.randint(0, 12))
    ]
    ordered = sorted(came, key=lambda one: (one.day, one.activity or 0, one.person or 0, one.part))
    return World(people, activities, sensitive, [*ordered, *tallies], questions, worked)
