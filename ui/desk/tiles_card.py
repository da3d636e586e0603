"""Visitors without a name: a tile for each function, and the desk's other tasks."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.domain import Function
from atelier.domain.functions import function_label
from atelier.language import tr
from atelier.settings.offered import FUNCTIONS
from ui.kit.buttons import QuietButton, TileButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.pill import KeyCap
from ui.kit.text import PlainLabel, set_tip

_FOUR = 620  # pixels at 100 %: as wide as four of them side by side


class TilesCard(Card):
    """One press is one visitor without a name; nobody has to ask for one.

    Signals:
        counted: one visitor for this function (``Function``).
    """

    counted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 12), spacing=10, parent=parent)
        self.tiles: list[TileButton] = []
        self._counting: dict[Function, Command] = {}
        self._tasks: list[QuietButton] = []
        self._columns = 0
        line = spaced(QHBoxLayout(), 10)
        line.addWidget(_lead())
        self._tile_grid = spaced(QGridLayout(), 10)
        self._task_grid = spaced(QGridLayout(), 8)
        line.addLayout(self._tile_grid, stretch=1)
        self.box.addLayout(line)
        self.box.addLayout(self._task_grid)
        for number, function in enumerate(FUNCTIONS, start=1):
            self._tile(number, function)

    def show_tasks(self, commands: Sequence[Command]) -> None:
        """Put the desk's other tasks under the tiles."""
        self._tasks = [_wide(command.button(QuietButton)) for command in commands]
        self._arrange(4)

    def show_functions(self, functions: Collection[Function]) -> None:
        """Offer the tiles of the functions that the house has; each keeps its key."""
        for tile, (function, count) in zip(self.tiles, self._counting.items(), strict=True):
            tile.setVisible(function in functions)
            count.setEnabled(function in functions)

    def show_tasks_row(self, shown: bool) -> None:
        """Show the other tasks, or leave their room to others; their keys work all the same."""
        for button in self._tasks:
            button.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two rows where four words do not fit side by side."""
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= look().px(_FOUR) else 2)
        self._show_keys()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        tasks = len(self._tasks) if columns == len(self.tiles) else columns
        for grid, buttons, beside in (
            (self._tile_grid, self.tiles, columns),
            (self._task_grid, self._tasks, tasks),
        ):
            for number, button in enumerate(buttons):
                grid.addWidget(button, number // beside, number % beside)

    def _show_keys(self) -> None:
        """Leave the keys of the tasks out where their words would be cut off instead."""
        beside = max(1, self._task_grid.columnCount())
        gaps = self._task_grid.spacing() * (beside - 1)
        margins = self.box.contentsMargins()
        room = self.width() - margins.left() - margins.right() - gaps
        fits = all(button.full_width() * beside <= room for button in self._tasks)
        for button in self._tasks:
            button.show_key(fits)

    def _tile(self, number: int, function: Function) -> None:
        words = f"+1 {function_label(function)}"
        count = Command(self, words, partial(self.counted.emit, function), key=f"Ctrl+{number}")
        tile = TileButton(words, function.value, key=f"Ctrl+{number}")
        tile.pushed.connect(count.trigger)
        self._counting[function] = count
        self.tiles.append(tile)


def _wide(button: QuietButton) -> QuietButton:
    """Let a button grow from what its words need, so that none of a row is cut off first."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def _lead() -> QWidget:
    lead = QWidget()
    words = spaced(QVBoxLayout(lead), 2)
    words.addWidget(PlainLabel(tr("Without a name"), "soft"))
    words.addWidget(KeyCap("Ctrl+1–4"))
    set_tip(lead, tr("You need not ask for a name."))
    lead.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return lead
