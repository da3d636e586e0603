"""Where everything in the grid stands: worked out once, found fast."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics

from atelier.discreet import Discreet
from ui.kit.look import BOLD, REGULAR, SEMIBOLD, look
from ui.kit.text import plain
from ui.roster.sheet import Cell, Chip, Kind, Line, Sheet

TITLE, SUBTITLE, CHIP = (15, BOLD), (14, REGULAR), (15, SEMIBOLD)
_HEAD, _BAND, _SIDE, _LEAST_SIDE = 38, 34, 210, 120  # pixels at 100 %
_PAD, _CHIP_HIGH, _GAP, _CHIP_PAD = 8, 26, 4, 9
_TALL, _LOW, _COMPACT = 86, 62, 36
_NARROWEST = 74  # a column never becomes narrower


@dataclass(frozen=True, slots=True, repr=False)
class ChipBox(Discreet):
    """A chip and its place; ``text`` is what of it fits."""

    chip: Chip
    place: QRect
    text: str


@dataclass(slots=True, repr=False)
class Row(Discreet):
    """A line with its place, or the name of a week where ``line`` is None."""

    monday: date
    line: Line | None
    top: int
    height: int
    title: tuple[str, ...]
    subtitle: str
    boxes: list[list[ChipBox]]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the cursor is: a row, a column, and the chip of the cell; -1 for the cell itself."""

    row: int
    column: int
    index: int = -1


class GridLayout:
    """The places of a sheet in a given width. ``head`` stays; what is below it scrolls."""

    def __init__(self, sheet: Sheet, width: int, height: int) -> None:
        px = look().px
        self.sheet, self.head = sheet, px(_HEAD)
        self._given = (width, height)
        self.compact = sheet.period.weeks > 1
        side = max(px(_LEAST_SIDE), min(px(_SIDE), width * 27 // 100))
        number = max(1, len(sheet.days))
        wide = max(px(_NARROWEST), (width - side) // number)
        self.side = max(side, width - wide * number) if width > side else side
        self.lefts = [self.side + wide * column for column in range(number + 1)]
        self.width = self.lefts[-1]
        self.rows: list[Row] = []
        self._pad = px(10), px(_PAD)
        if self.compact:
            self._pad = px(5), px(5)
        self._chip_high, self._gap = px(_CHIP_HIGH), px(_GAP)
        self._texts: dict[tuple[str, Kind, int], tuple[str, int]] = {}
        self._fill(height - self.head)
        self.tops = [row.top for row in self.rows]

    @property
    def height(self) -> int:
        """Give how high all rows are together."""
        return self.rows[-1].top + self.rows[-1].height if self.rows else 0

    def fits(self, width: int, height: int) -> bool:
        """Say whether it would be the same in this room: no line gets air that it has not."""
        before, highest = self._given
        lines = len(self.rows) * look().px(_LOW)
        airless = self.compact or lines >= max(height, highest) - self.head
        return airless and width == before

    def rows_between(self, top: int, bottom: int) -> range:
        """Give the rows that can be seen between two heights."""
        first = max(0, bisect_right(self.tops, top) - 1)
        return range(first, bisect_right(self.tops, bottom))

    def cell(self, spot: Spot) -> Cell | None:
        """Give the cell at a spot."""
        if not 0 <= spot.row < len(self.rows):
            return None
        line = self.rows[spot.row].line
        if line is None or not 0 <= spot.column < len(line.cells):
            return None
        return line.cells[spot.column]

    def chip(self, spot: Spot | None) -> Chip | None:
        """Give the chip at a spot; None for a cell without one."""
        cell = None if spot is None else self.cell(spot)
        if spot is None or cell is None or not 0 <= spot.index < len(cell.chips):
            return None
        return cell.chips[spot.index]

    def place(self, spot: Spot) -> QRect:
        """Give the rectangle of a chip, or of the whole cell."""
        row = self.rows[spot.row]
        if row.boxes and 0 <= spot.index < len(row.boxes[spot.column]):
            return row.boxes[spot.column][spot.index].place
        return self.cell_place(spot)

    def cell_place(self, spot: Spot) -> QRect:
        """Give the rectangle of a cell."""
        row, left = self.rows[spot.row], self.lefts[spot.column]
        return QRect(left, row.top, self.lefts[spot.column + 1] - left, row.height)

    def spot_at(self, point: QPoint) -> Spot | None:
        """Give what lies under a point; None beside the cells."""
        number = bisect_right(self.tops, point.y()) - 1
        if number < 0 or point.x() < self.side or point.x() >= self.width:
            return None
        row = self.rows[number]
        if row.line is None or point.y() >= row.top + row.height:
            return None
        column = bisect_right(self.lefts, point.x()) - 1
        for index, box in enumerate(row.boxes[column]):
            if box.place.contains(point):
                return Spot(number, column, index)
        return Spot(number, column)

    def find(self, key: tuple[int, int, bool]) -> Spot | None:
        """Find a chip again; where it has gone, the shift that it was in."""
        near = None
        for number, row in enumerate(self.rows):
            if row.line is None:
                continue
            for column, cell in enumerate(row.line.cells):
                for index, chip in enumerate(cell.chips):
                    if chip.key == key:
                        return Spot(number, column, index)
                    if near is None and chip.shift.id == key[0]:
                        near = Spot(number, column, index)
        return near

    def _fill(self, room: int) -> None:
        top = 0
        px = look().px
        for band in self.sheet.bands:
            if self.compact:
                self.rows.append(Row(band.monday, None, top, px(_BAND), (), "", []))
                top += px(_BAND)
            for line in band.lines:
                row = self._row(band.monday, line, top)
                self.rows.append(row)
                top += row.height
        if not self.compact:
            self._stretch(room)

    def _row(self, monday: date, line: Line, top: int) -> Row:
        px = look().px
        wide = self.side - px(20)
        title = _wrapped(line.title, wide, 1 if self.compact else 2)
        subtitle = "" if self.compact and line.share is None else line.subtitle
        boxes = [self._boxes(cell, column, top) for column, cell in enumerate(line.cells)]
        chips = max((boxed[-1].place.bottom() - top for boxed in boxes if boxed), default=0)
        words = px(_PAD) + px(21) * len(title) + (px(19) if subtitle else 0)
        least = px(_COMPACT if self.compact else _LOW)
        height = max(least, chips + px(_PAD), words + px(_PAD))
        if line.share is not None:
            height = max(height, words + px(16))
        return Row(monday, line, top, height, title, subtitle, boxes)

    def _boxes(self, cell: Cell, column: int, top: int) -> list[ChipBox]:
        """Put chips beside each other while they fit, else under each other."""
        if not cell.chips:
            return []
        across, down = self._pad
        left, right = self.lefts[column] + across, self.lefts[column + 1] - across
        x, y, high = left, top + down, self._chip_high
        boxes = []
        for chip in cell.chips:
            text, wide = self._text(chip, right - left)
            if x > left and x + wide > right:
                x, y = left, y + high + self._gap
            boxes.append(ChipBox(chip, QRect(x, y, wide, high), text))
            x += wide + self._gap
        return boxes

    def _text(self, chip: Chip, room: int) -> tuple[str, int]:
        """Give what of a chip fits, and how wide it is; the same names come back often."""
        key = (chip.text, chip.kind, room)
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = _chip_text(chip, room)
        return found

    def _stretch(self, room: int) -> None:
        """Give the lines air where there is room for it, as far as it looks good."""
        if not self.rows:
            return
        each = min(look().px(_TALL), room // len(self.rows))
        moved = 0
        for row in self.rows:
            row.top += moved
            for boxed in row.boxes:
                for box in boxed:
                    box.place.translate(0, moved)
            more = max(0, each - row.height)
            row.height += more
            moved += more


def _chip_text(chip: Chip, room: int) -> tuple[str, int]:
    pad = 2 * look().px(_CHIP_PAD)
    text = plain(chip.text)
    wide = look().width(text, *CHIP) + pad
    if wide <= room:
        return text, wide
    if chip.kind is Kind.OPEN and not chip.name:
        text = f"+{chip.shift.open}"  # the number says more than a piece of the words
        return text, min(room, look().width(text, *CHIP) + pad)
    metrics = QFontMetrics(look().font(*CHIP))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - pad), room


def _wrapped(text: str, wide: int, most: int) -> tuple[str, ...]:
    """Break a title into at most ``most`` lines; the last ends in dots where there is more."""
    text = plain(text)
    if look().width(text, *TITLE) <= wide:
        return (text,)
    lines: list[str] = []
    line = ""
    words = text.split(" ")
    while words and len(lines) < most - 1:
        longer = f"{line} {words[0]}".strip()
        if line and look().width(longer, *TITLE) > wide:
            lines.append(line)
            line = ""
        else:
            line = longer
            words.pop(0)
    rest = " ".join([line, *words]).strip()
    if rest:
        metrics = QFontMetrics(look().font(*TITLE))
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, wide))
    return tuple(lines)
