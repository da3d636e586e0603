"""The roster page in a whole window, worked with real keys."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain import AssignmentState
from tests.hands import CONTROL, Keyboard
from tests.looking import settle
from tests.roster.house_filled import Filled
from ui.gateway import Gateway
from ui.roster.page import RosterPage
from ui.roster.sheet import Kind
from ui.shell.window import Window

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Paging:
    """Presses keys with their answers, and reads what the page displays."""

    qtbot: QtBot
    gateway: Gateway
    window: Window
    page: RosterPage
    filled: Filled

    def __call__(self, *keys: Key | str) -> None:
        keyboard = Keyboard(self.window)
        for key in keys:
            if isinstance(key, str):
                keyboard.type(key)
            else:
                keyboard.press(key)
            self.settle()

    def control(self, key: Key) -> None:
        Keyboard(self.window).press(key, CONTROL)
        self.settle()

    def settle(self) -> None:
        """Wait for the answers, and for what is asked when they are there."""
        for _ in range(4):
            QApplication.processEvents()
            settle(self.qtbot, self.gateway)

    def wait_for_proposal(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.proposals.proposer.running, timeout=40_000)
        self.settle()

    def choose(self, shift: int, name: str = "") -> None:
        """Put the cursor on somebody in a shift, or on its open place."""
        person = self.filled.people.get(name, 0)
        spot = self.page.grid.layout_.find((shift, person, False))
        assert spot is not None
        self.page.grid.choose(spot)
        self.page.grid.setFocus()
        self.settle()

    def candidate(self, name: str) -> None:
        """Choose somebody in the list of who can."""
        names = [row.name for row in self.page.side.list.rows]
        self.page.side.list.choose(names.index(name))
        self.settle()

    def drag(self, shift: int, name: str, to_shift: int, to_name: str = "") -> None:
        """Take hold of a chip with the mouse, and let it go over another place."""
        grid = self.page.grid
        begin = self._point(shift, name)
        end = self._point(to_shift, to_name)
        viewport = grid.viewport()
        QTest.mousePress(viewport, LEFT, pos=begin)
        for share in (0.5, 1.0):
            QTest.mouseMove(viewport, begin + (end - begin) * share)
            QApplication.processEvents()
        QTest.mouseRelease(viewport, LEFT, pos=end)
        self.settle()

    def cell(self, shift: int) -> list[str]:
        """Read the chips of a shift."""
        grid = self.page.grid
        return [
            chip.text
            for row in grid.layout_.rows
            if row.line is not None
            for cell in row.line.cells
            for chip in cell.chips
            if chip.shift.id == shift
        ]

    def proposed(self) -> list[str]:
        """Read who is proposed."""
        return [
            chip.name
            for _spot, chip in self.page.grid._chips()  # noqa: SLF001 - what is painted
            if chip.kind is Kind.PROPOSED
        ]

    def states(self, shift: int) -> dict[str, AssignmentState]:
        names = {number: name for name, number in self.filled.people.items()}
        found = self.filled.house.states(shift)
        return {names[person]: state for person, state in found.items()}

    @property
    def said(self) -> str:
        return self.window.messages.text()

    def _point(self, shift: int, name: str) -> QPoint:
        grid = self.page.grid
        spot = grid.layout_.find((shift, self.filled.people.get(name, 0), False))
        assert spot is not None
        place = grid.layout_.place(spot)
        down = grid.layout_.head - grid.verticalScrollBar().value()
        return place.center() + QPoint(0, down)
