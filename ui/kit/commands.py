"""What can be done on a page, each asked for by its meaning: words, drawing, key in one place."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.look import look
from ui.kit.text import for_button

AnyButton = TypeVar("AnyButton", bound=Button)


class Command(QAction):
    """An action of a widget: its key works while the widget can be seen, and a held key once.

    A key belongs to the window, so two pages may use the same one: Qt gives it to the visible
    one.
    """

    def __init__(
        self,
        owner: QWidget,
        words: str,
        then: Callable[[], object],
        *,
        icon: str = "",
        key: str = "",
    ) -> None:
        super().__init__(for_button(words), owner)
        self.words, self.drawing, self.key = words, icon, key
        self.setAutoRepeat(False)
        if key:
            self.setShortcut(QKeySequence(key))
        self.triggered.connect(then)
        owner.addAction(self)
        if icon:
            self._draw()
            look().changed.connect(self._draw)

    def button(self, kind: type[AnyButton]) -> AnyButton:
        """Make a button of it, with its drawing and its key; it is enabled as the command is."""
        made = kind(self.words, icon=self.drawing, key=self.key)
        made.pushed.connect(self.trigger)
        made.setEnabled(self.isEnabled())
        self.enabledChanged.connect(made.setEnabled)
        return made

    def _draw(self) -> None:
        self.setIcon(look().icon(self.drawing))
