"""Confirming the hours that were worked: a day at a time, or one line of it (B12)."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import Assignment, DeskError, Occurrence, Person, Shift, Volunteer
from atelier.language import tr, tr_count
from atelier.roster.hours import (
    Confirmed,
    DayToConfirm,
    HoursLine,
    Times,
    confirm_day,
    confirm_line,
    days_to_confirm,
    hours_of_day,
)
from atelier.words import day_in_words
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.panes import Panes
from ui.roster.hours_days import HoursDays
from ui.roster.hours_lines import HoursLines
from ui.roster.hours_notice import BACK
from ui.roster.panel import Panel

_DAY = timedelta(days=1)


class HoursPanel(Panel):
    """At the left the days that wait, at the right who worked on the chosen one."""

    watches = frozenset({Assignment, Occurrence, Person, Shift, Volunteer})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Hours worked")
        self.day = gateway.actor.today() - _DAY
        self._begun = self._goes_on = False
        self._wanted = 0
        self._confirm = Command(
            self, tr("Confirm the day"), self.confirm, icon="check", key="Ctrl+Return"
        )
        self._whose = Command(
            self, tr("All hours of this volunteer"), self._ask_statement, key="Ctrl+O"
        )
        self.days = HoursDays(gateway.actor.today)
        self.confirm_button = self._confirm.button(PrimaryButton)
        self.lines = HoursLines((self.confirm_button, self._whose.button(QuietButton)))
        panes = Panes(self.days, self.lines, least=(280, 560), stretch=(2, 5))
        spaced(QVBoxLayout(self), 0).addWidget(panes)
        self._connect()

    def refresh(self) -> None:
        """Read which days wait, and who worked on the one that is shown."""
        actor = self.gateway.actor
        today = actor.today()
        query = partial(days_to_confirm, first_day=today - BACK, last_day=today - _DAY, actor=actor)
        self.gateway.read(query, then=self._show_days)

    def take_focus(self) -> None:
        """Go to the days; once they are read, to who worked where no day waits."""
        self.days.rows.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Leave the first letter of each name, or show them again."""
        super().blank_names(blank)
        self.lines.blank_names(blank)

    def task(self) -> str:
        """Say which line of which day is shown."""
        line = self.lines.form.line
        return f"{self.day.isoformat()} {0 if line is None else line.id}"

    def open_task(self, task: str) -> None:
        """Show that line of that day, once they are read."""
        day, _, line = task.partition(" ")
        self.day, self._begun, self._wanted = date.fromisoformat(day), True, int(line)

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Show who worked on a day, whether it waits or not."""
        if day != self.day:
            self.lines.say("")
        self.day = day
        self.days.choose(day)
        query = partial(hours_of_day, day=day, actor=self.gateway.actor)
        self.gateway.read(query, then=partial(self._show_lines, day))

    @Slot()
    def confirm(self) -> None:
        """Confirm everybody of the day who is not confirmed yet, as it was planned."""
        if not self._confirm.isEnabled():
            return
        self.lines.say("")
        action = partial(confirm_day, day=self.day)
        self.save(action, partial(self._day_confirmed, self.day), self._refused)

    def _leaf(self, days: int) -> None:
        """Show the day before or after this one; those to come have no hours yet."""
        self.show_day(min(self.day + days * _DAY, self.gateway.actor.today()))

    def _show_days(self, found: tuple[DayToConfirm, ...]) -> None:
        self.days.show_days(found)
        day = self.day
        if not self._begun and found:
            day = found[0].day
        elif self._goes_on:
            day = self.days.next_after(day)
        self._begun, self._goes_on = True, False
        if not found and self.days.rows.hasFocus():
            self.lines.take_focus()
        self.show_day(day)

    def _show_lines(self, day: date, found: tuple[HoursLine, ...]) -> None:
        if day == self.day:  # else another one was chosen meanwhile
            self.lines.show_lines(day, found)
            ids = [one.id for one in found]
            if self._wanted in ids:
                self.lines.rows.choose(ids.index(self._wanted))
            self._wanted = 0
            self._confirm.setEnabled(not all(one.confirmed for one in found))
            self._whose.setEnabled(bool(found))

    def _connect(self) -> None:
        before, after = partial(self._leaf, -1), partial(self._leaf, 1)
        Command(self, self._confirm.words, self.confirm, key="Ctrl+Enter")
        Command(self, tr("The day before"), before, key="PgUp")
        Command(self, tr("The day after"), after, key="PgDown")
        self.lines.before.pushed.connect(before)
        self.lines.after.pushed.connect(after)
        self.days.chosen.connect(self._on_chosen)
        self.days.opened.connect(self.lines.take_focus)
        self.lines.form.wanted.connect(self._save_line)

    @Slot(object)
    def _on_chosen(self, day: date) -> None:
        if day != self.day:
            self.show_day(day)

    @Slot(object)
    def _save_line(self, worked: Times | None) -> None:
        line = self.lines.form.line
        if line is not None:
            action = partial(
                confirm_line, shift_id=line.shift_id, person_id=line.person_id, worked=worked
            )
            self.save(action, partial(self._line_saved, worked), self.lines.form.refuse)

    def _line_saved(self, worked: Times | None, _done: Confirmed) -> None:
        if worked is None:
            self.lines.take_focus()
            self.said.emit(tr("It is noted: was not there."))
        else:
            self.lines.go_on()
            self.said.emit(tr("The hours are confirmed."))

    def _day_confirmed(self, day: date, done: Confirmed) -> None:
        words = tr_count(
            "{count} shift of {day} is confirmed.",
            "{count} shifts of {day} are confirmed.",
            done.number,
            day=day_in_words(day),
        )
        self.said.emit(words)
        self._goes_on = True
        self.refresh()

    @Slot()
    def _ask_statement(self) -> None:
        line = self.lines.rows.chosen()
        if line is not None:
            self.statement_wanted.emit(line.person_id)

    def _refused(self, error: DeskError) -> None:
        self.lines.say(str(error))
