"""The volunteers of the sample house: who they are, what they may do, and when they can."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil

from atelier.domain import Can, DayAnswer, DayPart, VogNeed, VolunteerStatus
from atelier.sample.files import rows
from atelier.sample.patterns import SamplePattern, sample_patterns
from atelier.sample.people import SamplePerson, give_phone

ACTIVE, APPLYING, LEFT = 62, 8, 5
_LONGEST = 2600  # days that somebody is a volunteer
_TURNS = 1.3  # shifts a week of one role that somebody does
_SPARE = 2  # holders of a role more than are needed for that
_BESIDE = {"BHV": 12, "BEHEER": 3, "WERK": 8, "BESTUUR": 5, "REDACTIE": 3}  # hold no shifts
_PARTS = tuple(DayPart)
_MOST_SHIFTS = (6, 8, 8, 10, 12, None)
_MOST_HOURS = (None, None, None, 24, 30, 40)
_VOG_YEARS = 3


@dataclass(frozen=True, slots=True)
class SampleRole:
    """A role as it stands in the list of roles."""

    code: str
    name: str
    vog: VogNeed
    trainings: int
    training: str
    bhv: bool
    at_desk: bool
    key_holder: bool
    rostered: bool


@dataclass(slots=True)
class SampleHeld:
    """A role that a volunteer has."""

    role: SampleRole
    trained: int
    since: date
    vog_seen_on: date | None = None


@dataclass(slots=True)
class SampleVolunteer:
    """Somebody who works in the house, by their place among the people."""

    person: int
    status: VolunteerStatus
    since: date
    until: date | None = None
    agreement_on: date | None = None
    of_age: bool | None = None
    bhv_until: date | None = None
    max_shifts: int | None = None
    max_hours: int | None = None
    emergency: tuple[str, str] = ("", "")
    street: str = ""
    postcode: str = ""
    held: dict[str, SampleHeld] = field(default_factory=dict)
    week: dict[tuple[int, DayPart], Can] = field(default_factory=dict)
    days: dict[tuple[date, DayPart], DayAnswer] = field(default_factory=dict)
    away: tuple[date, date] | None = None

    def works_on(self, day: date) -> bool:
        """Say whether they work here on a day, and are not away."""
        if self.status is not VolunteerStatus.ACTIVE or day < self.since:
            return False
        return self.away is None or not self.away[0] <= day <= self.away[1]

    def can(self, day: date, part: DayPart) -> bool:
        """Say whether they can in that part of a day."""
        answer = self.days.get((day, part))
        if answer is not None:
            return answer is DayAnswer.YES
        return self.week.get((day.weekday(), part), Can.YES) is not Can.NO


def sample_roles() -> list[SampleRole]:
    """Give the roles of the house (DOMAIN 8.4)."""
    needs = {
        "nee": VogNeed.NONE,
        "bij D of kinderen": VogNeed.WITH_CARE,
        "ja": VogNeed.WARN,
        "ja, zonder uitzondering": VogNeed.STRICT,
    }
    return [
        SampleRole(
            code=row["code"],
            name=row["rol"],
            vog=needs[row["VOG"]],
            trainings=int(row["inwerken"]),
            training=row["uitleg"],
            bhv=row["BHV"] == "ja",
            at_desk=row["balie"] == "ja",
            key_holder=row["sleutel"] == "ja",
            rostered=row["rooster"] == "ja",
        )
        for row in rows("roles")
    ]


def choose_volunteers(
    chance: random.Random, people: list[SamplePerson], today: date, share: float
) -> list[SampleVolunteer]:
    """Choose who works here. While they do they are no visitors: a shift is not a visit."""
    suits = [n for n, one in enumerate(people) if not one.regular and _may_work(one, today)]
    numbers = [max(2, round(number * share)) for number in (ACTIVE, APPLYING, LEFT)]
    chosen = chance.sample(suits, min(sum(numbers), len(suits)))
    found: list[SampleVolunteer] = []
    for place, person in enumerate(chosen):
        since = today - timedelta(days=chance.randrange(60, _LONGEST))
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


def qualify(
    chance: random.Random,
    volunteers: list[SampleVolunteer],
    people: list[SamplePerson],
    today: date,
) -> None:
    """Give every volunteer roles, what was seen and shown for them, wishes, and time."""
    active = [one for one in volunteers if one.status is VolunteerStatus.ACTIVE]
    _deal_roles(chance, active, today)
    for one in volunteers:
        _fill_in(chance, one, people, today)
    for one in active:
        one.week = _week(chance)
    for one in chance.sample(active, len(active) // 10):
        first = today + timedelta(days=chance.randrange(3, 40))
        one.away = (first, first + timedelta(days=chance.randrange(6, 15)))
    for one in chance.sample(active, len(active) // 5):
        day = today + timedelta(days=chance.randrange(1, 15))
        one.days[day, chance.choice(_PARTS)] = chance.choice(list(DayAnswer))
    _leave_something_to_do(active, today)


def _deal_roles(chance: random.Random, active: list[SampleVolunteer], today: date) -> None:
    """Deal the roles out, to as many as their shifts of a week need, one after the other."""
    wanted = dict(_BESIDE)
    for pattern in sample_patterns():
        wanted[pattern.role] = wanted.get(pattern.role, 0) + _a_week(pattern)
    everybody = chance.sample(active, len(active))
    begin = 0
    for role in sample_roles():
        turns = wanted.get(role.code, 0)
        number = turns if role.code in _BESIDE else ceil(turns / _TURNS) + _SPARE
        for place in range(min(number, len(everybody))):
            one = everybody[(begin + place) % len(everybody)]
            one.held[role.code] = _held(chance, role, one.since, today)
        begin += number


def _a_week(pattern: SamplePattern) -> int:
    return pattern.wished * pattern.times_a_week


def _held(chance: random.Random, role: SampleRole, since: date, today: date) -> SampleHeld:
    seen = None
    if role.vog is not VogNeed.NONE:
        earliest = today - timedelta(days=_VOG_YEARS * 365 - 60)
        seen = max(since, earliest) + timedelta(days=chance.randrange(1, 50))
    return SampleHeld(role, role.trainings, since, seen)


def _fill_in(
    chance: random.Random, one: SampleVolunteer, people: list[SamplePerson], today: date
) -> None:
    person = people[one.person]
    one.of_age = (person.age(today) or 0) >= 21
    if one.status is not VolunteerStatus.APPLYING:
        one.agreement_on = one.since + timedelta(days=chance.randrange(0, 9))
    one.max_shifts, one.max_hours = chance.choice(_MOST_SHIFTS), chance.choice(_MOST_HOURS)
    if "BHV" in one.held:
        one.bhv_until = today + timedelta(days=chance.randrange(20, 700))
    near = people[chance.randrange(len(people))].name
    one.emergency = (near.full_name, f"+316000000{chance.randrange(100):02d}")
    quarter = chance.choice(("Oefenacker", "Proefkamp", "Voorbeeldbroek"))
    one.street = f"{quarter} {chance.randrange(10, 30)}{chance.randrange(1, 60):02d}"
    one.postcode = f"{person.postcode or '6546'} ZZ"


def _week(chance: random.Random) -> dict[tuple[int, DayPart], Can]:
    """Say when somebody can: most can half of the week, and a few said nothing of it."""
    if chance.random() < 0.15:
        return {}
    kinds, shares = (Can.YES, Can.RATHER_NOT, Can.NO), (62, 13, 25)
    return {
        (weekday, part): chance.choices(kinds, shares)[0] for weekday in range(6) for part in _PARTS
    }


def _leave_something_to_do(active: list[SampleVolunteer], today: date) -> None:
    """Let one VOG be missing and one be old, one BHV run out, and somebody be shown the work."""
    asked = [held for one in active for held in one.held.values() if held.role.vog is VogNeed.WARN]
    if len(asked) > 2:
        asked[0].vog_seen_on = None
        asked[1].vog_seen_on = today - timedelta(days=_VOG_YEARS * 365 + 30)
    holders = [one for one in active if one.bhv_until is not None]
    if holders:
        holders[0].bhv_until = today - timedelta(days=12)
    newest = max(active, key=lambda one: (one.since, one.person), default=None)
    for held in () if newest is None else newest.held.values():
        held.trained = min(held.trained, 1)


def _may_work(person: SamplePerson, today: date) -> bool:
    age = person.age(today)
    return age is not None and 18 <= age <= 79 and person.until is None
