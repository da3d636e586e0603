"""The verbs backup and restore, and what check says of the newest backup."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from atelier.__main__ import main
from atelier.backup.from_server import copy_server
from atelier.backup.looking import counts_of, hash_of
from atelier.backup.restoring import carry_out, prepare
from atelier.database import Database, open_database
from atelier.domain import Clock
from tests.backup.looking_in import files, people, sound
from tests.conftest import migrate
from tests.making import Making
from tests.postgres import Server


def run(place: Path | str, *words: object, code: int = 0) -> dict[str, Any]:
    told = CliRunner().invoke(main, ["--database", str(place), "--json", *map(str, words)])
    assert told.exit_code == code, told.output
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_a_backup_and_back(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.db"
    made = run(place, "backup", target)
    assert made["sha256"] == hash_of(target)
    assert made["rows"] == sum(counts_of(target).values())
    assert made["checked"] is True
    seen = run(place, "restore", target)
    assert seen["restored"] is False
    assert seen["before"] == seen["after"] == made["tables"]
    assert files(place.parent) == {"atelier.db"}
    done = run(place, "restore", target, "--yes")
    assert (done["restored"], done["erased_again"]) == (True, 0)
    assert sound(Path(done["aside"]))
    with closing(sqlite3.connect(place)) as database:
        told = database.execute("SELECT action, desk FROM audit_entry ORDER BY id DESC LIMIT 1")
        assert told.fetchone() == ("was_restored", "atelier-admin")
    other = tmp_path / "other" / "folder" / "atelier.db"
    run(other, "restore", target, "--yes")
    assert people(other) == people(place)


def test_a_locked_backup_and_back(place: Path, tmp_path: Path) -> None:
    target, words = tmp_path / "out.age", tmp_path / "words"
    words.write_text("vier woorden en een\n")
    assert run(place, "backup", target, "--passphrase-file", words)["locked"] is True
    assert target.read_bytes().startswith(b"age-encryption.org/v1")
    assert files(tmp_path) == {"out.age", "words", "house/atelier.db"}
    assert run(place, "restore", target, code=3)["refused"] == "PassphraseNeeded"
    assert run(place, "restore", target, "--passphrase-file", words)["after"]["person"] == 30
    words.write_text("kort\n")
    told = run(place, "backup", target, "--passphrase-file", words, code=3)
    assert told["refused"] == "PassphraseTooShort"


def test_what_cannot_be_done_says_so(place: Path, tmp_path: Path) -> None:
    assert run(place, "restore", tmp_path / "none", code=4)["refused"] == "NotThere"
    assert run(place, "backup", tmp_path / "gone" / "x.db", code=4)["refused"] == "NotKept"
    letter = tmp_path / "letter.txt"
    letter.write_text("Beste Toos")
    assert run(place, "restore", letter, "--yes", code=4)["refused"] == "NotABackup"
    server = "postgresql+psycopg://nobody@localhost:1/none"
    assert run(server, "restore", letter, "--yes", code=3)["refused"] == "OnServer"
    told = CliRunner().invoke(main, ["--database", server, "backup"])
    assert told.exit_code == 2


def test_check_knows_the_newest_backup(place: Path) -> None:
    assert run(place, "check")["newest_backup"] is None
    made = run(place, "backup")
    assert Path(made["file"]).parent == place.parent / "backups"
    assert run(place, "check")["newest_backup"] is not None
    note = Path(f"{made['file']}.json")
    text = json.loads(note.read_text())
    note.write_text(json.dumps({**text, "made_at": "2020-01-01T00:00:00+00:00"}))
    told = run(place, "check", code=3)
    assert told["newest_backup"] == "2020-01-01T00:00:00+00:00"
    assert "backup" in told["problems"][0]


def test_a_house_on_a_server_goes_on_on_one_computer(server: Server, tmp_path: Path) -> None:
    with server.database(server.migrated(migrate)) as url:
        database = open_database(url)
        making = Making(database, Clock())
        for number in range(5):
            making.person(f"Toos Proef{number}")
        copied = copy_server(database, tmp_path / "server.db")
        assert copied.counts["person"] == 5
        assert run(url, "backup", tmp_path / "again.db")["rows"] == copied.rows
        database.close()
    assert files(tmp_path) == {"server.db", "again.db"}
    place = tmp_path / "one" / "atelier.db"
    carry_out(prepare(place, backup=copied.path, clock=Clock()), clock=Clock())
    here = Database(f"sqlite:///{place}")
    assert Making(here, Clock()).person("Toos Nieuw")  # it goes on
    here.close()
