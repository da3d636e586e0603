"""From a house that is shown, or cannot be, to one that was put back, and into it again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from atelier.language import tr
from ui.shell.window import Window

if TYPE_CHECKING:
    from ui.shell.restoring import RestoreScreen
    from ui.shell.start import Start


class RestoreTask(QObject):
    """Closes the house, shows what would be put back, and opens the house again."""

    def __init__(self, start: Start, window: Window) -> None:
        super().__init__(start)
        self._start, self._window = start, window
        self.screen: RestoreScreen | None = None
        self._told = ""
        start.ready.connect(self.tell)

    @Slot()
    def ask(self) -> None:
        """Let somebody point at the backup."""
        from atelier.backup.shelf import shelf_of
        from ui.shell.restoring import ask_backup

        place = self._start.place()
        if place is None:
            self._window.messages.refuse(_on_server())
        else:
            ask_backup(self._window, shelf_of(place), self.begin)

    @Slot(str)
    def begin(self, backup: str) -> None:
        """Show what is in a backup beside what is there now; the house is closed meanwhile."""
        from atelier.domain import Clock
        from ui.shell.restoring import RestoreScreen

        gateway = self._start.gateway
        place = self._start.place() if gateway is None else gateway.file
        clock = Clock() if gateway is None else gateway.clock
        if place is None:
            self._window.messages.refuse(_on_server())
            return
        self._start.leave_house()
        self._drop()
        self.screen = RestoreScreen(place, Path(backup), clock)
        self.screen.restored.connect(self._end)
        self.screen.left.connect(self._leave)
        self._window.show_screen(self.screen)
        self.screen.begin()

    @Slot()
    def tell(self) -> None:
        """Say, in the house that was opened again, what was done; once."""
        gateway = self._start.gateway
        if not self._told or gateway is None:
            return
        from atelier.backup.asking import was_restored
        from atelier.domain import house_actor

        self._window.messages.say(self._told)
        self._told = ""
        desk = gateway.actor  # nobody has signed in there yet
        house = house_actor(site_id=desk.site_id, name=desk.name, clock=desk.clock, desk=desk.desk)
        gateway.perform(partial(was_restored, actor=house))

    def close(self) -> None:
        """Let go: the window is going away."""
        self._drop()

    @Slot(str)
    def _end(self, sentence: str) -> None:
        self._told = sentence
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self._start.open_again()
        self._drop()

    def _drop(self) -> None:
        if self.screen is not None:
            self.screen.shut()
            self.screen.deleteLater()
            self.screen = None


def _on_server() -> str:
    return tr("This house stands on a server, which keeps its own backups.")
