"""Fields from declarations: a label, the field, and beside it what is wrong with it.

What was typed stays, whatever is refused. Text stops at its limit and says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from atelier.language import tr
from ui.kit.measures import spaced
from ui.kit.message_bar import restyle
from ui.kit.text import PlainLabel, for_button

LIMIT = 200  # letters; the longest text that the tables hold


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``name`` is its key in the values. ``choices`` (value, words) makes it a list to choose from;
    ``yes_no`` a tick box; ``lines`` a text of several lines. ``check`` gets the typed text and
    gives a sentence if it cannot be used, else nothing. ``hint`` stands under the field.
    """

    name: str
    label: str
    hint: str = ""
    limit: int = LIMIT
    required: bool = False
    choices: Sequence[tuple[object, str]] = ()
    yes_no: bool = False
    lines: bool = False
    check: Callable[[str], str] | None = None


class FieldRow(QWidget):
    """A field with its label above it and its hint or refusal under it.

    Signals:
        changed: something else is filled in.
    """

    changed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = self._make_editor()
        self.editor.setAccessibleName(field.label)
        self._note = PlainLabel(field.hint, "small", wrap=True)
        column = spaced(QVBoxLayout(self), 4)
        if not field.yes_no:
            label = PlainLabel(field.label, "soft")
            label.setBuddy(self.editor)
            column.addWidget(label)
        column.addWidget(self.editor)
        column.addWidget(self._note)
        self._note.setVisible(bool(field.hint))  # in its place by now: else a window of its own

    @property
    def note(self) -> str:
        """What stands under the field at this moment."""
        return self._note.text()

    @property
    def refused(self) -> bool:
        """Whether the field says that it cannot be used as it is."""
        return str(self.editor.property("refused")) == "true"

    def value(self) -> Any:  # noqa: ANN401 - text, a truth or whatever the choices hold
        """Give what is filled in: text, a truth, or the value of the choice."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        assert isinstance(editor, QLineEdit)  # there is no fifth kind
        return editor.text().strip()

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Fill the field in."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value or ""))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))
        self.accept()

    def note_typed(self) -> None:
        """Let the field know that a hand typed what it holds."""
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.document().setModified(True)
        elif isinstance(self.editor, QLineEdit):
            self.editor.setModified(True)

    def check(self) -> bool:
        """Look at what is filled in; say beside the field what is wrong. True if it can be used."""
        value = self.value()
        sentence = ""
        if self.field.required and value in ("", None):
            sentence = tr("Please fill this in.")
        elif self.field.check is not None and isinstance(value, str):
            sentence = self.field.check(value)
        if sentence:
            self.refuse(sentence)
        else:
            self.accept()
        return not sentence

    def show_hint(self, words: str) -> None:
        """Say something else under the field; a refusal stays until something is typed."""
        self.field = replace(self.field, hint=words)
        if not self.refused:
            self.accept()

    def refuse(self, sentence: str) -> None:
        """Say beside the field why it cannot be used."""
        self._say(sentence, refused=True)

    def accept(self) -> None:
        """Take the refusal away."""
        self._say(self.field.hint, refused=False)

    def _make_editor(self) -> QWidget:
        field = self.field
        if field.yes_no:
            box = QCheckBox(for_button(field.label))
            box.toggled.connect(self._on_changed)
            return box
        if field.choices:
            choice = QComboBox()
            for value, words in field.choices:
                choice.addItem(words, value)
            choice.currentIndexChanged.connect(self._on_changed)
            return choice
        if field.lines:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.textChanged.connect(self._on_changed)
            return text
        line = QLineEdit(maxLength=field.limit)
        line.textEdited.connect(self._on_changed)
        line.inputRejected.connect(self._on_too_long)
        return line

    def _say(self, sentence: str, *, refused: bool) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        state = "true" if refused else "false"
        if self.editor.property("refused") != state:
            self.editor.setProperty("refused", state)
            self._note.setProperty("role", "warning" if refused else "small")
            restyle(self)

    @Slot()
    def _on_changed(self) -> None:
        editor = self.editor
        if isinstance(editor, QPlainTextEdit) and len(editor.toPlainText()) > self.field.limit:
            self._cut(editor)
            self._on_too_long()
        elif self.refused and not self._is_full():
            self.accept()
        self.changed.emit()

    def _is_full(self) -> bool:
        editor = self.editor
        return isinstance(editor, QLineEdit) and len(editor.text()) >= self.field.limit

    def _cut(self, editor: QPlainTextEdit) -> None:
        cursor = editor.textCursor()
        at = min(cursor.position(), self.field.limit)
        editor.blockSignals(True)
        editor.setPlainText(editor.toPlainText()[: self.field.limit])
        self.note_typed()
        editor.blockSignals(False)
        cursor = editor.textCursor()
        cursor.setPosition(at)
        editor.setTextCursor(cursor)

    @Slot()
    def _on_too_long(self) -> None:
        self.refuse(tr("No more than {limit} letters fit here.", limit=self.field.limit))


class Form(QWidget):
    """Fields under each other.

    Signals:
        changed: something else is filled in.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {field.name: FieldRow(field) for field in fields}
        column = spaced(QVBoxLayout(self), 12)
        for row in self.rows.values():
            column.addWidget(row)
            row.changed.connect(self.changed)

    def values(self) -> dict[str, Any]:
        """Give everything that is filled in, by the names of the fields."""
        return {name: row.value() for name, row in self.rows.items()}

    def show_values(self, values: Mapping[str, object], *, typed: bool = False) -> None:
        """Fill the form in; a field that is not named becomes empty.

        ``typed``: a hand typed it before, so that it is a draft still.
        """
        for name, row in self.rows.items():
            row.show_value(values.get(name))
            if typed:
                row.note_typed()

    def check(self) -> bool:
        """Check every field; the cursor goes to the first that cannot be used."""
        wrong = [row for row in self.rows.values() if not row.check()]
        if wrong:
            wrong[0].editor.setFocus()
        return not wrong

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside one field why it cannot be used, and go there."""
        self.rows[name].refuse(sentence)
        self.rows[name].editor.setFocus()

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self.rows.values())).editor.setFocus()
