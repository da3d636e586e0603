"""The bundle of the last month: one action, whole or not at all, and asked for until it is made."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from atelier.database import Database
from atelier.domain import Activity, Closure, Organisation, PrintedSheet
from atelier.language import use
from atelier.paper.sheet import Sheet
from atelier.reports.bundle import Bundle, MonthNotOverYet, bundle_files, bundle_sheet, file_name
from atelier.reports.bundle_due import bundle_due
from atelier.reports.paper.missing_registers import missing_registers, sheets_out
from atelier.reports.periods import Period, Span
from tests.conftest import Hands
from tests.making import Making
from tests.paper.structure import tree_of
from tests.reports.administering import Administrator
from tests.reports.october import OCTOBER, October, october
from tests.reports.papers import rows as rows_of
from tests.reports.papers import told as told_in

DECEMBER = datetime(2026, 12, 1, 9, tzinfo=UTC)
NEXT = Period.of(Span.MONTH, date(2026, 11, 1))


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    """Give an October with twelve visitors, a partner, and one list that has not come back."""
    house = october(database, making, hands, visitors=12)
    host = making.add(Organisation(site_id=making.site_id, name="Bewegen / Leefstijl: wijk"))
    with database.transaction() as session:
        session.get_one(Activity, house.activity).host_id = host
        session.get_one(Activity, house.activity + 1).host_id = host
    return house


def files(house: October, month: Period = OCTOBER, key: object = None) -> Bundle:
    made = house.do(bundle_files, key, month=month)  # type: ignore[arg-type]
    assert isinstance(made, Bundle)
    return made


def printed(house: October) -> list[tuple[str, date]]:
    with house.database.reading() as session:
        rows = session.query(PrintedSheet).order_by(PrintedSheet.id)
        return [(row.kind, row.day) for row in rows if row.occurrence_id is None]


def test_a_folder_holds_all_that_the_month_asks_for(house: October) -> None:
    made = files(house)
    assert list(made.files) == [
        "2026-10 00 contents.pdf",
        "2026-10 01 month summary.pdf",
        "2026-10 02 partner Bewegen Leefstijl wijk.pdf",
        "2026-10 03 registers to fill in.pdf",
        "2026-10 04 lists that are out.pdf",
        "2026-10 05 figures.csv",
    ]
    papers = [data for name, data in made.files.items() if name.endswith(".pdf")]
    assert made.pages == sum(len(PdfReader(BytesIO(pdf)).pages) for pdf in papers)
    figures = made.files["2026-10 05 figures.csv"].decode("utf-8-sig").splitlines()
    assert figures[1].startswith("B1;")
    assert any("<5" in line for line in figures)  # as it may leave the house
    assert {kind for kind, _ in printed(house)} == {
        "bundle",
        "month",
        "partner",
        "missing",
        "sheets out",
    }
    assert {day for _, day in printed(house)} == {OCTOBER.first}
    cover = made.files["2026-10 00 contents.pdf"]
    whom = {row[0]: row[1] for row in rows_of_cover(cover)}
    assert whom["Month summary"] == "may leave the house"
    assert whom["Lists that are out"] == "for the house itself"
    assert told_in(cover) == [
        "Wijkatelier",
        "This month is not closed yet: its figures may still change.",
    ]


def rows_of_cover(pdf: bytes) -> list[list[str]]:
    return [[name, *cells] for name, cells in rows_of(pdf, "What is in it").items()]


def test_a_corrected_month_has_its_differences_and_nothing_to_do(
    house: October, hands: Hands
) -> None:
    house.close()
    house.correct()
    house.enter()
    house.close(reason="")
    hands.at = DECEMBER
    made = files(house)
    assert list(made.files) == [
        "2026-10 00 contents.pdf",
        "2026-10 01 month summary.pdf",
        "2026-10 02 list of differences.pdf",
        "2026-10 03 partner Bewegen Leefstijl wijk.pdf",
        "2026-10 04 figures.csv",
    ]
    assert told_in(made.files["2026-10 00 contents.pdf"])[1:] == [
        "Version 2, closed on 05/11/2026 by Coördinator",
        "Every register is filled in.",
        "Every list has come back.",
    ]


def test_the_same_key_is_the_same_bundle(house: October) -> None:
    key = uuid4()
    first, again = files(house, key=key), files(house, key=key)
    assert (first.number, first.files) == (again.number, again.files)
    assert len(printed(house)) == 5


def test_one_pdf_holds_the_same_under_one_number(house: October) -> None:
    sheet = house.do(bundle_sheet, month=OCTOBER)
    assert isinstance(sheet, Sheet)
    assert printed(house) == [("bundle", OCTOBER.first)]
    reader = PdfReader(BytesIO(sheet.pdf))
    assert len(reader.pages) == sheet.pages == files(house).pages
    assert [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)] == [
        "Bundle of October 2026",
        "Summary of October 2026",
        "Summary of October 2026 · Bewegen / Leefstijl: wijk",
        "Registers to fill in: October 2026",
        "Lists that are out: October 2026",
    ]
    headings = [node.text for node in tree_of(sheet.pdf).within if node.role == "H1"]
    assert len(headings) in (0, 5)  # each part begins with its title
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert text.count(f"month bundle {sheet.number}") == sheet.pages
    assert "INTERNAL" in text
    assert "Gast" not in text  # nobody's name


def test_a_preview_takes_no_number(house: October) -> None:
    with house.database.reading() as session:
        sheet = bundle_sheet(session, month=OCTOBER, actor=house.actor, key=None)
    assert (sheet.number, printed(house)) == ("", [])


def test_a_month_that_runs_has_no_bundle(house: October) -> None:
    for action in (bundle_files, bundle_sheet):
        with pytest.raises(MonthNotOverYet):
            house.do(action, month=NEXT)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_lists_to_work_with_name_no_visitor(house: October, language: str) -> None:
    use(language)
    asked: list[Callable[..., Sheet]] = [missing_registers, sheets_out]
    for action in asked:
        sheet = house.do(action, period=OCTOBER)
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(sheet.pdf)).pages)
        assert "Koersbal" in text
        assert "Gast" not in text
    with house.database.reading() as session:
        rows = session.query(PrintedSheet).filter(PrintedSheet.kind == "missing")
        assert [row.destroy_by for row in rows] == [None]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "partner Waalkant & NIM",
            "2026-10 03 partner Waalkant & NIM.pdf",
        ),
        ('a/b\\c:d*e?"f<g>h|i', "2026-10 03 a b c d e f g h i.pdf"),
        ("../../etc", "2026-10 03 etc.pdf"),
        ("Çelik's café\n", "2026-10 03 Çelik s café.pdf"),
        ("x" * 200, f"2026-10 03 {'x' * 60}.pdf"),
    ],
)
def test_a_file_is_named_after_its_period(words: str, name: str) -> None:
    assert file_name(OCTOBER, 3, words) == name


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 11, 1), False),  # a Sunday
        (date(2026, 11, 2), True),
        (date(2026, 11, 6), True),
        (date(2026, 11, 8), True),  # still five working days
        (date(2026, 11, 9), False),
        (date(2026, 11, 30), False),
    ],
)
def test_it_is_due_on_the_first_working_days(
    house: October, hands: Hands, day: date, due: bool
) -> None:
    hands.at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    assert house.ask(bundle_due) == (OCTOBER if due else None)


def test_a_closed_day_is_no_working_day(house: October, making: Making, hands: Hands) -> None:
    monday = date(2026, 11, 2)
    making.add(
        Closure(site_id=making.site_id, first_day=monday, last_day=monday, name="Schoonmaak")
    )
    hands.at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert house.ask(bundle_due) is None
    hands.at = datetime(2026, 11, 9, 9, tzinfo=UTC)
    assert house.ask(bundle_due) == OCTOBER


@pytest.mark.parametrize("action", [bundle_files, bundle_sheet])
def test_it_is_due_until_it_was_made(
    house: October, hands: Hands, action: Callable[..., object]
) -> None:
    hands.at = datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert house.ask(bundle_due) == OCTOBER
    house.do(action, month=OCTOBER)
    assert house.ask(bundle_due) is None


def test_a_month_in_which_nothing_happened_asks_for_nothing(house: October, hands: Hands) -> None:
    hands.at = datetime(2026, 10, 1, 9, tzinfo=UTC)
    assert house.ask(bundle_due) is None


@pytest.fixture(scope="module")
def administrator(tmp_path_factory: pytest.TempPathFactory) -> Administrator:
    made = Administrator(tmp_path_factory.mktemp("sample"))
    made.run("sample", "--people", "60", "--years", "1", "--today", "2026-03-13")
    return made


def test_the_verb_makes_a_folder_or_a_file(administrator: Administrator, tmp_path: Path) -> None:
    told = administrator.run("print", "bundle", "2026-02", "--out", str(tmp_path / "pakket"))
    assert told["folder"] == "pakket"
    assert sorted(path.name for path in (tmp_path / "pakket").iterdir()) == sorted(told["files"])
    assert "2026-02 02 verschillenblad.pdf" in told["files"]


@pytest.mark.full_length
def test_the_verb_says_it_in_dutch(administrator: Administrator, tmp_path: Path) -> None:
    use("nl")
    told = administrator.told("print", "bundle", "2026-02", "--out", str(tmp_path))
    assert told.startswith("Pakket 2026-")
    use("en")
    assert len(list((tmp_path / "2026-02").iterdir())) > 1


@pytest.mark.full_length
def test_the_verb_makes_one_file(administrator: Administrator, tmp_path: Path) -> None:
    one = administrator.run("print", "bundle", "2026-02", "--out", str(tmp_path / "alles.pdf"))
    assert one["pages"] > 1
    assert (tmp_path / "alles.pdf").read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_takes_no_number(
    administrator: Administrator, tmp_path: Path
) -> None:
    wrong = administrator.run(
        "print", "bundle", "2026-02", "--out", str(tmp_path / "weg" / "pakket"), code=4
    )
    assert wrong["refused"] == "NotWritten"
    database = administrator.database()
    with database.reading() as session:
        before = session.query(PrintedSheet).count()
    database.close()
    administrator.run("print", "bundle", "2026-02", "--out", str(tmp_path / "weg" / "x"), code=4)
    database = administrator.database()
    with database.reading() as session:
        assert session.query(PrintedSheet).count() == before
    database.close()
    assert list(tmp_path.iterdir()) == []


def test_a_month_to_come_is_refused(administrator: Administrator, tmp_path: Path) -> None:
    out = str(tmp_path / "pakket")
    wrong = administrator.run("print", "bundle", "2099-01", "--out", out, code=3)
    assert wrong["refused"] == "MonthNotOverYet"
