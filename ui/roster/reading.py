"""What the roster page reads, and when; the window never waits for it."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from atelier.domain import Changes, DeskError, Right, Role
from atelier.roster.candidates import Candidate, candidates
from atelier.roster.lists import volunteer_rows
from atelier.roster.queries import gaps, roster_shifts
from atelier.roster.roles import RoleRow, role_rows
from atelier.roster.rows import ShiftRow, VolunteerRow
from ui.gateway import Gateway
from ui.roster.period import By, Period


class RosterReading(QObject):
    """Reads the shifts, and who can do the chosen one; an answer that comes too late is dropped.

    Signals:
        read_done: the shifts of the period that was asked for last are there.
        candidates_read: the shift, and who can do it.
        gaps_read: what is open in four weeks.
    """

    read_done = Signal()
    candidates_read = Signal(int, object)
    gaps_read = Signal(object)

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._under_way: dict[str, Future[Any]] = {}
        self.shifts: tuple[ShiftRow, ...] = ()
        self.volunteers: tuple[VolunteerRow, ...] = ()
        self.roles: tuple[RoleRow, ...] | None = None
        self.period: Period | None = None
        self.by = By.ROLE
        gateway.committed.connect(self._on_committed)

    def read(self, period: Period, by: By) -> None:
        """Read the shifts of some weeks, and by volunteer the volunteers."""
        actor = self._gateway.actor
        if not actor.may(Right.SEE_ROSTER):
            return  # there is no grid
        if self.roles is None:
            self._ask("roles", partial(role_rows, actor=actor), self._on_roles)
        if by is By.VOLUNTEER:
            month = min(max(actor.today(), period.first_day), period.last_day)
            query = partial(volunteer_rows, actor=actor, month=month)
            self._ask("volunteers", query, self._on_volunteers)
        if by is By.GAPS:
            self._ask("gaps", partial(gaps, actor=actor), self.gaps_read.emit)
        first, last = period.first_day, period.last_day
        query_shifts = partial(roster_shifts, first_day=first, last_day=last, actor=actor)
        self._ask("shifts", query_shifts, partial(self._on_shifts, period, by))

    def read_candidates(self, shift_id: int) -> None:
        """Read who can do a shift."""
        query = partial(candidates, shift_id=shift_id, actor=self._gateway.actor)
        then = partial(self._on_candidates, shift_id)
        self._ask("candidates", query, then, self._on_gone)

    def _ask(
        self,
        name: str,
        query: Callable[..., Any],
        then: Callable[[Any], object],
        otherwise: Callable[[DeskError], object] | None = None,
    ) -> None:
        """Ask, and let go of what was asked before."""
        before = self._under_way.get(name)
        if before is not None:
            before.cancel()
        if otherwise is None:
            self._under_way[name] = self._gateway.read(query, then=then)
        else:
            self._under_way[name] = self._gateway.read(query, then=then, otherwise=otherwise)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if Role in changes and self.roles is not None:
            self._ask("roles", partial(role_rows, actor=self._gateway.actor), self._on_roles)

    def _on_roles(self, found: tuple[RoleRow, ...]) -> None:
        self.roles = found

    def _on_volunteers(self, found: tuple[VolunteerRow, ...]) -> None:
        self.volunteers = found

    def _on_shifts(self, period: Period, by: By, found: tuple[ShiftRow, ...]) -> None:
        self.shifts, self.period, self.by = found, period, by
        self.read_done.emit()

    def _on_candidates(self, shift_id: int, found: tuple[Candidate, ...]) -> None:
        self.candidates_read.emit(shift_id, found)

    def _on_gone(self, _error: DeskError) -> None:
        """Let the page read again what there still is: it hears of the change by itself."""
