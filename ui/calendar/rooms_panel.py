"""The rooms: what each is like, who hires it, and what happens in it on a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.calendar.rooms import RoomFacts, RoomRow, rooms_of
from atelier.desk.queries import TenantRow, tenants
from atelier.domain import Activity, Occurrence, Room, RoomBooking, Tenant
from atelier.language import tr
from ui.calendar.bookings_tab import BookingsTab
from ui.calendar.facts import ShowRooms
from ui.calendar.room_day_tab import RoomDayTab
from ui.calendar.room_form import RoomForm
from ui.kit.buttons import ChoiceButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form_rows import FormRows, unsaved_words
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.domain import Changes
    from ui.gateway import Gateway

_ALL = 0  # the row that stands for all rooms
_FIRST = -1  # the room to choose where none was pointed at


class RoomsPanel(Panel):
    """The rooms at the left; of the chosen one its form, its bookings or its day at the right."""

    watches: ClassVar[Changes] = frozenset({Activity, Occurrence, Room, RoomBooking, Tenant})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Rooms")
        self._wanted: int | None = None  # the room to choose once the list is read
        columns: list[Column[RoomRow]] = [Column(tr("Room"), _name, runs=_name_runs)]
        self.rows = FormRows(columns, tr("Rooms"), row_height=40)
        self.room = RoomForm(self)
        self.bookings = BookingsTab(self)
        self.day = RoomDayTab(self)
        self.stack = QStackedWidget()
        for widget in (self.room, self.bookings, self.day):
            self.stack.addWidget(widget)
        self.tabs = [
            Command(self, words, partial(self._show_tab, number - 1), key=f"Alt+{number}").button(
                ChoiceButton
            )
            for number, words in enumerate(
                (tr("About the room"), tr("Bookings"), tr("Day plan")), start=1
            )
        ]
        add = Command(self, tr("New room"), self.new_room, key="Ctrl+N")
        self.add_button = add.button(QuietButton)
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.room.worked.connect(self.refresh)

    def begin(self, facts: object) -> None:
        """Begin with the list; a room that was pointed at is chosen, with the day."""
        assert isinstance(facts, ShowRooms)
        self._wanted = _FIRST if facts.room_id is None else facts.room_id
        day = facts.day or self.gateway.actor.today()
        self.room.show_room(None)
        self.bookings.begin(day)
        self.day.show_day(facts.room_id, day)
        self._show_tab(0 if facts.day is None else 2)
        self.refresh()

    def refresh(self) -> None:
        """Read the rooms and what the tab shows again."""
        self.gateway.read(partial(rooms_of, actor=self.gateway.actor), then=self._show_rooms)
        self.gateway.read(partial(tenants, actor=self.gateway.actor), then=self._show_tenants)
        self.bookings.refresh()
        self.day.refresh()

    def take_focus(self) -> None:
        """Put the cursor in the list of rooms."""
        self.rows.setFocus()

    @Slot()
    def new_room(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self._show_tab(0)
        self.room.show_room(None)
        self.room.form.take_focus()

    def _lay_out(self) -> None:
        left = Card(margins=(1, 8, 1, 12))
        left.box.addWidget(self.rows, stretch=1)
        foot = QWidget()
        line = spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0))
        line.addWidget(self.add_button)
        line.addStretch(1)
        left.box.addWidget(foot)
        right = QWidget()
        column = spaced(QVBoxLayout(right), 12)
        head = spaced(QHBoxLayout(), 8)
        for button in self.tabs:
            head.addWidget(button)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.stack, stretch=1)
        panes = Panes(left, right, least=(240, 600), stretch=(2, 7))
        spaced(QHBoxLayout(self)).addWidget(panes)

    def _show_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.tabs[number].setChecked(True)

    def _show_rooms(self, rooms: Sequence[RoomRow]) -> None:
        self.rows.show_rows([_all_rooms(), *rooms])
        self.bookings.booking.show_rooms([(one.id, one.facts.name) for one in rooms])
        wanted, self._wanted = self._wanted, None
        for number, one in enumerate(rooms, start=1):
            if wanted in (one.id, _FIRST):
                self.rows.choose(number)
                break
        chosen = self.rows.chosen()
        if chosen is not None and chosen.id != _ALL:
            self.room.room_is(chosen)

    def _show_tenants(self, found: Sequence[TenantRow]) -> None:
        self.bookings.booking.show_tenants([(one.id, one.name) for one in found])

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is None:
            return
        room_id, shown = row.id if row.id != _ALL else None, self.room.room
        if self.room.draft.unsaved and (shown is None or shown.id != room_id):
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click
            return
        if room_id is None or self.room.room is None or self.room.room.id != room_id:
            self.room.show_room(row if room_id is not None else None)
            self.bookings.show_room(room_id)
            self.day.show_room(room_id)

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list the room that the form is about."""
        shown = self.room.room
        ids = [one.id for one in self.rows.rows]
        known = shown is not None and shown.id in ids
        self.rows.choose(ids.index(shown.id) if shown is not None and known else -1)
        self._show_tab(0)
        self.warned.emit(unsaved_words())


def _all_rooms() -> RoomRow:
    """Give the row that stands for all of them: their bookings, their day."""
    return RoomRow(_ALL, 0, RoomFacts(tr("All rooms")), used=True)


def _name(row: RoomRow) -> str:
    if row.facts.capacity is None:
        return row.facts.name
    return tr("{room} · {count} people", room=row.facts.name, count=row.facts.capacity)


def _name_runs(row: RoomRow) -> Sequence[Run]:
    if row.facts.capacity is None:
        return (Run(row.facts.name),)
    return Run(row.facts.name), soft(f"  {row.facts.capacity}")
