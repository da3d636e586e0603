"""The line of the rail that says what waits: a data leak, a request, something to remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from atelier.language import tr
from ui.kit.text import set_tip
from ui.shell.rail_button import RailButton

if TYPE_CHECKING:  # the shell is painted before the database is loaded
    from atelier.retention.reminding import Reminder


class RetentionLine(RailButton):
    """Amber with its words while something waits; away when nothing does.

    Signals:
        wanted: the page where it is dealt with, and what to show there.
    """

    wanted = Signal(str, object)

    def __init__(self) -> None:
        self._loud = False
        self.page, self.subject = "settings", "retention"
        super().__init__(tr("To remove"), "hourglass", height=36, size=14)
        self.pushed.connect(self._want)
        self.hide()

    def show_reminder(self, reminder: Reminder) -> None:
        """Say what waits; pressing the line goes there."""
        self._loud = reminder.loud
        self.page, self.subject = reminder.page, reminder.subject
        self.setVisible(bool(reminder.words) and not self.isWindow())
        if reminder.words:
            self.set_words(reminder.words)
            self.setAccessibleDescription(reminder.sentence)
            set_tip(self, reminder.sentence)
        self.update()

    def colors(self) -> tuple[str, str, str]:
        """Give amber, or red for what cannot wait; the words say it as well."""
        return ("warning", "warning_soft", "") if self._loud else ("meeting", "meeting_soft", "")

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self.page, self.subject)
