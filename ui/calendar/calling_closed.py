"""The button that makes the lists of whom to call about what a closing day cancelled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.domain import CallReason, Refusal
from atelier.enrolment.calling import start_call_list
from atelier.language import tr_count
from ui.calendar.facts import CallPeople
from ui.kit.buttons import QuietButton
from ui.kit.measures import spaced

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from atelier.domain import Actor
    from ui.calendar.panel import Panel


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
        action = partial(_start, occurrences=self._occurrences, actor=gateway.actor, key=self._key)
        gateway.perform(action, then=self._open)

    def _open(self, call_list_id: int | None) -> None:
        self.hide()
        self._panel.opened.emit("calls", CallPeople(call_list_id))


def _start(
    session: Session, *, occurrences: tuple[int, ...], actor: Actor, key: UUID
) -> int | None:
    """Make one list for each day; give its id where there is one only."""
    made: list[int] = []
    for number, occurrence_id in enumerate(occurrences):
        own_key = uuid5(key or NAMESPACE_OID, str(number))
        try:
            made.append(
                start_call_list(
                    session,
                    reason=CallReason.CLOSED,
                    occurrence_id=occurrence_id,
                    actor=actor,
                    key=own_key,
                )
            )
        except Refusal:  # nobody to call any more, or nobody whose name may be shown
            continue
    return made[0] if len(made) == 1 else None
