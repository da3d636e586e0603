"""What the desk page reads: the day, who is likely to come, the last actions, who is found."""

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Slot

from atelier.attendance.missing import still_missing_number
from atelier.desk.finding import Found, find_at_desk
from atelier.desk.notes import NoteRow, notes
from atelier.desk.queries import DayView, day_view
from atelier.desk.recent import recent
from atelier.desk.regulars import Regulars, regulars_of
from atelier.desk.typed import read_typed
from atelier.domain import (
    Absence,
    ClosedMonth,
    Enrolment,
    MarkChange,
    MonthCorrection,
    Occurrence,
    OccurrenceReport,
    SheetReturn,
)
from atelier.domain.text import holds_citizen_number
from atelier.people.names import holds_figures
from atelier.people.search import NOBODY
from ui.desk.parts import DeskParts
from ui.desk.recent_card import MOST
from ui.gateway import Gateway

_OF_REGISTERS = {
    *(Absence, ClosedMonth, MarkChange, MonthCorrection, Occurrence, OccurrenceReport),
    SheetReturn,
}
_LEAST = 2  # letters; fewer find nobody (rule P5)


class DeskReading(QObject):
    """Keeps what was read last, and shows it."""

    def __init__(self, gateway: Gateway, parts: DeskParts, parent: QObject) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._parts = parts
        self.forget_day()
        self._searching: Future[Found] | None = None
        self._people_changed = True
        self._registers_changed = True
        self.found = Found("", (), None)
        gateway.committed.connect(self._on_committed)
        parts.field.textChanged.connect(self.search)

    @property
    def searching(self) -> bool:
        """Whether the answer to the last letter is still under way."""
        return self._searching is not None

    def forget_day(self) -> None:
        """Begin a day of which nothing is known yet."""
        today = self._gateway.clock.today()
        self.day = DayView(today, 0, 0, 0, (), ())
        self.regulars = Regulars(today, {}, {}, NOBODY)
        self._people_changed = True

    def read_all(self) -> None:
        """Read everything again; the old rows stay until the new ones are there."""
        gateway, actor = self._gateway, self._gateway.actor
        gateway.read(partial(day_view, actor=actor), then=self._show_day)
        gateway.read(partial(recent, actor=actor, limit=MOST), then=self._parts.recent.show_rows)
        gateway.read(partial(notes, actor=actor), then=self._show_notes)
        if self._registers_changed:
            self.read_missing()
        if self._people_changed:
            self._people_changed = False
            gateway.read(partial(regulars_of, actor=actor), then=self._keep_regulars)

    def read_missing(self) -> None:
        """Count the registers that are still to be filled in; asked when one of them changed."""
        self._registers_changed = False
        query = partial(still_missing_number, actor=self._gateway.actor)
        self._gateway.read(query, then=self._parts.today.show_missing)

    @Slot()
    def search(self) -> None:
        """Ask who is meant by what stands in the field."""
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        typed = read_typed(self._parts.field.text())
        if len(typed.name) < _LEAST:
            self._show_found(Found(typed.name, (), None))
            return
        self._searching = self._gateway.read(
            self.query_for(typed.name), self._on_found, self._on_failed
        )

    def query_for(self, text: str) -> "partial[Found]":
        """Give the query that finds people by ``text``, knowing the day."""
        return partial(
            find_at_desk,
            text=text,
            day=self.day,
            regulars=self.regulars,
            actor=self._gateway.actor,
        )

    def _on_found(self, found: Found) -> None:
        if found.text != read_typed(self._parts.field.text()).name:
            return  # an answer to fewer letters, too late to be called off
        self._searching = None
        self._show_found(found)

    def _on_failed(self, _error: object) -> None:
        self._searching = None

    def _show_found(self, found: Found) -> None:
        self.found = found
        newcomer = as_newcomer(read_typed(self._parts.field.text()).name)
        self._parts.show_found(found, newcomer, self.day)

    def _show_day(self, day: DayView) -> None:
        changed = {row.id for row in day.occurrences} != {row.id for row in self.day.occurrences}
        self.day = day
        self._parts.show_day(day)
        if changed and self._parts.field.text():
            self.search()

    def _keep_regulars(self, regulars: Regulars) -> None:
        self.regulars = regulars
        if self._parts.field.text():
            self.search()

    def _show_notes(self, rows: tuple[NoteRow, ...]) -> None:
        self._parts.note_line.show_notes(rows)
        self._parts.notes.show_notes(rows)
        self._parts.show_note_line(bool(rows))

    @Slot(object)
    def _on_committed(self, changes: object) -> None:
        if isinstance(changes, frozenset) and changes & {Enrolment, Occurrence}:
            self._people_changed = True
        if isinstance(changes, frozenset) and changes & _OF_REGISTERS:
            self._registers_changed = True


def as_newcomer(name: str) -> str:
    """Give the name that would be entered as a new visitor, or nothing.

    A number that slipped into a name is no name; a citizen number is left to the rule that
    refuses it in its own words.
    """
    if holds_figures(name) and not holds_citizen_number(name):
        return ""
    return name if sum(letter.isalpha() for letter in name) >= _LEAST else ""
