"""A house of every version that was ever given out opens in this one, with all that it had."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, DateTime, MetaData, Table, inspect, select, text

from atelier.database import Database, migrate, open_database
from atelier.desk.actions import check_in
from atelier.domain import (
    Activity,
    ActivitySetting,
    Assignment,
    AssignmentState,
    Base,
    Clock,
    Occurrence,
    Person,
    Role,
    Shift,
)
from atelier.journal.row_kinds import KINDS
from tests.acting import at_desk
from tests.postgres import Server

OLD = Path(__file__).parent / "versions"
VERSIONS = tuple(sorted(path.stem for path in OLD.glob("*.sql")))
FIRST_OF_NEXT = 6  # the migrations from here on are given out together
MOVED = {  # kept elsewhere since
    ("activity", "setting"),
    ("shift", "role"),
    ("alembic_version", "version_num"),
}
Rows = dict[str, list[dict[str, object]]]


def old_rows(version: str) -> Rows:
    """Read what a house of that version held."""
    memory = sqlite3.connect(":memory:")
    memory.row_factory = sqlite3.Row
    memory.executescript((OLD / f"{version}.sql").read_text())
    names = [
        name for (name,) in memory.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    rows = {
        name: [dict(row) for row in memory.execute(f'SELECT * FROM "{name}"')] for name in names
    }
    memory.close()
    return rows


def test_no_version_was_left_out() -> None:
    given_out = range(1, FIRST_OF_NEXT)
    assert [f"{number:04d}" for number in given_out] == list(VERSIONS)
    assert migrate.newest_revision() >= FIRST_OF_NEXT


@pytest.fixture(params=VERSIONS)
def rows(request: pytest.FixtureRequest) -> Rows:
    return old_rows(str(request.param))


@pytest.fixture
def place(
    rows: Rows,
    engine_name: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """Give the place of a house that the old version made, with its rows."""
    ((version,),) = [tuple(row.values()) for row in rows["alembic_version"]]
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", folder)
    for step in (folder / "versions").glob("[0-9]*.py"):
        if step.stem[:4] > str(version):
            step.unlink()
    if engine_name == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.db'}"
        fill(url, rows, folder, monkeypatch)
        yield url
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as url:
        fill(url, rows, folder, monkeypatch)
        yield url


def fill(url: str, rows: Rows, migrations: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(migrate, "_MIGRATIONS", migrations)
        open_database(url, create=True).close()
    database = Database(url)
    with database.engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            if rows[table.name] and table.name != "alembic_version":
                connection.execute(table.insert(), [typed(table, row) for row in rows[table.name]])
                if connection.dialect.name == "postgresql":
                    numbered = f"pg_get_serial_sequence('{table.name}', 'id')"
                    newest = f'(SELECT max(id) FROM "{table.name}")'
                    connection.execute(text(f"SELECT setval({numbered}, {newest})"))
    database.close()


def typed(table: Table, row: dict[str, object]) -> dict[str, object]:
    """Turn what SQLite keeps into what the columns of either engine want."""
    return {name: as_column(table.c[name].type, value) for name, value in row.items()}


def as_column(kind: object, value: object) -> object:
    if value is None:
        return None
    if isinstance(kind, Boolean):
        return bool(value)
    return datetime.fromisoformat(str(value)) if isinstance(kind, DateTime) else value


def test_every_row_is_still_there(place: str, rows: Rows) -> None:
    database = open_database(place)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        tables = MetaData()
        tables.reflect(connection)
        for name, before in rows.items():
            after = [
                dict(row) for row in connection.execute(select(tables.tables[name])).mappings()
            ]
            assert len(after) == len(before), name
            for old, new in zip(before, sorted(after, key=first_value), strict=True):
                kept = {key: value for key, value in old.items() if (name, key) not in MOVED}
                assert {key: plain(new[key]) for key in kept} == {
                    key: plain(value) for key, value in kept.items()
                }
        assert inspect(connection).has_table("changed_row")
    database.close()


def first_value(row: dict[str, object]) -> int:
    value = next(iter(row.values()))
    return value if isinstance(value, int) else 0


def plain(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    return str(value).replace("-", "") if len(str(value)) == 36 else str(value)


def test_the_upgraded_house_works(place: str) -> None:
    database = open_database(place)
    actor = at_desk(site_id=1, clock=Clock(now=lambda: datetime(2026, 11, 24, 9, 0, tzinfo=UTC)))
    with database.reading() as session:
        annie = session.scalar(select(Person.id).where(Person.given_name == "Annie"))
        yoga = session.scalar(select(Occurrence.id).where(Occurrence.day == date(2026, 11, 24)))
        known = session.scalars(
            select(ActivitySetting.activity_id).where(ActivitySetting.first_day <= actor.today())
        )
        assert set(known) == set(session.scalars(select(Activity.id)))
    assert annie is not None
    assert yoga is not None
    arrive = partial(check_in, person_id=annie, occurrence_ids=[yoga], actor=actor, key=uuid4())
    assert database.perform(arrive).action_id
    database.close()


def test_what_stood_in_a_shift_became_a_role(place: str, rows: Rows) -> None:
    if "role" in rows:
        pytest.skip("it was one already")
    before = {row["id"]: row["role"] for row in rows["shift"]}
    database = open_database(place)
    with database.reading() as session:
        names = session.execute(select(Shift.id, Role.name).join(Role, Role.id == Shift.role_id))
        assert {id_: name for id_, name in names} == before  # noqa: C416 - rows are no pairs
        states = {
            row["id"]: AssignmentState.WORKED if row.get("confirmed_at") else AssignmentState.AGREED
            for row in rows["assignment"]
        }
        found = session.execute(select(Assignment.id, Assignment.state))
        assert {id_: state for id_, state in found} == states  # noqa: C416 - rows are no pairs
        wished = session.execute(select(Shift.needed, Shift.wished)).all()
        assert all(needed == most for needed, most in wished)
    database.close()


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_numbers_go_on_above_those_that_were_there(place: str) -> None:
    database = open_database(place)
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
        last = dict(tuple(row) for row in rows)
        for name in KINDS:
            highest = connection.scalar(text(f'SELECT max(id) FROM "{name}"'))
            assert (last.get(name) or None) == highest, name
        assert last["occurrence"]
    database.close()
