"""A panel of which the middle scrolls; what saves it stays in sight below that."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.scrolling import scrolling

_LEAST = 200  # pixels at 100 % that the middle keeps
_MARGIN = 12


class Footed(QWidget):
    """A widget that scrolls in its place, with a line of buttons below it.

    What gets the cursor is scrolled into view, whether a key or the program brought it there.
    """

    def __init__(
        self, inside: QWidget, buttons: tuple[QWidget, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._inside, self.area = inside, scrolling(inside)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.area, stretch=1)
        line = spaced(QHBoxLayout(), 8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # there are no widgets without one
        application.focusChanged.connect(self._follow)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_range)

    def minimumSizeHint(self) -> QSize:
        high = look().px(_LEAST)
        return QSize(self._inside.minimumSizeHint().width(), high)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self._show(now)

    def _show(self, widget: QWidget) -> None:
        """Bring the whole widget into view; Qt itself would do so with its text cursor only."""
        margin = look().px(_MARGIN)
        if widget.height() + 2 * margin > self.area.viewport().height():
            self.area.ensureWidgetVisible(widget, 0, margin)
            return
        for corner in (widget.rect().bottomLeft(), widget.rect().topLeft()):
            place = widget.mapTo(self._inside, corner)
            self.area.ensureVisible(place.x(), place.y(), 0, margin)

    @Slot()
    def _on_range(self) -> None:
        """Look again once what is inside stands where it belongs."""
        QTimer.singleShot(0, self, self._follow_cursor)

    @Slot()
    def _follow_cursor(self) -> None:
        self._follow(None, QApplication.focusWidget())
