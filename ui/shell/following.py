"""What the window knows of its house follows the settings, here and at the other desks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from atelier.domain import Setting, Site
from atelier.settings.queries import House, house_of

if TYPE_CHECKING:
    from atelier.domain import Changes
    from ui.gateway import Gateway
    from ui.shell.window import Window


class Following(QObject):
    """Reads the house again once it was changed: its name, its clock, its parts of the day.

    It goes away with its gateway.
    """

    def __init__(self, gateway: Gateway, window: Window) -> None:
        super().__init__(gateway)
        self._gateway, self._window = gateway, window
        gateway.committed.connect(self._on_committed)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes & {Setting, Site}:
            query = partial(house_of, site_id=self._gateway.actor.site_id)
            self._gateway.read(query, then=self._follow)

    def _follow(self, house: House | None) -> None:
        if house is None:
            return
        actor = self._gateway.actor
        self._gateway.actor = replace(actor, clock=house.clock(actor.clock.now))
        if not house.practice:
            self._window.frame.rail.show_house(house.name)
