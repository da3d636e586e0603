"""The people found, with what the chosen one comes for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.desk.finding import DeskHit, Found
from atelier.desk.queries import DayView
from atelier.domain import Clock
from atelier.language import tr, tr_count
from ui.desk.choice_row import ChoiceRow
from ui.desk.hits_view import ENROLLED, LAST, HitsView
from ui.kit.card import Card, hairline
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel

_HEAD = 36  # pixels at 100 %


class ResultsCard(Card):
    """Rows, and under them the choices of the chosen person.

    Signals:
        opened: a row was clicked.
        chosen_changed: another row is chosen, or none.
    """

    opened = Signal()
    chosen_changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 1), spacing=0, parent=parent)
        self.head = PlainLabel("", "soft")
        self.enrolled = PlainLabel(tr("enrolled today"), "soft")
        self.last = PlainLabel(tr("last here"), "soft")
        self.hits = HitsView(clock)
        self.choices = ChoiceRow()
        self._day: DayView | None = None
        self._lay_out()
        self.hits.opened.connect(self.opened)
        self.hits.chosen_changed.connect(self._on_chosen)
        self.hide()

    def show_found(self, found: Found, newcomer: str, day: DayView) -> None:
        """Show the answer to what was typed; ``newcomer`` is who would be entered."""
        self._day = day
        self.head.setText(_head(found.hits, newcomer))
        for label in (self.enrolled, self.last):
            label.setVisible(bool(found.hits))
        self.hits.hits.show_hits(found.hits, newcomer, day)
        only_new = not found.hits and newcomer
        self.hits.choose(0 if only_new else found.chosen)
        self.hits.updateGeometry()
        self._on_chosen()
        self.setVisible(bool(found.hits or newcomer))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns' titles above their columns."""
        super().resizeEvent(event)
        width = self.width() - 2 * look().px(16)
        self.head.setFixedWidth(round(width * ENROLLED))
        self.enrolled.setFixedWidth(round(width * (LAST - ENROLLED)))

    def _lay_out(self) -> None:
        titles = QWidget()
        line = spaced(QHBoxLayout(titles), 0, (16, 0, 16, 0))
        for label in (self.head, self.enrolled, self.last):
            line.addWidget(label)
        line.addStretch(1)
        sized(titles, height=_HEAD)
        self.box.addWidget(titles)
        self.box.addWidget(hairline())
        self.box.addWidget(self.hits, stretch=1)
        self.box.addWidget(self.choices)

    @Slot()
    def _on_chosen(self) -> None:
        hit = self.hits.chosen_hit()
        choices = () if hit is None else hit.choices
        together = 0 if hit is None else len(hit.enrolled)
        self.choices.show_choices(choices, self._day, together=together)
        self.choices.setVisible(hit is not None)
        self.chosen_changed.emit()


def _head(hits: Sequence[DeskHit], newcomer: str) -> str:
    if not hits:
        return tr("This name is not there yet.") if newcomer else ""
    if all(hit.weak for hit in hits):
        return tr("Looks like")
    return tr_count("{count} found", "{count} found", len(hits))
