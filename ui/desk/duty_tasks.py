"""What the desk does when somebody cannot come: note it, call others, put in who says yes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from atelier.domain import Activity, Assignment, DeskError, Occurrence, Person, Reached, Shift
from atelier.language import tr
from atelier.roster.assigning import Seated, cannot_come
from atelier.roster.calling import (
    CallRow,
    RosterToday,
    call_list,
    come_instead,
    note_call,
    note_no,
    roster_today,
)
from atelier.roster.refusals import ReasonNeeded
from atelier.roster.rows import ShiftRow
from ui.desk.duty_rows import work_words
from ui.desk.parts import DeskParts
from ui.kit.commands import Command

if TYPE_CHECKING:
    from ui.desk.page import DeskPage

_SEEN = {Activity, Assignment, Occurrence, Person, Shift}


class DutyTasks(QObject):
    """Opens the panel of who is on duty, and keeps it as it is at every desk.

    ``new_key`` makes the key of a save and remembers it for Ctrl+Z; ``done`` goes back to the
    search field.
    """

    def __init__(
        self,
        page: "DeskPage",
        parts: DeskParts,
        new_key: Callable[[], UUID],
        done: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._page, self._gateway = page, page.gateway
        self._panel, self._parts = parts.duty, parts
        self._new_key, self._done = new_key, done
        self._today: RosterToday | None = None
        self._stale, self._saving = True, False
        self.command = Command(page, tr("On duty"), self.open, key="Ctrl+R")
        parts.today.on_duty.pushed.connect(self.open)
        self._panel.absent.connect(self._cannot_come)
        self._panel.calls_wanted.connect(self._look_for)
        self._panel.answered.connect(self._note)
        self._panel.closed.connect(done)
        self._gateway.committed.connect(self._on_committed)

    def refresh(self) -> None:
        """Show the day as it is at this minute; it is read when something in it changed."""
        actor = self._gateway.actor
        if self._today is not None:
            self._show()
        if self._stale or self._today is None or self._today.day != actor.today():
            self._stale = False
            self._gateway.read(partial(roster_today, actor=actor), then=self._keep)
            shift = self._panel.shift
            if shift is not None and not self._panel.isHidden():
                self._read_calls(shift.id, first=False)

    @Slot()
    def open(self) -> None:
        """Show who is on duty in the rest of the day."""
        self._parts.show_panel(self._panel)
        self._panel.begin()

    def task(self) -> str:
        """Say for which shift somebody is looked for, and who is chosen."""
        shift, callee = self._panel.shift, self._panel.calls.chosen()
        if shift is None:
            return "duty"
        return f"duty {shift.id} {0 if callee is None else callee.id}"

    def open_task(self, shift_id: int, person_id: int) -> None:
        """Look for somebody for that shift again, with the same one chosen, once it is read."""
        self.open()
        query = partial(roster_today, actor=self._gateway.actor)
        self._gateway.read(query, then=partial(self._look_again, shift_id, person_id))

    def _look_again(self, shift_id: int, person_id: int, today: RosterToday) -> None:
        self._keep(today)
        self._panel.look_for(shift_id)
        query = partial(call_list, shift_id=shift_id, actor=self._gateway.actor)
        self._gateway.read(query, then=partial(self._choose_again, shift_id, person_id))

    def _choose_again(self, shift_id: int, person_id: int, rows: tuple[CallRow, ...]) -> None:
        self._panel.show_calls(shift_id, rows, first=True)
        ids = [row.id for row in self._panel.calls.rows]
        if person_id in ids:
            self._panel.calls.choose(ids.index(person_id))

    def _keep(self, today: RosterToday) -> None:
        self._today = today
        self._show()

    def _show(self) -> None:
        if self._today is not None:
            wall = self._gateway.clock.wall(self._gateway.actor.now()).time()
            minute = wall.hour * 60 + wall.minute
            self._panel.show_day(self._today, minute)
            self._parts.today.show_roster(self._today, minute)

    @Slot(int, int)
    def _cannot_come(self, shift_id: int, person_id: int) -> None:
        action = partial(cannot_come, shift_id=shift_id, person_id=person_id)
        self._save(action, self._look_for_other)

    def _look_for_other(self, seated: Seated) -> None:
        self._page.said.emit(tr("It is noted. Who can come instead?"))
        if not self._panel.isHidden():
            self._look_for(seated.shift_id)

    @Slot(int)
    def _look_for(self, shift_id: int) -> None:
        self._panel.look_for(shift_id)
        self._read_calls(shift_id, first=True)

    def _read_calls(self, shift_id: int, *, first: bool) -> None:
        query = partial(call_list, shift_id=shift_id, actor=self._gateway.actor)
        self._gateway.read(query, then=partial(self._show_calls, shift_id, first))

    def _show_calls(self, shift_id: int, first: bool, rows: tuple[CallRow, ...]) -> None:
        self._panel.show_calls(shift_id, rows, first=first)

    @Slot(int, int, str, str)
    def _note(self, shift_id: int, person_id: int, word: str, reason: str) -> None:
        facts: dict[str, Any] = {"shift_id": shift_id, "person_id": person_id}
        if word == "yes":
            told = partial(self._come, self._panel.shift)
            self._save(partial(come_instead, reason=reason, **facts), told)
        elif word == "no":
            self._save(partial(note_no, **facts), self._next)
        else:
            self._save(partial(note_call, reached=Reached(word), **facts), self._next)

    def _come(self, shift: ShiftRow | None, _seated: Seated) -> None:
        if shift is not None:
            self._page.said.emit(tr("The place is filled: {shift}.", shift=work_words(shift)))
        self._done()

    def _next(self, seated: Seated) -> None:
        """Go on with whoever is first now."""
        self._page.said.emit(tr("The call is noted."))
        self._read_calls(seated.shift_id, first=True)

    def _save(self, action: Callable[..., Any], then: Callable[[Seated], object]) -> None:
        """Save once: what is pressed while a save is under way is not a second one."""
        if self._saving:
            return
        self._saving = True
        bound: partial[Any] = partial(action, actor=self._gateway.actor, key=self._new_key())
        self._gateway.perform(bound, then=partial(self._saved, then), otherwise=self._refused)

    def _saved(self, then: Callable[[Seated], object], seated: Seated) -> None:
        self._saving = False
        then(seated)

    def _refused(self, error: DeskError) -> None:
        """Show how it stands now; where only a reason lacks, wait for it."""
        self._saving = False
        if isinstance(error, ReasonNeeded):
            self._panel.reason.setFocus()
        elif not self._panel.isHidden():
            self._stale = True
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: object) -> None:
        if isinstance(changes, frozenset) and changes & _SEEN:
            self._stale = True
            if self._page.isVisible():  # the page may have looked before this was known
                self.refresh()
