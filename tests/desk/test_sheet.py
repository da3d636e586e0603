"""The day overview and the tally sheet."""

import json
import re
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from atelier.__main__ import main
from atelier.commands.print_options import print_and_write
from atelier.database import Database
from atelier.desk.sheet import day_overview, tally_sheet
from atelier.domain import PrintedSheet, Room
from atelier.paper.sheet import Sheet
from atelier.tables.saving import NotWritten
from tests.making import TUESDAY, Making
from tests.paper.reading import letters_of, lines_of, reader, row_heights, run_together, text_of


@pytest.fixture
def busy_day(making: Making) -> int:
    """Make a day: a course with a place, a cancelled one, a sensitive one, one in the evening."""
    making.add(Room(site_id=making.site_id, code="S", name="Speelzaal"))
    course = making.occurrence(making.activity("Koersbal", capacity=14, enrolment=True))
    making.enrolment(making.person("Toos van den Berg"), occurrence=course)
    making.occurrence("Yoga", cancelled=True)
    secret = making.activity("Herstelgroep", sensitive=True, public_name="Dinsdaggroep")
    making.occurrence(secret, starts=time(14), ends=time(16))
    making.occurrence("Kaartavond", starts=time(19, 30), ends=time(22))
    making.shift("Begeleider", occurrence=course, starts=time(10), ends=time(11), needed=8)
    return course


def overview(database: Database, making: Making, **asked: object) -> Sheet:
    asked = {"key": uuid4(), "day": TUESDAY, **asked}
    return database.perform(partial(day_overview, actor=making.actor, **asked))  # type: ignore[arg-type]


def tally(database: Database, making: Making, **asked: object) -> Sheet:
    asked = {"key": uuid4(), "day": TUESDAY, **asked}
    return database.perform(partial(tally_sheet, actor=making.actor, **asked))  # type: ignore[arg-type]


@pytest.mark.usefixtures("busy_day")
def test_the_day_on_one_page_without_a_visitors_name(database: Database, making: Making) -> None:
    sheet = overview(database, making)
    text = text_of(sheet.pdf)
    assert sheet.pages == 1
    for words in (
        "Tuesday 24 November 2026", "10:00–11:30", "Koersbal", "1 of 14", "Cancelled: Yoga",
        "Dinsdaggroep", "Kaartavond", f"day overview {sheet.number}",
    ):  # fmt: skip
        assert words in text
    assert re.search(r"(?<![\d:-])8(?![\d:])", text)  # volunteers needed
    for secret in ("Toos", "Herstel", "Confidential"):
        assert secret not in text


def test_an_empty_day_says_so(database: Database, making: Making) -> None:
    sheet = overview(database, making, day=TUESDAY + timedelta(days=40))
    assert "Nothing is planned on this day." in text_of(sheet.pdf)


@pytest.mark.usefixtures("busy_day")
def test_strokes_for_each_half_hour_and_each_activity(database: Database, making: Making) -> None:
    sheet = tally(database, making)
    lines = lines_of(sheet.pdf)
    halves = [f"{hour}:{minute}" for hour in range(8, 22) for minute in ("00", "30")][1:]
    assert [line for line in lines if line in halves] == halves
    text = " ".join(text_of(sheet.pdf).split())
    for words in ("Meeting", "Information and advice", "Day activity", "Health and exercise"):
        assert words in text
    assert sheet.pages == 2
    last = text_of(sheet.pdf, 1)
    assert "Dinsdaggroep" in last
    assert "Yoga" not in last  # cancelled
    assert f"page {sheet.pages} of {sheet.pages}" in last
    rows = [high for high in row_heights(sheet.pdf) if high > 5]  # the rest is a title's letters
    assert len(rows) > 15
    assert min(rows) >= 6.99  # pressed, so that the evening too is on the first page
    assert len(reader(sheet.pdf).outline) == 2


def test_on_a_day_without_an_evening_a_row_is_as_high_as_ever(
    database: Database, making: Making
) -> None:
    making.occurrence("Koersbal")
    sheet = tally(database, making)
    assert sheet.pages == 2
    assert min(high for high in row_heights(sheet.pdf) if high > 5) >= 8.99
    assert tally(database, making, large=True).pages == 2


def test_a_long_name_of_an_activity_stays_readable_and_in_its_column(
    database: Database, making: Making
) -> None:
    name = "Digicafé: hulp bij telefoon, tablet en DigiD"
    making.occurrence(name, starts=time(19, 30), ends=time(22))
    for print_it in (overview, tally):
        for large in (False, True):
            pdf = print_it(database, making, large=large).pdf
            page = len(reader(pdf).pages) - 1
            text = " ".join(text_of(pdf, page).split())
            assert name in text or run_together(name) in run_together(text)
            assert "19:30–22:00" in text
            rows = [letter for letter in letters_of(pdf, page) if 60 < letter.low < 650]
            assert {letter.size for letter in rows} <= ({16} if large else {10.5, 9.75})


def test_both_stand_in_the_print_log_and_need_not_be_destroyed(
    database: Database, making: Making
) -> None:
    numbers = [overview(database, making).number, tally(database, making, large=True).number]
    assert numbers == ["2026-0001", "2026-0002"]
    with database.reading() as session:
        rows = session.scalars(select(PrintedSheet).order_by(PrintedSheet.number)).all()
        assert [(row.kind, row.day, row.destroy_by) for row in rows] == [
            ("day", TUESDAY, None), ("tally", TUESDAY, None),
        ]  # fmt: skip


@pytest.mark.parametrize(
    "verb",
    [
        ["signup", "1"],
        ["attendance", "1", "--large", "--variant", "full"],
        ["signup", "1", "--blank", "40"],
        ["day", "2026-11-24"],
        ["desk", "2026-11-24"],
    ],
)
@pytest.mark.usefixtures("busy_day")
def test_the_command_line_prints_into_a_file(
    database: Database, tmp_path: Path, verb: list[str]
) -> None:
    target = tmp_path / "sheet.pdf"
    address = database.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(
        main,
        ["--database", address, "--language", "en", "--json", "print", *verb, "--out", str(target)],
    )
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert answer["number"].endswith("-0001")
    assert answer["pages"] == len(reader(target.read_bytes()).pages)
    assert answer["number"] in text_of(target.read_bytes())


def test_what_is_not_there_is_refused_and_what_is_not_printed_yet_is_unknown(
    database: Database, making: Making, tmp_path: Path
) -> None:
    assert making.site_id
    target = tmp_path / "sheet.pdf"
    address = database.url.render_as_string(hide_password=False)

    def run(*verb: str) -> tuple[int, str]:
        words = ["--database", address, "--language", "en", "--json", "print", *verb]
        done = CliRunner().invoke(main, [*words, "--out", str(target)])
        return done.exit_code, done.stdout

    code, said = run("signup", "4711")
    assert (code, json.loads(said)["refused"]) == (3, "NotFound")
    assert run("access", "4711")[0] == 3
    assert run("day", "24-11-2026")[0] == 2
    assert not target.exists()
    with database.reading() as session:
        assert session.scalars(select(PrintedSheet)).all() == []


@pytest.mark.parametrize("where", ["nowhere/sheet.pdf", f"{'x' * 300}.pdf", "file/sheet.pdf"])
@pytest.mark.usefixtures("busy_day")
def test_what_cannot_be_written_takes_no_number(
    database: Database, tmp_path: Path, where: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "file").write_text("not a folder")
    address = database.url.render_as_string(hide_password=False)

    def run(target: Path) -> tuple[int, dict[str, object]]:
        words = ["--database", address, "--language", "en", "--json", "print", "signup", "1"]
        done = CliRunner().invoke(main, [*words, "--out", str(target)])
        return done.exit_code, json.loads(done.stdout)

    code, said = run(folder / where)
    assert (code, said["refused"]) == (4, "NotWritten")
    with database.reading() as session:
        assert session.scalars(select(PrintedSheet)).all() == []
    code, said = run(folder / "sheet.pdf")
    assert (code, said["number"]) == (0, "2026-0001")
    assert sorted(path.name for path in folder.iterdir()) == ["file", "sheet.pdf"]


def test_the_number_goes_back_when_the_disk_is_full_at_the_last(
    database: Database, making: Making, tmp_path: Path
) -> None:
    half = tmp_path / "gone" / "half.pdf"
    task = partial(tally_sheet, day=TUESDAY, actor=making.actor, key=uuid4())
    with pytest.raises(NotWritten):
        database.perform(partial(print_and_write, task, half))
    with database.reading() as session:
        assert session.scalars(select(PrintedSheet)).all() == []


def test_a_day_is_a_day_of_the_calendar(database: Database, making: Making) -> None:
    assert overview(database, making, day=date(2028, 2, 29)).pages == 1
