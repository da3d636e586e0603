"""The room on the disk and the clock of the computer: looked at while the house is open."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from atelier.language import tr

if TYPE_CHECKING:  # it is made before the database is loaded
    from datetime import datetime

    from atelier.audit.clock import Jump
    from ui.gateway import Gateway

_CLOCK_EVERY = 30_000  # milliseconds
_ROOM_EVERY = 3_600_000


class Watch(QObject):
    """Looks at one house at a time.

    Signals:
        warned: a sentence about what somebody should set right.
    """

    warned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway: Gateway | None = None
        self._seen: tuple[datetime, float] | None = None
        self._clock = QTimer(self, interval=_CLOCK_EVERY)
        self._room = QTimer(self, interval=_ROOM_EVERY)
        self._clock.timeout.connect(self.look_at_clock)
        self._room.timeout.connect(self.look_at_room)

    def begin(self, gateway: Gateway) -> None:
        """Look after a house from now on."""
        from atelier.audit.clock import clock_jump

        self._gateway, self._seen = gateway, (gateway.clock.now(), _passed())
        self._clock.start()
        self._room.start()
        self.look_at_room()
        gateway.read(partial(clock_jump, actor=gateway.actor), self._tell)

    def rest(self) -> None:
        """Let go of the house."""
        self._gateway = None
        self._clock.stop()
        self._room.stop()

    @Slot()
    def look_at_clock(self) -> None:
        """Hold the clock against the time that passed since it was last looked at."""
        from atelier.audit.clock import jump_between

        if self._gateway is None or self._seen is None:
            return
        was, then = self._seen
        self._seen = now, passed = self._gateway.clock.now(), _passed()
        self._tell(jump_between(was, now, timedelta(seconds=passed - then)))

    @Slot()
    def look_at_room(self) -> None:
        """Warn in time: a disk that is full takes no save any more (F06)."""
        from atelier.database.place import LITTLE_ROOM, free_bytes

        file = None if self._gateway is None else self._gateway.file
        free = None if file is None else free_bytes(file)
        if free is not None and free < LITTLE_ROOM:
            self.warned.emit(
                tr(
                    "The disk of this computer is almost full: there is room for {free} MB. "
                    "Make room, or soon nothing can be saved.",
                    free=free // 1_000_000,
                )
            )

    def _tell(self, jump: Jump | None) -> None:
        from atelier.audit.clock import jump_in_words, note_jump

        if jump is not None and self._gateway is not None:
            actor = self._gateway.actor
            self._gateway.keep(partial(note_jump, jump=jump, actor=actor))
            self.warned.emit(jump_in_words(jump, actor))


def _passed() -> float:
    """Give seconds that nobody can set; sleep counts where the system can tell."""
    sleeping = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if sleeping is None else time.clock_gettime(sleeping)
