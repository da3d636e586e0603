"""Opening a closed month from the attendance page, and recording its next version."""

from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from atelier.domain import DeskError
from atelier.language import tr
from atelier.months.states import MonthState, month_state, number_of
from atelier.reports.closing import (
    Closed,
    Correction,
    close_month,
    give_up_correction,
    open_correction,
)
from atelier.reports.closing_refusals import PointsOpen
from atelier.reports.periods import Period, month_of
from atelier.words import month_in_words

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage


class Corrections(QObject):
    """Keeps the bar at the month of what is in front, and does what is asked there.

    Of this month nothing is read: it is never closed.
    """

    def __init__(self, page: "AttendancePage") -> None:
        super().__init__(page)
        self._page, self._gateway, self._bar = page, page.gateway, page.correction
        self._reading: Future[Any] | None = None
        bar = page.correction
        bar.wanted.connect(self.open)
        bar.record_wanted.connect(self.record)
        bar.give_up_wanted.connect(self.give_up)

    @Slot()
    def look(self) -> None:
        """Read how the month of what is in front stands."""
        day = self._day()
        if self._reading is not None:
            self._reading.cancel()
        if number_of(day) >= number_of(self._gateway.clock.today()):
            self._bar.show_state(None)
            return
        query = partial(month_state, day=day, actor=self._gateway.actor)
        self._reading = self._gateway.read(query, then=self._show)

    @Slot(str)
    def open(self, reason: str) -> None:
        """Open a correction of the month in front."""
        self._save(open_correction, self._opened, reason=reason, key=uuid4())

    @Slot(bool)
    def record(self, accepted: bool) -> None:
        """Make the next version of the month in front."""
        self._save(close_month, self._recorded, accepted=accepted, key=uuid4())

    @Slot()
    def give_up(self) -> None:
        """Give the correction of the month in front up."""
        self._save(give_up_correction, self._given_up)

    def _day(self) -> date:
        """Give the day of what is in front: the paper, the register, or the list."""
        page = self._page
        sheet = page.paper.form.sheet
        if sheet is not None and page.right.currentWidget() is page.paper:
            return sheet.day
        register = page.reading.register
        return page.reading.day if register is None else register.day

    def _show(self, state: MonthState) -> None:
        if state.number == number_of(self._day()):  # and not of one that was left
            self._bar.show_state(state)

    def _save(self, action: Any, then: Any, **facts: object) -> None:  # noqa: ANN401
        if self._bar.state is None:
            return
        month: Period = month_of(self._bar.state.number)
        task = partial(action, month=month, actor=self._gateway.actor, **facts)
        self._gateway.perform(task, then=then, otherwise=self._refused)

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, PointsOpen):
            self._bar.ask_accept(error.number)
        else:
            self._bar.rearm()

    def _opened(self, correction: Correction) -> None:
        month = month_in_words(correction.month.first)
        self._page.said.emit(tr("You can change {month} now.", month=month))
        self._page.take_focus()

    def _recorded(self, closed: Closed) -> None:
        words = tr(
            "{month} is recorded as version {version}.",
            month=month_in_words(closed.month.first).capitalize(),
            version=closed.version,
        )
        self._page.said.emit(words)
        self._page.take_focus()

    def _given_up(self, _nothing: None) -> None:
        self._page.said.emit(tr("The correction was given up."))
        self._page.take_focus()
