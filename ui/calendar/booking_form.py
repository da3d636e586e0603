"""One booking: a room that is hired once or again and again, with every clash shown first."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.booking_plan import plan_booking
from atelier.calendar.bookings import (
    BookingRow,
    SavedBookings,
    change_booking,
    plan_changed_booking,
    remove_booking,
    save_booking,
)
from atelier.calendar.plan_refusals import EndsTooEarly, LastDayTooEarly, NoDates, TooFarAhead
from atelier.calendar.plans import Answer, PlannedDay
from atelier.domain import DeskError, Refusal
from atelier.language import tr, tr_count
from ui.calendar.booking_fields import (
    DEFAULTS,
    answer_of,
    booking_fields,
    facts_of,
    plan_words,
    repeat_hint,
    values_of,
    wanted_of,
)
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import narrow, side_by_side
from ui.kit.form import Form
from ui.kit.form_rows import Draft
from ui.kit.measures import spaced
from ui.kit.scrolling import scrolling
from ui.kit.text import PlainLabel, plain

if TYPE_CHECKING:
    from ui.kit.panel import Panel

_Plan = tuple[PlannedDay, ...]
_FIELD_OF: dict[type[Refusal], str] = {
    EndsTooEarly: "ends",
    LastDayTooEarly: "last",
    TooFarAhead: "last",
    NoDates: "last",
}


class BookingForm(Card):
    """Adds, changes or removes a booking, alone or with those that follow.

    Signals:
        worked: something was saved or removed.
    """

    worked = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self.booking: BookingRow | None = None
        self._key = uuid4()
        self._plan: _Plan = ()
        self._reading: Future[_Plan] | None = None
        self.heading = PlainLabel("", "heading")
        self.form = Form(booking_fields(self._gateway.clock.today))
        self.draft = Draft(self.form)
        self.plan = PlainLabel("", "soft", wrap=True)
        save = Command(self, tr("Save"), self.save, key="Ctrl+Return")
        self._remove = Command(self, tr("Remove"), self.remove, key="Ctrl+D")
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)
        self._lay_out()
        self.form.changed.connect(self.look)

    def show_rooms(self, rooms: Sequence[tuple[int, str]]) -> None:
        """Offer these rooms."""
        for name in ("room", "other_room"):
            _offer(self.form.rows[name].editor, rooms)

    def show_tenants(self, tenants: Sequence[tuple[int, str]]) -> None:
        """Offer these tenants, or none of them."""
        choices = [(0, tr("no tenant")), *tenants]
        _offer(self.form.rows["tenant"].editor, choices)

    def show_booking(self, booking: BookingRow | None, *, room_id: int | None, day: date) -> None:
        """Show a booking, or an empty form for a room and a day."""
        self.booking, self._key = booking, uuid4()
        self.heading.setText(tr("New booking") if booking is None else booking.facts.name)
        values = DEFAULTS | values_of(booking, room_id, day)
        self.form.show_values(values)
        self.draft.begin()
        repeated = booking is not None and booking.repeated
        self.form.rows["following"].setVisible(repeated)
        for name in ("repeat", "skip_closed"):
            self.form.rows[name].setVisible(booking is None)
        self._remove.setEnabled(booking is not None)
        self.look()

    @Slot()
    def look(self) -> None:
        """Read which dates there would be and what stands in the room, as far as it is typed."""
        values = self.form.values()
        self.form.rows["last"].setVisible(self.booking is None and bool(values["repeat"]))
        self._hint(repeat_hint(values, self._gateway.actor.today()))
        if self._reading is not None:
            self._reading.cancel()
        query = self._question(values)
        if query is None:
            self._show_plan(())
            return
        self._reading = self._gateway.read(query, then=self._show_plan, otherwise=self._on_refused)

    @Slot()
    def save(self) -> None:
        """Save what is filled in, with the one answer for all clashes."""
        values = self.form.values()
        facts = facts_of(values, self._gateway.actor.today())
        if not self.form.check() or facts is None:
            self.save_button.rearm()
            return
        if not self._has_last_day(values):
            self.save_button.rearm()
            return
        answers = self._answers(values)
        if self.booking is None:
            action = partial(
                save_booking,
                wanted=wanted_of(values, facts, self._gateway.actor.today()),
                answers=answers,
            )
        else:
            action = partial(
                change_booking,
                booking_id=self.booking.id,
                version=self.booking.version,
                facts=facts,
                following=bool(values["following"]),
                answers=answers,
            )
        self._perform(action, saved=True)

    @Slot()
    def remove(self) -> None:
        """Take the booking away, with those that follow where that is ticked."""
        if self.booking is not None:
            following = bool(self.form.values()["following"])
            action = partial(remove_booking, booking_id=self.booking.id, following=following)
            self._perform(action, saved=False)

    def _hint(self, words: str) -> None:
        row = self.form.rows["repeat"]
        if row.field.hint != words:
            row.field = replace(row.field, hint=words)
            row.accept()

    def _has_last_day(self, values: dict[str, Any]) -> bool:
        """Ask for the end of what is repeated, where it is typed: no clash is known without."""
        missing = self.booking is None and bool(values["repeat"]) and not values["last"]
        if missing:
            self.form.refuse("last", tr("Please fill this in."))
        return not missing

    def _lay_out(self) -> None:
        narrow(self.form)
        side_by_side(self.form, "day", "starts", "ends")
        side_by_side(self.form, "room", "kind")
        side_by_side(self.form, "tenant", "price")
        side_by_side(self.form, "repeat", "last")
        inside = QWidget()
        column = spaced(QVBoxLayout(inside), 12)
        form = self.form.layout()
        assert form is not None
        for name in ("answer", "other_room", "reason"):
            form.removeWidget(self.form.rows[name])
        for widget in (self.heading, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        self.box.addWidget(scrolling(inside), stretch=1)
        self.box.addWidget(self.plan)  # always in sight, with what to do about it
        for name in ("answer", "other_room", "reason"):
            self.box.addWidget(self.form.rows[name])
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save_button)
        line.addWidget(self._remove.button(QuietButton))
        line.addStretch(1)
        self.box.addLayout(line)

    def _question(self, values: dict[str, Any]) -> partial[_Plan] | None:
        today, actor = self._gateway.actor.today(), self._gateway.actor
        facts = facts_of(values, today)
        if facts is None or facts.ends <= facts.starts:
            return None
        if self.booking is not None:
            return partial(
                plan_changed_booking,
                booking_id=self.booking.id,
                facts=facts,
                following=bool(values["following"]),
                actor=actor,
            )
        wanted = wanted_of(values, facts, today)
        if wanted.rule is not None and wanted.last_day is None:
            return None
        return partial(plan_booking, wanted=wanted, actor=actor)

    def _show_plan(self, plan: _Plan) -> None:
        self._plan = plan
        self.plan.setText(plan_words(plan))
        values = self.form.values()
        clashing = any(one.clashes for one in plan)
        self.form.rows["answer"].setVisible(clashing)
        self.form.rows["other_room"].setVisible(clashing and values["answer"] == "other")
        self.form.rows["reason"].setVisible(clashing and values["answer"] == "keep")

    def _answers(self, values: dict[str, Any]) -> dict[date, Answer]:
        answer = answer_of(values)
        if answer is None:
            return {}
        return {one.day: answer for one in self._plan if one.clashes}

    def _perform(self, action: partial[SavedBookings], *, saved: bool) -> None:
        self._gateway.perform(
            partial(action, actor=self._gateway.actor, key=self._key),
            then=partial(self._on_saved, self._key, saved),
            otherwise=self._on_refused,
        )

    def _on_saved(self, key: UUID, saved: bool, done: SavedBookings) -> None:
        self._panel.changed.emit(key)
        self._panel.said.emit(_saved_words(done.number) if saved else _gone_words(done.number))
        self.worked.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save_button.rearm()
        name = _FIELD_OF.get(type(error))  # type: ignore[arg-type]  # other errors have none
        if name is not None:
            self.form.refuse(name, str(error))
        elif isinstance(error, Refusal):
            self.plan.setText(str(error))


def _saved_words(number: int) -> str:
    return tr_count("The booking was saved.", "{count} bookings were saved.", number)


def _gone_words(number: int) -> str:
    return tr_count("The booking was removed.", "{count} bookings were removed.", number)


def _offer(editor: QWidget, choices: Sequence[tuple[int, str]]) -> None:
    """Put other choices into a list; what was chosen stays."""
    assert isinstance(editor, QComboBox)
    before = editor.currentData()
    editor.blockSignals(True)
    editor.clear()
    for number, name in choices:
        editor.addItem(plain(name), number)
    editor.setCurrentIndex(max(0, editor.findData(before)))
    editor.blockSignals(False)
