"""The roster under the keys and the hand."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from atelier.people.folding import fold
from atelier.roster.rows import ShiftRow
from ui.roster.grid_canvas import GridCanvas
from ui.roster.grid_layout import Spot
from ui.roster.sheet import Chip, Kind

_KEY = Qt.Key
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_ACROSS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}
_DOWN = {_KEY.Key_Up: -1, _KEY.Key_Down: 1}
_TASKS = {
    _KEY.Key_Delete: "out",
    _KEY.Key_X: "cannot",
    _KEY.Key_Space: "yes",
    _KEY.Key_M: "carry",
}
_NO_LETTERS = (_KEY.Key_Delete, _KEY.Key_Space)
_OF_THE_PAGE = frozenset({_KEY.Key_T, _KEY.Key_W, _KEY.Key_V})
_SPELLS = 1000  # milliseconds in which letters belong to one name
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MOVABLE = (Kind.COMES, Kind.AGAIN)


class RosterGrid(GridCanvas):
    """Arrows go over cells and chips, letters to a name, Enter to who can; a hand drags.

    A letter that is a key of the page begins a name with Shift. Nothing is saved here.

    Signals:
        chosen_changed: another place is the chosen one.
        opened: the chosen place was confirmed with Enter.
        asked: a key was pressed that does something with the chosen place: its word.
        dropped: a chip was let go over another place: the chip, the shift, and the person
            who has the place there (0 for nobody).
        left: the keys went out of what is shown: -1 before it, 1 after it.
    """

    chosen_changed = Signal()
    opened = Signal()
    asked = Signal(str)
    dropped = Signal(object, object, int)
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spelled = ""
        self._spelling = QTimer(self, interval=_SPELLS, singleShot=True)
        self._spelling.timeout.connect(self._forget_spelling)
        self._pressed: QPoint | None = None

    @property
    def shift(self) -> ShiftRow | None:
        """The shift that is chosen: that of the chip, else the first of the cell."""
        chip = self.chip
        if chip is not None:
            return chip.shift
        cell = None if self.spot is None else self.layout_.cell(self.spot)
        return cell.shifts[0] if cell is not None and cell.shifts else None

    @property
    def shift_of_line(self) -> ShiftRow | None:
        """The first shift of the line that the cursor is in: the chosen cell may have none."""
        line = None if self.spot is None else self.layout_.rows[self.spot.row].line
        cells = () if line is None else line.cells
        return next((cell.shifts[0] for cell in cells if cell.shifts), None)

    @property
    def day(self) -> date | None:
        """The day of the cell that the cursor is in."""
        cell = None if self.spot is None else self.layout_.cell(self.spot)
        return None if cell is None else cell.day

    def choose(self, spot: Spot | None) -> None:
        """Choose a place, and tell it."""
        if spot != self.spot:
            self.stand(spot)
            self.chosen_changed.emit()

    def choose_shift(self, shift_id: int) -> None:
        """Choose the open place of a shift, else whatever stands there; now, or once it is read."""
        self._choose_key((shift_id, 0, False))

    def choose_proposed(self, shift_id: int, person_id: int) -> None:
        """Choose somebody who is proposed for a shift; now, or once that is shown."""
        self._choose_key((shift_id, person_id, True))

    def choose_kind(self, kind: Kind) -> None:
        """Choose the next chip of a kind, from where the cursor is on."""
        spots = [spot for spot, chip in self._chips() if chip.kind is kind]
        at = (-1, -1, -1) if self.spot is None else _order(self.spot)
        later = [spot for spot in spots if _order(spot) >= at]
        if spots:
            self.choose((later or spots)[0])

    def carry(self, chip: Chip | None) -> None:
        """Take somebody up to put them elsewhere, or let go."""
        self.carried = chip if chip is not None and chip.kind in _MOVABLE else None
        self.aim = None
        self.describe()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _KEY(event.key())
        if key in _ACROSS and event.modifiers() in _PLAIN:
            self._go_across(_ACROSS[key])
        elif key in _DOWN and event.modifiers() in _PLAIN:
            self._go_down(_DOWN[key])
        elif key in (_KEY.Key_Home, _KEY.Key_End):
            self._go_to_end(last=key == _KEY.Key_End)
        elif key in _ENTER and not event.isAutoRepeat():
            self._confirm()
        elif key == _KEY.Key_Escape and self.carried is not None:
            self.carry(None)
        elif event.isAutoRepeat() or not self._take_letter(key, event):
            event.ignore()  # the page knows the other keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or point.y() < self.layout_.head:
            return
        spot = self.layout_.spot_at(self.inside(point))
        if spot is not None:
            self.choose(spot)
            self._pressed = point

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None:
            return
        far = (point - self._pressed).manhattanLength()
        if self.carried is None and far >= QApplication.startDragDistance():
            self.carry(self.chip)
        if self.carried is not None:
            self.aim = self.layout_.spot_at(self.inside(point))
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.viewport().unsetCursor()
        if self.carried is not None:
            self._drop(self.layout_.spot_at(self.inside(event.position().toPoint())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.layout_.spot_at(self.inside(event.position().toPoint())) is not None:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _choose_key(self, key: tuple[int, int, bool]) -> None:
        spot = self.layout_.find(key)
        if spot is not None:
            self.choose(spot)
        self.expect(key)

    def _take_letter(self, key: Qt.Key, event: QKeyEvent) -> bool:
        plain = event.modifiers() in _PLAIN
        if plain and key in _TASKS and (not self._spelled or key in _NO_LETTERS):
            if key == _KEY.Key_M:
                self.carry(self.chip)
            else:
                self.asked.emit(_TASKS[key])
            return True
        if not self._spelled and plain and key in _OF_THE_PAGE:
            return False
        letter = event.text()
        if not letter.isalpha() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._spelled += fold(letter)
        self._spelling.start()
        self._go_to_name(self._spelled)
        return True

    def _forget_spelling(self) -> None:
        self._spelled = ""

    def _confirm(self) -> None:
        if self.carried is not None:
            self._drop(self.spot)
        elif self.spot is not None:
            self.opened.emit()

    def _drop(self, spot: Spot | None) -> None:
        chip, self.aim = self.carried, None
        self.carry(None)
        cell = None if spot is None else self.layout_.cell(spot)
        if chip is None or spot is None or cell is None or not cell.shifts:
            return
        there = self.layout_.chip(spot)
        shift = cell.shifts[0] if there is None else there.shift
        other = 0 if there is None or there.kind not in _MOVABLE else there.person_id
        if shift.id != chip.shift.id:
            self.dropped.emit(chip, shift, other)

    def _go_across(self, step: int) -> None:
        if self.spot is None:
            return
        column = self.spot.column + step
        if 0 <= column < len(self.sheet.days):
            self._enter(self.spot.row, column, max(0, self.spot.index))
        else:
            self.left.emit(step)

    def _go_down(self, step: int) -> None:
        """Go to the next chip of the cell, else to the next line."""
        spot = self.spot
        if spot is None:
            return
        cell = self.layout_.cell(spot)
        if cell is not None and 0 <= spot.index + step < len(cell.chips):
            self.choose(Spot(spot.row, spot.column, spot.index + step))
            return
        row = spot.row + step
        while 0 <= row < len(self.layout_.rows) and self.layout_.rows[row].line is None:
            row += step
        if 0 <= row < len(self.layout_.rows):
            self._enter(row, spot.column, 0 if step > 0 else 99)

    def _go_to_end(self, *, last: bool) -> None:
        if self.spot is not None:
            self._enter(self.spot.row, len(self.sheet.days) - 1 if last else 0, 0)

    def _enter(self, row: int, column: int, index: int) -> None:
        cell = self.layout_.cell(Spot(row, column))
        if cell is not None:
            self.choose(Spot(row, column, min(index, len(cell.chips) - 1)))

    def _go_to_name(self, spelled: str) -> None:
        """Go to the next chip, or line, whose name begins so."""
        spots = [spot for spot, name in self._names() if fold(name).startswith(spelled)]
        if not spots:
            return
        here = (-1, -1, -1) if self.spot is None else _order(self.spot)
        later = [one for one in spots if _order(one) >= here]
        beyond = [one for one in later if _order(one) > here]
        again = beyond if len(spelled) == 1 else later
        self.choose((again or spots)[0])

    def _names(self) -> list[tuple[Spot, str]]:
        """Give what can be found by its name: the lines of people, else the chips."""
        lines = [
            (Spot(number, 0), row.line.title)
            for number, row in enumerate(self.layout_.rows)
            if row.line is not None and row.line.person_id
        ]
        return lines or [(spot, chip.name) for spot, chip in self._chips() if chip.name]

    def _chips(self) -> list[tuple[Spot, Chip]]:
        return [
            (Spot(number, column, index), chip)
            for number, row in enumerate(self.layout_.rows)
            if row.line is not None
            for column, cell in enumerate(row.line.cells)
            for index, chip in enumerate(cell.chips)
        ]


def _order(spot: Spot) -> tuple[int, int, int]:
    return spot.row, spot.column, spot.index
