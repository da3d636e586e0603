"""What is exported is read by others with the same dates, and comes back as it was."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.exchange.ical_out import events_in, programme_calendar
from atelier.calendar.exchange.importing import import_calendar
from atelier.calendar.naming import shown_name
from atelier.calendar.recurrence import dates_of
from atelier.database import Database
from atelier.domain import Activity, Actor, Occurrence, OccurrenceState, Room, Series
from atelier.domain.clock import AMSTERDAM
from atelier.settings.actions import found_house

RULES = (
    *("weekly", "weekly;every=2", "weekly;every=3", "even", "odd", "nth=2", "nth=4", "last"),
    *("course=8", "weekly;months=3-10", "weekly;days=0.1.2.3.4", "weekly;every=2;days=1.3"),
    *("weekly;not_school", "dates"),
)
FATES = ("plain",) * 6 + ("skipped", "cancelled", "moved", "later", "elsewhere", "never", "odd")
HOUSES = count(1)
NEAR = date(2028, 11, 1)  # what lies further ahead is not taken over
Row = tuple[str, date, time, time, str, str, bool]


@dataclass(frozen=True)
class Drawn:
    """One series: its rule, when it begins, how many days, and the fate of each."""

    rule: str
    first: date
    starts: int  # hours
    fates: tuple[str, ...]
    changed_at: int  # from which day on it has another hour; 0 for never
    sensitive: bool
    room: int


@st.composite
def series(draw: st.DrawFn) -> Drawn:
    return Drawn(
        rule=draw(st.sampled_from(RULES)),
        first=date(2026, 1, 5) + timedelta(days=draw(st.integers(0, 400))),
        starts=draw(st.integers(7, 18)),
        fates=("plain", *draw(st.lists(st.sampled_from(FATES), max_size=30))),
        changed_at=draw(st.sampled_from([0, 0, 0, 2, 5])),
        sensitive=draw(st.booleans()),
        room=draw(st.integers(0, 2)),
    )


def days_of_rule(drawn: Drawn) -> Iterator[date]:
    weekday = drawn.first.weekday()
    if drawn.rule == "dates":
        steps = [(number * number * 3) % 11 + 1 for number in range(40)]
        yield from (drawn.first + timedelta(days=sum(steps[:number])) for number in range(40))
        return
    last = drawn.first + timedelta(days=1500)
    told = dates_of(
        drawn.rule, weekday=weekday, first_day=drawn.first, last_day=last, closed=lambda _day: None
    )
    yield from (one.day for one in told)


def build(session: Session, actor: Actor, drawn: list[Drawn]) -> None:
    """Fill a house with series as they were drawn."""
    rooms: list[Room | None] = [None]
    for name in ("Zaal", "Keuken; achter"):
        room = Room(site_id=actor.site_id, code=name[:3], name=name)
        session.add(room)
        session.flush()
        rooms.append(room)
    for number, one in enumerate(drawn):
        activity = Activity(
            site_id=actor.site_id,
            code=f"A{number}",
            name=f"Groep {number}, \\ “é”",
            public_name=f"Rust {number}",
            sensitive=one.sensitive,
            room_id=getattr(rooms[one.room], "id", None),
        )
        session.add(activity)
        session.flush()
        _series(session, activity, one, rooms)


def _series(session: Session, activity: Activity, one: Drawn, rooms: list[Room | None]) -> None:
    days = [day for day in days_of_rule(one) if day < NEAR][: len(one.fates)]
    changed = days[one.changed_at] if 0 < one.changed_at < len(days) else None
    row = Series(
        activity_id=activity.id,
        rule=one.rule,
        weekday=days[0].weekday(),
        starts=time(one.starts),
        ends=time(one.starts + 1, 30),
        first_day=days[0],
        last_day=days[-1],
        rule_from=changed,
    )
    session.add(row)
    session.flush()
    for number, (day, fate) in enumerate(zip(days, one.fates, strict=False)):
        if fate == "never":
            continue
        hour = one.starts if changed is None or day >= changed else one.starts + 2
        session.add(_occurrence(row, activity, rooms, one.room, day, hour, fate, number))


def _occurrence(
    series: Series,
    activity: Activity,
    rooms: list[Room | None],
    usual: int,
    day: date,
    hour: int,
    fate: str,
    number: int,
) -> Occurrence:
    where = rooms[(usual + 1) % 3 if fate in ("elsewhere", "odd") else usual]
    off = fate in ("skipped", "cancelled", "odd")
    return Occurrence(
        activity_id=activity.id,
        series_id=series.id,
        room_id=None if where is None else where.id,
        day=day + timedelta(days=(number % 9) - 4 if fate == "moved" else 0),
        rule_day=day,
        starts=time(hour + 2 if fate == "later" else hour),
        ends=time(hour + 3, 15) if fate == "later" else time(hour + 1, 30),
        state=OccurrenceState.CANCELLED if off else OccurrenceState.PLANNED,
        skipped=fate in ("skipped", "odd"),
        reason="Mevrouw Test is ziek" if off else "",
        changed=fate in ("moved", "later", "elsewhere"),
    )


def rows_of(session: Session, actor: Actor) -> list[Row]:
    """Give what can be seen of every occurrence of a house."""
    found = session.scalars(
        select(Occurrence).join(Activity).where(Activity.site_id == actor.site_id)
    )
    return sorted(
        (
            shown_name(one.activity),
            one.day,
            one.starts,
            one.ends,
            getattr(one.room or one.activity.room, "name", ""),
            one.state.value,
            one.skipped,
        )
        for one in found
    )


def as_others_read_it(data: bytes) -> Counter[tuple[object, ...]]:
    """Give what goes ahead as another program reads it."""
    found = recurring_ical_events.of(Calendar.from_ical(data)).between((2025, 1, 1), (2032, 1, 1))
    return Counter(
        (
            str(one["SUMMARY"]),
            one["DTSTART"].dt.date(),
            one["DTSTART"].dt.time(),
            one["DTEND"].dt.time(),
            str(one.get("LOCATION", "")),
        )
        for one in found
        if str(one.get("STATUS", "")) != "CANCELLED"
    )


def house(database: Database, actor: Actor) -> Actor:
    with database.transaction() as session:
        number = found_house(session, name=f"Huis {next(HOUSES)}", another=True)
    return replace(actor, site_id=number)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(series(), min_size=1, max_size=4))
def test_an_exported_programme_is_the_same_everywhere(
    database: Database, actor: Actor, drawn: list[Drawn]
) -> None:
    here, there = house(database, actor), house(database, actor)
    with database.transaction() as session:
        build(session, here, drawn)
    with database.reading() as session:
        stored = rows_of(session, here)
        data = programme_calendar(session, actor=here)
    ahead = Counter(row[:5] for row in stored if row[5] == "planned")
    assert as_others_read_it(data) == ahead
    assert b"ziek" not in data
    with database.transaction() as session:
        told = import_calendar(session, data=data, actor=there, key=uuid4())
    assert (told.refused, told.occurrences) == ((), len(stored))
    with database.transaction() as session:
        assert rows_of(session, there) == stored
        again = import_calendar(session, data=data, actor=there, key=uuid4())
        at_home = import_calendar(session, data=data, actor=here, key=uuid4())
    for second in (again, at_home):
        assert (second.batch, second.occurrences, second.doubtful) == (None, 0, ())
        assert {reason for _, reason in second.same} <= {"This is already there."}
    with database.reading() as session:
        assert rows_of(session, here) == rows_of(session, there) == stored
        back = programme_calendar(session, actor=there)
    assert as_others_read_it(back) == ahead


def test_a_rule_is_written_as_a_rule_and_comes_back_as_one(
    database: Database, actor: Actor
) -> None:
    plain = ("plain",) * 20
    first = date(2026, 1, 5)
    drawn = [Drawn(rule, first, 9, plain, 0, sensitive=False, room=1) for rule in RULES[:-1]]
    here, there = house(database, actor), house(database, actor)
    with database.transaction() as session:
        build(session, here, drawn)
    with database.reading() as session:
        data = programme_calendar(session, actor=here)
    text = data.decode().replace("\r\n ", "")
    assert events_in(data) == len(drawn)
    for rule in (
        *("INTERVAL=2;BYDAY=MO", "INTERVAL=3;BYDAY=MO", "BYDAY=2MO", "BYDAY=4MO", "BYDAY=-1MO"),
        *("BYDAY=MO,TU,WE,TH,FR", "INTERVAL=2;BYDAY=TU,TH"),
    ):
        assert f"{rule}\r\n" in text
    with database.transaction() as session:
        import_calendar(session, data=data, actor=there, key=uuid4())
        found = session.scalars(
            select(Series.rule).join(Activity).where(Activity.site_id == there.site_id)
        ).all()
    assert sorted(found) == sorted(one.rule for one in drawn)


def test_the_clocks_change_where_they_do(database: Database, actor: Actor) -> None:
    drawn = [Drawn("weekly", date(2026, 3, 1), 9, ("plain",) * 40, 0, sensitive=False, room=0)]
    with database.transaction() as session:
        build(session, actor, drawn)
        data = programme_calendar(session, actor=actor)
    zone: Any = Calendar.from_ical(data).walk("VTIMEZONE")[0]
    changes = {(part["DTSTART"].dt, part["TZOFFSETTO"].td) for part in zone.subcomponents[1:]}
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    assert (datetime.fromisoformat("2026-03-29T02:00"), summer) in changes
    assert (datetime.fromisoformat("2026-10-25T03:00"), winter) in changes
    for wall, offset in changes:  # wall time before the change, as the standard has it
        after = wall.replace(tzinfo=AMSTERDAM, fold=1 if offset == winter else 0)
        assert (after + timedelta(hours=1)).utcoffset() == offset
