"""One series in one transaction, and what the oracle knows of it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from uuid import uuid4

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from atelier.calendar.diff import ChangeWanted
from atelier.domain import (
    Activity,
    Actor,
    Base,
    Clock,
    Enrolment,
    Occurrence,
    OccurrenceState,
    Participation,
    Role,
    SchoolHoliday,
    Series,
    Shift,
)
from tests.acting import at_desk
from tests.calendar.oracle import ONE, Plain, public_holidays, walk

FIRST = date(2026, 10, 5)  # a Monday
SCHOOL = [(date(2026, 12, 19), date(2027, 1, 3)), (date(2027, 2, 13), date(2027, 2, 21))]
KINDS: tuple[type[Base], ...] = (Series, Occurrence, Enrolment, Shift)

Known = tuple[Plain, date, date, tuple[date, ...]]


@dataclass
class World:
    """One series in one transaction, and what the oracle knows of it."""

    session: Session
    site_id: int
    rule: Plain
    first: date
    last: date
    days: tuple[date, ...] = ()  # every day that a rule of the series gave
    at: datetime = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)
    closed: set[date] = field(default_factory=public_holidays)
    school: set[date] = field(default_factory=set)
    series_id: int = 0
    undos: list[tuple[int, list[object], Known]] = field(default_factory=list)

    @property
    def known(self) -> Known:
        return self.rule, self.first, self.last, self.days

    @known.setter
    def known(self, known: Known) -> None:
        self.rule, self.first, self.last, self.days = known

    @property
    def actor(self) -> Actor:
        return at_desk(site_id=self.site_id, clock=Clock(now=lambda: self.at))

    @property
    def today(self) -> date:
        return self.at.date()

    def rows(self) -> list[Occurrence]:
        found = select(Occurrence).where(Occurrence.series_id == self.series_id)
        return list(self.session.scalars(found.order_by(Occurrence.day, Occurrence.id)))

    def everything(self) -> list[object]:
        self.session.flush()
        self.session.expire_all()
        return [facts(row) for kind in KINDS for row in self.session.scalars(in_order(kind))]


def in_order(kind: type[Base]) -> Select[Base]:
    return select(kind).order_by(inspect(kind).primary_key[0])


def facts(row: Base, *but: str) -> tuple[object, ...]:
    names = [one.key for one in inspect(type(row)).column_attrs]
    return tuple(getattr(row, name) for name in names if name not in ("version", *but))


def planted(session: Session, site_id: int, rule: Plain, start: int, days: int) -> World | None:
    """Plan the series as the oracle sees it; None where the rule gives no date at all."""
    world = World(session, site_id, rule, FIRST + start * ONE, FIRST + (start + days) * ONE)
    for first, last in SCHOOL:
        session.add(
            SchoolHoliday(
                site_id=site_id, region="Zuid", name="Vakantie", first_day=first, last_day=last
            )
        )
        world.school |= {first + n * ONE for n in range((last - first).days + 1)}
    far = world.last + 400 * ONE if rule.kind == "course" else world.last
    days_of = walk(rule, world.first, far, world.closed, world.school)
    if not days_of:
        return None
    world.first, world.last, world.days = min(days_of), max(days_of), tuple(days_of)
    world.rule = rule = replace(rule, dates=tuple(sorted(set(rule.dates) & days_of.keys())))
    activity = Activity(site_id=site_id, code=str(uuid4())[:20], name="Reeks", enrolment=True)
    role = Role(site_id=site_id, code=activity.code, name=activity.code)
    session.add_all([activity, role])
    session.flush()
    row = Series(
        activity_id=activity.id,
        rule=rule.words(),
        weekday=world.first.weekday(),
        starts=time(10),
        ends=time(12),
        first_day=world.first,
        last_day=world.last,
    )
    session.add(row)
    session.flush()
    world.series_id = row.id
    for day, goes in days_of.items():
        occurrence = Occurrence(
            activity_id=activity.id,
            series_id=row.id,
            day=day,
            rule_day=day,
            starts=time(10),
            ends=time(12),
            state=OccurrenceState.PLANNED if goes else OccurrenceState.CANCELLED,
            skipped=not goes,
            reason="" if goes else "Dicht",
        )
        session.add(occurrence)
        session.flush()
        if day.toordinal() % 5 == 0:
            session.add(
                Shift(
                    site_id=site_id,
                    role_id=role.id,
                    day=day,
                    starts=time(9, 45),
                    ends=time(12, 15),
                    occurrence_id=occurrence.id,
                )
            )
    session.flush()
    return world


def over(world: World, row: Occurrence) -> bool:
    wall = world.actor.clock.wall(world.at)
    return (row.day, row.starts) <= (wall.date(), wall.time())


def attended(world: World) -> set[int]:
    return set(world.session.scalars(select(Participation.occurrence_id)))


@dataclass
class Asked:
    """One change, of which the oracle is asked: what it was about, and how it stood before."""

    off: set[int]  # what was skipped before
    world: World
    rule: Plain  # the new one
    old: list[date]
    endless: list[date]
    begin: date
    wanted: ChangeWanted
    by: int
    pointed: date
    before: dict[int, tuple[date, date]]

    def goes_to(self, day: date) -> date:
        old = self.world.rule
        alone = len(old.days) > 1 and old.kind != "dates"
        return day if alone and day.weekday() != self.pointed.weekday() else day + self.by * ONE

    def first(self) -> tuple[date, list[date]]:
        """Give where the new rule begins to count, and the days before it that it leaves alone."""
        ahead = [day for day in self.endless if day >= self.begin]
        earlier = [self.goes_to(day) for day in ahead if day < self.world.first]
        if self.rule == self.world.rule or self.by:
            ahead = [day for day in ahead if day >= self.world.first or self.rule.kind == "dates"]
        week = [day for day in ahead if day < ahead[0] + 7 * ONE]
        return min([self.goes_to(day) for day in week], default=self.begin), earlier

    def last(self, first: date) -> date:
        if self.wanted.last_day is not None:
            return self.wanted.last_day
        if self.rule.kind == "course":
            return first + 500 * ONE
        if not (self.by and self.old):
            return self.world.last
        last = max(self.goes_to(day) for day in self.old[-7:])
        while self.rule.kind in ("nth", "last") and (last + ONE).month == last.month:
            last += ONE
        return last

    def given(self, since: date) -> int:
        return sum(
            not row.skipped and self.before.get(row.id, (row.day,))[0] < since
            for row in self.world.rows()
        )

    def days(self, first: date, last: date, earlier: list[date]) -> dict[date, bool]:
        """Give every day that there should be, and whether anything happens on it."""
        closed, school = self.world.closed, self.world.school
        since = first if earlier else min(first, self.begin)
        found = walk(self.rule, first, last, closed, school, self.given(since))
        for day in earlier:
            if day < first and day <= last:
                found[day] = not (day in closed or (self.rule.not_school and day in school))
        return found

    def learn(
        self,
        first: date,
        last: date,
        others: set[date],
        days: dict[date, bool],
        missing: set[date],
    ) -> None:
        """Know the series as it is now; a day that something over has taken is none of it."""
        world = self.world
        world.days = tuple(sorted(others | days.keys() - missing))
        known = {day for day in self.rule.dates if day <= last} - missing
        world.rule = replace(self.rule, dates=tuple(sorted(known)))
        if self.wanted.last_day is None:
            world.first = min((day for day in days if day >= first), default=first)
        world.last = max(days, default=world.first) if self.rule.kind == "course" else last


def ask(asked: Asked) -> None:
    """Look whether the dates are there that the oracle gives, and no others."""
    world, today = asked.world, asked.world.today
    first, earlier = asked.first()
    last, start = asked.last(first), min(first, asked.begin, *earlier)
    days = asked.days(first, last, earlier)
    came = attended(world)
    rows = {row.rule_day: row for row in world.rows() if row.rule_day and row.rule_day >= start}
    free = {day: row for day, row in rows.items() if is_free(row) and row.day > today}
    stayed = {day for day, row in rows.items() if row.id in came or row.day <= today}
    missing = {day for day in days if day > today and days[day] and day not in rows}
    assert len(missing) <= len(stayed - days.keys()), f"{missing}: missing"
    for day in (day for day in days if day > today and day not in missing):
        if days[day]:
            older = day < first and rows[day].id in asked.off  # skipped by a rule of before
            assert day in free or rows[day].changed or day in stayed or older, f"{day}: it is off"
        else:
            assert day not in free, f"{day}: it goes ahead on a closed day"
    for day, row in free.items():
        late = asked.goes_to(asked.before.get(row.id, (day, day))[0]) <= today
        assert late or (days.get(day) and row.day == day), f"{day}: the rule does not give it"
    asked.learn(first, last, {day for day in world.days if day < start} | stayed, days, missing)


def is_free(row: Occurrence) -> bool:
    return not row.changed and row.state is OccurrenceState.PLANNED
