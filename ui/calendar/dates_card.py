"""The list of every date, what is worth a second look, and the answers to clashes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.dates_list import DateRow, counts, date_columns, date_rows, last_time, warnings
from ui.calendar.dates_list_answers import AnswerBar
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.calendar.activity_queries import RoomRow
    from atelier.calendar.plans import Answer, Plan

_SHOWN = 3  # warnings; more would push the dates away


class DatesCard(Card):
    """The right half of planning.

    Signals:
        answered: an Answer (None: taken back) and the dates that it is for.
        save_asked: everything is to be saved.
        closed: nothing is to be saved.
    """

    answered = Signal(object, list)
    save_asked = Signal()
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 16, 1, 16), spacing=8, parent=parent)
        self._today = today
        self._plan: Plan | None = None
        self._rooms: dict[int, str] = {}
        self.counts = PlainLabel("", "strong", wrap=True)
        self.last = PlainLabel("", "soft", wrap=True)
        self.warnings = PlainLabel("", "warning", wrap=True)
        self.rows = RowsView(date_columns(), tr("Dates"), row_height=34)
        self.empty = EmptyState(
            "calendar-days",
            tr("Every date will stand here."),
            tr("Fill in what, when and from which day on."),
        )
        self.stack = QStackedWidget()
        self.answers = AnswerBar()
        save = Command(self, tr("Save the series"), self._on_save, icon="save", key="Ctrl+Return")
        Command(self, tr("Save the series"), self._on_save, key="Ctrl+Enter")
        close = Command(self, tr("Close"), self._on_close, icon="x")
        self.save_button = save.button(PrimaryButton)
        self.close_button = close.button(QuietButton)
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.answers.answered.connect(self._on_answered)
        self.answers.refused.connect(self._show_warning)
        self.show_nothing("")

    def begin(self) -> None:
        """Begin with another series."""
        self.answers.begin(several=False)

    def show_rooms(self, rooms: Sequence[RoomRow]) -> None:
        """Know the rooms by their names."""
        self._rooms = {room.id: room.name for room in rooms}
        self.answers.show_rooms(rooms)

    def show_plan(self, plan: Plan) -> None:
        """Show every date, and the first one to decide about."""
        fresh = self._plan is None or not self._plan.unanswered
        self._plan = plan
        self.counts.setText(counts(plan))
        self.last.setText(last_time(plan))
        self._show_warning("\n".join(warnings(plan, self._today())[:_SHOWN]))
        self.rows.show_rows(date_rows(plan, self._room_name))
        self.stack.setCurrentWidget(self.rows)
        if fresh and plan.unanswered:
            self.answers.begin(several=len(plan.unanswered) > 1)
            self._choose(plan.unanswered[0].day)
        self._on_chosen()

    def show_nothing(self, sentence: str) -> None:
        """Show no dates, and why; without a sentence nothing is wrong yet."""
        self._plan = None
        self.counts.setText(tr("Dates"))
        self.last.setText("")
        self._show_warning(sentence)
        self.rows.show_rows([])
        self.stack.setCurrentWidget(self.empty)
        self.answers.hide()

    def go_to_clash(self) -> None:
        """Go to the first date that somebody must decide about."""
        if self._plan is not None and self._plan.unanswered:
            self._choose(self._plan.unanswered[0].day)
            self.rows.setFocus()
            _bring_into_view(self.rows)
            self._show_warning(tr("Decide first about the dates on which the room is taken."))

    def _lay_out(self) -> None:
        head = spaced(QVBoxLayout(), 4, (16, 0, 16, 0))
        for label in (self.counts, self.last, self.warnings):
            head.addWidget(label)
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
            if row.day == day:
                self.rows.choose(number)

    def _room_name(self, room_id: int | None) -> str:
        return "" if room_id is None else self._rooms.get(room_id, "")

    @Slot(str)
    def _show_warning(self, sentence: str) -> None:
        self.warnings.setText(sentence)
        self.warnings.setVisible(bool(sentence))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        some = self._plan is not None and any(one.clashes for one in self._plan.days)
        self.answers.setVisible(some)
        if some:
            self.answers.about.setText(_about(row))

    @Slot(object, bool)
    def _on_answered(self, answer: Answer | None, everywhere: bool) -> None:
        if self._plan is None:
            return
        row = self.rows.chosen()
        if everywhere:
            days = [one.day for one in self._plan.days if one.clashes or one.answer is not None]
        else:
            days = [row.day] if row is not None and row.clashing else []
        if days:
            self.answered.emit(answer, days)

    @Slot()
    def _on_save(self) -> None:
        self.save_asked.emit()

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()


def _bring_into_view(widget: QWidget) -> None:
    """Scroll the page to a widget, where the window is too small for all of it."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget)


def _about(row: DateRow | None) -> str:
    if row is None or not row.clashing:
        return tr("Choose a date on which the room is taken, and say what to do.")
    return tr("What to do on {day}?", day=day_in_words(row.day))
