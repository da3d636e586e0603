"""The head of the calendar: which days, leafing, the rooms, the ways of showing them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from atelier.calendar.shown import Choice
from atelier.language import tr
from ui.calendar.period import Period
from ui.calendar.view_layout import Mode
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.fixed_combo import FixedCombo
from ui.kit.icon_button import IconButton
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel, for_button, plain, set_tip


class HeaderParts(QWidget):
    """The widgets of the head. They stand in the shell's header; this is their owner.

    Signals:
        leafed: -1 or 1: the days before, the days after.
        today_asked, back_asked, new_asked: the buttons.
        mode_chosen: a Mode.
        room_chosen: the id of a room, None for all of them.
    """

    leafed = Signal(int)
    today_asked = Signal()
    back_asked = Signal()
    new_asked = Signal()
    mode_chosen = Signal(object)
    room_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QuietButton(tr("Back"), icon="arrow-left", key="Esc")
        self.before = IconButton(tr("Earlier"), "chevron-left", "Page Up")
        self.after = IconButton(tr("Later"), "chevron-right", "Page Down")
        self.today = QuietButton(tr("Today"))
        set_tip(self.today, f"{tr('Today')} (T)")
        self.period = _PeriodLabel()
        self.rooms = FixedCombo(tr("Room"), 138)
        self.modes = FixedCombo(tr("How the days are shown"), 100)
        self.more = IconButton(tr("More"), "ellipsis", "F9")
        self.new = PrimaryButton(tr("Activity"), icon="plus")
        for button in (self.today, self.back):
            button.height_px, button.padding = 36, 9
        self.new.padding = 10
        set_tip(self.new, tr("New activity"))
        set_tip(self.modes, f"{tr('How the days are shown')} (W, D, M)")
        self.left: list[QWidget] = [self.back, self.before, self.period, self.after, self.today]
        self.right: list[QWidget] = [self.rooms, self.modes, self.more, self.new]
        for words, mode in (
            (tr("Week"), Mode.WEEK),
            (tr("Day"), Mode.DAY),
            (tr("Month"), Mode.MONTH),
        ):
            self.modes.addItem(words, mode)
        self.menu = QMenu(self)
        self._connect()
        self.show_rooms(())
        self.back.hide()

    def show_period(self, period: Period) -> None:
        """Say which days are shown, and how."""
        self.period.show_period(period)
        number = self.modes.findData(period.mode)
        self.modes.blockSignals(True)
        self.modes.setCurrentIndex(number)
        self.modes.blockSignals(False)

    def show_rooms(self, rooms: tuple[Choice, ...], chosen: int | None = None) -> None:
        """Offer the rooms of the house; the chosen one stays chosen."""
        fill(self.rooms, tr("All rooms"), rooms, chosen)

    def show_panel(self, *, open_: bool) -> None:
        """Make room for the name of a task that is open, or for the days again."""
        self.back.setVisible(open_)
        for widget in (*self.left[1:], *self.right):
            widget.setVisible(not open_)

    def add(self, words: str, then: Callable[[], object], icon: str = "", key: str = "") -> QAction:
        """Add a task to the menu."""
        action = self.menu.addAction(for_button(words), then)
        if icon:
            action.setIcon(look().icon(icon))
        if key:
            action.setText(f"{for_button(words)}\t{key}")
        return action

    def open_menu(self) -> None:
        """Show the other tasks."""
        at = self.more.mapToGlobal(self.more.rect().bottomRight())
        at.setX(at.x() - self.menu.sizeHint().width())
        self.menu.popup(at)
        if self.menu.actions():
            self.menu.setActiveAction(self.menu.actions()[0])

    def _connect(self) -> None:
        self.before.pushed.connect(partial(self.leafed.emit, -1))
        self.after.pushed.connect(partial(self.leafed.emit, 1))
        self.today.pushed.connect(self.today_asked)
        self.back.pushed.connect(self.back_asked)
        self.new.pushed.connect(self.new_asked)
        self.more.pushed.connect(self.open_menu)
        self.modes.activated.connect(self._on_mode)
        self.rooms.activated.connect(self._on_room)

    def _on_mode(self, number: int) -> None:
        self.mode_chosen.emit(self.modes.itemData(number))

    def _on_room(self, number: int) -> None:
        self.room_chosen.emit(self.rooms.itemData(number))


class _PeriodLabel(QWidget):
    """The week's number and its days; where there is no room, the days end in dots."""

    def __init__(self) -> None:
        super().__init__()
        self._name = PlainLabel("", "strong")
        self._days = ElidedLabel("")
        line = spaced(QHBoxLayout(self), 0)
        line.addWidget(self._name)
        line.addWidget(self._days)
        sized(self, least_width=120)

    def show_period(self, period: Period) -> None:
        name, days = period.words()
        self._name.setText(name)
        self._days.setText(f" · {days}" if days else "")
        self.setAccessibleName(f"{name} {days}".strip())


def fill(
    combo: QComboBox, everything: str, choices: tuple[Choice, ...], chosen: int | None
) -> None:
    """Fill a list to choose from anew, without telling anybody."""
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(everything, None)
    for choice in choices:
        combo.addItem(plain(choice.name), choice.id)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
