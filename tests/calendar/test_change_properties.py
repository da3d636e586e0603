"""Random series, closing days and changes, held against the oracle that walks day by day.

Whatever is done: the dates that go ahead are those of the oracle, what is over or attended never
changes, what was made by hand stays, and undo in reverse order gives back every row.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.changing import plan_change, save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.moving import move_occurrence, reinstate_occurrence
from atelier.calendar.recurrence import parse_rule
from atelier.database import Database
from atelier.domain import (
    Closure,
    Occurrence,
    OccurrenceState,
    Participation,
    Refusal,
)
from atelier.journal.changes import undo_change
from tests.calendar.changing_world import FIRST, Asked, World, ask, attended, facts, over, planted
from tests.calendar.oracle import ONE, Plain, walk
from tests.making import Making

EXAMPLES = {"sqlite": 900, "postgresql": 300}  # at full length

ONE_SERIES = ("following", "all")
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
        [*ONE_DATE, *ONE_SERIES, *ONE_SERIES, "close", "attend", "attend", "wait", "wait", "undo"]
    ),
    *(number for _ in range(4)),
)


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
    if name in ONE_SERIES:
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
        assert wanted.last_day is not None
        begin = min(begin, wanted.last_day + ONE)
    reached = Reach.ALL_FUTURE if reach == "all" else Reach.FOLLOWING
    facts_of = {"occurrence_id": row.id, "reach": reached, "wanted": wanted, "actor": world.actor}
    diff = plan_change(world.session, **facts_of)  # type: ignore[arg-type]
    off = {one.id for one in world.rows() if one.skipped}
    before = {one.id: (one.rule_day or one.day, one.day) for one in world.rows()}
    told = save_change(world.session, **facts_of, seen=diff.stamp, key=uuid4())  # type: ignore[arg-type]
    assert told.rows == diff.rows
    ask(Asked(off, world, rule, old, endless, begin, wanted, by, pointed, before))
    return told.change_id


def wait(world: World, row: Occurrence, b: int) -> None:
    """Let time pass, to a day on which something happens: before it begins, or after."""
    later = datetime.combine(row.day, time(6 + b % 8), tzinfo=UTC)
    soon = timedelta(days=b % 12, hours=b % 5)
    world.at = later if timedelta(0) < later - world.at < timedelta(days=60) else world.at + soon
    world.undos.clear()  # what is over by now may not be given back


def attend(world: World, row: Occurrence, _b: int) -> None:
    today = [one for one in world.rows() if one.day == world.today]
    row = next(iter(today), row)
    if row.day > world.today or row.state is OccurrenceState.CANCELLED:
        return
    if row.id not in attended(world):
        there = Participation(
            occurrence_id=row.id, person_id=None, day=row.day, arrived_at=world.at
        )
        world.session.add(there)
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
    @given(rules, st.integers(0, 60), st.integers(30, 260), st.lists(steps, min_size=1, max_size=9))
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
