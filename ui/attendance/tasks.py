"""What the attendance page does: it takes what the widgets say and hands it to the gateway."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.attendance.adding import AddChoices, people_to_add
from atelier.attendance.marking import (
    Marked,
    add_to_register,
    add_unnamed,
    mark_rest_present,
    set_mark,
    set_unnamed,
)
from atelier.attendance.marks import Mark
from atelier.attendance.register import Told
from atelier.attendance.reporting import give_answer, set_done, tell_numbers
from atelier.desk.undoing import Undone, undo_last
from atelier.domain import Answer, DeskError
from atelier.language import tr, tr_count
from ui.gateway import nothing

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage

_REMEMBERED = 100  # of this page's own saves, for Ctrl+Z


class RegisterTasks(QObject):
    """Each save has a key, so that it is saved once, and is remembered for Ctrl+Z."""

    def __init__(self, page: "AttendancePage") -> None:
        super().__init__(page)
        self._page = page
        self._gateway = page.gateway
        self._keys: list[UUID] = []
        self._undo_under_way = False

    @Slot(int, object)
    def mark(self, person_id: int, mark: Mark) -> None:
        """Give somebody of the register a mark."""
        self._save(set_mark, person_id=person_id, mark=mark)

    @Slot()
    def mark_rest(self) -> None:
        """Mark everybody without a mark as present."""
        self._save(mark_rest_present, then=self._told_rest)

    @Slot(int)
    def add_person(self, person_id: int) -> None:
        """Add somebody known who was there."""
        self._save(set_mark, person_id=person_id, mark=Mark.PRESENT, then=self._told_added)

    @Slot(str)
    def add_newcomer(self, name: str) -> None:
        """Add somebody new who was there."""
        self._save(add_to_register, name=name, then=self._told_added)

    @Slot(int)
    def count(self, number: int) -> None:
        """Count more people without a name, or fewer."""
        self._save(add_unnamed, number=number)

    @Slot(int, int, int, object)
    def keep_numbers(self, _occurrence: int, unnamed: int, door: int, told: Told) -> None:
        """Keep the numbers: first who was there, since the others must fit in with them."""
        self._save(
            set_unnamed,
            number=unnamed,
            at_the_door=door,
            then=partial(self._keep_told, told),
            otherwise=self._numbers_refused,
        )

    @Slot()
    def finish(self) -> None:
        """Say that the register is complete; the list of registers is where to go on.

        It stays the chosen one: a key that is pressed twice must not finish the next as well.
        """
        register = self._page.reading.register
        if register is None:
            return
        if register.done_at is None:
            self._save(set_done, then=partial(self._told_done, register.title))
        else:
            self._page.said.emit(tr("{activity} is done.", activity=register.title))

    @Slot(object, str)
    def answer(self, answer: Answer, reason: str) -> None:
        """Say that it was not held, or that nobody knows."""
        self._save(give_answer, answer=answer, reason=reason, then=self._told_answer)

    @Slot()
    def undo(self) -> None:
        """Take back the last thing that was done on this page."""
        if self._undo_under_way:
            return
        self._undo_under_way = True
        action = partial(
            undo_last, keys=tuple(self._keys), actor=self._gateway.actor, any_key=False
        )
        self._gateway.perform(action, then=self._told_undone, otherwise=self._undo_refused)

    @Slot(str)
    def look_for(self, text: str) -> None:
        """Look for somebody who was not on the list."""
        register = self._page.reading.register
        if register is not None:
            self._look(text, register.id, self._page.card.add.show_choices)

    def _look(self, text: str, occurrence_id: int, then: Callable[[AddChoices], object]) -> None:
        query = partial(
            people_to_add, text=text, occurrence_id=occurrence_id, actor=self._gateway.actor
        )
        self._gateway.read(query, then=then)

    def _save(
        self,
        action: Callable[..., Marked],
        *,
        then: Callable[[Marked], object] = nothing,
        otherwise: Callable[[DeskError], object] | None = None,
        **facts: object,
    ) -> None:
        register = self._page.reading.register
        if register is None:
            return
        task = partial(
            action,
            occurrence_id=register.id,
            actor=self._gateway.actor,
            key=self.new_key(),
            **facts,
        )
        self._gateway.perform(task, then=then, otherwise=otherwise or self._refused)

    def _keep_told(self, told: Told, _done: Marked) -> None:
        self._save(
            tell_numbers, told=told, then=self._told_numbers, otherwise=self._numbers_refused
        )

    def _refused(self, _error: DeskError) -> None:
        """Show again what is kept: a mark was shown before it was."""
        self._page.reading.read_all()

    def _numbers_refused(self, error: DeskError) -> None:
        self._page.numbers.refuse(str(error))

    def _undo_refused(self, _error: DeskError) -> None:
        self._undo_under_way = False

    def _told_undone(self, _undone: Undone) -> None:
        self._undo_under_way = False
        self._page.said.emit(tr("It was undone."))

    def _told_rest(self, done: Marked) -> None:
        words = tr_count("{count} marked as present.", "{count} marked as present.", done.changed)
        self._page.said.emit(words)

    def _told_added(self, done: Marked) -> None:
        if done.changed:
            self._page.said.emit(tr("{who} was there.", who=done.person))
        else:
            self._page.said.emit(tr("{who} is present already.", who=done.person))
        self._page.show_person(done.person_id)

    def _told_numbers(self, _done: Marked) -> None:
        self._page.said.emit(tr("The numbers are kept."))
        self._page.show_register_again()

    def _told_done(self, title: str, _marked: Marked) -> None:
        self._page.said.emit(tr("{activity} is done.", activity=title))
        self._page.go_to_list()

    def _told_answer(self, _done: Marked) -> None:
        self._page.said.emit(tr("It is kept."))
        self._page.go_to_list()

    def new_key(self) -> UUID:
        """Make the key of a save, and remember it for Ctrl+Z."""
        key = uuid4()
        self._keys = [*self._keys[1 - _REMEMBERED :], key]
        return key
