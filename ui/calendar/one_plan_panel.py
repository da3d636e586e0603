"""A panel that changes what is planned: it ends with who must be called, where anybody must."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.calendar.after_change import AfterChange
from ui.kit.panel import Panel

if TYPE_CHECKING:
    from atelier.calendar.change_form import ChangeFacts
    from atelier.calendar.change_receipts import ChangeSaved
    from atelier.domain import DeskError
    from ui.gateway import Gateway


class OnePlanPanel(Panel):
    """What is asked stands before ``after``, in one stack."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.after, self._stack = AfterChange(self), QStackedWidget()
        self._facts: ChangeFacts | None = None
        self._saving, self._key = False, uuid4()

    def _on_saved(self, key: UUID, saved: ChangeSaved) -> None:
        self._saving, self._key = False, uuid4()
        self.changed.emit(key)
        self.said.emit(saved.sentence)
        if saved.people and self._facts is not None and self._facts.named:
            self.after.show_saved(saved)
            self._stack.setCurrentWidget(self.after)
            self.take_focus()
        else:
            self.closed.emit()

    def _on_gone(self, _error: DeskError) -> None:
        self.closed.emit()
