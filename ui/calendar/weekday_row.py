"""The days of the week as seven buttons, any number of them pressed."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.words import weekday_name
from ui.calendar.view_words import weekday_short
from ui.kit.buttons import ChoiceButton
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel, set_tip

_MONDAY = date(2026, 11, 23)


class WeekdayRow(QWidget):
    """Monday to Sunday; Space presses the one with the cursor.

    Signals:
        changed: another day was pressed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        days = [_MONDAY + timedelta(days=n) for n in range(7)]
        self.buttons = [_DayButton(weekday_short(day)) for day in days]
        column = spaced(QVBoxLayout(self), 4)
        column.addWidget(PlainLabel(tr("On"), "soft"))
        line = spaced(QHBoxLayout(), 4)
        for button, day in zip(self.buttons, days, strict=True):
            button.setAutoExclusive(False)
            button.setAccessibleName(weekday_name(day))
            set_tip(button, weekday_name(day))
            button.toggled.connect(self.changed)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)

    def days(self) -> tuple[int, ...]:
        """Give the pressed days, Monday 0, in order."""
        return tuple(n for n, button in enumerate(self.buttons) if button.isChecked())

    def show_days(self, days: Iterable[int]) -> None:
        """Press these days and no others."""
        chosen = set(days)
        for number, button in enumerate(self.buttons):
            with QSignalBlocker(button):
                button.setChecked(number in chosen)
            button.update()


class _DayButton(ChoiceButton):
    """Narrow: seven stand in a row."""

    padding, text_size = 8, 14
