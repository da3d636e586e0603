"""Upgrading: a copy first, one transaction, once; an older version of the tables or the new one."""

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from atelier.database import Database, migrate, open_database
from atelier.database.migrate import NotUpgraded
from atelier.domain import Clock, Unavailable
from tests.database.upgrading import NEWEST, NEXT, facts, next_version
from tests.making import Making
from tests.postgres import Server

ROOT = Path(__file__).parents[2]
KILLS = 300
TOGETHER = 20  # rounds of two desks that upgrade at once


@pytest.fixture
def old(tmp_path: Path, migrated_file: Path, clock: Clock) -> Path:
    """Give a file of the version before, with people in it."""
    path = tmp_path / "old" / "atelier.db"
    path.parent.mkdir()
    shutil.copyfile(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    making = Making(database, clock)
    for letter in "ABCDEFGHIJ":
        making.person(f"Persoon {letter}")
    database.close()
    return path


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program know one migration more."""
    folder = next_version(tmp_path)
    monkeypatch.setattr(migrate, "_MIGRATIONS", folder)
    return folder


def breaking(migrations: Path) -> None:
    """Let the new step fail at its end."""
    (step,) = migrations.glob(f"versions/{NEXT:04d}*")
    step.write_text(step.read_text() + '    op.execute("INSERT INTO lamp VALUES (1)")\n')


def test_an_older_file_is_copied_and_then_upgraded(old: Path, migrations: Path) -> None:
    assert migrations
    before = facts(old)
    open_database(f"sqlite:///{old}").close()
    copy = old.with_name(f"atelier-before-{NEXT:04d}-{NEWEST:04d}.db")
    assert facts(copy) == before
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM lamp").fetchone() == (10,)
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    names = {path.name for path in old.parent.iterdir()} - {"atelier.db-journal"}
    assert names == {old.name, copy.name}


def test_an_upgrade_that_fails_leaves_the_old_tables(old: Path, migrations: Path) -> None:
    breaking(migrations)
    before = facts(old)
    with pytest.raises(NotUpgraded, match="as it was"):
        open_database(f"sqlite:///{old}")
    assert facts(old) == before


def test_without_a_copy_nothing_is_upgraded(old: Path, migrations: Path) -> None:
    assert migrations
    before = facts(old)
    old.with_name(f"atelier-before-{NEXT:04d}-{NEWEST:04d}.part").mkdir()  # in the way
    with pytest.raises(Unavailable, match="No copy"):
        open_database(f"sqlite:///{old}")
    assert facts(old) == before


@pytest.mark.reliability
def test_a_killed_upgrade_is_whole_or_did_not_happen(
    old: Path, on_disk: Path, migrations: Path, rounds: float
) -> None:
    kills = round(KILLS * rounds)
    file = shutil.copy(old, on_disk)
    command = ["-m", "tests.database.upgrading", file, str(migrations), str(kills), "20261124"]
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=True, cwd=ROOT
    )
    counts = json.loads(done.stdout)
    print(counts)  # noqa: T201 - figures to be noted
    assert counts["killed"] > kills / 4
    assert counts["old"] + counts["new"] == kills
    assert (counts["between"], counts["bad copies"], counts["stuck"]) == (0, 0, 0)


@pytest.mark.reliability
def test_two_desks_that_upgrade_at_once_do_it_once(
    server: Server, migrations: Path, rounds: float
) -> None:
    desks = [
        subprocess.Popen(
            [sys.executable, "-c", DESK, str(migrations)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(2)
    ]
    assert [answer(desk) for desk in desks] == ["ready", "ready"]
    for _ in range(round(TOGETHER * rounds)):
        with server.database() as url:
            for desk in desks:
                ask(desk, url)
            assert [answer(desk) for desk in desks] == ["done", "done"]
            database = Database(url)
            with database.reading() as session:
                versions = session.scalars(text("SELECT version_num FROM alembic_version")).all()
                assert versions == [f"{NEXT:04d}"]
                assert session.scalar(text("SELECT count(*) FROM lamp")) == 0
            database.close()
    for desk in desks:
        desk.communicate()


DESK = """
import sys
from pathlib import Path
import alembic.command, psycopg
from atelier.database import migrate, open_database
migrate._MIGRATIONS = Path(sys.argv[1])
print("ready", flush=True)
for url in sys.stdin:
    open_database(url.strip()).close()
    print("done", flush=True)
"""


def ask(desk: "subprocess.Popen[str]", url: str) -> None:
    assert desk.stdin
    desk.stdin.write(f"{url}\n")
    desk.stdin.flush()


def answer(desk: "subprocess.Popen[str]") -> str:
    assert desk.stdout
    return desk.stdout.readline().strip()


@pytest.mark.parametrize("engine_name", ["postgresql"])
@pytest.mark.reliability
def test_a_desk_that_waits_too_long_for_an_upgrade_is_told(
    url: str, migrations: Path, database: Database
) -> None:
    assert migrations
    with database.engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x41544C52})
        with pytest.raises(Unavailable, match="Another desk is busy"):
            open_database(url)
    open_database(url).close()
