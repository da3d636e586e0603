"""Copies outside this computer: the place, and the passphrase that locks them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from atelier.backup.asking import house_on_card, may_choose_outside
from atelier.backup.card import safe_sheet
from atelier.backup.outside import choose_outside, forget_outside
from atelier.backup.sealing import LEAST, new_passphrase
from atelier.backup.status import Status
from atelier.backup.words import outside_sentence
from atelier.domain import Clock
from atelier.language import tr
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.pill import Pill
from ui.kit.wrapped_label import WrappedLabel
from ui.settings.backup_card import pill_of

if TYPE_CHECKING:
    from ui.settings.backup_panel import BackupPanel


class BackupOutsideCard(Card):
    """The passphrase is made up here, printed once, and kept nowhere."""

    def __init__(self, panel: BackupPanel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Copies outside this computer"), spacing=12, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self.sentence, self.pill = WrappedLabel(""), Pill()
        self.form = Form(_fields())
        self.form.rows["words"].editor.setProperty("passing", True)  # a secret is no draft
        self.choose = QuietButton(tr("Choose a folder…"), icon="folder-open")
        self.print_words = QuietButton(tr("Print the sheet for the safe"), icon="printer")
        self.save = PrimaryButton(tr("Send copies there"), icon="lock", once=True)
        self.stop = QuietButton(tr("Send no more copies"), icon="x")
        self.save.rearm_with(self._gateway.busy)
        self._lay_out()
        self.choose.pushed.connect(self.ask_folder)
        self.print_words.pushed.connect(self.print_sheet)
        self.save.pushed.connect(self.keep)
        self.stop.pushed.connect(self.forget)
        self.form.show_values({"words": new_passphrase()})

    def show_place(self, status: Status, folder: Path | None, clock: Clock) -> None:
        """Show where copies go, and when the last one got there."""
        text = outside_sentence(status, clock)
        self.sentence.setText(text if folder is None else f"{folder}: {text}")
        self.pill.show_text(*(pill_of(status.outside_age) if folder else ("", "neutral")))
        self.stop.setVisible(folder is not None)

    @Slot()
    def ask_folder(self) -> None:
        """Ask for the folder, in the dialog of the system."""
        dialog = QFileDialog(self, tr("Choose a folder…"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.show_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def show_folder(self, folder: str) -> None:
        """Fill in the folder that was chosen."""
        self.form.rows["folder"].show_value(folder)

    @Slot()
    def print_sheet(self) -> None:
        """Show the sheet with the passphrase, for the safe."""
        if self.form.rows["words"].check():
            query = partial(house_on_card, actor=self._gateway.actor)
            self._gateway.read(query, then=self._print)

    @Slot()
    def keep(self) -> None:
        """Send a locked copy there from now on, the first one at once."""
        if not self.form.check():
            self.save.rearm()
            return
        values = self.form.values()
        folder, words = Path(str(values["folder"])), str(values["words"])
        self._allowed(partial(self._choose, folder, words))

    @Slot()
    def forget(self) -> None:
        """Send no more copies; those that are there stay."""
        self._allowed(self._forget)

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.pill)
        head.addWidget(self.sentence, stretch=1)
        self.box.addLayout(head)
        self.box.addWidget(self.form)
        for group in ((self.choose, self.print_words), (self.save, self.stop)):
            line = spaced(QHBoxLayout(), 8)
            for button in group:
                line.addWidget(button)
            line.addStretch(1)
            self.box.addLayout(line)

    def _allowed(self, then: Callable[[], object]) -> None:
        action = partial(may_choose_outside, actor=self._gateway.actor)
        self._gateway.perform(action, then=lambda _nothing: then())

    def _choose(self, folder: Path, words: str) -> None:
        file = self._gateway.file
        if file is not None:
            task = partial(choose_outside, file, folder=folder, passphrase=words)
            self._gateway.run(task, lambda _outside: self._panel.make())

    def _forget(self) -> None:
        file = self._gateway.file
        if file is not None:
            self._gateway.run(partial(forget_outside, file), lambda _none: self._panel.refresh())

    def _print(self, house: str) -> None:
        words = str(self.form.values()["words"])
        task = partial(_sheet, house, words, self._gateway.clock)
        title = tr("For the safe")
        self._gateway.run(task, lambda pdf: self._panel.preview_requested.emit(pdf, title, None))


def _sheet(house: str, words: str, clock: Clock) -> bytes:
    return safe_sheet(house=house, passphrase=words, clock=clock).pdf


def _fields() -> list[Field]:
    return [
        Field(
            "folder",
            tr("Folder on a stick, on the network, or one that is synced"),
            hint=tr("Each backup puts a locked copy there, as long as the place is there."),
            required=True,
            limit=400,
        ),
        Field(
            "words",
            tr("Passphrase"),
            hint=tr("Print it for the safe. It is kept nowhere else, and nobody can find it out."),
            required=True,
            check=_long_enough,
        ),
    ]


def _long_enough(words: str) -> str:
    if len(words) >= LEAST:
        return ""
    return tr("This passphrase is too short: {least} letters at least.", least=LEAST)
