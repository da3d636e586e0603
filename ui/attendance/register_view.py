"""The rows of the register: number, name, since when, the last eight times, the mark."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from atelier.attendance.marks import Mark
from atelier.attendance.register import RegisterRow
from atelier.domain import Clock
from atelier.language import tr
from atelier.people.folding import fold
from ui.attendance.phrases import LETTERS, spoken
from ui.attendance.register_paint import ROW, ROW_HEIGHT, RegisterDelegate
from ui.kit.look import look

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_TOGETHER = 1000  # milliseconds between letters of one word
_MARKS = {letter.casefold(): mark for mark, letter in LETTERS.items()}
_REST = "r"
_UNMARKS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RegisterModel(QAbstractListModel):
    """Shows the rows of one register."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.rows: tuple[RegisterRow, ...] = ()

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show other rows; the same people in the same order keep their places."""
        rows = tuple(rows)
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_mark(self, number: int, mark: Mark) -> None:
        """Show a mark at once; whoever saves it says so later."""
        row = self.rows[number]
        at = row.at if mark is Mark.PRESENT else None
        changed = replace(row, mark=mark, at=at, later=False, sheet="")
        self.rows = (*self.rows[:number], changed, *self.rows[number + 1 :])
        self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(row, self.clock)
        return None


class RegisterView(QListView):
    """The register. A, M and N mark the chosen row and go on to the next, R marks the rest.

    Other letters look for a name, a capital letter looks for any name, figures go to a row
    number. Del takes a mark away, + and - count people without a name.

    Signals:
        marked: the id of a person and the mark (a Mark) that they get.
        rest_wanted: whoever has no mark is present.
        counted: so many more without a name.
        left: the left arrow: back to the list of registers.
    """

    marked = Signal(int, object)
    rest_wanted = Signal()
    counted = Signal(int)
    left = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = RegisterModel(clock, self)
        self.setModel(self.register)
        self.setItemDelegate(RegisterDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Who was there?"))
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._typed, self._since = "", QElapsedTimer()

    def show_rows(self, rows: Sequence[RegisterRow], *, anew: bool) -> None:
        """Show rows; ``anew`` is another register, which begins at its first row to mark."""
        before = None if anew else self.chosen()
        self.register.show_rows(rows)
        if before is not None:
            self.choose_person(before.id)
        elif anew:
            unmarked = [n for n, row in enumerate(rows) if row.mark is Mark.NONE]
            self.choose(unmarked[0] if unmarked else 0)
            self.scrollToTop()
            self.scrollTo(self.currentIndex())

    def chosen(self) -> RegisterRow | None:
        """Give the chosen row, if there is one."""
        index = self.currentIndex()
        return self.register.rows[index.row()] if index.isValid() else None

    def choose(self, number: int) -> None:
        """Choose a row by its place, from 0; nothing where there is none."""
        if 0 <= number < self.register.rowCount():
            self.setCurrentIndex(self.register.index(number))

    def choose_person(self, person_id: int) -> bool:
        """Choose somebody, and say whether they stand in the register."""
        for number, row in enumerate(self.register.rows):
            if row.id == person_id:
                self.choose(number)
                return True
        return False

    def mark_chosen(self, mark: Mark) -> None:
        """Give the chosen row a mark and go on to the next."""
        row = self.chosen()
        if row is None:
            return
        number = self.currentIndex().row()
        if row.mark is not mark:
            self.register.show_mark(number, mark)
            self.marked.emit(row.id, mark)
        self.choose(number + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = Qt.KeyboardModifier
        if event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier):
            super().keyPressEvent(event)
        elif event.isAutoRepeat() and event.text().strip():
            event.accept()  # a key that is held down is one key
        elif not self._take_mark(event) and not self._take_word(event):
            self._typed = ""
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave looking for names to what is typed here, and not to Qt."""

    def sizeHint(self) -> QSize:
        return QSize(look().px(600), self.register.rowCount() * look().px(ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        rows = min(self.register.rowCount(), 4)
        return QSize(look().px(320), rows * look().px(ROW_HEIGHT))

    def _take_mark(self, event: QKeyEvent) -> bool:
        """Do what a key means for the chosen row; with Shift a letter looks for a name."""
        key, letter = event.key(), event.text().casefold()
        if letter in ("+", "-"):
            self.counted.emit(1 if letter == "+" else -1)
        elif key == Qt.Key.Key_Left:
            self.left.emit()
        elif key in _UNMARKS:
            self.mark_chosen(Mark.NONE)
        elif key == Qt.Key.Key_Space:
            row = self.chosen()
            there = row is not None and row.mark is Mark.PRESENT
            self.mark_chosen(Mark.NONE if there else Mark.PRESENT)
        else:
            return self._take_letter(letter, event.modifiers())
        return True

    def _take_letter(self, letter: str, held: Qt.KeyboardModifier) -> bool:
        if held & Qt.KeyboardModifier.ShiftModifier or letter not in (*_MARKS, _REST):
            return False
        self._typed = ""
        if letter == _REST:
            self.rest_wanted.emit()
        else:
            self.mark_chosen(_MARKS[letter])
        return True

    def _take_word(self, event: QKeyEvent) -> bool:
        """Go to the name that begins so, or to the row with the number."""
        letter = event.text()
        if not letter.isalnum():
            return False
        fresh = not self._typed or self._since.elapsed() > _TOGETHER
        self._typed = letter if fresh else self._typed + letter
        self._since.restart()
        if self._typed.isdecimal():
            found = [
                n for n, row in enumerate(self.register.rows) if str(row.number) == self._typed
            ]
        else:
            sought = fold(self._typed)
            found = [
                number
                for number, row in enumerate(self.register.rows)
                if any(word.startswith(sought) for word in row.folded.split())
            ]
        if found:
            now = self.currentIndex().row()
            after = [number for number in found if number > now] if fresh else found
            self.choose((after or found)[0])
        return True
