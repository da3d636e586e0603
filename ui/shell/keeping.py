"""How the house that is open is kept: its file held, its place and its clock looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.watch import Watch

if TYPE_CHECKING:  # it is made before the database is loaded
    from pathlib import Path

    from PySide6.QtCore import QLockFile

    from ui.shell.opening import Opened
    from ui.shell.window import Window


class Keeping(QObject):
    """Keeps one house at a time; of one that is only looked at the window says why."""

    def __init__(self, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._lock: QLockFile | None = None
        self._file: Path | None = None
        self.watch = Watch(self)
        self.watch.warned.connect(window.messages.refuse)

    def begin(self, opened: Opened, file: Path | None) -> None:
        """Keep a house that was opened; ``file`` gets a mark of how it was left."""
        self._lock, self._file = opened.lock, None if opened.why else file
        self._window.frame.viewing.show_why(opened.why)

    def rest(self) -> None:
        """Ask nothing of the house any more."""
        self.watch.rest()

    def let_go(self) -> None:
        """Note how the file was left, and let another program have it."""
        from atelier.backup.marking import note_closed

        if self._file is not None:
            note_closed(self._file)
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self._file = None
