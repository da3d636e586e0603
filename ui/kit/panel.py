"""A task of a page: it takes the body of the page until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from atelier.domain import Changes
    from ui.gateway import Gateway


class Panel(QWidget):
    """One task: planning a series, closing a month, the closing days.

    A subclass builds its widgets once, is filled by ``begin`` each time that it is opened, and
    reads again in ``refresh`` when rows that it ``watches`` changed while it is shown. The page
    closes it with Esc; what was typed stays until it is begun anew.

    Signals:
        closed: the task is done; the body of the page comes back.
        said, warned, preview_requested, page_wanted: as of a page.
        opened: another task: its name and the facts with which it begins.
        changed: the key (UUID) of a change that was saved, so that Ctrl+Z finds it.
    """

    closed = Signal()
    said = Signal(str)
    warned = Signal(str)
    preview_requested = Signal(bytes, str, object)
    page_wanted = Signal(str, object)
    opened = Signal(str, object)
    changed = Signal(object)
    watches: ClassVar[Changes] = frozenset()

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gateway = gateway
        self.title = ""
        gateway.committed.connect(self._hear)

    def begin(self, facts: object) -> None:
        """Fill everything in for what is asked, one of the kinds of facts of the page."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what other desks may have changed; what was typed stays."""

    def take_focus(self) -> None:
        """Put the cursor where this task begins."""
        self.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Hide every name (F12), or show them again; a panel without names does nothing."""

    def print_shown(self) -> None:
        """Print what is shown (Ctrl+P); a panel that prints nothing does nothing."""

    def undo(self) -> None:
        """Take back what was saved last (Ctrl+Z), where the page leaves that to its tasks."""

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        # A slot that nothing overrides: Qt itself lets go of it when the widget is deleted, and
        # of an overridden one only Python does, some commits later.
        self._on_committed(changes)

    def _on_committed(self, changes: Changes) -> None:
        if self.isVisible() and self.watches & changes:
            self.refresh()
