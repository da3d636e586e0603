"""Who worked on a day: planned and confirmed times, and the line in which one is changed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.language import tr, tr_count
from atelier.roster.hours import HoursLine, Times
from atelier.words import clock_time, day_in_words
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.form_rows import FormRows
from ui.kit.icon_button import IconButton
from ui.kit.measures import spaced
from ui.kit.message_bar import restyle
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.scrolling import bring_into_view
from ui.kit.text import PlainLabel
from ui.roster.hours_line import HoursLineForm
from ui.roster.phrases import initials


class HoursLines(Card):
    """The day in its head, the list, the form of the chosen line, and the buttons given."""

    def __init__(self, buttons: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, margins=(1, 12, 1, 12), parent=parent)
        self.blank = False
        self.heading = PlainLabel("", "heading", wrap=True)
        self.about = PlainLabel("", "soft", wrap=True)
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        self.before = IconButton(tr("The day before"), "chevron-left", "Page Up")
        self.after = IconButton(tr("The day after"), "chevron-right", "Page Down")
        self.rows: FormRows[HoursLine] = FormRows(self._columns(), tr("Who worked"))
        self.form = HoursLineForm()
        self._lay_out(buttons)
        self.rows.chosen_changed.connect(self._show_line)
        self.rows.opened.connect(self._go_to_form)

    def show_lines(self, day: date, found: Sequence[HoursLine]) -> None:
        """Show a day; the chosen line stays, or the one that took its place."""
        words = day_in_words(day, year=True)
        self.heading.setText(words[:1].upper() + words[1:])
        self.about.setText(_summary(found))
        place = self.rows.currentIndex().row()
        self.rows.show_rows(found)
        if self.rows.chosen() is None:
            self.rows.choose(min(max(place, 0), len(found) - 1))
        self._show_line()

    @Slot()
    def take_focus(self) -> None:
        """Go to the list; where the window is too small for all, it is scrolled there."""
        self.rows.setFocus()
        bring_into_view(self.form, self.rows)

    def go_on(self) -> None:
        """Go to the next line."""
        self.rows.choose(min(self.rows.currentIndex().row() + 1, len(self.rows.rows) - 1))
        self.take_focus()

    def say(self, sentence: str) -> None:
        """Say in place why the day was not confirmed; nothing takes that away."""
        if sentence or not self.note.isHidden():
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))
            restyle(self)

    def blank_names(self, blank: bool) -> None:
        """Leave the first letter of each name, or show them again."""
        self.blank = blank
        self.rows.viewport().update()

    def _lay_out(self, buttons: Sequence[Button]) -> None:
        head = spaced(QHBoxLayout(), 8, (16, 0, 12, 0))
        head.addWidget(self.heading, stretch=1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        words = spaced(QVBoxLayout(), 4, (16, 0, 16, 0))
        words.addWidget(self.about)
        words.addWidget(self.note)
        foot = spaced(QVBoxLayout(), 12, (16, 4, 16, 0))
        foot.addWidget(self.form)
        line = spaced(QHBoxLayout(), 8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        foot.addLayout(line)
        self.box.addLayout(head)
        self.box.addLayout(words)
        self.box.addWidget(self.rows, stretch=1)
        self.box.addLayout(foot)

    @Slot()
    def _show_line(self) -> None:
        self.form.show_line(self.rows.chosen())

    @Slot(int)
    def _go_to_form(self, _id: int) -> None:
        self.form.take_focus()
        bring_into_view(self.rows, self.form)

    def _columns(self) -> list[Column[HoursLine]]:
        return [
            Column(tr("Name"), self._name, runs=self._name_runs),
            Column(tr("Role"), _role, 210, runs=_role_runs),
            Column(tr("Planned"), _planned, 116, runs=_planned_runs),
            Column(tr("Worked"), _worked, 150, runs=_worked_runs),
        ]

    def _name(self, row: HoursLine) -> str:
        return initials(row.name) if self.blank else row.name

    def _name_runs(self, row: HoursLine) -> list[Run]:
        return [strong(self._name(row))]


def _summary(found: Sequence[HoursLine]) -> str:
    if not found:
        return tr("Nobody was in a shift that is over.")
    waits = sum(not one.confirmed for one in found)
    shifts = tr_count("{count} shift", "{count} shifts", len(found))
    if not waits:
        return tr("{shifts} · all confirmed", shifts=shifts)
    return tr_count(
        "{shifts} · {count} not confirmed", "{shifts} · {count} not confirmed", waits, shifts=shifts
    )


def _role(row: HoursLine) -> str:
    return row.role


def _role_runs(row: HoursLine) -> list[Run]:
    return [soft(row.role)]


def _planned(row: HoursLine) -> str:
    return _times((row.starts, row.ends))


def _planned_runs(row: HoursLine) -> list[Run]:
    return [soft(_planned(row))]


def _worked(row: HoursLine) -> str:
    return tr("not confirmed") if row.worked is None else _times(row.worked)


def _worked_runs(row: HoursLine) -> list[Run]:
    if row.worked is None:
        return [Run(_worked(row), pill="neutral")]
    return [strong(_worked(row))]


def _times(times: Times) -> str:
    return f"{clock_time(times[0])}–{clock_time(times[1])}"
