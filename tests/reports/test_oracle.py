"""The engine counts what a second, naive count finds in the same rows, in houses by chance."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.domain import Actor, DayPart, Function
from atelier.reports.engine import figures_of
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.periods import Period, Span
from atelier.reports.scope import Scope
from atelier.reports.splits import splits_of
from atelier.reports.tracing import rows_of
from tests.acting import at_desk
from tests.conftest import migrate
from tests.postgres import Server
from tests.reports.naive import Asked, Rows
from tests.reports.naive_figures import figures as counted_plainly
from tests.reports.random_house import TODAY, RandomHouse, clock, rows_of_all

HOUSES, ON_A_SERVER = 200, 40  # at full length
PERIODS = (
    *(Period.of(span, TODAY) for span in Span),
    Period.of(Span.MONTH, date(2026, 10, 1)),
    Period.of(Span.WEEK, date(2026, 11, 2)),
    Period(Span.OWN, date(2026, 9, 3), date(2026, 11, 9)),
    Period(Span.OWN, date(2025, 12, 1), date(2027, 1, 31)),
)
SCOPES = ("function", "activity", "host", "age", "area", "day_part")
_COLUMNS = {"activity": "activity_id", "host": "host_id"}


@pytest.mark.timeout(900)
def test_two_hundred_houses_are_counted_as_their_rows_say(
    migrated_file: Path, tmp_path: Path, rounds: float
) -> None:
    path = shutil.copy(migrated_file, tmp_path / "atelier.db")
    database = Database(f"sqlite:///{path}")
    for seed in range(round(HOUSES * rounds)):
        compare_house(database, seed)
    database.close()


@pytest.mark.timeout(900)
def test_a_server_counts_the_same(server: Server, rounds: float) -> None:
    with server.database(server.migrated(migrate)) as url:
        database = Database(url)
        for seed in range(round(ON_A_SERVER * rounds)):
            compare_house(database, 1000 + seed)
        database.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_rows_of_each_figure_add_up_to_it(database: Database, seed: int) -> None:
    chance = random.Random(2000 + seed)
    with house(database, chance) as (session, actor, rows):
        for period in (chance.choice(PERIODS), Period.of(Span.MONTH, TODAY)):
            for only in ({}, narrowed(rows, actor, chance)):
                scope = scope_of(only)
                figures = figures_of(session, period=period, actor=actor, scope=scope)
                for key in keys_of(figures):
                    found = rows_of(session, key=key, period=period, actor=actor, scope=scope)
                    assert sum(row.number for row in found) == figures[key], (key, period, only)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_narrowed_down_is_what_the_split_says(database: Database, seed: int) -> None:
    chance = random.Random(3000 + seed)
    with house(database, chance) as (session, actor, _):
        period = Period.of(Span.QUARTER, TODAY)
        whole = figures_of(session, period=period, actor=actor)
        items = {(key.by, key.item) for key in whole if key.by.value in SCOPES}
        for by, item in items - {(By.FUNCTION, ""), (By.ACTIVITY, ""), (By.HOST, "")}:
            scope = scope_of({by.value: item})
            part = figures_of(session, period=period, actor=actor, scope=scope)
            for code in Code:
                if by in splits_of(code):
                    assert part.total(code) == whole[Key(code, by, item)], (code, scope)


def test_every_figure_there_is_was_compared(database: Database) -> None:
    found: set[Key] = set()
    for seed in range(4):
        with house(database, random.Random(seed)) as (session, actor, _):
            for period in PERIODS:
                found.update(figures_of(session, period=period, actor=actor))
    assert {key.code for key in found} == set(Code)
    for code in Code:
        splits = {key.by for key in found if key.code is code} - {By.TOTAL}
        assert splits == set(splits_of(code)), code


def compare_house(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    with house(database, chance) as (session, actor, rows):
        for period in PERIODS:
            for only in ({}, narrowed(rows, actor, chance)):
                figures = figures_of(session, period=period, actor=actor, scope=scope_of(only))
                found = {(k.code.value, k.by.value, k.item): v for k, v in figures.items()}
                expected = counted_plainly(rows, asked_of(period, actor, only))
                assert found == expected, (seed, period, only)


@contextmanager
def house(database: Database, chance: random.Random) -> Iterator[tuple[Session, Actor, Rows]]:
    """Give a house by chance beside another one, which must not be seen; none of it is kept."""
    with database.reading() as session:
        RandomHouse(session, chance)
        made = RandomHouse(session, chance)
        actor = at_desk(site_id=made.site, clock=clock())
        yield session, actor, rows_of_all(session)


def narrowed(rows: Rows, actor: Actor, chance: random.Random) -> dict[str, Any]:
    """Give one or two things to narrow figures down to."""
    mine = {
        table: [row["id"] for row in rows[table] if row["site_id"] == actor.site_id]
        for table in ("activity", "organisation")
    }
    choices = {
        "function": chance.choice(list(Function)).value,
        "activity": chance.choice(mine["activity"]),
        "host": chance.choice(mine["organisation"]),
        "age": chance.choice(["", "65–74", "18–26", "85+"]),
        "area": chance.choice(["6500", "other", "outside", "unknown"]),
        "day_part": chance.choice(list(DayPart)).value,
    }
    names = chance.sample(sorted(choices), chance.choice([1, 1, 2]))
    return {name: choices[name] for name in names}


def scope_of(only: dict[str, Any]) -> Scope:
    kinds = {"function": Function, "activity": int, "host": int, "day_part": DayPart}
    return Scope(
        **{_COLUMNS.get(name, name): kinds.get(name, str)(item) for name, item in only.items()}
    )


def asked_of(period: Period, actor: Actor, only: dict[str, Any]) -> Asked:
    named = period.span in (Span.MONTH, Span.QUARTER, Span.YEAR)
    key = period.key if named else ""
    return Asked(actor.site_id, period.first, period.last, key, TODAY, time(9, 50), only)


def keys_of(figures: Figures) -> list[Key]:
    """Give the figures there are, and some that are nil."""
    nil = [Key(code, by) for code in Code for by in By]
    return list(dict.fromkeys([*figures, *nil]))
