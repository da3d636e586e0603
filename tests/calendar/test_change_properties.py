"""Random series, closing days and changes, held against the oracle that walks day by day.

Whatever is done: the dates that go ahead are those of the oracle, what is over or attended never
changes, what was made by hand stays, and undo in reverse order gives back every row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.changing import plan_change, save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.moving import move_occurrence, reinstate_occurrence
from atelier.calendar.recurrence import parse_rule
from atelier.database import Database
from atelier.domain import (
    Activity,
    Actor,
    Base,
    Clock,
    Closure,
    Enrolment,
    Occurrence,
    OccurrenceState,
    Participation,
    Refusal,
    SchoolHoliday,
    Series,
    Shift,
)
from atelier.journal.changes import undo_change
from tests.calendar.oracle import ONE, Plain, public_holidays, walk
from tests.making import Making

EXAMPLES = {"sqlite": 900, "postgresql": 300}  # at full length
TODAY = date(2026, 11, 24)
FIRST = date(2026, 10, 5)  # a Monday
SCHOOL = [(date(2026, 12, 19), date(2027, 1, 3)), (date(2027, 2, 13), date(2027, 2, 21))]
KINDS: tuple[type[Base], ...] = (Series, Occurrence, Enrolment, Shift)

ONE_DATE = ("move", "cancel", "reinstate", "this")
weekdays = st.integers(0, 6)
one_day = st.builds(lambda day: (day,), weekdays)
seasons = st.sampled_from([None, None, (3, 10), (9, 12), (1, 12)])
rules = st.one_of(
    st.builds(
        Plain,
        kind=st.just("weeks"),
        days=one_day,
        every=st.integers(1, 4),
        season=seasons,
        not_school=st.booleans(),
    ),
    st.builds(Plain, kind=st.sampled_from(["even", "odd", "last"]), days=one_day),
    st.builds(Plain, kind=st.just("nth"), days=one_day, nth=st.integers(1, 4)),
    st.builds(Plain, kind=st.just("course"), days=one_day, lessons=st.integers(3, 14)),
    st.builds(
        Plain,
        kind=st.just("weeks"),
        days=st.sampled_from([(0, 1, 2, 3, 4), (0, 2), (1, 4), (2, 3, 5)]),
        every=st.integers(1, 2),
    ),
    st.builds(
        lambda days: Plain("dates", tuple(range(7)), dates=tuple(sorted(days))),
        st.sets(st.integers(0, 200).map(lambda n: FIRST + n * ONE), min_size=2, max_size=9),
    ),
)
number = st.integers(0, 10_000)
steps = st.tuples(
    st.sampled_from(
        [*ONE_DATE, "following", "following", "all", "all", "close", "attend", "wait", "undo"]
    ),
    *(number for _ in range(4)),
)


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
        return Actor(site_id=self.site_id, name="Balie", clock=Clock(now=lambda: self.at))

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
    session.add(activity)
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
                    role="r",
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


def do(world: World, step: tuple[str, int, int, int, int]) -> None:
    """Take one step, and look whether what must stay stayed."""
    name, a, b, c, d = step
    rows = world.rows()
    chosen = rows[a % len(rows)]
    if name in ("wait", "attend", "close", "undo"):
        {"wait": wait, "attend": attend, "close": close, "undo": undo}[name](world, chosen, b)
        return
    came = attended(world)
    fixed = {row.id: facts(row) for row in rows if row.id in came or over(world, row)}
    by_hand = {
        row.id: facts(row, "rule_day")
        for row in rows
        if row.changed and row.id not in fixed and row.id != chosen.id
    }
    before = world.everything()
    knew = world.known
    act: Callable[[], int | None]
    if name in ("following", "all"):
        act = partial(change_series, world, chosen, name, b, c, d)
    else:
        act = partial(change_one, world, chosen, name, b, c)
    session = world.session
    try:
        with session.begin_nested():
            change = act()
    except Refusal:
        world.known = knew
        assert world.everything() == before
        return
    session.expire_all()
    now = {row.id: row for row in world.rows()}
    single = name in ONE_DATE
    for id_, stood in fixed.items():
        if not (single and id_ == chosen.id and id_ not in came and now[id_].day >= world.today):
            assert facts(now[id_]) == stood, "what is over or attended has changed"
    for id_, stood in by_hand.items():
        assert facts(now[id_], "rule_day") == stood, "what was made by hand has changed"
    if change is not None:
        world.undos.append((change, before, knew))


def change_one(world: World, row: Occurrence, name: str, b: int, c: int) -> int:
    session, actor = world.session, world.actor
    if name == "cancel":
        return cancel_occurrence(
            session, occurrence_id=row.id, reason="Ziek", actor=actor, key=uuid4()
        ).change_id
    if name == "reinstate":
        return reinstate_occurrence(
            session, occurrence_id=row.id, actor=actor, key=uuid4()
        ).change_id
    day, starts = row.day + (b % 29 - 9) * ONE, time(8 + c % 12, 30)
    told = move_occurrence(
        session,
        occurrence_id=row.id,
        wanted=ChangeWanted(day=day, starts=starts),
        actor=actor,
        key=uuid4(),
    )
    assert (row.day, row.starts, row.changed) == (day, starts, True)
    return told.change_id


def change_series(world: World, row: Occurrence, reach: str, b: int, c: int, d: int) -> int:
    """Change the series in one of the ways that there are, and ask the oracle."""
    pointed = row.rule_day or row.day
    begin = world.today if reach == "all" else max(world.today, pointed)
    far = max(world.last, begin) + 500 * ONE
    walked = walk(replace(world.rule, lessons=999), world.first, far, set(), set())
    endless = sorted(walked.keys() | set(world.days))
    old = sorted({day for day in walked if day <= world.last} | set(world.days))
    wanted, rule, by = ChangeWanted(), world.rule, 0
    what = ("time", "weekday", "rule", "end")[b % 4]
    if what == "weekday" and pointed.weekday() not in rule.days:
        what = "time"  # of an older rule: the oracle moves one rule at a time
    if what == "time":
        wanted = ChangeWanted(starts=time(9 + c % 8))
    elif what == "weekday":
        by = d % 7 - pointed.weekday()
        wanted = ChangeWanted(day=pointed + by * ONE)
        rule = rule.moved(pointed.weekday(), by, pointed + by * ONE, begin)
    elif what == "rule":
        others = [Plain("weeks", rule.days, every=1 + c % 3), Plain("even", rule.days)]
        others += [Plain("last", rule.days), Plain("weeks", rule.days, season=(11, 4))]
        if rule.kind != "dates":
            rule = others[d % 4] if d % 4 != 3 else others[0]
        wanted = ChangeWanted(rule=parse_rule(rule.words()))
    else:
        wanted = ChangeWanted(last_day=world.today + (c % 200) * ONE)
    reached = Reach.ALL_FUTURE if reach == "all" else Reach.FOLLOWING
    facts_of = {"occurrence_id": row.id, "reach": reached, "wanted": wanted, "actor": world.actor}
    diff = plan_change(world.session, **facts_of)  # type: ignore[arg-type]
    before = {one.id: (one.rule_day or one.day, one.day) for one in world.rows()}
    told = save_change(world.session, **facts_of, seen=diff.stamp, key=uuid4())  # type: ignore[arg-type]
    assert told.rows == diff.rows
    ask(Asked(world, rule, old, endless, begin, wanted, by, pointed, before))
    return told.change_id


@dataclass
class Asked:
    """One change, of which the oracle is asked: what it was about, and how it stood before."""

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

    def fixed(self) -> set[date]:
        """Give the days whose place was taken by something that is over, or attended."""
        came, today = attended(self.world), self.world.today
        return {
            self.goes_to(was)
            for id_, (was, day) in self.before.items()
            if id_ in came or day <= today
        }


def ask(asked: Asked) -> None:
    """Look whether the dates are there that the oracle gives, and no others."""
    world, today = asked.world, asked.world.today
    first, earlier = asked.first()
    last, start = asked.last(first), min(first, asked.begin, *earlier)
    days = asked.days(first, last, earlier)
    rows = {row.rule_day: row for row in world.rows() if row.rule_day and row.rule_day >= start}
    free = {day: row for day, row in rows.items() if is_free(row) and row.day > today}
    fixed, came = asked.fixed(), attended(world)
    for day in (day for day in days if day > today):
        if not days[day]:
            assert day not in free, f"{day}: it goes ahead on a closed day"
        elif day not in free and day not in fixed:
            assert day in rows, f"{day}: it is missing"
            assert rows[day].changed or rows[day].id in came, f"{day}: it is off"
    for day, row in free.items():
        late = asked.goes_to(asked.before.get(row.id, (day, day))[0]) <= today
        assert late or (days.get(day) and row.day == day), f"{day}: the rule does not give it"
    world.days = (*(day for day in world.days if day < start), *sorted(days))
    known = tuple(day for day in asked.rule.dates if day <= last)
    world.rule = replace(asked.rule, dates=known)
    world.first = first if asked.wanted.last_day is None else world.first
    world.last = max(days, default=world.first) if asked.rule.kind == "course" else last


def is_free(row: Occurrence) -> bool:
    return not row.changed and row.state is OccurrenceState.PLANNED


def wait(world: World, _row: Occurrence, b: int) -> None:
    world.at += timedelta(days=b % 12, hours=b % 5)
    world.undos.clear()  # what is over by now may not be given back


def attend(world: World, row: Occurrence, _b: int) -> None:
    if row.day > world.today or row.state is OccurrenceState.CANCELLED:
        return
    if row.id not in attended(world):
        world.session.add(
            Participation(occurrence_id=row.id, person_id=None, day=row.day, arrived_at=world.at)
        )
        world.session.flush()
        world.undos.clear()


def close(world: World, row: Occurrence, b: int) -> None:
    first = row.day + (b % 9 - 4) * ONE
    last = first + (b % 4) * ONE
    world.session.add(Closure(site_id=world.site_id, first_day=first, last_day=last, name="Verf"))
    world.session.flush()
    world.closed |= {first + n * ONE for n in range((last - first).days + 1)}


def undo(world: World, _row: Occurrence | None, _b: int) -> None:
    if world.undos:
        change, before, knew = world.undos.pop()
        undo_change(world.session, change_id=change, actor=world.actor)
        assert world.everything() == before, "undo left something behind"
        world.known = knew


@pytest.mark.timeout(900)
def test_whatever_is_changed_the_oracle_agrees(
    database: Database, making: Making, engine_name: str, rounds: float
) -> None:
    @settings(
        max_examples=round(EXAMPLES[engine_name] * rounds),
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),  # shrinking would take longer than the run
        suppress_health_check=list(HealthCheck),
    )
    @given(rules, st.integers(0, 60), st.integers(30, 260), st.lists(steps, min_size=1, max_size=8))
    def check(
        rule: Plain, start: int, days: int, taken: list[tuple[str, int, int, int, int]]
    ) -> None:
        with database.reading() as session:
            world = planted(session, making.site_id, rule, start, days)
            if world is None:
                return
            for step in taken:
                if world.rows():
                    do(world, step)
            while world.undos:
                undo(world, None, 0)

    check()
