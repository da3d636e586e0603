"""Text with delimiters: which letters, which delimiter, which rows.

The library's own sniffer takes a single column for something else and lets an open quote eat
the rows after it, so this looks for itself.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice

from atelier.tables.refusals import NotText, OpenQuote, TooMuchInACell, UnknownLetters

_SAMPLE = 21  # headings and twenty rows
_HEAD = 4096  # bytes in which NULs are counted
_DELIMITERS = ("\t", ";", "|", ",")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OLD = ("cp1252", "mac_roman", "cp850")
_LONGEST = 100_000  # letters in a cell
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_DANGEROUS = r"(?:\s*[=+\-@＝＋－＠]|[\t\r\n])"
_HIDDEN = re.compile(rf"'+{_DANGEROUS}")
_TO_HIDE = re.compile(rf"'*{_DANGEROUS}")
_TWICE = re.compile("[ÃÂÄÅÐÑÙ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd")
_INSIDE = re.compile(
    r"[^\W\d_](?:[\x80-\x9f‚ƒ„…†‡ˆ‰‹“”•˜™›¡¢£¤¥¦§¨©«¬®¯°±²³¶¸¹»¼½¾¿×÷]+"
    r"|(?<=[a-z])[À-ÖØ-ÞŠŽŒŸ](?=[a-z]))[^\W\d_]"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """How a text file is written. ``skip`` bytes and ``lines`` come before the table."""

    encoding: str
    delimiter: str
    skip: int = 0
    lines: int = 0


def recognise(data: bytes) -> Recognised:
    """Say how the text is written. Raises NotText, UnknownLetters, OpenQuote."""
    encoding, skip = _encoding(data)
    lines = _lines(data, encoding, skip)
    told = _SEPARATOR.fullmatch(next(lines, ""))
    if told:
        return Recognised(encoding, told[1], skip, 1)
    return Recognised(encoding, _delimiter(data, encoding, skip), skip)


def rows_of(data: bytes, text: Recognised) -> Iterator[tuple[int, list[str]]]:
    """Give every row with the number of its first line. Raises OpenQuote, TooMuchInACell."""
    lines = islice(_lines(data, text.encoding, text.skip), text.lines, None)
    width = 0
    for line, cells in _parse(lines, text.delimiter, text.lines):
        width = width or len(cells)
        for cell in cells:
            if "\n" in cell or "\r" in cell:
                _look_for_rows(cell, text.delimiter, width, line)
        yield line, [shown_again(cell) for cell in cells]


def hidden(text: str) -> str:
    """Put a quote before what a spreadsheet would take for a formula."""
    return f"'{text}" if _TO_HIDE.match(text) else text


def shown_again(text: str) -> str:
    """Give back exactly what ``hidden`` hid, and nothing else: 't Hof stays as it is."""
    return text[1:] if _HIDDEN.match(text) else text


def looks_damaged(text: str) -> bool:
    """Say whether letters were read wrongly once, on their way here: RenÃ©e for Renée."""
    return bool(_TWICE.search(text) or _INSIDE.search(text))


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _proved(data, encoding, len(mark))
    head = data[:_HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) / 10 and min(even, odd) == 0:
        return _proved(data, "utf-16-le" if odd else "utf-16-be", 0)
    if b"\0" in data:
        raise NotText
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _old_encoding(data), 0
    return "utf-8", 0


def _proved(data: bytes, encoding: str, skip: int) -> tuple[str, int]:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError:
        raise UnknownLetters from None
    if "\0" in text:
        raise NotText
    return encoding, skip


def _old_encoding(data: bytes) -> str:
    """Choose the first old encoding in which no word looks broken."""
    for encoding in _OLD:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        others = {sign for sign in text if not sign.isascii()}
        likely = encoding == _OLD[0] or all(sign.isalpha() or sign in "’–" for sign in others)
        if likely and not looks_damaged(text):
            return encoding
    raise UnknownLetters


def _lines(data: bytes, encoding: str, skip: int) -> Iterator[str]:
    stream = BytesIO(data)
    stream.seek(skip)
    return iter(TextIOWrapper(stream, encoding, newline=""))  # keeps \r, \n and \r\n apart


def _delimiter(data: bytes, encoding: str, skip: int) -> str:
    """Choose the delimiter that cuts the rows as it cuts the headings; none: one column."""
    best, chosen = (0.0, 0), ""
    for delimiter in _DELIMITERS:
        try:
            rows = _parse(_lines(data, encoding, skip), delimiter, 0)
            sample = [cells for _, cells in islice(rows, _SAMPLE) if any(map(str.strip, cells))]
        except (OpenQuote, TooMuchInACell):
            continue
        score = _score(sample, delimiter)
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _score(sample: list[list[str]], delimiter: str) -> tuple[float, int]:
    """Give how many rows are cut like the headings, and in how many cells."""
    first = next((index for index, cells in enumerate(sample) if len(cells) > 1), None)
    if first is None:
        return 0.0, 0
    width, rows = len(sample[first]), sample[first + 1 :]
    if first and (_are_rows(sample[:first]) or (delimiter == "," and width == 2)):
        return 0.0, 0  # the headings have one cell: these are no titles above them
    alike = sum(len(cells) == width for cells in rows) / len(rows) if rows else 1.0
    return 0.05 + alike, width


def _are_rows(titles: list[list[str]]) -> bool:
    return any(delimiter in cells[0] for cells in titles for delimiter in _DELIMITERS[:3])


def _parse(lines: Iterable[str], delimiter: str, before: int) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(lines, delimiter=delimiter or "\x1f", strict=True, skipinitialspace=True)
    line = before + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error):
                raise TooMuchInACell(line) from None
            raise OpenQuote(line) from None
        yield line, cells
        line = before + reader.line_num + 1


def _look_for_rows(cell: str, delimiter: str, width: int, line: int) -> None:
    """Raise OpenQuote where whole rows stand inside one cell."""
    most = max(part.count(delimiter) for part in re.split(r"[\r\n]+", cell)) if delimiter else 0
    if most and most >= width - 1:
        raise OpenQuote(line)


__all__ = ["Recognised", "hidden", "looks_damaged", "recognise", "rows_of", "shown_again"]
