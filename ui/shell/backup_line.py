"""The line of the rail that says how old the newest backup is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atelier.language import tr
from ui.kit.text import set_tip
from ui.shell.rail_button import RailButton

if TYPE_CHECKING:  # the shell is painted before the database is loaded
    from atelier.backup.status import Status
    from atelier.domain import Clock


class BackupLine(RailButton):
    """Soft while all is well; amber after two days, red after seven, each with its words (F28)."""

    def __init__(self) -> None:
        self._age = "fresh"
        super().__init__(tr("Backup"), "save", height=36, size=14)
        self.hide()

    def show_status(self, status: Status, clock: Clock) -> None:
        """Say how old the newest backup is; pressing it goes to where one is made."""
        from atelier.backup.words import age_sentence, outside_sentence, short_age

        self._age = status.worst.value
        self.set_words(tr("Backup: {age}", age=short_age(status)))
        sentences = [age_sentence(status, clock)]
        if status.outside_chosen:
            sentences.append(outside_sentence(status, clock))
        self.setAccessibleDescription(" ".join(sentences))
        set_tip(self, " ".join(sentences))
        self.setVisible(not self.isWindow())
        self.update()

    def colors(self) -> tuple[str, str, str]:
        """Give the colour that goes with the age; the words say it as well."""
        return {
            "fresh": ("ink_soft", "", ""),
            "too old": ("warning", "warning_soft", ""),
        }.get(self._age, ("meeting", "meeting_soft", ""))
