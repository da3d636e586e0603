"""Agreements with funders: what was agreed on for a year, and how far it is."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Activity, ClosedMonth, Organisation, Target
from atelier.journal.changes import ChangeUndone
from atelier.language import tr
from atelier.reports.target_actions import take_back_target_change
from atelier.reports.target_choices import target_choices
from atelier.reports.targets import (
    State,
    TargetRow,
    last_target_change,
    realised,
    state_name,
)
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form_rows import FormRows, unsaved_words
from ui.kit.icon_button import IconButton
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft
from ui.kit.panel import Panel
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.reports.facts import OfPeriod
from ui.reports.last_change_line import LastChangeLine
from ui.reports.target_form import TargetForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.domain import Changes
    from ui.gateway import Gateway

_LIGHTS = {
    State.NOT_BEGUN: "neutral",
    State.ON_COURSE: "good",
    State.BEHIND: "meeting",  # amber
    State.REACHED: "good",
    State.MISSED: "warning",
}
_QUARTERS = range(4)
_FIRST_QUARTER = 3  # the column
_WIDE = 860  # pixels at 100 % from which the quarters have a column each


class TargetsPanel(Panel):
    """The agreements of a year, and below them the form of one of them."""

    watches: ClassVar[Changes] = frozenset({Activity, ClosedMonth, Organisation, Target})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Agreements with funders")
        self.year = gateway.actor.today().year
        self._focus_wanted = False  # the task was gone to before its list was there
        self.rows = FormRows(_columns(), tr("Agreements with funders"), row_height=40)
        self.form = TargetForm(self)
        self.heading = PlainLabel("", "heading")
        self.nothing = WrappedLabel(
            tr(
                "Nothing was agreed on for this year. Fill in below what the house promised; "
                "here it then stands beside what was done."
            ),
            "soft",
        )
        self.last = LastChangeLine(gateway.actor)
        self._make_keys()
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self.form.form.take_focus)
        self.form.worked.connect(self.refresh)
        self.last.undo_wanted.connect(self._undo)

    def begin(self, facts: object) -> None:
        """Begin with the year of the period that is shown."""
        assert isinstance(facts, OfPeriod)
        self.show_year(facts.period.last.year)

    def refresh(self) -> None:
        """Read the agreements again, and what can be agreed on."""
        actor, read = self.gateway.actor, self.gateway.read
        read(partial(target_choices, actor=actor), then=self.form.show_choices)
        read(partial(realised, year=self.year, actor=actor), then=self._show_rows)
        read(partial(last_target_change, actor=actor), then=self.last.show_change)

    def take_focus(self) -> None:
        """Put the cursor in the list, once it is read; in the form where there is none."""
        self._focus_wanted = not self.rows.rows
        if self.rows.rows:
            self.rows.setFocus()
        else:
            self.form.form.take_focus()

    def undo(self) -> None:
        """Take the last change of the agreements back."""
        self.last.undo()

    def show_year(self, year: int) -> None:
        """Show the agreements of another year."""
        self.year = year
        self.heading.setText(str(year))
        self.rows.show_rows(())  # they are of another year
        self.middle.hide()
        self._begin_anew()
        self.refresh()

    @Slot()
    def new_target(self) -> None:
        """Show an empty form."""
        self._begin_anew()
        self.form.form.take_focus()

    def _begin_anew(self) -> None:
        self.rows.choose(-1)
        self.form.show_target(None, self.year)

    def _make_keys(self) -> None:
        add = Command(self, tr("New agreement"), self.new_target, icon="plus", key="Ctrl+N")
        self.add = add.button(QuietButton)
        self.before = IconButton(tr("Year before"), "chevron-left", "PgUp")
        self.after = IconButton(tr("Year after"), "chevron-right", "PgDown")
        for button, step, key in ((self.before, -1, "PgUp"), (self.after, 1, "PgDown")):
            turn = partial(self._turn, step)
            Command(self, button.name, turn, key=key)
            button.pushed.connect(turn)

    def _lay_out(self) -> None:
        left = Card(margins=(1, 10, 1, 12), spacing=8)
        head, middle, foot = QWidget(), QWidget(), QWidget()
        line = spaced(QHBoxLayout(head), 8, (16, 0, 16, 0))
        for widget in (self.before, self.heading, self.after):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.add)
        spaced(QHBoxLayout(middle), 0, (16, 0, 16, 0)).addWidget(self.nothing)
        spaced(QHBoxLayout(foot), 0, (16, 0, 16, 0)).addWidget(self.last)
        left.box.addWidget(head)
        left.box.addWidget(self.rows, stretch=1)
        left.box.addWidget(middle)
        left.box.addWidget(foot)
        left.box.addStretch(0)  # only where there is no table
        self.middle = middle
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(left, stretch=1)
        column.addWidget(self.form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= look().px(_WIDE)
        for number in _QUARTERS:
            self.rows.setColumnHidden(_FIRST_QUARTER + number, not wide)
        self.form.show_quarters(shown=not wide)

    def _turn(self, by: int) -> None:
        if self.form.draft.unsaved:
            self.warned.emit(unsaved_words())
        else:
            self.show_year(self.year + by)

    def _show_rows(self, rows: Sequence[TargetRow]) -> None:
        if rows and rows[0].year != self.year:
            return  # of a year that was left since
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self.middle.setVisible(not rows)
        if self._focus_wanted and rows and not self.form.draft.unsaved:
            self.rows.setFocus()
        self._focus_wanted = False

    @Slot()
    def _on_chosen(self) -> None:
        row, shown = self.rows.chosen(), self.form.target
        if row is None or (
            shown is not None and (row.id, row.version) == (shown.id, shown.version)
        ):
            return
        if not self.form.draft.unsaved:
            self.form.show_target(row, self.year)
        elif shown is None or row.id != shown.id:  # else another desk changed this one
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list what the form is about."""
        shown, ids = self.form.target, [row.id for row in self.rows.rows]
        known = shown is not None and shown.id in ids
        self.rows.choose(ids.index(shown.id) if shown is not None and known else -1)
        self.warned.emit(unsaved_words())

    @Slot(int)
    def _undo(self, change_id: int) -> None:
        action = partial(take_back_target_change, change_id=change_id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_undone)

    def _on_undone(self, _undone: ChangeUndone) -> None:
        self._begin_anew()
        self.said.emit(tr("It was undone."))
        self.refresh()


def _columns() -> list[Column[TargetRow]]:
    return [
        Column(tr("What was agreed on"), _name),
        Column(tr("With whom"), _funder, 168, runs=_funder_runs),
        Column(tr("Agreed"), _amount, 106, right=True),
        *(
            Column(tr("Q{number}", number=one + 1), partial(_quarter, one), 74, right=True)
            for one in _QUARTERS
        ),
        Column(tr("To date"), _to_date, 92, right=True),
        Column(tr("How it stands"), _state, 176, runs=_state_runs),
    ]


def _name(row: TargetRow) -> str:
    return row.name


def _funder(row: TargetRow) -> str:
    return row.funder


def _funder_runs(row: TargetRow) -> Sequence[Run]:
    return (soft(row.funder),)


def _amount(row: TargetRow) -> str:
    return row.written(row.amount)


def _quarter(number: int, row: TargetRow) -> str:
    return row.written(row.quarters[number])


def _to_date(row: TargetRow) -> str:
    return row.written(row.to_date)


def _state(row: TargetRow) -> str:
    return f"{row.share} {state_name(row.state)}"


def _state_runs(row: TargetRow) -> Sequence[Run]:
    pill = Run(state_name(row.state), pill=_LIGHTS[row.state])
    return Run(f"{row.share}  "), pill
