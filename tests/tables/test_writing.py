import io
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from atelier.tables.reading import read_table
from atelier.tables.writing import UnknownEnding, write_csv, write_table, write_xlsx

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.invalid";"x")',
    "+31612345678",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    "'t Hof",
    "'s-Gravesande",
    "'",
    "'+",
    " =1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    'Jan "de Lange"',
    "a;b",
    "a,b\tc",
    "_x0041_",
]


def test_twenty_hostile_texts_come_back_as_they_were_and_none_is_a_formula() -> None:
    header, rows = ["naam", "extra"], [(text, "x") for text in HOSTILE]
    for data in (write_csv(header, rows), write_xlsx(header, rows)):
        table = read_table(data)
        assert [row.cells for row in table.rows] == rows
        assert not any(row.problem for row in table.rows)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(["=naam"], [(text,) for text in HOSTILE])))
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert len(cells) == len(HOSTILE) + 1
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    text = write_csv(["=naam", "x"], [(text, "x") for text in HOSTILE]).decode("utf-8-sig")
    starts = {line.lstrip('"').lstrip(" ")[:1] for line in text.split("\r\n")}
    assert not starts & set("=+-@\t\r＝")


def test_csv_is_as_a_dutch_office_opens_it() -> None:
    moment = datetime(2026, 11, 24, 9, 50)  # noqa: DTZ001 - the house's own time
    row = ("Zoë", date(2026, 11, 24), time(9, 50), Decimal("12.50"), 3, None, moment)
    assert (
        write_csv(["a", "b", "c", "d", "e", "f", "g"], [row])
        == ("\ufeffa;b;c;d;e;f;g\r\nZoë;2026-11-24;09:50;12,50;3;;2026-11-24 09:50:00\r\n").encode()
    )


def test_a_workbook_holds_days_and_numbers_as_such() -> None:
    data = write_xlsx(["dag", "aantal"], [(date(2026, 11, 24), 3)])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [datetime(2026, 11, 24), 3]  # noqa: DTZ001
    assert read_table(data).rows[0].cells == ("2026-11-24", "3")


def test_the_ending_decides_and_another_one_is_refused(tmp_path: Path) -> None:
    for name in ("list.csv", "list.XLSX"):
        written = write_table(tmp_path / name, ["naam"], [("Anja",), ("",)])
        assert read_table(written).header == ("naam",)
    with pytest.raises(UnknownEnding):
        write_table(tmp_path / "list.txt", ["naam"], [])
    assert {path.name for path in tmp_path.iterdir()} == {"list.csv", "list.XLSX"}
