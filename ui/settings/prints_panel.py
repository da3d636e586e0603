"""The print log with its filter, and the list of paper that is to be destroyed (rule P8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Changes, PrintedSheet, SheetReturn
from atelier.journal.printing import SheetKind, kind_in_words
from atelier.language import tr, tr_count
from atelier.retention.prints import PrintFilter, PrintLine, mark_destroyed, print_lines
from atelier.words import clock_time, day_in_figures
from ui.gateway import Gateway
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

_DESTROY = 0
_SPANS = (7, 31, 366)  # days


class PrintsPanel(Panel):
    """Begins with what is to be destroyed by today: that is what somebody has to do."""

    watches: ClassVar[Changes] = frozenset({PrintedSheet, SheetReturn})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.form = Form(_fields())
        side_by_side(self.form, "which", "kind")
        self.count = PlainLabel("", "soft")
        self.rows: RowsView[PrintLine] = RowsView(self._columns(), tr("Prints"), row_height=34)
        self._back: list[tuple[int, ...]] = []
        self.one = QuietButton(tr("This one is destroyed"), icon="check", once=True)
        self.all = QuietButton(tr("All of these are destroyed"), icon="check-check", once=True)
        self.one.pushed.connect(self.note_one)
        self.all.pushed.connect(self.note_all)
        card = Card(spacing=12)
        for widget in (self.form, self.count, sized(self.rows, height=320)):
            card.box.addWidget(widget)
        buttons = spaced(QHBoxLayout(), 8)
        for button in (self.one, self.all):
            button.rearm_with(gateway.busy)
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.box.addLayout(buttons)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(card)
        column.addStretch(1)
        self.form.show_values({"which": _DESTROY, "kind": ""})
        self.form.changed.connect(self.refresh)

    def begin(self, facts: object) -> None:
        """Show what is to be destroyed."""
        _ = facts  # no page asks for a print
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the prints that are asked for."""
        wanted = self._wanted()
        query = partial(print_lines, wanted=wanted, actor=self.gateway.actor)
        self.gateway.read(query, then=partial(self._show, wanted))

    def take_focus(self) -> None:
        """Put the cursor in the filter."""
        self.form.take_focus()

    def undo(self) -> None:
        """Take back what was noted as destroyed last."""
        if not self._back:
            self.warned.emit(tr("There is no change to undo."))
            return
        self._note(self._back.pop(), destroyed=False)

    @Slot()
    def note_one(self) -> None:
        """Note that the chosen paper is gone."""
        row = self.rows.chosen()
        if row is None:
            self.warned.emit(tr("Choose a row in the list first."))
            return
        self._back.append((row.id,))
        self._note((row.id,), destroyed=True)

    @Slot()
    def note_all(self) -> None:
        """Note that all paper on the list is gone."""
        ids = tuple(row.id for row in self.rows.rows)
        self._back.append(ids)
        self._note(ids, destroyed=True)

    def _note(self, ids: tuple[int, ...], *, destroyed: bool) -> None:
        action = partial(
            mark_destroyed, sheet_ids=ids, destroyed=destroyed, actor=self.gateway.actor
        )
        self.gateway.perform(action, then=partial(self._on_noted, destroyed=destroyed))

    def _on_noted(self, number: int, *, destroyed: bool) -> None:
        noted = tr_count(
            "{count} list was noted as destroyed. Ctrl+Z undoes it.",
            "{count} lists were noted as destroyed. Ctrl+Z undoes it.",
            number,
        )
        self.said.emit(noted if destroyed else tr("It was undone."))
        self.refresh()

    def _wanted(self) -> PrintFilter:
        values = self.form.values()
        days, kind = int(values["which"]), str(values["kind"] or "")
        today = self.gateway.actor.today()
        return PrintFilter(
            first_day=today - timedelta(days=days),
            last_day=today,
            kind=SheetKind(kind) if kind else None,
            destroy=days == _DESTROY,
        )

    def _show(self, wanted: PrintFilter, lines: Sequence[PrintLine]) -> None:
        if wanted != self._wanted():
            return  # another filter was chosen in the meantime
        self.rows.show_rows(lines)
        for button in (self.one, self.all):
            button.setVisible(wanted.destroy and bool(lines))
        if wanted.destroy:
            words = tr_count(
                "{count} list is to be destroyed by now.",
                "{count} lists are to be destroyed by now.",
                len(lines),
            )
        else:
            words = tr_count("{count} print", "{count} prints", len(lines))
        self.count.setText(words)

    def _columns(self) -> list[Column[PrintLine]]:
        return [
            Column(tr("Number"), lambda row: row.number, 125),
            Column(tr("What"), _what),
            Column(tr("Printed"), self._printed, 155),
            Column(tr("By"), lambda row: row.by, 80),
            Column(tr("Destroy by"), _destroy_by, 110),
        ]

    def _printed(self, row: PrintLine) -> str:
        wall = self.gateway.clock.wall(row.at)
        return f"{day_in_figures(wall.date())} {clock_time(wall.time())}"


def _what(row: PrintLine) -> str:
    if row.destroyed_on is not None:
        return tr("{what}, destroyed", what=row.kind)
    return tr("{what}, came back", what=row.kind) if row.back else row.kind


def _destroy_by(row: PrintLine) -> str:
    return "–" if row.destroy_by is None else day_in_figures(row.destroy_by)


def _fields() -> list[Field]:
    spans = [(days, tr_count("The last {count} day", "The last {count} days", days))
             for days in _SPANS]  # fmt: skip
    kinds = sorted((kind_in_words(kind), kind.value) for kind in SheetKind)
    return [
        Field(
            "which",
            tr("Which prints"),
            choices=[(_DESTROY, tr("To be destroyed by today")), *spans],
        ),
        Field("kind", tr("Of which kind"), choices=[("", tr("all")), *((v, w) for w, v in kinds)]),
    ]
