"""The code of a sheet, which the desk's scanner or a phone reads.

A QR code of the smallest kind (21 squares, error correction M, mask 2), which holds twenty
capitals and digits. ReportLab could draw any kind, but takes longer to load than a sheet may
take from the click.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from atelier.paper.inks import BLACK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LONGEST = 20  # signs
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_SIDE = 21
_DATA, _CORRECTION = 16, 10  # bytes
_GENERATOR = (251, 67, 46, 61, 118, 70, 64, 94, 32, 45)  # exponents for ten bytes of correction
_FORMAT = "101111001111100"  # correction M with mask 2
_PADDING = (0xEC, 0x11)

Squares = list[list[bool]]


def draw_code(canvas: Canvas, text: str, *, right: float, top: float, side: float) -> None:
    """Draw ``text`` as a QR code in the square of ``side`` points below and left of a corner."""
    unit = side / _SIDE
    runs = []
    for row, line in enumerate(squares(text), start=1):
        column = 0
        for dark, group in groupby(line):
            length = len(list(group))
            if dark:  # a run of dark squares is one rectangle
                runs.append(f"{column} {-row} {length} 1 re")
            column += length
    canvas.saveState()
    canvas.setFillColor(BLACK)
    canvas.transform(unit, 0, 0, unit, right - side, top)
    canvas.addLiteral(" ".join(runs) + " f")
    canvas.restoreState()


def squares(text: str) -> Squares:
    """Give the rows of the code, dark squares True. Raises ValueError for what it cannot hold."""
    if len(text) > LONGEST or not set(text) <= set(_SIGNS):
        raise ValueError("a code holds twenty capitals and digits at most")
    data = _bytes(text)
    stream = "".join(f"{byte:08b}" for byte in (*data, *_correction(data)))
    rows = [list(row) for row in _frame()]
    for (row, column), bit in zip(_places(), stream, strict=True):
        rows[row][column] = (bit == "1") != (column % 3 == 0)
    return rows


def _bytes(text: str) -> list[int]:
    """Write two signs in eleven bits, and fill up."""
    bits = f"0010{len(text):09b}"
    values = [_SIGNS.index(sign) for sign in text]
    for place in range(0, len(values) - 1, 2):
        bits += f"{values[place] * 45 + values[place + 1]:011b}"
    if len(values) % 2:
        bits += f"{values[-1]:06b}"
    bits += "0000"[: _DATA * 8 - len(bits)]
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)]
    return data + [_PADDING[place % 2] for place in range(_DATA - len(data))]


def _correction(data: list[int]) -> list[int]:
    """Give the bytes of Reed and Solomon that mend a stained code."""
    powers, logs = _field()
    rest = [0] * _CORRECTION
    for byte in data:
        lead = byte ^ rest[0]
        rest = [*rest[1:], 0]
        if lead:
            log = logs[lead]
            rest = [old ^ powers[(log + g) % 255] for old, g in zip(rest, _GENERATOR, strict=True)]
    return rest


@lru_cache(maxsize=1)
def _field() -> tuple[list[int], list[int]]:
    powers, logs = [1], [0] * 256
    for exponent in range(1, 255):
        value = powers[-1] << 1
        powers.append(value ^ 0x11D if value > 255 else value)
        logs[powers[-1]] = exponent
    return powers, logs


@lru_cache(maxsize=1)
def _frame() -> tuple[tuple[bool, ...], ...]:
    """Draw what is the same in every code: corners, rulers, the kind of code."""
    rows = [[False] * _SIDE for _ in range(_SIDE)]
    for top, left in ((0, 0), (0, _SIDE - 7), (_SIDE - 7, 0)):
        for row in range(7):
            for column in range(7):
                ring = max(abs(row - 3), abs(column - 3))
                rows[top + row][left + column] = ring != 2
    for place in range(8, _SIDE - 8):
        rows[6][place] = rows[place][6] = place % 2 == 0
    rows[_SIDE - 8][8] = True
    across = [*range(6), 7, 8, *range(_SIDE - 7, _SIDE)]
    bits = [bit == "1" for bit in _FORMAT]
    corner = (
        [(8, column) for column in across[:8]] + [(7, 8)] + [(row, 8) for row in range(5, -1, -1)]
    )
    edge = [(row, 8) for row in range(_SIDE - 1, _SIDE - 8, -1)]
    edge += [(8, column) for column in range(_SIDE - 8, _SIDE)]
    for places in (corner, edge):
        for (row, column), bit in zip(places, bits, strict=True):
            rows[row][column] = bit
    return tuple(map(tuple, rows))


@lru_cache(maxsize=1)
def _places() -> list[tuple[int, int]]:
    """Give where the bits go: in pairs of columns from the right, up and down in turn."""
    places = []
    upwards = True
    for right in (20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        rows = range(_SIDE - 1, -1, -1) if upwards else range(_SIDE)
        places += [
            (row, column) for row in rows for column in (right, right - 1) if _is_free(row, column)
        ]
        upwards = not upwards
    return places


def _is_free(row: int, column: int) -> bool:
    in_corner = (row < 9 and (column < 9 or column > 12)) or (row > 12 and column < 9)
    return not in_corner and row != 6 and column != 6
