"""Backups: how old the newest is, making one, putting one back, and copies outside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.backup.asking import house_on_card, may_back_up, may_restore
from atelier.backup.card import restore_card
from atelier.backup.disk import Encryption, encryption_of
from atelier.backup.making import Kept, make_backup
from atelier.backup.outside import outside_of
from atelier.backup.shelf import Backup, backups_of
from atelier.backup.status import Status, status_of
from atelier.domain import Clock
from atelier.language import tr
from ui.gateway import Gateway
from ui.kit.measures import spaced
from ui.kit.panel import Panel
from ui.settings.backup_card import BackupCard
from ui.settings.backup_outside_card import BackupOutsideCard

_RESTORE = "restore"  # the shell closes the house for it


class Shown(NamedTuple):
    """What the panel shows: how old the newest is, all there are, where copies go, and the disk."""

    status: Status
    backups: tuple[Backup, ...]
    outside: Path | None
    disk: Encryption


class BackupPanel(Panel):
    """Files are looked at and written behind the window, as everything that takes time."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.card, self.outside = BackupCard(), BackupOutsideCard(self)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.card)
        column.addWidget(self.outside)
        column.addStretch(1)
        self.card.make.pushed.connect(self.make)
        self.card.put_back.pushed.connect(self.put_back)
        self.card.print_card.pushed.connect(self.print_shown)
        self.card.rows.opened.connect(self.put_back)
        self.card.make.rearm_with(gateway.busy)

    def begin(self, facts: object) -> None:
        """Show what there is."""
        _ = facts  # no page asks for anything within it
        on_server = self.gateway.file is None
        self.card.show_server(on_server=on_server)
        self.outside.setVisible(not on_server)
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor on the button that makes one."""
        self.card.make.setFocus()

    def refresh(self) -> None:
        """Look again what there is."""
        self._run(_look, self._show)

    @Slot()
    def make(self) -> None:
        """Make a backup now."""
        self._when_allowed(may_back_up, partial(self._run, _make, self._told_made))

    @Slot()
    def put_back(self) -> None:
        """Put the chosen backup back: the window closes the house and shows what is in it."""
        chosen = self.card.rows.chosen()
        if chosen is None:
            self.warned.emit(tr("Choose a backup in the list first."))
            return
        wanted = partial(self.page_wanted.emit, _RESTORE, str(chosen.path))
        self._when_allowed(may_restore, wanted)

    @Slot()
    def print_shown(self) -> None:
        """Show the card that says how a backup is put back."""
        query = partial(house_on_card, actor=self.gateway.actor)
        self.gateway.read(query, then=self._print_card)

    def _print_card(self, house: str) -> None:
        file = self.gateway.file
        if file is None:
            return
        task = partial(_card, file, house, self.gateway.clock)
        title = tr("Putting a backup back")
        self.gateway.run(task, lambda pdf: self.preview_requested.emit(pdf, title, None))

    def _when_allowed(self, ask: Callable[..., None], then: Callable[[], object]) -> None:
        action = partial(ask, actor=self.gateway.actor)
        self.gateway.perform(action, then=lambda _nothing: then())

    def _run(self, task: Callable[[Path, Clock], object], then: Callable[..., object]) -> None:
        file = self.gateway.file
        if file is not None:
            self.gateway.run(partial(task, file, self.gateway.clock), then)

    def _show(self, shown: Shown) -> None:
        self.card.show_backups(shown.status, shown.backups, self.gateway.clock)
        self.card.show_disk(shown.disk)
        self.outside.show_place(shown.status, shown.outside, self.gateway.clock)

    def _told_made(self, kept: Kept) -> None:
        if kept.outside:
            self.warned.emit(tr("The backup was made, but no copy got outside. {why}",
                                why=kept.outside))  # fmt: skip
        else:
            self.said.emit(tr("The backup was made, and it is good."))
        self.refresh()


def _look(file: Path, clock: Clock) -> Shown:
    outside = outside_of(file)
    return Shown(
        status_of(file, clock=clock),
        backups_of(file, clock),
        None if outside is None else outside.folder,
        encryption_of(file),
    )


def _make(file: Path, clock: Clock) -> Kept:
    return make_backup(file, clock=clock)


def _card(file: Path, house: str, clock: Clock) -> bytes:
    outside = outside_of(file)
    folder = None if outside is None else outside.folder
    return restore_card(house=house, database=file, outside=folder, clock=clock).pdf
