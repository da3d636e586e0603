"""The roster that is shown: previewed, and numbered when it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.language import tr
from atelier.roster.sheet import roster_sheet

if TYPE_CHECKING:
    from atelier.paper.sheet import Sheet
    from ui.kit.page import Page
    from ui.roster.page import RosterPage
    from ui.roster.panel import Panel


class RosterPrint(QObject):
    """Lays the roster out for the preview, and again with a number once it is printed."""

    def __init__(self, page: RosterPage) -> None:
        super().__init__(page)
        self._page = page

    @Slot()
    def show_roster(self) -> None:
        """Preview the days that are shown."""
        page = self._page
        first, last = page.period.first_day, page.period.last_day
        layout = partial(roster_sheet, first_day=first, last_day=last, actor=page.gateway.actor)
        preview_sheet(page, layout, f"{tr('Roster')} {first.isoformat()}")


def preview_sheet(asking: Page | Panel, layout: partial[Sheet], name: str) -> None:
    """Show a sheet; ``layout`` still asks for a session and a key, ``name`` is its file's."""
    finish = partial(_finish, asking, layout, uuid4())
    asking.gateway.read(partial(layout, key=None), then=partial(_show, asking, name, finish))


def _show(
    asking: Page | Panel,
    name: str,
    finish: Callable[[Callable[[bytes], object]], None],
    sheet: Sheet,
) -> None:
    for warning in sheet.warnings:
        asking.warned.emit(warning)
    asking.preview_requested.emit(sheet.pdf, name, finish)


def _finish(
    asking: Page | Panel, layout: partial[Sheet], key: UUID, then: Callable[[bytes], object]
) -> None:
    """Give the sheet its number; the same paper printed twice keeps it."""
    asking.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
