"""The calendar out to files and in from them, and what came in before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.exchange.undoing import (
    CalendarImport,
    earlier_calendar_imports,
    undo_calendar_import,
)
from atelier.domain import Activity, Batch, Occurrence, Room, Series
from atelier.language import tr
from ui.calendar.exchange_in import InCard
from ui.calendar.exchange_out import OutCard
from ui.calendar.exchange_rows import dates_of
from ui.calendar.facts import Exchange
from ui.kit.background import Background
from ui.kit.earlier_imports import EarlierImports
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel

if TYPE_CHECKING:
    from ui.gateway import Gateway


class ExchangePanel(Panel):
    """Files out and earlier imports at the left, a file on its way in at the right."""

    watches = frozenset({Activity, Batch, Occurrence, Room, Series})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Calendar files")
        self.background = Background("calendar-files", self)
        self.destroyed.connect(self.background.close)
        self.out = OutCard(gateway, self.background)
        self.taken = InCard(gateway, self.background)
        none = tr("No calendar was imported yet.")
        self.earlier = EarlierImports[CalendarImport](gateway, tr("Dates"), dates_of, none)
        self.imports, self.undo_button = self.earlier.rows, self.earlier.undo
        self._lay_out()
        self.earlier.taken_back.connect(self.take_back)
        self.taken.imported.connect(self.changed)
        self.taken.opened.connect(self.left.setHidden)
        for card in (self.out, self.taken):
            card.said.connect(self.said)
            card.warned.connect(self.warned)

    def begin(self, facts: object) -> None:
        """Offer the calendar out, of what was pointed at; a file that is open stays open."""
        assert isinstance(facts, Exchange)
        self.out.begin(facts)
        self._read_imports()

    def refresh(self) -> None:
        """Read the earlier imports again, and what a file that is open would bring by now."""
        self.out.refresh()
        self.taken.refresh()
        self._read_imports()

    def take_focus(self) -> None:
        """Put the cursor where something is chosen."""
        self.taken.take_focus()

    @Slot(int)
    def take_back(self, batch_id: int) -> None:
        """Take an import back; what is used since stays."""
        action = partial(undo_calendar_import, batch_id=batch_id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_taken_back)

    def _lay_out(self) -> None:
        self.left = sized(QWidget(), width=348)
        column = spaced(QVBoxLayout(self.left), 16)
        column.addWidget(self.out)
        column.addWidget(self.earlier, stretch=1)
        whole = spaced(QHBoxLayout(self), 16)
        whole.addWidget(self.left)
        whole.addWidget(self.taken, stretch=1)

    def _read_imports(self) -> None:
        query = partial(earlier_calendar_imports, actor=self.gateway.actor)
        self.gateway.read(query, then=self.earlier.show_rows)

    def _on_taken_back(self, done: tuple[int, int]) -> None:
        removed, kept = done
        self.said.emit(
            tr(
                "The import was taken back: {removed} dates removed, {kept} kept.",
                removed=removed,
                kept=kept,
            )
        )
