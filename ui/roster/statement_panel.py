"""The hours of each volunteer, and the own statement of one of them (B11, B12)."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Assignment, DeskError, Person, Role, Shift, Volunteer
from atelier.language import tr, tr_count
from atelier.roster.hours_sheet import hours_in_figures, hours_sheet
from atelier.roster.worked import HoursRow, HoursStatement, hours_statement, worked_by_all
from ui.gateway import Gateway
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.measures import keeping_room, spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.scrolling import bring_into_view
from ui.kit.text import PlainLabel
from ui.roster.panel import Panel
from ui.roster.printing import preview_sheet
from ui.roster.statement_period import StatementPeriod
from ui.roster.statement_view import StatementView


class StatementPanel(Panel):
    """At the left the volunteers with their hours, at the right the statement of the chosen one."""

    watches = frozenset({Assignment, Person, Role, Shift, Volunteer})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Hours by volunteer")
        self.period = StatementPeriod(gateway.actor.today())
        self.total = PlainLabel("", "soft", wrap=True)
        self.rows: RowsView[HoursRow] = RowsView(_columns(), tr("Hours by volunteer"))
        self.view = StatementView(self.print_shown)
        self.empty = EmptyState(
            "contact",
            tr("Here stand the hours of each volunteer."),
            tr("Hours count once they are confirmed (Ctrl+H)."),
        )
        self.hidden = EmptyState(
            "eye-off", tr("The names are hidden."), tr("F12 shows them again.")
        )
        self.right = QStackedWidget()
        self._wanted: int | None = None
        self._lay_out()
        self.rows.chosen_changed.connect(self._read_one)
        self.rows.opened.connect(self._go_to_statement)
        self.period.chosen.connect(self.refresh)

    def show_person(self, person_id: int) -> None:
        """Show the statement of one volunteer, once the list is read."""
        self._wanted = person_id

    @Slot()
    def refresh(self) -> None:
        """Read the hours of everybody, and of the chosen one."""
        query = partial(
            worked_by_all,
            first_day=self.period.first_day,
            last_day=self.period.last_day,
            actor=self.gateway.actor,
        )
        self.gateway.read(query, then=self._show_rows)

    def take_focus(self) -> None:
        """Go to the list."""
        self.rows.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Cover the list and the statement."""
        super().blank_names(blank)
        self.rows.setVisible(not blank)
        self._show_right()

    @Slot()
    def print_shown(self) -> None:
        """Preview the statement of the chosen one."""
        shown = self.view.statement
        if shown is None or self.blank:
            return
        layout = partial(
            hours_sheet,
            person_id=shown.person_id,
            first_day=shown.first_day,
            last_day=shown.last_day,
            actor=self.gateway.actor,
        )
        preview_sheet(self, layout, f"{tr('Hours worked')} {shown.first_day.isoformat()}")

    def _lay_out(self) -> None:
        left, right = Card(spacing=8, margins=(1, 12, 1, 1)), Card(margins=(1, 1, 1, 1))
        head = spaced(QVBoxLayout(), 8, (16, 0, 16, 0))
        head.addWidget(self.period)
        head.addWidget(self.total)
        left.box.addLayout(head)
        left.box.addWidget(keeping_room(self.rows), stretch=1)
        for widget in (self.view, self.empty, self.hidden):
            self.right.addWidget(widget)
        right.box.addWidget(self.right)
        panes = Panes(left, right, least=(440, 480), stretch=(1, 1))
        spaced(QHBoxLayout(self), 0).addWidget(panes)
        self._show_right()

    def _show_rows(self, found: tuple[HoursRow, ...]) -> None:
        self.rows.show_rows(found)
        self.total.setText(_total(found))
        ids = [one.id for one in found]
        wanted, self._wanted = self._wanted, None
        if wanted in ids:
            self.rows.choose(ids.index(wanted))
        elif self.rows.chosen() is None and found:
            self.rows.choose(0)
        self._read_one()
        if not found:
            self.view.show_statement(None)
            self._show_right()

    @Slot()
    def _read_one(self) -> None:
        row = self.rows.chosen()
        if row is not None:
            query = partial(
                hours_statement,
                person_id=row.id,
                first_day=self.period.first_day,
                last_day=self.period.last_day,
                actor=self.gateway.actor,
            )
            self.gateway.read(query, then=self._show_one, otherwise=self._on_gone)

    @Slot(int)
    def _go_to_statement(self, _person_id: int) -> None:
        self.view.rows.setFocus()
        bring_into_view(self.view.rows, self.view.name)

    def _show_one(self, found: HoursStatement) -> None:
        row = self.rows.chosen()
        if row is not None and row.id == found.person_id:
            self.view.show_statement(found)
            self._show_right()

    def _on_gone(self, _error: DeskError) -> None:
        """Leave it to the list: it hears of the change by itself."""

    def _show_right(self) -> None:
        if self.blank:
            self.right.setCurrentWidget(self.hidden)
        else:
            there = self.view.statement is not None
            self.right.setCurrentWidget(self.view if there else self.empty)


def _total(found: tuple[HoursRow, ...]) -> str:
    """Say how many worked (B11) and how long in all (B12)."""
    active = sum(bool(row.shifts) for row in found)
    hours = hours_in_figures(sum(row.minutes for row in found))
    return tr_count(
        "{count} volunteer worked · {hours} hours confirmed",
        "{count} volunteers worked · {hours} hours confirmed",
        active,
        hours=hours,
    )


def _columns() -> list[Column[HoursRow]]:
    return [
        Column(tr("Name"), _name, runs=_name_runs),
        Column(tr("To confirm"), _waiting, 124, runs=_waiting_runs),
        Column(tr("Shifts"), _shifts, 92, right=True),
        Column(tr("Hours"), _hours, 92, runs=_hours_runs, right=True),
    ]


def _name(row: HoursRow) -> str:
    return row.name


def _name_runs(row: HoursRow) -> list[Run]:
    return [strong(row.name)]


def _waiting(row: HoursRow) -> str:
    return f"+ {row.waiting}" if row.waiting else ""


def _waiting_runs(row: HoursRow) -> list[Run]:
    return [Run(_waiting(row), pill="neutral")] if row.waiting else []


def _shifts(row: HoursRow) -> str:
    return str(row.shifts)


def _hours(row: HoursRow) -> str:
    return hours_in_figures(row.minutes)


def _hours_runs(row: HoursRow) -> list[Run]:
    return [Run(_hours(row)) if row.minutes else soft(_hours(row))]
