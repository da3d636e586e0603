"""A task of the roster that takes the body of the page until it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.gateway import nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.domain import Changes, DeskError
    from ui.gateway import Gateway


class Panel(QWidget):
    """One task: the volunteers, the work of the house. It reads when it is shown.

    Signals:
        closed: the task is done; the grid comes back.
        said, warned, preview_requested: as of a page.
        changed: the key (UUID) of a change that was saved, so that Ctrl+Z finds it.
        statement_wanted: the hours of one volunteer (the person's number) are to be shown.
        volunteer_wanted: one volunteer (the person's number) is to be shown in full.
        running_out_wanted: what must be asked for again is to be shown.
        files_wanted: lists and calendar files, that of one volunteer first (0: of everybody).
    """

    closed = Signal()
    said = Signal(str)
    warned = Signal(str)
    preview_requested = Signal(bytes, str, object)
    changed = Signal(object)
    statement_wanted = Signal(int)
    volunteer_wanted = Signal(int)
    running_out_wanted = Signal()
    files_wanted = Signal(int)
    watches: ClassVar[Changes] = frozenset()

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gateway = gateway
        self.title = ""
        self.blank = False
        gateway.committed.connect(self._on_committed)

    def refresh(self) -> None:
        """Read everything that is shown; what was typed stays."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the cursor where this task begins."""
        self.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Hide every name (F12), or show them again."""
        self.blank = blank

    def show_person(self, person_id: int) -> None:
        """Show one volunteer, once they are read; a task without volunteers does nothing."""

    def task(self) -> str:
        """Say in a word what is open in it, so that a draft comes back to it."""
        return ""

    def open_task(self, task: str) -> None:
        """Open what ``task`` said was open, once it is read."""

    def print_shown(self) -> None:
        """Print what is shown (Ctrl+P); a task that prints nothing does nothing."""

    def save(
        self,
        action: Callable[..., Any],
        then: Callable[[Any], object],
        otherwise: Callable[[DeskError], object] = nothing,
    ) -> None:
        """Save with a key of its own; ``action`` lacks the actor and the key."""
        key = uuid4()
        bound: partial[Any] = partial(action, actor=self.gateway.actor, key=key)
        self.gateway.perform(bound, then=partial(self._saved, key, then), otherwise=otherwise)

    def _saved(self, key: object, then: Callable[[Any], object], done: object) -> None:
        self.changed.emit(key)
        then(done)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if self.isVisible() and self.watches & changes:
            self.refresh()
