"""Making one person of two records: the other one is looked up here (rule P18)."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier.language import tr
from atelier.people.queries import PersonRow, list_people
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.wrapped_label import WrappedLabel
from ui.people.table import people_columns

_LEAST, _MOST = 2, 20


class MergeCard(Card):
    """Looks for the other record of the same person.

    Signals:
        chosen: the number of the other record.
        left: leave the two as they are.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._gateway = gateway
        self._person_id = 0
        self._searching: Future[Sequence[PersonRow]] | None = None
        self.heading = WrappedLabel("", "heading")
        self.search = QLineEdit(clearButtonEnabled=True, maxLength=120)
        self.search.setPlaceholderText(tr("The other record: part of the name"))
        self.search.setAccessibleName(tr("Search for the other record"))
        self.rows = RowsView(people_columns(), tr("Other records"))
        self.merge = PrimaryButton(tr("Make one person of them"), icon="users-round", once=True)
        self.leave = QuietButton(tr("Leave as it was"), icon="undo-2", key="Esc")
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_rows)
        self.rows.opened.connect(self._on_opened)
        self.rows.chosen_changed.connect(self._on_chosen)
        self.merge.pushed.connect(self._on_merge)
        self.leave.pushed.connect(self.left)
        self.merge.rearm_with(gateway.busy)

    def begin(self, person_id: int, name: str) -> None:
        """Look for the other record of somebody, whose name stays."""
        self._person_id = person_id
        self.heading.setText(tr("Who else is {who}?", who=name))
        self.search.clear()
        self.rows.show_rows([])
        self._on_chosen()
        self.search.setFocus()

    def forget(self) -> None:
        """Show nobody any more."""
        self.heading.setText("")
        self.search.clear()
        self.rows.show_rows([])

    def _lay_out(self) -> None:
        about = tr(
            "Everything of the other record comes to this one, whose name stays. Visits on the "
            "same day become one. It can be taken back for 30 days."
        )
        self.box.addWidget(self.heading)
        self.box.addWidget(WrappedLabel(about, "soft"))
        self.box.addWidget(self.search)
        self.box.addWidget(sized(self.rows, least_height=180), stretch=1)
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.leave)
        line.addWidget(self.merge)
        line.addStretch(1)
        self.box.addLayout(line)

    @Slot()
    def _search(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
        text = self.search.text().strip()
        if len(text) < _LEAST:
            self._searching = None
            self._show_rows([])
            return
        query = partial(list_people, actor=self._gateway.actor, text=text, limit=_MOST)
        self._searching = self._gateway.read(query, then=self._show_rows)

    def _show_rows(self, rows: Sequence[PersonRow]) -> None:
        self.rows.show_rows([row for row in rows if row.id != self._person_id])
        self._on_chosen()

    @Slot()
    def _to_rows(self) -> None:
        self.rows.choose_only_row()
        self.rows.setFocus()

    @Slot(int)
    def _on_opened(self, _person_id: int) -> None:
        self.merge.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        self.merge.setEnabled(self.rows.chosen() is not None)

    @Slot()
    def _on_merge(self) -> None:
        row = self.rows.chosen()
        if row is not None:
            self.chosen.emit(row.id)
