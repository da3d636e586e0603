"""The menu says how many days wait for their hours to be confirmed."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from atelier.language import tr, tr_count
from atelier.roster.hours import DayToConfirm, days_to_confirm
from ui.kit.text import for_button

if TYPE_CHECKING:
    from ui.roster.page import RosterPage

BACK = timedelta(days=366)  # so far back is looked for hours to confirm
_DAY = timedelta(days=1)


class HoursNotice(QObject):
    """Looks each time that the menu is opened, and not with every change of the roster."""

    def __init__(self, page: "RosterPage", action: QAction, key: str) -> None:
        super().__init__(page)
        self._gateway, self._action, self._key = page.gateway, action, key
        page.heads.menu.aboutToShow.connect(self._read)

    @Slot()
    def _read(self) -> None:
        actor = self._gateway.actor
        today = actor.today()
        query = partial(days_to_confirm, first_day=today - BACK, last_day=today - _DAY, actor=actor)
        self._gateway.read(query, then=self._show)

    def _show(self, found: tuple[DayToConfirm, ...]) -> None:
        words = tr("Confirm hours")
        if found:
            days = tr_count("{count} day", "{count} days", len(found))
            words = f"{words} ({days})"
        self._action.setText(f"{for_button(words)}\t{self._key}")
