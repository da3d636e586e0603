"""Putting a backup back: over whatever was left there, never a bad one, never half."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.backup.looking import beside, hash_of
from atelier.backup.making import make_backup
from atelier.backup.refusals import (
    InUse,
    NotPutBack,
)
from atelier.backup.restoring import Prepared, carry_out, prepare
from atelier.backup.shelf import Kind, backups_of, note_of
from atelier.database import open_database
from atelier.database.migrate import newest_revision
from atelier.database.opening import read_header
from atelier.domain import Clock, Person, house_actor
from atelier.privacy.erasing import erase
from tests.backup.conftest import add
from tests.backup.looking_in import files, people, sound
from tests.making import Making

RESTORES = 30
KILLS = 100
ROOT = Path(__file__).parents[2]
OLD = ROOT / "tests" / "database" / "versions"


def restored(place: Path, backup: Path, clock: Clock) -> set[str]:
    carry_out(prepare(place, backup=backup, clock=clock), clock=clock)
    return people(place)


def with_torn_commit(place: Path) -> None:
    """Leave the journal of a desk that fell over within a commit."""
    writer = sqlite3.connect(place)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("PRAGMA cache_spill = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE person SET given_name = given_name || hex(randomblob(2000))")
    fallen = {path: path.read_bytes() for path in (place, *beside(place)) if path.exists()}
    writer.rollback()
    writer.close()
    for path, data in fallen.items():
        path.write_bytes(data)


def with_write_ahead_log(place: Path) -> None:
    """Leave the log of another kind of desk."""
    writer = sqlite3.connect(place)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("UPDATE person SET family_name = 'Log'")
    writer.commit()
    fallen = {path: path.read_bytes() for path in (place, *beside(place)) if path.exists()}
    writer.close()
    for path, data in fallen.items():
        path.write_bytes(data)


def with_foreign_log(place: Path) -> None:
    """Leave a log that belongs to a file that is no longer there, and a damaged database."""
    with_write_ahead_log(place)
    data = bytearray(place.read_bytes())
    data[4096:12288] = bytes(8192)
    place.write_bytes(data)


def gone(place: Path) -> None:
    place.unlink()


def whole(_place: Path) -> None:
    """Leave it as it is."""


LEFTOVERS = (whole, with_torn_commit, with_write_ahead_log, with_foreign_log, gone)


@pytest.mark.reliability
@pytest.mark.parametrize("leave", LEFTOVERS, ids=lambda leave: leave.__name__)
def test_whatever_was_left_the_backup_is_put_back_whole(
    place: Path, backup: Path, clock: Clock, rounds: float, leave: Callable[[Path], None]
) -> None:
    for _ in range(max(1, round(RESTORES * rounds / len(LEFTOVERS)))):
        if place.exists():
            leave(place)
        assert restored(place, backup, clock) == people(backup)
        assert sound(place)
        assert not any(path.exists() and path.stat().st_size for path in beside(place))
        assert read_header(place).revision == newest_revision()
        add(place, "Toos Nieuw")  # it can be worked in
        assert not [name for name in files(place.parent) if "half" in name]


def test_before_and_after_are_told_and_the_old_one_is_set_aside(
    place: Path, backup: Path, clock: Clock
) -> None:
    prepared = prepare(place, backup=backup, clock=clock)
    assert (prepared.before["person"], prepared.after["person"]) == (31, 30)
    assert prepared.unsaved
    assert prepared.made_at is not None
    assert "Later" in people(place)
    done = carry_out(prepared, clock=clock)
    assert (done.before["person"], done.after["person"]) == (31, 30)
    assert done.aside is not None
    assert "Later" in people(done.aside)
    newest = backups_of(place, clock)[0]
    assert (newest.path, newest.kind, newest.good) == (done.aside, Kind.ASIDE, False)
    carry_out(prepare(place, backup=done.aside, clock=clock), clock=clock)  # and back again
    assert "Later" in people(place)


def test_what_is_given_up_leaves_nothing(place: Path, backup: Path, clock: Clock) -> None:
    before, there = hash_of(place), files(place.parent)
    prepare(place, backup=backup, clock=clock).give_up()
    assert hash_of(place) == before
    assert files(place.parent) == there


def test_a_damaged_database_is_set_aside_as_it_is(place: Path, backup: Path, clock: Clock) -> None:
    damaged = b"SQLite format 3\x00" + bytes(5000)
    place.write_bytes(damaged)
    done = carry_out(prepare(place, backup=backup, clock=clock), clock=clock)
    assert done.before == {}
    assert done.aside is not None
    assert done.aside.read_bytes() == damaged
    assert people(place) == people(backup)


def old_house(version: str, path: Path) -> Path:
    with sqlite3.connect(path) as connection:
        connection.executescript((OLD / f"{version}.sql").read_text())
        connection.execute(f"PRAGMA application_id = {0x41544C52}")
        connection.execute(f"PRAGMA user_version = {int(version)}")
    connection.close()
    return path


@pytest.mark.parametrize("version", sorted(path.stem for path in OLD.glob("*.sql")))
def test_a_backup_of_an_older_version_is_upgraded(
    place: Path, clock: Clock, tmp_path: Path, version: str
) -> None:
    old = old_house(version, tmp_path / "old.db")
    before = hash_of(old)
    assert restored(place, old, clock) == people(old)
    assert read_header(place).revision == newest_revision()
    assert hash_of(old) == before
    assert not [name for name in files(place.parent) if "half" in name]


def test_another_program_that_writes_is_not_cut_off(
    place: Path, backup: Path, clock: Clock
) -> None:
    prepared = prepare(place, backup=backup, clock=clock)
    writer = sqlite3.connect(place)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(InUse):
        carry_out(prepared, clock=clock)
    writer.close()
    assert "Later" in people(place)


def test_a_disk_that_refuses_leaves_what_was_there(place: Path, backup: Path, clock: Clock) -> None:
    prepared = prepare(place, backup=backup, clock=clock)
    prepared.staged.unlink()  # somebody cleaned up
    with pytest.raises(NotPutBack):
        carry_out(prepared, clock=clock)
    assert "Later" in people(place)


def gone_again(known: Session, restored: Session, _clock: Clock) -> int:
    """Take away who is no longer in the database that was in use."""
    still = set(known.scalars(select(Person.family_name)))
    found = [one for one in restored.scalars(select(Person)) if one.family_name not in still]
    for person in found:
        person.family_name, person.given_name = "", "gewist"
    return len(found)


def erased(place: Path, name: str) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute(
            "UPDATE person SET family_name = '', given_name = 'gewist' WHERE family_name = ?",
            (name,),
        )
    connection.close()


@pytest.mark.parametrize("damaged", [False, True])
def test_who_was_erased_since_stays_erased(
    place: Path, backup: Path, clock: Clock, damaged: bool
) -> None:
    erased(place, "Proef3")
    if damaged:
        make_backup(place, clock=clock)  # which knows it, too
        place.write_bytes(b"")
    prepared = prepare(place, backup=backup, clock=clock, replays=(gone_again,))
    assert prepared.erased_again == 1
    assert "Proef3" in people(backup)
    carry_out(prepared, clock=clock)
    assert "Proef3" not in people(place)
    assert b"Proef3" not in place.read_bytes()
    assert not [name for name in files(place.parent) if "half" in name]


def test_a_person_erased_since_is_erased_from_the_backup_too(
    place: Path, backup: Path, clock: Clock
) -> None:
    """Scenario 26: a backup of before the erasure is put back."""
    house = open_database(f"sqlite:///{place}")
    actor = house_actor(site_id=Making(house, clock).site_id, name="Balie", clock=clock)
    with house.transaction() as session:
        marked = select(Person.erasure_key).where(Person.family_name == "Proef7")
        erase(session, mark=session.scalars(marked).one(), actor=actor)
    house.close()
    prepared = prepare(place, backup=backup, clock=clock)
    assert prepared.erased_again == 1
    carry_out(prepared, clock=clock)
    assert people(place) == people(backup) - {"Proef7"}
    assert b"Proef7" not in place.read_bytes()
    again = prepare(place, backup=backup, clock=clock)  # the list of erasures came along
    assert again.erased_again == 1
    again.give_up()


@pytest.mark.parametrize("version", sorted(path.stem for path in OLD.glob("*.sql"))[-2:])
def test_who_was_erased_since_an_upgrade_is_erased_from_the_backup_of_before(
    place: Path, clock: Clock, tmp_path: Path, version: str
) -> None:
    """Scenario 26 with a backup that knows no keys yet: it gives everybody the same ones."""
    backup = old_house(version, tmp_path / "old.db")
    shutil.copyfile(backup, place)
    house = open_database(f"sqlite:///{place}")  # the house goes on from there
    with house.transaction() as session:
        toos = session.scalars(select(Person).order_by(Person.id)).all()[0]
        name = toos.family_name
        actor = house_actor(site_id=toos.site_id, name="Balie", clock=clock)
        erase(session, mark=toos.erasure_key, actor=actor)
        others = session.execute(select(Person.id, Person.erasure_key)).all()
    house.close()
    prepared = prepare(place, backup=backup, clock=clock)
    assert prepared.erased_again == 1
    carry_out(prepared, clock=clock)
    assert people(place) == people(backup) - {name}
    house = open_database(f"sqlite:///{place}")
    with house.reading() as session:
        assert session.execute(select(Person.id, Person.erasure_key)).all() == others
    house.close()


def test_nothing_prepared_shows_what_is_in_it() -> None:
    shown = Prepared(Path("Proef"), Path("Proef"), None, {"Proef": 1}, {}, False, 0)
    assert "Proef" not in repr(shown)
    assert note_of(Path("a.db")).name == "a.db.json"


@pytest.mark.reliability
def test_a_restore_that_is_killed_leaves_the_old_house_or_the_new(
    place: Path, backup: Path, rounds: float
) -> None:
    kills = round(KILLS * rounds)
    done = subprocess.run(
        [sys.executable, "-m", "tests.backup.killing", str(place), str(backup), str(kills), "7"],
        stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    figures = json.loads(done.stdout)
    print(figures)  # noqa: T201 - figures to be noted
    assert figures["neither"] == 0
    assert figures["old"] + figures["new"] == figures["kills"] == kills
