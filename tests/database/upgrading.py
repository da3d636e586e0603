"""Upgrades that are killed: a process that has imported everything forks, and kills its child.

Run as ``python -m tests.database.upgrading FILE MIGRATIONS KILLS SEED``; prints counts as JSON.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from importlib import import_module
from pathlib import Path

from atelier.database import migrate, open_database

Facts = list[tuple[object, ...]]

NEWEST = migrate.newest_revision()
NEXT = NEWEST + 1  # the version that only tests know
STEP = '''"""One more step, for tests: a table rewritten, a table more, every row touched."""

import sqlalchemy as sa
from alembic import op

revision = "{next:04d}"
down_revision = "{newest:04d}"


def upgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("colour", sa.String(20), nullable=True))
    op.create_table("lamp", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE person SET colour = 'blue'")
    op.execute("INSERT INTO lamp SELECT id FROM person")
'''


def next_version(folder: Path) -> Path:
    """Make a folder of migrations with one more than there are."""
    migrations = folder / "migrations"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", migrations)
    step = STEP.format(next=NEXT, newest=NEWEST)
    (migrations / "versions" / f"{NEXT:04d}_next.py").write_text(step)
    return migrations


def facts(path: Path) -> Facts:
    """Give the tables, the versions and the number of people, as sqlite3 alone sees them."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        ask = connection.execute
        return [
            *ask("SELECT name, sql FROM sqlite_master ORDER BY name"),
            *ask("SELECT version_num FROM alembic_version"),
            *ask("PRAGMA user_version"),
            *ask("PRAGMA application_id"),
            *ask("SELECT count(*) FROM person"),
            *ask("PRAGMA integrity_check"),
        ]


def in_a_child(path: Path) -> int:
    """Upgrade a file in a child; give its number."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            open_database(f"sqlite:///{path}").close()
        os._exit(0)
    return child


def killed_after(seconds: float, path: Path) -> bool:
    """Upgrade in a child and kill it; say whether it was still at it."""
    child = in_a_child(path)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def upgraded(path: Path, file: Path) -> tuple[float, Facts]:
    """Upgrade a copy of a file; say how long it takes, in seconds, and what it becomes."""
    shutil.copyfile(file, path)
    began = time.monotonic()
    os.waitpid(in_a_child(path), 0)
    return time.monotonic() - began, facts(path)


def main(file: Path, kills: int, seed: int) -> dict[str, int]:
    rng = random.Random(seed)
    old = facts(file)
    runs = [upgraded(file.with_name(f"upgraded{number}.db"), file) for number in range(3)]
    lasts, new = min(run[0] for run in runs), runs[0][1]  # the first run warms the disk up
    counts = {"killed": 0, "old": 0, "new": 0, "between": 0, "bad copies": 0, "stuck": 0}
    counts["milliseconds"] = round(1000 * lasts)
    for number in range(kills):
        folder = file.with_name(str(number))
        folder.mkdir()
        path = folder / "atelier.db"
        shutil.copyfile(file, path)
        counts["killed"] += killed_after(rng.uniform(0, 1.2 * lasts), path)
        found = facts(path)
        counts["old" if found == old else "new" if found == new else "between"] += 1
        counts["bad copies"] += sum(facts(copy) != old for copy in folder.glob("*before*.db"))
        open_database(f"sqlite:///{path}").close()
        counts["stuck"] += facts(path) != new
        shutil.rmtree(folder)
    return counts


if __name__ == "__main__":
    for heavy in ("alembic.command", "alembic.autogenerate", "sqlalchemy.dialects.sqlite"):
        import_module(heavy)  # before the fork
    migrate._MIGRATIONS = Path(sys.argv[2])  # noqa: SLF001 - there is one step only, as yet
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4]))))  # noqa: T201
