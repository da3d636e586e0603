"""One partner: what it is called from a day on, with whom it merges, how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.typed import DayNotUnderstood, read_day
from atelier.domain import DeskError, Refusal
from atelier.language import tr
from atelier.reports.partner_list import PartnerRow
from atelier.reports.partner_refusals import (
    NameTooEarly,
    NameTooFar,
    PartnerNameMissing,
    PartnerNameTaken,
)
from atelier.reports.partners import KIND_LIMIT, NAME_LIMIT
from atelier.words import day_in_words
from ui.kit.buttons import ChoiceButton, PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.footed import Footed
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft
from ui.kit.measures import spaced
from ui.kit.wrapped_label import WrappedLabel
from ui.reports.partner_merge import MergeChoices
from ui.reports.partner_saves import Doing, what_to_save
from ui.reports.partner_words import about

if TYPE_CHECKING:
    from ui.kit.panel import Panel

_DAY = 40  # letters of a day
_FIELD_OF: dict[type[Refusal], str] = {
    PartnerNameMissing: "name",
    PartnerNameTaken: "name",
    NameTooEarly: "day",
    NameTooFar: "day",
    DayNotUnderstood: "day",
}


class PartnerForm(Card):
    """Gives a partner another name, merges it, corrects it, or adds one.

    Signals:
        worked: something was saved.
    """

    worked = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self.partner: PartnerRow | None = None
        self.doing = Doing.ADD
        self._key = uuid4()
        self.heading, self.about = WrappedLabel("", "heading"), WrappedLabel("", "soft")
        self.note = WrappedLabel("", "warning")
        self.merge = MergeChoices()
        self.form = Form(_fields())
        self.draft = Draft(self.form)
        words = (tr("Another name"), tr("Merge"), tr("Correct"))
        self.choices = [
            Command(self, one, partial(self.do, Doing(number)), key=f"Alt+{number + 1}")
            for number, one in enumerate(words)
        ]
        self.buttons = [one.button(ChoiceButton) for one in self.choices]
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)
        self._lay_out()
        self.form.changed.connect(self._on_typed)
        for row in self.form.rows.values():
            row.editor.returnPressed.connect(self.save)  # type: ignore[attr-defined]

    @property
    def unsaved(self) -> bool:
        """Whether something was typed or ticked that is not saved."""
        return self.draft.unsaved or bool(self.merge.chosen())

    def show_partner(self, partner: PartnerRow | None) -> None:
        """Show a partner, or an empty form for a new one."""
        self.partner = partner
        self.heading.setText(tr("New partner") if partner is None else partner.name)
        self.about.setText("" if partner is None else about(partner))
        self.merge.clear()
        for number, choice in enumerate(self.choices):
            can = partner is not None and (partner.newest or number == Doing.CORRECT)
            choice.setEnabled(can)
        for button in self.buttons:
            button.setVisible(partner is not None)
        if partner is None:
            self.do(Doing.ADD)
        else:
            self.do(Doing.RENAME if partner.newest else Doing.CORRECT, focus=False)

    def show_others(self, partners: Sequence[PartnerRow]) -> None:
        """Hear which partners there are."""
        own = None if self.partner is None else self.partner.id
        self.merge.show_partners([row for row in partners if row.newest and row.id != own])
        editors = [row.editor for row in self.form.rows.values()]
        order = [*self.buttons, *self.merge.boxes.values(), *editors, self.save_button]
        for one, following in pairwise(order):  # the boxes are new, and would come last
            QWidget.setTabOrder(one, following)

    def do(self, doing: Doing, *, focus: bool = True) -> None:
        """Ask what this needs to know."""
        self.doing, self._key, partner = doing, uuid4(), self.partner
        if partner is not None:
            self.buttons[doing].setChecked(True)
        self.merge.setVisible(doing is Doing.MERGE)
        self.form.rows["day"].setVisible(doing in (Doing.RENAME, Doing.MERGE))
        self.form.rows["kind"].setVisible(doing in (Doing.CORRECT, Doing.ADD))
        kept = "" if partner is None or doing is Doing.RENAME else partner.name
        kind = "" if partner is None else partner.kind
        self.form.show_values({"name": kept, "kind": kind})
        self.form.rows["name"].show_hint(_hint(doing))
        self.form.rows["day"].show_hint("")
        self.draft.begin()
        self._say("")
        if focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where this begins."""
        if self.doing is Doing.MERGE:
            self.merge.take_focus()
        else:
            self.form.take_focus()

    @Slot()
    def save(self) -> None:
        """Save what is filled in."""
        self._say("")
        try:
            action, words = what_to_save(
                self.doing,
                self.partner,
                self.form.values(),
                self.merge.chosen(),
                self._gateway.actor.today(),
            )
        except Refusal as refusal:
            self._on_refused(refusal)
            return
        self._gateway.perform(
            partial(action, actor=self._gateway.actor, key=self._key),
            then=partial(self._on_saved, self._key, words),
            otherwise=self._on_refused,
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        column = spaced(QVBoxLayout(inside), 12)
        head = spaced(QHBoxLayout(), 8)
        for button in self.buttons:
            head.addWidget(button)
        head.addStretch(1)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addLayout(head)
        for widget in (self.merge, self.form, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        self.box.addWidget(Footed(inside, (self.save_button,)))

    def _on_saved(self, key: UUID, words: str, _change: int) -> None:
        self.draft.begin()
        self.merge.clear()
        self._panel.changed.emit(key)
        self._panel.said.emit(words)
        self.worked.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save_button.rearm()
        name = _FIELD_OF.get(type(error))  # type: ignore[arg-type]  # other errors have none
        if name is not None:
            self.form.refuse(name, str(error))
        else:
            self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    @Slot()
    def _on_typed(self) -> None:
        """Say below the day which one is meant: a year that is left out is easily another."""
        row = self.form.rows["day"]
        try:
            day: date | None = read_day(str(row.value()), self._gateway.actor.today())
        except Refusal:
            day = None
        row.show_hint("" if day is None else day_in_words(day, year=True))


def _fields() -> list[Field]:
    return [
        Field("name", tr("What is the name?"), limit=NAME_LIMIT),
        Field("day", tr("From which day?"), limit=_DAY),
        Field("kind", tr("What kind of organisation?"), limit=KIND_LIMIT),
    ]


def _hint(doing: Doing) -> str:
    return {
        Doing.RENAME: tr("Reports of earlier years keep the old name."),
        Doing.MERGE: tr("A new name, or the name of one of them."),
        Doing.CORRECT: tr("For a writing error: this changes all years that are not closed."),
        Doing.ADD: "",
    }[doing]
