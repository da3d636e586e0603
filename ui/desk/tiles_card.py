"""Visitors without a name: a tile for each function, and the desk's other tasks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desk.recent import function_name
from atelier.domain import Function
from atelier.language import tr
from ui.kit.buttons import QuietButton, TileButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.pill import KeyCap
from ui.kit.text import PlainLabel, set_tip

FUNCTIONS = (
    Function.MEETING,
    Function.INFORMATION,
    Function.DAY_ACTIVITY,
    Function.HEALTH,
)


class TilesCard(Card):
    """One press is one visitor without a name; nobody has to ask for one.

    Signals:
        counted: one visitor for this function (``Function``).
    """

    counted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 12), spacing=10, parent=parent)
        line = spaced(QHBoxLayout(), 10)
        lead = QWidget()
        words = spaced(QVBoxLayout(lead), 2)
        words.addWidget(PlainLabel(tr("Without a name"), "soft"))
        words.addWidget(KeyCap("Ctrl+1–4"))
        set_tip(lead, tr("You need not ask for a name."))
        line.addWidget(lead)
        self.tiles: list[TileButton] = []
        for number, function in enumerate(FUNCTIONS, start=1):
            line.addWidget(self._tile(number, function))
        self.box.addLayout(line)
        self.chosen = Function.MEETING  # whom a number in the field counts for

    def show_tasks(self, commands: Sequence[Command]) -> None:
        """Put the desk's other tasks under the tiles."""
        line = spaced(QHBoxLayout(), 8)
        for command in commands:
            line.addWidget(_wide(command.button(QuietButton)))
        self.box.addLayout(line)

    def _tile(self, number: int, function: Function) -> TileButton:
        words = f"+1 {function_name(function)}"
        count = Command(self, words, partial(self.counted.emit, function), key=f"Ctrl+{number}")
        tile = TileButton(words, function.value, key=f"Ctrl+{number}")
        tile.pushed.connect(count.trigger)
        self.tiles.append(tile)
        return tile


def _wide(button: QuietButton) -> QuietButton:
    """Let a button grow from what its words need, so that none of a row is cut off first."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
