"""One closure: its days, its name, and what becomes of everything that it hits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.calendar.closing import SavedClosing
from atelier.calendar.closures import (
    NAME_LIMIT,
    ClosureRow,
    plan_closure,
    plan_removal,
    remove_closure,
    save_closure,
)
from atelier.calendar.plan_refusals import LastDayTooEarly
from atelier.calendar.school import NameMissing
from atelier.calendar.typed import read_day
from atelier.domain import DeskError, Refusal
from atelier.language import tr
from ui.calendar.calling_closed import CallClosed
from ui.calendar.closing_words import saved_words
from ui.calendar.hits_list import HitsList
from ui.calendar.typed_fields import day_field, day_text
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.calendar.closure_hits import ClosureHits
    from ui.kit.panel import Panel


class ClosureForm(Card):
    """Shows one closure, or a new one, and saves or removes it with all that follows.

    Signals:
        worked: a closure was saved or removed.
    """

    worked = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self.closure: ClosureRow | None = None
        self.saved: ClosureRow | None = None  # the one that was saved last, unless removed
        self._removing = False
        self._reading: Future[ClosureHits] | None = None
        self._key = uuid4()
        self.heading = PlainLabel("", "heading")
        self.form = Form(_fields(self._gateway.clock.today))
        self.draft = Draft(self.form)
        self.hits = HitsList()
        self.calls = CallClosed(panel)
        save = Command(self, tr("Save closure"), self.save, icon="save", key="Ctrl+Return")
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)
        side_by_side(self.form, "first", "last")
        inside = QWidget()
        column = spaced(QVBoxLayout(inside), 12)
        for widget in (self.heading, self.form):
            column.addWidget(widget)
        column.addWidget(sized(self.hits, least_height=240), stretch=1)
        self.box.addWidget(inside, stretch=1)
        self.form.changed.connect(self.read_hits)

    def show_closure(self, closure: ClosureRow | None, *, removing: bool = False) -> None:
        """Show a closure, or an empty form; ``removing``: what goes ahead again without it."""
        self.closure, self._removing, self._key = closure, removing, uuid4()
        self.heading.setText(_heading(closure, removing=removing))
        words = tr("Remove closure") if removing else tr("Save closure")
        self.save_button.set_words(words)
        self.form.setVisible(not removing)
        if not removing:
            self.form.show_values(_values(closure))
        self.draft.begin()
        self.hits.forget()
        self.read_hits()

    def fill_in(self, first: date, last: date, name: str) -> None:
        """Fill days in that somebody proposed; nothing is saved."""
        self.form.show_values({"first": day_text(first), "last": day_text(last), "name": name})
        self.draft.begin()
        self.read_hits()

    @Slot()
    def save(self) -> None:
        """Save what is filled in, or remove the closure."""
        action = self._removal() if self._removing else self._saving()
        if action is None:
            self.save_button.rearm()
            return
        self._gateway.perform(
            partial(action, actor=self._gateway.actor, key=self._key),
            then=partial(self._on_saved, self._key),
            otherwise=self._on_refused,
        )

    @Slot()
    def read_hits(self) -> None:
        """Read what the days hit, as far as they are typed."""
        if self._reading is not None:
            self._reading.cancel()
        query = self._question()
        if query is None:
            self.hits.show_hits(None)
            return
        self._reading = self._gateway.read(query, then=self.hits.show_hits)

    def _question(self) -> Callable[..., ClosureHits] | None:
        closure, actor = self.closure, self._gateway.actor
        if self._removing and closure is not None:
            return partial(plan_removal, closure_id=closure.id, actor=actor)
        days = self._days()
        if days is None or days["last_day"] < days["first_day"]:
            return None
        return partial(plan_closure, **self._facts(days), actor=actor)

    def _removal(self) -> Callable[..., SavedClosing] | None:
        if self.closure is None:
            return None
        return partial(
            remove_closure,
            closure_id=self.closure.id,
            was=self.closure,
            back=self.hits.back(),
        )

    def _saving(self) -> Callable[..., SavedClosing] | None:
        days = self._days()
        if not self.form.check() or days is None:
            return None
        return partial(
            save_closure,
            **self._facts(days),
            was=self.closure,
            name=self.form.values()["name"],
            choices=self.hits.choices(),
            remove_bookings=self.hits.bookings(),
            back=self.hits.back(),
        )

    def _facts(self, days: dict[str, date]) -> dict[str, Any]:
        return {
            **days,
            "except_walk_in": bool(self.form.values()["walk_in"]),
            "closure_id": None if self.closure is None else self.closure.id,
        }

    def _days(self) -> dict[str, date] | None:
        """Give the days, as far as they can be read."""
        values, today = self.form.values(), self._gateway.actor.today()
        try:
            first = read_day(values["first"], today)
            last = read_day(values["last"], today) if values["last"] else first
        except Refusal:
            return None
        return {"first_day": first, "last_day": last}

    def _on_saved(self, key: UUID, saved: SavedClosing) -> None:
        self._panel.changed.emit(key)
        self._panel.said.emit(saved_words(saved, removed=self._removing))
        self.calls.show_calls(saved.call)
        self.saved = self._as_saved(saved.closure_id)
        self.show_closure(None)
        self.worked.emit()

    def _as_saved(self, closure_id: int | None) -> ClosureRow | None:
        """Give what was saved; None where a closure was removed."""
        days, values = self._days(), self.form.values()
        if self._removing or closure_id is None or days is None:
            return None
        walk_in = bool(values["walk_in"])
        return ClosureRow(closure_id, days["first_day"], days["last_day"], values["name"], walk_in)

    def _on_refused(self, error: DeskError) -> None:
        self.save_button.rearm()
        if isinstance(error, NameMissing):
            self.form.refuse("name", str(error))
        elif isinstance(error, LastDayTooEarly):
            self.form.refuse("last", str(error))
        else:
            self.read_hits()  # most likely the calendar has changed in the meantime


def _fields(today: Callable[[], date]) -> list[Field]:
    return [
        day_field("first", tr("First day"), today),
        day_field("last", tr("Last day"), today, hint=tr("Empty: one day."), required=False),
        Field("name", tr("Why is the house closed?"), limit=NAME_LIMIT, required=True),
        Field("walk_in", tr("The walk-in goes on"), yes_no=True),
    ]


def _values(row: ClosureRow | None) -> dict[str, object]:
    if row is None:
        return {}
    return {
        "first": day_text(row.first_day),
        "last": day_text(row.last_day),
        "name": row.name,
        "walk_in": row.except_walk_in,
    }


def _heading(row: ClosureRow | None, *, removing: bool) -> str:
    if row is None:
        return tr("New closure")
    return tr("Remove: {name}", name=row.name) if removing else row.name
