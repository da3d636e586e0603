"""The choice of a program that fell over twice: begin safely, or as usual (F73)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from atelier.language import tr
from ui.kit.look import look
from ui.shell.welcome import BigChoice, Choices

if TYPE_CHECKING:
    from ui.shell.start import Start
    from ui.shell.window import Window


class SafeStart(Choices):
    """Asks how the program should begin now that it fell over again and again.

    Signals:
        safe_chosen: with the look of the first start, and only to look.
        usual_chosen: as always.
    """

    safe_chosen = Signal()
    usual_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        safe = BigChoice(
            tr("Start safely"),
            tr("With the look of the first start, and only to look: nothing is changed."),
            "lock",
            "1",
        )
        usual = BigChoice(
            tr("Start as usual"),
            tr("Everything as always. What was saved is there."),
            "refresh-cw",
            "2",
        )
        super().__init__(
            tr("Atelier stopped twice just now"),
            tr("What was saved stays saved. Start safely and look whether everything is there."),
            (safe, usual),
            parent,
        )
        safe.pushed.connect(self.safe_chosen)
        usual.pushed.connect(self.usual_chosen)


def offer_safe(start: Start, window: Window) -> None:
    """Ask how to begin, with the look of the first start: what was chosen may be the trouble."""
    look().set_theme("light")
    look().set_scale(100)
    screen = SafeStart()
    screen.safe_chosen.connect(start.begin_safely)
    screen.usual_chosen.connect(start.begin)
    window.show_screen(screen)
