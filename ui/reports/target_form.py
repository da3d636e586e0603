"""One agreement with a funder: with whom, which figure, of what, and how many."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from atelier.domain import DeskError, Refusal
from atelier.language import tr
from atelier.reports.definitions import Unit, unit_name, unit_of
from atelier.reports.figures import By, Code
from atelier.reports.naming import code_name
from atelier.reports.target_actions import (
    FUNDER_LIMIT,
    AgreedAlready,
    AmountWrong,
    FunderMissing,
    NotToBeAgreed,
    TargetFacts,
    change_target,
    remove_target,
    set_target,
)
from atelier.reports.target_choices import SPLITS, Choices, Part
from atelier.reports.targets import TargetRow
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import narrow, side_by_side
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from ui.kit.panel import Panel

_MINUTES = 60
_LONGEST = 12  # letters of an amount
_AMOUNT = re.compile(r"[0-9]+|[0-9]{1,3}([., \u00a0][0-9]{3})+")  # thousands apart or not
_FIELD_OF: dict[type[Refusal], str] = {
    FunderMissing: "funder",
    AmountWrong: "amount",
    NotToBeAgreed: "part",
    AgreedAlready: "amount",
}


class TargetForm(Card):
    """Adds, changes or removes an agreement of the year that is shown.

    Signals:
        worked: an agreement was added, changed or removed.
    """

    worked = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self.target: TargetRow | None = None
        self.year = 0
        self._key = uuid4()
        self._choices = Choices((), ())
        self.heading, self.quarters = ElidedLabel("", "heading"), ElidedLabel("", "soft")
        self.form = Form(_fields())
        self.draft = Draft(self.form)
        self.note = PlainLabel("", "warning", wrap=True)
        save = Command(self, tr("Save agreement"), self.save, icon="save", key="Ctrl+Return")
        self._remove = Command(self, tr("Remove"), self.remove, icon="trash-2", key="Ctrl+D")
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)
        narrow(self.form)
        side_by_side(self.form, *self.form.rows)
        for widget in (self.heading, self.quarters, self.form, self.note):
            self.box.addWidget(widget)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save_button)
        line.addWidget(self._remove.button(QuietButton))
        line.addStretch(1)
        self.box.addLayout(line)
        self.show_quarters(shown=False)
        self._combo("code").currentIndexChanged.connect(self._on_code)
        for name in ("funder", "amount"):
            self.form.rows[name].editor.returnPressed.connect(self.save)  # type: ignore[attr-defined]

    def show_choices(self, choices: Choices) -> None:
        """Hear what can be agreed on; what was chosen stays."""
        chosen = self.form.rows["part"].value()
        self._choices = choices
        self._fill_parts(str(chosen or ""))

    def show_target(self, target: TargetRow | None, year: int) -> None:
        """Show an agreement, or an empty form for a year."""
        self.target, self.year, self._key = target, year, uuid4()
        words = tr("New agreement for {year}", year=year)
        self.heading.setText(words if target is None else f"{target.name} · {target.funder}")
        self.quarters.setText("" if target is None else _quarters(target))
        self.form.show_values(_values(target))
        self._fill_parts("" if target is None else _part(target.by, target.item))
        self.draft.begin()
        self._remove.setEnabled(target is not None)
        self._say("")

    def show_quarters(self, *, shown: bool) -> None:
        """Tell the quarters here, where the list has no room for them."""
        self.quarters.setVisible(shown)

    @Slot()
    def save(self) -> None:
        """Save what is filled in."""
        self._say("")
        facts = self._facts() if self.form.check() else None
        if facts is None:
            self.save_button.rearm()
            return
        action, target = partial(set_target, facts=facts), self.target
        if target is not None:
            action = partial(
                change_target, target_id=target.id, version=target.version, facts=facts
            )
        self._perform(action, tr("The agreement was saved."))

    @Slot()
    def remove(self) -> None:
        """Take the chosen agreement away."""
        if self.target is not None:
            action = partial(remove_target, target_id=self.target.id)
            self._perform(action, tr("The agreement was removed."))

    def _perform(self, action: partial[int], words: str) -> None:
        self._gateway.perform(
            partial(action, actor=self._gateway.actor, key=self._key),
            then=partial(self._on_saved, self._key, words),
            otherwise=self._on_refused,
        )

    def _on_saved(self, key: UUID, words: str, _change: int) -> None:
        self.show_target(None, self.year)
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

    def _facts(self) -> TargetFacts | None:
        """Read what is filled in; says beside the field what cannot be read."""
        values = self.form.values()
        code = Code(values["code"])
        amount = _amount(values["amount"], code)
        if amount is None:
            self.form.refuse("amount", str(AmountWrong()))
            return None
        by, _, item = str(values["part"] or "").partition(" ")
        return TargetFacts(self.year, values["funder"], code, amount, By(by), item)

    @Slot()
    def _on_code(self) -> None:
        self._fill_parts(str(self.form.rows["part"].value() or ""))

    def _fill_parts(self, chosen: str) -> None:
        """Offer the parts that the chosen figure has, and say in what it is counted."""
        code, combo = Code(self.form.rows["code"].value()), self._combo("part")
        with QSignalBlocker(combo):
            combo.clear()
            for part in self._parts(code):
                combo.addItem(part.name, _part(part.by, part.item))
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.setEnabled(combo.count() > 1)
        self.form.rows["amount"].show_hint(_unit(code))

    def _parts(self, code: Code) -> tuple[Part, ...]:
        parts, target = self._choices.parts_of(code), self.target
        known = {(part.by, part.item) for part in parts}
        if target is None or target.code is not code or (target.by, target.item) in known:
            return parts
        return (*parts, Part(target.by, target.item, target.part))  # it goes by another name now

    def _combo(self, name: str) -> QComboBox:
        editor = self.form.rows[name].editor
        assert isinstance(editor, QComboBox)
        return editor


def _fields() -> list[Field]:
    return [
        Field(
            "funder",
            tr("With whom?"),
            limit=FUNDER_LIMIT,
            required=True,
        ),
        Field("code", tr("Which figure?"), choices=[(one, code_name(one)) for one in SPLITS]),
        Field("part", tr("Of what?"), choices=[("", tr("The whole house"))]),
        Field("amount", tr("How many?"), limit=_LONGEST, required=True),
    ]


def _values(target: TargetRow | None) -> dict[str, object]:
    if target is None:
        return {}
    amount = target.amount
    if unit_of(target.code) is Unit.MINUTES:
        amount = round(amount / _MINUTES)
    return {"funder": target.funder, "code": target.code.value, "amount": str(amount)}


def _quarters(target: TargetRow) -> str:
    return " · ".join(
        tr("Q{number}: {count}", number=number, count=target.written(count) or "–")
        for number, count in enumerate(target.quarters, start=1)
    )


def _part(by: By, item: str) -> str:
    return f"{by.value} {item}".strip()


def _amount(text: str, code: Code) -> int | None:
    """Read an amount; hours become minutes. None for what is no whole number."""
    if not _AMOUNT.fullmatch(text):
        return None
    return int(re.sub(r"\D", "", text)) * (_MINUTES if unit_of(code) is Unit.MINUTES else 1)


def _unit(code: Code) -> str:
    unit = unit_of(code)
    return tr("hours") if unit is Unit.MINUTES else unit_name(unit)
