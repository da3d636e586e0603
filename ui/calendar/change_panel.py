"""Changing an occurrence or its series: what is wanted on the left, what it does on the right."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.calendar.change_form import ChangeFacts, change_facts, diff_or_refusal
from atelier.calendar.changing import save_change
from atelier.calendar.diff import Diff
from atelier.calendar.plans import Answer
from atelier.domain import (
    Activity,
    Closure,
    DeskError,
    Enrolment,
    HolidayPolicy,
    Occurrence,
    Refusal,
    Room,
    RoomBooking,
    Series,
)
from atelier.language import tr
from ui.calendar.change_form import ChangeForm
from ui.calendar.diff_card import DiffCard
from ui.calendar.facts import ChangeOccurrence
from ui.calendar.one_plan_panel import OnePlanPanel
from ui.kit.halves import Halves
from ui.kit.measures import sized, spaced

if TYPE_CHECKING:
    from ui.gateway import Gateway


class ChangePanel(OnePlanPanel):
    """Shows what every date becomes while somebody types; Ctrl+Enter saves it as one change."""

    watches = frozenset(
        {Activity, Closure, Enrolment, HolidayPolicy, Occurrence, Room, RoomBooking, Series}
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Change")
        self.form, self.diff = ChangeForm(gateway.clock.today), DiffCard()
        self._asked_for = ChangeOccurrence(0)
        self._answers: dict[date, Answer] = {}
        self._answered_for: object = None
        self._shown: Diff | None = None
        self._reading: Future[Diff | Refusal] | None = None
        self._save_when_shown = False
        halves = Halves(
            sized(self.form, least_width=340), sized(self.diff, least_width=560), stretch=(2, 4)
        )
        self._halves = QWidget()
        column = spaced(QVBoxLayout(self._halves), 10)
        column.addWidget(self.diff.sentence)
        column.addWidget(halves, stretch=1)
        self._stack.addWidget(self._halves)
        self._stack.addWidget(self.after)
        spaced(QVBoxLayout(self)).addWidget(self._stack)
        self.form.changed.connect(self.show_dates)
        self.diff.answered.connect(self._on_answered)
        self.diff.save_asked.connect(self.save)
        self.diff.closed.connect(self.closed)

    def begin(self, facts: object) -> None:
        """Begin with an occurrence, and with the place that a hand dragged it to."""
        assert isinstance(facts, ChangeOccurrence)
        self._asked_for, self._answers, self._facts = facts, {}, None
        self._key, self._saving, self._save_when_shown = uuid4(), False, False
        self._stack.setCurrentWidget(self._halves)
        self.diff.show_nothing("")
        query = partial(change_facts, occurrence_id=facts.occurrence_id, actor=self.gateway.actor)
        self.gateway.read(query, then=self._show_facts, otherwise=self._on_gone)

    def refresh(self) -> None:
        """Look at every date anew; what is typed stays."""
        if self._stack.currentWidget() is self._halves and not self._saving:
            self.show_dates()

    def take_focus(self) -> None:
        """Go to how far the change goes."""
        if self._stack.currentWidget() is self.after:
            self.after.call.setFocus()
        else:
            self.form.take_focus()

    @Slot()
    def show_dates(self) -> None:
        """Show what every date becomes, of what is filled in so far."""
        if self._reading is not None:
            self._reading.cancel()  # what is typed now is another change
        self._shown = None
        if self._facts is None:
            return
        try:
            wanted = self.form.wanted()
        except Refusal as refusal:
            self.diff.show_nothing(str(refusal))
            return
        if (self.form.reach, wanted) != self._answered_for:
            self._answered_for, self._answers = (self.form.reach, wanted), {}
        query = partial(
            diff_or_refusal,
            occurrence_id=self._facts.occurrence_id,
            reach=self.form.reach,
            wanted=wanted,
            answers=dict(self._answers),
            actor=self.gateway.actor,
        )
        self._reading = self.gateway.read(query, then=self._show_diff)

    @Slot()
    def save(self) -> None:
        """Save what is shown, once; what is still being read is saved when it stands there."""
        if self._saving or self._facts is None or not self.form.check():
            return
        diff = self._shown
        if diff is None:
            self._save_when_shown = True
            return
        if diff.unanswered:
            self.diff.go_to_clash()
            return
        self._saving = True
        action = partial(
            save_change,
            occurrence_id=self._facts.occurrence_id,
            reach=self.form.reach,
            wanted=self.form.wanted(),
            answers=dict(self._answers),
            seen=diff.stamp,
            actor=self.gateway.actor,
            key=self._key,
        )
        then = partial(self._on_saved, self._key)
        self.gateway.perform(action, then=then, otherwise=self._on_refused)

    def _show_facts(self, facts: ChangeFacts) -> None:
        self._facts = facts
        self.diff.show_rooms(facts.rooms)
        self.form.show_facts(facts, self._asked_for)
        self.form.take_focus()

    def _show_diff(self, found: Diff | Refusal) -> None:
        save, self._save_when_shown = self._save_when_shown, False
        if isinstance(found, Refusal):
            self.diff.show_nothing(str(found))
            return
        self._shown = found
        self.diff.show_diff(found)
        if save:
            self.save()

    @Slot(object, list)
    def _on_answered(self, answer: Answer | None, days: list[date]) -> None:
        for day in days:
            if answer is None:
                self._answers.pop(day, None)
            else:
                self._answers[day] = answer
        self.show_dates()

    def _on_refused(self, error: DeskError) -> None:
        """Keep what is typed; another desk may have been quicker, so all is looked at anew."""
        self._saving = False
        if isinstance(error, Refusal):
            self.show_dates()
