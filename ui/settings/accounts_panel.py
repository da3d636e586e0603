"""Accounts: who can sign in, as what; one-time codes; letting somebody in no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.access.refusals import role_name
from atelier.accounts.managing import (
    AccountFacts,
    NewCode,
    add_account,
    change_account,
    deactivate,
    issue_code,
    reactivate,
)
from atelier.accounts.own_choices import own_choices
from atelier.accounts.queries import AccountRow, account_rows
from atelier.accounts.refusals import NameTaken, NoName
from atelier.domain import Account, AccountRole, AuditEntry, DeskError, Right
from atelier.language import tr
from atelier.words import day_in_figures
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form_rows import FormRows
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.settings.account_form import NOBODY, AccountForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.domain import Changes
    from ui.gateway import Gateway

_FIRST = "first_account"  # the shell asks for it: no page is open meanwhile
_KEPT = 50  # changes that Ctrl+Z finds again


class AccountsPanel(Panel):
    """For the administrator; the coordinator gives a new code to whoever forgot a PIN."""

    watches: ClassVar[Changes] = frozenset({Account, AuditEntry})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._was: AccountRow | None = None
        self._back: list[tuple[int, AccountFacts]] = []
        self._key = uuid4()
        self.rows: FormRows[AccountRow] = FormRows(self._columns(), tr("Accounts"), row_height=40)
        self.form = AccountForm()
        self.heading = PlainLabel("", "strong")
        self.code = WrappedLabel("", "strong")
        self.code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be scrolled to, and read out
        self.first = PrimaryButton(tr("Make the first account"), icon="user-round-check")
        self.first.pushed.connect(partial(self.page_wanted.emit, _FIRST, None))
        self.adding = Command(self, tr("New"), self.begin_new, icon="plus", key="Ctrl+N")
        self.saving = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self.coding = Command(self, tr("One-time code"), self.give_code, key="Ctrl+K")
        self.ending = Command(self, tr("Deactivate"), self.end, icon="log-out", key="Ctrl+D")
        self._end_button: QuietButton = self.ending.button(QuietButton)
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)

    def begin(self, facts: object) -> None:
        """Begin with the list, and an empty form."""
        _ = facts  # no page asks for anything within it
        self._fill(None)
        self.refresh()

    def refresh(self) -> None:
        """Read the accounts again; what was typed stays."""
        without = self.gateway.actor.account_id is None
        self.first.setVisible(without)
        self._body.setVisible(not without)
        actor = self.gateway.actor
        if not without and actor.may(Right.RESET_PIN):  # a refusal is news to this panel: no end
            self.gateway.read(partial(own_choices, actor=actor), then=self.form.show_choices)
            self.gateway.read(partial(account_rows, actor=actor), then=self.rows.show_rows)

    def take_focus(self) -> None:
        """Put the cursor in the list, or on the one thing that can be done."""
        if self.first.isHidden():
            self.rows.setFocus()
        else:
            self.first.setFocus()

    @Slot()
    def begin_new(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self._fill(None)
        self.form.form.take_focus()

    @Slot()
    def save(self) -> None:
        """Save the form: a new account with its first code, or the chosen one."""
        if not self.form.form.check():
            return
        facts, actor, was = self.form.facts(), self.gateway.actor, self._was
        if was is None:
            action = partial(add_account, facts=facts, actor=actor, key=self._key)
            then = partial(self._tell_code, facts.name)
            self.gateway.perform(action, then=then, otherwise=self._on_refused)
            return
        self._change(was.id, facts, partial(self._on_changed, was))

    @Slot()
    def give_code(self) -> None:
        """Give somebody who forgot the PIN or passphrase a code that is good once."""
        was = self._was
        if was is not None:
            action = partial(issue_code, account_id=was.id, actor=self.gateway.actor)
            then = partial(self._tell_code, was.name)
            self.gateway.perform(action, then=then, otherwise=self._on_refused)

    @Slot()
    def end(self) -> None:
        """Let the chosen account sign in no more; or again, with a new code."""
        was = self._was
        if was is None:
            return
        actor, name = self.gateway.actor, was.name
        if was.deactivated_at is None:
            ended = partial(deactivate, account_id=was.id, actor=actor)
            self.gateway.perform(ended, partial(self._on_ended, name), self._on_refused)
        else:
            again = partial(reactivate, account_id=was.id, actor=actor)
            self.gateway.perform(again, partial(self._tell_code, name), self._on_refused)

    def undo(self) -> None:
        """Take back the last change of a name, roles or what is somebody's own."""
        if not self._back:
            self.warned.emit(tr("There is no change to undo."))
            return
        account_id, facts = self._back[-1]
        self._change(account_id, facts, self._on_undone)

    def _change(self, account_id: int, facts: AccountFacts, then: Callable[..., object]) -> None:
        actor = self.gateway.actor
        action = partial(change_account, account_id=account_id, facts=facts, actor=actor)
        self.gateway.perform(action, then=then, otherwise=self._on_refused)

    def _on_changed(self, was: AccountRow, _result: object) -> None:
        self._back = [*self._back, (was.id, _facts_of(was))][-_KEPT:]
        self.said.emit(tr("{name} was saved.", name=was.name))
        self._settle()

    def _on_undone(self, _result: object) -> None:
        self._back.pop()
        self.said.emit(tr("It was undone."))
        self._settle()

    def _on_ended(self, name: str, _result: object) -> None:
        self.said.emit(tr("{name} can sign in no longer.", name=name))
        self._settle()

    def _tell_code(self, name: str, new: NewCode) -> None:
        self._settle()
        code = f"{new.code[:4]} {new.code[4:]}"
        self.code.setText(
            tr(
                "The code of {name} is {code}. It is good once, for {days} days. "
                "Tell it now: it is shown nowhere else.",
                name=name,
                code=code,
                days=new.days,
            )
        )
        self.code.setAccessibleName(self.code.text())
        self.code.show()
        self.code.setFocus()
        self.said.emit(tr("There is a new code. It stands above the list."))

    def _settle(self) -> None:
        self.rows.choose(-1)
        self._fill(None)
        self.rows.setFocus()  # in a field Ctrl+Z would be about its letters
        self.refresh()

    def _on_refused(self, error: DeskError) -> None:
        """Go to the name where that is what is wrong; the bar below says the rest."""
        if isinstance(error, NoName | NameTaken):
            self.form.form.refuse("name", str(error))

    def _fill(self, row: AccountRow | None) -> None:
        self._was, self._key = row, uuid4()
        self.heading.setText(tr("New account") if row is None else row.name)
        self.form.show_facts(NOBODY if row is None else _facts_of(row))
        self.code.hide()
        self.code.setText("")
        gone = row is not None and row.deactivated_at is not None
        self.coding.setEnabled(row is not None and not gone)
        self.ending.setEnabled(row is not None)
        self._end_button.set_words(tr("Let in again") if gone else tr("Deactivate"))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is not None and (self._was is None or row.id != self._was.id):
            self._fill(row)

    def _lay_out(self) -> None:
        left, right = Card(margins=(1, 8, 1, 12)), Card(spacing=12)
        left.box.addWidget(sized(self.rows, least_height=220), stretch=1)
        foot = spaced(QHBoxLayout(), 8, (16, 0, 16, 0))
        for button in (self.adding.button(QuietButton), self._end_button):
            foot.addWidget(button)
        foot.addStretch(1)
        left.box.addLayout(foot)
        for widget in (self.heading, self.form):
            right.box.addWidget(widget)
        for made in (self.saving.button(PrimaryButton), self.coding.button(QuietButton)):
            line = spaced(QHBoxLayout(), 12)
            line.addWidget(made)
            line.addStretch(1)
            right.box.addLayout(line)
        right.box.addStretch(1)
        self._body = Panes(left, right, least=(300, 320), stretch=(1, 1), high=240)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.first)
        column.addWidget(self.code)
        column.addWidget(self._body, stretch=1)

    def _columns(self) -> list[Column[AccountRow]]:
        return [
            Column(tr("Name"), lambda row: row.name),
            Column(tr("Signs in as"), _roles),
            Column(tr("Last here"), self._last, 145),
        ]

    def _last(self, row: AccountRow) -> str:
        if row.deactivated_at is not None:
            return tr("Deactivated")
        if row.last_signed_in is None:
            return tr("Not yet")
        return day_in_figures(self.gateway.clock.wall(row.last_signed_in).date())


def _facts_of(row: AccountRow) -> AccountFacts:
    return AccountFacts(row.name, row.roles, row.activity_ids, row.organisation_ids)


def _roles(row: AccountRow) -> str:
    return ", ".join(role_name(role) for role in AccountRole if role in row.roles)
