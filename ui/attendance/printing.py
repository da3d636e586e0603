"""The list of the register that is shown: previewed, and numbered when it is printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.attendance.sheet import attendance_sheet
from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.words import day_in_figures

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage


class RegisterPrint(QObject):
    """Lays the list out for the preview, and again with a number once it is printed."""

    def __init__(self, page: "AttendancePage") -> None:
        super().__init__(page)
        self._page = page

    @Slot()
    def show_list(self) -> None:
        """Preview the list of the chosen occurrence."""
        page = self._page
        register = page.reading.register
        if register is None:
            page.warned.emit(tr("Choose an activity first."))
            return
        layout = partial(attendance_sheet, occurrence_id=register.id, actor=page.gateway.actor)
        day = day_in_figures(register.day).replace("/", "-")
        name = f"{tr('Attendance sheet')} {register.title} {day}"
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
