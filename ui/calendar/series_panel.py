"""Planning a series: what is wanted on the left, and every date that comes of it on the right."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.calendar.activity_queries import PlanningChoices, planning_choices
from atelier.calendar.planning import SavedSeries, save_series
from atelier.calendar.plans import Answer, Plan, try_plan
from atelier.domain import (
    Activity,
    Closure,
    DeskError,
    HolidayPolicy,
    Occurrence,
    Refusal,
    Room,
    RoomBooking,
    SchoolHoliday,
)
from atelier.language import tr, tr_count
from ui.calendar.dates_card import DatesCard
from ui.calendar.facts import EditActivity, PlanSeries
from ui.calendar.series_form import SeriesForm
from ui.kit.halves import Halves
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel

if TYPE_CHECKING:
    from ui.gateway import Gateway


class SeriesPanel(Panel):
    """Shows every date while somebody types. Ctrl+Enter saves them all as one change."""

    watches = frozenset(
        {Activity, Closure, HolidayPolicy, Occurrence, Room, RoomBooking, SchoolHoliday}
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Plan a series")
        self.form = SeriesForm(gateway.clock.today)
        self.dates = DatesCard(gateway.clock.today)
        self._facts = PlanSeries()
        self._answers: dict[date, Answer] = {}
        self._key = uuid4()
        self._plan: Plan | None = None
        self._answered_for: object = None
        self._asked: Future[Plan | Refusal] | None = None
        self._saving = self._typed = False
        halves = Halves(
            sized(self.form, least_width=340), sized(self.dates, least_width=400), stretch=(2, 3)
        )
        spaced(QVBoxLayout(self)).addWidget(halves)
        self.form.changed.connect(self._on_typed)
        self.form.new_activity.connect(partial(self.opened.emit, "activity", EditActivity()))
        self.dates.answered.connect(self._on_answered)
        self.dates.save_asked.connect(self.save)
        self.dates.closed.connect(self.closed)

    def begin(self, facts: object) -> None:
        """Begin with what was pointed at.

        With nothing, or the same as before, what was typed and not saved stays.
        """
        assert isinstance(facts, PlanSeries)
        if self._typed and facts in (PlanSeries(), self._facts):
            self.refresh()
            return
        self._facts, self._answers = facts, {}
        self._key, self._saving, self._typed = uuid4(), False, False
        self.form.begin(facts)
        self.dates.begin()
        self._read_choices(partial(self._show_choices, begun=True))

    def refresh(self) -> None:
        """Read the activities and the rooms again, and look for clashes anew."""
        self._read_choices(partial(self._show_choices, begun=False))

    def take_focus(self) -> None:
        """Put the cursor where planning begins."""
        self.form.take_focus()

    @Slot()
    def _on_typed(self) -> None:
        self._typed = True
        self.show_dates()

    @Slot()
    def show_dates(self) -> None:
        """Show every date of what is filled in so far."""
        if self._asked is not None:
            self._asked.cancel()  # what is typed now is another series
        activity = self.form.activity
        try:
            wanted = self.form.wanted()
        except Refusal as refusal:
            self._show_nothing(str(refusal) if _is_filled(self.form) else "")
            return
        if activity is None:
            self._show_nothing("")
            return
        about = (activity.id, wanted.starts, wanted.ends, wanted.room_id)
        if about != self._answered_for:
            self._answered_for, self._answers = about, {}  # they were about other clashes
        query = partial(
            try_plan,
            activity_id=activity.id,
            wanted=wanted,
            actor=self.gateway.actor,
            answers=dict(self._answers),
        )
        self._asked = self.gateway.read(query, then=self._show_plan)

    @Slot()
    def save(self) -> None:
        """Save the series with every date, once."""
        activity = self.form.activity
        if self._saving or not self.form.check() or activity is None:
            return
        try:
            wanted = self.form.wanted()
        except Refusal as refusal:
            self._show_nothing(str(refusal))
            return
        if self._plan is not None and self._plan.wanted == wanted and self._plan.unanswered:
            self.dates.go_to_clash()
            return
        self._saving = True
        action = partial(
            save_series,
            activity_id=activity.id,
            wanted=wanted,
            answers=dict(self._answers),
            actor=self.gateway.actor,
            key=self._key,
        )
        then = partial(self._on_saved, activity.name, self._key)
        self.gateway.perform(action, then=then, otherwise=self._on_refused)

    def _read_choices(self, then: Callable[[PlanningChoices], object]) -> None:
        self.gateway.read(partial(planning_choices, actor=self.gateway.actor), then=then)

    def _show_choices(self, found: PlanningChoices, *, begun: bool) -> None:
        self.form.show_choices(found.activities, found.choices.rooms)
        self.dates.show_rooms(found.choices.rooms)
        if begun:
            self.form.choose(self._facts.activity_id, self._facts.room_id)
            self.form.take_focus()
        self.show_dates()

    def _show_plan(self, found: Plan | Refusal) -> None:
        if isinstance(found, Refusal):
            self._show_nothing(str(found))
            return
        self._plan = found
        self.dates.show_plan(found)

    def _show_nothing(self, sentence: str) -> None:
        self._plan = None
        self.dates.show_nothing(sentence)

    @Slot(object, list)
    def _on_answered(self, answer: Answer | None, days: list[date]) -> None:
        for day in days:
            if answer is None:
                self._answers.pop(day, None)
            else:
                self._answers[day] = answer
        self.show_dates()

    def _on_saved(self, name: str, key: UUID, saved: SavedSeries) -> None:
        self._saving, self._key, self._typed = False, uuid4(), False
        self.changed.emit(key)
        self.said.emit(
            tr_count(
                "{name}: {count} date is in the calendar.",
                "{name}: {count} dates are in the calendar.",
                len(saved.held),
                name=name,
            )
        )
        self.closed.emit()

    def _on_refused(self, error: DeskError) -> None:
        """Keep what is typed; another desk may have taken a room in the meantime."""
        self._saving = False
        if isinstance(error, Refusal):
            self.show_dates()


def _is_filled(form: SeriesForm) -> bool:
    """Whether everything is filled in that is asked, so that a refusal is worth saying."""
    return all(form.rows[name].value() for name in ("activity", "starts", "ends"))
