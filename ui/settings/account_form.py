"""The form of one account: its name, its roles, and what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.access.refusals import role_name
from atelier.accounts.managing import AccountFacts
from atelier.domain import AccountRole
from atelier.language import tr
from ui.kit.check_list import CheckList
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel, set_tip

if TYPE_CHECKING:
    from atelier.accounts.own_choices import OwnChoices

_NAME = 60  # letters
NOBODY = AccountFacts("", frozenset({AccountRole.RECEPTION}))
"""Somebody new: most are of the reception."""


class AccountForm(QWidget):
    """Shows what it is given, and gives what is filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = [
            Field("name", tr("Name on the tile"), limit=_NAME, required=True),
            *(Field(role.value, _capital(role_name(role)), yes_no=True) for role in AccountRole),
        ]  # fmt: skip
        self.form = Form(fields)
        sized(self.form.rows["name"].editor, height=40)  # whatever the sentence above it takes
        for role in AccountRole:
            box = self.form.rows[role.value].editor
            set_tip(box, _what(role))
            box.setAccessibleDescription(_what(role))
        self.activities = sized(CheckList(tr("Own activities")), height=150)
        self.organisations = sized(CheckList(tr("Own organisation")), height=120)
        self._led, self._comes = self._titled(self.activities), self._titled(self.organisations)
        column = spaced(QVBoxLayout(self), 12)
        for widget in (self.form, self._led, self._comes):
            column.addWidget(widget)
        self.form.changed.connect(self._show_own)

    def show_choices(self, choices: OwnChoices) -> None:
        """Show what can be somebody's own."""
        self.activities.show_choices(choices.activities)
        self.organisations.show_choices(choices.organisations)

    def show_facts(self, facts: AccountFacts) -> None:
        """Fill the form in."""
        roles = {role.value: role in facts.roles for role in AccountRole}
        self.form.show_values({"name": facts.name, **roles})
        self.activities.show_values(facts.activity_ids)
        self.organisations.show_values(facts.organisation_ids)
        self._show_own()

    def facts(self) -> AccountFacts:
        """Give what is filled in; what is no longer asked for does not count."""
        values = self.form.values()
        roles = frozenset(role for role in AccountRole if values[role.value])
        led, comes = AccountRole.LEADER in roles, AccountRole.HOST in roles
        return AccountFacts(
            name=values["name"],
            roles=roles,
            activity_ids=self.activities.values() if led else frozenset(),
            organisation_ids=self.organisations.values() if comes else frozenset(),
        )

    def _titled(self, choices: CheckList) -> QWidget:
        box = QWidget()
        column = spaced(QVBoxLayout(box), 4)
        column.addWidget(PlainLabel(choices.accessibleName(), "soft"))
        column.addWidget(choices)
        return box

    def _show_own(self) -> None:
        values = self.form.values()
        self._led.setVisible(values[AccountRole.LEADER.value])
        self._comes.setVisible(values[AccountRole.HOST.value])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _what(role: AccountRole) -> str:
    """Say in a sentence what a role is for."""
    return {
        AccountRole.RECEPTION: tr("Checks people in, enrols them, sees one person at a time."),
        AccountRole.LEADER: tr("Sees and fills in the lists of the own activities."),
        AccountRole.HOST: tr("Sees the lists of the activities of the own organisation."),
        AccountRole.COORDINATOR: tr("Does everything with visitors, activities and figures."),
        AccountRole.BOARD: tr("Sees hours and allowances of volunteers, and figures."),
        AccountRole.READER: tr("Sees the programme and the figures, and no name."),
        AccountRole.ADMINISTRATOR: tr("Makes accounts and backups, and sees no visitors."),
    }[role]
