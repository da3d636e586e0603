"""What is done with paper that comes back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from atelier.attendance.adding import people_to_add
from atelier.attendance.returning import Entered, enter_sheet, give_up_sheet
from atelier.attendance.sheets_back import ReturnedSheet, sheet_to_enter
from atelier.domain import DeskError
from atelier.language import tr
from ui.attendance.paper_form import Written

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage


class PaperTasks(QObject):
    """Opens, enters and gives up printed lists; ``new_key`` makes the key of a save."""

    def __init__(self, page: "AttendancePage", new_key: Callable[[], UUID]) -> None:
        super().__init__(page)
        self._page, self._gateway, self._new_key = page, page.gateway, new_key
        paper = page.paper
        paper.sheet_wanted.connect(self.open_sheet)
        paper.form.written.connect(self.enter_sheet)
        paper.lost.connect(self.give_up_sheet)
        paper.form.names.add.looked_for.connect(self.look_for_name)
        paper.form.names.add.warned.connect(page.warned)

    @Slot(str)
    def look_for_name(self, text: str) -> None:
        """Look for somebody whose name stands on an empty line of a paper."""
        sheet = self._page.paper.form.sheet
        if sheet is not None:
            query = partial(
                people_to_add,
                text=text,
                occurrence_id=sheet.occurrence_id,
                actor=self._gateway.actor,
            )
            self._gateway.read(query, then=self._page.paper.form.names.show_choices)

    @Slot(str)
    def open_sheet(self, number: str) -> None:
        """Open a printed list by its number."""
        query = partial(sheet_to_enter, number=number, actor=self._gateway.actor)
        self._gateway.read(query, then=self._show_sheet)

    def _show_sheet(self, sheet: ReturnedSheet) -> None:
        self._page.paper.show_sheet(sheet)
        self._page.corrections.look()

    @Slot(object)
    def enter_sheet(self, written: Written) -> None:
        """Enter what stands on a paper."""
        self._save_sheet(
            partial(
                enter_sheet,
                number=written.number,
                present=written.present,
                excused=written.excused,
                unnamed=written.unnamed,
                added=written.added,
            ),
            self._told_entered,
        )

    @Slot(str)
    def give_up_sheet(self, number: str) -> None:
        """Expect a printed list no longer."""
        self._save_sheet(partial(give_up_sheet, number=number), self._told_given_up)

    def _save_sheet(self, action: "partial[Entered]", then: Callable[[Entered], object]) -> None:
        task = partial(action, actor=self._gateway.actor, key=self._new_key())
        self._gateway.perform(task, then=then, otherwise=self._sheet_refused)

    def _sheet_refused(self, _error: DeskError) -> None:
        self._page.paper.form.save.rearm()

    def _told_entered(self, done: Entered) -> None:
        if done.action_id:
            words = tr(
                "List {number} is entered: {named} by name, {unnamed} without a name.",
                number=done.number,
                named=done.present,
                unnamed=done.unnamed,
            )
        else:
            words = tr("List {number} was entered just so before.", number=done.number)
        self._page.paper.forget()
        self._page.corrections.look()
        self._page.said.emit(words)

    def _told_given_up(self, done: Entered) -> None:
        self._page.said.emit(tr("List {number} is not expected any more.", number=done.number))
