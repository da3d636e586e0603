"""Backups that are not put back: damaged, locked, of another program, of a newer version."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from atelier.backup.looking import hash_of
from atelier.backup.making import make_backup
from atelier.backup.outside import Outside, use_outside
from atelier.backup.refusals import (
    BackupDamaged,
    NotABackup,
    PassphraseNeeded,
    WrongPassphrase,
)
from atelier.backup.restoring import carry_out, prepare
from atelier.backup.sealing import Lock, seal_for, unseal
from atelier.backup.staging import is_locked
from atelier.database.opening import Newer, NotThere
from atelier.domain import Clock
from tests.backup.conftest import WORDS
from tests.backup.looking_in import files, people

FLIPS = 50

Errors = type[Exception] | tuple[type[Exception], ...]


def refused(place: Path, backup: Path, clock: Clock, error: Errors, word: str = "") -> None:
    """See that nothing is changed and nothing left."""
    before, there = hash_of(place), files(place.parent)
    with pytest.raises(error):
        prepare(place, backup=backup, clock=clock, passphrase=word)
    assert hash_of(place) == before
    assert files(place.parent) == there


@pytest.mark.reliability
def test_a_bit_that_fell_over_is_noticed(
    place: Path, backup: Path, clock: Clock, rounds: float
) -> None:
    good, chance = backup.read_bytes(), random.Random(3)
    for _ in range(round(FLIPS * rounds)):
        bad = bytearray(good)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        backup.write_bytes(bad)
        refused(place, backup, clock, (BackupDamaged, NotABackup))


@pytest.mark.reliability
def test_a_bit_that_fell_over_in_a_locked_copy_is_noticed(lock: Lock, rounds: float) -> None:
    sealed = seal_for(lock, b"x" * 3000)
    chance = random.Random(3)
    for _ in range(max(1, round(FLIPS / 5 * rounds))):
        bad = bytearray(sealed)
        bad[chance.randrange(len(bad) - 3000, len(bad) - 400)] ^= 1 << chance.randrange(8)
        with pytest.raises(BackupDamaged):
            unseal(bytes(bad), WORDS)


def test_what_is_no_backup_is_refused(
    place: Path, backup: Path, clock: Clock, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.db"
    refused(place, tmp_path / "none.db", clock, NotThere)
    refused(place, tmp_path, clock, NotThere)
    for data, error in ((b"", BackupDamaged), (b"a letter", NotABackup)):
        bad.write_bytes(data)
        refused(place, bad, clock, error)
    with sqlite3.connect(tmp_path / "foreign.db") as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    refused(place, tmp_path / "foreign.db", clock, NotABackup)
    bad.write_bytes(backup.read_bytes()[: -4096 * 3])
    refused(place, bad, clock, BackupDamaged)
    shutil.copyfile(backup, bad)
    newer = sqlite3.connect(bad)
    newer.execute("PRAGMA user_version = 9999")
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    refused(place, bad, clock, Newer)
    bad.write_bytes(b"PK\x03\x04 no archive")
    refused(place, bad, clock, BackupDamaged, "wrong")


def test_a_copy_from_outside_opens_with_its_words_alone(
    place: Path, clock: Clock, tmp_path: Path, lock: Lock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    use_outside(place, Outside(stick, lock))
    make_backup(place, clock=clock)
    (copy,) = stick.iterdir()
    assert is_locked(copy)
    other = tmp_path / "other computer" / "atelier.db"
    with pytest.raises(PassphraseNeeded):
        prepare(other, backup=copy, clock=clock)
    shouted = "  BAKO timu  relo sanu vivi poda "
    prepared = prepare(other, backup=copy, clock=clock, passphrase=shouted)
    assert prepared.before == {}
    assert prepared.made_at is not None
    carry_out(prepared, clock=clock)
    assert people(other) == people(place)
    assert files(other.parent) == {"atelier.db", "backups/atelier-mark.json"}


def test_other_words_do_not_open_it(lock: Lock) -> None:
    with pytest.raises(WrongPassphrase):
        unseal(seal_for(lock, b"x"), "bako timu relo sanu vivi podo")
