"""What the calendar page reads, and when; the window never waits for it."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from atelier.calendar.card import OccurrenceCard, find_card
from atelier.calendar.day_notes import day_notes
from atelier.calendar.queries import Choices, choices, shown_days
from atelier.calendar.recent_changes import RecentChange, recent_changes
from atelier.calendar.shown import DayNote, Shown
from atelier.domain import (
    Activity,
    CalendarChange,
    Call,
    CallList,
    Changes,
    Closure,
    Enrolment,
    HolidayPolicy,
    Organisation,
    Right,
    Room,
    SchoolHoliday,
    Site,
)
from atelier.enrolment.calls_waiting import calls_waiting
from ui.calendar.period import Period
from ui.gateway import Gateway

_AROUND = timedelta(days=200)  # so far the holidays are read at once
_NOTES: Changes = frozenset({Closure, HolidayPolicy, SchoolHoliday, Site})
_CHOICES: Changes = frozenset({Activity, Room, Organisation})
_CALLS: Changes = frozenset({Call, CallList, Enrolment})
_EVERYTHING: Changes = _NOTES | _CHOICES | _CALLS | {CalendarChange}


class CalendarReading(QObject):
    """Reads the days, and what stands around them; an answer that comes too late is dropped.

    Signals:
        days_read: the rows of the period that was asked for last, and that period.
        choices_read: the rooms and hosts of the house.
        card_read: everything about the chosen occurrence.
        card_gone: it is not there any more.
        changes_read: the last changes.
        calls_read: how many lists and proposals want a call.
    """

    days_read = Signal(object, object)
    choices_read = Signal(object)
    card_read = Signal(object)
    card_gone = Signal()
    changes_read = Signal(object)
    calls_read = Signal(int)

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._days: Future[Any] | None = None
        self._card: Future[Any] | None = None
        self._shown: tuple[Period, Shown] | None = None
        self._notes: tuple[DayNote, ...] = ()
        self._noted: tuple[date, date] | None = None
        self._stale: Changes = _EVERYTHING

    def forget(self, changes: Changes) -> None:
        """Read again, the next time, what these kinds of rows are shown in."""
        self._stale |= changes

    def read(self, period: Period) -> None:
        """Read the days of a period, and whatever else is not up to date."""
        first, last = period.first_day, period.last_day
        query = partial(shown_days, first_day=first, last_day=last, actor=self._gateway.actor)
        self._days = self._latest(self._days, query, partial(self._on_days, period))
        self._read_around(first, last)

    def read_card(self, occurrence_id: int) -> None:
        """Read everything about one occurrence."""
        query = partial(find_card, occurrence_id=occurrence_id, actor=self._gateway.actor)
        self._card = self._latest(self._card, query, self._on_card)

    def _read_around(self, first: date, last: date) -> None:
        """Read what does not change from one leaf to the next."""
        stale, self._stale = self._stale, frozenset()
        actor = self._gateway.actor
        if stale & _CHOICES:
            self._gateway.read(partial(choices, actor=actor), then=self._on_choices)
        noted = self._noted
        if stale & _NOTES or noted is None or first < noted[0] or last > noted[1]:
            self._noted = (first - _AROUND, last + _AROUND)
            query = partial(
                day_notes, first_day=self._noted[0], last_day=self._noted[1], actor=actor
            )
            self._gateway.read(query, then=self._on_notes)
        if CalendarChange in stale:
            self._gateway.read(partial(recent_changes, actor=actor), then=self._on_changes)
        if stale & _CALLS and actor.may(Right.CALL):
            self._gateway.read(partial(calls_waiting, actor=actor), then=self.calls_read.emit)

    def _latest(
        self,
        before: Future[Any] | None,
        query: Callable[..., Any],
        then: Callable[[Any], object],
    ) -> Future[Any]:
        """Ask, and let go of what was asked before."""
        if before is not None:
            before.cancel()
        return self._gateway.read(query, then=then)

    def _on_days(self, period: Period, shown: Shown) -> None:
        self._shown = period, shown
        self._tell_days()

    def _on_notes(self, notes: tuple[DayNote, ...]) -> None:
        self._notes = notes
        self._tell_days()

    def _tell_days(self) -> None:
        if self._shown is not None:
            period, shown = self._shown
            first, last = shown.first_day, shown.last_day
            near = [note for note in self._notes if note.first_day <= last]
            notes = tuple(note for note in near if note.last_day >= first)
            self.days_read.emit(shown._replace(notes=notes), period)

    def _on_choices(self, found: Choices) -> None:
        self.choices_read.emit(found)

    def _on_changes(self, rows: tuple[RecentChange, ...]) -> None:
        self.changes_read.emit(rows)

    def _on_card(self, card: OccurrenceCard | None) -> None:
        if card is None:
            self.card_gone.emit()
        else:
            self.card_read.emit(card)
