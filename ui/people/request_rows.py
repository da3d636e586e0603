"""What somebody asked, with the day on which it must be answered (rule P17)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import RequestKind, RequestOutcome
from atelier.language import tr
from atelier.privacy.requests import RequestCard, Urgency, outcome_words, request_words
from atelier.words import day_in_figures
from ui.kit.buttons import QuietButton
from ui.kit.fields import narrow
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.pill import Pill
from ui.kit.wrapped_label import WrappedLabel

_PILLS = {
    Urgency.ANSWERED: "good",
    Urgency.CALM: "neutral",
    Urgency.SOON: "meeting",
    Urgency.NOW: "warning",
    Urgency.LATE: "warning",
}


class RequestRow(QWidget):
    """One request.

    Signals:
        answered: how it ended.
        more_time: three months instead of one.
    """

    answered = Signal(object)
    more_time = Signal()

    def __init__(self, card: RequestCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = request_words(card.kind)
        came = tr("asked on {day}", day=day_in_figures(card.received_on))
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(WrappedLabel(f"{what}, {came}"), stretch=1)
        self.pill = Pill(due_words(card), _PILLS[card.urgency])
        line.addWidget(self.pill)
        column = spaced(QVBoxLayout(self), 4)
        column.addLayout(line)
        self.buttons: list[QuietButton] = []
        if card.done_on is None:
            self._add_buttons(column, card, what)

    def _add_buttons(self, column: QVBoxLayout, card: RequestCard, what: str) -> None:
        line = spaced(QHBoxLayout(), 8)
        done, refused = QuietButton(tr("Answered")), QuietButton(tr("Refused"))
        done.pushed.connect(partial(self.answered.emit, RequestOutcome.DONE))
        refused.pushed.connect(partial(self.answered.emit, RequestOutcome.REFUSED))
        self.buttons = [done, refused]
        if card.extended_on is None and card.urgency is not Urgency.LATE:
            longer = QuietButton(tr("More time"))
            longer.pushed.connect(self.more_time)
            self.buttons.append(longer)
        for button in self.buttons:
            button.setAccessibleName(f"{what}: {button.words()}")
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)


class RequestRows(QWidget):
    """Everything that one person asked, and a form for what they ask now.

    Signals:
        taken: what is asked, and whether a document was looked at, and whether a parent asks.
        answered: the number of a request, and how it ended.
        more_time: the number of a request.
    """

    taken = Signal(object, bool, bool)
    answered = Signal(int, object)
    more_time = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RequestRow] = []
        self.form = Form(_fields())
        narrow(self.form)
        self.take = QuietButton(tr("Note the request"), icon="plus", once=True)
        self._list = spaced(QVBoxLayout(), 8)
        column = spaced(QVBoxLayout(self), 12)
        column.addLayout(self._list)
        column.addWidget(self.form)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.take)
        line.addStretch(1)
        column.addLayout(line)
        self.take.pushed.connect(self._on_take)

    def show_cards(self, cards: Sequence[RequestCard]) -> None:
        """Show what was asked, the newest first."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for card in cards:
            row = RequestRow(card)
            row.answered.connect(partial(self.answered.emit, card.id))
            row.more_time.connect(partial(self.more_time.emit, card.id))
            self._list.addWidget(row)
            row.show()  # at once, and not when the layout comes to it
            self.rows.append(row)

    @Slot()
    def _on_take(self) -> None:
        values = self.form.values()
        kind = RequestKind(values["kind"])
        self.taken.emit(kind, bool(values["identity"]), bool(values["parent"]))
        self.form.show_values({"kind": values["kind"]})


def due_words(card: RequestCard) -> str:
    """Say by when it must be answered, or how it ended."""
    if card.outcome is not None:
        return outcome_words(card.outcome)
    day = day_in_figures(card.due_on)
    if card.urgency is Urgency.LATE:
        return tr("too late: it was due on {day}", day=day)
    return tr("by {day}", day=day)


def _fields() -> list[Field]:
    kinds = [(kind.value, request_words(kind)) for kind in RequestKind]
    return [
        Field("kind", tr("What is asked today?"), choices=kinds),
        Field(
            "identity",
            tr("A document was looked at"),
            hint=tr("Look at it and give it back. Copy nothing."),
            yes_no=True,
        ),
        Field("parent", tr("A parent asks, for a child under 16"), yes_no=True),
    ]
