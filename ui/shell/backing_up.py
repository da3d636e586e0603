"""Backups that nobody has to think of: each hour of work, each morning, and when it is closed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from ui.kit.background import Background

if TYPE_CHECKING:  # it is made before the database is loaded
    from pathlib import Path

    from atelier.backup.status import Status
    from atelier.domain import Clock

_FIRST = 5_000  # milliseconds after the house is shown: what is on the screen comes first
_EVERY = 600_000  # milliseconds between two looks whether it is time
_CALM = 700  # milliseconds that the folder must be left alone before it is looked at again


class BackingUp(QObject):
    """Looks after the backups of one file at a time, on a thread of its own.

    Signals:
        looked: how old the backups are (``atelier.backup.status.Status``).
    """

    looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = Background("backup", self)
        self._file: Path | None = None
        self._clock: Clock | None = None
        self._watcher = QFileSystemWatcher(self)
        self._first = QTimer(self, interval=_FIRST, singleShot=True)
        self._next = QTimer(self, interval=_EVERY)
        self._calm = QTimer(self, interval=_CALM, singleShot=True)
        self._first.timeout.connect(self.tend)
        self._next.timeout.connect(self.tend)
        self._calm.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._wait_for_calm)

    def begin(self, file: Path | None, clock: Clock) -> None:
        """Look after a file from now on; None is a server's, which looks after itself."""
        self.rest()
        self._file, self._clock = file, clock
        if file is not None:
            self._first.start()
            self._next.start()

    def rest(self) -> None:
        """Let go of the file."""
        self._file = None
        for timer in (self._first, self._next, self._calm):
            timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    @Slot()
    def tend(self) -> None:
        """Make a backup if it is time, then say how old the newest is."""
        if self._file is not None and self._clock is not None:
            self.background.run(partial(_tend, self._file, self._clock), self._show)

    @Slot()
    def look(self) -> None:
        """Say how old the newest is: somebody made one, or took one away."""
        if self._file is not None and self._clock is not None:
            self.background.run(partial(_look, self._file, self._clock), self._show)

    def close(self) -> None:
        """Make the last backup of the day, if something was saved since the last one."""
        file, clock = self._file, self._clock
        self.rest()
        self.background.close()
        if file is not None and clock is not None:
            _finish(file, clock)

    @Slot()
    def _wait_for_calm(self) -> None:
        self._calm.start()

    def _show(self, status: Status) -> None:
        if self._file is None:
            return
        from atelier.backup.shelf import shelf_of

        folder = str(shelf_of(self._file))
        if folder not in self._watcher.directories() and shelf_of(self._file).is_dir():
            self._watcher.addPath(folder)
        self.looked.emit(status)


def _tend(file: Path, clock: Clock) -> Status:
    from atelier.backup.making import is_due, make_backup
    from atelier.backup.shelf import Kind
    from atelier.domain import DeskError

    if is_due(file, clock=clock):
        with suppress(DeskError):  # the age of the newest one says it, until it succeeds
            make_backup(file, clock=clock, kind=Kind.AUTOMATIC)
    return _look(file, clock)


def _look(file: Path, clock: Clock) -> Status:
    from atelier.backup.status import status_of

    return status_of(file, clock=clock)


def _finish(file: Path, clock: Clock) -> None:
    from atelier.backup.making import is_behind, make_backup
    from atelier.backup.shelf import Kind
    from atelier.domain import DeskError

    with suppress(DeskError):  # nobody is there to be told; the next start says how old it is
        if is_behind(file, clock=clock):
            make_backup(file, clock=clock, kind=Kind.AUTOMATIC)
