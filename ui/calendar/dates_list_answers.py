"""What to do about a clash: skip the date, take another room, or keep it with a reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from atelier.calendar.activity_queries import RoomRow
from atelier.calendar.plans import Answer, Keep, OtherRoom, Skip
from atelier.language import tr
from ui.kit.buttons import QuietButton
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel, for_button, plain

_REASON = 200  # letters


class AnswerBar(QWidget):
    """Buttons for the chosen date, or for all dates that are not decided yet.

    Signals:
        answered: an Answer, or None to take one back; and whether it is for all of them.
        refused: a sentence: the answer is not complete.
    """

    answered = Signal(object, bool)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = PlainLabel("", "soft", wrap=True)
        self.all = QCheckBox(for_button(tr("For all of them")))
        self.room = QComboBox()
        self.room.setAccessibleName(tr("Other room"))
        self.reason = QLineEdit(maxLength=_REASON, placeholderText=tr("Why is that all right?"))
        self.reason.setAccessibleName(tr("Reason"))
        skip = Command(self, tr("Skip"), partial(self._answer, Skip()), key="Ctrl+1")
        other = Command(self, tr("Other room"), self._other_room, key="Ctrl+2")
        keep = Command(self, tr("Keep, with a reason"), self._keep, key="Ctrl+3")
        again = Command(self, tr("Decide later"), partial(self._answer, None), key="Ctrl+0")
        self.buttons = [command.button(QuietButton) for command in (skip, other, keep, again)]
        self.reason.returnPressed.connect(self._keep)
        self._lay_out()

    def show_rooms(self, rooms: Sequence[RoomRow]) -> None:
        """Offer the rooms; the chosen one stays chosen."""
        before = self.room.currentData()
        with QSignalBlocker(self.room):
            self.room.clear()
            for room in rooms:
                self.room.addItem(plain(room.name), room.id)
            self.room.setCurrentIndex(max(0, self.room.findData(before)))

    def begin(self, *, several: bool) -> None:
        """Begin anew: one answer serves for all dates where there are several."""
        self.all.setChecked(several)
        self.reason.clear()

    def _lay_out(self) -> None:
        grid = spaced(QGridLayout(self), 8)
        skip, other, keep, again = self.buttons
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.about, stretch=1)
        head.addWidget(self.all)
        grid.addLayout(head, 0, 0, 1, 2)
        first = spaced(QHBoxLayout(), 8)
        first.addWidget(skip)
        first.addWidget(again)
        first.addStretch(1)
        grid.addLayout(first, 1, 0, 1, 2)
        grid.addWidget(other, 2, 0)
        grid.addWidget(self.room, 2, 1)
        grid.addWidget(keep, 3, 0)
        grid.addWidget(self.reason, 3, 1)
        grid.setColumnStretch(1, 1)

    @Slot()
    def _other_room(self) -> None:
        room_id = self.room.currentData()
        if room_id is not None:
            self._answer(OtherRoom(int(room_id)))

    @Slot()
    def _keep(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._answer(Keep(reason))
        else:
            self.refused.emit(tr("Fill in why this may stand in a room that is taken."))
            self.reason.setFocus()

    def _answer(self, answer: Answer | None) -> None:
        self.answered.emit(answer, self.all.isChecked())
