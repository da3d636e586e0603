"""The strip "Just in": the last actions as sentences, each with its own undo."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.desk.recent import RecentRow, undone_text
from atelier.domain import Actor
from atelier.language import tr
from atelier.words import clock_time
from ui.kit.buttons import LinkButton
from ui.kit.card import Card
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel

MOST = 12
NAME_STAYS = timedelta(seconds=10)  # then initials are left of it (rule P6)
_ROW = 32  # pixels at 100 %


class RecentCard(Card):
    """Shows as many of the last actions as there is room for.

    Signals:
        undo_wanted: the id of the action that is to be taken back.
        name_wanted: the id of a count of which somebody gives a name.
    """

    undo_wanted = Signal(int)
    name_wanted = Signal(int)

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(tr("Just in"), spacing=4, margins=(16, 12, 16, 10), parent=parent)
        self._actor = actor
        self._blank = False
        self.shown: tuple[RecentRow, ...] = ()
        self.own: frozenset[UUID] = frozenset()  # the keys of this desk's saves
        self._empty = ElidedLabel(
            tr("Whoever comes in stands here, and can be taken back."), "soft"
        )
        self.box.addWidget(self._empty)
        self.lines = [_Line(actor, self) for _ in range(MOST)]
        for line in self.lines:
            self.box.addWidget(line)
        self.box.addStretch(1)
        self._to_initials = QTimer(self, interval=500)
        self._to_initials.timeout.connect(self._show)
        sized(self, least_height=84)

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Show other actions, the last one first."""
        self.shown = tuple(rows)
        self._show()

    def blank_names(self, blank: bool) -> None:
        """Show no names at all (F12), or show them again."""
        self._blank = blank
        self._show()

    def texts(self) -> list[str]:
        """Give the sentences that can be read now."""
        return [line.sentence.text() for line in self.lines if not line.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many rows as fit."""
        super().resizeEvent(event)
        self._show()

    def _next_undo(self) -> int:
        """Give what Ctrl+Z takes back: this desk's last action, else the house's."""
        live = [row for row in self.shown if row.undone_at is None]
        mine = [row for row in live if row.key in self.own]
        return next((row.id for row in mine or live), 0)

    @Slot()
    def _show(self) -> None:
        room = max(1, (self.height() - look().px(48)) // look().px(_ROW + 4))
        now = self._actor.now()
        first = self._next_undo()
        fresh = False
        for number, line in enumerate(self.lines):
            visible = number < min(room, len(self.shown))
            line.setVisible(visible)
            if visible:
                row = self.shown[number]
                named = now - row.at < NAME_STAYS and not self._blank
                fresh = fresh or (named and bool(row.who))
                line.show_row(row, named=named, blank=self._blank, first=row.id == first)
        self._empty.setVisible(not self.shown)
        if fresh != self._to_initials.isActive():
            (self._to_initials.start if fresh else self._to_initials.stop)()


class _Line(QWidget):
    """One action: when, what, and its buttons."""

    def __init__(self, actor: Actor, card: RecentCard) -> None:
        super().__init__(card)
        self._actor, self._card = actor, card
        self._id = 0
        self.time = sized(PlainLabel("", "soft"), width=66)
        self.sentence = ElidedLabel("")
        self.name = LinkButton(tr("Give a name"))
        self.undo = LinkButton(tr("Undo"))
        self.undo_first = LinkButton(tr("Undo"), key="Ctrl+Z")
        line = spaced(QHBoxLayout(self), 12)
        line.addWidget(self.time)
        line.addWidget(self.sentence, stretch=1)
        line.addWidget(self.name)
        line.addWidget(self.undo)
        line.addWidget(self.undo_first)
        self.undo.pushed.connect(self._undo)
        self.undo_first.pushed.connect(self._undo)
        self.name.pushed.connect(self._name)
        sized(self, height=_ROW)

    def show_row(self, row: RecentRow, *, named: bool, blank: bool, first: bool) -> None:
        """Show another action."""
        self._id = row.id
        self.time.setText(clock_time(self._actor.clock.wall(row.at).time()))
        sentence = undone_text(row, self._actor) or row.sentence(name=named)
        if blank and row.who and row.undone_at is None:
            sentence = f"••• → {row.what}"
        if self.sentence.text() != sentence:
            self.sentence.setText(sentence)
        self.name.setVisible(row.nameless > 0 and row.undone_at is None)
        self.undo.setVisible(row.undone_at is None and not first)
        self.undo_first.setVisible(first)
        for button in (self.undo, self.undo_first):
            button.setAccessibleName(f"{tr('Undo')}: {sentence}")

    @Slot()
    def _undo(self) -> None:
        self._card.undo_wanted.emit(self._id)

    @Slot()
    def _name(self) -> None:
        self._card.name_wanted.emit(self._id)
