"""The day plan of a room, or of all: what happens when, with the minutes around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.calendar.room_day import RoomDayRow, room_day
from atelier.language import tr
from atelier.words import clock_time, day_in_words
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.panel import Panel

_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class DayRow:
    """One thing of the day; ``id`` is its place in it."""

    id: int
    row: RoomDayRow


class RoomDayTab(Card):
    """Shows one day; Alt with an arrow goes to the day before or after."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 12), parent=parent)
        self._gateway = panel.gateway
        self._room_id: int | None = None
        self._day = self._gateway.actor.today()
        self.title = PlainLabel("", "strong")
        columns: list[Column[DayRow]] = [
            Column(tr("Time"), _times, 122),
            Column(tr("What"), _what, runs=_what_runs),
            Column(tr("Room"), _room, 136),
            Column(tr("In use"), _in_use, 122),
            Column(tr("State"), _state, 116, runs=_state_runs),
        ]
        self.rows = RowsView(columns, tr("Day plan"), row_height=40)
        self.empty = PlainLabel(tr("Nothing is planned on this day."), "soft")
        before = Command(self, tr("Day before"), self._before, icon="chevron-left", key="Alt+Left")
        after = Command(self, tr("Day after"), self._after, icon="chevron-right", key="Alt+Right")
        head = QWidget()
        line = spaced(QHBoxLayout(head), 8, (16, 0, 16, 0))
        line.addWidget(before.button(QuietButton))
        line.addWidget(self.title)
        line.addWidget(after.button(QuietButton))
        line.addStretch(1)
        line.addWidget(self.empty)
        self.box.addWidget(head)
        self.box.addWidget(self.rows, stretch=1)

    def show_day(self, room_id: int | None, day: date) -> None:
        """Show the day of a room; None: of all rooms."""
        self._room_id, self._day = room_id, day
        self.refresh()

    def show_room(self, room_id: int | None) -> None:
        """Show the same day of another room."""
        self.show_day(room_id, self._day)

    def refresh(self) -> None:
        """Read the day again."""
        self.title.setText(day_in_words(self._day, year=True))
        query = partial(room_day, room_id=self._room_id, day=self._day, actor=self._gateway.actor)
        self._gateway.read(query, then=self._show)

    @Slot()
    def take_focus(self) -> None:
        """Put the cursor in the list."""
        self.rows.setFocus()

    def _show(self, rows: list[RoomDayRow]) -> None:
        self.empty.setVisible(not rows)
        self.rows.show_rows([DayRow(number, row) for number, row in enumerate(rows)])

    @Slot()
    def _before(self) -> None:
        self.show_day(self._room_id, self._day - timedelta(days=1))

    @Slot()
    def _after(self) -> None:
        self.show_day(self._room_id, self._day + timedelta(days=1))


def _times(shown: DayRow) -> str:
    return f"{clock_time(shown.row.starts)}–{clock_time(shown.row.ends)}"


def _what(shown: DayRow) -> str:
    return shown.row.name


def _what_runs(shown: DayRow) -> Sequence[Run]:
    if shown.row.booking is not None:
        return Run(shown.row.name), soft(f"  {tr('hired')}")
    return (Run(shown.row.name),)


def _room(shown: DayRow) -> str:
    return shown.row.room or tr("no room")


def _in_use(shown: DayRow) -> str:
    """Give from when until when the room cannot be used for something else."""
    first, last = shown.row.begins, min(shown.row.ready, _DAY_MINUTES - 1)
    return f"{clock_time(time(*divmod(first, 60)))}–{clock_time(time(*divmod(last, 60)))}"


def _state(shown: DayRow) -> str:
    row = shown.row
    if row.cancelled:
        return tr("cancelled: {reason}", reason=row.reason) if row.reason else tr("cancelled")
    return tr("double") if row.clash else ""


def _state_runs(shown: DayRow) -> Sequence[Run]:
    words = _state(shown)
    if shown.row.cancelled:
        return (soft(words),)
    return (Run(words, pill="warning"),) if words else ()
