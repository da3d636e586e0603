"""Widgets of which one is shown: the others take no room."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

_SHOWN, _HIDDEN = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored


class ShownStack(QStackedWidget):
    """Is at least as large as what it shows; Qt's own is as large as the largest that it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._fit)

    def addWidget(self, widget: QWidget) -> int:
        """Add a widget behind the others."""
        number = super().addWidget(widget)
        self._fit()
        return number

    @Slot()
    def _fit(self) -> None:
        shown = self.currentWidget()
        for number in range(self.count()):
            widget = self.widget(number)
            if widget is not None:
                policy = _SHOWN if widget is shown else _HIDDEN
                widget.setSizePolicy(policy, policy)
