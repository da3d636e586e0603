"""Calendar files on the command line."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from atelier.__main__ import main
from atelier.tables.reading import read_table
from tests.bad.calendars import LOGIN, ZONE, at, calendar, event

FIRST = date.today() + timedelta(days=7)  # noqa: DTZ011 - the program reads the computer's clock


class House:
    """The command line on a database of its own."""

    def __init__(self, folder: Path, founded: Path) -> None:
        self.folder = folder
        self.file = folder / "house.db"
        shutil.copyfile(founded, self.file)

    def run(self, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        done = CliRunner().invoke(main, ["--json", "--database", str(self.file), *words])
        assert done.exit_code == code, done.output
        return json.loads(done.stdout)

    def written(self, data: str | bytes) -> str:
        path = self.folder / "lijst.ics"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)


@pytest.fixture
def house(tmp_path: Path, founded_file: Path) -> House:
    return House(tmp_path, founded_file)


def weekly(name: str = "Yoga", *, starts: str = "100000", uid: str = "yoga@test") -> str:
    return event(*at(f"{FIRST:%Y%m%d}", starts, "113000"), "RRULE:FREQ=WEEKLY;COUNT=4",
                 "LOCATION:Zaal", name=name, uid=uid)  # fmt: skip


HOURLY = event(*at(f"{FIRST:%Y%m%d}"), "RRULE:FREQ=HOURLY", uid="bom@test")


def test_a_calendar_comes_in_once_and_is_taken_back(house: House) -> None:
    file = house.written(calendar(weekly(), HOURLY))
    before = house.run("import", "calendar", file, "--dry-run")
    assert (before["batch"], before["series"], before["occurrences"]) == (None, 1, 4)
    done = house.run("import", "calendar", file)
    assert (done["series"], done["occurrences"], done["rooms"]) == (1, 4, 1)
    ((line, reason),) = [(row["line"], row["reason"]) for row in done["refused"]]
    assert (line, reason.endswith(".")) == (calendar(weekly()).count("\r\n"), True)
    again = house.run("import", "calendar", file)
    assert (again["batch"], again["occurrences"], len(again["same"])) == (None, 0, 1)
    assert house.run("import", "undo", str(done["batch"])) == {"removed": 4, "kept": 0}
    assert house.run("import", "calendar", file)["occurrences"] == 4


def test_clashes_and_doubles_are_listed(house: House) -> None:
    house.run("import", "calendar", house.written(calendar(weekly())))
    other = calendar(
        weekly("Schaken", starts="110000", uid="a"), weekly("Zwemmen", uid="b"), weekly(uid="c")
    )
    said = house.run("import", "calendar", house.written(other))
    assert (said["series"], len(said["doubtful"])) == (2, 1)
    assert {clash["with"] for clash in said["clashes"]} == {"Yoga", "Schaken", "Zwemmen"}
    assert said["clashes"][0]["from"] == "10:00"
    more = house.run("import", "calendar", house.written(other), "--add-doubtful")
    assert (more["doubtful"], more["series"], len(more["same"])) == ([], 1, 2)


def test_a_file_of_nothing_but_refusals_leaves_as_refused(house: House) -> None:
    said = house.run("import", "calendar", house.written(calendar(HOURLY)), code=3)
    assert (said["batch"], len(said["refused"])) == (None, 1)
    said = house.run("import", "calendar", house.written(LOGIN), code=4)
    assert said["refused"] == "WebPage"
    assert house.run("import", "calendar", "nergens.ics", code=4)["refused"] == "NoFile"


def test_the_programme_goes_out_whole_or_in_part(house: House) -> None:
    gone = f"EXDATE{ZONE}:{FIRST:%Y%m%d}T100000"
    both = calendar(weekly().replace("END:VEVENT", f"{gone}\r\nEND:VEVENT"),
                    weekly("Koor", uid="koor").replace("Zaal", "Keuken"))  # fmt: skip
    house.run("import", "calendar", house.written(both))
    out = house.folder / "uit.ics"

    def names(*words: str) -> list[str]:
        said = house.run("export", "programme", str(out), *words)
        found = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        assert said["rows"] == len(found)
        return sorted(str(one["SUMMARY"]) for one in found)

    assert names() == ["Koor", "Yoga"]
    assert names("--room", "zaal") == names("--activity", "YOGA") == ["Yoga"]
    assert names("--from", str(FIRST + timedelta(days=90))) == []
    missing = house.run("export", "programme", str(out), "--room", "x", code=3)
    assert missing["refused"] == "NotFound"
    for ending in ("csv", "xlsx"):
        place = house.folder / f"agenda.{ending}"
        assert house.run("export", "agenda", str(place))["rows"] == 8
        rows = [row.cells for row in read_table(place).rows]
        assert [(row[0], row[4]) for row in rows[:2]] == [
            (str(FIRST), "Koor"),
            (str(FIRST), "Yoga"),
        ]
        assert house.run("export", "agenda", str(place), "--room", "Keuken")["rows"] == 4
    done = CliRunner().invoke(
        main, ["--database", str(house.file), "export", "people", "p.csv", "--room", "x"]
    )
    assert done.exit_code == 2
