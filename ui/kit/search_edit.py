"""The field that a page is worked from."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.form import LIMIT


class SearchEdit(QLineEdit):
    """A search field: Esc clears it, and while it is empty Ctrl+Z takes back the last action.

    A line of Qt keeps Ctrl+Z to itself, for its own letters; without letters the key is the
    page's. Enter that is held down is one Enter.

    Signals:
        focused: whether the cursor is in the field.
    """

    focused = Signal(bool)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholderText=hint, maxLength=LIMIT)
        self.setAccessibleName(hint)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.text()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        elif event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
