"""What was kept long enough: looked at each day, carried out when confirmed, said in the rail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from atelier.domain import (
    Leak,
    PersonRequest,
    RetentionCount,
    RetentionList,
    RetentionWatch,
    house_actor,
)
from atelier.language import tr
from atelier.retention.lists import carry_on, look
from atelier.retention.reminding import Reminder, reminder_of

if TYPE_CHECKING:
    from datetime import date

    from atelier.domain import Actor, Changes
    from ui.gateway import Gateway
    from ui.shell.retention_line import RetentionLine

_FIRST = 20_000  # milliseconds after the house is shown: who opens it comes first
_EVERY = 600_000  # milliseconds between two looks whether a new day has begun
_TOLD_BY: Changes = frozenset({Leak, PersonRequest, RetentionCount, RetentionList, RetentionWatch})


class Retaining(QObject):
    """Does it in the name of the house, whoever is at the desk. It goes away with its gateway."""

    def __init__(self, gateway: Gateway, line: RetentionLine) -> None:
        super().__init__(gateway)
        self._gateway, self._line = gateway, line
        self._looked_on: date | None = None
        self._first = QTimer(self, interval=_FIRST, singleShot=True)
        self._next = QTimer(self, interval=_EVERY)
        self._first.timeout.connect(self.tend)
        self._next.timeout.connect(self.tend)
        self._first.start()
        self._next.start()
        gateway.committed.connect(self._on_committed)
        gateway.destroyed.connect(line.hide)  # the house was left

    @Slot()
    def tend(self) -> None:
        """Look once a day; at other times only say again what waits: hours pass."""
        actor = self._house()
        if self._looked_on != actor.today():
            self._looked_on = actor.today()
            self._gateway.keep(partial(look, actor=actor), then=self._say)
        else:
            self._say(done=True)

    def _house(self) -> Actor:
        here = self._gateway.actor
        return house_actor(site_id=here.site_id, name=tr("Program"), clock=here.clock)

    def _say(self, done: bool) -> None:
        if done:
            self._gateway.read(partial(reminder_of, actor=self._house()), then=self._show)

    def _show(self, reminder: Reminder) -> None:
        self._line.show_reminder(reminder)
        if reminder.going:
            self._gateway.keep(partial(carry_on, actor=self._house()))

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes & _TOLD_BY:
            self._say(done=True)
