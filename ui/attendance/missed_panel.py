"""Regulars who have not been seen: off at first, switched on with a reason, and off again."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.attendance.regulars_missed import (
    MissedList,
    MissedSetting,
    ReasonTooShort,
    WeeksWrong,
    missed_list,
    switch_missed_off,
    switch_missed_on,
)
from atelier.domain import Participation, Person, Setting, UnreadableText, Visit
from atelier.language import tr
from ui.attendance.missed_parts import MissedHead, MissedOff, MissedOn
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.panel import Panel

if TYPE_CHECKING:
    from atelier.domain import Changes, DeskError
    from ui.gateway import Gateway

_OFF, _ON = range(2)


class MissedPanel(Panel):
    """For the coordinator. Nothing is read of anybody while the list is off."""

    watches: ClassVar[Changes] = frozenset({Participation, Person, Setting, Visit})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.setting = MissedSetting()
        self._focus_wanted = False  # the panel was gone to before its list was there
        self.head, self.off, self.on = MissedHead(), MissedOff(), MissedOn()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.off)
        self.stack.addWidget(self.on)
        card = Card(spacing=12)
        card.box.addWidget(self.head)
        card.box.addWidget(self.stack, stretch=1)
        spaced(QVBoxLayout(self)).addWidget(card)
        self._commands = [
            Command(self, tr("Switch off"), self.on.switch.click, key="Ctrl+D"),
        ]
        self.head.close_button.pushed.connect(self.closed)
        self.off.switch.pushed.connect(self.switch_on)
        self.on.switch.pushed.connect(self.switch_off)
        for row in self.off.form.rows.values():
            row.editor.returnPressed.connect(self.off.switch.click)  # type: ignore[attr-defined]
        self.off.switch.rearm_with(gateway.busy)
        self.on.switch.rearm_with(gateway.busy)

    def begin(self, _facts: object = None) -> None:
        """Read whether the list is on; then the cursor goes to it, or to the reason."""
        self.off.show_setting(MissedSetting())
        self._focus_wanted = True
        self.refresh()

    def refresh(self) -> None:
        """Count anew who is missed, if the list is on."""
        self.gateway.read(partial(missed_list, actor=self.gateway.actor), then=self._show)

    def take_focus(self) -> None:
        """Put the cursor in the list, or in the reason."""
        if self.stack.currentIndex() == _ON:
            self.on.take_focus()
        else:
            self.off.form.take_focus()

    @Slot()
    def finish(self) -> None:
        """Switch the list on where it is off (Ctrl+Enter); else go back."""
        if self.stack.currentIndex() == _OFF:
            self.off.switch.click()
        else:
            self.closed.emit()

    @Slot()
    def switch_on(self) -> None:
        """Switch the list on with the reason that was typed."""
        if not self.off.form.check():
            self.off.switch.rearm()
            return
        action = partial(
            switch_missed_on,
            reason=self.off.reason(),
            weeks=self.off.weeks(),
            actor=self.gateway.actor,
        )
        self.gateway.perform(action, then=self._on_switched_on, otherwise=self._on_refused)

    @Slot()
    def switch_off(self) -> None:
        """Switch the list off; the reason stays in its field until the panel is left."""
        if self.stack.currentIndex() == _ON:
            self.off.show_setting(self.setting)
            action = partial(switch_missed_off, actor=self.gateway.actor)
            self.gateway.perform(action, then=self._on_switched_off)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, found: MissedList) -> None:
        was, self.setting = self.stack.currentIndex(), found.setting
        self.stack.setCurrentIndex(_ON if found.setting.on else _OFF)
        self.on.show_list(found)
        if self._focus_wanted or was != self.stack.currentIndex():
            self._focus_wanted = False
            self.take_focus()

    def _on_switched_on(self, _setting: MissedSetting) -> None:
        self.said.emit(tr("The list is on. The reason is kept with it."))

    def _on_switched_off(self, _nothing: None) -> None:
        self.said.emit(tr("The list is off. Nothing of it is kept."))

    def _on_refused(self, error: DeskError) -> None:
        self.off.switch.rearm()
        if isinstance(error, WeeksWrong):
            self.off.form.refuse("weeks", str(error))
        elif isinstance(error, ReasonTooShort | UnreadableText):
            self.off.form.refuse("reason", str(error))
