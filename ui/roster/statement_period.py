"""The days of an hours statement: chosen by name, or typed."""

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.calendar.typed import read_day, read_past_day
from atelier.domain import Refusal
from atelier.language import tr
from atelier.roster.diary import month_of
from atelier.words import day_in_figures
from ui.kit.fixed_combo import FixedCombo
from ui.kit.measures import sized, spaced
from ui.kit.message_bar import restyle
from ui.kit.text import PlainLabel

_LONGEST = 40  # letters
_MOST_DAYS = 3 * 366
_MONTHS = 3  # in a quarter
_DAY = timedelta(days=1)


class Days(StrEnum):
    """Which days: those of a month, a quarter or a year, or typed ones."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    TYPED = "typed"


class StatementPeriod(QWidget):
    """A list of periods, and two fields for the days of it.

    Signals:
        chosen: other days are to be shown; they stand in ``first_day`` and ``last_day``.
    """

    chosen = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.first_day, self.last_day = days_of(Days.THIS_YEAR, today)
        self.which = FixedCombo(tr("Period"), 170)
        for which in Days:
            self.which.addItem(_words(which), which)
        self.first = QLineEdit(maxLength=_LONGEST)
        self.last = QLineEdit(maxLength=_LONGEST)
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        self._lay_out()
        self._show_days()
        self.which.activated.connect(self._on_which)

    @Slot()
    def choose(self) -> None:
        """Read both days that were typed, or say beside them what cannot be read."""
        field = self.first
        try:
            first = read_past_day(self.first.text(), self._today)
            field = self.last
            last = read_day(self.last.text(), first)
        except Refusal as refusal:
            self._refuse(field, str(refusal))
            return
        if last < first:
            self._refuse(self.last, tr("The last day lies before the first one."))
        elif (last - first).days >= _MOST_DAYS:
            self._refuse(self.last, tr("An own period is three years at the most."))
        else:
            self.which.setCurrentIndex(self.which.findData(Days.TYPED))
            self._take(first, last)

    @Slot(int)
    def _on_which(self, place: int) -> None:
        which = self.which.itemData(place)
        if which is Days.TYPED:
            self.first.setFocus()
            self.first.selectAll()
        else:
            self._take(*days_of(which, self._today))

    def _take(self, first: date, last: date) -> None:
        self.first_day, self.last_day = first, last
        self._accept()
        self._show_days()
        self.chosen.emit()

    def _show_days(self) -> None:
        self.first.setText(day_in_figures(self.first_day))
        self.last.setText(day_in_figures(self.last_day))

    def _refuse(self, field: QLineEdit, sentence: str) -> None:
        field.setProperty("refused", "true")
        self.note.setText(sentence)
        self.note.show()
        restyle(self)
        field.setFocus()
        field.selectAll()

    @Slot()
    def _accept(self) -> None:
        if not self.note.isHidden():
            self.note.hide()
            for field in (self.first, self.last):
                field.setProperty("refused", "false")
            restyle(self)

    def _lay_out(self) -> None:
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.which)
        for words, field in ((tr("From"), self.first), (tr("until and including"), self.last)):
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
            field.returnPressed.connect(self.choose)
            field.textEdited.connect(self._accept)
            line.addWidget(sized(field, least_width=96), stretch=1)
        column = spaced(QVBoxLayout(self), 4)
        column.addLayout(line)
        column.addWidget(self.note)


def days_of(which: Days, today: date) -> tuple[date, date]:
    """Give the first and the last day of a period that has a name, never one after today."""
    first, last = month_of(today)
    if which in (Days.THIS_YEAR, Days.LAST_YEAR):
        year = today.year - (which is Days.LAST_YEAR)
        first, last = date(year, 1, 1), date(year, 12, 31)
    elif which is Days.LAST_MONTH:
        first, last = month_of(first - _DAY)
    elif which is Days.THIS_QUARTER:
        first = _quarter(today)
    elif which is Days.LAST_QUARTER:
        last = _quarter(today) - _DAY
        first = _quarter(last)
    return first, min(last, today)


def _quarter(day: date) -> date:
    """Give the day on which the quarter of a day begins."""
    return date(day.year, day.month - (day.month - 1) % _MONTHS, 1)


def _words(which: Days) -> str:
    return {
        Days.THIS_YEAR: tr("This year"),
        Days.LAST_YEAR: tr("Last year"),
        Days.THIS_MONTH: tr("This month"),
        Days.LAST_MONTH: tr("Last month"),
        Days.THIS_QUARTER: tr("This quarter"),
        Days.LAST_QUARTER: tr("Last quarter"),
        Days.TYPED: tr("Other days"),
    }[which]
