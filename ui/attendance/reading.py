"""What the attendance page reads: a day, what is missing, one register, the tray of paper."""

from concurrent.futures import Future
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from atelier.attendance.missing import (
    RegisterLine,
    registers_of_day,
    still_missing,
)
from atelier.attendance.register import Register, register_of
from atelier.attendance.tray import OpenSheet, open_sheets
from ui.gateway import Gateway


class RegisterReading(QObject):
    """Keeps what was read last. The list holds one day, or everything that is missing.

    Signals:
        lines_read: the list and the chosen occurrence are there.
        register_read: the register of the chosen occurrence is there, or there is none.
        sheets_read: the lists that are still out are there.
    """

    lines_read = Signal()
    register_read = Signal()
    sheets_read = Signal()

    def __init__(self, gateway: Gateway, parent: QObject) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self.day: date = gateway.clock.today()
        self.showing_missing = False
        self.lines: tuple[RegisterLine, ...] = ()
        self._lines_of: date | None = None  # the day that the lines are of
        self.absent: tuple[RegisterLine, ...] = ()  # of every open day
        self.sheets: tuple[OpenSheet, ...] = ()
        self.register: Register | None = None
        self.chosen: int | None = None
        self._under_way: dict[str, Future[Any]] = {}

    @property
    def shown(self) -> tuple[RegisterLine, ...]:
        """The lines that stand in the list."""
        return self.absent if self.showing_missing else self.lines

    def read_all(self) -> None:
        """Read everything again; the old rows stay until the new ones are there."""
        actor = self._gateway.actor
        self._ask("missing", partial(still_missing, actor=actor), self._on_missing)
        day = partial(registers_of_day, day=self.day, actor=actor)
        self._ask("day", day, partial(self._on_lines, self.day))
        self._ask("sheets", partial(open_sheets, actor=actor), self._on_sheets)
        self._read_register()

    def turn_day(self, by: int) -> None:
        """Go to another day; ``by`` days further. There is no register of days to come."""
        day = min(self.day + timedelta(days=by), self._gateway.clock.today())
        if day != self.day or self.showing_missing:
            self.day, self.showing_missing, self.chosen = day, False, None
            self.read_all()

    def show_missing(self, shown: bool) -> None:
        """Let the list hold everything that is missing, or the day again."""
        self.showing_missing = shown
        self._settle()

    def go_to_day(self, day: date, occurrence_id: int) -> None:
        """Show one occurrence among those of its day."""
        self.day, self.showing_missing, self.chosen = day, False, occurrence_id
        self.read_all()

    def choose(self, occurrence_id: int | None) -> None:
        """Show the register of another occurrence."""
        if occurrence_id != self.chosen:
            self.chosen = occurrence_id
            self._read_register()

    def _read_register(self) -> None:
        if self.chosen is None:
            self.register = None
            self.register_read.emit()
            return
        query = partial(register_of, occurrence_id=self.chosen, actor=self._gateway.actor)
        self._ask("register", query, self._on_register)

    def _ask(self, what: str, query: "partial[Any]", then: Any) -> None:  # noqa: ANN401
        """Ask once: an answer that nobody waits for any more is called off."""
        if what in self._under_way:
            self._under_way[what].cancel()
        self._under_way[what] = self._gateway.read(query, then=then)

    def _on_lines(self, day: date, lines: tuple[RegisterLine, ...]) -> None:
        if day == self.day:  # and not of one that was left in the meantime
            self.lines, self._lines_of = lines, day
            self._settle()

    def _on_missing(self, lines: tuple[RegisterLine, ...]) -> None:
        self.absent = lines
        self._settle()

    def _settle(self) -> None:
        """Keep the chosen occurrence, else choose the one that has to be looked at."""
        there = self.showing_missing or self._lines_of == self.day
        if self.chosen is None and self.shown and there:
            self.choose(self._first())
        self.lines_read.emit()

    def _first(self) -> int:
        wall = self._gateway.clock.wall(self._gateway.actor.now()).time()
        to_do = [line.id for line in self.shown if line.to_do]
        begun = [line.id for line in self.shown if line.starts <= wall]
        return (to_do or begun[-1:] or [self.shown[0].id])[0]

    def _on_register(self, register: Register) -> None:
        if register.id == self.chosen:
            self.register = register
            self.register_read.emit()

    def _on_sheets(self, rows: tuple[OpenSheet, ...]) -> None:
        self.sheets = rows
        self.sheets_read.emit()
