"""Writing a list for a spreadsheet: CSV as a Dutch office opens it, or a workbook.

No text ever becomes a formula, and what was written reads back as it was.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from atelier.domain import Refusal
from atelier.language import tr
from atelier.tables.delimited import hidden
from atelier.tables.saving import save_bytes

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | float | Decimal | date | time | bool | None
"""What can stand in a cell. None is an empty cell; a datetime must be the house's own time."""

KINDS = (".csv", ".xlsx")
_DELIMITER = ";"
_MOST_ROWS = 1_000_000
_MOST_LETTERS = 32_000


class UnknownEnding(Refusal):
    """A file name that ends in neither .csv nor .xlsx."""

    def __init__(self) -> None:
        super().__init__(tr("The name of the file must end in .csv or .xlsx."))


class TooManyRows(Refusal):
    """More rows than a spreadsheet can open."""

    def __init__(self) -> None:
        super().__init__(tr("These are more rows than a spreadsheet can open."))


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Path:
    """Write a list in the form that the name's ending asks for; give the path that it got.

    The file is whole or is not there. Raises UnknownEnding, TooManyRows, NotWritten.
    """
    kind = ending_of(path)
    if len(rows) > _MOST_ROWS:
        raise TooManyRows
    write = write_csv if kind == ".csv" else write_xlsx
    return save_bytes(path, write(header, rows))


def ending_of(path: Path) -> str:
    """Give the ending that decides the form. Raises UnknownEnding."""
    if path.suffix.lower() not in KINDS:
        raise UnknownEnding
    return path.suffix.lower()


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Give CSV with semicolons, decimal commas and the mark of UTF-8.

    What a spreadsheet would take for a formula gets a quote (') before it; reading a list
    takes exactly that quote off again.
    """
    lines = [_line(header), *(_line(row) for row in rows)]
    return "".join(lines).encode("utf-8-sig", errors="replace")


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Give a workbook with one sheet, in which every text is a text."""
    from xlsxwriter import Workbook

    target = BytesIO()
    book = Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = book.add_worksheet()
    heading = book.add_format({"bold": True})
    formats = _Formats(book)
    for column, title in enumerate(header):
        sheet.write_string(0, column, title, heading)
        sheet.set_column(column, column, max(10, min(40, len(title) + 4)))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            formats.write(sheet, number, column, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


class _Formats:
    """Writes cells of a workbook, each kind in its own form."""

    def __init__(self, book: "Workbook") -> None:
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._time = book.add_format({"num_format": "hh:mm"})

    def write(self, sheet: "Worksheet", row: int, column: int, cell: Cell) -> None:
        """Write one cell; an empty text leaves it empty."""
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            sheet.write_string(row, column, cell[:_MOST_LETTERS])
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell.replace(tzinfo=None), self._moment)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self._day)
        elif isinstance(cell, time):
            sheet.write_datetime(row, column, cell, self._time)
        elif isinstance(cell, bool):
            sheet.write_boolean(row, column, cell)
        else:
            sheet.write_number(row, column, cell)


def _line(cells: Sequence[Cell]) -> str:
    texts = [_quoted(_as_text(cell)) for cell in cells]
    return (_DELIMITER.join(texts) if texts != [""] else '""') + "\r\n"


def _quoted(text: str) -> str:
    special = any(sign in text for sign in ';"\r\n\t') or text != text.strip()
    return '"' + text.replace('"', '""') + '"' if special else text


def _as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return hidden(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | Decimal):
        return str(cell).replace(".", ",")
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None).isoformat(" ", timespec="seconds")
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
