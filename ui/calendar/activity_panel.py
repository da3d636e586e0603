"""The form of one activity: everything that is decided about it, corrected in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.activities import (
    EditedMeanwhile,
    SavedActivity,
    SettingTooFar,
    save_activity,
)
from atelier.calendar.activity_facts import (
    ActivityFacts,
    ActivityNameMissing,
    MinimumAboveCapacity,
    NeutralNameMissing,
)
from atelier.calendar.activity_queries import ActivityForm, PlanningChoices, planning_choices
from atelier.domain import Activity, ActivitySetting, DeskError, Organisation, Refusal, Room
from atelier.language import tr
from ui.calendar.activity_cards import ActivityCards
from ui.calendar.activity_fields import fill_choices
from ui.calendar.facts import EditActivity, PlanSeries
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.commands import Command
from ui.kit.form import Field, FieldRow
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from ui.gateway import Gateway

_BESIDE: dict[type[DeskError], str] = {
    ActivityNameMissing: "name",
    NeutralNameMissing: "public_name",
    MinimumAboveCapacity: "minimum",
    SettingTooFar: "setting_from",
}


class ActivityPanel(Panel):
    """Ctrl+Enter saves the form as a whole; a new activity goes on to its dates."""

    watches = frozenset({Activity, ActivitySetting, Organisation, Room})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Activity")
        self._facts = EditActivity()
        self._form: ActivityForm | None = None
        self._key = uuid4()
        self._saving = False
        self.heading = PlainLabel("", "heading")
        self.copy = FieldRow(Field("copy", tr("Begin with a copy of"), choices=[(None, "–")]))
        self.cards = ActivityCards(gateway.clock.today)
        self._copy = Command(self, tr("Make a copy"), self._on_copy, icon="plus", key="Ctrl+D")
        self._plan = Command(
            self, tr("Plan its dates"), self._on_plan, icon="calendar-days", key="Ctrl+G"
        )
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        Command(self, tr("Save"), self.save, key="Ctrl+Enter")
        close = Command(self, tr("Close"), self._on_close, icon="x")
        self.save_button = save.button(PrimaryButton)
        self.close_button = close.button(QuietButton)
        self.others = [command.button(QuietButton) for command in (self._copy, self._plan)]
        self._lay_out()
        self.copy.changed.connect(self._on_copy_chosen)

    def begin(self, facts: object) -> None:
        """Begin with an activity, with a copy of one, or with nothing."""
        assert isinstance(facts, EditActivity)
        self._facts, self._form = facts, None
        self._key, self._saving = uuid4(), False
        self.copy.show_value(None)
        self.cards.show_facts(ActivityFacts(name=""), None)
        self._show_heading()
        self._read(facts.activity_id or facts.copy_of, self._show_read)

    def refresh(self) -> None:
        """Read the rooms and the partners again; what is typed stays."""
        self._read(None, self._show_choices)

    def take_focus(self) -> None:
        """Put the cursor in the name."""
        self.cards.rows["name"].editor.setFocus()

    @Slot()
    def save(self) -> None:
        """Save the form as a whole, once; a refusal stands beside its field."""
        facts = None if self._saving else self.cards.facts()
        if facts is None:
            return
        new = self._facts.activity_id is None
        self._saving = True
        action = partial(
            save_activity,
            facts=facts,
            actor=self.gateway.actor,
            key=self._key,
            activity_id=self._facts.activity_id,
            version=None if self._form is None or new else self._form.version,
        )
        then = partial(self._on_saved, facts.name, self._key, new)
        self.gateway.perform(action, then=then, otherwise=self._on_refused)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 12)
        head = spaced(QHBoxLayout(), 16)
        head.addWidget(self.heading, stretch=1)
        head.addWidget(sized(self.copy, least_width=260))
        column.addLayout(head)
        column.addWidget(self.cards, stretch=1)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.close_button)
        for button in self.others:
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.save_button)
        column.addLayout(line)

    def _read(self, activity_id: int | None, then: Callable[[PlanningChoices], object]) -> None:
        query = partial(planning_choices, activity_id=activity_id, actor=self.gateway.actor)
        self.gateway.read(query, then=then, otherwise=self._on_gone)

    def _show_read(self, found: PlanningChoices) -> None:
        self._show_choices(found)
        self._form = found.form
        if self._form is not None:
            own = self._facts.activity_id is not None
            self.cards.show_facts(self._form.facts, self._form if own else None)
        self._show_heading()

    def _show_choices(self, found: PlanningChoices) -> None:
        self.cards.show_choices(found.choices)
        names = [(row.id, row.name) for row in found.activities]
        fill_choices(self.copy.editor, [(None, "–"), *names])

    def _show_heading(self) -> None:
        new = self._facts.activity_id is None
        name = "" if self._form is None else self._form.facts.name
        self.heading.setText(tr("New activity") if new else name)
        self.copy.setVisible(new)
        for command, button in zip((self._copy, self._plan), self.others, strict=True):
            command.setEnabled(not new)
            button.setVisible(not new)
        self.save_button.set_words(tr("Save and plan its dates") if new else tr("Save"))

    def _on_saved(self, name: str, key: UUID, new: bool, saved: SavedActivity) -> None:
        self._saving, self._key = False, uuid4()
        self.changed.emit(key)
        self.said.emit(tr("{name} was saved.", name=name))
        for warning in saved.warnings:
            self.warned.emit(warning)
        if new:
            self.opened.emit("series", PlanSeries(activity_id=saved.activity_id))
        else:
            self.closed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self._saving = False
        if isinstance(error, EditedMeanwhile):
            self._form = error.theirs
            self.cards.show_both(error.theirs)
        elif isinstance(error, Refusal) and type(error) in _BESIDE:
            self.cards.refuse(_BESIDE[type(error)], str(error))

    def _on_gone(self, _error: DeskError) -> None:
        self.closed.emit()

    @Slot()
    def _on_copy_chosen(self) -> None:
        chosen = self.copy.value()
        if chosen is not None:
            self._read(int(chosen), self._show_read)

    @Slot()
    def _on_copy(self) -> None:
        if self._facts.activity_id is not None:
            self.begin(EditActivity(copy_of=self._facts.activity_id))
            self.take_focus()

    @Slot()
    def _on_plan(self) -> None:
        if self._facts.activity_id is not None:
            self.opened.emit("series", PlanSeries(activity_id=self._facts.activity_id))

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()
