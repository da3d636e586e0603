"""What a change will do: one sentence, every date, and what to do about the clashes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.dates_list_answers import AnswerBar
from ui.calendar.diff_list import ChangeRow, change_columns, change_rows
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.calendar.activity_queries import RoomRow
    from atelier.calendar.diff import Diff
    from atelier.calendar.plans import Answer

_SHOWN = 2  # warnings; more would push the dates away


class DiffCard(Card):
    """The right half of a change. ``sentence`` stands where the panel puts it.

    Signals:
        answered: an Answer (None: taken back) and the dates that it is for.
        save_asked: everything is to be saved.
        closed: nothing is to be saved.
    """

    answered = Signal(object, list)
    save_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 16, 1, 16), spacing=8, parent=parent)
        self._diff: Diff | None = None
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.warnings = PlainLabel("", "warning", wrap=True)
        self.rows: RowsView[ChangeRow] = RowsView(change_columns(), tr("Dates"), row_height=34)
        self.empty = EmptyState(
            "calendar-check",
            tr("Nothing changes yet."),
            tr("Fill in another day, time or room: every date that changes will stand here."),
        )
        self.stack = QStackedWidget()
        self.answers = AnswerBar()
        self.save = Command(self, tr("Save"), self._on_save, icon="save", key="Ctrl+Return")
        Command(self, tr("Save"), self._on_save, key="Ctrl+Enter")
        close = Command(self, tr("Close"), self._on_close, icon="x")
        self.save_button = self.save.button(PrimaryButton)
        self.close_button = close.button(QuietButton)
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.answers.answered.connect(self._on_answered)
        self.answers.refused.connect(self.warn)
        self.show_nothing("")

    def show_rooms(self, rooms: Sequence[RoomRow]) -> None:
        """Offer these rooms for a date on which the room is taken."""
        self.answers.show_rooms(rooms)

    def show_diff(self, diff: Diff) -> None:
        """Show what happens to every date, and the first one to decide about."""
        before = self._diff
        fresh = before is None or not before.unanswered or before.reach != diff.reach
        self._diff = diff
        self.sentence.setText(diff.sentence)
        self.warn("\n".join(diff.warnings[:_SHOWN]))
        rows = change_rows(diff)
        self.rows.show_rows(rows)
        self.stack.setCurrentWidget(self.rows if rows else self.empty)
        if fresh and diff.unanswered:
            self.answers.begin(several=len(diff.unanswered) > 1)
            self._choose(diff.unanswered[0].day)
        self._on_chosen()

    def show_nothing(self, sentence: str) -> None:
        """Show no dates, and why; without a sentence nothing is wrong yet."""
        self._diff = None
        self.sentence.setText(tr("What changes"))
        self.warn(sentence)
        self.rows.show_rows([])
        self.stack.setCurrentWidget(self.empty)
        self.answers.hide()

    def go_to_clash(self) -> None:
        """Go to the first date that somebody must decide about."""
        if self._diff is not None and self._diff.unanswered:
            self._choose(self._diff.unanswered[0].day)
            self.rows.setFocus()
            self.warn(tr("Decide first about the dates on which the room is taken."))

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Say what is worth a second look, or what is wrong."""
        self.warnings.setText(sentence)
        self.warnings.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        head = spaced(QVBoxLayout(), 4, (16, 0, 16, 0))
        head.addWidget(self.warnings)
        self.box.addLayout(head)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(sized(self.rows, least_height=190))
        self.box.addWidget(self.stack, stretch=1)
        foot = spaced(QVBoxLayout(), 12, (16, 0, 16, 0))
        foot.addWidget(self.answers)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.close_button)
        line.addWidget(self.save_button, stretch=1)
        foot.addLayout(line)
        self.box.addLayout(foot)

    def _choose(self, day: date) -> None:
        for number, row in enumerate(self.rows.rows):
            if row.clashing and row.row.day == day:
                self.rows.choose(number)

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        some = any(one.clashing for one in self.rows.rows)
        self.answers.setVisible(some)
        if some:
            self.answers.about.setText(_about(row))

    @Slot(object, bool)
    def _on_answered(self, answer: Answer | None, everywhere: bool) -> None:
        row = self.rows.chosen()
        if everywhere:
            days = [one.row.day for one in self.rows.rows if one.clashing]
        else:
            days = [row.row.day] if row is not None and row.clashing else []
        if days:
            self.answered.emit(answer, days)

    @Slot()
    def _on_save(self) -> None:
        self.save_asked.emit()

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()


def _about(row: ChangeRow | None) -> str:
    if row is None or not row.clashing:
        return tr("Choose a date on which the room is taken, and say what to do.")
    return tr("What to do on {day}?", day=day_in_words(row.row.day))
