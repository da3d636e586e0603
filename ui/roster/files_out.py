"""The roster out to a calendar file: of everybody, or of one volunteer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from atelier.calendar.exchange.files import save_calendar
from atelier.calendar.exchange.ical_out import events_in
from atelier.language import tr, tr_count
from atelier.roster.calendar_out import roster_calendar
from atelier.roster.lists import volunteer_rows
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.text import PlainLabel, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.roster.rows import VolunteerRow
    from ui.gateway import Gateway


class RosterOut(Card):
    """Chooses of whom; the dialog of the system asks where.

    Signals:
        said: a sentence: it was written.
    """

    said = Signal(str)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(tr("To a calendar file"), spacing=12, parent=parent)
        self._gateway = gateway
        self.form = Form(
            [
                Field("of", tr("Of"), choices=[("", tr("Everybody"))]),
                Field("ahead", tr("Only from today on"), yes_no=True),
            ]
        )
        self.told = PlainLabel("", "soft", wrap=True)
        save = Command(self, tr("Save as…"), self.ask_where, icon="file-down", key="Ctrl+E")
        self.save = save.button(QuietButton)
        for widget in (self.form, self.told, self.save):
            self.box.addWidget(widget)
        self.form.show_values({"ahead": True})
        self.form.changed.connect(self._show_told)
        self._wanted = ""
        self._show_told()

    def show_person(self, person_id: int) -> None:
        """Offer one volunteer, once they are read; 0 is everybody."""
        self._wanted = str(person_id or "")

    def refresh(self) -> None:
        """Read the volunteers again."""
        query = partial(volunteer_rows, actor=self._gateway.actor)
        self._gateway.read(query, then=self._offer)

    @Slot()
    def ask_where(self) -> None:
        """Ask for the name of the file, in the dialog of the system, and write it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.save.words(), f"{tr('roster')}.ics", tr("Calendar (*.ics)")
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write what is chosen."""
        values, actor = self.form.values(), self._gateway.actor
        query = partial(roster_calendar, actor=actor)
        if values["of"]:
            query = partial(query, person_id=int(values["of"]))
        if values["ahead"]:
            query = partial(query, first_day=actor.today())
        self._gateway.read(query, then=partial(self._write, path))

    def _offer(self, found: Sequence[VolunteerRow]) -> None:
        editor = self.form.rows["of"].editor
        assert isinstance(editor, QComboBox)  # it was declared with choices
        before = self._wanted or editor.currentData()
        self._wanted = ""
        editor.blockSignals(True)
        editor.clear()
        editor.addItem(tr("Everybody"), "")
        for row in found:
            editor.addItem(plain(row.name), str(row.person_id))
        editor.setCurrentIndex(max(0, editor.findData(before)))
        editor.blockSignals(False)
        self._show_told()

    @Slot()
    def _show_told(self) -> None:
        """Say whose names stand in the file."""
        self.told.setText(
            tr("No other names stand in it: the volunteer may keep it on a phone.")
            if self.form.values()["of"]
            else tr("The names of all volunteers stand in it: it stays in the house.")
        )

    def _write(self, path: Path, data: bytes) -> None:
        self._gateway.run(partial(_write_calendar, path, data), then=self.said.emit)


def _write_calendar(path: Path, data: bytes) -> str:
    name = save_calendar(path, data).name
    events = events_in(data)
    return tr_count(
        "One shift stands in {file}.", "{count} shifts stand in {file}.", events, file=name
    )
