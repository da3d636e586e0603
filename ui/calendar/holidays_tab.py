"""Public holidays of a year: closed, open or to be decided, one key each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.calendar.closing_days import Holiday, own_holidays
from atelier.domain import Policy
from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.closing_words import policy_words
from ui.calendar.holiday_question import HolidayQuestion
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.painting import Run
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.panel import Panel

_KINDS = {Policy.CLOSED: "warning", Policy.OPEN: "good", Policy.ASK: "meeting"}


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A holiday in the list; ``id`` is its day as a number."""

    id: int
    holiday: Holiday


class HolidaysTab(QWidget):
    """The holidays of a year, and the keys that decide of the chosen one."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = panel.gateway
        self._year = self._gateway.actor.today().year
        columns: list[Column[HolidayRow]] = [
            Column(tr("Day"), _day, 184),
            Column(tr("Holiday"), _name),
            Column(tr("The house is"), _policy, 192, runs=_policy_runs),
        ]
        self.rows = RowsView(columns, tr("Public holidays"), row_height=36)
        self.year = PlainLabel("", "strong")
        self.question = HolidayQuestion(panel)
        self._make_commands()
        self._lay_out()
        self.question.worked.connect(self._on_decided)

    def begin(self, day: date | None) -> None:
        """Show the year of a day."""
        self._year = (day or self._gateway.actor.today()).year
        self.question.begin()
        self.refresh()

    def refresh(self) -> None:
        """Read the holidays again."""
        self.year.setText(str(self._year))
        query = partial(
            own_holidays,
            first_day=date(self._year, 1, 1),
            last_day=date(self._year, 12, 31),
            actor=self._gateway.actor,
        )
        self._gateway.read(query, then=self._show_rows)

    @Slot()
    def take_focus(self) -> None:
        """Put the cursor in the list."""
        self.rows.setFocus()

    def _make_commands(self) -> None:
        self.choices = [
            Command(self, words, partial(self._decide, policy), key=key).button(QuietButton)
            for words, policy, key in (
                (tr("Closed"), Policy.CLOSED, "1"),
                (tr("Open"), Policy.OPEN, "2"),
                (tr("Decide later"), Policy.ASK, "3"),
                (tr("As usual"), None, "0"),
            )
        ]
        before = Command(
            self, tr("Year before"), self._year_before, icon="chevron-left", key="PgUp"
        )
        after = Command(
            self, tr("Year after"), self._year_after, icon="chevron-right", key="PgDown"
        )
        self.turning = [one.button(QuietButton) for one in (before, after)]

    def _lay_out(self) -> None:
        left = Card(margins=(1, 12, 1, 12))
        head, foot = QWidget(), QWidget()
        line = spaced(QHBoxLayout(head), 8, (16, 0, 16, 0))
        line.addWidget(self.turning[0])
        line.addWidget(self.year)
        line.addWidget(self.turning[1])
        line.addStretch(1)
        left.box.addWidget(head)
        left.box.addWidget(self.rows, stretch=1)
        line = spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0))
        for button in self.choices:
            line.addWidget(button)
        line.addStretch(1)
        left.box.addWidget(foot)
        panes = Panes(left, self.question, least=(540, 400), stretch=(6, 6), high=300)
        spaced(QHBoxLayout(self)).addWidget(panes)

    def _show_rows(self, holidays: Sequence[Holiday]) -> None:
        self.rows.show_rows([HolidayRow(one.day.toordinal(), one) for one in holidays])
        if self.rows.chosen() is None:
            self.rows.choose(0)

    def _decide(self, policy: Policy | None) -> None:
        row = self.rows.chosen()
        if row is not None:
            self.question.decide(row.holiday, policy)

    @Slot()
    def _on_decided(self) -> None:
        self.refresh()
        self.rows.setFocus()

    @Slot()
    def _year_before(self) -> None:
        self._turn(-1)

    @Slot()
    def _year_after(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._year += by
        self.question.begin()
        self.refresh()


def _day(row: HolidayRow) -> str:
    return day_in_words(row.holiday.day)


def _name(row: HolidayRow) -> str:
    return row.holiday.name


def _policy(row: HolidayRow) -> str:
    words = policy_words(row.holiday.policy)
    return tr("{policy}, own choice", policy=words) if row.holiday.own else words


def _policy_runs(row: HolidayRow) -> Sequence[Run]:
    pill = Run(policy_words(row.holiday.policy), pill=_KINDS[row.holiday.policy])
    if not row.holiday.own:
        return (pill,)
    return pill, Run(f"  {tr('own choice')}", token="ink_soft", size=14)
