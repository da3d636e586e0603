"""The field that a page is worked from."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.kit.card import Card
from ui.kit.form import LIMIT
from ui.kit.measures import spaced
from ui.kit.message_bar import restyle
from ui.kit.pill import IconSign
from ui.kit.text import PlainLabel


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


class SearchField(Card):
    """A search field on a card, with its question at the right end; ``edit`` is the field."""

    def __init__(self, hint: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 2, 18, 2), parent=parent)
        self.edit = SearchEdit("")
        self.edit.setAccessibleName(hint)
        self.edit.setProperty("part", "desk-search" if large else "bare")
        self.edit.focused.connect(self._show_focus)
        self.hint = PlainLabel(hint, "subtitle")
        self.setAccessibleName(hint)
        line = spaced(QHBoxLayout(), 4)
        line.addWidget(IconSign("search"))
        line.addWidget(self.edit, stretch=1)
        line.addWidget(self.hint)
        self.box.addLayout(line)

    @Slot(bool)
    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", "true" if focused else "false")
        restyle(self, deep=False)
