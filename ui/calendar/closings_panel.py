"""Closing days: the house's own closures, public holidays, school holidays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import (
    Closure,
    Enrolment,
    HolidayPolicy,
    Occurrence,
    RoomBooking,
    SchoolHoliday,
    Site,
)
from atelier.language import tr
from ui.calendar.closures_tab import ClosuresTab
from ui.calendar.facts import ShowClosings
from ui.calendar.holidays_tab import HolidaysTab
from ui.calendar.school_tab import SchoolTab
from ui.kit.buttons import ChoiceButton
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.panel import Panel

if TYPE_CHECKING:
    from datetime import date

    from atelier.domain import Changes
    from ui.gateway import Gateway


class Tab(Protocol):
    """What every tab can do."""

    def begin(self, day: date | None, /) -> None:
        """Begin anew, at a day."""

    def refresh(self) -> None:
        """Read again."""

    def take_focus(self) -> None:
        """Put the cursor where this tab begins."""


class ClosingsPanel(Panel):
    """Three tabs, one key each; what is planned on a day is shown before the day is closed."""

    watches: ClassVar[Changes] = frozenset(
        {Closure, Enrolment, HolidayPolicy, Occurrence, RoomBooking, SchoolHoliday, Site}
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Closing days")
        self.closures = ClosuresTab(self)
        self.holidays = HolidaysTab(self)
        self.school = SchoolTab(self)
        self._tabs: list[tuple[QWidget, Tab]] = [
            (self.closures, self.closures),
            (self.holidays, self.holidays),
            (self.school, self.school),
        ]
        self.stack = QStackedWidget()
        for widget, _tab in self._tabs:
            self.stack.addWidget(widget)
        self.choices = [
            Command(self, words, partial(self._show_tab, number - 1), key=f"Alt+{number}").button(
                ChoiceButton
            )
            for number, words in enumerate(
                (tr("Own closures"), tr("Public holidays"), tr("School holidays")), start=1
            )
        ]
        self._lay_out()

    def begin(self, facts: object) -> None:
        """Begin with the closures; a day is filled in."""
        assert isinstance(facts, ShowClosings)
        for _widget, tab in self._tabs:
            tab.begin(facts.day)
        self._show_tab(0)

    def refresh(self) -> None:
        """Read the tab that is shown again."""
        self._tabs[self.stack.currentIndex()][1].refresh()

    def take_focus(self) -> None:
        """Put the cursor where the tab begins."""
        self._tabs[self.stack.currentIndex()][1].take_focus()

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 8)
        for button in self.choices:
            head.addWidget(button)
        head.addStretch(1)
        column = spaced(QVBoxLayout(self), 12)
        column.addLayout(head)
        column.addWidget(self.stack, stretch=1)

    def _show_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.choices[number].setChecked(True)
        self.refresh()
        self.take_focus()
