"""When a desk locks by itself: by the clock of the house and by one that nobody can set.

A computer that slept moved only the first, a clock that was set back only the second; either is
enough (RELIABILITY 1.5, F50, F58). Sooner than that, names are hidden until somebody is there
again (RELIABILITY 1.2).
"""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as wall_time

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow

from atelier.domain import Clock

LONGEST_VISIT = timedelta(hours=12)
ENDS_AT = wall_time(3, 0)  # of the day after: three hours after the day has changed
_EVERY = 1000  # milliseconds
_SLEPT = timedelta(seconds=90)  # more than a clock is ever put right by
_HANDS = {
    *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove),
    *(QEvent.Type.Wheel, QEvent.Type.TouchBegin),
    QEvent.Type.KeyRelease,  # of a key that was a command, the press does not come here
}
_WAKING = {QEvent.Type.Expose, QEvent.Type.FocusIn}


class Idle(QObject):
    """Watches the clocks while somebody is signed in.

    Signals:
        over: nobody was at the desk for too long, or the visit lasted too long.
        day_changed: it is another day.
        quiet: no hand moved for so long that names are to be hidden.
        woken: a hand moved again. Whatever it pressed comes after this.
    """

    over = Signal()
    quiet = Signal()
    woken = Signal()
    day_changed = Signal()

    def __init__(
        self,
        clock: Callable[[], Clock],
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._monotonic = clock, monotonic
        self._limit: timedelta | None = None
        self._quiet_after: timedelta | None = None
        self._is_quiet, self._mouse = False, QPointF()
        self._day: date = clock().today()
        self._since = self._touched = self._now()
        self._end = clock().now()
        self._ticking = QTimer(self, interval=_EVERY)
        self._ticking.timeout.connect(self.check)
        self._ticking.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    def watch(self, window: QWindow) -> None:
        """Notice keys and the mouse in a window; before it is painted anew, look at the clocks."""
        window.installEventFilter(self)

    def begin(self, limit: timedelta) -> None:
        """Somebody signed in; ``limit``: how long the desk stays open without them."""
        self._limit = limit
        self._since = self._touched = self._now()
        clock = self._clock()
        wall = clock.wall(clock.now())
        day = wall.date() if wall.time() < ENDS_AT else wall.date() + timedelta(days=1)
        self._end = clock.moment(day, ENDS_AT)

    def rest(self) -> None:
        """Nobody is signed in any more."""
        self._limit = None

    def close(self) -> None:
        """Look at no clock any more."""
        self._limit = self._quiet_after = None
        self._ticking.stop()

    def set_quiet(self, after: timedelta | None) -> None:
        """Tell when no hand moved for this long, whoever is signed in; None: never."""
        self._quiet_after = after

    def set_limit(self, limit: timedelta) -> None:
        """Wait longer or shorter from now on, if anybody is signed in."""
        if self._limit is not None:
            self._limit = limit

    def touch(self) -> None:
        """Somebody is at the desk."""
        self._touched = self._now()
        if self._is_quiet:
            self._is_quiet = False
            self.woken.emit()

    @Slot()
    def check(self) -> None:
        """Look at both clocks."""
        after = self._quiet_after
        if after is not None and not self._is_quiet and self._idle() >= after:
            self._is_quiet = True
            self.quiet.emit()
        self._look()

    def _look(self) -> None:
        today = self._clock().today()
        if today != self._day:
            self._day = today
            self.day_changed.emit()
        if self._limit is not None and self._is_over(self._limit):
            self._limit = None
            self.over.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _WAKING:
            self.check()
        elif kind in _HANDS and not self._lies_still(event):
            self._look()  # a hand on a desk that should have been locked does not keep it open
            self.touch()
        return super().eventFilter(watched, event)

    def _is_over(self, limit: timedelta) -> bool:
        visit = _passed(self._since, self._now())
        late = self._clock().now() >= self._end
        return self._slept() or self._idle() >= limit or visit >= LONGEST_VISIT or late

    def _slept(self) -> bool:
        """Whether the computer slept since somebody was here: only the house's clock went on."""
        wall, steady = self._now()
        passed = wall - self._touched[0], timedelta(seconds=steady - self._touched[1])
        return passed[0] - passed[1] >= _SLEPT

    def _idle(self) -> timedelta:
        return _passed(self._touched, self._now())

    def _lies_still(self, event: QEvent) -> bool:
        """Tell a mouse that moved from one under which the window changed."""
        if event.type() is not QEvent.Type.MouseMove or not isinstance(event, QMouseEvent):
            return False
        before, self._mouse = self._mouse, event.globalPosition()
        return before == self._mouse

    def _now(self) -> tuple[datetime, float]:
        return self._clock().now(), self._monotonic()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationSuspended and self._limit is not None:
            self._limit = None
            self.over.emit()
        elif state is Qt.ApplicationState.ApplicationActive:
            self.check()


def _passed(then: tuple[datetime, float], now: tuple[datetime, float]) -> timedelta:
    """Give how long it has been by whichever clock says longest."""
    return max(now[0] - then[0], timedelta(seconds=now[1] - then[1]))
