"""Switching the allowance on and off, and the limits that hold in a year."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.typed import read_cents
from atelier.domain import DeskError
from atelier.language import tr
from atelier.roster.allowance_limits import Limits
from atelier.roster.allowance_rules import LONGEST, AllowanceRules, confirm_limits, switch_allowance
from atelier.words import cents_in_figures, euros
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import hairline
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.pill import Pill
from ui.kit.text import PlainLabel
from ui.roster.allowance_form import money_field
from ui.roster.text_rows import TextRows

_AMOUNTS = ("hour", "hour_young", "month", "year_total")


class AllowanceSwitch(QWidget):
    """Off at first: what it is, why this house gives one, and a button that switches it on.

    Signals:
        switched: an action that lacks the actor.
    """

    switched = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = False
        self.words = PlainLabel("", wrap=True)
        self.form = Form(
            [
                Field("reason", tr("Why this house gives an allowance"), limit=LONGEST),
                money_field("per_hour", tr("Usual amount per hour, in euros"), tr("May be empty.")),
            ]
        )
        self.on = PrimaryButton(tr("Switch on"), icon="check", once=True)
        self.off = QuietButton(tr("Switch off"), icon="x")
        self.refusal = PlainLabel("", "warning", wrap=True)
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.on)
        line.addWidget(self.off)
        line.addWidget(self.refusal, stretch=1)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(PlainLabel(tr("Allowance"), "heading"))
        column.addWidget(self.words)
        column.addWidget(self.form)
        column.addLayout(line)
        self.on.pushed.connect(self._switch_on)
        self.off.pushed.connect(self._switch_off)

    def show_rules(self, rules: AllowanceRules) -> None:
        """Show whether it is on, and why."""
        self._on = rules.on
        self.words.setText(
            tr("This house gives its volunteers an allowance.")
            if rules.on
            else tr("This house gives its volunteers no allowance. Does it? Switch it on.")
        )
        self.form.show_values(
            {
                "reason": rules.reason,
                "per_hour": cents_in_figures(rules.per_hour) if rules.per_hour else "",
            }
        )
        self.on.set_words(tr("Keep") if rules.on else tr("Switch on"))
        self.off.setVisible(rules.on)
        self.refusal.setText("")
        self.on.rearm()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not switched; what was typed stays."""
        self.refusal.setText(str(error))
        self.on.rearm()

    @Slot()
    def _switch_on(self) -> None:
        if not self.form.check():
            self.on.rearm()
            return
        values = self.form.values()
        self.switched.emit(
            partial(
                switch_allowance,
                on=True,
                reason=values["reason"],
                per_hour=read_cents(values["per_hour"]) or 0,
            )
        )

    @Slot()
    def _switch_off(self) -> None:
        self.switched.emit(partial(switch_allowance, on=False))


class LimitsForm(QWidget):
    """The limits of one year, whether anybody confirms them, and what somebody saw instead.

    Signals:
        wanted: an action that lacks the actor and the key.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits: Limits | None = None
        self.title = PlainLabel("", "strong")
        self.state = Pill("", "neutral")
        self.told = PlainLabel("", "soft", wrap=True)
        self.form = Form(
            [
                money_field("hour", tr("Per hour, 21 or older")),
                money_field("hour_young", tr("Per hour, younger")),
                money_field("month", tr("Per month")),
                money_field("year_total", tr("Per year")),
                Field("source", tr("Where you saw these amounts"), limit=LONGEST),
            ]
        )
        side_by_side(self.form, "hour", "hour_young")
        side_by_side(self.form, "month", "year_total")
        self.save = PrimaryButton(tr("These amounts are confirmed"), icon="check", once=True)
        self.years = TextRows("")
        self.refusal = PlainLabel("", "warning", wrap=True)
        self._lay_out()
        self.save.pushed.connect(self._on_save)

    def show_limits(self, limits: Limits, table: Sequence[Limits]) -> None:
        """Show the limits of a year, and below those of all; what was typed stays."""
        self.years.show_rows([(_line(one), ()) for one in table])
        if limits == self._limits:
            return
        self._limits = limits
        self.title.setText(tr("Limits of {year}", year=limits.year))
        if limits.confirmed:
            self.state.show_text(tr("confirmed"), "good")
        else:
            self.state.show_text(tr("not confirmed"), "meeting")
        self.told.setText(_in_words(limits))
        self.form.show_values({name: cents_in_figures(getattr(limits, name)) for name in _AMOUNTS})
        self.refusal.setText("")
        self.save.rearm()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not kept; what was typed stays."""
        self.refusal.setText(str(error))
        self.save.rearm()

    @Slot()
    def _on_save(self) -> None:
        if self._limits is None or not self.form.check():
            self.save.rearm()
            return
        values = self.form.values()
        amounts = {name: read_cents(values[name]) or 0 for name in _AMOUNTS}
        limits = Limits(self._limits.year, **amounts, confirmed=True)
        self.wanted.emit(partial(confirm_limits, limits=limits, source=values["source"]))

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addStretch(1)
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.save)
        line.addWidget(self.refusal, stretch=1)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(hairline())
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.form)
        column.addLayout(line)
        column.addWidget(hairline())
        column.addWidget(PlainLabel(tr("All years"), "strong"))
        column.addWidget(self.years)


def _line(limits: Limits) -> str:
    """Say the limits of a year in one line, and whether anybody confirms them."""
    told = tr(
        "{year}: {hour} ({young}) per hour, {month} per month, {total} per year",
        year=limits.year,
        hour=euros(limits.hour),
        young=euros(limits.hour_young),
        month=euros(limits.month),
        total=euros(limits.year_total),
    )
    return f"{told} · {tr('confirmed') if limits.confirmed else tr('not confirmed')}"


def _in_words(limits: Limits) -> str:
    """Say what the limits are, and which of them are not sure."""
    told = tr(
        "Per hour {hour} (younger than 21: {young}), per month {month}, per year {year}. All "
        "three hold at once; over one of them the whole amount counts.",
        hour=euros(limits.hour),
        young=euros(limits.hour_young),
        month=euros(limits.month),
        year=euros(limits.year_total),
    )
    if limits.confirmed:
        return told
    unsure = tr(
        "Nobody confirms these amounts yet: look at belastingdienst.nl before you pay, and fill "
        "in what you saw."
    )
    return f"{told} {unsure}"
