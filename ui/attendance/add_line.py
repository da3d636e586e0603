"""The field at the bottom: somebody who was not on the list, three letters and Enter."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from atelier.attendance.adding import Addable, AddChoices
from atelier.language import tr
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.pill import IconSign
from ui.kit.search_edit import SearchEdit
from ui.kit.text import plain

_ROW = 38  # pixels at 100 %
_NEW = -1


class _AddField(SearchEdit):
    """The field; the arrow keys choose among who was found.

    Signals:
        stepped: up (-1) or down (1) was pressed.
        left: Esc in the empty field.
    """

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class AddLine(QWidget):
    """Finds people while a name is typed; Enter adds the only one meant, and never guesses.

    Signals:
        looked_for: a text, to be looked for in the house's books.
        person_wanted: the id of somebody known.
        newcomer_wanted: the name of somebody new.
        warned: a sentence: nobody was chosen.
        left: back to the register.
    """

    looked_for = Signal(str)
    person_wanted = Signal(int)
    newcomer_wanted = Signal(str)
    warned = Signal(str)
    left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _AddField(hint)
        self.field.setProperty("part", "bare")
        self.found = QListWidget()
        self.found.setProperty("part", "ticks")
        self.found.setAccessibleName(tr("People found"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answer = AddChoices("", (), None, "")
        self._entered = False  # Enter was pressed before the answer was there
        column = spaced(QVBoxLayout(self), 4)
        column.addWidget(self.found)
        line = spaced(QHBoxLayout(), 4)
        line.addWidget(IconSign("user-round-plus", 20))
        line.addWidget(self.field, stretch=1)
        column.addLayout(line)
        self.found.hide()
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._enter)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.left)
        self.found.itemClicked.connect(self._take)

    def show_choices(self, answer: AddChoices) -> None:
        """Show who may be meant by what stands in the field."""
        if answer.text != self.field.text():
            return  # an answer to fewer letters
        self._answer = answer
        self.found.clear()
        for row in answer.rows:
            self._add(_words(row), row.id)
        if answer.newcomer:
            self._add(tr("New person: {name}", name=answer.newcomer), _NEW)
        number = answer.chosen
        if number is None and not answer.rows and answer.newcomer:
            number = 0
        self.found.setCurrentRow(-1 if number is None else number)
        self._fit()
        if self._entered:
            self._entered = False
            self._enter()

    def forget(self) -> None:
        """Clear the field."""
        self._entered = False
        self.field.clear()

    def refuse(self) -> None:
        """Wait no longer: the answer did not come."""
        self._entered = False

    def enter_new(self) -> None:
        """Enter the name in the field as somebody new, whoever is found."""
        if self._answer.newcomer and self._answer.text == self.field.text():
            self._give(_NEW)
        else:
            self.field.setFocus()
            self.warned.emit(tr("Type the name of the new person first."))

    def _add(self, words: str, person: int) -> None:
        item = QListWidgetItem(plain(words), self.found)
        item.setData(int(Qt.ItemDataRole.UserRole), person)

    def _fit(self) -> None:
        rows = self.found.count()
        self.found.setVisible(rows > 0)
        self.found.setFixedHeight(rows * look().px(_ROW + 1) + 2)

    @Slot(str)
    def _look(self, text: str) -> None:
        self._entered = False
        if len(text.strip()) < 2:
            self.show_choices(AddChoices(text, (), None, ""))
        else:
            self.looked_for.emit(text)

    @Slot(int)
    def _step(self, by: int) -> None:
        rows = self.found.count()
        now = self.found.currentRow()
        if rows:
            step = (0 if by > 0 else rows - 1) if now < 0 else min(max(now + by, 0), rows - 1)
            self.found.setCurrentRow(step)

    @Slot()
    def _enter(self) -> None:
        text = self.field.text()
        if not text.strip():
            return
        if self._answer.text != text:
            self._entered = True
            return
        if self.found.currentRow() >= 0:
            self._take(self.found.currentItem())
        elif self.found.count():
            self.warned.emit(tr("Whom do you mean? Choose with ↓, or type on."))
        else:
            self.warned.emit(tr("Type two letters at least."))

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        self._give(int(item.data(int(Qt.ItemDataRole.UserRole))))

    def _give(self, person: int) -> None:
        name = self._answer.newcomer
        self.field.clear()
        self.field.setFocus()
        if person == _NEW:
            self.newcomer_wanted.emit(name)
        else:
            self.person_wanted.emit(person)


def _words(row: Addable) -> str:
    there = tr("is present already") if row.on_the_list else ""
    same = tr("same name") if row.namesake else ""
    return " · ".join(part for part in (row.name, row.about, same, there) if part)
