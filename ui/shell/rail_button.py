"""A row of the rail at the side."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui.kit.buttons import Button
from ui.kit.look import REGULAR, SEMIBOLD, look
from ui.kit.text import plain

_LOW, _TALL = 32, 42  # pixels at 100 %, of a narrow row
_SHORT = 3  # letters of a key


class RailButton(Button):
    """A row of the rail: drawing, name, key. The page that is shown stands out."""

    def __init__(
        self, words: str, icon: str, key: str = "", *, height: int = 41, size: int = 16
    ) -> None:
        self.narrow = False
        self.height_px, self.text_size = height, size
        super().__init__(words, icon=icon, key=key)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """Stay as it is: the window says which page is shown."""

    def set_narrow(self, narrow: bool) -> None:
        """Show the drawing alone; the tool tip still says the name and the key."""
        self.narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = look().px
        if self.narrow:
            return QSize(px(40), px(_LOW if self._beside or not self._key else _TALL))
        words = QFontMetrics(look().font(self.text_size, SEMIBOLD)).horizontalAdvance(self._words)
        return QSize(words + px(42 + 36), px(self.height_px))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self.narrow else QSize(look().px(40), look().px(self.height_px))

    @property
    def _beside(self) -> bool:
        """Whether the key has room beside the drawing of a narrow row; a long one stands under it.

        Else so many pages would not stand below each other at 150 % on a small screen.
        """
        return 0 < len(self._key) <= _SHORT

    def colors(self) -> tuple[str, str, str]:
        """Give the brand's colour where the page is shown, soft ink elsewhere."""
        return ("brand", "brand_soft", "") if self.isChecked() else ("ink_soft", "", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        ink, ground, border = self.colors()
        self._paint_ground(painter, "brand_soft" if self.underMouse() else ground, border)
        shown, px = look(), look().px
        top = self.rect().center().y() - px(20) // 2 + 1
        left = px(10)
        if self.narrow:
            left = px(2) if self._beside else (self.width() - px(20)) // 2
            top -= px(8) if self._key and not self._beside else 0
        shown.paint_icon(painter, left, top, self._drawing, 20, "brand" if ground else "ink")
        painter.setPen(shown.color("ink_soft"))
        painter.setFont(shown.font(13 if self.narrow else 14, REGULAR))
        if self.narrow:
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            under = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            room = self.rect().adjusted(0, 0, -px(1), 0 if self._beside else -px(2))
            painter.drawText(room, int(side if self._beside else under), self._key)
            return
        key = self.rect().adjusted(0, 0, -px(10), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(key, int(right), self._key)
        room = key.adjusted(px(42), 0, -painter.fontMetrics().horizontalAdvance(self._key), 0)
        painter.setPen(shown.color(ink))
        painter.setFont(shown.font(self.text_size, SEMIBOLD if self.isChecked() else REGULAR))
        words = painter.fontMetrics().elidedText(
            plain(self._words), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
        )
