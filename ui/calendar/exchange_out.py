"""The calendar out: what of it, of which activity or room, and into which file."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from atelier.calendar.exchange.agenda import agenda_table
from atelier.calendar.exchange.files import save_calendar
from atelier.calendar.exchange.ical_out import events_in, programme_calendar
from atelier.calendar.exporting import programme_table
from atelier.calendar.paper.offered import Offered, offered
from atelier.domain import DeskError
from atelier.language import tr, tr_count
from atelier.tables.writing import write_table
from ui.calendar.facts import Exchange
from ui.kit.background import Background
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.tables.writing import Cell
    from ui.gateway import Gateway


class What(StrEnum):
    """What is written to a file."""

    CALENDAR = "calendar"
    AGENDA = "agenda"
    PROGRAMME = "programme"


class OutCard(Card):
    """Chooses what goes out; the dialog of the system asks where.

    Signals:
        said: a sentence: it was written.
        warned: a sentence: it was not.
    """

    said = Signal(str)
    warned = Signal(str)

    def __init__(
        self, gateway: Gateway, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("To a file"), spacing=12, parent=parent)
        self._gateway, self._background = gateway, background
        self.form = Form(_fields())
        save = Command(self, tr("Save as…"), self.ask_where, icon="file-down", key="Ctrl+E")
        self.save = save.button(QuietButton)
        self.box.addWidget(self.form)
        self.box.addWidget(self.save)
        self.form.show_values({"what": What.CALENDAR.value, "ahead": True})
        self.form.changed.connect(self._on_changed)
        self._wanted = ""

    def begin(self, facts: Exchange) -> None:
        """Offer what was pointed at."""
        self._wanted = ""
        if facts.activity_id is not None:
            self._wanted = f"a{facts.activity_id}"
        elif facts.room_id is not None:
            self._wanted = f"r{facts.room_id}"
        self.refresh()

    def refresh(self) -> None:
        """Read the rooms and the activities again."""
        query = partial(offered, occurrence_id=None, actor=self._gateway.actor)
        self._gateway.read(query, then=self._show_offered)

    @Slot()
    def ask_where(self) -> None:
        """Ask for the name of the file, in the dialog of the system, and write it."""
        kinds = tr("Excel workbook (*.xlsx);;CSV (*.csv)")
        name, ending = tr("programme"), ".xlsx"
        if self._what() is What.CALENDAR:
            kinds, ending = tr("Calendar (*.ics)"), ".ics"
        elif self._what() is What.AGENDA:
            name = tr("agenda")
        chosen, _ = QFileDialog.getSaveFileName(self, self.save.words(), f"{name}{ending}", kinds)
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write what is chosen; of a list the ending decides the form."""
        actor, values = self._gateway.actor, self.form.values()
        activity_id, room_id = self._some()
        first_day = actor.today() if values["ahead"] else None
        match self._what():
            case What.CALENDAR:
                made = partial(
                    programme_calendar,
                    actor=actor,
                    activity_id=activity_id,
                    room_id=room_id,
                    first_day=first_day,
                    internal=bool(values["internal"]),
                )
                self._gateway.read(made, then=partial(self._save, path))
            case What.AGENDA:
                table = partial(
                    agenda_table,
                    actor=actor,
                    activity_id=activity_id,
                    room_id=room_id,
                    first_day=first_day,
                )
                self._gateway.read(table, then=partial(self._save_table, path))
            case What.PROGRAMME:
                whole = partial(programme_table, actor=actor)
                self._gateway.read(whole, then=partial(self._save_table, path))

    def _what(self) -> What:
        return What(self.form.values()["what"])

    def _some(self) -> tuple[int | None, int | None]:
        """Give the activity or the room to which it is narrowed."""
        chosen = str(self.form.values()["of"] or "")
        if not chosen:
            return None, None
        number = int(chosen[1:])
        return (number, None) if chosen[0] == "a" else (None, number)

    def _show_offered(self, found: Offered) -> None:
        editor = self.form.rows["of"].editor
        assert isinstance(editor, QComboBox)  # it was declared with choices
        before = self._wanted or editor.currentData()
        self._wanted = ""
        editor.blockSignals(True)
        editor.clear()
        editor.addItem(tr("The whole house"), "")
        for letter, some in (("a", found.activities), ("r", found.rooms)):
            for number, name in some:
                editor.addItem(plain(name), f"{letter}{number}")
        editor.setCurrentIndex(max(0, editor.findData(before)))
        editor.blockSignals(False)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        """Leave out what does not belong to the choice."""
        what = self._what()
        for name in ("of", "ahead"):
            self.form.rows[name].setEnabled(what is not What.PROGRAMME)
        whole = what is What.CALENDAR and self._some()[0] is None
        self.form.rows["internal"].setEnabled(whole)

    def _save(self, path: Path, data: bytes) -> None:
        self._background.run(
            partial(_write_calendar, path, data), then=self._on_saved, otherwise=self._on_refused
        )

    def _save_table(self, path: Path, made: tuple[Sequence[str], Sequence[Sequence[Cell]]]) -> None:
        self._background.run(
            partial(_write_table, path, made), then=self._on_saved, otherwise=self._on_refused
        )

    def _on_saved(self, sentence: str) -> None:
        self.said.emit(sentence)

    def _on_refused(self, error: BaseException) -> None:
        self.warned.emit(told(error))


def told(error: BaseException) -> str:
    """Give the sentence of what went wrong; what has none is a bug, and stays one."""
    if not isinstance(error, DeskError):
        raise error
    return str(error)


def _write_calendar(path: Path, data: bytes) -> str:
    name = save_calendar(path, data).name
    events = events_in(data)
    return tr_count(
        "One event stands in {file}.", "{count} events stand in {file}.", events, file=name
    )


def _write_table(path: Path, made: tuple[Sequence[str], Sequence[Sequence[Cell]]]) -> str:
    header, rows = made
    name = write_table(path, header, rows).name
    return tr_count(
        "One row stands in {file}.", "{count} rows stand in {file}.", len(rows), file=name
    )


def _fields() -> list[Field]:
    return [
        Field(
            "what",
            tr("What"),
            choices=[
                (What.CALENDAR.value, tr("Calendar (phone, computer)")),
                (What.AGENDA.value, tr("Agenda: a row for each date")),
                (What.PROGRAMME.value, tr("Programme: a row per activity")),
            ],
        ),
        Field("of", tr("Of"), choices=[("", tr("The whole house"))]),
        Field("ahead", tr("Only from today on"), yes_no=True),
        Field("internal", tr("Meetings of the house itself too"), yes_no=True),
    ]
