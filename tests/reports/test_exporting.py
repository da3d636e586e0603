"""``export figures``: a row for each figure, as it may leave the house."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.commands.export_periods import read_period
from atelier.database import Database
from atelier.domain import Assignment, Clock
from atelier.reports.periods import Period, Span
from tests.making import Making

DAY = date(2026, 10, 13)
FORMULA = "=SUM(A1:A9)"
HEADER = ["Code", "Figure", "Period", "Split by", "Item", "Value", "Unit", "Suppressed", "Sign",
          "Version"]  # fmt: skip


class House:
    """The command line on a house with a choir of seven and a circle of three."""

    def __init__(self, file: Path, clock: Clock) -> None:
        self.file = file
        self.database = Database(f"sqlite:///{file}")
        self.making = Making(self.database, clock)
        self.people = [self.making.person(f"Mens {number}") for number in range(9)]

    def takes_part(self, name: str, people: int, *, day: date = DAY, **facts: Any) -> None:  # noqa: ANN401
        activity = self.making.activity(name, **facts)
        occurrence = self.making.occurrence(activity, day=day)
        for person in self.people[:people]:
            self.making.participation(person, occurrence, day, self.making.actor.now())

    def works(self, hours: int, minutes: int) -> None:
        for person in self.people[:3]:
            shift = self.making.shift("Balie", day=DAY)
            self.making.add(
                Assignment(
                    shift_id=shift,
                    person_id=person,
                    worked_starts=time(9),
                    worked_ends=time(9 + hours, minutes),
                    confirmed_at=self.making.actor.now(),
                )
            )

    def run(self, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        done = CliRunner().invoke(main, ["--json", "--database", str(self.file), *words])
        assert done.exit_code == code, done.output
        return json.loads(done.stdout) if code != 2 else done.output

    def export(self, *words: str, ending: str = "csv") -> list[dict[str, str]]:
        """Write the figures and read the file as the text that it is."""
        path = self.file.parent / f"figures.{ending}"
        said = self.run("export", "figures", str(path), *words)
        data = path.read_bytes()
        assert data.startswith("\ufeff".encode())
        lines = [line.split(";") for line in data.decode("utf-8-sig").splitlines()]
        assert said["rows"] == len(lines) - 1
        return [dict(zip(HEADER, line, strict=True)) for line in lines[1:]]


@pytest.fixture
def house(migrated_file: Path, tmp_path: Path, clock: Clock) -> Iterator[House]:
    path = tmp_path / "house.db"
    shutil.copyfile(migrated_file, path)
    house = House(path, clock)
    house.takes_part("Zing mee!", 7)
    house.takes_part("Leeskring", 3)
    yield house
    house.database.close()


def _of(rows: list[dict[str, str]], code: str, item: str = "") -> dict[str, str]:
    (row,) = [row for row in rows if (row["Code"], row["Item"]) == (code, item)]
    return row


def test_small_numbers_are_hidden_and_say_so(house: House) -> None:
    rows = house.export("--period", "2026-10")
    hidden = _of(rows, "B2", "Leeskring")
    assert (hidden["Value"], hidden["Suppressed"], hidden["Sign"]) == ("", "yes", "<5")
    cover = _of(rows, "B2", "Zing mee!")
    assert (cover["Value"], cover["Suppressed"], cover["Sign"]) == ("", "yes", "x")
    total = _of(rows, "B2")
    assert (total["Value"], total["Suppressed"], total["Sign"]) == ("10", "no", "")
    assert (total["Figure"], total["Unit"]) == ("Participations", "participations")
    assert _of(rows, "B1")["Value"] == "0"  # a total that is nil has a row
    assert {row["Period"] for row in rows} == {"2026-10"}
    assert {row["Split by"] for row in rows} >= {"", "Activity", "Function", "Age group"}


def test_the_house_itself_may_see_everything(house: House) -> None:
    rows = house.export("--period", "2026-10", "--internal")
    assert _of(rows, "B2", "Leeskring")["Value"] == "3"
    assert {row["Suppressed"] for row in rows} == {"no"}
    assert len(rows) > len(house.export("--period", "2026-10"))  # more tables too


def test_hours_have_a_decimal_comma(house: House) -> None:
    house.works(2, 20)
    row = _of(house.export("--period", "2026-10"), "B12")
    assert (row["Value"], row["Unit"]) == ("7,00", "hours")
    row = _of(house.export("--period", "2026-10", "--internal"), "B12", "Balie")
    assert row["Value"] == "7,00"
    house.works(0, 50)  # at the same time as before: it counts once
    assert _of(house.export("--period", "2026-10"), "B12")["Value"] == "7,00"


def test_the_headings_are_in_the_chosen_language(house: House) -> None:
    path = house.file.parent / "cijfers.csv"
    words = ["--language", "nl", "export", "figures", str(path), "--period", "2026-10"]
    house.run(*words)
    header, *lines = path.read_text("utf-8-sig").splitlines()
    assert header == (
        "Code;Cijfer;Periode;Verdeeld naar;Onderdeel;Waarde;Eenheid;Niet getoond;Teken;Versie"
    )
    assert "B2;Deelnames;2026-10;;;10;deelnames;nee;;" in lines


def test_a_quarter_has_its_months_as_a_series(house: House) -> None:
    house.takes_part("Koor", 9, day=date(2026, 8, 4))
    rows = [row for row in house.export("--period", "2026-Q3") if row["Split by"] == ""]
    told = {row["Period"]: row["Value"] for row in rows if row["Code"] == "B2"}
    assert told == {"2026-Q3": "9", "2026-07": "0", "2026-08": "9", "2026-09": "0"}
    rows = [row for row in house.export("--period", "2026-10-12/2026-10-18") if not row["Item"]]
    assert {row["Period"] for row in rows} == {"2026-10-12/2026-10-18"}


def test_people_of_months_are_never_added_up(house: House) -> None:
    house.takes_part("Koor", 9, day=date(2026, 11, 3))
    rows = [row for row in house.export("--period", "2026-Q4") if row["Split by"] == ""]
    told = {row["Period"]: row["Value"] for row in rows if row["Code"] == "B3"}
    assert told["2026-11"] == "9"
    assert told["2026-Q4"] in ("9", "")  # never 16


def test_the_last_whole_month_is_meant_where_none_is_named(house: House) -> None:
    today = datetime.now(house.making.actor.clock.zone).date()
    (period,) = {row["Period"] for row in house.export()}
    assert period == f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"


def test_a_period_that_has_not_begun_is_refused(house: House) -> None:
    path = house.file.parent / "figures.csv"
    refused = house.run("export", "figures", str(path), "--period", "2096-W10", code=3)
    assert refused == {"refused": "NotBegun", "sentence": "Week 10 of 2096 has not begun yet."}
    assert not path.exists()


def test_a_closed_month_tells_its_version(house: House) -> None:
    house.run("month", "close", "2026-10", "--accept")
    rows = house.export("--period", "2026-10")
    assert {row["Version"] for row in rows} == {"1"}
    assert {row["Version"] for row in house.export("--period", "2026-09")} == {""}


def test_a_name_that_looks_like_a_formula_stays_a_text(house: House) -> None:
    house.takes_part(FORMULA, 9)
    rows = house.export("--period", "2026-10")
    assert {row["Item"] for row in rows if "SUM" in row["Item"]} == {f"'{FORMULA}"}
    path = house.file.parent / "figures.xlsx"
    house.run("export", "figures", str(path), "--period", "2026-10")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert FORMULA in {cell.value for cell in cells}
    hidden = [row for row in sheet.iter_rows(values_only=True) if row[7] == "yes"]
    assert hidden
    assert all(row[5] is None for row in hidden)


def test_a_sensitive_activity_has_its_neutral_name(house: House) -> None:
    house.takes_part("Herstelgroep", 9, sensitive=True, public_name="Donderdaggroep")
    rows = house.export("--period", "2026-10")
    assert _of(rows, "B2", "Donderdaggroep")["Sign"] == "<10"
    assert not any("Herstel" in cell for row in rows for cell in row.values())


@pytest.mark.parametrize("period", ["oktober", "2026-13", "2026-Q5", "2026-10-31/2026-10-01", ""])
def test_what_is_no_period_is_a_wrong_argument(house: House, period: str) -> None:
    file = str(house.file.parent / "f.csv")
    house.run("export", "figures", file, "--period", period, code=2)


def test_options_that_do_not_belong_together_are_wrong_arguments(house: House) -> None:
    file = str(house.file.parent / "f.csv")
    house.run("export", "visits", file, "--period", "2026-10", code=2)
    house.run("export", "visits", file, "--internal", code=2)
    house.run("export", "figures", file, "--room", "Zaal", code=2)


@pytest.mark.parametrize("span", list(Span))
def test_every_period_is_read_by_its_key(span: Span) -> None:
    period = Period.of(span, DAY)
    found = read_period(period.key)
    assert found is not None
    assert (found.first, found.last) == (period.first, period.last)
    assert read_period("2026-10-05/2026-10-18") == Period(
        Span.OWN, date(2026, 10, 5), date(2026, 10, 18)
    )
