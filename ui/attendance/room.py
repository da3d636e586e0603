"""The room of the page: list and register side by side, or the list folded above it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import spaced

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage

_BESIDE, _WIDE = 740, 1000  # the width, in pixels at 100 %, from which they stand side by side
_ABOVE, _HEAD = 236, 58  # the height of the list above the register, unfolded and folded
_ANY = 16_777_215  # Qt's own greatest width
_WAY = QBoxLayout.Direction


class PageRoom(QObject):
    """Places the list and the register. Large letters leave room for one of them at a time."""

    def __init__(self, page: "AttendancePage") -> None:
        super().__init__(page)
        self._page = page
        self._columns = spaced(QBoxLayout(_WAY.LeftToRight, page), 20, page.MARGINS)
        self._side = QWidget()
        column = spaced(QVBoxLayout(self._side))
        column.addWidget(page.correction)
        column.addWidget(page.right, stretch=1)
        self._columns.addWidget(page.day)
        self._columns.addWidget(self._side, stretch=1)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def fit(self) -> None:
        """Take the width that there is."""
        beside = self._page.width() >= look().px(_BESIDE)
        self._columns.setDirection(_WAY.LeftToRight if beside else _WAY.TopToBottom)
        self._make_room(self._page.focusWidget())

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._page.isVisible():
            self._make_room(now)

    def _make_room(self, now: QWidget | None) -> None:
        """Where the list stands above the register, unfold it only while it is worked from."""
        px, page, day = look().px, self._page, self._page.day
        beside = self._columns.direction() == _WAY.LeftToRight
        folded = not beside and now is not None and self._side.isAncestorOf(now)
        narrow = page.width() < px(_WIDE)
        width, height = px(236 if narrow else 290), px(_HEAD if folded else _ABOVE)
        day.setMinimumSize(width if beside else 0, 0 if beside else height)
        day.setMaximumSize(width if beside else _ANY, _ANY if beside else height)
        day.set_beside(beside, narrow=narrow)
        day.fold(folded)
        port = page.parentWidget()
        area = None if port is None else port.parentWidget()
        if folded and isinstance(area, QScrollArea):
            area.ensureWidgetVisible(page.card.view, 0, px(24))
