"""The body of the roster page: the grid in front, the chosen shift beside or below."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from atelier.language import tr
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.roster.gaps_list import GapsList
from ui.roster.grid import RosterGrid
from ui.roster.side_panel import SidePanel

_NARROWEST, _BESIDE, _ROOMY = 420, 860, 1040  # pixels at 100 %
_ANY_WIDTH = 16_777_215  # Qt's own greatest width
_WIDE_SIDE, _NARROW_SIDE, _BELOW = 312, 270, 420


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
        card = Card(spacing=0, margins=(1, 8, 1, 8))
        card.box.addWidget(self.left)
        self._columns = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), 20)
        self._columns.addWidget(card, stretch=1)
        self._columns.addWidget(self.right)

    def minimumSizeHint(self) -> QSize:
        """Let the page become narrow: the side panel then stands below."""
        return QSize(look().px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = look().px
        beside = self.width() >= px(_BESIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        if beside:
            wide = _WIDE_SIDE if self.width() >= px(_ROOMY) else _NARROW_SIDE
            sized(self.right, width=wide)
            self.right.setMinimumHeight(0)
        else:
            sized(self.right, least_height=_BELOW)
            self.right.setMinimumWidth(0)
            self.right.setMaximumWidth(_ANY_WIDTH)
