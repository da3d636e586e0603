"""Reading a list that somebody made in a spreadsheet: CSV of every kind, or a workbook.

Nothing is guessed in silence: the letters, the delimiter and every row that does not fit are
told, so that a person can look at them before anything is kept.
"""

import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.tables import delimited, workbook
from atelier.tables.refusals import (
    MOST_CELLS,
    MOST_MEGABYTES,
    MOST_ROWS,
    EmptyFile,
    FileChanged,
    NoFile,
    NotText,
    OldWorkbook,
    TooLarge,
)

_MOST_BYTES = MOST_MEGABYTES * 1_000_000
_PIECE = 1 << 20  # bytes
_PACKED = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3", b"GIF8", b"\x1f\x8b")
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"{\\rtf")
_TOTALS = frozenset(
    ("totaal", "total", "totalen", "totals", "subtotaal", "subtotal", "eindtotaal", "tussentotaal")
)
_AT_THE_END = frozenset(("som", "sum", "aantal", "count"))  # Som and Sum are names of people too
_TITLES = 5  # lines that may stand above the headings


@dataclass(frozen=True, slots=True, repr=False)
class TableRow(Discreet):
    """One row; ``line`` is its number in the file, ``problem`` why it does not fit, or empty."""

    line: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Table(Discreet):
    """A list as it was read. Texts stand as in the file, numbers and days as exact text.

    ``kind`` is "csv" or "xlsx"; ``encoding`` and ``delimiter`` are empty for a workbook and
    for a single column. ``blank`` rows were skipped. ``fingerprint`` is of the bytes.
    """

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    kind: str
    encoding: str
    delimiter: str
    blank: int
    fingerprint: str


def read_table(
    source: Path | bytes, *, progress: Callable[[int], object] = lambda _bytes: None
) -> Table:
    """Read a CSV file or a workbook; what it is, its first bytes say and not its name.

    ``progress`` hears how many bytes have come in. Raises a NotATable with a whole sentence.
    """
    data = source if isinstance(source, bytes) else bytes_of(source, progress)
    if len(data) > _MOST_BYTES:
        raise TooLarge
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:512]
    if not start:
        raise EmptyFile
    if start.startswith(_OLD_WORKBOOK):
        raise OldWorkbook
    if start.startswith(_NO_TABLES) or start.lower().startswith(_PAGES):
        raise NotText
    mark = sha256(data).hexdigest()
    if start.startswith(_PACKED):
        return _table(workbook.rows_of(BytesIO(data)), "xlsx", "", "", mark)
    text = delimited.recognise(data)
    rows = delimited.rows_of(data, text)
    return _table(rows, "csv", text.encoding, text.delimiter, mark)


def check_unchanged(path: Path, table: Table) -> None:
    """Raise FileChanged where the file is no longer the one that was read."""
    try:
        data = bytes_of(path, lambda _bytes: None)
    except (NoFile, TooLarge):
        raise FileChanged from None
    if sha256(data).hexdigest() != table.fingerprint:
        raise FileChanged


def bytes_of(path: Path, progress: Callable[[int], object]) -> bytes:
    """Read a whole file; ``progress`` hears how many bytes came in.

    Raises NoFile, TooLarge, and FileChanged where it became another meanwhile.
    """
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):  # a pipe would never end
            raise NoFile
        if before.st_size > _MOST_BYTES:
            raise TooLarge
        pieces = bytearray()
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                pieces += piece
                progress(len(pieces))
                if len(pieces) > _MOST_BYTES:
                    raise TooLarge
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise NoFile from None
    if not _same(path, before, len(pieces)):
        raise FileChanged
    return bytes(pieces)


def _same(path: Path, before: object, length: int) -> bool:
    try:
        after = path.stat()
    except OSError:
        return False
    facts = ("st_ino", "st_size", "st_mtime_ns")
    return after.st_size == length and all(
        getattr(before, fact) == getattr(after, fact) for fact in facts
    )


def _table(
    found: Iterable[tuple[int, list[str]]], kind: str, encoding: str, delimiter: str, mark: str
) -> Table:
    """Tell headings from rows, and put beside each row why it does not fit."""
    rows = _Rows()
    for line, cells in found:
        rows.add(line, cells)
    rows.look_at_the_last()
    if not rows.header:
        raise EmptyFile
    return Table(
        header=rows.header,
        rows=tuple(rows.rows),
        kind=kind,
        encoding=encoding,
        delimiter=delimiter,
        blank=rows.blank,
        fingerprint=mark,
    )


class _Rows:
    """Gathers the rows under the headings, and stops where it becomes too much."""

    def __init__(self) -> None:
        self.header: tuple[str, ...] = ()
        self.rows: list[TableRow] = []
        self.blank = 0
        self._titles: list[tuple[int, list[str]]] = []
        self._cells = 0

    def add(self, line: int, cells: list[str]) -> None:
        filled = sum(1 for cell in cells if cell.strip())
        if not filled:
            self.blank += 1
        elif self.header:
            self._add_row(line, cells)
        elif filled == 1 and len(self._titles) < _TITLES:
            self._titles.append((line, cells))  # a title above the headings, or a single column
        else:
            self._begin(line, cells, filled)

    def look_at_the_last(self) -> None:
        """Take a single column for what it is, and the last row of sums for what it is."""
        if not self.header and self._titles:
            self._flush_titles()
        if self.rows and _sums(self.rows[-1].cells, _TOTALS | _AT_THE_END):
            last = self.rows[-1]
            self.rows[-1] = TableRow(last.line, last.cells, _totals_sentence())

    def _begin(self, line: int, cells: list[str], filled: int) -> None:
        if filled == 1:  # so many titles are no titles
            self._flush_titles()
            self._add_row(line, cells)
            return
        self.header = _headings(cells)
        self._titles = []

    def _flush_titles(self) -> None:
        (_, head), *others = self._titles
        self.header = _headings(head)
        self._titles = []
        for line, cells in others:
            self._add_row(line, cells)

    def _add_row(self, line: int, cells: list[str]) -> None:
        width = len(self.header)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        problem = ""
        if len(cells) != width:
            problem = tr(
                "This row has {found} cells where the headings have {expected}.",
                found=len(cells),
                expected=width,
            )
        elif _sums(cells, _TOTALS):  # lists have them between their groups too
            problem = _totals_sentence()
        self._cells += len(cells)
        if len(self.rows) == MOST_ROWS or self._cells > MOST_CELLS:
            raise TooLarge
        self.rows.append(TableRow(line, tuple(cells), problem))


def _headings(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(" ".join(cell.split()) for cell in cells)


def _sums(cells: Sequence[str], signs: frozenset[str]) -> bool:
    """Say whether a row begins with a word for a sum and holds nothing but figures after it."""
    first = next((cell for cell in cells if cell.strip()), "")
    words = first.casefold().replace(":", " ").split()
    if not words or not (words[0] in signs or words[-1] in _TOTALS):  # Totaal leden, Grand total
        return False
    after = cells[cells.index(first) + 1 :]
    return not any(sign.isalpha() for cell in after for sign in cell)


def _totals_sentence() -> str:
    return tr("This looks like a row with totals.")
