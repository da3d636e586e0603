"""What should become different: how far it goes, the day, the times, the room, the rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.recurrence import Rule
from atelier.calendar.room_refusals import CapacityWrong
from atelier.calendar.typed import read_day, read_time
from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.series_rule import Repeat, rule_of
from ui.calendar.typed_fields import (
    capacity_field,
    day_field,
    day_text,
    read_number,
    time_field,
    time_text,
)
from ui.kit.buttons import ChoiceButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, FieldRow
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel, plain

if TYPE_CHECKING:
    from atelier.calendar.change_form import ChangeFacts
    from ui.calendar.facts import ChangeOccurrence

_STAYS = ""
_OF_SERIES = ("rule", "last")


class ChangeForm(Card):
    """The left half of a change. It reads what is filled in and saves nothing.

    Signals:
        changed: something else is filled in, or it goes farther.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._today = today
        self._facts: ChangeFacts | None = None
        self._lasts: timedelta | None = None  # kept by another beginning; None: by hand
        self.what = PlainLabel("", "heading", wrap=True)
        self.when = PlainLabel("", "soft", wrap=True)
        self.rows = {field.name: FieldRow(field) for field in _fields(today)}
        self.reaches = self._make_reaches()
        self._lay_out()
        self.rows["ends"].changed.connect(self._on_ends)
        self.rows["starts"].changed.connect(self._on_starts)
        for row in self.rows.values():
            row.changed.connect(self.changed)
            if isinstance(row.editor, QComboBox):
                policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                row.editor.setSizeAdjustPolicy(policy)

    @property
    def reach(self) -> Reach:
        """How far the change goes."""
        if self._facts is None or self._facts.rule is None:
            return Reach.THIS
        return next((one for one, button in self.reaches.items() if button.isChecked()), Reach.THIS)

    def show_facts(self, facts: ChangeFacts, asked: ChangeOccurrence) -> None:
        """Fill in an occurrence, with the place that a hand dragged it to."""
        self._facts = facts
        self.what.setText(facts.activity)
        self.when.setText(_when(facts))
        self._fill_rooms(facts)
        starts = asked.starts or facts.starts
        self._lasts = _between(facts.starts, facts.ends)
        ends = asked.ends or _later(starts, self._lasts) or facts.ends
        self._lasts = _between(starts, ends)
        values = {
            "day": day_text(asked.day or facts.day),
            "starts": time_text(starts),
            "ends": time_text(ends),
            "room": facts.room_id if asked.room_id is None else asked.room_id,
            "capacity": "" if facts.capacity is None else str(facts.capacity),
            "rule": _STAYS,
            "last": day_text(facts.last_day),
        }
        for name, row in self.rows.items():
            with QSignalBlocker(row):
                row.show_value(values[name])
        for button in self.reaches.values():
            button.setVisible(facts.rule is not None)
        self.choose(Reach.THIS)

    def choose(self, reach: Reach) -> None:
        """Let the change go so far."""
        if any(button.hasFocus() for button in self.reaches.values()):
            self.reaches[reach].setFocus()
        self.reaches[reach].setChecked(True)
        further = reach is not Reach.THIS
        for name in _OF_SERIES:
            self.rows[name].setVisible(further)
        self.changed.emit()

    def wanted(self) -> ChangeWanted:
        """Give what is different from how it is. Raises a Refusal while it cannot be read."""
        facts = self._facts
        assert facts is not None  # the form is filled in before it is read
        text = {name: str(row.value() or "") for name, row in self.rows.items()}
        day = read_day(text["day"], self._today())
        starts, ends = read_time(text["starts"]), read_time(text["ends"])
        capacity = read_number(CapacityWrong, text["capacity"])
        room_id = self.rows["room"].value()
        wanted = ChangeWanted(
            day=None if day == facts.day else day,
            starts=None if starts == facts.starts else starts,
            ends=None if (starts, ends) == (facts.starts, facts.ends) else ends,
            room_id=None if room_id == facts.room_id else room_id,
            capacity=None if capacity == facts.capacity else capacity,
        )
        if self.reach is Reach.THIS:
            return wanted
        last = read_day(text["last"], self._today()) if text["last"] else None
        return replace(wanted, rule=self._rule(), last_day=None if last == facts.last_day else last)

    def check(self) -> bool:
        """Say beside each field what is wrong with it, and go to the first. True if none is."""
        wrong = [row for row in self.rows.values() if not row.isHidden() and not row.check()]
        if wrong:
            wrong[0].editor.setFocus()
        return not wrong

    def take_focus(self) -> None:
        """Go to how far it goes; without a series, to the day."""
        if self._facts is not None and self._facts.rule is not None:
            self.reaches[self.reach].setFocus()
        else:
            self.rows["day"].editor.setFocus()

    @Slot()
    def _on_starts(self) -> None:
        """Let it last as long as before, until somebody filled in the end by hand."""
        try:
            starts = read_time(str(self.rows["starts"].value() or ""))
        except Refusal:
            return  # half a time; the field says so
        ends = None if self._lasts is None else _later(starts, self._lasts)
        if ends is not None:
            self.rows["ends"].show_value(time_text(ends))

    @Slot()
    def _on_ends(self) -> None:
        self._lasts = None

    def _rule(self) -> Rule | None:
        chosen, facts = self.rows["rule"].value(), self._facts
        if not chosen or facts is None or facts.rule is None:
            return None
        days = facts.rule.days or (facts.weekday,)
        rule = rule_of(Repeat(chosen), days=days, nth=(facts.day.day - 1) // 7 + 1)
        return replace(rule, months=facts.rule.months, not_school=facts.rule.not_school)

    def _make_reaches(self) -> dict[Reach, ChoiceButton]:
        words = {
            Reach.THIS: (tr("Only this one"), "1"),
            Reach.FOLLOWING: (tr("This and following"), "2"),
            Reach.ALL_FUTURE: (tr("All to come"), "3"),
        }
        found = {}
        for reach, (said, key) in words.items():
            command = Command(self, said, partial(self.choose, reach), key=key)
            found[reach] = ChoiceButton(said, key=key)
            found[reach].pushed.connect(command.trigger)
        return found

    def _lay_out(self) -> None:
        self.box.addWidget(self.what)
        self.box.addWidget(self.when)
        for button in self.reaches.values():
            self.box.addWidget(button)
        self.box.addWidget(self.rows["day"])
        for names in (("starts", "ends"), ("room", "capacity")):
            line = spaced(QHBoxLayout(), 12)
            for name in names:
                line.addWidget(self.rows[name], 1, Qt.AlignmentFlag.AlignTop)
            self.box.addLayout(line)
        for name in _OF_SERIES:
            self.box.addWidget(self.rows[name])
        self.box.addStretch(1)

    def _fill_rooms(self, facts: ChangeFacts) -> None:
        editor = self.rows["room"].editor
        assert isinstance(editor, QComboBox)  # a field of choices
        with QSignalBlocker(editor):
            editor.clear()
            if facts.room_id is None:
                editor.addItem(tr("no room"), None)
            for room in facts.rooms:
                editor.addItem(plain(room.name), room.id)


def _fields(today: Callable[[], date]) -> list[Field]:
    return [
        day_field("day", tr("Day"), today),
        time_field("starts", tr("From")),
        time_field("ends", tr("Until")),
        Field("room", tr("Room"), choices=((None, tr("no room")),)),
        capacity_field("capacity", tr("Places")),
        Field("rule", tr("Comes back"), choices=_rules()),
        day_field("last", tr("Last day of the series"), today, required=False),
    ]


def _rules() -> list[tuple[object, str]]:
    return [
        (_STAYS, tr("as it is")),
        (Repeat.WEEKLY, tr("every week")),
        (Repeat.OTHER, tr("every other week")),
        (Repeat.EVEN, tr("even weeks")),
        (Repeat.ODD, tr("odd weeks")),
        (Repeat.NTH, tr("in the same week of the month")),
        (Repeat.LAST, tr("the last of the month")),
    ]


def _between(starts: time, ends: time) -> timedelta:
    return datetime.combine(date.min, ends) - datetime.combine(date.min, starts)


def _later(starts: time, lasts: timedelta) -> time | None:
    """Give the end of what begins then; None where that would be after midnight."""
    ends = datetime.combine(date.min, starts) + lasts
    return ends.time() if ends.date() == date.min else None


def _when(facts: ChangeFacts) -> str:
    times = f"{time_text(facts.starts)}–{time_text(facts.ends)}"
    said = f"{day_in_words(facts.day, year=True)} {times}"
    if facts.off is not None:
        said = tr("{when}: does not go ahead. {reason}", when=said, reason=facts.off).strip()
    return f"{said}\n{facts.sentence}" if facts.sentence else said
