"""A place that scrolls, for what may be too high for the window."""

from PySide6.QtCore import QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.kit.look import look

_MARGIN = 12  # pixels at 100 % around what is brought into view


def scrolling(inside: QWidget) -> QScrollArea:
    """Give a place for a widget that may be too high for the window."""
    return _dressed(QScrollArea(widgetResizable=True), inside)


def bring_into_view(*widgets: QWidget) -> None:
    """Scroll the page to widgets, the last one for sure, where the window is too small for all."""
    for widget in widgets:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()


class FollowingArea(QScrollArea):
    """Brings what gets the cursor into view, whether a key or the program brought it there.

    ``margin``: how much around it, in pixels at 100 %, such as the title above a chart.
    """

    def __init__(
        self, inside: QWidget, *, margin: int = _MARGIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        _dressed(self, inside)
        self._inside, self._margin = inside, margin
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # there are no widgets without one
        application.focusChanged.connect(self._follow)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def show_place(self, widget: QWidget, place: QRect) -> None:
        """Bring a part of a widget into view."""
        margin = look().px(self._margin)
        if place.height() + 2 * margin > self.viewport().height():
            self.ensureWidgetVisible(widget, 0, margin)
            return
        for corner in (place.bottomLeft(), place.topLeft()):
            point = widget.mapTo(self._inside, corner)
            self.ensureVisible(point.x(), point.y(), 0, margin)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.show_place(now, now.rect())  # Qt itself would do so with a text cursor only

    @Slot()
    def _on_range(self) -> None:
        """Look again once what is inside stands where it belongs."""
        QTimer.singleShot(0, self, self._follow_cursor)

    @Slot()
    def _follow_cursor(self) -> None:
        self._follow(None, QApplication.focusWidget())


def _dressed(area: QScrollArea, inside: QWidget) -> QScrollArea:
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)  # it stands on a card, whose colour it keeps
    inside.setAutoFillBackground(False)
    return area
