"""The partners of the house: what each is called and since when, renaming and merging them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Activity, Organisation
from atelier.journal.changes import ChangeUndone
from atelier.language import tr
from atelier.reports.partner_list import PartnerRow, last_partner_change, partner_list
from atelier.reports.partners import take_back_partner_change
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form_rows import FormRows, unsaved_words
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, soft
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.wrapped_label import WrappedLabel
from ui.reports.last_change_line import LastChangeLine
from ui.reports.partner_form import PartnerForm
from ui.reports.partner_words import since_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.domain import Changes
    from ui.gateway import Gateway

_HIGH = 400  # pixels at 100 % that the form keeps


class PartnersPanel(Panel):
    """The names at the left, newest first, each above what it was called before."""

    watches: ClassVar[Changes] = frozenset({Activity, Organisation})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Partners")
        columns: list[Column[PartnerRow]] = [
            Column(tr("Partner"), _name, runs=_name_runs),
            Column(tr("This name"), since_words, 206, runs=_since_runs),
        ]
        self.rows = FormRows(columns, tr("Partners"), row_height=38)
        self.form = PartnerForm(self)
        self.last = LastChangeLine(gateway.actor)
        self.nothing = WrappedLabel(
            tr("There is no partner yet. Fill in the first one; activities can then have it."),
            "soft",
        )
        add = Command(self, tr("New partner"), self.new_partner, icon="plus", key="Ctrl+N")
        self.add = add.button(QuietButton)
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self.form.take_focus)
        self.form.worked.connect(self._on_worked)
        self.last.undo_wanted.connect(self._undo)

    def begin(self, _facts: object) -> None:
        """Begin with the list."""
        self.rows.choose(-1)
        self.form.show_partner(None)
        self.refresh()

    def refresh(self) -> None:
        """Read the partners again; what was typed stays."""
        actor, read = self.gateway.actor, self.gateway.read
        read(partial(partner_list, actor=actor), then=self._show_rows)
        read(partial(last_partner_change, actor=actor), then=self.last.show_change)

    def take_focus(self) -> None:
        """Put the cursor in the list."""
        self.rows.setFocus()

    def undo(self) -> None:
        """Take the last change of the partners back."""
        self.last.undo()

    @Slot()
    def new_partner(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self.form.show_partner(None)

    def _lay_out(self) -> None:
        left = Card(margins=(1, 8, 1, 12), spacing=8)
        middle, foot = QWidget(), QWidget()
        spaced(QHBoxLayout(middle), 0, (16, 8, 16, 0)).addWidget(self.nothing)
        column = spaced(QVBoxLayout(foot), 8, (16, 0, 16, 0))
        column.addWidget(self.last)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        left.box.addWidget(self.rows, stretch=1)
        left.box.addWidget(middle)
        left.box.addWidget(foot)
        self.middle = middle
        middle.hide()
        sized(self.form, least_height=_HIGH)
        panes = Panes(left, self.form, least=(460, 520), stretch=(5, 6), high=260)
        spaced(QHBoxLayout(self)).addWidget(panes)

    def _show_rows(self, rows: Sequence[PartnerRow]) -> None:
        self.rows.show_rows(rows)
        self.middle.setVisible(not rows)
        self.form.show_others(rows)
        shown = self.form.partner
        if shown is not None and not self.form.unsaved:
            now = next((row for row in rows if row.id == shown.id), None)
            if now != shown:
                self.form.show_partner(now)

    @Slot()
    def _on_chosen(self) -> None:
        row, shown = self.rows.chosen(), self.form.partner
        if row is None or (shown is not None and row.id == shown.id):
            return
        if self.form.unsaved:
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click
            return
        self.form.show_partner(row)
        self.form.show_others(self.rows.rows)

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list what the form is about."""
        shown, ids = self.form.partner, [row.id for row in self.rows.rows]
        known = shown is not None and shown.id in ids
        self.rows.choose(ids.index(shown.id) if shown is not None and known else -1)
        self.warned.emit(unsaved_words())

    @Slot()
    def _on_worked(self) -> None:
        """Begin anew after a save; the cursor goes back to the list."""
        self.rows.choose(-1)
        self.form.show_partner(None)
        self.rows.setFocus()
        self.refresh()

    @Slot(int)
    def _undo(self, change_id: int) -> None:
        action = partial(take_back_partner_change, change_id=change_id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_undone)

    def _on_undone(self, _undone: ChangeUndone) -> None:
        self.said.emit(tr("It was undone."))
        self._on_worked()


def _name(row: PartnerRow) -> str:
    return row.name if row.newest else tr("{name}, until then", name=row.name)


def _name_runs(row: PartnerRow) -> Sequence[Run]:
    return (Run(row.name),) if row.newest else (soft(f"      {row.name}"),)


def _since_runs(row: PartnerRow) -> Sequence[Run]:
    return (soft(since_words(row)),)
