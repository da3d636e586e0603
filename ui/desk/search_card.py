"""The one field that owns the desk."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from atelier.language import tr
from ui.kit.measures import sized, spaced
from ui.kit.message_bar import restyle
from ui.kit.pill import IconSign
from ui.kit.search_edit import SearchEdit
from ui.kit.text import PlainLabel


class DeskField(SearchEdit):
    """The search field. The arrow keys choose in the list, not in the text, where they can.

    Signals:
        stepped: up (-1) or down (1) was pressed.
        turned: right (1) was pressed at the end of the text, or left (-1) after that.
        all_wanted: Ctrl+Enter: everything that the person is enrolled for today.
        left_by_escape: Esc was pressed in the empty field.
        focus_changed: the cursor came in or went away.
    """

    stepped = Signal(int)
    turned = Signal(int)
    all_wanted = Signal()
    left_by_escape = Signal()
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who is there?"), parent)
        self.setProperty("part", "desk-search")
        self.setPlaceholderText("")
        self.turning = False  # left goes back through the choices, not through the letters

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page, also with letters in the field: it takes back an action."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Right and at_end:
            self.turning = True
            self.turned.emit(1)
        elif key == Qt.Key.Key_Left and at_end and self.turning:
            self.turned.emit(-1)
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.all_wanted.emit()
        elif key == Qt.Key.Key_Escape and not self.text():
            self.left_by_escape.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


class SearchCard(QFrame):
    """The field in its frame, with what it is for at the right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "search-card")
        self.field = DeskField()
        self._question = tr("Who is there?")
        self.hint = PlainLabel(self._question, "soft")
        line = spaced(QHBoxLayout(self), 10, (16, 0, 16, 0))
        line.addWidget(IconSign("search", 20))
        line.addWidget(self.field, stretch=1)
        line.addWidget(self.hint)
        sized(self, height=62)
        self.field.focus_changed.connect(self._show_focus)

    def ask(self, question: str) -> None:
        """Say what the field waits for."""
        self._question = question
        self.field.setAccessibleName(question)
        self.hint_at("")

    def hint_at(self, words: str) -> None:
        """Say something else for the moment; without words it is the question again."""
        self.hint.setText(words or self._question)

    def _show_focus(self) -> None:
        focused = self.field.hasFocus()
        if self.property("focused") != focused:
            self.setProperty("focused", focused)
            restyle(self)
