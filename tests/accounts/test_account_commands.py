"""``atelier-admin account``: the way in when nobody knows a passphrase any more."""

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.accounts.signing_in import sign_in
from atelier.database import Database
from atelier.domain import AccountRole, Clock
from tests.acting import at_desk


@pytest.fixture
def place(founded_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "atelier.db"
    shutil.copyfile(founded_file, path)
    return path


def run(place: Path, *words: str, leaves: int = 0) -> Any:  # noqa: ANN401 - whatever JSON can say
    told = CliRunner().invoke(main, ["--database", str(place), "--json", "account", *words])
    assert told.exit_code == leaves, told.output
    return json.loads(told.output)


def test_an_account_is_added_listed_and_let_in_no_more(place: Path) -> None:
    assert run(place, "list") == []
    first = run(place, "add", "Ingrid", "--role", "administrator", "--key", "once")
    again = run(place, "add", "Ingrid", "--role", "administrator", "--key", "once")
    assert first["account"] == again["account"]
    assert run(place, "add", "Ingrid", "--role", "board", leaves=3)["refused"] == "NameTaken"
    run(place, "add", "Riet", "--role", "reception", "--role", "board")
    (ingrid, riet) = run(place, "list")
    assert (ingrid["name"], ingrid["roles"]) == ("Ingrid", ["administrator"])
    assert (riet["roles"], riet["must_change"]) == (["board", "reception"], True)
    run(place, "deactivate", "riet")
    assert [row["deactivated"] for row in run(place, "list")] == [False, True]
    refused = run(place, "deactivate", "Ingrid", leaves=3)
    assert refused["refused"] == "LastAdministrator"
    assert run(place, "code", "Mo", leaves=3)["refused"] == "NotFound"


def test_a_code_from_the_command_line_lets_in(place: Path) -> None:
    account = run(place, "add", "Ingrid", "--role", AccountRole.ADMINISTRATOR.value)["account"]
    code = run(place, "code", "Ingrid")["code"]
    database = Database(f"sqlite:///{place}")
    desk = at_desk(site_id=1, clock=Clock()).locked()
    tried = database.perform(partial(sign_in, account_id=account, secret=code, actor=desk))
    assert tried.must_change
    database.close()
