"""What is done from the calendar page: each opens a panel, or saves and tells it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.moving import reinstate_occurrence
from atelier.calendar.recent_changes import change_sentence
from atelier.calendar.shown import ShownOccurrence
from atelier.domain import Refusal
from atelier.enrolment.undoing import take_back, take_back_last
from atelier.journal.changes import ChangeUndone
from atelier.language import tr
from ui.calendar.facts import (
    CallPeople,
    CancelOccurrence,
    ChangeOccurrence,
    EditActivity,
    EnrolSomebody,
    Exchange,
    PlanSeries,
    PrintProgramme,
    ShowClosings,
    ShowFreePlaces,
    ShowRooms,
)
from ui.calendar.sheets import preview_signup_sheet

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage

_KEPT = 50  # saves of this desk that Ctrl+Z finds again


class CalendarTasks(QObject):
    """Knows which panel does what, and the keys of what this desk saved."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__(page)
        self._page = page
        self._gateway = page.gateway
        self._keys: list[UUID] = []

    @Slot(object)
    def note_key(self, key: UUID) -> None:
        """Remember a save, so that Ctrl+Z takes it back."""
        self._keys = [*self._keys, key][-_KEPT:]

    @Slot()
    def undo_last(self) -> None:
        """Take back what this desk changed last."""
        action = partial(take_back_last, keys=tuple(self._keys), actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)

    @Slot(int)
    def undo(self, change_id: int) -> None:
        """Take back one change of the list."""
        action = partial(take_back, change_id=change_id, actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)

    def ask(self, task: str) -> None:
        """Do what a button of the panel beside the calendar asks for."""
        row = self._page.side.row
        if row is None and task != "calls":
            return
        if task == "calls":
            self._page.open_panel("calls", CallPeople(self._page.side.call_list()))
        elif row is not None:
            self._doings()[task](row)

    def cancel_chosen(self) -> None:
        """Let the chosen occurrence not go ahead (Delete)."""
        row = self._page.side.row
        if row is not None and not row.cancelled:
            self._cancel(row)

    def open_free_places(self) -> None:
        """Show how many places are free, from today on or from the days that are shown."""
        day = max(self._gateway.actor.today(), self._page.period.first_day)
        self._page.open_panel("free", ShowFreePlaces(day))

    def open_closings(self) -> None:
        """Show the closing days around the days that are shown."""
        self._page.open_panel("closings", ShowClosings(self._page.period.first_day))

    def open_rooms(self) -> None:
        """Show the rooms, that to which the calendar is narrowed down first."""
        facts = ShowRooms(self._page.browsing.searching.wanted.room_id, self._page.period.day)
        self._page.open_panel("rooms", facts)

    def open_calls(self) -> None:
        """Show whom to call."""
        self._page.open_panel("calls", CallPeople())

    def open_exchange(self) -> None:
        """Show the ways out to a file, and in."""
        self._page.open_panel("exchange", Exchange())  # the whole house, whatever is chosen

    def new_activity(self) -> None:
        """Write down something that the house will offer."""
        self._page.open_panel("activity", EditActivity())

    @Slot()
    def print_programme(self) -> None:
        """Ask what of the shown days is to be printed (Ctrl+P)."""
        row, period = self._page.side.row, self._page.period
        facts = PrintProgramme(
            period.first_day,
            period.last_day,
            occurrence_id=None if row is None else row.id,  # its invitation can be chosen
            room_id=self._page.browsing.searching.wanted.room_id,
        )
        self._page.open_panel("print", facts)

    def _doings(self) -> dict[str, Callable[[ShownOccurrence], None]]:
        return {
            "print": partial(preview_signup_sheet, self._page),
            "enrol": self._enrol,
            "change": self._change,
            "cancel": self._cancel,
            "reinstate": self._reinstate,
            "again": self._again,
            "activity": self._edit,
        }

    def _enrol(self, row: ShownOccurrence) -> None:
        self._page.open_panel("enrol", EnrolSomebody(row.id))

    def _change(self, row: ShownOccurrence) -> None:
        self._page.open_panel("change", ChangeOccurrence(row.id))

    def _cancel(self, row: ShownOccurrence) -> None:
        self._page.open_panel("cancel", CancelOccurrence(row.id))

    def _again(self, row: ShownOccurrence) -> None:
        facts = PlanSeries(row.activity_id, None, row.starts, row.ends, row.room_id)
        self._page.open_panel("series", facts)

    def _edit(self, row: ShownOccurrence) -> None:
        self._page.open_panel("activity", EditActivity(row.activity_id))

    def _reinstate(self, row: ShownOccurrence) -> None:
        key = uuid4()
        action = partial(
            reinstate_occurrence, occurrence_id=row.id, actor=self._gateway.actor, key=key
        )
        self._gateway.perform(
            action,
            then=partial(self._told_reinstated, row.name, key),
            otherwise=partial(self._not_reinstated, row),
        )

    def _told_reinstated(self, name: str, key: UUID, _saved: ChangeSaved) -> None:
        self.note_key(key)
        self._page.said.emit(tr("{name} goes ahead after all.", name=name))

    def _not_reinstated(self, row: ShownOccurrence, error: Exception) -> None:
        """Where its room was given away, the panel offers another time or room."""
        if isinstance(error, Refusal):
            self._change(row)

    def _told_undone(self, done: ChangeUndone) -> None:
        what = change_sentence(done.kind, "", done.number)
        self._page.said.emit(tr("Taken back: {what}", what=what))
