"""A picture of the page, for the README, the help pages and eyes."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal, Slot

from ui.shell.start import Start
from ui.shell.window import Window

_LOOKS_EVERY = 50  # milliseconds
_QUIET_LOOKS = 3  # so often nothing may be under way before the page counts as complete
_PATIENCE = 2400  # looks; two minutes


class Picture(QObject):
    """Waits until everything that was asked for stands there, and saves the window.

    Signals:
        taken: the picture was saved.
        missed: it could not be; a sentence that says why.
    """

    taken = Signal()
    missed = Signal(str)

    def __init__(self, window: Window, start: Start, path: Path, size: tuple[int, int]) -> None:
        super().__init__(window)
        self._window, self._start, self._path = window, start, path
        self._quiet, self._looks = 0, 0
        window.setFixedSize(*size)
        self._timer = QTimer(self, interval=_LOOKS_EVERY)
        self._timer.timeout.connect(self._look)
        start.ready.connect(self._timer.start)
        start.failed.connect(self.missed)

    @Slot()
    def _look(self) -> None:
        gateway = self._start.gateway
        self._looks += 1
        idle = gateway is not None and gateway.idle and self._window.drawn
        self._quiet = self._quiet + 1 if idle else 0
        if self._quiet >= _QUIET_LOOKS or self._looks >= _PATIENCE:
            self._timer.stop()
            self._save()

    def _save(self) -> None:
        from atelier.domain import DeskError
        from atelier.tables.saving import save_bytes

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")
        try:
            save_bytes(self._path.absolute(), bytes(buffer.data().data()))
        except DeskError as error:
            self.missed.emit(str(error))
        else:
            self.taken.emit()
