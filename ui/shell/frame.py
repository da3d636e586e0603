"""What stands around every page: the bands, the rail, the header, the messages."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.message_bar import MessageBar, restyle
from ui.kit.waiting import ProgressStrip
from ui.shell.bands import OutageBar, PracticeBand, ViewingBar
from ui.shell.draft_bar import DraftBar
from ui.shell.header import Header
from ui.shell.navigation import Rail
from ui.shell.places import Place
from ui.shell.prove_bar import ProveBar

_ROOM_FOR_WORDS = 980  # pixels at 100 %; a narrower window has a rail without words


class Frame(QFrame):
    """Everything but the page; ``stack`` is where the page goes."""

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "content")
        self.rail, self.header = Rail(places), Header()
        self.practice, self.outage, self.viewing = PracticeBand(), OutageBar(), ViewingBar()
        self.stack, self.progress = QStackedWidget(), ProgressStrip()
        self.draft, self.proof, self.messages = DraftBar(), ProveBar(), MessageBar()
        column = spaced(QVBoxLayout(self), 0)
        column.addWidget(self.practice)
        column.addWidget(self.outage)
        column.addWidget(self.viewing)
        row = spaced(QHBoxLayout(), 0)
        row.addWidget(self.rail)
        right = spaced(QVBoxLayout(), 0)
        right.addWidget(self.header)
        right.addWidget(self.draft)
        right.addWidget(self.stack, stretch=1)
        right.addWidget(self.progress)
        right.addWidget(self.proof)
        right.addWidget(self.messages)
        row.addLayout(right, stretch=1)
        column.addLayout(row, stretch=1)
        look().changed.connect(self._fit)

    def show_house(self, name: str, *, practice: bool) -> None:
        """Show whose desk this is; the practice house cannot be taken for a real one."""
        self.rail.show_house(name)
        self.rail.set_usable(True)
        self._mark(practice=practice)

    def show_no_house(self, title: str) -> None:
        """Show a head without a page: there is no house, or not yet."""
        self.header.show_words(title)
        self.rail.set_usable(False)
        self.rail.show_chosen("")
        self.outage.hide()
        self.viewing.hide()
        self._mark(practice=False)

    def show_locked(self, title: str) -> None:
        """Show a head without a page: the house is there, and nobody is at the desk."""
        self.header.show_words(title)
        self.rail.set_usable(False)
        self.rail.show_chosen("")
        self.rail.show_who("")
        for bar in (self.draft, self.proof):
            bar.hide()
        self.messages.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out of the rail where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _mark(self, *, practice: bool) -> None:
        self.practice.setVisible(practice)
        house = "practice" if practice else "real"
        if self.rail.property("house") != house:
            self.rail.setProperty("house", house)
            restyle(self.rail)

    @Slot()
    def _fit(self) -> None:
        self.rail.set_narrow(self.width() < look().px(_ROOM_FOR_WORDS))
