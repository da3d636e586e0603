"""A file that may not be written is looked at: everything is read, and nothing reaches it."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.accounts.managing import make_first_administrator
from atelier.accounts.signing_in import choose_secret, sign_in, sign_out
from atelier.accounts.tiles import tiles
from atelier.database import migrate, open_database
from atelier.database.opening import Damaged
from atelier.database.place import why_not_written
from atelier.database.viewing import ViewedDatabase, ViewOnly, view_database
from atelier.desk.counting import count_visitors
from atelier.domain import Actor, Clock, Function, Person, Tally
from tests.database.test_opening import as_a_volunteer, everything, stamped
from tests.database.upgrading import next_version
from tests.making import Making

WHY = "The file of the database may only be read on this computer."
PASSPHRASE = "paard accu nietje"


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Path:
    """Give a file of our own, in a folder that everybody can reach."""
    path = tmp_path / "house" / "atelier.db"
    path.parent.mkdir()
    shutil.copyfile(migrated_file, path)
    for folder in (path.parent, *path.parent.parents):
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    return path


@pytest.fixture
def ingrid(house: Path, clock: Clock) -> Actor:
    """Give the administrator of the house; two people come there."""
    database = open_database(f"sqlite:///{house}")
    making = Making(database, clock)
    making.person("Ans Bakker")
    making.person("Ben Smit")
    made = database.perform(
        partial(
            make_first_administrator,
            name="Ingrid",
            passphrase=PASSPHRASE,
            actor=making.actor,
            key=uuid4(),
        )
    )
    database.close()
    assert made.actor is not None
    return made.actor


@pytest.fixture
def viewed(house: Path, ingrid: Actor) -> Iterator[ViewedDatabase]:
    assert ingrid
    house.chmod(0o444)
    before = everything(house.parent)
    database = view_database(house, WHY)
    yield database
    database.close()
    assert everything(house.parent) == before


@pytest.mark.parametrize("which", ["file", "folder"])
def test_the_reason_is_named(house: Path, which: str) -> None:
    folder = house.parent
    house.chmod(0o444 if which == "file" else 0o666)
    folder.chmod(0o777 if which == "file" else 0o555)
    with as_a_volunteer():
        assert why_not_written(house) == WHY.replace("file", which, 1)
    house.chmod(0o666)
    folder.chmod(0o777)
    with as_a_volunteer():
        assert why_not_written(house) == ""


def test_everything_is_read_and_no_save_is_made(viewed: ViewedDatabase, ingrid: Actor) -> None:
    count = partial(count_visitors, number=1, function=Function.MEETING, actor=ingrid, key=uuid4())
    heard: list[object] = []
    viewed.on_commit(heard.append)
    with pytest.raises(ViewOnly) as told:
        viewed.perform(count)
    assert str(told.value) == f"This was not saved: you can only look now. {WHY}"
    with viewed.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 2
        assert session.scalar(select(func.count()).select_from(Tally)) == 0
    assert heard == []


def test_whoever_looks_signs_in_and_changes_nothing(viewed: ViewedDatabase, ingrid: Actor) -> None:
    """Also a wrong secret waits; a new one is not taken, since it would be forgotten."""
    with viewed.reading() as session:
        (tile,) = tiles(session, site_id=ingrid.site_id)
    at_tile = partial(sign_in, account_id=tile.id, actor=ingrid.locked())
    for _ in range(5):
        assert viewed.perform(partial(at_tile, secret="fout fout fout")).actor is None
    assert viewed.perform(partial(at_tile, secret=PASSPHRASE)).wait_seconds > 0


def test_a_secret_is_not_changed_in_vain(viewed: ViewedDatabase, ingrid: Actor) -> None:
    desk = ingrid.locked()
    assert ingrid.account_id is not None
    number = ingrid.account_id
    signed_in = viewed.perform(partial(sign_in, account_id=number, secret=PASSPHRASE, actor=desk))
    assert signed_in.actor is not None
    new = partial(
        choose_secret, account_id=number, secret=PASSPHRASE, new="molen kaars brug", actor=desk
    )
    with pytest.raises(ViewOnly):
        viewed.perform(new)
    assert viewed.perform(partial(sign_out, actor=signed_in.actor)).account_id is None


def test_an_older_file_is_brought_up_in_memory(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_MIGRATIONS", next_version(tmp_path))
    before = everything(house.parent)
    database = view_database(house, WHY)
    with database.reading() as session:
        assert session.connection().exec_driver_sql("SELECT colour FROM person").fetchall() == []
    database.close()
    assert everything(house.parent) == before


def test_what_is_damaged_is_not_looked_at(house: Path) -> None:
    stamped(house, 4096 * 3, bytes(4096))
    before = everything(house.parent)
    with pytest.raises(Damaged):
        view_database(house, WHY)
    assert everything(house.parent) == before


def test_a_file_that_is_only_looked_at_is_not_held(house: Path, viewed: ViewedDatabase) -> None:
    """Another program may go on writing in it meanwhile."""
    assert viewed
    with contextlib.closing(sqlite3.connect(house)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
