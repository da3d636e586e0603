"""Parts of the panel beside the calendar: its buttons, its facts, its warning, its changes."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.recent_changes import RecentChange
from atelier.domain import Actor
from atelier.language import tr
from atelier.words import clock_time, day_in_figures
from ui.kit.buttons import LinkButton, QuietButton
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel, plain, set_tip
from ui.kit.wrapped_label import WrappedLabel


class TaskButton(QuietButton):
    """A button as wide as the panel, its words at the left; ``alarming`` ones are in red."""

    height_px = 38

    def __init__(self, words: str, icon: str, *, key: str = "", alarming: bool = False) -> None:
        self._alarming = alarming
        super().__init__(words, icon=icon, key=key)

    def colors(self) -> tuple[str, str, str]:
        """Give ink, or the colour of a warning, on the surface."""
        return "warning" if self._alarming else "ink", "surface", "line"

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        shown, px = look(), look().px
        room = self.rect().adjusted(px(self.padding), 0, -px(self.padding), 0)
        top = room.center().y() - px(20) // 2 + 1
        shown.paint_icon(painter, room.left(), top, self._drawing, 20, ink)
        text = QRect(room).adjusted(px(28), 0, 2, 0)
        painter.setFont(self._font())
        painter.setPen(shown.color(ink))
        words = painter.fontMetrics().elidedText(
            plain(self.words()), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(
            text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
        )


class Facts(QWidget):
    """What is known, line by line: a name at the left, the fact and what is wrong at the right."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = spaced(QGridLayout(self), 4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[WrappedLabel, WrappedLabel, WrappedLabel]] = []
        for number, name in enumerate(names):
            label, fact = sized(WrappedLabel(name, "soft"), width=88), WrappedLabel()
            wrong = WrappedLabel("", "warning")
            cell = spaced(QVBoxLayout(), 0)
            cell.addWidget(fact)
            cell.addWidget(wrong)
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(cell, number, 1)
            self._rows.append((label, fact, wrong))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show each fact with what is wrong with it; a line without either goes away."""
        for (label, fact, wrong), (words, alarm) in zip(self._rows, facts, strict=True):
            fact.setText(words)
            wrong.setText(alarm)
            fact.setVisible(bool(words))
            wrong.setVisible(bool(alarm))
            label.setVisible(bool(words or alarm))

    def texts(self) -> dict[str, str]:
        """Give what can be read, by the names of the lines."""
        return {
            label.text(): f"{fact.text()} {wrong.text()}".strip()
            for label, fact, wrong in self._rows
            if not label.isHidden()
        }


class WarningBox(QFrame):
    """A red box with a sentence that must be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "warning")
        head, self._words = PlainLabel(tr("Take note"), "strong"), WrappedLabel()
        column = spaced(QVBoxLayout(self), 2, (12, 10, 12, 10))
        column.addWidget(head)
        column.addWidget(self._words)

    def show_words(self, sentence: str) -> None:
        """Say something else; without words the box goes away."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def words(self) -> str:
        """Give the sentence."""
        return self._words.text()


class ChangesList(QWidget):
    """The last changes, each with its undo.

    Signals:
        undo_wanted: the id of the change that is to be taken back.
    """

    undo_wanted = Signal(int)
    MOST = 6

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = spaced(QVBoxLayout(self), 2)
        self._head = PlainLabel(tr("Last changes"), "strong")
        column.addWidget(self._head)
        self._lines = [_ChangeLine(actor) for _ in range(self.MOST)]
        for line in self._lines:
            column.addWidget(line)
            line.undo_wanted.connect(self.undo_wanted)

    def show_rows(self, rows: Sequence[RecentChange]) -> None:
        """Show other changes, the latest first."""
        shown = rows[: self.MOST]
        self._head.setVisible(bool(shown))
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(shown))
            if number < len(shown):
                line.show_row(shown[number])

    def texts(self) -> list[str]:
        """Give the sentences that can be read."""
        return [line.sentence.text() for line in self._lines if not line.isHidden()]

    def undo_buttons(self) -> list[LinkButton]:
        """Give the buttons of the changes that can still be taken back."""
        return [line.undo for line in self._lines if not line.undo.isHidden()]


class _ChangeLine(QWidget):
    """One change: what was done, when and by whom, and its undo."""

    undo_wanted = Signal(int)

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self._actor, self._id = actor, 0
        self.sentence, self._told = ElidedLabel("", "soft"), ElidedLabel("", "small")
        self.undo = LinkButton(tr("Undo"))
        column = spaced(QVBoxLayout(), 0)
        column.addWidget(self.sentence)
        column.addWidget(self._told)
        line = spaced(QHBoxLayout(self), 4)
        line.addLayout(column, stretch=1)
        line.addWidget(self.undo)
        self.undo.pushed.connect(self._undo)

    def show_row(self, row: RecentChange) -> None:
        """Show another change."""
        self._id = row.id
        wall = self._actor.clock.wall(row.undone_at or row.at)
        day = "" if wall.date() == self._actor.today() else f"{day_in_figures(wall.date())} "
        when = f"{day}{clock_time(wall.time())}"
        self.sentence.setText(row.sentence())
        if row.undone:
            told = tr("Undone at {time} by {by}", time=when, by=row.undone_by)
        else:
            told = tr("{time} by {by}", time=when, by=row.by)
        self._told.setText(told)
        self.undo.setVisible(not row.undone)
        self.undo.setAccessibleName(f"{tr('Undo')}: {row.sentence()}")
        set_tip(self.undo, f"{tr('Undo')}: {row.sentence()}")

    @Slot()
    def _undo(self) -> None:
        self.undo_wanted.emit(self._id)
