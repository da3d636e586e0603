"""What planning costs: expanding, showing every date with its clashes, and saving."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import insert, select, text

from atelier.calendar.closing_days import closing_days
from atelier.calendar.planning import save_series
from atelier.calendar.plans import plan_series
from atelier.calendar.recurrence import Rule, dates_of
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Activity, Occurrence, Room
from tests.benchmarks.conftest import ACTOR, Figures
from tests.benchmarks.floors import in_turn, plain_file

SERIES = 500
STORED = 20_000
FIRST, LAST = date(2026, 11, 30), date(2028, 11, 27)
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def integers(closed: dict[int, str]) -> list[list[tuple[int, str | None]]]:
    """Give the days of all series as plain numbers, with why nothing happens."""
    first, last = YEAR[0].toordinal(), YEAR[1].toordinal()
    return [
        [
            (day, closed.get(day))
            for day in range(first + (n % 7 - YEAR[0].weekday()) % 7, last + 1, 7)
        ]
        for n in range(SERIES)
    ]


def test_a_year_of_series_is_as_quick_as_integers(
    house: Database, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    with house.reading() as session:
        calendar = closing_days(session, site_id=1, first_day=YEAR[0], last_day=YEAR[1])
    days = [YEAR[0] + timedelta(days=n) for n in range(366)]
    table = {day.toordinal(): reason for day in days if (reason := calendar(day))}

    def ours() -> int:
        return sum(
            len(
                dates_of(
                    "weekly",
                    weekday=n % 7,
                    first_day=YEAR[0],
                    last_day=YEAR[1],
                    closed=calendar,
                )
            )
            for n in range(SERIES)
        )

    assert ours() == sum(map(len, integers(table)))
    times = in_turn(partial(integers, table), ours, 30)
    benchmark.pedantic(ours, rounds=5)
    figures.add(
        "500 weekly series, one year",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.5 x",
    )
    assert times.ratio <= 1.5


@pytest.fixture
def full_house(house: Database) -> tuple[Database, int, int]:
    """Give a house with twenty thousand occurrences in the two years to come, and a room."""
    with house.transaction() as session:
        activity = session.scalars(select(Activity.id).order_by(Activity.id)).first() or 0
        rooms = session.scalars(select(Room.id).order_by(Room.id)).all()
        days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
        rows = [
            {
                "activity_id": activity,
                "day": days[n % len(days)],
                "starts": time(8 + n // len(days) % 12),
                "ends": time(8 + n // len(days) % 12, 50),
                "room_id": rooms[n % len(rooms)],
                "state": "planned",
                "version": 1,
            }
            for n in range(STORED)
        ]
        session.execute(insert(Occurrence), rows)
    return house, activity, rooms[0]


def wanted(room: int) -> Wanted:
    return Wanted(Rule(), time(10, 30), time(11, 15), FIRST, LAST, room_id=room)


def test_two_years_are_shown_with_every_clash(
    full_house: tuple[Database, int, int], figures: Figures, benchmark: BenchmarkFixture
) -> None:
    house, activity, room = full_house

    def ours() -> int:
        with house.reading() as session:
            plan = plan_series(session, activity_id=activity, wanted=wanted(room), actor=ACTOR)
            return len(plan.days)

    def floor() -> int:
        with house.reading() as session:
            return len(
                session.execute(
                    text("SELECT id, day, starts, ends FROM occurrence WHERE room_id = :room"),
                    {"room": room},
                ).all()
            )

    assert ours() == 105
    times = in_turn(floor, ours, 20)
    benchmark.pedantic(ours, rounds=5)
    figures.add(
        "two years shown, 20,000 stored",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="< 50 ms",
    )
    assert times.ours_ms < 50


def copy_of(plain: sqlite3.Connection) -> Callable[[], None]:
    """Give what writes the rows of the last save once more, with the driver and nothing else."""
    change = plain.execute("SELECT max(id) FROM calendar_change").fetchone()[0]
    rows: dict[str, list[tuple[object, ...]]] = {}
    for table, where in (
        ("series", f"id IN (SELECT row_id FROM changed_row WHERE change_id = {change}"
                   " AND kind = 'series')"),
        ("occurrence", f"id IN (SELECT row_id FROM changed_row WHERE change_id = {change}"
                       " AND kind = 'occurrence')"),
        ("changed_row", f"change_id = {change}"),
    ):  # fmt: skip
        names = [row[1] for row in plain.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
        kept = [name for name in names if (table, name) != ("occurrence", "rule_day")]
        found = plain.execute(f"SELECT {', '.join(kept)} FROM {table} WHERE {where}").fetchall()
        marks = ", ".join("?" * len(kept))
        rows[f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({marks})"] = found

    def write() -> None:
        plain.execute("BEGIN IMMEDIATE")
        for statement, values in rows.items():
            plain.executemany(statement, values)
        plain.execute("COMMIT")

    return write


def sync_of(folder: Path) -> Callable[[], None]:
    """Give one durable write of a page."""
    handle = os.open(folder / "sync", os.O_CREAT | os.O_WRONLY)

    def write() -> None:
        os.pwrite(handle, b"x" * 4096, 0)
        os.fdatasync(handle)

    return write


def test_saving_a_series_costs_little_more_than_its_commit(
    house: Database,
    house_file: Path,
    tmp_path: Path,
    figures: Figures,
    benchmark: BenchmarkFixture,
) -> None:
    with house.transaction() as session:
        activity = session.scalars(select(Activity.id).order_by(Activity.id)).first() or 0
        empty = [Room(site_id=1, code=f"leeg{n}", name=f"Leeg {n}") for n in range(100)]
        session.add_all(empty)
        session.flush()
        rooms = cycle([room.id for room in empty])
        weekly = replace(wanted(0), last_day=FIRST + timedelta(weeks=52, days=-1))

    def ours() -> None:
        task = partial(
            save_series,
            activity_id=activity,
            wanted=replace(weekly, room_id=next(rooms)),
            answers={},
            actor=ACTOR,
            key=uuid4(),
        )
        house.perform(task)

    ours()
    plain = plain_file(house_file)
    times = in_turn(copy_of(plain), ours, 30)
    synced = in_turn(sync_of(tmp_path), ours, 30)
    benchmark.pedantic(ours, rounds=5)
    plain.close()
    figures.add(
        "saving a year, SQLite, beside the same rows by the driver",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 8 x",
    )
    figures.add(
        "saving a year, SQLite, beside one fdatasync",
        floor=synced.floor_ms,
        ours=synced.ours_ms,
        ratio=synced.ratio,
        target="",
    )
    assert times.ratio <= 8  # where the disk costs nothing; beside a real one it is 2
