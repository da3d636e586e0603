"""The rights of a person on the command line, and what is left of an erased one: goal G15."""

import json
import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.database import Database
from atelier.domain import Clock
from tests.making import TUESDAY, Making

Run = Callable[..., Any]
CANARY = "Zerlina Kanarievogel"


@pytest.fixture
def file(tmp_path: Path, founded_file: Path) -> Path:
    path = tmp_path / "data" / "atelier.db"
    path.parent.mkdir()
    shutil.copyfile(founded_file, path)
    return path


@pytest.fixture
def people(file: Path, clock: Clock) -> tuple[int, int]:
    """Give Zerlina and somebody who is the same person, each with a visit."""
    database = Database(f"sqlite:///{file}")
    making = Making(database, clock)
    found = making.person(CANARY, born=1950), making.person("Z. Kanarie")
    for one in found:
        making.visit(one, TUESDAY, making.actor.now())
    database.close()
    return found


@pytest.fixture
def run(file: Path) -> Run:
    def run(*words: object, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON can say
        told = CliRunner().invoke(
            main, ["--json", "--language", "en", "--database", str(file), *map(str, words)]
        )
        assert told.exit_code == code, told.output
        return json.loads(told.output) if told.output.startswith(("{", "[")) else told.output

    return run


def test_show_says_everything_in_words(run: Run, people: tuple[int, int], file: Path) -> None:
    told = run("person", "show", people[0])
    assert told["name"] == CANARY
    assert ["2026", "November 24"] in [fact for one in told["chapters"] for fact in one["facts"]]
    assert run("person", "show", 99, code=3)["refused"] == "NotFound"
    words = ["--database", str(file), "--language", "nl", "person", "show", str(people[0])]
    assert "Wanneer u hier was" in CliRunner().invoke(main, words).output


def test_what_destroys_wants_a_yes(run: Run, people: tuple[int, int]) -> None:
    asked = run("person", "erase", people[0])
    assert (asked["erased"], asked["stays"]["visits"]) == (False, 1)
    assert "Say --yes" in run("person", "merge", *people, code=2)
    done = run("person", "erase", people[0], "--yes")
    assert (done["erased"], done["unlinked"], done["already"]) == (True, 1, False)
    assert run("person", "erase", people[0], "--yes", code=3)["refused"] == "NotFound"


def test_merge_and_back(run: Run, people: tuple[int, int]) -> None:
    done = run("person", "merge", *people, "--yes", "--key", "een")
    assert (done["visits"], done["closed"]) == (1, [])
    assert run("person", "merge", *people, "--yes", "--key", "een")["merge"] == done["merge"]
    assert run("person", "unmerge", people[0]) == {
        "person": people[0],
        "other": people[1],
        "lost": 0,
    }
    assert run("person", "unmerge", people[0], code=3)["refused"] == "NotFound"


def test_requests_are_a_log_with_days(run: Run, people: tuple[int, int]) -> None:
    """Scenario 27."""
    taken = run("person", "access", people[0], "--received", "2026-03-03", "--identity")
    assert (taken["due"], taken["identity_seen"]) == ("2026-04-03", True)
    (listed,) = run("person", "requests", "--answer", taken["request"])
    assert listed["outcome"] == "done"
    refused = run("person", "requests", "--extend", taken["request"], code=3)
    assert refused["refused"] == "RequestClosed"


def test_nothing_is_left_of_somebody_who_was_erased(
    run: Run,
    people: tuple[int, int],
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """In the data folder, in the folder for temporary files, in the log (G15).

    What the house prints or exports is its own to destroy; nothing of it stays elsewhere.
    """
    temporary, out = tmp_path / "temporary", tmp_path / "out"
    temporary.mkdir()
    out.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with caplog.at_level(logging.DEBUG):
        run("desk", "find", "kanarie")
        run("print", "access", people[0], "--out", out / "sheet.pdf")
        run("export", "people", out / "people.csv")
        run("person", "access", people[0])
        run("person", "erase", people[0], "--yes")
        run("person", "erase", people[1], "--yes")
    text = pypdf.PdfReader(out / "sheet.pdf").pages[0].extract_text()
    assert "Kanarievogel" in text  # the canary was there
    assert "kanarie" not in caplog.text.lower()
    spelt = [text.encode(form) for text in ("anarie", "ANARIE", "erlina") for form in
             ("utf-8", "utf-16-le")]  # fmt: skip
    for folder in (file.parent, temporary):
        for path in folder.rglob("*"):
            assert "kanarie" not in path.name.lower()
            if path.is_file():
                data = path.read_bytes()
                assert not [one for one in spelt if one in data], path.name
