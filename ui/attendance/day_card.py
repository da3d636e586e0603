"""The left side: the day, its registers, what is missing, and the paper that is still out."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.attendance.missing import RegisterLine
from atelier.language import tr
from ui.attendance.lines_list import LinesList
from ui.attendance.phrases import day_of_month
from ui.kit.buttons import QuietButton
from ui.kit.card import Card, hairline
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel

_DOWN = QBoxLayout.Direction.TopToBottom


class DayCard(Card):
    """The list of registers.

    Signals:
        turned: so many days further (1) or back (-1).
        missing_wanted: the list is to hold all that is missing (true), or the day again.
        paper_wanted: a printed list came back.
        missed_wanted: who of the regulars was not seen.
    """

    turned = Signal(int)
    missing_wanted = Signal(bool)
    paper_wanted = Signal()
    missed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 10), spacing=0, parent=parent)
        self._missing_shown, self._narrow = False, False
        self.title = ElidedLabel("", "strong")
        self.date = PlainLabel("", "soft")
        self.back, self.forth = QuietButton("‹"), QuietButton("›")
        for button, words in ((self.back, tr("The day before")), (self.forth, tr("The day after"))):
            button.padding, button.height_px = 10, 32
            button.setAccessibleName(words)
        self.lines = LinesList()
        self.empty = PlainLabel("", "soft", wrap=True)
        self.missing = QuietButton(tr("Still to fill in"), key="Ctrl+I")
        self.paper = QuietButton(tr("List back"), key="Ctrl+B")
        self.missed = QuietButton(tr("Regulars not seen"), key="Ctrl+M")
        for button in (self.missing, self.paper, self.missed):
            button.height_px, button.padding = 36, 10
        self._lay_out()
        self.back.pushed.connect(partial(self.turned.emit, -1))
        self.forth.pushed.connect(partial(self.turned.emit, 1))
        self.missing.pushed.connect(self._want_missing)
        self.paper.pushed.connect(self.paper_wanted)
        self.missed.pushed.connect(self.missed_wanted)

    def show_day(self, day: date, today: date) -> None:
        """Say which day it is; there is none after today."""
        self.date.setText(tr("today") if day == today else day_of_month(day))
        self.forth.setEnabled(day < today)

    def show_lines(
        self, lines: Sequence[RegisterLine], chosen: int | None, *, missing: bool
    ) -> None:
        """Show registers: of the day, or all that is missing."""
        self._missing_shown = missing
        to_do = sum(line.to_do for line in lines)
        self.title.setText(tr("Still to fill in") if missing else tr("To do: {count}", count=to_do))
        self.date.setVisible(not missing and not self._narrow)
        self.lines.show_lines(lines, chosen)
        self.lines.setVisible(bool(lines))
        self.empty.setText(
            tr("Every register is filled in.") if missing else tr("Nothing is planned on this day.")
        )
        self.empty_box.setVisible(not lines)

    def set_beside(self, beside: bool, *, narrow: bool) -> None:
        """Stand beside the register, or in little height above it."""
        self._foot.setDirection(_DOWN if beside else QBoxLayout.Direction.LeftToRight)
        self._narrow = beside and narrow
        self.date.setVisible(not self._narrow and not self._missing_shown)
        for button in (self.missing, self.paper, self.missed):
            button.show_key(not self._narrow)

    def fold(self, folded: bool) -> None:
        """Leave only the head, so that the register below it has room."""
        self._lines_box.setVisible(not folded)
        self.foot.setVisible(not folded)

    def show_numbers(self, missing: int, sheets: int) -> None:
        """Say how many registers are missing, and how many printed lists are out."""
        if self._missing_shown:
            self.missing.set_words(tr("Back to the day"))
        else:
            self.missing.set_words(tr("Still to fill in ({count})", count=missing))
        self.paper.set_words(tr("List back ({count})", count=sheets))

    def _lay_out(self) -> None:
        head = QWidget()
        line = spaced(QHBoxLayout(head), 6, (14, 0, 8, 0))
        line.addWidget(self.title, stretch=1)
        line.addWidget(self.date)
        line.addWidget(self.back)
        line.addWidget(self.forth)
        self.box.addWidget(sized(head, height=45))
        self.box.addWidget(hairline())
        self.empty_box = QWidget()
        spaced(QHBoxLayout(self.empty_box), 0, (14, 12, 14, 0)).addWidget(self.empty)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lines_box = QWidget()
        column = spaced(QVBoxLayout(self._lines_box))
        column.addWidget(self.lines, stretch=1)
        column.addWidget(self.empty_box, stretch=1)
        self.box.addWidget(self._lines_box, stretch=1)
        self.foot = QWidget()
        self._foot = spaced(QBoxLayout(_DOWN, self.foot), 6, (10, 8, 10, 0))
        self._foot.addWidget(self.missing)
        self._foot.addWidget(self.paper)
        self._foot.addWidget(self.missed)
        self.box.addWidget(self.foot)

    @Slot()
    def _want_missing(self) -> None:
        self.missing_wanted.emit(not self._missing_shown)
