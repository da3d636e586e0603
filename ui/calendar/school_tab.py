"""School holidays of a region: advice, and a table that the house may change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from atelier.calendar.plan_refusals import LastDayTooEarly
from atelier.calendar.school import (
    REGIONS,
    SchoolDays,
    SchoolTable,
    choose_region,
    remove_school_holiday,
    save_school_holiday,
    school_table,
)
from atelier.calendar.typed import read_day
from atelier.domain import DeskError
from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.closing_words import span_words
from ui.calendar.typed_fields import day_field, day_text
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft, FormRows, unsaved_words
from ui.kit.measures import spaced
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from ui.kit.panel import Panel

_BEFORE, _AHEAD = timedelta(days=30), timedelta(days=3 * 365)
_NAME = 60  # letters


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school holiday in the list; ``id`` is its first day as a number."""

    id: int
    days: SchoolDays


class SchoolTab(QWidget):
    """The table of one region, the form of one holiday, and the region of the house."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._gateway = panel, panel.gateway
        self._was: SchoolDays | None = None
        self._key = uuid4()
        self.region = QComboBox()
        self.region.setAccessibleName(tr("Region of the schools"))
        for name, words in zip(REGIONS, (tr("North"), tr("Middle"), tr("South")), strict=True):
            self.region.addItem(words, name)
        columns: list[Column[SchoolRow]] = [
            Column(tr("Days"), _days, 236),
            Column(tr("School holiday"), _name),
        ]
        self.rows = FormRows(columns, tr("School holidays"), row_height=36)
        self.about = PlainLabel("", "soft", wrap=True)
        self.heading = PlainLabel("", "heading")
        self.form = Form(_fields(self._gateway.clock.today))
        self.draft = Draft(self.form)
        self._make_commands()
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self.form.take_focus)
        self.region.activated.connect(self._on_region)

    def begin(self, _day: date | None) -> None:
        """Show the table of the region of the house."""
        self.new_holiday()
        self.refresh()

    def refresh(self) -> None:
        """Read the table again."""
        today = self._gateway.actor.today()
        query = partial(
            school_table,
            actor=self._gateway.actor,
            first_day=today - _BEFORE,
            last_day=today + _AHEAD,
        )
        self._gateway.read(query, then=self._show_table)

    @Slot()
    def take_focus(self) -> None:
        """Put the cursor in the list."""
        self.rows.setFocus()

    @Slot()
    def new_holiday(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self._show(None)

    @Slot()
    def save(self) -> None:
        """Save what is filled in; the first time the table becomes the house's own."""
        if not self.form.check():
            self.save_button.rearm()
            return
        values, today = self.form.values(), self._gateway.actor.today()
        action = partial(
            save_school_holiday,
            region=self.region.currentData(),
            name=values["name"],
            first_day=read_day(values["first"], today),
            last_day=read_day(values["last"], today),
            was=self._was,
        )
        self._perform(action, tr("{name} was saved.", name=values["name"]))

    @Slot()
    def remove(self) -> None:
        """Take the chosen holiday out of the table."""
        if self._was is not None:
            action = partial(remove_school_holiday, region=self.region.currentData(), was=self._was)
            self._perform(action, tr("{name} was removed.", name=self._was.name))

    def _make_commands(self) -> None:
        add = Command(self, tr("New school holiday"), self.new_holiday, icon="plus", key="Ctrl+N")
        self._remove = Command(self, tr("Remove"), self.remove, icon="trash-2", key="Ctrl+D")
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self.buttons = [one.button(QuietButton) for one in (add, self._remove)]
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)

    def _lay_out(self) -> None:
        left = Card(margins=(1, 12, 1, 12))
        head, foot = QWidget(), QWidget()
        line = spaced(QHBoxLayout(head), 8, (16, 0, 16, 0))
        label = PlainLabel(tr("Region of the schools"), "soft")
        label.setBuddy(self.region)
        line.addWidget(label)
        line.addWidget(self.region)
        line.addStretch(1)
        left.box.addWidget(head)
        left.box.addWidget(self.rows, stretch=1)
        line = spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0))
        for button in self.buttons:
            line.addWidget(button)
        line.addStretch(1)
        left.box.addWidget(foot)
        right = Card(spacing=12)
        side_by_side(self.form, "first", "last")
        for widget in (self.heading, self.form, self.about):
            right.box.addWidget(widget)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save_button)
        line.addStretch(1)
        right.box.addLayout(line)
        right.box.addStretch(1)
        panes = Panes(left, right, least=(460, 360), stretch=(6, 5), high=300)
        spaced(QHBoxLayout(self)).addWidget(panes)

    def _show_table(self, table: SchoolTable) -> None:
        self.region.setCurrentIndex(max(0, self.region.findData(table.region)))
        self.rows.show_rows([SchoolRow(one.first_day.toordinal(), one) for one in table.rows])
        parts = [
            tr("This is the table of your house.")
            if table.own
            else tr("These are the dates of the ministry. Your first change makes them your own.")
        ]
        if table.known_until is not None:
            day = day_in_words(table.known_until, year=True)
            parts.append(tr("After {day} nothing is known yet.", day=day))
        parts.append(tr("Advice only: schools may do otherwise."))
        self.about.setText(" ".join(parts))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is None or row.days == self._was:
            return
        if self.draft.unsaved:
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click
        else:
            self._show(row.days)

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list what the form is about."""
        shown = [one.days for one in self.rows.rows]
        self.rows.choose(shown.index(self._was) if self._was in shown else -1)
        self._panel.warned.emit(unsaved_words())

    def _show(self, days: SchoolDays | None) -> None:
        self._was, self._key = days, uuid4()
        self._remove.setEnabled(days is not None)
        self.heading.setText(tr("New school holiday") if days is None else days.name)
        self.form.show_values(_values(days))
        self.draft.begin()

    def _perform(self, action: partial[int], words: str) -> None:
        self._gateway.perform(
            partial(action, actor=self._gateway.actor, key=self._key),
            then=partial(self._on_saved, self._key, words),
            otherwise=self._on_refused,
        )

    def _on_saved(self, key: UUID, words: str, _change: int) -> None:
        self._panel.changed.emit(key)
        self._panel.said.emit(words)
        self.new_holiday()
        self.refresh()
        self.rows.setFocus()

    def _on_refused(self, error: DeskError) -> None:
        self.save_button.rearm()
        if isinstance(error, LastDayTooEarly):
            self.form.refuse("last", str(error))

    @Slot()
    def _on_region(self) -> None:
        action = partial(choose_region, region=self.region.currentData(), actor=self._gateway.actor)
        self._gateway.perform(action, then=self._on_chosen_region)

    def _on_chosen_region(self, _nothing: Any) -> None:  # noqa: ANN401
        self.new_holiday()
        self.refresh()


def _fields(today: Any) -> list[Field]:  # noqa: ANN401 - the clock's own function
    return [
        Field("name", tr("School holiday"), limit=_NAME, required=True),
        day_field("first", tr("First day"), today),
        day_field("last", tr("Last day"), today),
    ]


def _values(days: SchoolDays | None) -> dict[str, object]:
    if days is None:
        return {}
    return {
        "name": days.name,
        "first": day_text(days.first_day),
        "last": day_text(days.last_day),
    }


def _days(row: SchoolRow) -> str:
    return span_words(row.days.first_day, row.days.last_day)


def _name(row: SchoolRow) -> str:
    return row.days.name
