"""The form of one payment: weighed while it is typed, kept when it is asked for."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.typed import read_cents
from atelier.domain import Clock, DeskError, Refusal
from atelier.language import tr
from atelier.roster.allowance import PaymentForm
from atelier.roster.allowance_limits import Level
from atelier.roster.allowance_standing import OverLimit, Standing
from atelier.roster.allowance_typed import minutes_typed, read_minutes
from atelier.words import cents_in_figures, euros
from ui.kit.buttons import PrimaryButton
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.allowance_notice import AllowanceNotice
from ui.roster.fields import day_field, day_of

_SHORT = 20  # letters
_MONEY = ("per_hour", "flat", "expenses")


class AllowanceForm(QWidget):
    """Says beside the button what it comes to, and how that stands to the limits.

    Signals:
        weighed: the PaymentForm that stands there now; its standing is to be shown.
        wanted: the PaymentForm that is to be kept, and why although it is over a limit.
    """

    weighed = Signal(object)
    wanted = Signal(object, str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._for: tuple[int, date] | None = None
        self._typed = False
        self.form = Form(_fields(clock))
        side_by_side(self.form, "hours", "per_hour")
        side_by_side(self.form, "flat", "expenses")
        self.save = PrimaryButton(tr("Keep as paid"), icon="check", once=True)
        self.total = PlainLabel("", "strong")
        self.notice = AllowanceNotice()
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.save)
        line.addWidget(self.total)
        line.addStretch(1)
        column = spaced(QVBoxLayout(self), 8)
        column.addWidget(self.form)
        column.addWidget(self.notice)
        column.addLayout(line)
        self.form.changed.connect(self._on_changed)
        self.save.pushed.connect(self._on_save)

    def begin(self, person_id: int, month: date, minutes: int, per_hour: int) -> None:
        """Show an empty payment, with the hours that are not paid yet where they are paid.

        What was typed for the same person and month stays.
        """
        if self._for == (person_id, month) and self._typed:
            return
        self._for, self._typed = (person_id, month), False
        hours = minutes if per_hour else 0
        rate = cents_in_figures(per_hour) if hours else ""
        self.form.show_values({"hours": minutes_typed(hours), "per_hour": rate})
        self.save.rearm()
        self._ask_why(asked=False)
        self._weigh()

    def again(self) -> None:
        """Begin anew: it was kept. The next reading says which hours are left."""
        self._typed = False
        self.form.show_values({})
        self.save.rearm()
        self._weigh()

    def show_standing(self, form: PaymentForm, standing: Standing) -> None:
        """Show how it would stand, if that is still what is typed."""
        if form == self._read():
            self._ask_why(asked=standing.level is Level.OVER)
            self.notice.show_standing(standing)

    def refuse_weighing(self, form: PaymentForm, error: DeskError) -> None:
        """Say why this cannot be kept, if that is still what is typed."""
        if form == self._read():
            self._ask_why(asked=False)
            self.notice.show_refusal(str(error))

    def refuse(self, error: DeskError) -> None:
        """Say why it was not kept; what was typed stays."""
        self.save.rearm()
        if isinstance(error, OverLimit):
            self._ask_why(asked=True)
            self.notice.show_standing(error.standing)
            self.form.refuse("why", tr("Only the board decides that: fill in why it does."))
        else:
            self.notice.show_refusal(str(error))

    def take_focus(self) -> None:
        """Go to the first field."""
        self.form.take_focus()

    def _ask_why(self, *, asked: bool) -> None:
        """Let the board say why, where it is over a limit only."""
        self.form.rows["why"].setVisible(asked)

    def _read(self) -> PaymentForm | None:
        """Give what is typed; None where it cannot be read."""
        if self._for is None:
            return None
        values = self.form.values()
        try:
            return _payment(values, self._for, self._clock.today())
        except Refusal:
            return None

    @Slot()
    def _on_changed(self) -> None:
        self._typed = True
        self._weigh()

    def _weigh(self) -> None:
        """Say what it comes to, and ask how that would stand."""
        form = self._read()
        total = 0 if form is None else form.total
        self.total.setText(euros(total) if total else "")
        if form is not None and total:
            self.weighed.emit(form)
        else:
            self._ask_why(asked=False)
            self.notice.clear()

    @Slot()
    def _on_save(self) -> None:
        form = self._read()
        if self.form.check() and form is not None:
            self.wanted.emit(form, self.form.values()["why"])
        else:
            self.save.rearm()


def money_field(name: str, label: str, hint: str = "") -> Field:
    """Make a field for an amount in euros, or for nothing."""
    return Field(name, label, hint, _SHORT, check=_sentence(read_cents))


def _fields(clock: Clock) -> list[Field]:
    return [
        Field("hours", tr("Hours"), limit=_SHORT, check=_sentence(read_minutes)),
        money_field("per_hour", tr("Euros per hour")),
        money_field("flat", tr("Flat amount in euros")),
        money_field("expenses", tr("Real expenses in euros")),
        day_field("paid_on", tr("Paid on"), clock.today, hint=tr("Empty: today.")),
        Field("why", tr("Why the board gives it all the same")),
    ]


def _payment(values: dict[str, Any], who: tuple[int, date], today: date) -> PaymentForm:
    cents = {name: read_cents(values[name]) or 0 for name in _MONEY}
    return PaymentForm(
        person_id=who[0],
        month=who[1],
        minutes=read_minutes(values["hours"]),
        paid_on=day_of(values["paid_on"], today),
        **cents,
    )


def _sentence(read: Callable[[str], object]) -> Callable[[str], str]:
    """Give the check of a field: the sentence of whoever refuses the text, or nothing."""

    def check(text: str) -> str:
        try:
            read(text)
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check
