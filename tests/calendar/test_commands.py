"""``calendar add`` and ``calendar list``: the contract that scripts rely on."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.database import Database
from atelier.domain import Room

GYM = ("--room", "zaal", "--starts", "10:30", "--ends", "11:15", "--weekly", "mo")
EASTER = (*GYM, "--from", "2027-03-08")


class House:
    """The command line on a database of its own, with one room."""

    def __init__(self, folder: Path, founded: Path) -> None:
        self.file = folder / "house.db"
        shutil.copyfile(founded, self.file)
        database = Database(f"sqlite:///{self.file}")
        with database.transaction() as session:
            session.add(Room(site_id=1, code="zaal", name="De Speelzaal", setup_minutes=15))
        database.close()

    def run(self, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        shared = ("--json", "--language", "nl", "--database", str(self.file))
        done = CliRunner().invoke(main, [*shared, *words])
        assert done.exit_code == code, done.output
        return json.loads(done.stdout) if done.stdout else None


@pytest.fixture
def house(tmp_path: Path, founded_file: Path) -> House:
    return House(tmp_path, founded_file)


def test_a_series_over_easter(house: House) -> None:
    told = house.run("calendar", "add", "Stoelgym", *EASTER, "--weeks", "8", "--capacity", "20")
    days = [one["day"] for one in told["occurrences"]]
    assert days == [f"2027-{day}" for day in ("03-08", "03-15", "03-22", "04-05", "04-12")] + [
        "2027-04-19",
        "2027-04-26",
    ]
    assert {(one["starts"], one["ends"]) for one in told["occurrences"]} == {("10:30", "11:15")}
    assert told["skipped"] == [{"day": "2027-03-29", "reason": "Tweede paasdag"}]
    assert told["clashes"] == []
    listed = house.run("calendar", "list", "--from", "2027-03-22", "--to", "2027-03-29")
    assert [(row["day"], row["state"], row["reason"]) for row in listed] == [
        ("2027-03-22", "planned", ""),
        ("2027-03-29", "cancelled", "Tweede paasdag"),
    ]
    row = listed[0]
    assert (row["series"], row["activity"], row["room"]) == (
        told["series"],
        "Stoelgym",
        "De Speelzaal",
    )
    assert [row[name] for name in ("capacity", "enrolled", "waiting", "present", "unnamed")] == [
        *(20, 0, 0, 0, 0)
    ]


def test_a_course_gives_the_lost_lesson_at_the_end(house: House) -> None:
    told = house.run("calendar", "add", "Stoelgym", *EASTER, "--lessons", "8", "--dry-run")
    assert told["occurrences"][-1]["day"] == "2027-05-03"
    assert (told["series"], len(told["occurrences"])) == (None, 8)
    assert house.run("calendar", "list", "--from", "2027-03-01", "--to", "2027-06-01") == []
    words = ("calendar", "add", "Stoelgym", *EASTER, "--lessons", "8")
    shared = ("--language", "nl", "--database", str(house.file))
    gap = ("--leave-out", "2027-03-15", "--leave-out", "2027-03-22", "--leave-out", "2027-04-05")
    for more in (("--dry-run",), ()):
        said = CliRunner().invoke(main, [*shared, *words, *gap, *more]).output
        assert "Laatste les: maandag 31 mei 2027." in said
        assert "weken geen bijeenkomst: van maandag 8 maart tot" in said


def test_a_clash_is_refused_until_it_is_answered(house: House) -> None:
    house.run("calendar", "add", "Kinderclub", *EASTER, "--weeks", "3")
    choir = [
        *("calendar", "add", "Koor", "--room", "De Speelzaal", "--starts", "11:15"),
        *("--ends", "12:00", "--day", "2027-03-08", "--day", "2027-03-09"),
    ]
    told = house.run(*choir, "--dry-run")
    assert told["clashes"] == [
        {
            "day": "2027-03-08",
            "with": "Kinderclub",
            "from": "10:30",
            "until": "11:15",
            "room": "De Speelzaal",
        }
    ]
    refused = house.run(*choir, code=3)
    assert refused["refused"] == "ClashUnanswered"
    assert house.run(*choir, "--keep-clashes", " ", code=3)["refused"] == "ReasonMissing"
    kept = house.run(*choir, "--keep-clashes", "Eenmalig", "--key", "koor")
    assert kept == house.run(*choir, "--keep-clashes", "Eenmalig", "--key", "koor") | {
        name: kept[name] for name in ("gaps", "school_holidays_unknown_after")
    }
    assert [one["with"] for one in kept["clashes"]] == ["Kinderclub"]
    listed = house.run("calendar", "list", "--from", "2027-03-08", "--to", "2027-03-08")
    assert [(row["activity"], row["clash"], row["clash_reason"]) for row in listed] == [
        ("Kinderclub", True, ""),
        ("Koor", True, "Eenmalig"),
    ]


def test_the_dates_of_a_clash_can_be_left_out(house: House) -> None:
    house.run("calendar", "add", "Kinderclub", *EASTER, "--weeks", "1")
    told = house.run("calendar", "add", "Koor", *EASTER, "--lessons", "3", "--skip-clashes")
    assert [one["day"] for one in told["occurrences"]] == ["2027-03-15", "2027-03-22", "2027-04-05"]
    assert [one["reason"] for one in told["skipped"]] == ["De ruimte is bezet", "Tweede paasdag"]


RULES = {
    "--weekly mo,we --every 2": [
        "2026-12-02",
        "2026-12-14",
        "2026-12-16",
        "2026-12-28",
        "2026-12-30",
    ],
    "--even-weeks fr": ["2026-12-11"],
    "--odd-weeks vr": ["2026-12-04", "2026-12-18"],
    "--nth 2tu": ["2026-12-08"],
    "--last fr": [],  # the last Friday is Christmas
    "--weekly za --months 3 10": None,
}


@pytest.mark.parametrize("words", RULES)
def test_every_rule_has_its_words(house: House, words: str) -> None:
    span = ("--from", "2026-12-01", "--until", "2026-12-31", "--dry-run")
    place = ("--room", "zaal", "--starts", "9:00", "--ends", "10:00")
    code = 3 if RULES[words] is None else 0
    told = house.run("calendar", "add", "X", *place, *words.split(), *span, code=code)
    if code:
        assert told["refused"] == "NoDates"
    else:
        assert [one["day"] for one in told["occurrences"]] == RULES[words]


@pytest.mark.parametrize(
    "words",
    [
        "--weekly mo",  # no end
        "--weekly mo --weeks 3 --until 2027-01-01",
        "--weekly mo --last fr --weeks 3",
        "--nth 6tu --weeks 3",
        "--weekly xx --weeks 3",
        "--even-weeks mo --lessons 3",
        "--weekly mo --lessons 3 --every 2",
        "--weekly mo --weeks 3 --months 0 13",
        "--weekly mo --weeks 3 --skip-clashes --keep-clashes x",
    ],
)
def test_words_that_do_not_go_together_are_wrong_arguments(house: House, words: str) -> None:
    place = ("--room", "zaal", "--starts", "9:00", "--ends", "10:00")
    house.run("calendar", "add", "X", *place, *words.split(), code=2)


def test_what_is_not_there_is_refused(house: House) -> None:
    place = ("--starts", "9:00", "--ends", "10:00", "--day", "2027-03-08")
    told = house.run("calendar", "add", "X", "--room", "hal", *place, code=3)
    assert told["sentence"] == "Er is geen ruimte met deze code of naam."
    here = ("calendar", "add", "X", "--room", "zaal", *place)
    assert house.run(*here, "--host", "Niemand", code=3)["refused"] == "NotFound"
    house.run(*here, "--capacity", "10")
    assert house.run(*here, "--capacity", "12", code=3)["refused"] == "ActivityDiffers"
