"""What went stays gone in a backup that is put back; and the verb, as scripts use it."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from atelier.__main__ import main
from atelier.backup.replaying import replay
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.domain import Person, Visit
from atelier.privacy.merging import merge
from atelier.retention.lists import carry_on, confirm, look
from tests.conftest import Hands
from tests.making import TUESDAY, Making


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


def test_a_backup_that_is_put_back_lets_go_again(
    database: Database, making: Making, hands: Hands, tmp_path: Path
) -> None:
    """The year loses its names there too; whoever was erased is erased by the list of erasures."""
    gone, stays = making.person("Toos van den Berg"), making.person("Ali Kaya")
    for person in (gone, stays):
        making.visit(person, TUESDAY, hands.at)
    database.perform(partial(look, actor=making.actor))
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(database.url.database or "")) as file:
        file.execute("VACUUM INTO ?", [str(old)])
    for _ in range(13):
        hands.move(days=29)
        database.perform(partial(check_in, person_id=stays, actor=making.actor, key=uuid4()))
        database.perform(partial(look, actor=making.actor))
        while database.perform(partial(carry_on, actor=making.actor)):
            pass
    database.perform(partial(confirm, actor=making.actor))
    while database.perform(partial(carry_on, actor=making.actor)):
        pass
    restored = Database(f"sqlite:///{old}")
    with database.reading() as known, restored.transaction() as session:
        assert replay(known, session, clock=making.actor.clock) == 1
    with restored.reading() as session:
        assert session.scalars(select(Person.id)).all() == [stays]
        named = select(func.count()).where(Visit.person_id.is_not(None))
        assert session.scalar(named) == 0
        assert session.scalar(select(func.count()).select_from(Visit)) == 2
    restored.close()


def test_of_two_that_are_one_the_later_visit_counts(database: Database, making: Making) -> None:
    kept, other = making.person("Toos van den Berg"), making.person("T. van den Berg")
    with database.transaction() as session:
        session.get_one(Person, kept).last_seen_on = date(2026, 1, 5)
        session.get_one(Person, other).last_seen_on = TUESDAY
    database.perform(partial(merge, keep_id=kept, other_id=other, actor=making.actor, key=uuid4()))
    with database.reading() as session:
        assert session.get_one(Person, kept).last_seen_on == TUESDAY


def test_the_verb_tells_draws_up_and_removes(database: Database, making: Making) -> None:
    """It goes by the clock of this computer, which no test can stop."""
    today = date.today()  # noqa: DTZ011 - as the verb
    person = making.person("Toos van den Berg")
    with database.transaction() as session:
        session.get_one(Person, person).entered_on = today - timedelta(days=800)
    path = str(database.url.database)

    def run(*words: str) -> dict[str, object]:
        done = CliRunner().invoke(main, ["--database", path, "--json", "retention", *words])
        assert done.exit_code == 0, done.output
        found: dict[str, object] = json.loads(done.output)
        return found

    assert run()["due"] == {"visitor": 1}
    doubted = run("--run")
    if doubted["clock_jumped"]:  # the house was made at a moment that is long ago by now
        assert run("--run", "--date-is-right")["clock_jumped"] is False
    assert run("--run")["waiting"] == 1
    removed = run("--run", "--yes")
    assert (removed["due"], removed["gone"]) == ({}, 1)
    with database.reading() as session:
        assert session.get(Person, person) is None
