"""The volunteers: a list at the left, one of them in full at the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import (
    Assignment,
    Availability,
    DayAvailability,
    DeskError,
    FixedPlace,
    Pairing,
    Person,
    Role,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.language import tr, tr_count
from atelier.roster.cards import VolunteerCard, volunteer_card
from atelier.roster.lists import volunteer_rows
from atelier.roster.paper.schedule import AHEAD, own_schedule
from atelier.roster.roles import RoleRow, role_rows
from atelier.roster.rows import VolunteerRow
from atelier.roster.volunteers import VolunteerSaved
from ui.gateway import Gateway, nothing
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.icon_button import IconButton
from ui.kit.measures import keeping_room, sized, spaced
from ui.kit.panes import Panes
from ui.kit.rows_view import RowsView
from ui.kit.scrolling import FollowingArea, bring_into_view
from ui.kit.text import PlainLabel
from ui.roster.new_volunteer import NewVolunteer
from ui.roster.panel import Panel
from ui.roster.printing import preview_sheet
from ui.roster.volunteer_columns import Listed, volunteer_columns
from ui.roster.volunteer_view import VolunteerView

_CARD, _NEW = range(2)


class VolunteersPanel(Panel):
    """Chosen with the arrows, read at once; everything is changed in place and undone by Ctrl+Z."""

    watches = frozenset(
        {
            *(Assignment, Availability, DayAvailability, FixedPlace, Pairing, Person, Role),
            *(Volunteer, VolunteerAway, VolunteerRole),
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Volunteers")
        self.number = PlainLabel("", "soft")
        begin = Command(
            self, tr("New volunteer"), self.begin_new, icon="user-round-plus", key="Ctrl+N"
        )
        self.add = begin.button(PrimaryButton)
        self.files = IconButton(tr("Lists and calendar files"), "file-down", "Ctrl+I")
        self.runs_out = IconButton(tr("What runs out"), "hourglass", "Ctrl+D")
        self.rows: RowsView[Listed] = RowsView(volunteer_columns(), tr("Volunteers"))
        self.view = VolunteerView(gateway.clock)
        self.new = NewVolunteer(gateway)
        self.right = QStackedWidget()
        self.empty = EmptyState(
            "contact",
            tr("Here stand the volunteers of the house."),
            tr("Add the first with New volunteer (Ctrl+N)."),
        )
        self.hidden = EmptyState(
            "eye-off", tr("The names are hidden."), tr("F12 shows them again.")
        )
        self._roles: tuple[RoleRow, ...] = ()
        self._wanted: int | None = None
        self._adding = False
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list, and who is chosen."""
        actor = self.gateway.actor
        self.gateway.read(partial(role_rows, actor=actor), then=self._keep_roles)
        self.gateway.read(partial(volunteer_rows, actor=actor, left=True), then=self._show_rows)

    def take_focus(self) -> None:
        """Go to the list."""
        self.rows.setFocus()

    def show_person(self, person_id: int) -> None:
        """Choose somebody, once the list is read."""
        self._wanted = person_id
        self.refresh()

    def task(self) -> str:
        """Say whose card is shown, or that somebody new is being added."""
        row = self.rows.chosen()
        new = self.right.currentIndex() == _NEW
        return "new" if new else f"{0 if row is None else row.id}"

    def open_task(self, task: str) -> None:
        """Show that card, or the form of somebody new."""
        if task == "new":
            self.begin_new()
        elif task.isdecimal():
            self.show_person(int(task))

    def blank_names(self, blank: bool) -> None:
        """Cover the list and the card."""
        super().blank_names(blank)
        self.rows.setVisible(not blank)
        if blank:
            self._adding = self.right.currentIndex() == _NEW
        if self._adding and not blank:
            self.right.setCurrentIndex(_NEW)  # with what was typed
        else:
            self._show_card_or(self.view.card)

    @Slot()
    def print_shown(self) -> None:
        """Ctrl+P: show the own roster of whoever is chosen, before it is printed."""
        row, actor = self.rows.chosen(), self.gateway.actor
        if row is None or self.blank:
            return
        first = actor.today()
        layout = partial(
            own_schedule,
            person_id=row.id,
            first_day=first,
            last_day=first + AHEAD,
            actor=actor,
        )
        preview_sheet(self, layout, f"{tr('Own roster')} {first.isoformat()}")

    @Slot()
    def begin_new(self) -> None:
        """Show the form of somebody new."""
        if not self.blank:
            self.right.setCurrentIndex(_NEW)
            self.new.begin()

    def _lay_out(self) -> None:
        left = Card(spacing=8, margins=(1, 12, 1, 1))
        head = QWidget()
        line = spaced(QHBoxLayout(head), 12, (16, 0, 12, 0))
        line.addWidget(self.number, stretch=1)
        line.addWidget(self.runs_out)
        line.addWidget(self.files)
        line.addWidget(self.add)
        left.box.addWidget(head)
        left.box.addWidget(keeping_room(self.rows), stretch=1)
        right = sized(Card(spacing=0, margins=(1, 1, 1, 1)), least_height=330)
        for widget in (self.view, self.new):
            self.right.addWidget(FollowingArea(widget))
        self.right.addWidget(self.empty)
        self.right.addWidget(self.hidden)
        right.box.addWidget(self.right)
        panes = Panes(left, right, least=(520, 400), stretch=(1, 1))
        spaced(QVBoxLayout(self), 0).addWidget(panes)

    def _connect(self) -> None:
        self.view.own.pushed.connect(self.print_shown)
        self.rows.chosen_changed.connect(self._read_card)
        self.rows.opened.connect(self._go_to_card)
        Command(self, tr("All hours"), self._ask_statement, key="Ctrl+O")
        self.view.hours.pushed.connect(self._ask_statement)
        Command(self, tr("Lists and calendar files"), self._ask_files, key="Ctrl+I")
        self.files.pushed.connect(self._ask_files)
        self.runs_out.pushed.connect(self.running_out_wanted)
        self.view.wanted.connect(self._save)
        self.new.wanted.connect(self._save_new)

    @Slot()
    def _ask_files(self) -> None:
        row = self.rows.chosen()
        self.files_wanted.emit(0 if row is None else row.id)

    def _keep_roles(self, found: tuple[RoleRow, ...]) -> None:
        self._roles = found

    def _show_rows(self, found: tuple[VolunteerRow, ...]) -> None:
        self.rows.show_rows(Listed(one) for one in found)
        there = sum(one.status is not VolunteerStatus.LEFT for one in found)
        self.number.setText(tr_count("{count} volunteer", "{count} volunteers", there))
        ids = [one.person_id for one in found]
        if self._wanted in ids:
            self.rows.choose(ids.index(self._wanted))
            self._wanted = None
        elif self.rows.chosen() is None and found:
            self.rows.choose(0)
        else:
            self._read_card()
        if not found:
            self._show_card_or(None)

    @Slot()
    def _read_card(self) -> None:
        row = self.rows.chosen()
        if row is not None:
            query = partial(volunteer_card, person_id=row.id, actor=self.gateway.actor)
            self.gateway.read(query, then=self._show_card)

    def _show_card(self, card: VolunteerCard | None) -> None:
        row = self.rows.chosen()
        if card is not None and row is not None and row.id == card.person_id:
            others = [listed.one for listed in self.rows.rows]
            self.view.show_card(card, self._roles, others)
            if self.right.currentIndex() != _NEW:
                self._show_card_or(card)

    def _show_card_or(self, card: VolunteerCard | None) -> None:
        if self.blank:
            self.right.setCurrentWidget(self.hidden)
        elif card is None:
            self.right.setCurrentWidget(self.empty)
        else:
            self.right.setCurrentIndex(_CARD)

    @Slot(int)
    def _go_to_card(self, _person_id: int) -> None:
        self.right.setCurrentIndex(_CARD)
        self.view.new_role.lists[0].setFocus()
        bring_into_view(self.view.new_role, self.right)

    @Slot()
    def _ask_statement(self) -> None:
        card = self.view.card
        if card is not None and not self.blank:
            self.statement_wanted.emit(card.person_id)

    @Slot(object, object)
    def _save(
        self, action: Callable[..., Any], refused: Callable[[DeskError], object] | None
    ) -> None:
        self.save(action, self._kept, refused or nothing)

    @Slot(object, object)
    def _save_new(self, action: Callable[..., Any], refused: Callable[[DeskError], object]) -> None:
        self.save(action, self._added, refused)

    def _kept(self, _done: object) -> None:
        self.view.facts.save.rearm()
        self.said.emit(tr("It is kept."))

    def _added(self, done: VolunteerSaved) -> None:
        self._wanted = done.person_id
        self.right.setCurrentIndex(_CARD)
        self.rows.setFocus()
        self.said.emit(tr("The volunteer is added."))
        self.refresh()
