"""The secret once more, for what weighs: in its place under the page, which stays as it is."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from atelier.language import tr
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.measures import sized, spaced
from ui.kit.pill import IconSign
from ui.kit.text import PlainLabel

_LONGEST = 200  # letters


class SecretEdit(QLineEdit):
    """Shows dots; Esc in it is its own, whatever the page does with that key.

    Signals:
        left: Esc was pressed.
    """

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=_LONGEST)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ProveBar(QFrame):
    """Takes the cursor, and gives it back to where it was.

    Signals:
        given: the secret that was typed.
        left: it is not given.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "offer")
        self._before: QWidget | None = None
        self.words = PlainLabel("", wrap=True)
        self.field = sized(SecretEdit(tr("PIN or passphrase")), least_width=180)
        self.enter = PrimaryButton(tr("Go on"), key="Enter")
        self.field.returnPressed.connect(self._give)
        self.enter.pushed.connect(self._give)
        leave = QuietButton(tr("Leave it"), key="Esc")
        leave.pushed.connect(self.left)
        self.field.left.connect(self.left)
        line = spaced(QHBoxLayout(self), 12, (24, 8, 24, 8))
        line.addWidget(IconSign("lock", 20, "brand"))
        line.addWidget(self.words, stretch=1)
        for widget in (self.field, self.enter, leave):
            line.addWidget(widget)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Ask for the secret, in a sentence."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.say(sentence)
        self.show()
        self.field.setFocus()

    def say(self, sentence: str) -> None:
        """Say something else: that it was wrong, or how long to wait."""
        self.words.setText(sentence)
        self.field.setAccessibleDescription(sentence)
        self.field.clear()

    def end(self) -> None:
        """Go away, and put the cursor back."""
        before, self._before = self._before, None
        self.field.clear()
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus()

    @Slot()
    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
