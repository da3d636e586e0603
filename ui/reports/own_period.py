"""Two fields for the days of an own period, typed as people write days."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier.calendar.typed import read_day, read_past_day
from atelier.domain import Refusal
from atelier.language import tr
from atelier.reports.periods import Period, Span
from atelier.words import day_in_figures
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.message_bar import restyle
from ui.kit.text import PlainLabel

_LONGEST = 40  # letters
_MOST_DAYS = 3 * 366


class OwnPeriod(Card):
    """From one day until another; Enter shows it.

    Signals:
        chosen: a Period.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 10, 16, 10), spacing=4, parent=parent)
        self.today = date.min
        self.first = QLineEdit(maxLength=_LONGEST)
        self.last = QLineEdit(maxLength=_LONGEST)
        self.show_button = QuietButton(tr("Show"), key="Enter")
        self.note = PlainLabel("", "warning", wrap=True)
        line = spaced(QHBoxLayout(), 12)
        for words, field in ((tr("From"), self.first), (tr("until and including"), self.last)):
            label = PlainLabel(words, "soft")
            label.setBuddy(field)
            field.setAccessibleName(words)
            line.addWidget(label)
            line.addWidget(sized(field, least_width=120, most_width=200), stretch=1)
            field.returnPressed.connect(self.choose)
            field.textEdited.connect(self._accept)
        line.addWidget(self.show_button)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addWidget(self.note)
        self.note.hide()
        self.show_button.pushed.connect(self.choose)
        self.hide()

    def begin(self, period: Period, today: date) -> None:
        """Fill in the days that are shown now, and put the cursor there."""
        self.today = today
        self.first.setText(day_in_figures(period.first))
        self.last.setText(day_in_figures(min(period.last, max(today, period.first))))
        self._accept()
        self.show()
        self.first.setFocus()
        self.first.selectAll()

    @Slot()
    def choose(self) -> None:
        """Read both days, or say beside them what cannot be read."""
        field = self.first
        try:
            first = read_past_day(self.first.text(), self.today)
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
            self._accept()
            self.first.setText(day_in_figures(first))
            self.last.setText(day_in_figures(last))
            self.chosen.emit(Period(Span.OWN, first, last))

    def _refuse(self, field: QLineEdit, sentence: str) -> None:
        field.setProperty("refused", "true")
        self.note.setText(sentence)
        self.note.show()
        restyle(self)
        field.setFocus()
        field.selectAll()

    @Slot()
    def _accept(self) -> None:
        if self.note.isHidden():
            return
        self.note.hide()
        for field in (self.first, self.last):
            field.setProperty("refused", "false")
        restyle(self)
