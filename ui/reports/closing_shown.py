"""One month on the screen, before it is closed or corrected and after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import (
    Assignment,
    ClosedMonth,
    MonthCorrection,
    Occurrence,
    OccurrenceReport,
    Participation,
    SheetReturn,
    Shift,
    Tally,
)
from atelier.language import tr
from atelier.reports.closing_view import ClosingView, closing_view, version_changes
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period, Span
from atelier.reports.versions import Difference
from ui.kit.measures import spaced
from ui.kit.panel import Panel
from ui.reports import closing_words as words
from ui.reports.closing_parts import ClosingParts
from ui.reports.closing_rows import change_lines, point_lines
from ui.reports.facts import OfPeriod

if TYPE_CHECKING:
    from atelier.domain import Changes
    from ui.gateway import Gateway


class ShownMonth(Panel):
    """What is open in a month, how it stands, its versions and what they changed.

    ``view`` is what was read last, None while another month is being read.
    """

    watches: ClassVar[Changes] = frozenset(
        {
            *(Assignment, ClosedMonth, MonthCorrection, Occurrence, OccurrenceReport),
            *(Participation, SheetReturn, Shift, Tally),
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Close or correct a month")
        self.month = Period.of(Span.MONTH, gateway.actor.today())
        self.view: ClosingView | None = None
        parts = ClosingParts(gateway.actor)
        self.points, self.card = parts.points, parts.card
        spaced(QVBoxLayout(self)).addWidget(parts)
        self.points.rows.chosen_changed.connect(self._on_point)
        self.card.accept.toggled.connect(self._on_accepted)
        self.card.versions.chosen_changed.connect(self._on_version)

    def begin(self, facts: object) -> None:
        """Begin with the last month of the period that is shown."""
        assert isinstance(facts, OfPeriod)
        last = min(facts.period.last, self.gateway.actor.today())
        self.show_month(Period.of(Span.MONTH, last))

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

    def leaf(self, step: int) -> None:
        """Go to the month before (-1) or after (1); none begins after today."""
        month = self.month.moved(step)
        if month.first <= self.gateway.actor.today():
            self.show_month(month)

    def show_month(self, month: Period) -> None:
        """Show another month; what was typed for the last one goes."""
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
        card = self.card
        self.points.show_points(point_lines(view.open.points), words.heading_words(view))
        self.points.setVisible(bool(view.open.points) or not view.state.closed)
        self._on_point()
        card.state.setText(words.state_words(view, self.gateway.actor))
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
        self.card.print_changes.setVisible(bool(heading) and not self.view.state.correcting)
        self.card.changes.show_rows(change_lines(changes))

    @Slot()
    def _on_point(self) -> None:
        self.points.show_doings(self.points.rows.chosen())

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
