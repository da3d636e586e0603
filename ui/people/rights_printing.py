"""What is known of a person: previewed, and numbered when it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.privacy.access_paper import access_sheet

if TYPE_CHECKING:
    from ui.people.rights_panel import RightsPanel


class RightsPrint(QObject):
    """Lays the overview out for the preview, and again with a number once it is printed."""

    def __init__(self, panel: RightsPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    @Slot()
    def show_known(self) -> None:
        """Preview everything that is known of this person."""
        panel = self._panel
        if not panel.person_id:
            return
        layout = partial(access_sheet, person_id=panel.person_id, actor=panel.gateway.actor)
        panel.gateway.read(partial(layout, key=None), then=partial(self._preview, layout, uuid4()))

    def _preview(self, layout: partial[Sheet], key: UUID, sheet: Sheet) -> None:
        for warning in sheet.warnings:
            self._panel.warned.emit(warning)
        finish = partial(self._finish, partial(layout, key=key))
        self._panel.preview_requested.emit(sheet.pdf, tr("What is known"), finish)

    def _finish(self, layout: partial[Sheet], then: Callable[[bytes], object]) -> None:
        """Give the sheet its number; the same paper printed twice keeps it."""
        self._panel.gateway.perform(layout, then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
