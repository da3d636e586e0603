"""Workbooks: the first sheet with something in it, every cell as exact text."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import IO, Any

from atelier.tables.refusals import MOST_CELLS, MOST_ROWS, EmptyFile, NotText, TooLarge

_MOST_UNPACKED = 100_000_000  # bytes
_PIECE = 1 << 16
_BROKEN = (NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
_TITLES = 20  # rows that may stand above the list
_WIDEST = 200  # columns
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_PLACE = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')


def rows_of(data: BytesIO) -> Iterator[tuple[int, list[str]]]:
    """Give every row of the first sheet that is not empty, with its number in the sheet.

    Raises NotText for another packed file, TooLarge before anything large is unpacked.
    """
    _measure(data)
    data.seek(0)
    for sheet in _sheets(data):
        if sheet.height and sheet.width:
            first = sheet.start[0] + 1 if sheet.start else 1
            rows = sheet.to_python(skip_empty_area=True)
            for line, cells in enumerate(rows, start=first):
                yield line, [text_of(cell) for cell in cells]
            return
    raise EmptyFile


def text_of(value: object) -> str:
    """Give a cell as text, without loss: 1944.0 is "1944", a day is "2026-11-24"."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


def _sheets(data: BytesIO) -> Iterable[Any]:
    """Open the sheets; whatever the reader makes of a broken workbook is one refusal."""
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(data)
        return [book.get_sheet_by_index(index) for index in range(len(book.sheet_names))]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # the reader's panics are no Exception
        raise NotText from None


def _measure(data: BytesIO) -> None:
    """Count rows and cells while unpacking in pieces: a sheet can be far larger than its file.

    One cell in the farthest corner would make the reader lay out every cell before it.
    """
    try:
        with zipfile.ZipFile(data) as packed:
            names = packed.namelist()
            if "xl/workbook.xml" not in names:
                raise NotText
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise TooLarge
            for name in names:
                if name.startswith("xl/") and name.endswith(".xml"):
                    with packed.open(name) as sheet:
                        _measure_sheet(sheet)
    except (zipfile.BadZipFile, zlib.error, *_BROKEN):
        raise NotText from None


def _measure_sheet(sheet: IO[bytes]) -> None:
    extent = _Extent()
    rest = b""
    unpacked = 0
    while piece := sheet.read(_PIECE):
        unpacked += len(piece)
        if unpacked > _MOST_UNPACKED:
            raise TooLarge
        whole = rest + piece
        end = whole.rfind(b"<") if len(whole) < 16 * _PIECE else len(whole)
        for tag in _TAG.finditer(whole, 0, max(end, 0)):
            if tag[1] == b"row":
                extent.begin_row()
            elif not tag[2].endswith(b"/"):  # a cell with nothing but a colour
                place = _PLACE.search(tag[2])
                extent.add_cell(*(place.groups() if place else (b"", b"0")))
        rest = whole[max(end, 0) :]


class _Extent:
    """How far the cells of a sheet reach."""

    def __init__(self) -> None:
        self._rows = self._in_row = self._widest = self._first = self._last = 0

    def begin_row(self) -> None:
        self._in_row = 0

    def add_cell(self, letters: bytes, digits: bytes) -> None:
        number = int(digits)
        self._in_row += 1
        self._rows += self._in_row == 1
        self._first = self._first or number
        self._last = max(self._last, number)
        self._widest = max(self._widest, self._in_row, _column(letters))
        height = max(self._last - self._first + 1, self._rows)
        too_many = height * self._widest > 2 * MOST_CELLS
        if too_many or height > MOST_ROWS + _TITLES or self._widest > _WIDEST:
            raise TooLarge


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
