"""Filling a house: once, the same again, and this morning with what can be undone."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from atelier.database import Database, open_database
from atelier.desk.undoing import undo
from atelier.domain import Action, Base, Clock
from atelier.sample.actions import HouseNotEmpty, fill
from tests.acting import at_desk
from tests.making import Making
from tests.sample.conftest import TODAY, filled

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)


def command(database: Path, *words: str, hash_seed: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "atelier", "--json", "--database", str(database), "sample", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=False,
    )


def fingerprint(place: Path) -> str:
    database = open_database(f"sqlite:///{place}")
    digest = hashlib.sha256()
    with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = session.execute(text(f"SELECT * FROM {table.name} ORDER BY 1")).all()
            digest.update(repr((table.name, [tuple(row) for row in rows])).encode())
    database.close()
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_rows_in_another_process(tmp_path: Path) -> None:
    words = ("--people", "150", "--years", "1", "--today", "2026-03-12")
    prints = []
    for number, seed in enumerate(("1", "1", "2")):
        done = command(tmp_path / f"{number}.db", *words, "--seed", seed, hash_seed=number)
        assert done.returncode == 0, done.stderr
        prints.append(fingerprint(tmp_path / f"{number}.db"))
    assert prints[0] == prints[1] != prints[2]


def test_the_command_tells_its_totals_and_refuses_a_second_time(tmp_path: Path) -> None:
    words = ("--people", "60", "--years", "1", "--today", "2026-02-03")
    told = json.loads(command(tmp_path / "a.db", *words).stdout)
    assert {"activities", "occurrences", "participations", "volunteers", "shifts"} <= set(told)
    assert told["people"] == 60
    assert sum(month["visits_named"] for month in told["months"].values()) == told["visits_named"]
    assert list(told["months"]) == ["2026-01", "2026-02"]
    again = command(tmp_path / "a.db", *words)
    assert (again.returncode, json.loads(again.stdout)["refused"]) == (3, "HouseNotEmpty")
    assert command(tmp_path / "b.db", "--people", "0").returncode == 2


def test_a_house_with_one_person_is_not_filled(database: Database, making: Making) -> None:
    making.person()
    with database.transaction() as session, pytest.raises(HouseNotEmpty):
        fill(session, actor=making.actor, people=60, years=1, today=TODAY)


def test_this_morning_can_be_undone_to_the_last_visitor(url: str) -> None:
    house = filled(url, people=500, years=1, until=NOW)
    with house.database.reading() as session:
        actions = session.query(Action).order_by(Action.id).all()
        kinds = {action.kind.value for action in actions}
        assert {action.by for action in actions} == {"Balie"}
        assert all(action.day == TODAY and action.at <= NOW for action in actions)
    assert kinds == {"check_in", "count"}
    today = "WHERE day = 20261124"
    tables = ("visit", "participation", "tally")
    before = [house.number(f"SELECT count(*) FROM {table} {today}") for table in tables]
    assert min(before) > 0
    desk = at_desk(site_id=house.actor.site_id, clock=Clock(now=lambda: NOW))
    for action in actions:
        with house.database.transaction() as session:
            undo(session, action_id=action.id, actor=desk)
    assert [house.number(f"SELECT count(*) FROM {table} {today}") for table in tables] == [0, 0, 0]
    house.database.close()


def test_the_desk_hangs_full_of_notes_without_names(url: str) -> None:
    house = filled(url, people=60, years=1, today=date(2026, 1, 20))
    notes = house.rows("SELECT text, day FROM building_note")
    assert len(notes) == 4
    assert all(20251221 <= day < 20260120 for _, day in notes)
    house.database.close()
