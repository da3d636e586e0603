"""What a series is: which activity, how it comes back, at what time, in which room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from atelier.calendar.activity_facts import sentence_of
from atelier.calendar.plan_refusals import NoSuchWeekday
from atelier.calendar.typed import DayNotUnderstood, read_day, read_time
from atelier.calendar.wanted import Wanted
from atelier.domain import Refusal
from atelier.language import tr
from ui.calendar.series_rule import (
    Repeat,
    month_choices,
    nth_choices,
    read_dates,
    read_lessons,
    read_weeks,
    repeat_choices,
    rule_of,
)
from ui.calendar.typed_fields import day_field, day_text, time_field, time_text
from ui.calendar.weekday_row import WeekdayRow
from ui.kit.buttons import LinkButton
from ui.kit.card import Card
from ui.kit.form import Field, FieldRow
from ui.kit.measures import sized, spaced
from ui.kit.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.calendar.activity_queries import ActivityRow, RoomRow
    from ui.calendar.facts import PlanSeries

_HOUR_AND_HALF = 90  # minutes
_A_YEAR = timedelta(weeks=52, days=-1)
_WITH_DAYS = frozenset(Repeat) - {Repeat.WORKING, Repeat.DATES}
_ENDING = frozenset(Repeat) - {Repeat.COURSE, Repeat.DATES}


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
        self.rows = {field.name: FieldRow(field) for field in _fields(today)}
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
            "activity": "",
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
        self._completer = QCompleter([plain(name) for name in shown], self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        editor = self.rows["activity"].editor
        assert isinstance(editor, QLineEdit)
        editor.setCompleter(self._completer)
        self._completer.activated.connect(self._on_completed)
        _fill(
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
        text = {name: str(row.value() or "") for name, row in self.rows.items()}
        repeat, days = self.repeat, self.days.days()
        if repeat in _WITH_DAYS and not days:
            raise NoSuchWeekday
        dates = read_dates(text["dates"], self._today()) if repeat is Repeat.DATES else ()
        first = dates[0] if dates else read_day(text["first"], self._today())
        months = (int(text["season"] or 0), int(text["until"] or 0))
        rule = rule_of(
            repeat,
            days=days,
            weeks=read_weeks(text["weeks"]) if repeat is Repeat.EVERY else 1,
            nth=int(text["nth"] or 1),
            lessons=read_lessons(text["lessons"]) if repeat is Repeat.COURSE else 0,
            months=months if all(months) else None,
            not_school=bool(self.rows["not_school"].value()),
        )
        return Wanted(
            rule,
            read_time(text["starts"]),
            read_time(text["ends"]),
            first,
            read_day(text["last"], first) if repeat in _ENDING else None,
            weekday=days[0] if days and not rule.days else None,
            room_id=self.rows["room"].value(),
            dates=dates,
            leave_out=read_dates(text["leave_out"], first),
        )

    def check(self) -> bool:
        """Say beside each field what is wrong with it, and go to the first. True if none is."""
        wrong = [row for row in self.rows.values() if not row.isHidden() and not row.check()]
        if self.activity is None:
            self.rows["activity"].refuse(tr("Choose an activity from the list, or make a new one."))
            wrong.insert(0, self.rows["activity"])
        if wrong:
            wrong[0].editor.setFocus()
        elif self.repeat in _WITH_DAYS and not self.days.days():
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
        repeat = self.repeat
        shown = {
            "nth": repeat is Repeat.NTH,
            "weeks": repeat is Repeat.EVERY,
            "lessons": repeat is Repeat.COURSE,
            "dates": repeat is Repeat.DATES,
            "first": repeat is not Repeat.DATES,
            "last": repeat in _ENDING,
            "season": repeat is not Repeat.DATES,
            "until": repeat is not Repeat.DATES and bool(self.rows["season"].value()),
            "not_school": repeat is not Repeat.DATES,
            "leave_out": repeat is not Repeat.DATES,
        }
        for name, visible in shown.items():
            self.rows[name].setVisible(visible)
        self.days.setVisible(repeat in _WITH_DAYS)

    @Slot()
    def _on_changed(self) -> None:
        self._show_parts()
        self._propose_end()
        self.changed.emit()

    def _propose_end(self) -> None:
        """Propose an end an hour and a half later, until somebody types one."""
        starts, ends = self.rows["starts"], self.rows["ends"]
        if starts.editor.hasFocus() and (not ends.value() or ends.value() == self._proposed):
            try:
                begin = read_time(str(starts.value()))
            except Refusal:
                return
            minutes = min(begin.hour * 60 + begin.minute + _HOUR_AND_HALF, 23 * 60 + 59)
            self._proposed = time_text(time(minutes // 60, minutes % 60))
            ends.show_value(self._proposed)

    @Slot(str)
    def _on_completed(self, name: str) -> None:
        self.rows["activity"].show_value(name)
        self.changed.emit()


def _shown(row: ActivityRow, *, twice: bool) -> str:
    return f"{row.name} ({row.code})" if twice else row.name


def _fill(editor: QWidget, choices: Sequence[tuple[object, str]]) -> None:
    """Put other choices into a list; what was chosen stays."""
    assert isinstance(editor, QComboBox)
    before = editor.currentData()
    with QSignalBlocker(editor):
        editor.clear()
        for value, words in choices:
            editor.addItem(plain(words), value)
        editor.setCurrentIndex(max(0, editor.findData(before)))


def _fields(today: Callable[[], date]) -> list[Field]:
    return [
        Field("activity", tr("Activity"), limit=160),
        Field("repeat", tr("How often?"), choices=repeat_choices()),
        Field("nth", tr("Which of the month?"), choices=nth_choices()),
        Field("weeks", tr("Every how many weeks?"), limit=4, check=sentence_of(read_weeks)),
        Field("lessons", tr("How many lessons?"), limit=4, check=sentence_of(read_lessons)),
        Field(
            "dates",
            tr("Which dates?"),
            tr("With commas, or each on a line of its own: 3-12, 10-12"),
            lines=True,
            limit=2000,
            check=sentence_of(partial(_some_dates, today)),
        ),
        time_field("starts", tr("From")),
        time_field("ends", tr("Until")),
        day_field("first", tr("First day"), today),
        day_field("last", tr("Last day"), today),
        Field("room", tr("Room"), choices=[(None, tr("the usual room"))]),
        Field("season", tr("Season from"), choices=month_choices(none=tr("the whole year"))),
        Field("until", tr("Up to and including"), choices=month_choices(none="–")),
        Field("not_school", tr("Not in school holidays"), yes_no=True),
        Field(
            "leave_out",
            tr("Not on these days"),
            limit=200,
            check=sentence_of(partial(_dates, today)),
        ),
    ]


def _dates(today: Callable[[], date], text: str) -> tuple[date, ...]:
    return read_dates(text, today())


def _some_dates(today: Callable[[], date], text: str) -> tuple[date, ...]:
    found = read_dates(text, today())
    if not found:
        raise DayNotUnderstood
    return found
