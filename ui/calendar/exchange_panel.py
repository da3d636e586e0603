"""The calendar out to files and in from them, and what came in before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.calendar.exchange.undoing import (
    CalendarImport,
    earlier_calendar_imports,
    undo_calendar_import,
)
from atelier.domain import Activity, Batch, Occurrence, Room, Series
from atelier.language import tr
from ui.calendar.exchange_in import InCard
from ui.calendar.exchange_out import OutCard
from ui.calendar.exchange_rows import import_columns
from ui.calendar.facts import Exchange
from ui.kit.background import Background
from ui.kit.buttons import QuietButton
from ui.kit.card import Card, hairline
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        self.imports = RowsView(import_columns(gateway.clock), tr("Earlier imports"), row_height=36)
        self.none = PlainLabel(tr("No calendar was imported yet."), "soft", wrap=True)
        self.undo_button = QuietButton(tr("Take import back"), icon="undo-2", once=True)
        self.imports.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._lay_out()
        self.undo_button.pushed.connect(self.take_back)
        self.undo_button.rearm_with(gateway.busy)
        self.imports.chosen_changed.connect(self._show_choice)
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

    @Slot()
    def take_back(self) -> None:
        """Take the chosen import back; what is used since stays."""
        row = self.imports.chosen()
        if row is None or row.undone_at is not None:
            self.undo_button.rearm()
            return
        action = partial(undo_calendar_import, batch_id=row.id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_taken_back)

    def _lay_out(self) -> None:
        earlier = Card(margins=(1, 12, 1, 12), spacing=8)
        head, foot = QWidget(), QWidget()
        line = spaced(QVBoxLayout(head), 4, (16, 0, 16, 0))
        line.addWidget(PlainLabel(tr("Earlier imports"), "strong"))
        line.addWidget(self.none)
        spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0)).addWidget(self.undo_button)
        earlier.box.addWidget(head)
        earlier.box.addWidget(hairline())
        earlier.box.addWidget(sized(self.imports, least_height=80), stretch=1)
        earlier.box.addWidget(foot)
        self.left = sized(QWidget(), width=348)
        column = spaced(QVBoxLayout(self.left), 16)
        column.addWidget(self.out)
        column.addWidget(earlier, stretch=1)
        whole = spaced(QHBoxLayout(self), 16)
        whole.addWidget(self.left)
        whole.addWidget(self.taken, stretch=1)

    def _read_imports(self) -> None:
        query = partial(earlier_calendar_imports, actor=self.gateway.actor)
        self.gateway.read(query, then=self._show_imports)

    def _show_imports(self, rows: Sequence[CalendarImport]) -> None:
        self.imports.show_rows(rows)
        self.none.setVisible(not rows)
        if self.imports.chosen() is None:
            self.imports.choose(0)
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        row = self.imports.chosen()
        self.undo_button.setEnabled(row is not None and row.undone_at is None)

    def _on_taken_back(self, done: tuple[int, int]) -> None:
        removed, kept = done
        self.said.emit(
            tr(
                "The import was taken back: {removed} dates removed, {kept} kept.",
                removed=removed,
                kept=kept,
            )
        )
