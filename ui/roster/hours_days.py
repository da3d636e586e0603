"""The days whose hours nobody confirmed yet, and a way to any other day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.calendar.typed import read_past_day
from atelier.domain import Refusal
from atelier.language import tr, tr_count
from atelier.roster.hours import DayToConfirm
from atelier.words import weekday_name
from ui.kit.card import Card
from ui.kit.form_rows import FormRows
from ui.kit.measures import spaced
from ui.kit.message_bar import restyle
from ui.kit.painting import Run, strong
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel
from ui.roster.period import short_month

_LONGEST = 40  # letters of a day


class DayRow:
    """A day of the list, which knows its key."""

    __slots__ = ("day", "number")

    def __init__(self, one: DayToConfirm) -> None:
        self.day, self.number = one.day, one.number

    @property
    def id(self) -> int:
        """The number of the day."""
        return self.day.toordinal()


class HoursDays(Card):
    """The list, the oldest day first, and a field in which a day is typed.

    Signals:
        chosen: a day (date) is to be shown.
        opened: the chosen day is gone into.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, margins=(1, 12, 1, 12), parent=parent)
        self._today = today
        self.number = PlainLabel("", "strong", wrap=True)
        self.rows: FormRows[DayRow] = FormRows(_columns(), tr("Days to confirm"))
        self.other = QLineEdit(maxLength=_LONGEST)
        self.other.setAccessibleName(tr("Another day"))
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self._on_opened)
        self.other.returnPressed.connect(self._on_typed)
        self.other.textEdited.connect(self._accept)

    def show_days(self, found: Sequence[DayToConfirm]) -> None:
        """Show which days wait."""
        words = tr_count("{count} day to confirm", "{count} days to confirm", len(found))
        self.number.setText(words if found else tr("Everything is confirmed."))
        self.rows.show_rows(DayRow(one) for one in found)

    def choose(self, day: date) -> None:
        """Put the cursor on a day, where it is one that waits."""
        days = [row.day for row in self.rows.rows]
        self.rows.choose(days.index(day) if day in days else -1)

    def next_after(self, day: date) -> date:
        """Give the next day that waits, else the oldest; the same one where none does."""
        days = [row.day for row in self.rows.rows if row.day != day]
        return next((one for one in days if one > day), days[0] if days else day)

    def _lay_out(self) -> None:
        head, foot = spaced(QHBoxLayout(), 0, (16, 0, 16, 0)), QWidget()
        head.addWidget(self.number)
        self.box.addLayout(head)
        self.box.addWidget(self.rows, stretch=1)
        column = spaced(QVBoxLayout(foot), 4, (16, 0, 16, 0))
        label = PlainLabel(tr("Another day"), "soft")
        label.setBuddy(self.other)
        for widget in (label, self.other, self.note):
            column.addWidget(widget)
        self.box.addWidget(foot)

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is not None:
            self.chosen.emit(row.day)

    @Slot(int)
    def _on_opened(self, _id: int) -> None:
        self.opened.emit()

    @Slot()
    def _on_typed(self) -> None:
        """Go to the day that was typed, or say that it cannot be read."""
        try:
            day = read_past_day(self.other.text(), self._today())
        except Refusal as refusal:
            self._say(str(refusal))
            self.other.selectAll()
            return
        if day > self._today():
            self._say(tr("This day is still to come."))
            return
        self.other.clear()
        self._accept()
        self.chosen.emit(day)
        self.opened.emit()

    @Slot()
    def _accept(self) -> None:
        if not self.note.isHidden():
            self._say("")

    def _say(self, sentence: str) -> None:
        self.other.setProperty("refused", "true" if sentence else "false")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        restyle(self)


def _columns() -> list[Column[DayRow]]:
    return [
        Column(tr("Day"), _day, runs=_day_runs),
        Column(tr("Shifts"), _number, 90, right=True),
    ]


def _day(row: DayRow) -> str:
    return f"{weekday_name(row.day)[:2]} {row.day.day} {short_month(row.day.month)}"


def _day_runs(row: DayRow) -> list[Run]:
    return [strong(_day(row))]


def _number(row: DayRow) -> str:
    return str(row.number)
