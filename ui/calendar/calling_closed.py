"""The button that makes the lists of whom to call about what a closing day cancelled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.enrolment.calling_closed import start_call_lists
from atelier.language import tr_count
from ui.calendar.facts import CallPeople
from ui.kit.buttons import QuietButton
from ui.kit.measures import spaced

if TYPE_CHECKING:
    from ui.kit.panel import Panel


class CallClosed(QWidget):
    """Offers to call people, once something was cancelled in which they had a place."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._occurrences: tuple[int, ...] = ()
        self._key = uuid4()
        self.button = QuietButton("", icon="phone", once=True)
        spaced(QHBoxLayout(self)).addWidget(self.button)
        self.button.pushed.connect(self._call)
        self.button.rearm_with(panel.gateway.busy)
        self.hide()

    def forget(self) -> None:
        """Offer nothing."""
        self.show_calls(())

    def show_calls(self, occurrences: tuple[int, ...]) -> None:
        """Offer to call whoever had a place in these occurrences."""
        self._occurrences, self._key = occurrences, uuid4()
        number = len(occurrences)
        self.button.set_words(
            tr_count("Call about one meeting", "Call about {count} meetings", number)
        )
        self.setVisible(number > 0)

    @Slot()
    def _call(self) -> None:
        gateway = self._panel.gateway
        action = partial(
            start_call_lists,
            occurrence_ids=self._occurrences,
            actor=gateway.actor,
            key=self._key,
        )
        gateway.perform(action, then=self._open)

    def _open(self, call_lists: list[int]) -> None:
        self.hide()
        only = call_lists[0] if len(call_lists) == 1 else None
        self._panel.opened.emit("calls", CallPeople(only))
