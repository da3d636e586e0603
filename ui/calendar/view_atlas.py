"""Pictures that were painted once, side by side on one sheet: beginning a sheet is what costs."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

_SIDE = 1536  # pixels at 100 %; a full month, or a few weeks

Wanted = tuple[Hashable, object, QSize]  # its key, its stamp, its size


class Atlas:
    """Keeps small pictures by a key, each with a stamp: what it shows, so that it can be judged."""

    def __init__(self) -> None:
        self._sheet = QPixmap()
        self._spots: dict[Hashable, tuple[object, QRect]] = {}
        self._free, self._shelf = QPoint(0, 0), 0
        self._scale = self._ratio = 1.0

    def forget(self) -> None:
        """Forget every picture."""
        self._spots.clear()
        self._free, self._shelf = QPoint(0, 0), 0

    def add(
        self,
        wanted: Sequence[Wanted],
        paint: Callable[[QPainter, int, QRect], None],
        *,
        scale: float,
        ratio: float,
    ) -> None:
        """Paint what is not kept yet, or with another stamp.

        ``paint`` gets the number of a picture among the wanted and its place on the sheet.

        What finds no room stays out: the sheet begins anew once, and is not made larger.
        """
        if self._sheet.isNull() or (scale, ratio) != (self._scale, self._ratio):
            self._begin(scale, ratio)
        spots = self._spots
        missing = [
            number
            for number, (key, stamp, _size) in enumerate(wanted)
            if (kept := spots.get(key)) is None or kept[0] != stamp
        ]
        if missing and not self._paint(wanted, missing, paint):
            self.forget()
            self._paint(wanted, range(len(wanted)), paint)

    def draw(self, painter: QPainter, key: Hashable, place: QRect) -> bool:
        """Draw a kept picture at its place; False where it is not kept."""
        kept = self._spots.get(key)
        if kept is None:
            return False
        spot = kept[1]
        if self._ratio == 1.0:
            painter.drawPixmap(place.topLeft(), self._sheet, spot)
        else:
            ratio = self._ratio
            source = QRect(spot.topLeft() * ratio, spot.size() * ratio)
            painter.drawPixmap(place, self._sheet, source)
        return True

    def _begin(self, scale: float, ratio: float) -> None:
        self.forget()
        side = round(_SIDE * scale * ratio)
        self._sheet = QPixmap(side, side)
        self._sheet.setDevicePixelRatio(ratio)
        self._sheet.fill(Qt.GlobalColor.white)
        self._scale, self._ratio = scale, ratio

    def _paint(
        self,
        wanted: Sequence[Wanted],
        numbers: Iterable[int],
        paint: Callable[[QPainter, int, QRect], None],
    ) -> bool:
        """Paint pictures one beside the other; False when the sheet is full."""
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in numbers:
            key, stamp, size = wanted[number]
            self._spots.pop(key, None)
            spot = self._spot(size)
            if spot is None:
                return False
            paint(painter, number, spot)
            self._spots[key] = stamp, spot
        return True

    def _spot(self, size: QSize) -> QRect | None:
        side = self._sheet.deviceIndependentSize().toSize()
        left, top = self._free.x(), self._free.y()
        if left + size.width() > side.width():
            left, top, self._shelf = 0, top + self._shelf, 0
        if top + size.height() > side.height() or size.width() > side.width():
            return None
        self._shelf = max(self._shelf, size.height())
        self._free = QPoint(left + size.width(), top)
        return QRect(QPoint(left, top), size)
