"""Closing a month: what is open is solved or accepted, then its figures are kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.attendance.reporting import give_answer
from atelier.domain import (
    Answer,
    ClosedMonth,
    MonthCorrection,
    Occurrence,
    OccurrenceReport,
    Participation,
    SheetReturn,
    Tally,
)
from atelier.language import tr
from atelier.reports.closing import (
    Closed,
    Correction,
    close_month,
    give_up_correction,
    open_correction,
)
from atelier.reports.closing_view import ClosingView, closing_view, version_changes
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period, Span
from atelier.reports.versions import Difference
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.panel import Panel
from ui.kit.wanted import OneOccurrence
from ui.reports import closing_words as words
from ui.reports.closing_parts import ClosingParts
from ui.reports.closing_rows import PointLine, change_lines, point_lines
from ui.reports.facts import OfPeriod

if TYPE_CHECKING:
    from atelier.domain import Changes, DeskError
    from ui.gateway import Gateway


class ClosingPanel(Panel):
    """One month at a time; Alt with the arrows goes to another. Nothing asks twice."""

    watches: ClassVar[Changes] = frozenset(
        {
            *(ClosedMonth, MonthCorrection, Occurrence, OccurrenceReport, Participation),
            *(SheetReturn, Tally),
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Close or correct a month")
        self.month = Period.of(Span.MONTH, gateway.actor.today())
        self.view: ClosingView | None = None
        self.parts = ClosingParts(gateway.actor)
        self.points, self.card = self.parts.points, self.parts.card
        spaced(QVBoxLayout(self)).addWidget(self.parts)
        self._connect()
        self._make_keys()

    def begin(self, facts: object) -> None:
        """Begin with the month of the period that is shown."""
        assert isinstance(facts, OfPeriod)
        last = min(facts.period.last, self.gateway.actor.today())
        self._show_month(Period.of(Span.MONTH, last))

    def refresh(self) -> None:
        """Read the month again."""
        query = partial(closing_view, month=self.month, actor=self.gateway.actor)
        self.gateway.read(query, then=self._show)

    def take_focus(self) -> None:
        """Put the cursor in what is open; else on what can be done."""
        card, points = self.card, self.points
        wanted = (points.rows, card.close_month, card.reason.rows["reason"].editor, card.versions)
        first = next((one for one in wanted if one.isVisibleTo(self)), self)
        first.setFocus()

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

    def _connect(self) -> None:
        card, points = self.card, self.points
        points.rows.chosen_changed.connect(self._on_point)
        points.rows.opened.connect(self.fill_in)
        points.fill.pushed.connect(self.fill_in)
        points.off.pushed.connect(self.say_not_held)
        points.unknown.pushed.connect(self.say_unknown)
        points.why.rows["reason"].editor.returnPressed.connect(self.say_not_held)  # type: ignore[attr-defined]
        card.before.pushed.connect(partial(self._leaf, -1))
        card.after.pushed.connect(partial(self._leaf, 1))
        card.accept.toggled.connect(self._on_accepted)
        card.close_month.pushed.connect(self.close_shown)
        card.correct.pushed.connect(self.correct)
        card.reason.rows["reason"].editor.returnPressed.connect(self.correct)  # type: ignore[attr-defined]
        card.give_up.pushed.connect(self.give_up)
        card.versions.chosen_changed.connect(self._on_version)
        for button in (card.close_month, card.correct, card.give_up):
            button.rearm_with(self.gateway.busy)

    def _make_keys(self) -> None:
        card, points = self.card, self.points
        Command(self, points.off.words(), self.say_not_held, key="Ctrl+K")
        Command(self, points.unknown.words(), self.say_unknown, key="Ctrl+U")
        Command(self, card.before.name, partial(self._leaf, -1), key="Alt+Left")
        Command(self, card.after.name, partial(self._leaf, 1), key="Alt+Right")

    def _leaf(self, step: int) -> None:
        month = self.month.moved(step)
        if month.first <= self.gateway.actor.today():
            self._show_month(month)

    def _show_month(self, month: Period) -> None:
        self.month, self.view = month, None
        self.card.month.setText(period_name(month).capitalize())
        self.card.after.setEnabled(month.last < self.gateway.actor.today())
        self.card.accept.setChecked(False)
        self.card.reason.show_values({})
        self.points.why.hide()
        self.refresh()

    def _show(self, view: ClosingView) -> None:
        if view.month != self.month:
            return  # of a month that was left in the meantime
        before, self.view = self.view, view
        another = before is None or before.state.version != view.state.version
        actor, card = self.gateway.actor, self.card
        self.points.show_points(point_lines(view.open.points), words.heading_words(view))
        self.points.setVisible(bool(view.open.points) or not view.state.closed)
        self._on_point()
        card.state.setText(words.state_words(view, actor))
        card.advice.setText(words.advice_words(view))
        card.advice.setVisible(bool(card.advice.text()))
        self._show_doings(view)
        card.versions.show_rows(tuple(reversed(view.versions)))
        card.versions.setVisible(bool(view.versions))
        if view.versions and another:
            card.versions.choose(0)  # the newest
        self._show_changes(view.changes, view.state.version)
        if before is None and self.isVisible():
            self.take_focus()

    def _show_doings(self, view: ClosingView) -> None:
        card, state = self.card, view.state
        open_ = view.over and not state.closed
        card.accept.setVisible(open_ and bool(view.to_accept))
        card.accept.setText(words.accept_words(view))
        card.close_month.setVisible(open_)
        card.close_month.set_words(words.close_words(view))
        for widget in (card.reason, card.correct):
            widget.setVisible(state.closed)
        card.give_up.setVisible(bool(state.correcting))
        self._on_accepted()

    def _show_changes(self, changes: tuple[Difference, ...], version: int) -> None:
        if self.view is None:
            return
        heading = words.changes_words(self.view, version)
        self.card.changed.setText(heading)
        self.card.changed.setVisible(bool(heading))
        self.card.changes.setVisible(bool(heading))
        self.card.changes.show_rows(change_lines(changes))

    @Slot()
    def _on_point(self) -> None:
        line: PointLine | None = self.points.rows.chosen()
        self.points.show_doings(line)

    @Slot()
    def _on_accepted(self) -> None:
        view = self.view
        accepted = view is None or not view.to_accept or self.card.accept.isChecked()
        self.card.close_month.setEnabled(accepted)

    @Slot()
    def _on_version(self) -> None:
        """Show what the chosen version changed."""
        row, view = self.card.versions.chosen(), self.view
        if row is None or view is None or view.state.correcting:
            return
        query = partial(
            version_changes, month=self.month, version=row.version, actor=self.gateway.actor
        )
        self.gateway.read(query, then=partial(self._on_changes, self.month, row.version))

    def _on_changes(self, month: Period, version: int, changes: tuple[Difference, ...]) -> None:
        row = self.card.versions.chosen()
        if month == self.month and row is not None and row.version == version:
            self._show_changes(changes, version)

    def _answer(self, answer: Answer, reason: str = "") -> None:
        line = self.points.rows.chosen()
        if line is None or not line.solvable or line.point.occurrence_id is None:
            return
        occurrence_id = line.point.occurrence_id
        action = partial(give_answer, occurrence_id=occurrence_id, answer=answer, reason=reason)
        self._perform(action, self._told_answer)

    def _perform(self, action: partial[Any], then: Any) -> None:  # noqa: ANN401
        bound: partial[Any] = partial(action, actor=self.gateway.actor, key=uuid4())
        self.gateway.perform(bound, then=then, otherwise=self._refused)

    def _told_answer(self, _done: object) -> None:
        self.points.why.hide()
        self.points.rows.setFocus()
        self.said.emit(tr("It is kept."))

    def _told_closed(self, done: Closed) -> None:
        self.card.accept.setChecked(False)
        month = period_name(done.month).capitalize()
        self.said.emit(tr("{month} is closed: version {number}.", month=month, number=done.version))

    def _told_opened(self, done: Correction) -> None:
        self.card.reason.show_values({})
        month = period_name(done.month).capitalize()
        self.said.emit(tr("{month} can be corrected. Close it again afterwards.", month=month))

    def _told_given_up(self, _nothing: object) -> None:
        self.said.emit(tr("The correction is given up. The version stays as it was."))

    def _refused(self, _error: DeskError) -> None:
        self.refresh()
