"""The earlier imports of one kind, each of which can be taken back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.domain import Clock
from atelier.language import tr
from atelier.words import day_in_figures
from ui.gateway import Gateway
from ui.kit.buttons import QuietButton
from ui.kit.card import Card, hairline
from ui.kit.measures import sized, spaced
from ui.kit.painting import soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

_ROW = 36  # pixels at 100 %


class Imported(Protocol):
    """One import: when it was, and whether it was taken back."""

    @property
    def id(self) -> int:
        """Give its number."""

    @property
    def at(self) -> datetime:
        """Give the moment of the import."""

    @property
    def undone_at(self) -> datetime | None:
        """Give the moment at which it was taken back, if it was."""


R = TypeVar("R", bound=Imported)


class EarlierImports(Card, Generic[R]):
    """A list of imports with a button under it.

    ``heading`` names what they brought, and ``brought`` says how much of it is there of one.
    ``none`` says that there are none yet.

    Signals:
        taken_back: the number of the import that is to be taken back.
    """

    taken_back = Signal(int)

    def __init__(
        self,
        gateway: Gateway,
        heading: str,
        brought: Callable[[R], str],
        none: str,
        *,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=8, parent=parent)
        columns = _columns(gateway.clock, heading, brought)
        self.rows: RowsView[R] = RowsView(columns, tr("Earlier imports"), row_height=_ROW)
        self.none = PlainLabel(none, "soft", wrap=True)
        self.undo = QuietButton(tr("Take import back"), icon="undo-2", key=key, once=True)
        self.rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._lay_out()
        self.undo.pushed.connect(self.take_back)
        self.undo.rearm_with(gateway.busy)
        self.rows.chosen_changed.connect(self._show_choice)
        self.rows.opened.connect(self.take_back)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other imports, the newest first."""
        self.rows.show_rows(rows)
        self.none.setVisible(not rows)
        if self.rows.chosen() is None:
            self.rows.choose(0)
        self._show_choice()

    @Slot()
    def take_back(self) -> None:
        """Ask for the chosen import to be taken back; once is enough."""
        row = self.rows.chosen()
        if row is None or row.undone_at is not None:
            self.undo.rearm()
        else:
            self.taken_back.emit(row.id)

    @Slot()
    def _show_choice(self) -> None:
        row = self.rows.chosen()
        self.undo.setEnabled(row is not None and row.undone_at is None)

    def _lay_out(self) -> None:
        head, foot = QWidget(), QWidget()
        line = spaced(QVBoxLayout(head), 4, (16, 0, 16, 0))
        line.addWidget(PlainLabel(tr("Earlier imports"), "strong"))
        line.addWidget(self.none)
        spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0)).addWidget(self.undo)
        self.box.addWidget(head)
        self.box.addWidget(hairline())
        self.box.addWidget(sized(self.rows, least_height=80), stretch=1)
        self.box.addWidget(foot)


def _columns(clock: Clock, heading: str, brought: Callable[[R], str]) -> list[Column[R]]:
    when = partial(_when, clock)
    return [
        Column(tr("Imported"), when, width=172, runs=lambda row: [strong(when(row))]),
        Column(heading, brought, runs=lambda row: [soft(brought(row))]),
    ]


def _when(clock: Clock, row: Imported) -> str:
    at = clock.wall(row.at)
    return f"{day_in_figures(at.date())} {at:%H:%M}"
