"""Who always does it: the fixed places of a pattern, and one more."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.domain import DeskError, Weeks
from atelier.language import tr
from atelier.roster.refusals import ReasonNeeded
from atelier.roster.rows import VolunteerRow
from ui.kit.measures import spaced
from ui.roster.choice_line import ChoiceLine
from ui.roster.week_boxes import weekdays


class FixedLine(QWidget):
    """A line for a volunteer, a weekday and the weeks; why, where something stands in the way.

    Signals:
        wanted: the person, the weekday (None: every day), the weeks, the reason.
    """

    wanted = Signal(int, object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        days = [(None, tr("every day")), *enumerate(weekdays())]
        weeks = [
            (Weeks.EVERY, tr("every week")),
            (Weeks.EVEN, tr("in even weeks")),
            (Weeks.ODD, tr("in odd weeks")),
        ]
        self.line = ChoiceLine(
            tr("Give a fixed place"),
            [(tr("Volunteer"), ()), (tr("Day of the week"), days), (tr("Weeks"), weeks)],
        )
        self.reason = QLineEdit(maxLength=200)
        self.reason.setPlaceholderText(tr("Why all the same?"))
        self.reason.setAccessibleName(tr("Why all the same?"))
        self.reason.hide()
        column = spaced(QVBoxLayout(self), 4)
        column.addWidget(self.line)
        column.addWidget(self.reason)
        self.line.added.connect(self._on_added)
        self.reason.returnPressed.connect(self.line.add.click)

    def offer(self, volunteers: Sequence[VolunteerRow]) -> None:
        """Offer the volunteers of the house."""
        self.line.offer(0, [(one.person_id, one.short) for one in volunteers])

    def begin(self) -> None:
        """Begin anew: it was given, or another pattern is shown."""
        self.line.clear()
        self.reason.clear()
        self.reason.hide()

    def refuse(self, error: DeskError) -> None:
        """Say why not; a reason is asked where it may be overruled."""
        self.line.refuse(str(error))
        if isinstance(error, ReasonNeeded):
            self.reason.show()
            self.reason.setFocus()

    @Slot(object)
    def _on_added(self, values: list[Any]) -> None:
        if values[0] is not None:
            self.wanted.emit(values[0], values[1], values[2], self.reason.text().strip())
