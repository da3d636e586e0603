"""What volunteers are given: everybody in a month at the left, one of them at the right (P22)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import (
    AllowanceLimit,
    AllowancePayment,
    Assignment,
    DeskError,
    ErasedPayment,
    Person,
    Setting,
    Shift,
    Volunteer,
)
from atelier.language import tr
from atelier.privacy.payments import kept_payments
from atelier.roster.allowance import PaymentForm, weigh
from atelier.roster.allowance_reading import (
    AllowanceCard,
    AllowanceList,
    allowance_card,
    allowance_list,
)
from atelier.roster.allowance_rules import AllowanceRules
from atelier.roster.diary import month_of
from ui.gateway import Gateway, nothing
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.panes import Panes
from ui.kit.scrolling import FollowingArea, bring_into_view
from ui.roster.allowance_rows import AllowanceRows
from ui.roster.allowance_switch import AllowanceSwitch, LimitsForm
from ui.roster.allowance_view import AllowanceView
from ui.roster.kept_payments import KeptPayments
from ui.roster.panel import Panel

_DAY = timedelta(days=1)


class AllowancePanel(Panel):
    """Off at first; then a month is leafed through, and a payment weighed while it is typed."""

    watches = frozenset(
        {
            AllowanceLimit,
            AllowancePayment,
            Assignment,
            ErasedPayment,
            Person,
            Setting,
            Shift,
            Volunteer,
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Allowance")
        self.month = month_of(gateway.actor.today())[0]
        self._found: AllowanceList | None = None
        self._wanted = ""
        self._rules = Command(self, tr("Limits and settings"), self.show_rules, key="Ctrl+O")
        self.list = AllowanceRows(self._rules.button(QuietButton))
        self.rows = self.list.rows
        self.view, self.switch, self.limits = (
            AllowanceView(gateway.clock),
            AllowanceSwitch(),
            LimitsForm(),
        )
        self.kept = KeptPayments()
        self.empty = EmptyState(
            "euro", tr("Here stands what each volunteer is given."), tr("There is nobody yet.")
        )
        self.hidden = EmptyState(
            "eye-off", tr("The names are hidden."), tr("F12 shows them again.")
        )
        self.right = QStackedWidget()
        self._lay_out()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Read everybody in the month, and who is chosen."""
        query = partial(allowance_list, month=self.month, actor=self.gateway.actor)
        self.gateway.read(query, then=self._show_list)
        kept = partial(kept_payments, actor=self.gateway.actor)
        self.gateway.read(kept, then=self.kept.show_payments)

    def take_focus(self) -> None:
        """Go to the list; to the switch where the allowance is off."""
        if self._found is not None and not self._found.rules.on:
            self.switch.form.take_focus()
        else:
            self.rows.setFocus()

    def task(self) -> str:
        """Say whose card of which month is shown, or that the limits are."""
        row = self.rows.chosen()
        if self.right.currentWidget() is self._settings:
            return "rules"
        return f"{self.month.isoformat()} {0 if row is None else row.id}"

    def open_task(self, task: str) -> None:
        """Show that card of that month, or the limits, once they are read."""
        self._wanted = task
        if task != "rules":
            self.month = date.fromisoformat(task.partition(" ")[0])
            self.refresh()

    def blank_names(self, blank: bool) -> None:
        """Cover the list and the card."""
        super().blank_names(blank)
        self.kept.blank_names(blank)
        self.rows.setVisible(not blank)
        self._show_right(self.right.currentWidget())

    @Slot()
    def show_rules(self) -> None:
        """Show the limits of the year, and the switch."""
        self._show_right(self._settings)
        self.limits.form.take_focus()

    def _leaf(self, step: int) -> None:
        """Show the month before or after; none that has not begun."""
        first, last = month_of(self.month)
        month = month_of(last + _DAY if step > 0 else first - _DAY)[0]
        if month <= self.gateway.actor.today():
            self.month = month
            self.refresh()

    def _show_list(self, found: AllowanceList) -> None:
        if found.month != self.month:
            return  # another month is asked for since
        begun = self._found is None or self._found.rules.on != found.rules.on
        self._found = found
        self.list.setVisible(found.rules.on)
        self.limits.setVisible(found.rules.on)
        self.switch.show_rules(found.rules)
        self.limits.show_limits(found.limits, found.table)
        self.list.show_list(found, self.gateway.actor.today())
        self._show_chosen()
        if begun:
            self._show_right(self._card if found.rules.on else self._settings)
            self.take_focus()
        wanted, self._wanted = self._wanted, ""
        if wanted == "rules":
            self.show_rules()
        elif wanted:
            ids = [str(row.id) for row in self.rows.rows]
            person = wanted.partition(" ")[2]
            self.rows.choose(ids.index(person) if person in ids else -1)

    @Slot()
    def _on_chosen(self) -> None:
        if self._found is not None and self.rows.chosen() is not None:
            self._show_chosen()
            self._show_right(self._card)

    def _show_chosen(self) -> None:
        row, found = self.rows.chosen(), self._found
        if row is None or found is None:
            return
        self.view.show_row(row, found)
        query = partial(
            allowance_card, person_id=row.id, year=self.month.year, actor=self.gateway.actor
        )
        self.gateway.read(query, then=self._show_card)

    def _show_card(self, card: AllowanceCard | None) -> None:
        row = self.rows.chosen()
        if card is not None and row is not None and row.id == card.person_id:
            self.view.show_card(card)

    def _show_right(self, wanted: QWidget | None) -> None:
        """Show a part at the right: names are hidden while they are hidden everywhere."""
        if wanted is not self._settings:
            wanted = self._card if self.rows.rows else self.empty
            wanted = self.hidden if self.blank else wanted
        self.right.setCurrentWidget(wanted)

    @Slot(object)
    def _weigh(self, form: PaymentForm) -> None:
        query = partial(weigh, form=form, actor=self.gateway.actor)
        shown, refused = self.view.form.show_standing, self.view.form.refuse_weighing
        self.gateway.read(query, then=partial(shown, form), otherwise=partial(refused, form))

    @Slot(object, object, object)
    def _save(
        self,
        action: Callable[..., Any],
        then: Callable[[object], str],
        refused: Callable[[DeskError], object] | None,
    ) -> None:
        self.save(action, partial(self._saved_so, then), refused or nothing)

    def _saved_so(self, then: Callable[[object], str], done: object) -> None:
        self.rows.setFocus()
        self.said.emit(then(done))

    @Slot(object)
    def _switch(self, action: Callable[..., AllowanceRules]) -> None:
        bound = partial(action, actor=self.gateway.actor)
        self.gateway.perform(bound, then=self._switched, otherwise=self.switch.refuse)

    def _switched(self, rules: AllowanceRules) -> None:
        on, off = tr("The allowance is on."), tr("The allowance is off; what was paid stays.")
        self.said.emit(on if rules.on else off)

    @Slot(object)
    def _confirm(self, action: Callable[..., Any]) -> None:
        self.save(action, self._confirmed, self.limits.refuse)

    def _confirmed(self, _done: object) -> None:
        self.limits.save.rearm()
        self.said.emit(tr("The amounts are kept as confirmed."))

    def _connect(self) -> None:
        before, after = partial(self._leaf, -1), partial(self._leaf, 1)
        Command(self, tr("Month before"), before, key="Alt+PgUp")
        Command(self, tr("Month after"), after, key="Alt+PgDown")
        self.list.before.pushed.connect(before)
        self.list.after.pushed.connect(after)
        self.list.chosen.connect(self._on_chosen)
        self.rows.opened.connect(self._go_to_form)
        self.view.wanted.connect(self._save)
        self.view.form.weighed.connect(self._weigh)
        self.switch.switched.connect(self._switch)
        self.limits.wanted.connect(self._confirm)

    @Slot(int)
    def _go_to_form(self, _person_id: int) -> None:
        self._show_right(self._card)
        self.view.form.take_focus()
        bring_into_view(self.view.form.form.rows["hours"])

    def _lay_out(self) -> None:
        settings = QWidget()
        column = spaced(QVBoxLayout(settings), 20, (16, 16, 16, 16))
        column.addWidget(self.switch)
        column.addWidget(self.limits)
        column.addWidget(self.kept)
        column.addStretch(1)
        self._card, self._settings = FollowingArea(self.view), FollowingArea(settings)
        for part in (self._card, self._settings, self.empty, self.hidden):
            self.right.addWidget(part)
        right = sized(Card(spacing=0, margins=(1, 1, 1, 1)), least_height=330)
        right.box.addWidget(self.right)
        panes = Panes(self.list, right, least=(520, 460), stretch=(6, 5))
        spaced(QHBoxLayout(self), 0).addWidget(panes)
