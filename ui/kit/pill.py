"""Small painted signs: the pill, the key cap, the icon, the bar of fullness."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.look import look
from ui.kit.painting import cap_width, key_text, paint_cap, paint_pill, pill_width

_FIXED = QSizePolicy.Policy.Fixed


class _Sign(QWidget):
    """A painted widget that takes its measures anew when the look changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(_FIXED, _FIXED)
        look().changed.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Pill(_Sign):
    """A word on a soft ground, such as "23 in huis". ``kind`` is one of ``tokens.KINDS``."""

    def __init__(
        self, text: str = "", kind: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._kind = "", kind
        self.show_text(text, kind)

    def text(self) -> str:
        """Give the word."""
        return self._text

    def show_text(self, text: str, kind: str = "") -> None:
        """Show another word, and another kind if one is given; without a word it is hidden."""
        self._text, self._kind = text, kind or self._kind
        self.setAccessibleName(text)
        if not text:
            self.hide()
        elif not self.isWindow():
            self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._text), look().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), self.rect(), self._text, self._kind)


class KeyCap(_Sign):
    """The key that does the same, such as "Ctrl N"."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(key_text(keys))

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._keys), look().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_cap(QPainter(self), self.rect(), self._keys)


class IconSign(_Sign):
    """A Lucide drawing that says what the word beside it says."""

    def __init__(
        self, name: str, size: int = 20, token: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._token = name, size, token

    def show_icon(self, name: str, token: str = "") -> None:
        """Show another drawing."""
        self._name, self._token = name, token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        look().paint_icon(QPainter(self), 0, 0, self._name, self._size, self._token)


def paint_bar(painter: QPainter, place: QRectF, share: float, kind: str) -> None:
    """Paint a bar of fullness; ``share`` from 0 to 1."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    round_by = place.height() / 2
    painter.setBrush(look().color("track"))
    painter.drawRoundedRect(place, round_by, round_by)
    if share > 0:
        filled = QRectF(place)
        filled.setWidth(max(place.height(), place.width() * share))
        painter.setBrush(look().color(kind))
        painter.drawRoundedRect(filled, round_by, round_by)
    painter.restore()
