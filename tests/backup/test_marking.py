"""F18: a file that somebody put in the place of the database is not worked in silently."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.backup.copying import copy_database
from atelier.backup.marking import Exchanged, mark_of, need_same, note_closed, note_open
from atelier.backup.restoring import carry_out, prepare
from atelier.domain import Clock
from tests.backup.conftest import add

SWAPS = 30


@pytest.mark.reliability
def test_no_exchanged_file_is_worked_in_silently(
    place: Path, tmp_path: Path, rounds: float
) -> None:
    chance, kept = random.Random(4), list[Path]()
    for number in range(round(SWAPS * rounds) + 1):
        kept.append(tmp_path / f"{number}.db")
        copy_database(place, kept[-1])
        add(place, f"Toos Proef{number}a")
    note_closed(place)
    need_same(place)
    whole = place.read_bytes()
    for _ in range(round(SWAPS * rounds)):
        shutil.copyfile(chance.choice(kept), place)
        with pytest.raises(Exchanged):
            need_same(place)
    place.write_bytes(whole)
    need_same(place)


def test_a_fall_is_no_exchange_and_an_older_file_after_a_fall_is(
    place: Path, tmp_path: Path
) -> None:
    copy_database(place, tmp_path / "older.db")
    add(place, "Toos Nieuw")
    note_open(place)
    add(place, "Toos Later")  # and then the desk fell over
    need_same(place)
    shutil.copyfile(tmp_path / "older.db", place)
    with pytest.raises(Exchanged):
        need_same(place)


def test_another_program_that_writes_in_it_is_noticed_and_our_own_is_not(place: Path) -> None:
    note_closed(place)
    for words in (["check"], ["desk", "count", "--number", "2", "--function", "meeting"]):
        told = CliRunner().invoke(main, ["--database", str(place), *words])
        assert told.exit_code == 0, told.output
        need_same(place)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE person SET family_name = 'Ander'")
    connection.close()
    with pytest.raises(Exchanged):
        need_same(place)
    CliRunner().invoke(main, ["--database", str(place), "desk", "recent"])
    with pytest.raises(Exchanged):  # the command line does not hide it
        need_same(place)


def test_a_backup_that_was_put_back_is_the_right_file(place: Path, backup: Path) -> None:
    note_closed(place)
    carry_out(prepare(place, backup=backup, clock=Clock()), clock=Clock())
    need_same(place)


@pytest.mark.parametrize("text", ["", "[]", '{"written": "x"}'])
def test_a_lost_mark_stops_nobody(place: Path, text: str) -> None:
    need_same(place)
    note_closed(place)
    mark = place.parent / "backups" / "atelier-mark.json"
    mark.write_text(text)
    assert mark_of(place) is None
    need_same(place)
    place.unlink()
    need_same(place)
