"""The body of the roster page: the grid in front, the chosen shift beside or below."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.language import tr
from ui.kit.beside import Beside
from ui.kit.buttons import PrimaryButton
from ui.kit.empty_state import EmptyState
from ui.kit.measures import spaced
from ui.roster.gaps_list import GapsList
from ui.roster.grid import RosterGrid
from ui.roster.side_panel import SidePanel


class RosterBody(QWidget):
    """Where there is room, the side panel stands beside the grid; else it is below it."""

    def __init__(self, proposal: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.gaps, self.side = RosterGrid(), GapsList(), SidePanel()
        self.begin = PrimaryButton(tr("Work and roles"), icon="plus")
        self.empty = EmptyState(
            "users-round",
            tr("Here stands who does what, and where somebody is missing."),
            tr("Begin with the work that comes back: which role, on which days."),
            self.begin,
        )
        self.left, self.right = QStackedWidget(), QStackedWidget()
        for widget in (self.grid, self.gaps, self.empty):
            self.left.addWidget(widget)
        self.right.addWidget(self.side)
        self.right.addWidget(proposal)
        both = Beside(self.left, self.right, beside=860, wide=312, narrow=270)
        spaced(QVBoxLayout(self), 0).addWidget(both)
