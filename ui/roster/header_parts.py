"""The head of the roster: which weeks, leafing, what is open, by what, the proposal."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from atelier.language import tr
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.fixed_combo import FixedCombo
from ui.kit.icon_button import IconButton
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.pill import Pill
from ui.kit.text import ElidedLabel, PlainLabel, for_button, set_tip
from ui.roster.period import FOUR, By, Period
from ui.roster.phrases import open_words


class HeaderParts(QWidget):
    """The widgets of the head. They stand in the shell's header; this is their owner.

    Signals:
        leafed: -1 or 1: the weeks before, the weeks after.
        today_asked, back_asked, proposal_asked: the buttons.
        by_chosen: a By; weeks_chosen: how many.
    """

    leafed = Signal(int)
    today_asked = Signal()
    back_asked = Signal()
    proposal_asked = Signal()
    by_chosen = Signal(object)
    weeks_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._weeks = False, 1
        self.back = QuietButton(tr("Back"), icon="arrow-left", key="Esc")
        self.before = IconButton(tr("Earlier"), "chevron-left", "Page Up")
        self.after = IconButton(tr("Later"), "chevron-right", "Page Down")
        self.period = _PeriodLabel()
        self.open = Pill("", "warning")
        self.by = FixedCombo(tr("By what the roster is ordered"), 154)
        self.weeks = QuietButton(tr("4 weeks"))
        self.more = IconButton(tr("More"), "ellipsis", "F9")
        self.proposal = PrimaryButton(tr("Make a proposal"), icon="wand-sparkles")
        set_tip(self.proposal, f"{tr('Make a proposal')} (Ctrl+M)")
        self.proposal.padding = 9
        self.back.height_px, self.back.padding = 36, 9
        self.left: list[QWidget] = [self.back, self.before, self.period, self.after, self.open]
        self.right: list[QWidget] = [self.by, self.weeks, self.more, self.proposal]
        for words, by in (
            (tr("By work"), By.ROLE),
            (tr("By volunteer"), By.VOLUNTEER),
            (tr("By activity"), By.ACTIVITY),
            (tr("Gaps"), By.GAPS),
        ):
            self.by.addItem(words, by)
        self.weeks.height_px, self.weeks.padding = 36, 9
        self.menu = QMenu(self)
        self._connect()
        self.back.hide()

    def show_period(self, period: Period, by: By, today: date) -> None:
        """Say which weeks are shown, and by what."""
        self.period.show_words(*period.words(today))
        self.by.blockSignals(True)
        self.by.setCurrentIndex(self.by.findData(by))
        self.by.blockSignals(False)
        for widget in (self.before, self.after, self.weeks):
            widget.setEnabled(by is not By.GAPS)
        self._weeks = period.weeks
        self.weeks.set_words(tr("4 weeks") if period.weeks == 1 else tr("1 week"))
        set_tip(self.weeks, f"{self.weeks.words()} ({'V' if period.weeks == 1 else 'W'})")

    def show_open(self, number: int) -> None:
        """Say how many places are open in these weeks."""
        self.open.show_text(open_words(number))
        self.open.setVisible(bool(number) and not self._panel)

    def show_panel(self, *, open_: bool, fit: Callable[[], object]) -> None:
        """Make room for the name of a task that is open, or for the weeks again.

        ``fit`` lets the head take the lines that it needs. Until then nothing of it is shown: a
        line that is too long for a moment would widen the window for good.
        """
        self._panel = open_
        parts = {widget.parentWidget() for widget in (*self.left, *self.right)}
        rows = [part for part in parts if part is not None and part.isVisible()]
        for row in rows:
            row.hide()
        self.back.setVisible(open_)
        for widget in (*self.left[1:4], *self.right):
            widget.setVisible(not open_)
        self.open.setVisible(not open_ and bool(self.open.text()))
        fit()
        for row in rows:
            row.show()

    def add(self, words: str, then: Callable[[], object], icon: str = "", key: str = "") -> QAction:
        """Add a task to the menu, and give its action."""
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
        self.back.pushed.connect(self.back_asked)
        self.proposal.pushed.connect(self.proposal_asked)
        self.more.pushed.connect(self.open_menu)
        self.by.activated.connect(self._on_by)
        self.weeks.pushed.connect(self._on_weeks)

    @Slot(int)
    def _on_by(self, number: int) -> None:
        self.by_chosen.emit(self.by.itemData(number))

    @Slot()
    def _on_weeks(self) -> None:
        self.weeks_chosen.emit(FOUR if self._weeks == 1 else 1)


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

    def show_words(self, name: str, days: str) -> None:
        self._name.setText(name)
        self._days.setText(f" · {days}")
        self.setAccessibleName(f"{name} {days}")
