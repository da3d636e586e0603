"""How the store speaks to its engine: pragmas, levels, locks, and the faults of the world."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.domain import Base, Setting, Site, Unavailable
from tests.making import Making
from tests.postgres import Server

SQLITE = pytest.mark.parametrize("engine_name", ["sqlite"])
POSTGRESQL = pytest.mark.parametrize("engine_name", ["postgresql"])
WAYS = ["reading", "transaction"]


@SQLITE
def test_every_connection_loses_nothing_in_a_power_cut(database: Database) -> None:
    asked = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    with ExitStack() as stack:
        for _ in range(4):
            session = stack.enter_context(database.reading())
            for pragma, value in asked.items():
                assert session.scalar(text(f"PRAGMA {pragma}")) == value
    with database.transaction() as session:
        for pragma, value in asked.items():
            assert session.scalar(text(f"PRAGMA {pragma}")) == value


@SQLITE
def test_what_was_erased_has_left_the_file(database: Database, making: Making, url: str) -> None:
    person = making.person("Quintessa Zwaluwstaart")
    path = Path(str(make_url(url).database))
    assert b"Zwaluwstaart" in path.read_bytes()
    with database.transaction() as session:
        for table in reversed(Base.metadata.sorted_tables):
            if "person_id" in table.c:
                session.execute(delete(table).where(table.c.person_id == person))
        session.execute(delete(Base.metadata.tables["person"]))
    for file in path.parent.iterdir():
        assert b"Zwaluwstaart" not in file.read_bytes()


@SQLITE
def test_a_second_writer_waits_at_the_door(database: Database) -> None:
    """It waits before it reads: who waits after reading fails, however long the time-out."""
    inside = threading.Event()

    def second() -> None:
        with database.transaction() as session:
            session.scalars(select(Site)).all()
            inside.set()

    with database.transaction() as session:
        session.scalars(select(Site)).all()  # has written nothing yet
        desk = threading.Thread(target=second)
        desk.start()
        assert not inside.wait(0.2)
    assert inside.wait(5)
    desk.join()


def test_a_reader_does_not_wait_for_a_writer(database: Database, making: Making) -> None:
    with database.transaction() as session:
        session.execute(update(Site).values(name="Elders"))
        with database.reading() as other:
            assert other.get_one(Site, making.site_id).name == "Wijkatelier"


@SQLITE
def test_reading_before_writing_never_ends_in_an_error(database: Database, making: Making) -> None:
    row = making.add(Setting(site_id=making.site_id, name="count", value="0"))
    start = threading.Barrier(4, timeout=60)

    def count() -> None:
        start.wait()
        for _ in range(10):
            with database.transaction() as session:
                setting = session.get_one(Setting, row)
                setting.value = str(int(setting.value) + 1)

    together(count, 4)
    with database.reading() as session:
        assert session.get_one(Setting, row).value == "40"


def together(task: Callable[[], object], number: int) -> None:
    threads = [threading.Thread(target=task) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@SQLITE
def test_a_file_that_has_gone_is_not_made_anew(url: str) -> None:
    """An empty house in the place of the real one would look like a loss of everything."""
    path = Path(str(make_url(url).database))
    database = Database(url)
    path.unlink()
    for way in WAYS:
        with pytest.raises(Unavailable), getattr(database, way)() as session:
            session.scalars(select(Site)).all()
    assert list(path.parent.iterdir()) == []
    database.close()


@SQLITE
def test_a_file_that_was_damaged_meanwhile_is_told_in_a_sentence(
    database: Database, url: str
) -> None:
    Path(str(make_url(url).database)).write_bytes(b"something else altogether" * 1000)
    for way in WAYS:
        with pytest.raises(Unavailable, match="damaged"), getattr(database, way)() as session:
            session.scalars(select(Site)).all()


@POSTGRESQL
@pytest.mark.parametrize("level", ["read committed", "repeatable read", "serializable"])
def test_the_server_s_own_ideas_do_not_count(url: str, server: Server, level: str) -> None:
    name = make_url(url).database
    for setting, value in [
        ("default_transaction_isolation", f"'{level}'"),
        ("statement_timeout", "0"),
        ("lock_timeout", "0"),
        ("idle_in_transaction_session_timeout", "0"),
    ]:
        server.run(f"ALTER DATABASE {name} SET {setting} = {value}")
    database = Database(url)
    for way in [*WAYS, *WAYS]:  # the second time on connections that were used before
        with getattr(database, way)() as session:
            found = {
                setting: session.scalar(text(f"SHOW {setting}"))
                for setting in (
                    "transaction_isolation",
                    "lock_timeout",
                    "statement_timeout",
                    "idle_in_transaction_session_timeout",
                )
            }
        assert list(found.values()) == ["read committed", "3s", "15s", "30s"]
    database.close()


@POSTGRESQL
@pytest.mark.reliability
def test_a_desk_that_is_busy_too_long_is_told(database: Database, making: Making) -> None:
    lock = select(Site).where(Site.id == making.site_id).with_for_update()
    with database.transaction() as session:
        session.scalars(lock).one()
        with pytest.raises(Unavailable, match="Another desk is busy"):
            database.perform(lambda other: other.scalars(lock).one())


@POSTGRESQL
@pytest.mark.reliability
def test_a_deadlock_is_nobody_s_business(database: Database, making: Making) -> None:
    rows = [
        making.add(Setting(site_id=making.site_id, name=name, value="0")) for name in ("a", "b")
    ]
    start = threading.Barrier(2, timeout=60)
    done: list[int] = []

    def desk(order: list[int]) -> None:
        tried = 0

        def action(session: Session) -> None:
            nonlocal tried
            tried += 1
            for number, row in enumerate(order):
                setting = session.get_one(Setting, row, with_for_update=True)
                setting.value = str(int(setting.value) + 1)
                session.flush()
                if number == 0 and tried == 1:
                    start.wait()

        database.perform(action)
        done.append(tried)

    desks = [threading.Thread(target=desk, args=(order,)) for order in (rows, rows[::-1])]
    for thread in desks:
        thread.start()
    for thread in desks:
        thread.join()
    assert sorted(done) == [1, 2]
    with database.reading() as session:
        assert [session.get_one(Setting, row).value for row in rows] == ["2", "2"]
