"""The roster that is shown: previewed, and numbered when it is printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.roster.sheet import roster_sheet

if TYPE_CHECKING:
    from ui.roster.page import RosterPage


class RosterPrint(QObject):
    """Lays the roster out for the preview, and again with a number once it is printed."""

    def __init__(self, page: "RosterPage") -> None:
        super().__init__(page)
        self._page = page

    @Slot()
    def show_roster(self) -> None:
        """Preview the days that are shown."""
        page = self._page
        first, last = page.period.first_day, page.period.last_day
        layout = partial(roster_sheet, first_day=first, last_day=last, actor=page.gateway.actor)
        name = f"{tr('Roster')} {first.isoformat()}"
        then = partial(self._preview, name, layout, uuid4())
        page.gateway.read(partial(layout, key=None), then=then)

    def _preview(self, name: str, layout: "partial[Sheet]", key: UUID, sheet: Sheet) -> None:
        for warning in sheet.warnings:
            self._page.warned.emit(warning)
        finish = partial(self._finish, partial(layout, key=key))
        self._page.preview_requested.emit(sheet.pdf, name, finish)

    def _finish(self, layout: "partial[Sheet]", then: Callable[[bytes], object]) -> None:
        """Give the sheet its number; the same paper printed twice keeps it."""
        self._page.gateway.perform(layout, then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
