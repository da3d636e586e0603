"""A line that says which request must be answered soon: at 14 and at 25 days (rule P17)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.domain import Right
from atelier.language import tr
from atelier.privacy.pressing import pressing_sentence
from atelier.privacy.requests import RequestCard, Urgency, open_requests
from ui.gateway import Gateway
from ui.kit.buttons import QuietButton
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel


class DueLine(QWidget):
    """Hidden while nothing presses.

    Signals:
        wanted: the number and the name of whoever waits longest.
    """

    wanted = Signal(int, str)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._first: RequestCard | None = None
        self.words = PlainLabel("", "warning", wrap=True)
        self.show_it = QuietButton(tr("Show the request"))
        line = spaced(QHBoxLayout(self), 8, (16, 0, 16, 0))
        line.addWidget(self.words, stretch=1)
        line.addWidget(self.show_it)
        self.show_it.pushed.connect(self._on_pushed)
        self.hide()

    def refresh(self) -> None:
        """Look which requests are open."""
        actor = self._gateway.actor
        if actor.may(Right.ANSWER_PERSON):
            self._gateway.read(partial(open_requests, actor=actor), then=self.show_cards)
        else:
            self.hide()

    def show_cards(self, cards: Sequence[RequestCard]) -> None:
        """Show how many requests press, and by when the first must be answered."""
        pressing = [card for card in cards if card.urgency >= Urgency.SOON]
        self.setVisible(bool(pressing))
        if not pressing:
            return
        self._first = next((card for card in pressing if card.person_id is not None), None)
        self.show_it.setVisible(self._first is not None)
        self.words.setText(pressing_sentence(pressing))

    @Slot()
    def _on_pushed(self) -> None:
        if self._first is not None and self._first.person_id is not None:
            self.wanted.emit(self._first.person_id, self._first.name)
