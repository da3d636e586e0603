"""The desk's other tasks: groups, questions, tenants, notes, what follows for a newcomer."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.desk.counting import check_in_group
from atelier.desk.groups import Candidate, candidates
from atelier.desk.lists import occurrence_of_code
from atelier.desk.newcomers import complete_newcomer
from atelier.desk.notes import remove_note, write_note
from atelier.desk.queries import TenantRow, tenants
from atelier.desk.questions import note_question
from atelier.desk.receipts import GroupIn
from atelier.domain import DeskError
from atelier.language import tr
from ui.desk import phrases
from ui.desk.duty_tasks import DutyTasks
from ui.desk.enrol_tasks import EnrolTasks
from ui.desk.parts import DeskParts
from ui.desk.reading import DeskReading
from ui.kit.commands import Command

if TYPE_CHECKING:
    from ui.desk.page import DeskPage


class PanelTasks(QObject):
    """Opens the panels and writes down what was filled in there.

    ``new_key`` makes the key of a save and remembers it for Ctrl+Z.
    """

    def __init__(
        self,
        page: "DeskPage",
        parts: DeskParts,
        reading: DeskReading,
        new_key: Callable[[], UUID],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._parts = parts
        self._reading = reading
        self._gateway = page.gateway
        self._new_key = new_key
        self.enrolling = EnrolTasks(page, parts, reading, new_key, self.close_panel)
        self.duty = DutyTasks(page, parts, new_key, self.close_panel)
        self.commands = self._make_commands()
        self._connect()

    @Slot()
    def close_panel(self) -> None:
        """Go back to the field."""
        self._parts.show_panel(None)
        self._reading.search()
        self._parts.field.setFocus()

    def shown(self) -> str:
        """Name the panel that is open, as far as it can be opened again by its name."""
        parts = self._parts
        if not parts.duty.isHidden():
            return self.duty.task()
        if not parts.group.isHidden():
            return parts.group.held()
        named = {"notes": parts.notes, "question": parts.question, "enrol": parts.enrol}
        return next((name for name, panel in named.items() if not panel.isHidden()), "")

    def open(self, name: str) -> None:
        """Open the panel that ``shown`` named."""
        ways = {
            "notes": self._open_notes,
            "question": self._open_question,
            "enrol": self.enrolling.open,
        }
        word, _, facts = name.partition(" ")
        if name in ways:
            ways[name]()
        elif word == "duty":
            shift, person = facts.split(" ") if facts else ("0", "0")
            self.duty.open_task(int(shift), int(person))
        elif word == "group":
            occurrence = int(facts.partition(" ")[0])
            query = partial(candidates, occurrence_id=occurrence, actor=self._gateway.actor)
            self._gateway.read(query, then=partial(self._open_group_again, occurrence, name))

    def _open_group_again(self, occurrence: int, held: str, rows: Sequence[Candidate]) -> None:
        """Open a group as it was; the day is read by now, since it was asked for before."""
        row = self._reading.day.find(occurrence)
        if row is not None:
            self._parts.show_panel(self._parts.group)
            self._parts.group.begin(row)
            self._parts.group.show_candidates(rows)
            self._parts.group.take_back(held)

    def _make_commands(self) -> list[Command]:
        page = self._page
        return [
            Command(page, tr("Group"), self.go_to_today, key="Ctrl+G"),
            Command(page, tr("Enrol"), self.enrolling.open, key="Ctrl+I"),
            Command(page, tr("Question"), self._open_question, key="Ctrl+Q"),
            Command(page, tr("For a tenant"), self._greet, key="Ctrl+H"),
            Command(page, tr("Note"), self._open_notes, key="Ctrl+B"),
        ]

    def _connect(self) -> None:
        parts = self._parts
        parts.tiles.show_tasks(self.commands)
        parts.today.opened.connect(self._open_group)
        parts.details.filled.connect(self._add_details)
        parts.note_line.opened.connect(self._open_notes)
        parts.notes.written.connect(self._write_note)
        parts.notes.removed.connect(self._remove_note)
        parts.question.answered.connect(self._note_question)
        parts.group.saved.connect(self._check_in_group)
        parts.group.looked_for.connect(self._look_for_group)
        parts.group.refused.connect(self._page.warned)
        for panel in (parts.group, parts.question, parts.notes):
            panel.closed.connect(self.close_panel)

    @Slot()
    def go_to_today(self) -> None:
        """Go to today's list: Enter lets a group in, Ctrl+P prints the list."""
        self._parts.today.list.choose_next()
        self._parts.today.list.setFocus()

    @Slot(int)
    def _open_group(self, occurrence_id: int) -> None:
        row = self._reading.day.find(occurrence_id)
        if row is None or row.cancelled or not row.counts:
            self._page.warned.emit(tr("Nobody can be checked in here today."))
            return
        self._parts.show_panel(self._parts.group)
        self._parts.group.begin(row)
        query = partial(candidates, occurrence_id=row.id, actor=self._gateway.actor)
        self._gateway.read(query, then=self._parts.group.show_candidates)

    @Slot(str)
    def _look_for_group(self, text: str) -> None:
        self._gateway.read(self._reading.query_for(text), then=self._parts.group.show_found)

    @Slot(int, object, int, int)
    def _check_in_group(
        self, occurrence_id: int, people: tuple[int, ...], number: int, already: int
    ) -> None:
        action = partial(
            check_in_group,
            occurrence_id=occurrence_id,
            person_ids=people,
            number=number,
            already_counted=already,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._gateway.perform(action, then=self._group_told, otherwise=self._group_refused)

    def _group_told(self, done: GroupIn) -> None:
        self._page.said.emit(phrases.group_in(done))
        self._parts.group.forget()
        self.close_panel()

    def _group_refused(self, _refusal: DeskError) -> None:
        self._parts.group.save.rearm()

    def open_list(self, code: str) -> None:
        """Open the group of a list whose code was scanned."""
        self._parts.field.clear()
        query = partial(occurrence_of_code, code=code, actor=self._gateway.actor)
        self._gateway.read(query, then=self._open_group_of_list)

    def _open_group_of_list(self, occurrence_id: int) -> None:
        if self._reading.day.find(occurrence_id) is None:
            self._page.warned.emit(tr("This list is of another day. Give it to the coordinator."))
        else:
            self._open_group(occurrence_id)

    @Slot()
    def _open_question(self) -> None:
        self._parts.show_panel(self._parts.question)
        self._parts.question.begin()

    @Slot(str, str, str)
    def _note_question(self, topic: str, outcome: str, minutes_class: str) -> None:
        self.close_panel()
        action = partial(
            note_question,
            topic=topic,
            outcome=outcome,
            minutes_class=minutes_class,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._gateway.perform(action, then=self._told_question)

    def _told_question(self, _action_id: int) -> None:
        self._page.said.emit(tr("The question is written down."))

    @Slot()
    def _greet(self) -> None:
        """Show the way to the tenants; nothing is stored."""
        self._gateway.read(partial(tenants, actor=self._gateway.actor), then=self._show_way)

    def _show_way(self, rows: tuple[TenantRow, ...]) -> None:
        ways = " · ".join(f"{row.name}: {row.whereabouts}" for row in rows)
        said = tr("Welcome. This visit is not counted.")
        self._page.said.emit(f"{said} {ways}".strip())

    @Slot()
    def _open_notes(self) -> None:
        self._parts.show_panel(self._parts.notes)
        self._parts.notes.begin()

    @Slot(str)
    def _write_note(self, text: str) -> None:
        action = partial(write_note, text=text, actor=self._gateway.actor, key=uuid4())
        self._gateway.perform(action, then=self._note_written)

    def _note_written(self, _note_id: int) -> None:
        self._parts.notes.text.clear()
        self._page.said.emit(tr("The note hangs at the desk."))
        self.close_panel()

    @Slot(int)
    def _remove_note(self, note_id: int) -> None:
        self._gateway.perform(partial(remove_note, note_id=note_id, actor=self._gateway.actor))

    @Slot(int, str, str)
    def _add_details(self, person_id: int, year: str, postcode: str) -> None:
        action = partial(
            complete_newcomer,
            person_id=person_id,
            year=year,
            postcode=postcode,
            actor=self._gateway.actor,
        )
        self._gateway.perform(action, then=self._details_kept)

    def _details_kept(self, _nothing: object) -> None:
        self._parts.details.hide()
        self._parts.field.setFocus()
