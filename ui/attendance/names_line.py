"""Names that were written by hand on empty lines of a list."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.attendance.adding import AddChoices
from atelier.attendance.returning import BlankName
from atelier.language import tr
from ui.attendance.add_line import AddLine
from ui.kit.buttons import LinkButton
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel


class NamesLine(QWidget):
    """Type a name and Enter, as often as there are names; each can be taken off again.

    Signals:
        changed: there is one more name, or one fewer.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = AddLine(tr("A name on an empty line…"))
        self._shown: list[tuple[BlankName, str, QWidget]] = []
        self._words: dict[int, str] = {}
        column = spaced(QVBoxLayout(self), 4)
        column.addWidget(PlainLabel(tr("Names that were written on empty lines"), "soft"))
        self._lines = spaced(QVBoxLayout(), 2)
        column.addLayout(self._lines)
        column.addWidget(self.add)
        self.add.person_wanted.connect(self._take_person)
        self.add.newcomer_wanted.connect(self._take_newcomer)

    def names(self) -> tuple[BlankName, ...]:
        """Give the names that were typed."""
        return tuple(name for name, _, _ in self._shown)

    def show_choices(self, answer: AddChoices) -> None:
        """Show who may be meant by what is typed."""
        self._words.update({row.id: row.name for row in answer.rows})
        self.add.show_choices(answer)

    def forget(self) -> None:
        """Begin anew."""
        for _, _, line in self._shown:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._shown = []
        self.add.forget()
        self.changed.emit()

    @Slot(int)
    def _take_person(self, person_id: int) -> None:
        if all(name.person_id != person_id for name in self.names()):
            self._show(BlankName(person_id=person_id), self._words.get(person_id, ""))

    @Slot(str)
    def _take_newcomer(self, name: str) -> None:
        if all(known.name.casefold() != name.casefold() for known in self.names()):
            self._show(BlankName(name=name), tr("{name} (new)", name=name))

    def _show(self, name: BlankName, words: str) -> None:
        line = QWidget()
        layout = spaced(QHBoxLayout(line), 8)
        layout.addWidget(ElidedLabel(words, "strong"))
        remove = LinkButton(tr("Take off"))
        layout.addWidget(remove)
        layout.addStretch(1)
        self._lines.addWidget(line)
        self._shown.append((name, words, line))
        remove.pushed.connect(partial(self._remove, line))
        self.changed.emit()

    def _remove(self, line: QWidget) -> None:
        self._shown = [row for row in self._shown if row[2] is not line]
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.field.setFocus()
        self.changed.emit()
