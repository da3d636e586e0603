"""The work of the house: the roles, and the patterns in which work comes back."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.calendar.activity_queries import PlanningChoices, planning_choices
from atelier.domain import Activity, FixedPlace, Person, Role, ShiftPattern, Volunteer, Weeks
from atelier.language import tr
from atelier.roster.fixed_places import FixedPlaceForm, give_fixed_place
from atelier.roster.lists import volunteer_rows
from atelier.roster.patterns import PatternForm, PatternRow, end_pattern, pattern_rows, save_pattern
from atelier.roster.roles import RoleForm, RoleRow, role_rows, save_role
from atelier.roster.rows import VolunteerRow
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.scrolling import FollowingArea, bring_into_view
from ui.kit.text import PlainLabel
from ui.roster.panel import Panel
from ui.roster.pattern_view import PatternView
from ui.roster.phrases import needed_words
from ui.roster.role_view import RoleView

_PATTERN, _ROLE, _EMPTY = range(3)


class WorkPanel(Panel):
    """Two lists at the left, the form of what is chosen at the right."""

    watches = frozenset({Activity, FixedPlace, Person, Role, ShiftPattern, Volunteer})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Work and roles")
        self.patterns: RowsView[PatternRow] = RowsView(
            _pattern_columns(), tr("Work that comes back")
        )
        self.roles: RowsView[RoleRow] = RowsView(_role_columns(), tr("Roles"))
        begin = Command(self, tr("New work"), self.begin_pattern, icon="plus", key="Ctrl+N")
        self.add_pattern = begin.button(PrimaryButton)
        self.add_role = QuietButton(tr("New role"), icon="plus")
        self.pattern, self.role = PatternView(gateway.clock), RoleView()
        self.right = QStackedWidget()
        self._volunteers: tuple[VolunteerRow, ...] = ()
        self._wanted = ""
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the roles, the patterns, and what their forms offer."""
        actor = self.gateway.actor
        read = self.gateway.read
        read(partial(planning_choices, actor=actor), then=self._show_activities)
        read(partial(volunteer_rows, actor=actor), then=self._show_volunteers)
        read(partial(role_rows, actor=actor), then=self._show_roles)
        read(partial(pattern_rows, actor=actor), then=self._show_patterns)

    def take_focus(self) -> None:
        """Go to the patterns. Where no role is found, a new one is begun once that is known."""
        self.patterns.setFocus()

    def task(self) -> str:
        """Say which form is open, and of which line; 0 is a new one."""
        at = self.right.currentIndex()
        if at == _PATTERN:
            return f"pattern {0 if self.pattern.row is None else self.pattern.row.id}"
        return f"role {0 if self.role.row is None else self.role.row.id}" if at == _ROLE else ""

    def open_task(self, task: str) -> None:
        """Open that form, once the lines are read."""
        self._wanted = task

    def blank_names(self, blank: bool) -> None:
        """Cover who is offered for a fixed place."""
        super().blank_names(blank)
        self.pattern.fixed.setVisible(not blank)

    @Slot()
    def begin_pattern(self) -> None:
        """Show the form of new work."""
        self.patterns.choose(-1)
        self.right.setCurrentIndex(_PATTERN)
        self.pattern.begin()
        bring_into_view(self.right)

    @Slot()
    def begin_role(self) -> None:
        """Show the form of a new role."""
        self.roles.choose(-1)
        self.right.setCurrentIndex(_ROLE)
        self.role.begin()
        bring_into_view(self.right)

    def _lay_out(self) -> None:
        left = Card(spacing=8, margins=(1, 12, 1, 1))
        for button, title, rows, share in (
            (self.add_pattern, tr("Work that comes back"), self.patterns, 3),
            (self.add_role, tr("Roles"), self.roles, 2),
        ):
            head = QWidget()
            line = spaced(QHBoxLayout(head), 12, (16, 0, 12, 0))
            line.addWidget(PlainLabel(title, "strong"), stretch=1)
            line.addWidget(button)
            left.box.addWidget(head)
            left.box.addWidget(rows, stretch=share)
        right = sized(Card(spacing=0, margins=(1, 1, 1, 1)), least_height=330)
        for view in (self.pattern, self.role):
            self.right.addWidget(FollowingArea(view))
        empty = EmptyState(
            "clipboard-list",
            tr("Here stands the work that comes back, and what each role asks."),
            tr("Choose a line, or add new work (Ctrl+N)."),
        )
        self.right.addWidget(empty)
        self.right.setCurrentIndex(_EMPTY)
        right.box.addWidget(self.right)
        panes = Panes(left, right, least=(500, 380), stretch=(1, 1), high=340)
        spaced(QVBoxLayout(self), 0).addWidget(panes)

    def _connect(self) -> None:
        self.add_role.pushed.connect(self.begin_role)
        self.patterns.chosen_changed.connect(self._show_pattern)
        self.roles.chosen_changed.connect(self._show_role)
        self.patterns.opened.connect(self._go_to_form)
        self.roles.opened.connect(self._go_to_form)
        self.pattern.wanted.connect(self._save_pattern)
        self.pattern.end_wanted.connect(self._end_pattern)
        self.pattern.fixed.wanted.connect(self._give_place)
        self.role.wanted.connect(self._save_role)

    def _show_activities(self, found: PlanningChoices) -> None:
        self.pattern.offer_activities([(one.id, one.name) for one in found.activities])

    def _show_volunteers(self, found: tuple[VolunteerRow, ...]) -> None:
        self.pattern.fixed.offer(found)

    def _show_roles(self, found: tuple[RoleRow, ...]) -> None:
        self.roles.show_rows(found)
        self.pattern.offer_roles([(one.id, one.name) for one in found])
        if not found and self.right.currentIndex() == _EMPTY:
            self.begin_role()

    def _show_patterns(self, found: tuple[PatternRow, ...]) -> None:
        self.patterns.show_rows(found)
        wanted, self._wanted = self._wanted, ""
        kind, _, number = wanted.partition(" ")
        if wanted and number == "0":
            (self.begin_pattern if kind == "pattern" else self.begin_role)()
        elif kind == "pattern":
            self.patterns.choose(_place(number, self.patterns.rows))
        elif kind == "role":
            self.roles.choose(_place(number, self.roles.rows))

    @Slot()
    def _show_pattern(self) -> None:
        row = self.patterns.chosen()
        if row is not None:
            self.pattern.show_pattern(row)
            self.right.setCurrentIndex(_PATTERN)

    @Slot()
    def _show_role(self) -> None:
        row = self.roles.chosen()
        if row is not None:
            self.role.show_role(row)
            self.right.setCurrentIndex(_ROLE)

    @Slot(int)
    def _go_to_form(self, _id: int) -> None:
        view = self.pattern if self.right.currentIndex() == _PATTERN else self.role
        view.take_focus()
        bring_into_view(self.right)

    @Slot(object)
    def _save_pattern(self, form: PatternForm) -> None:
        row = self.pattern.row
        facts: dict[str, Any] = {} if row is None else {
            "pattern_id": row.id, "version": row.version
        }  # fmt: skip
        action = partial(save_pattern, form=form, **facts)
        self.save(action, self._kept, self.pattern.refuse)

    @Slot(object)
    def _end_pattern(self, last_day: date) -> None:
        row = self.pattern.row
        if row is not None:
            action: Callable[..., Any] = partial(end_pattern, pattern_id=row.id, last_day=last_day)
            self.save(action, self._kept, self.pattern.refuse)

    @Slot(int, object, object, str)
    def _give_place(self, person_id: int, weekday: int | None, weeks: Weeks, reason: str) -> None:
        row = self.pattern.row
        if row is not None:
            form = FixedPlaceForm(
                pattern_id=row.id,
                person_id=person_id,
                first_day=max(self.gateway.actor.today(), row.form.first_day),
                weekday=weekday,
                weeks=weeks,
            )
            action = partial(give_fixed_place, form=form, reason=reason)
            self.save(action, self._place_given, self.pattern.fixed.refuse)

    @Slot(object)
    def _save_role(self, form: RoleForm) -> None:
        row = self.role.row
        facts: dict[str, Any] = {} if row is None else {"role_id": row.id, "version": row.version}
        self.save(partial(save_role, form=form, **facts), self._kept, self.role.refuse)

    def _kept(self, _done: object) -> None:
        self.pattern.kept()
        self.role.kept()
        self.right.setCurrentIndex(_EMPTY)
        self.said.emit(tr("It is kept."))

    def _place_given(self, _done: object) -> None:
        self.pattern.fixed.begin()
        self.said.emit(tr("The fixed place is given."))


def _place(number: str, rows: Sequence[PatternRow | RoleRow]) -> int:
    """Give where a line stands, by its number; -1 where it is gone."""
    return next((at for at, row in enumerate(rows) if str(row.id) == number), -1)


def _pattern_columns() -> list[Column[PatternRow]]:
    return [
        Column(tr("Work"), _pattern_name, runs=_pattern_runs),
        Column(tr("Role"), _pattern_role, 160),
        Column(tr("Volunteers"), _pattern_needed, 112),
    ]


def _pattern_name(row: PatternRow) -> str:
    return row.name


def _pattern_runs(row: PatternRow) -> list[Run]:
    return [strong(row.name)]


def _pattern_role(row: PatternRow) -> str:
    return row.role


def _pattern_needed(row: PatternRow) -> str:
    return needed_words(row.form.needed)


def _role_columns() -> list[Column[RoleRow]]:
    return [
        Column(tr("Role"), _role_name, runs=_role_runs),
        Column(tr("Volunteers"), _role_number, 124, right=True),
    ]


def _role_name(row: RoleRow) -> str:
    return row.name


def _role_runs(row: RoleRow) -> list[Run]:
    vog = [soft("  VOG")] if row.form.vog.value != "none" else []
    return [strong(row.name), *vog]


def _role_number(row: RoleRow) -> str:
    return str(row.volunteers)
