import io
import os
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from atelier.tables.reading import Table, check_unchanged, read_table
from atelier.tables.refusals import (
    EmptyFile,
    FileChanged,
    NoFile,
    NotATable,
    NotText,
    OldWorkbook,
    OpenQuote,
    TooLarge,
    TooMuchInACell,
    UnknownLetters,
)
from tests.bad import delimiters, letters, rows

SECOND = 1.0
LARGEST = 20_000_000  # bytes


@pytest.mark.parametrize("name", letters.READABLE)
def test_every_way_of_writing_letters_is_recognised_and_named(name: str) -> None:
    case = letters.READABLE[name]
    table = read_table(case.data)
    expected = [line.split(";")[0] for line in case.text.splitlines()[1:]]
    assert [row.cells[0] for row in table.rows] == expected
    assert table.encoding == case.encoding


@pytest.mark.parametrize("name", letters.REFUSED)
def test_letters_that_would_be_spoilt_are_refused(name: str) -> None:
    with pytest.raises(UnknownLetters):
        read_table(letters.REFUSED[name])


@pytest.mark.parametrize("name", delimiters.FILES)
def test_the_delimiter_is_the_one_that_cuts_the_rows_like_the_headings(name: str) -> None:
    text, delimiter, width = delimiters.FILES[name]
    table = read_table(text.encode())
    assert (table.delimiter, len(table.header)) == (delimiter, width)
    fits = "other delimiters" not in name
    assert all(bool(row.problem) != fits for row in table.rows)


@pytest.mark.parametrize("name", rows.READABLE)
def test_rows_that_do_not_fit_are_told_with_their_line(name: str) -> None:
    case = rows.READABLE[name]
    table = read_table(case.text.encode())
    assert [row.line for row in table.rows if not row.problem] == case.good
    assert [row.line for row in table.rows if row.problem] == case.problems
    assert table.blank == case.blank


@pytest.mark.parametrize("name", rows.REFUSED)
def test_a_quote_never_swallows_rows(name: str) -> None:
    text, line = rows.REFUSED[name]
    with pytest.raises(OpenQuote) as refusal:
        read_table(text.encode())
    assert refusal.value.line == line
    assert str(line) in str(refusal.value)


def _workbook(cells: list[list[object]], *, sheets: int = 0) -> bytes:
    book = openpyxl.Workbook()
    for number in range(sheets):
        book.create_sheet(f"Empty {number}", 0)
    sheet = book.worksheets[-1]
    for row in cells:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_gives_the_first_sheet_with_data_as_exact_text() -> None:
    moment = datetime(2026, 11, 24, 9, 50)  # noqa: DTZ001 - a cell has no zone
    data = _workbook(
        [
            ["naam", "jaar", "dag", "bedrag", "moment", "lid"],
            ["Şükrü Testman", 1944, date(2026, 11, 24), 12.5, moment, True],
            ["007", 612345678, None, -3, 0.1, False],
        ],
        sheets=2,
    )
    table = read_table(data)
    assert (table.kind, table.encoding, table.delimiter) == ("xlsx", "", "")
    assert table.header == ("naam", "jaar", "dag", "bedrag", "moment", "lid")
    assert table.rows[0].cells == (
        "Şükrü Testman",
        "1944",
        "2026-11-24",
        "12.5",
        "2026-11-24 09:50:00",
        "TRUE",
    )
    assert table.rows[1].cells == ("007", "612345678", "", "-3", "0.1", "FALSE")
    assert [row.line for row in table.rows] == [2, 3]


def test_what_a_file_is_its_first_bytes_say_and_not_its_name(tmp_path: Path) -> None:
    book = tmp_path / "list.csv"
    book.write_bytes(_workbook([["naam", "jaar"], ["Anja", 1944]]))
    text = tmp_path / "list.xlsx"
    text.write_bytes(b"naam;jaar\nAnja;1944\n")
    assert (read_table(book).kind, read_table(text).kind) == ("xlsx", "csv")


def _zip(names: list[str], content: bytes = b"x") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyFile),
        (b"\xef\xbb\xbf", EmptyFile),
        (b" \r\n\r\n  \r\n" * 200, EmptyFile),
        (_zip(["people.csv"]), NotText),
        (_zip(["xl/workbook.xml"]), NotText),
        (_workbook([["naam"], ["Anja"]])[:900], NotText),
        (_workbook([]), EmptyFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OldWorkbook),
        (b"%PDF-1.7\n", NotText),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", NotText),
        (b"naam;jaar\nAn\0ja;1944\n", NotText),
        (b"naam;jaar\n" + b"a" * 150_000 + b";1944\n", TooMuchInACell),
    ],
)
def test_what_is_no_table_is_refused_in_a_whole_sentence(
    data: bytes, refusal: type[NotATable]
) -> None:
    with pytest.raises(refusal) as told:
        read_table(data)
    assert str(told.value).endswith(".")


def _sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def _far_corner() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    first = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    target = io.BytesIO(_workbook([["naam"], ["Anja"]]))
    packed = io.BytesIO()
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                head, tail = data.split(b"<sheetData>")
                data = head + b"<sheetData>" + first + cell + b"</sheetData>"
                data += tail.split(b"</sheetData>")[1]
            new.writestr(name, data)
    return packed.getvalue()


def test_files_that_are_too_large_are_refused_within_a_second(tmp_path: Path) -> None:
    million = b"naam;jaar\n" + b"Anja Test;1944\n" * 1_000_000
    line = tmp_path / "line.csv"
    line.write_bytes(b"a;" * (LARGEST // 2 + 1))
    large: list[Path | bytes] = [
        _sparse(tmp_path / "large.csv", 200_000_000),
        line,
        million,
        _zip(["xl/workbook.xml", "xl/worksheets/sheet1.xml"], bytes(150_000_000)),
        _far_corner(),
        _zip(
            ["xl/workbook.xml", "xl/worksheets/s.xml"],
            b'<row><c r="A1"><v>1</v></c></row>' * 1_000_000,
        ),
    ]
    for source in large:
        began = time.perf_counter()
        with pytest.raises(TooLarge):
            read_table(source)
        assert time.perf_counter() - began < SECOND


def test_fifty_thousand_rows_are_read_and_one_more_is_not() -> None:
    head, row = b"naam;jaar\n", b"Anja;1944\n"
    assert len(read_table(head + row * 50_000).rows) == 50_000
    with pytest.raises(TooLarge):
        read_table(head + row * 50_001)


def test_the_largest_file_costs_less_than_a_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    row = ("Zoë Óftersen;" + "1944;" * 18 + "x" * 250 + "\n").encode()
    head = ("naam;" + ";".join(f"k{number}" for number in range(19)) + "\n").encode()
    path.write_bytes(head + row * min(50_000, (LARGEST - len(head)) // len(row)))
    tracemalloc.start()
    try:
        table = read_table(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(table.rows) > 45_000
    assert most < 100_000_000


def _at_first(spoil: Callable[[], object]) -> Callable[[int], object]:
    waiting = [spoil]

    def meanwhile(_bytes: int) -> None:
        if waiting:
            waiting.pop()()

    return meanwhile


def test_a_file_that_changes_or_goes_away_meanwhile_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = b"naam;jaar\n" + b"Anja Testman;1944\n" * 50_000
    with pytest.raises(NoFile):
        read_table(path)
    spoils: list[Callable[[], object]] = [
        path.unlink,
        partial(path.write_bytes, text[:100]),
        partial(os.utime, path, (1, 1)),
    ]
    for spoil in spoils:
        path.write_bytes(text)
        with pytest.raises(FileChanged):
            read_table(path, progress=_at_first(spoil))
    path.write_bytes(text)
    table: Table = read_table(path)
    check_unchanged(path, table)
    path.write_bytes(text.replace(b"1944", b"1945", 1))
    with pytest.raises(FileChanged):
        check_unchanged(path, table)
    path.unlink()
    with pytest.raises(FileChanged):
        check_unchanged(path, table)


def test_nothing_of_the_list_shows_when_a_table_is_logged() -> None:
    table = read_table(b"naam;jaar\nAnja Testman;1944\n")
    assert "Anja" not in repr(table)
    assert "Anja" not in repr(table.rows[0])
