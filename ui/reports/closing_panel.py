"""Closing a month: what is open is solved or accepted, then its figures are kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier.attendance.reporting import give_answer
from atelier.desk.undoing import Undone, undo_last
from atelier.domain import Answer
from atelier.language import tr
from atelier.reports.closing import (
    Closed,
    Correction,
    close_month,
    give_up_correction,
    open_correction,
)
from atelier.reports.period_words import period_name
from ui.kit.commands import Command
from ui.kit.form import FieldRow
from ui.kit.wanted import OneOccurrence
from ui.reports.closing_shown import ShownMonth
from ui.reports.printing import preview_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.domain import DeskError
    from ui.gateway import Gateway


class ClosingPanel(ShownMonth):
    """One month at a time; Alt with the arrows goes to another. Nothing asks twice."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._answers: list[UUID] = []  # the keys of what was answered here, for Ctrl+Z
        self._connect_points()
        self._connect_month()

    @Slot()
    def fill_in(self) -> None:
        """Go to the register of the chosen point, on the attendance page."""
        line = self.points.rows.chosen()
        if line is not None and line.point.occurrence_id is not None:
            wanted = OneOccurrence(line.point.day, line.point.occurrence_id)
            self.page_wanted.emit("attendance", wanted)

    @Slot()
    def say_unknown(self) -> None:
        """Answer that nobody knows who was there."""
        self._answer(Answer.UNKNOWN)

    @Slot()
    def say_not_held(self) -> None:
        """Ask why it was not held; with a reason, keep that."""
        why = self.points.why
        line = self.points.rows.chosen()
        if line is None or not line.solvable:
            return
        if why.isHidden():
            why.show_values({})
            why.show()
            why.take_focus()
        else:
            self._answer(Answer.NOT_HELD, str(why.values()["reason"]))

    @Slot()
    def close_shown(self) -> None:
        """Close the month, with what was accepted."""
        action = partial(close_month, month=self.month, accepted=self.card.accept.isChecked())
        self._perform(action, self._told_closed)

    @Slot()
    def correct(self) -> None:
        """Open the month for a correction, with the reason that was filled in."""
        form = self.card.reason
        if not form.check():
            self.card.correct.rearm()
            return
        action = partial(open_correction, month=self.month, reason=str(form.values()["reason"]))
        self._perform(action, self._told_opened)

    @Slot()
    def give_up(self) -> None:
        """Close a correction of which nothing came."""
        action = partial(give_up_correction, month=self.month, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._told_given_up, otherwise=self._refused)

    def undo(self) -> None:
        """Take back the last answer that was given here."""
        action = partial(
            undo_last, keys=tuple(self._answers), actor=self.gateway.actor, any_key=False
        )
        self.gateway.perform(action, then=self._told_undone)

    @Slot()
    def print_shown(self) -> None:
        """Show the sheet of what the chosen version changed."""
        row = self.card.versions.chosen()
        if row is None or self.card.print_changes.isHidden():
            return
        from atelier.reports.paper.differences import difference_sheet

        layout = partial(
            difference_sheet, period=self.month, version=row.version, actor=self.gateway.actor
        )
        name = tr("Differences {period}", period=period_name(self.month))
        preview_sheet(self, layout, name)

    def _connect_points(self) -> None:
        points = self.points
        points.rows.opened.connect(self.fill_in)
        points.fill.pushed.connect(self.fill_in)
        points.off.pushed.connect(self.say_not_held)
        points.unknown.pushed.connect(self.say_unknown)
        _line(points.why.rows["reason"]).returnPressed.connect(self.say_not_held)
        Command(self, points.off.words(), self.say_not_held, key="Ctrl+K")
        Command(self, points.unknown.words(), self.say_unknown, key="Ctrl+U")

    def _connect_month(self) -> None:
        card = self.card
        for button, step, key in ((card.before, -1, "Alt+Left"), (card.after, 1, "Alt+Right")):
            button.pushed.connect(partial(self.leaf, step))
            Command(self, button.name, partial(self.leaf, step), key=key)
        card.close_month.pushed.connect(self.close_shown)
        card.correct.pushed.connect(self.correct)
        _line(card.reason.rows["reason"]).returnPressed.connect(self.correct)
        card.give_up.pushed.connect(self.give_up)
        card.print_changes.pushed.connect(self.print_shown)
        for once in (card.close_month, card.correct, card.give_up):
            once.rearm_with(self.gateway.busy)

    def _answer(self, answer: Answer, reason: str = "") -> None:
        line = self.points.rows.chosen()
        if line is None or not line.solvable or line.point.occurrence_id is None:
            return
        occurrence_id = line.point.occurrence_id
        action = partial(give_answer, occurrence_id=occurrence_id, answer=answer, reason=reason)
        self._perform(action, self._told_answer)

    def _perform(self, action: partial[Any], then: Callable[[UUID, Any], object]) -> None:
        key = uuid4()
        bound: partial[Any] = partial(action, actor=self.gateway.actor, key=key)
        self.gateway.perform(bound, then=partial(then, key), otherwise=self._refused)

    def _told_answer(self, key: UUID, _done: object) -> None:
        self._answers.append(key)
        self.points.why.hide()
        self.points.rows.setFocus()
        self.said.emit(tr("It is kept."))

    def _told_closed(self, _key: UUID, done: Closed) -> None:
        self.card.accept.setChecked(False)
        month = period_name(done.month).capitalize()
        self.said.emit(tr("{month} is closed: version {number}.", month=month, number=done.version))

    def _told_opened(self, _key: UUID, done: Correction) -> None:
        self.card.reason.show_values({})
        month = period_name(done.month).capitalize()
        self.said.emit(tr("{month} can be corrected. Close it again afterwards.", month=month))

    def _told_given_up(self, _nothing: object) -> None:
        self.said.emit(tr("The correction is given up. The version stays as it was."))

    def _told_undone(self, _undone: Undone) -> None:
        self.said.emit(tr("It was undone."))

    def _refused(self, _error: DeskError) -> None:
        self.refresh()


def _line(row: FieldRow) -> QLineEdit:
    assert isinstance(row.editor, QLineEdit)  # it was declared as one line
    return row.editor
