"""What a series is: which activity, how it comes back, at what time, in which room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from atelier.calendar.wanted import Wanted
from atelier.language import tr
from ui.calendar.activity_fields import fill_choices
from ui.calendar.series_fields import (
    WITH_DAYS,
    end_after,
    parts_shown,
    series_fields,
    wanted_of,
)
from ui.calendar.series_rule import Repeat
from ui.calendar.typed_fields import day_text, time_text
from ui.calendar.weekday_row import WeekdayRow
from ui.kit.buttons import LinkButton
from ui.kit.card import Card
from ui.kit.form import FieldRow
from ui.kit.measures import sized, spaced
from ui.kit.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.calendar.activity_queries import ActivityRow, RoomRow
    from ui.calendar.facts import PlanSeries

_A_YEAR = timedelta(weeks=52, days=-1)


class SeriesForm(Card):
    """The left half of planning. It reads what is filled in and saves nothing.

    Signals:
        changed: something else is filled in.
        new_activity: the activity is not there yet.
    """

    changed = Signal()
    new_activity = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._today = today
        self._proposed = ""
        self._activities: dict[str, ActivityRow] = {}
        self.rows = {field.name: FieldRow(field) for field in series_fields(today)}
        self.days = WeekdayRow()
        self.new = LinkButton(tr("New activity"), icon="plus")
        self._completer = QCompleter([], self)
        self._lay_out()
        for row in self.rows.values():
            row.changed.connect(self._on_changed)
        self.days.changed.connect(self._on_changed)
        self.new.pushed.connect(self.new_activity)
        self._show_parts()

    def begin(self, facts: PlanSeries) -> None:
        """Fill in what is known; the usual series is every week for a year."""
        first = facts.day or self._today()
        values = {
            "repeat": Repeat.WEEKLY,
            "first": day_text(first),
            "last": day_text(first + _A_YEAR),
            "starts": time_text(facts.starts),
            "ends": time_text(facts.ends),
        }
        for name, row in self.rows.items():
            with QSignalBlocker(row):
                row.show_value(values.get(name))
        self.days.show_days((first.weekday(),))
        self._show_parts()

    def show_choices(self, activities: Sequence[ActivityRow], rooms: Sequence[RoomRow]) -> None:
        """Offer the activities and the rooms; what is filled in stays."""
        names = [row.name for row in activities]
        self._activities = {
            _shown(row, twice=names.count(row.name) > 1).casefold(): row for row in activities
        }
        shown = [_shown(row, twice=names.count(row.name) > 1) for row in activities]
        self._completer = _completer(shown, self)
        editor = self.rows["activity"].editor
        assert isinstance(editor, QLineEdit)
        editor.setCompleter(self._completer)
        self._completer.activated.connect(self._on_completed)
        fill_choices(
            self.rows["room"].editor,
            [(None, tr("the usual room")), *((r.id, r.name) for r in rooms)],
        )

    def choose(self, activity_id: int | None, room_id: int | None = None) -> None:
        """Choose an activity, and a room where another than its own is meant."""
        for row in self._activities.values():
            if row.id == activity_id:
                self.rows["activity"].show_value(row.name)
                room_id = None if room_id == row.room_id else room_id
        with QSignalBlocker(self.rows["room"]):
            self.rows["room"].show_value(room_id)

    @property
    def activity(self) -> ActivityRow | None:
        """The activity that is filled in, once its whole name stands there."""
        return self._activities.get(str(self.rows["activity"].value()).casefold())

    @property
    def repeat(self) -> Repeat:
        """How it comes back."""
        return Repeat(self.rows["repeat"].value())

    def wanted(self) -> Wanted:
        """Give what is filled in. Raises a Refusal while something cannot be read."""
        values = {name: row.value() for name, row in self.rows.items()}
        return wanted_of(values, self.days.days(), self._today())

    def check(self) -> bool:
        """Say beside each field what is wrong with it, and go to the first. True if none is."""
        wrong = [row for row in self.rows.values() if not row.isHidden() and not row.check()]
        if self.activity is None:
            self.rows["activity"].refuse(tr("Choose an activity from the list, or make a new one."))
            wrong.insert(0, self.rows["activity"])
        if wrong:
            wrong[0].editor.setFocus()
        elif self.repeat in WITH_DAYS and not self.days.days():
            self.days.buttons[0].setFocus()
            return False
        return not wrong

    def take_focus(self) -> None:
        """Put the cursor in the activity, or in the time where that is known."""
        known = self.activity is not None and not self.rows["starts"].value()
        self.rows["starts" if known else "activity"].editor.setFocus()

    def _lay_out(self) -> None:
        top = spaced(QHBoxLayout(), 8)
        top.addWidget(self.rows["activity"], stretch=1)
        top.addWidget(self.new, alignment=Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(top)
        self._pair("repeat", "nth", "weeks", "lessons")
        self.box.addWidget(self.days)
        self.box.addWidget(self.rows["dates"])
        self._pair("starts", "ends")
        self._pair("first", "last")
        self._pair("room")
        self._pair("season", "until")
        self.box.addWidget(self.rows["not_school"])
        self.box.addWidget(self.rows["leave_out"])
        self.box.addStretch(1)
        sized(self.rows["dates"].editor, height=76)

    def _pair(self, *names: str) -> None:
        line = spaced(QHBoxLayout(), 12)
        for name in names:
            line.addWidget(self.rows[name], stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(line)

    @Slot()
    def _show_parts(self) -> None:
        """Show the fields that go with the way in which it comes back."""
        for name, visible in parts_shown(self.repeat, bool(self.rows["season"].value())).items():
            self.rows[name].setVisible(visible)
        self.days.setVisible(self.repeat in WITH_DAYS)

    @Slot()
    def _on_changed(self) -> None:
        self._show_parts()
        self._propose_end()
        self.changed.emit()

    def _propose_end(self) -> None:
        """Propose an end an hour and a half later, until somebody types one."""
        starts, ends = self.rows["starts"], self.rows["ends"]
        if starts.editor.hasFocus() and ends.value() in ("", self._proposed):
            self._proposed = end_after(str(starts.value()))
            ends.show_value(self._proposed)

    @Slot(str)
    def _on_completed(self, name: str) -> None:
        self.rows["activity"].show_value(name)
        self.changed.emit()


def _completer(names: Sequence[str], parent: QWidget) -> QCompleter:
    """Make the list under a field: whatever has the typed letters anywhere in it."""
    completer = QCompleter([plain(name) for name in names], parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None  # a completer makes one when it is asked
    popup.setProperty("part", "choices")
    return completer


def _shown(row: ActivityRow, *, twice: bool) -> str:
    return f"{row.name} ({row.code})" if twice else row.name
