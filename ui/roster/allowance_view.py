"""What one volunteer is given: how they stand, a new payment, and what was paid this year."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import Clock
from atelier.language import tr
from atelier.roster.allowance import PaymentForm, pay, take_out_payment
from atelier.roster.allowance_limits import Level
from atelier.roster.allowance_reading import AllowanceCard, AllowanceList, AllowanceRow, PaymentRow
from atelier.words import month_in_words
from ui.kit.card import hairline
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.allowance_form import AllowanceForm
from ui.roster.allowance_notice import AllowanceNotice
from ui.roster.allowance_words import clock_hours, of_limit, payment_words
from ui.roster.text_rows import Doing, TextRows


class AllowanceView(QWidget):
    """Shows a card and asks for what is to be saved; the panel saves it.

    Signals:
        wanted: an action that lacks the actor and the key, what hears of it, and what hears
            that it was refused.
    """

    wanted = Signal(object, object, object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: AllowanceRow | None = None
        self.name = PlainLabel("", "heading", wrap=True)
        self.month = PlainLabel("", wrap=True)
        self.year = PlainLabel("", wrap=True)
        self.worked = PlainLabel("", "soft", wrap=True)
        self.notice = AllowanceNotice()
        self.title = PlainLabel("", "strong")
        self.form = AllowanceForm(clock)
        self.payments = TextRows(tr("Nothing was paid yet."))
        self._lay_out()
        self.form.wanted.connect(self._pay)

    def show_row(self, row: AllowanceRow, found: AllowanceList) -> None:
        """Show how somebody stands in a month; what was typed for that month stays."""
        other = self.row is None or self.row.id != row.id
        self.row = row
        month = month_in_words(found.month)
        self.name.setText(row.name)
        standing = row.standing
        self.month.setText(f"{month}: {of_limit(standing.month)}")
        self.year.setText(f"{found.month.year}: {of_limit(standing.year)}")
        self.worked.setText(
            tr(
                "{hours} worked, {unpaid} not paid yet",
                hours=clock_hours(row.minutes),
                unpaid=clock_hours(row.unpaid),
            )
        )
        if row.level is Level.WITHIN:
            self.notice.clear()
        else:
            self.notice.show_standing(standing)
        self.title.setText(tr("Pay for {month}", month=month))
        self.form.begin(row.id, found.month, row.unpaid, found.rules.per_hour)
        if other:
            self.payments.show_rows(())

    def show_card(self, card: AllowanceCard) -> None:
        """List what was paid in the year, the newest first."""
        paid = [one for month in card.months for one in month.payments[::-1]]
        self.payments.show_rows([(payment_words(one), [self._take_out(one)]) for one in paid])

    def _take_out(self, one: PaymentRow) -> Doing:
        action = partial(take_out_payment, payment_id=one.id)
        told = partial(self._told, tr("The payment is taken out."))
        return tr("Remove"), partial(self.wanted.emit, action, told, None)

    @Slot(object, str)
    def _pay(self, form: PaymentForm, reason: str) -> None:
        action: Callable[..., Any] = partial(pay, form=form, reason=reason)
        self.wanted.emit(action, self._paid, self.form.refuse)

    def _paid(self, _done: object) -> str:
        self.form.again()
        return tr("The payment is kept.")

    def _told(self, sentence: str, _done: object) -> str:
        return sentence

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 8, (16, 16, 16, 16))
        for part in (self.name, self.month, self.year, self.worked, self.notice):
            column.addWidget(part)
        column.addWidget(hairline())
        column.addWidget(self.title)
        column.addWidget(self.form)
        column.addWidget(hairline())
        column.addWidget(PlainLabel(tr("Paid this year"), "strong"))
        column.addWidget(self.payments)
        others = tr("What other organisations give counts too. This app knows this house alone.")
        column.addWidget(PlainLabel(others, "small", wrap=True))
        column.addStretch(1)
