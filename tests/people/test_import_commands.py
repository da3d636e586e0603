import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.database import open_database
from atelier.database.migrate import newest_revision
from tests.people.importing import people_count

LIST = "naam;geboortejaar;bsn\nToos van den Berg;1944;\nRiet Jansen;1951;\n"
BAD = LIST + "Wim Test;44;\n"


class House:
    """The command line on a database of its own; every verb answers in JSON."""

    def __init__(self, folder: Path, founded: Path) -> None:
        self.folder = folder
        self.file = folder / "house.db"
        shutil.copyfile(founded, self.file)

    def run(self, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        done = CliRunner().invoke(main, ["--json", "--database", str(self.file), *words])
        assert done.exit_code == code, done.output
        return json.loads(done.stdout) if done.stdout else None

    def told(self, *words: str, code: int = 0) -> str:
        """Give what the same verb says to people, on both streams."""
        words = ("--language", "en", "--database", str(self.file), *words)
        done = CliRunner().invoke(main, words)
        assert done.exit_code == code, done.output
        return done.output

    def list(self, text: str, name: str = "list.csv") -> str:
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def count(self) -> int:
        database = open_database(f"sqlite:///{self.file}")
        try:
            return people_count(database)
        finally:
            database.close()


@pytest.fixture
def house(tmp_path: Path, founded_file: Path) -> House:
    return House(tmp_path, founded_file)


def test_people_are_imported_once_and_taken_back(house: House) -> None:
    file = house.list(LIST)
    first = house.run("import", "people", file)
    assert {name: first[name] for name in ("read", "added", "same", "doubtful", "refused")} == {
        "read": 2,
        "added": 2,
        "same": 0,
        "doubtful": 0,
        "refused": [],
    }
    assert first["not_kept"] == ["bsn"]
    again = house.run("import", "people", file)
    assert (again["batch"], again["added"], again["same"]) == (None, 0, 2)
    assert house.run("import", "undo", str(first["batch"])) == {"removed": 2, "kept": 0}
    assert house.count() == 0


def test_a_dry_run_says_what_would_happen_and_does_nothing(house: House) -> None:
    said = house.run("import", "people", house.list(LIST), "--dry-run")
    assert (said["batch"], said["read"], said["added"]) == (None, 2, 2)
    assert "2 would be added" in said["sentence"]
    assert "2 would be added" in house.told("import", "people", house.list(LIST), "--dry-run")
    assert house.count() == 0


def test_a_dry_run_says_plainly_that_a_refused_row_stops_everything(house: House) -> None:
    file = house.list(BAD)
    said = house.run("import", "people", file, "--dry-run")
    assert (said["batch"], said["read"], said["added"]) == (None, 3, 0)
    assert [row["line"] for row in said["refused"]] == [4]
    stopped = "Nothing would be imported, because one row is refused."
    assert said["sentence"] == stopped
    told = house.told("import", "people", file, "--dry-run")
    assert told.splitlines()[-1] == stopped
    assert "added" not in told
    assert house.run("import", "people", file, "--dry-run", "--skip-refused")["added"] == 2
    assert house.count() == 0


def test_one_refused_row_imports_nothing_unless_it_is_skipped(house: House) -> None:
    file = house.list(BAD)
    said = house.run("import", "people", file, code=3)
    assert (said["batch"], said["read"], said["added"]) == (None, 3, 0)
    assert [row["line"] for row in said["refused"]] == [4]
    assert said["sentence"].startswith("Nothing was imported")
    assert house.count() == 0
    said = house.run("import", "people", file, "--skip-refused")
    assert (said["added"], len(said["refused"])) == (2, 1)


def test_doubtful_rows_come_in_when_they_are_named(house: House) -> None:
    house.run("import", "people", house.list("naam\nRiet Janssen\nToos v.d. Berg\n"))
    file = house.list(LIST)
    said = house.run("import", "people", file)
    assert (said["added"], said["doubtful"], said["doubtful_lines"]) == (0, 2, [2, 3])
    assert house.run("import", "people", file, "--add", "3")["added"] == 1
    assert house.run("import", "people", file, "--add-doubtful")["added"] == 1


def test_columns_can_be_named(house: House) -> None:
    file = house.list("Wie;Jaar\nToos Test;1944\n")
    assert house.run("import", "people", file, code=3)["refused"] == "NoNames"
    said = house.run("import", "people", file, "--map", "name=Wie", "--map", "birth_year=2")
    assert (said["added"], said["columns"]) == (1, {"name": "Wie", "birth_year": "Jaar"})
    house.run("import", "people", file, "--map", "name", code=2)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(None, "NoFile"), (b"", "EmptyFile"), (b'naam\n"Toos', "OpenQuote"), (b"%PDF-1", "NotText")],
)
def test_a_file_that_cannot_be_used_is_told_apart_from_a_refusal(
    house: House, content: bytes | None, kind: str
) -> None:
    path = house.folder / "list.csv"
    if content is not None:
        path.write_bytes(content)
    said = house.run("import", "people", str(path), code=4)
    assert said["refused"] == kind
    assert said["sentence"].endswith(".")


def test_a_programme_is_imported_and_taken_back(house: House) -> None:
    head = "code;naam;dagen;start;einde;ruimte;functie;reeks\n"
    good = "ZING;Zing mee!;wo;10:00;11:30;speelzaal;O;wekelijks\n"
    said = house.run("import", "programme", house.list(head + good))
    assert (said["added"], said["refused"]) == (1, [])
    assert house.run("export", "programme", str(house.folder / "p.csv"))["rows"] == 1
    assert house.run("import", "undo", str(said["batch"])) == {"removed": 1, "kept": 0}
    bad = head + good.replace("10:00", "25:00")
    said = house.run("import", "programme", house.list(bad), code=3)
    assert (said["batch"], said["added"]) == (None, 0)
    assert [row["line"] for row in said["refused"]] == [2]


def test_no_such_import_is_refused(house: House) -> None:
    said = house.run("import", "undo", "7", code=3)
    assert said == {"refused": "NotFound", "sentence": "There is no import with this number."}


@pytest.mark.parametrize(
    ("verb", "missing"),
    [
        ("desk checkin --person 999", "There is no person with this number."),
        (
            "desk checkin --person 999 --occurrence 1",
            "There is no person or no activity with this number.",
        ),
        ("desk count --number 1 --occurrence 999", "There is no activity with this number."),
        ("desk undo 999", "There is no action with this number."),
        (
            "print signup 999 --out sheet.pdf",
            "There is nothing with this number in this house.",
        ),
    ],
)
def test_a_number_that_never_was_is_not_blamed_on_another_desk(
    house: House, verb: str, missing: str
) -> None:
    said = house.run(*verb.split(), code=3)
    assert said == {"refused": "NotFound", "sentence": missing}


def test_who_is_there_already_is_told_so_and_nothing_is_written(house: House) -> None:
    house.run("import", "people", house.list("naam\nToos Test\n"))
    (toos,) = house.run("desk", "find", "toos")
    first = house.run("desk", "checkin", "--person", str(toos["person"]))
    assert (first["already"], first["action"]) == (False, 1)
    again = house.run("desk", "checkin", "--person", str(toos["person"]))
    assert (again["already"], again["action"], again["visit"]) == (True, None, first["visit"])
    told = house.told("desk", "checkin", "--person", str(toos["person"]))
    assert told.startswith("Toos T. is here already, since ")


def test_lists_are_exported_whole(house: House) -> None:
    house.run("import", "people", house.list(LIST))
    for what in ("people", "visits", "participations", "programme"):
        for ending in ("csv", "xlsx"):
            file = house.folder / f"{what}.{ending}"
            said = house.run("export", what, str(file))
            assert said["rows"] == (2 if what == "people" else 0)
            assert file.stat().st_size > 10
    said = house.run("export", "people", str(house.folder / "people.txt"), code=3)
    assert said["refused"] == "UnknownEnding"
    said = house.run("export", "people", str(house.folder / "nowhere" / "p.csv"), code=4)
    assert said["refused"] == "NotWritten"


def test_what_was_exported_imports_as_the_same_people(house: House) -> None:
    house.run("import", "people", house.list(LIST))
    for name in ("people.csv", "people.xlsx"):
        house.run("export", "people", str(house.folder / name))
        said = house.run("import", "people", str(house.folder / name))
        assert (said["read"], said["same"], said["added"]) == (2, 2, 0)


def test_a_sound_database_is_in_order(house: House) -> None:
    said = house.run("check")
    assert (said["ok"], said["problems"]) == (True, [])
    assert said["revision"] == said["newest_revision"]


def test_a_check_of_a_sound_database_writes_nothing(house: House) -> None:
    before = _prints(house.folder)
    house.run("check")
    assert _prints(house.folder) == before


def test_a_database_without_a_house_is_not_in_order(tmp_path: Path, founded_file: Path) -> None:
    house = House(tmp_path, founded_file)
    house.file.unlink()
    open_database(f"sqlite:///{house.file}", create=True).close()
    said = house.run("check", code=3)
    empty = "This database is empty. Begin with: atelier-admin init"
    assert (said["ok"], said["problems"]) == (False, [empty])
    assert house.told("check", code=3).strip() == empty
    assert house.run("desk", "today", code=3)["refused"] == "NoHouse"  # as for any other verb


def test_an_older_database_is_not_in_order(house: House) -> None:
    connection = sqlite3.connect(house.file)
    connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.execute("PRAGMA user_version = 0")
    connection.commit()
    connection.close()
    assert house.run("check", code=3)["ok"] is False


def test_a_newer_database_is_told_with_both_versions(house: House) -> None:
    data = house.file.read_bytes()
    house.file.write_bytes(data[:60] + (9999).to_bytes(4, "big") + data[64:])
    sentence = house.run("check", code=4)["sentence"]
    assert f"have version 9999, and this program knows {newest_revision()}" in sentence


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda data: data[:4096] + bytes(8192) + data[12288:], "Damaged"),
        (lambda _data: b"", "Damaged"),
        (lambda _data: b"something else altogether", "NotOurs"),
        (lambda data: data[:60] + (999).to_bytes(4, "big") + data[64:], "Newer"),
    ],
)
def test_a_file_that_is_not_right_is_refused_and_left_alone(
    house: House, spoil: Callable[[bytes], bytes], kind: str
) -> None:
    house.file.write_bytes(spoil(house.file.read_bytes()))
    before = _prints(house.folder)
    assert house.run("check", code=4)["refused"] == kind
    assert _prints(house.folder) == before


def _prints(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_missing_and_a_foreign_database_are_told(tmp_path: Path, founded_file: Path) -> None:
    house = House(tmp_path, founded_file)
    house.file.unlink()
    assert house.run("check", code=4)["refused"] == "NotThere"
    connection = sqlite3.connect(house.file)
    connection.execute("CREATE TABLE other (id INTEGER)")
    connection.commit()
    connection.close()
    assert house.run("check", code=4)["refused"] == "NotOurs"
