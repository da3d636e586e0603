"""Payments to volunteers who were erased: the accounts keep them for seven years."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.language import tr
from atelier.privacy.payments import KeptPayment
from atelier.words import day_in_words, euros
from ui.kit.card import hairline
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.text_rows import TextRows


class KeptPayments(QWidget):
    """Lists them with the name as it was; not there where there are none, or names are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[KeptPayment] = ()
        self._blank = False
        self.rows = TextRows("")
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(hairline())
        column.addWidget(PlainLabel(tr("Paid to volunteers who were erased"), "strong"))
        told = tr("The accounts must be kept for seven years. Nothing else is known of them.")
        column.addWidget(PlainLabel(told, "soft", wrap=True))
        column.addWidget(self.rows)
        self.hide()

    def show_payments(self, found: Sequence[KeptPayment]) -> None:
        """Show other payments."""
        self._found = found
        self._show()

    def blank_names(self, blank: bool) -> None:
        """Cover the names."""
        self._blank = blank
        self._show()

    def _show(self) -> None:
        shown = () if self._blank else self._found
        self.rows.show_rows([(kept_line(one), ()) for one in shown])
        self.setVisible(bool(shown))


def kept_line(one: KeptPayment) -> str:
    """Say one payment in a line."""
    return tr(
        "{day}: {amount} to {name} (kept until {until})",
        day=day_in_words(one.paid_on, year=True),
        amount=euros(one.amount),
        name=one.name,
        until=day_in_words(one.until, year=True),
    )
