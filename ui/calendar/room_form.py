"""One room: its name, how many fit, what it has, and the minutes before and after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.room_refusals import (
    CapacityWrong,
    MinutesWrong,
    RoomNameMissing,
    RoomNameTaken,
)
from atelier.calendar.rooms import (
    NAME_LIMIT,
    TEXT_LIMIT,
    RoomFacts,
    RoomRow,
    add_room,
    change_room,
    remove_room,
)
from atelier.domain import DeskError, Refusal
from atelier.language import tr
from ui.calendar.typed_fields import capacity_field, minutes_field, read_number
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft
from ui.kit.measures import spaced
from ui.kit.scrolling import scrolling
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from ui.kit.panel import Panel

_FIELD_OF: dict[type[Refusal], str] = {
    RoomNameMissing: "name",
    RoomNameTaken: "name",
    CapacityWrong: "capacity",
    MinutesWrong: "setup",
}


class RoomForm(Card):
    """Adds or changes a room. A room in which something was ever planned cannot be removed.

    Signals:
        worked: a room was added, changed or removed.
    """

    worked = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self.room: RoomRow | None = None
        self._key = uuid4()
        self.heading = PlainLabel("", "heading")
        self.form = Form(_fields())
        self.draft = Draft(self.form)
        self.note = PlainLabel("", "soft", wrap=True)
        save = Command(self, tr("Save room"), self.save, icon="save", key="Ctrl+Return")
        self._remove = Command(self, tr("Remove room"), self.remove, icon="trash-2", key="Ctrl+D")
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)
        inside = QWidget()
        column = spaced(QVBoxLayout(inside), 12)
        side_by_side(self.form, "setup", "clearing", "capacity")
        for widget in (self.heading, self.form, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        self.box.addWidget(scrolling(inside), stretch=1)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save_button)
        line.addWidget(self._remove.button(QuietButton))
        line.addStretch(1)
        self.box.addLayout(line)

    def show_room(self, room: RoomRow | None) -> None:
        """Show a room, or an empty form."""
        self.room, self._key = room, uuid4()
        self.heading.setText(tr("New room") if room is None else room.facts.name)
        self.form.show_values(_values(room))
        self.draft.begin()
        self._remove.setEnabled(room is not None and not room.used)
        self.note.setText(
            tr("Something is or was planned in this room, so it cannot be removed.")
            if room is not None and room.used
            else ""
        )

    def room_is(self, room: RoomRow) -> None:
        """Hear what the room is by now; what was typed stays, unless nothing was."""
        if self.room is None or self.form.values() == _typed(self.room):
            self.show_room(room)

    @Slot()
    def save(self) -> None:
        """Save what is filled in."""
        if not self.form.check():
            self.save_button.rearm()
            return
        facts, room = _facts(self.form.values()), self.room
        action: partial[int] = partial(add_room, facts=facts)
        if room is not None:
            action = partial(change_room, room_id=room.id, version=room.version, facts=facts)
        self._perform(action, tr("{name} was saved.", name=facts.name))

    @Slot()
    def remove(self) -> None:
        """Remove a room that nothing uses."""
        if self.room is not None:
            action = partial(remove_room, room_id=self.room.id)
            self._perform(action, tr("{name} was removed.", name=self.room.facts.name))

    def _perform(self, action: partial[int], words: str) -> None:
        self._gateway.perform(
            partial(action, actor=self._gateway.actor, key=self._key),
            then=partial(self._on_saved, self._key, words),
            otherwise=self._on_refused,
        )

    def _on_saved(self, key: UUID, words: str, _id: int) -> None:
        self.show_room(None)
        self._panel.changed.emit(key)
        self._panel.said.emit(words)
        self.worked.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save_button.rearm()
        name = _FIELD_OF.get(type(error))  # type: ignore[arg-type]  # other errors have none
        if name is not None:
            self.form.refuse(name, str(error))
        else:
            self.note.setText(str(error))


def _fields() -> list[Field]:
    return [
        Field("name", tr("What is the room called?"), limit=NAME_LIMIT, required=True),
        minutes_field("setup", tr("Minutes to set up")),
        minutes_field("clearing", tr("Minutes to clear away")),
        capacity_field("capacity", tr("How many people fit?")),
        Field(
            "features",
            tr("What is in it?"),
            hint=tr("For example: projector, kitchen, wheelchair access"),
            limit=TEXT_LIMIT,
        ),
        Field("description", tr("Where is it, and what else is there to say?"), limit=TEXT_LIMIT),
    ]


def _values(room: RoomRow | None) -> dict[str, object]:
    if room is None:
        return {"setup": "0", "clearing": "0"}
    facts = room.facts
    return {
        "name": facts.name,
        "setup": str(facts.setup_minutes),
        "clearing": str(facts.clearing_minutes),
        "capacity": "" if facts.capacity is None else str(facts.capacity),
        "features": facts.features,
        "description": facts.description,
    }


def _typed(room: RoomRow) -> dict[str, object]:
    return {name: str(value) for name, value in _values(room).items()}


def _facts(values: dict[str, str]) -> RoomFacts:
    return RoomFacts(
        values["name"],
        read_number(CapacityWrong, values["capacity"]),
        values["features"],
        read_number(MinutesWrong, values["setup"]) or 0,
        read_number(MinutesWrong, values["clearing"]) or 0,
        values["description"],
    )
