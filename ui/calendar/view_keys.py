"""The calendar under the keys."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.calendar.view_layout import DAY, STEP, Mode
from ui.calendar.view_month import MonthLayout
from ui.calendar.view_painted import PaintedCalendar
from ui.calendar.view_pending import Act, Pending

_KEY = Qt.Key
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_WAYS = {
    _KEY.Key_Left: (-1, 0),
    _KEY.Key_Right: (1, 0),
    _KEY.Key_Up: (0, -1),
    _KEY.Key_Down: (0, 1),
}
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class KeyedCalendar(PaintedCalendar):
    """Arrows go about, with Alt they move, with Shift and Alt they stretch; Enter confirms.

    Nothing is saved here: a panel opens with what was meant.

    Signals:
        chosen_changed: another occurrence is the chosen one, or none is.
        opened: the chosen occurrence was confirmed with Enter: what can be done with it?
        change_wanted: ChangeOccurrence or PlanSeries, what a hand or the keys brought about.
        edit_wanted: the id of an occurrence that was double-clicked.
        rooms_wanted: ShowRooms, of a booking that was double-clicked.
        day_wanted: a day of the month of which more is to be seen.
        left: the keys went out of what is shown: -1 before it, 1 after it.
    """

    chosen_changed = Signal()
    opened = Signal()
    change_wanted = Signal(object)
    edit_wanted = Signal(int)
    rooms_wanted = Signal(object)
    day_wanted = Signal(object)
    left = Signal(int)

    @property
    def chosen(self) -> int | None:
        """The id of the chosen occurrence."""
        return self.cursor_.chosen

    def choose(self, occurrence_id: int | None) -> None:
        """Choose an occurrence and show it, or none."""
        self.step(partial(self.cursor_.choose, self.layout_, occurrence_id))

    def step(self, go: Callable[[], bool | None]) -> bool:
        """Let the cursor go somewhere; paint what it left and where it is now."""
        before, slot = self.cursor_.chosen, self.cursor_.slot
        went = go() is not False
        for one in (before, self.cursor_.chosen):
            self.update_box(one)
        for place in (slot, self.cursor_.slot):
            self.update_slot(place)
        box = self.layout_.box_of(self.cursor_.chosen)
        if box is not None:
            self.reveal(box.place)
        elif self.cursor_.slot is not None and self.hasFocus():
            self.reveal(self.layout_.place_of(self.cursor_.slot))
        self.describe()
        if before != self.cursor_.chosen:
            self.chosen_changed.emit()
        return went

    def plan_here(self) -> None:
        """Plan something new at the time where the keyboard is, after what is chosen there."""
        slot = self.cursor_.slot
        if slot is None:
            return
        if self.mode is Mode.MONTH:
            slot = replace(slot, first=0, last=0)
        elif self.cursor_.chosen is not None:
            slot = replace(slot, first=slot.last, last=min(DAY, slot.last + 60))
        self.change_wanted.emit(Pending(Act.NEW, self.mode, slot, slot).facts())

    def give_up(self) -> None:
        """Forget what is pending."""
        self.show_pending(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _KEY(event.key())
        if key in _WAYS:
            self._go(*_WAYS[key], event.modifiers())
        elif key in _ENTER and not event.isAutoRepeat():
            self._confirm()
        elif key == _KEY.Key_Escape and self.pending is not None:
            self.give_up()
        elif key in (_KEY.Key_Home, _KEY.Key_End):
            self.step(partial(self.cursor_.ends, self.layout_, key == _KEY.Key_End))
        else:
            event.ignore()  # the page knows the other keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update_slot(self.cursor_.slot)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update_slot(self.cursor_.slot)

    def _go(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _ALT:
            self._push(across, down, stretch=bool(modifiers & _SHIFT))
        elif self.pending is not None:
            self._push(across, down, stretch=self.pending.act is Act.STRETCH)
        elif across and not self.step(partial(self.cursor_.sideways, self.layout_, across)):
            self.left.emit(across)
        elif down:
            self.step(partial(self.cursor_.down, self.layout_, down))

    def _push(self, across: int, down: int, *, stretch: bool) -> None:
        """Move or stretch the chosen occurrence with the keys; nothing is done before Enter."""
        act = Act.STRETCH if stretch else Act.MOVE
        pending = self.pending
        if pending is None:
            box = self.layout_.box_of(self.cursor_.chosen)
            if box is None or (stretch and not self.layout_.can_stretch):
                return
            origin = self.layout_.slot_of(box)
            pending = Pending(act, self.mode, origin, origin, box.occurrence)
        elif pending.act is not act:
            pending = replace(pending, act=act)
        self.show_pending(self._pushed(pending, across, down))
        assert self.pending is not None  # it was just shown
        self.reveal(self.layout_.place_of(self.pending.slot))
        self.setAccessibleDescription(self.pending_words())

    def _pushed(self, pending: Pending, across: int, down: int) -> Pending:
        if self.mode is Mode.MONTH and down:
            slot = self.layout_.below(pending.slot, down)
            return pending if slot is None else pending.onto(slot)
        if down:
            return pending.by(down * STEP)
        slot = self.layout_.beside(pending.slot, across)
        if slot is None or pending.act is Act.STRETCH:
            return pending
        return pending.onto(slot)

    def _confirm(self) -> None:
        if self.pending is not None:
            self.let_go()
        elif self.cursor_.chosen is not None:
            self.opened.emit()
        elif self.cursor_.slot is not None:
            place = self.layout_.place_of(self.cursor_.slot)
            if place is not None:
                self.open_empty(place.center())

    def let_go(self) -> None:
        """Open the panel that does what is pending."""
        pending = self.pending
        self.show_pending(None)
        if pending is not None and pending.changes:
            self.change_wanted.emit(pending.facts())

    def open_empty(self, inside: QPoint) -> None:
        """Show the day of a month in full, else plan something at an empty time."""
        slot = self.layout_.slot_at(inside)
        if isinstance(self.layout_, MonthLayout):
            self.day_wanted.emit(slot.day)
            return
        if self.cursor_.slot is not None and self.cursor_.chosen is None:
            slot = self.cursor_.slot
        self.change_wanted.emit(Pending(Act.NEW, self.mode, slot, slot).facts())
