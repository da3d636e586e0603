"""What can be done once a change is saved: call the people whom it concerns, print it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from atelier.domain import CallReason, ChangeKind
from atelier.enrolment.calling import start_call_list
from atelier.language import tr, tr_count
from ui.calendar.facts import CallPeople, PrintProgramme
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.calendar.change_receipts import ChangeSaved
    from ui.kit.panel import Panel

_REASONS = {
    ChangeKind.CANCELLED: CallReason.CANCELLED,
    ChangeKind.MOVED: CallReason.MOVED,
}


class AfterChange(Card):
    """Says what was saved, and offers the list of whom to call with Enter."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(spacing=16)
        self._panel = panel
        self._saved: ChangeSaved | None = None
        self._key = uuid4()
        self.told = PlainLabel("", "heading", wrap=True)
        self.people = PlainLabel("", wrap=True)
        self.hint = PlainLabel(tr("Ctrl+Z takes all of it back."), "soft")
        self.call = PrimaryButton(tr("Make the call list"), icon="phone", once=True)
        self.print = QuietButton(tr("Print for the door"), icon="printer")
        close = Command(self, tr("Close"), self._on_close, icon="x")
        self.close_button = close.button(QuietButton)
        for widget in (self.told, self.people, self.hint):
            self.box.addWidget(widget)
        line = spaced(QHBoxLayout(), 8)
        for button in (self.close_button, self.print, self.call):
            line.addWidget(button)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addStretch(1)
        self.call.pushed.connect(self._start)
        self.call.rearm_with(panel.gateway.busy)
        self.print.pushed.connect(self._on_print)

    def show_saved(self, saved: ChangeSaved) -> None:
        """Tell of a change, and offer what follows it."""
        self._saved, self._key = saved, uuid4()
        self.told.setText(saved.sentence)
        self.people.setText(
            tr_count(
                "{count} person has a place or waits for one, and does not know of it yet.",
                "{count} people have a place or wait for one, and do not know of it yet.",
                saved.people,
            )
        )
        self.call.setFocus()

    @Slot()
    def _start(self) -> None:
        saved = self._saved
        if saved is None:
            return
        action = partial(
            start_call_list,
            reason=_REASONS.get(saved.kind, CallReason.CHANGED),
            occurrence_id=saved.occurrence_id if saved.series_id is None else None,
            series_id=saved.series_id,
            actor=self._panel.gateway.actor,
            key=self._key,
        )
        self._panel.gateway.perform(action, then=self._open)

    def _open(self, call_list_id: int) -> None:
        self._panel.opened.emit("calls", CallPeople(call_list_id))

    @Slot()
    def _on_print(self) -> None:
        saved = self._saved
        if saved is not None and saved.day is not None:
            facts = PrintProgramme(saved.day, saved.day, saved.occurrence_id, saved.activity_id)
            self._panel.opened.emit("print", facts)

    @Slot()
    def _on_close(self) -> None:
        self._panel.closed.emit()
