"""The house's own closures: a list, what matters in the city, and the form of one of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.closing_days import LocalDays, local_days
from atelier.calendar.closures import ClosureRow, closures_of
from atelier.language import tr
from ui.calendar.closing_words import span_words
from ui.calendar.closure_form import ClosureForm
from ui.calendar.notices import show_notice
from ui.kit.buttons import LinkButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.footed import Footed
from ui.kit.form_rows import FormRows, unsaved_words
from ui.kit.measures import sized, spaced
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from ui.kit.panel import Panel

_BEFORE = timedelta(days=30)  # closures that are over since then are listed too
_YEAR = timedelta(days=365)
_HIGH = 400  # pixels at 100 % that the form keeps
_PROPOSED = 4  # what matters in the city in a year


class ClosuresTab(QWidget):
    """Adds, changes and removes closures. What was typed stays until something else is chosen."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._gateway = panel, panel.gateway
        self._saved: ClosureRow | None = None  # its notice is one key away
        columns: list[Column[ClosureRow]] = [
            Column(tr("Days"), _days, 176),
            Column(tr("Closed for"), _name),
        ]
        self.rows = FormRows(columns, tr("Own closures"), row_height=40)
        self.closure = ClosureForm(panel)
        self._proposed: list[LocalDays] = []
        self.proposals = [LinkButton("") for _ in range(_PROPOSED)]
        add = Command(self, tr("New closure"), self.new_closure, icon="plus", key="Ctrl+N")
        self._notice = Command(
            self, tr("Notice for the door"), self._show_notice, icon="printer", key="Ctrl+P"
        )
        self._remove = Command(
            self, tr("Remove closure"), self.begin_removing, icon="trash-2", key="Ctrl+D"
        )
        self.buttons = [one.button(QuietButton) for one in (add, self._notice, self._remove)]
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self.take_focus)
        self.closure.worked.connect(self._on_worked)
        for number, link in enumerate(self.proposals):
            link.pushed.connect(partial(self._take_proposal, number))

    def begin(self, day: date | None) -> None:
        """Show the list, and an empty form; with a ``day`` to come that day is filled in."""
        self.closure.calls.forget()
        self._saved = None
        self.new_closure()
        if day is not None and day >= self._gateway.actor.today():
            self.closure.fill_in(day, day, "")

    def refresh(self) -> None:
        """Read the closures and what the days hit again."""
        first = self._gateway.actor.today() - _BEFORE
        query = partial(closures_of, first_day=first, actor=self._gateway.actor)
        self._gateway.read(query, then=self.rows.show_rows)
        today = self._gateway.actor.today()
        self._gateway.run(partial(local_days, today, today + _YEAR), then=self._propose)
        self.closure.read_hits()

    @Slot()
    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        self.closure.form.take_focus()

    @Slot()
    def new_closure(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self._show(None)
        self.take_focus()

    @Slot()
    def begin_removing(self) -> None:
        """Show what could go ahead again without the chosen closure."""
        if self.closure.closure is not None:
            self.closure.show_closure(self.closure.closure, removing=True)
            self.closure.save_button.setFocus()

    def _lay_out(self) -> None:
        left = Card(margins=(1, 8, 1, 12))
        left.box.addWidget(self.rows, stretch=1)
        foot = QWidget()
        column = spaced(QVBoxLayout(foot), 4, (16, 0, 16, 0))
        words = tr("In the city; nothing of it closes by itself:")
        column.addWidget(PlainLabel(words, "small", wrap=True))
        for link in self.proposals:
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        for button in self.buttons:
            column.addWidget(button)
        left.box.addWidget(foot)
        panes = Panes(left, self.closure, least=(300, 500), stretch=(3, 7), high=330)
        sized(self.closure, least_height=_HIGH)
        footed = Footed(panes, (self.closure.save_button, self.closure.calls))
        spaced(QHBoxLayout(self)).addWidget(footed)

    def _show(self, row: ClosureRow | None) -> None:
        self._remove.setEnabled(row is not None)
        self._notice.setEnabled(row is not None or self._saved is not None)
        self.closure.show_closure(row)

    @Slot()
    def _on_chosen(self) -> None:
        row, shown = self.rows.chosen(), self.closure.closure
        if row is None or row == shown:
            return
        if not self.closure.draft.unsaved:
            self._show(row)
        elif shown is None or row.id != shown.id:  # else another desk changed this one
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list what the form is about."""
        shown = self.closure.closure
        ids = [one.id for one in self.rows.rows]
        known = shown is not None and shown.id in ids
        self.rows.choose(ids.index(shown.id) if shown is not None and known else -1)
        self._panel.warned.emit(unsaved_words())

    @Slot()
    def _on_worked(self) -> None:
        self.rows.choose(-1)
        self._saved = self.closure.saved
        self._show(None)
        self.refresh()

    def _propose(self, found: list[LocalDays]) -> None:
        """Offer what matters in the city this year."""
        self._proposed = found[:_PROPOSED]
        for number, link in enumerate(self.proposals):
            link.setVisible(number < len(self._proposed))
        for link, days in zip(self.proposals, self._proposed, strict=False):
            link.set_words(f"{days.name}: {span_words(days.first_day, days.last_day)}")

    def _take_proposal(self, number: int) -> None:
        days = self._proposed[number]
        if self.closure.draft.unsaved:
            self._panel.warned.emit(unsaved_words())
            return
        self.new_closure()
        self.closure.fill_in(days.first_day, days.last_day, days.name)

    @Slot()
    def _show_notice(self) -> None:
        closure = self.closure.closure or self._saved
        if closure is not None:
            show_notice(self._panel, closure.id, closure.name)


def _days(row: ClosureRow) -> str:
    return span_words(row.first_day, row.last_day)


def _name(row: ClosureRow) -> str:
    return tr("{name} (walk-in goes on)", name=row.name) if row.except_walk_in else row.name
