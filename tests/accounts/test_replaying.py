"""A backup that is put back lets nobody in who may not come in any more."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from atelier.accounts.managing import deactivate
from atelier.accounts.replaying import replay_accounts
from atelier.database import Database
from atelier.domain import Account, AccountHolds, AccountRole, Actor
from tests.acting import as_role


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_an_account_stays_as_it_is_now(database: Database, actor: Actor, tmp_path: Path) -> None:
    as_role(database, actor, AccountRole.ADMINISTRATOR, name="Els")
    gone = as_role(database, actor, AccountRole.RECEPTION, name="Piet")
    other = as_role(database, actor, AccountRole.COORDINATOR, name="Mo")
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(database.url.database or "")) as file:
        file.execute("VACUUM INTO ?", [str(old)])
    assert gone.account_id is not None
    database.perform(partial(deactivate, account_id=gone.account_id, actor=actor))
    with database.transaction() as session:
        changed = session.scalars(
            select(AccountHolds).where(AccountHolds.account_id == other.account_id)
        ).one()
        changed.role = AccountRole.READER
        session.get_one(Account, other.account_id).secret = "another"
    restored = Database(f"sqlite:///{old}")
    with database.reading() as known, restored.transaction() as session:
        assert replay_accounts(known, session, actor.clock) == 0
    with restored.reading() as session:
        found = {one.name: one for one in session.scalars(select(Account))}
        assert {name: one.deactivated_at is None for name, one in found.items()} == {
            "Els": True,
            "Piet": False,
            "Mo": True,
        }
        assert found["Mo"].secret == "another"
        roles = session.scalars(
            select(AccountHolds.role).where(AccountHolds.account_id == found["Mo"].id)
        )
        assert roles.all() == [AccountRole.READER]
    restored.close()
