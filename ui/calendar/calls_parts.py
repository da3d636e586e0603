"""The widgets of one call list, and nothing that they do."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.enrolment.call_queries import CallRow
from atelier.language import current, tr
from ui.calendar.calls_rows import CallColumns
from ui.kit.button_rows import ButtonRows
from ui.kit.buttons import Button, PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import ElidedLabel, PlainLabel


def letters() -> dict[str, str]:
    """Give the key of each outcome and answer, by the words that are shown: none means two."""
    spoken, unanswered, yes = ("g", "h", "j") if current() == "nl" else ("s", "a", "y")
    return {"g": spoken, "v": "v", "n": unanswered, "j": yes, "no": "n", "l": "l"}


class CallsRows(RowsView[CallRow]):
    """The rows; letters are keys of the panel and choose no name.

    Signals:
        pressed_key: a letter was pressed.
    """

    pressed_key = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if letter.isalpha() and not control:
            if not event.isAutoRepeat():
                self.pressed_key.emit(letter)
            event.accept()
        else:
            super().keyPressEvent(event)


class CallsParts(Card):
    """The rows; below them whom to call now, and a button for each key.

    Signals:
        back: the other lists are to be shown.
        print_wanted, close_wanted: this list on paper, or put away.
    """

    back = Signal()
    print_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, columns: CallColumns, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=8, parent=parent)
        self._columns = columns
        self.heading = ElidedLabel("", "heading")
        self.rows = CallsRows(columns.make(), tr("People to call"), row_height=40)
        self.who = ElidedLabel("", "strong")
        self.phone = PlainLabel("", "figure")
        self.note = PlainLabel("", "warning", wrap=True)
        self.buttons: dict[str, QuietButton | PrimaryButton] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        head = QWidget()
        top = spaced(QVBoxLayout(head), 8, (16, 0, 16, 0))
        top.addWidget(self.heading)
        line = spaced(QHBoxLayout(), 8)
        top.addLayout(line)
        for words, then, icon, key in (
            (tr("Other lists"), self.back.emit, "", "Backspace"),
            (tr("Print"), self.print_wanted.emit, "printer", "Ctrl+P"),
            (tr("Put away"), self.close_wanted.emit, "", "Ctrl+W"),
        ):
            button = Command(self, words, then, icon=icon, key=key).button(QuietButton)
            button.show_key(False)  # their tool tips say it
            line.addWidget(button)
        line.addStretch(1)
        self.box.addWidget(head)
        self.box.addWidget(hairline())
        self.box.addWidget(sized(self.rows, least_height=160), stretch=1)
        self.box.addWidget(hairline())
        foot = QWidget()
        column = spaced(QVBoxLayout(foot), 8, (16, 4, 16, 0))
        line = spaced(QHBoxLayout(), 16)
        line.addWidget(self.who, stretch=1)
        line.addWidget(self.phone)
        column.addLayout(line)
        column.addWidget(self.note)
        self._doings = ButtonRows(self._make_buttons())
        column.addWidget(self._doings)
        self.box.addWidget(foot)
        self.note.hide()

    def _make_buttons(self) -> list[Button]:
        keys = letters()
        words = {
            "call": tr("I am calling"),
            "g": tr("Spoken"),
            "v": tr("Voicemail"),
            "n": tr("No answer"),
            "j": tr("Yes"),
            "no": tr("No"),
            "l": tr("Later: to the end of the list"),
        }
        for name, text in words.items():
            primary = name == "call"
            kind = PrimaryButton if primary else QuietButton
            button = kind(text, key="Enter" if primary else keys[name].upper())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.buttons[name] = button
        return list(self.buttons.values())
