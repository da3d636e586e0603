"""Backups while desks write, on places that refuse, and of what is damaged."""

import resource
import shutil
import sqlite3
import threading
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from atelier.backup.copying import copy_database
from atelier.backup.looking import DAYS_SETTING, beside, hash_of
from atelier.backup.making import is_behind, is_due, make_backup
from atelier.backup.outside import Outside, choose_outside, forget_outside, outside_of, use_outside
from atelier.backup.refusals import InUse, NotKept, PassphraseTooShort, SourceDamaged
from atelier.backup.sealing import Lock
from atelier.backup.shelf import Kind, backups_of, note_of, shelf_of
from atelier.backup.status import Age, status_of
from atelier.database import Database
from atelier.database.opening import NotOurs, NotThere
from atelier.domain import Clock
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from atelier.settings.actions import set_setting
from tests.backup.conftest import WORDS
from tests.backup.looking_in import files, people, sound
from tests.conftest import Hands
from tests.making import Making

BACKUPS = 100  # under load
REFUSALS = 20  # of a disk that is full at another byte each time


def add(house: Database, making: Making, name: str) -> None:
    house.perform(partial(add_person, name=parse_name(name), actor=making.actor))


@pytest.mark.reliability
def test_a_backup_under_load_is_whole_and_misses_nothing(
    house: Database, place: Path, clock: Clock, tmp_path: Path, rounds: float
) -> None:
    making, acked, stop = Making(house, clock), list[str](), threading.Event()

    def work() -> None:
        while not stop.is_set():
            name = f"Zang{len(acked)}"
            add(house, making, f"Toos {name}")
            acked.append(name)

    desk = threading.Thread(target=work)
    desk.start()
    try:
        for number in range(round(BACKUPS * rounds)):
            known = set(acked)
            copied = copy_database(place, tmp_path / f"{number}.db")
            assert sound(copied.path)
            assert known <= people(copied.path)
            assert copied.sha256 == hash_of(copied.path)
            copied.path.unlink()
    finally:
        stop.set()
        desk.join()
    assert acked


def test_a_backup_stands_on_its_shelf_with_what_is_in_it(place: Path, clock: Clock) -> None:
    kept = make_backup(place, clock=clock)
    (listed,) = backups_of(place, clock)
    assert (listed.id, listed.kind, listed.sha256) == (1, Kind.BY_HAND, kept.backup.sha256)
    assert listed.counts["person"] == 30
    assert kept.outside == ""
    assert files(place.parent) == {
        "atelier.db",
        f"backups/{listed.path.name}",
        f"backups/{listed.path.name}.json",
    }


def test_a_lost_note_costs_the_hash_and_not_the_backup(place: Path, clock: Clock) -> None:
    kept = make_backup(place, clock=clock).backup
    for text in ("", "[]", '{"made_at": 3, "kind": "x", "sha256": "", "counts": {}}'):
        note_of(kept.path).write_text(text)
        (listed,) = backups_of(place, clock)
        assert not listed.good
        assert abs(listed.made_at - kept.made_at) < timedelta(minutes=1)


@pytest.mark.reliability
def test_a_full_disk_leaves_the_old_backup_and_nothing_half(
    place: Path, tmp_path: Path, rounds: float
) -> None:
    target = tmp_path / "out" / "old.db"
    target.parent.mkdir()
    copy_database(place, target)
    before, size = hash_of(target), place.stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    steps = max(4, round(REFUSALS * rounds))
    for step in range(steps):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size * step // steps + 1, limits[1]))
        try:
            with pytest.raises(NotKept):
                copy_database(place, target)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert hash_of(target) == before
        assert files(target.parent) == {"old.db"}


def test_a_place_that_is_gone_takes_nothing_away(place: Path, clock: Clock) -> None:
    shelf_of(place).write_text("in the way")
    with pytest.raises(NotKept):
        make_backup(place, clock=clock)
    with pytest.raises(NotKept):
        copy_database(place, place.parent / "gone" / "x.db")
    with pytest.raises(NotThere):
        copy_database(place.with_name("none.db"), place.with_name("x.db"))
    assert files(place.parent) == {"atelier.db", "backups"}


def test_a_bad_database_takes_the_place_of_no_good_backup(
    place: Path, clock: Clock, tmp_path: Path
) -> None:
    good = make_backup(place, clock=clock).backup
    data = bytearray(place.read_bytes())
    data[8192 : len(data) // 2] = bytes(len(data) // 2 - 8192)
    place.write_bytes(data)
    with pytest.raises(SourceDamaged):
        make_backup(place, clock=clock)
    with pytest.raises(SourceDamaged):
        copy_database(place, good.path)
    assert hash_of(good.path) == good.sha256
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(NotOurs):
        copy_database(foreign, good.path)


def test_a_database_that_stays_locked_is_waited_for_and_given_up(
    place: Path, tmp_path: Path
) -> None:
    holder = sqlite3.connect(place)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InUse):
        copy_database(place, tmp_path / "x.db", patience=0.3)
    holder.close()
    assert files(tmp_path) == {"house/atelier.db"}


def test_it_is_time_each_hour_of_work_and_each_day(place: Path) -> None:
    hands = Hands(Clock().now())
    clock = Clock(now=lambda: hands.at)
    assert is_due(place, clock=clock)
    assert is_behind(place, clock=clock)
    hands.move(seconds=5)
    make_backup(place, clock=clock)
    assert not is_behind(place, clock=clock)
    hands.move(hours=2)
    assert not is_due(place, clock=clock)  # nobody saved anything
    touch(place, hands.at)
    assert is_behind(place, clock=clock)
    assert is_due(place, clock=clock)
    make_backup(place, clock=clock)
    hands.move(hours=21)
    assert is_due(place, clock=clock)
    hands.move(days=-3)  # the clock was set back
    assert is_due(place, clock=clock)


def touch(path: Path, at: datetime) -> None:
    import os

    os.utime(path, (at.timestamp(), at.timestamp()))


def test_the_age_turns_amber_and_red(place: Path) -> None:
    hands = Hands(Clock().now())
    clock = Clock(now=lambda: hands.at)
    assert status_of(place, clock=clock).worst is Age.NONE
    make_backup(place, clock=clock)
    ages = []
    for days in (0, 1, 1, 4, 1):
        hands.move(days=days)
        ages.append(status_of(place, clock=clock).worst)
    assert ages == [Age.FRESH, Age.FRESH, Age.OLD, Age.OLD, Age.TOO_OLD]


def test_what_stood_too_long_goes_and_the_house_says_how_long(
    house: Database, place: Path, clock: Clock
) -> None:
    making = Making(house, clock)
    with house.transaction() as session:
        set_setting(session, site_id=making.site_id, name=DAYS_SETTING, value="10")
    hands = Hands(clock.now())
    moved = Clock(now=lambda: hands.at)
    old_upgrade = place.with_name("atelier-before-0005-0004.db")
    other = place.with_name("atelier-before-lunch.db")
    half = shelf_of(place) / ".atelier-00001.db.abcd.half"
    shelf_of(place).mkdir()
    for path in (old_upgrade, other, half):
        shutil.copyfile(place, path)
    for _ in range(4):
        make_backup(place, clock=moved)
        hands.move(days=6)
    assert [one.id for one in backups_of(place, moved)] == [4, 3]
    assert not old_upgrade.exists()
    assert not half.exists()
    assert other.exists()


def test_a_locked_copy_goes_outside_and_its_last_day_stays_known(
    place: Path, tmp_path: Path
) -> None:
    hands = Hands(Clock().now())
    clock = Clock(now=lambda: hands.at)
    stick = tmp_path / "stick"
    with pytest.raises(NotKept):
        choose_outside(place, folder=stick, passphrase=WORDS)
    stick.mkdir()
    with pytest.raises(PassphraseTooShort):
        choose_outside(place, folder=stick, passphrase="123456")
    choose_outside(place, folder=stick, passphrase=WORDS)
    first = make_backup(place, clock=clock)
    assert first.outside == ""
    (copy,) = stick.iterdir()
    assert b"Proef" not in copy.read_bytes()
    assert WORDS not in "".join(path.read_text() for path in shelf_of(place).glob("*.json"))
    last = first.backup.made_at
    shutil.rmtree(stick)  # it was pulled out
    for days, age in ((1, Age.FRESH), (1, Age.OLD), (5, Age.TOO_OLD)):
        hands.move(days=days)
        assert make_backup(place, clock=clock).outside
        status = status_of(place, clock=clock)
        assert (status.age, status.outside_age, status.outside) == (Age.FRESH, age, last)
        assert status.worst is age
    forget_outside(place)
    assert outside_of(place) is None
    assert make_backup(place, clock=clock).outside == ""


def test_copies_outside_grow_thin_as_well(place: Path, tmp_path: Path, lock: Lock) -> None:
    hands = Hands(Clock().now())
    clock = Clock(now=lambda: hands.at)
    stick = tmp_path / "stick"
    stick.mkdir()
    use_outside(place, Outside(stick, lock))
    for _ in range(3):
        make_backup(place, clock=clock)
        hands.move(days=30)
    assert len(list(stick.iterdir())) == 2


def test_no_journal_is_left_beside_a_backup(place: Path, tmp_path: Path) -> None:
    copied = copy_database(place, tmp_path / "x.db")
    assert not any(path.exists() for path in beside(copied.path))
