"""What is hired in the coming weeks, and the form of one booking."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.bookings import BookingRow, bookings_of
from atelier.language import tr
from atelier.words import clock_time
from ui.calendar.booking_form import BookingForm
from ui.calendar.hits_list import short_day
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form_rows import FormRows, unsaved_words
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.panel import Panel

_AHEAD = timedelta(weeks=8)


class BookingsTab(QWidget):
    """The bookings of a room, or of all rooms, from a day on."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._gateway = panel, panel.gateway
        self._room_id: int | None = None
        self._day = self._gateway.actor.today()
        columns: list[Column[BookingRow]] = [
            Column(tr("When"), _when, 206),
            Column(tr("Who or what"), _who, runs=_who_runs),
        ]
        self.rows = FormRows(columns, tr("Bookings"), row_height=36)
        self.empty = PlainLabel(tr("No booking in the coming eight weeks."), "soft", wrap=True)
        self.booking = BookingForm(panel)
        add = Command(self, tr("New booking"), self.new_booking, icon="plus", key="Ctrl+B")
        left = Card(margins=(1, 8, 1, 12))
        left.box.addWidget(self.rows, stretch=1)
        foot = QWidget()
        column = spaced(QVBoxLayout(foot), 8, (16, 0, 16, 0))
        column.addWidget(self.empty)
        column.addWidget(add.button(QuietButton), alignment=Qt.AlignmentFlag.AlignLeft)
        left.box.addWidget(foot)
        panes = Panes(left, self.booking, least=(360, 380), stretch=(1, 1))
        spaced(QHBoxLayout(self)).addWidget(panes)
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self._to_form)
        self.booking.worked.connect(self._on_worked)

    def show_room(self, room_id: int | None) -> None:
        """Show the bookings of another room."""
        self._room_id = room_id
        self.refresh()
        if self.booking.booking is None and not self.booking.draft.unsaved:
            self.booking.show_booking(None, room_id=room_id, day=self._day)

    def begin(self, day: date) -> None:
        """Begin with an empty form for a day."""
        self._day = day
        self.new_booking()

    def refresh(self) -> None:
        """Read the bookings again."""
        first = min(self._day, self._gateway.actor.today())
        query = partial(
            bookings_of,
            first_day=first,
            last_day=max(self._day, self._gateway.actor.today()) + _AHEAD,
            room_id=self._room_id,
            actor=self._gateway.actor,
        )
        self._gateway.read(query, then=self._show)

    @Slot()
    def take_focus(self) -> None:
        """Put the cursor in the list."""
        self.rows.setFocus()

    @Slot()
    def new_booking(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self.booking.show_booking(None, room_id=self._room_id, day=self._day)
        self.booking.form.take_focus()

    def _show(self, rows: list[BookingRow]) -> None:
        self.rows.show_rows(rows)
        self.empty.setVisible(not rows)

    @Slot()
    def _on_chosen(self) -> None:
        row, shown = self.rows.chosen(), self.booking.booking
        if row is None or row == shown:
            return
        if not self.booking.draft.unsaved:
            self.booking.show_booking(row, room_id=row.facts.room_id, day=row.facts.day)
        elif shown is None or row.id != shown.id:  # else another desk changed this one
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list what the form is about."""
        shown = self.booking.booking
        ids = [one.id for one in self.rows.rows]
        known = shown is not None and shown.id in ids
        self.rows.choose(ids.index(shown.id) if shown is not None and known else -1)
        self._panel.warned.emit(unsaved_words())

    @Slot()
    def _to_form(self) -> None:
        self.booking.form.take_focus()

    @Slot()
    def _on_worked(self) -> None:
        self.rows.choose(-1)
        self.booking.show_booking(None, room_id=self._room_id, day=self._day)
        self.refresh()
        self.rows.setFocus()


def _when(row: BookingRow) -> str:
    facts = row.facts
    return f"{short_day(facts.day)} {clock_time(facts.starts)}–{clock_time(facts.ends)}"


def _who(row: BookingRow) -> str:
    return f"{row.facts.name} · {row.room}"


def _who_runs(row: BookingRow) -> Sequence[Run]:
    mark = [Run(tr("double"), pill="warning"), Run(" ")] if row.clash_reason else []
    return [*mark, Run(row.facts.name), soft(f"  {row.room}")]
