"""The desk's paper: laid out, previewed, and numbered when it is printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.attendance.sheet import attendance_sheet, signup_sheet
from atelier.desk.sheet import day_overview, tally_sheet
from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.words import day_in_figures

if TYPE_CHECKING:
    from ui.desk.page import DeskPage
    from ui.desk.reading import DeskReading


class DeskSheets(QObject):
    """Lays sheets out for the preview, and again with a number once they are printed."""

    def __init__(self, page: "DeskPage", reading: "DeskReading") -> None:
        super().__init__(page)
        self._page = page
        self._reading = reading

    @Slot(int)
    def show_list(self, occurrence_id: int) -> None:
        """Preview the list of one occurrence: for signing up, or once it has begun for ticks."""
        row = self._reading.day.find(occurrence_id)
        actor = self._page.gateway.actor
        begun = row is not None and actor.clock.wall(actor.now()).time() >= row.starts
        layout = attendance_sheet if begun else signup_sheet
        kind = tr("Attendance sheet") if begun else tr("Sign-up sheet")
        name = "" if row is None else row.name
        self._preview(partial(layout, occurrence_id=occurrence_id, actor=actor), f"{kind} {name}")

    @Slot()
    def show_overview(self) -> None:
        """Preview the day on one page."""
        actor, day = self._page.gateway.actor, self._reading.day.day
        self._preview(partial(day_overview, day=day, actor=actor), tr("Day overview"))

    @Slot()
    def show_tally(self) -> None:
        """Preview the sheet on which the desk goes on with a pen."""
        actor, day = self._page.gateway.actor, self._reading.day.day
        self._preview(partial(tally_sheet, day=day, actor=actor), tr("Tally sheet"))

    def _preview(self, layout: "partial[Sheet]", words: str) -> None:
        name = f"{words} {day_in_figures(self._reading.day.day).replace('/', '-')}"
        finish = partial(self._finish, layout, uuid4())
        self._page.gateway.read(partial(layout, key=None), then=partial(self._show, name, finish))

    def _show(
        self, name: str, finish: Callable[[Callable[[bytes], object]], None], sheet: Sheet
    ) -> None:
        for warning in sheet.warnings:
            self._page.warned.emit(warning)
        self._page.preview_requested.emit(sheet.pdf, name, finish)

    def _finish(self, layout: "partial[Sheet]", key: UUID, then: Callable[[bytes], object]) -> None:
        """Give the sheet its number; the same paper printed twice keeps it."""
        self._page.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
