"""The page as the place of its tasks: some take the body until they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from atelier.domain import Right
from atelier.language import tr
from ui.kit.page import Page
from ui.kit.shown_stack import ShownStack
from ui.roster.body import RosterBody
from ui.roster.header_parts import HeaderParts
from ui.roster.panel import Panel
from ui.roster.period import FOUR, By, Period
from ui.roster.proposal_panel import ProposalPanel

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.roster.shift_editing import ShiftEditing
    from ui.roster.tasks import RosterTasks


class PanelHost(Page):
    """Opens tasks over the grid, and closes them again; each is built when it is opened first."""

    tasks: RosterTasks
    editing: ShiftEditing
    period: Period
    by: By

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.blank = False
        self._panels: dict[str, Panel] = {}
        self.heads, self.proposal_panel = HeaderParts(self), ProposalPanel()
        self.body = RosterBody(self.proposal_panel)
        self.grid, self.side = self.body.grid, self.body.side
        self.stack, self.front = ShownStack(), QWidget()
        self.show_front(self.body)

    @property
    def panel(self) -> Panel | None:
        """The task that is open, if one is."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Panel) else None

    def show_front(self, front: QWidget) -> None:
        """Show something where no task is open: the grid, unless somebody may not see it."""
        self.front = front
        self.stack.addWidget(front)
        self.stack.setCurrentWidget(front)

    @Slot()
    def open_volunteers(self) -> None:
        """Open the list of volunteers."""
        if "volunteers" not in self._panels:
            from ui.roster.volunteers_panel import VolunteersPanel

            self._add("volunteers", VolunteersPanel(self.gateway))
        self._open("volunteers")

    @Slot(int)
    def open_volunteer(self, person_id: int) -> None:
        """Open the list of volunteers, on one of them."""
        self.open_volunteers()
        self._panels["volunteers"].show_person(person_id)

    @Slot()
    def open_running_out(self) -> None:
        """Open what must be asked for again."""
        if "running_out" not in self._panels:
            from ui.roster.running_out_panel import RunningOutPanel

            self._add("running_out", RunningOutPanel(self.gateway))
        self._open("running_out")

    def show_wanted(self, wanted: object) -> None:
        """Open the roles, which the settings point to."""
        if wanted == "roles":
            self.open_work()

    @Slot()
    def open_work(self) -> None:
        """Open the roles and the patterns."""
        if "work" not in self._panels:
            from ui.roster.work_panel import WorkPanel

            self._add("work", WorkPanel(self.gateway))
        self._open("work")

    @Slot()
    def open_hours(self) -> None:
        """Open the hours that are to be confirmed."""
        if "hours" not in self._panels:
            from ui.roster.hours_panel import HoursPanel

            self._add("hours", HoursPanel(self.gateway))
        self._open("hours")

    @Slot()
    @Slot(int)
    def open_statement(self, person_id: int = 0) -> None:
        """Open the hours by volunteer, on the statement of one where they are named."""
        if "statement" not in self._panels:
            from ui.roster.statement_panel import StatementPanel

            self._add("statement", StatementPanel(self.gateway))
        panel = self._panels["statement"]
        if person_id:
            panel.show_person(person_id)
        self._open("statement")

    @Slot()
    def open_print(self) -> None:
        """Open the choice of what to print: of the weeks that are shown, and of who is chosen."""
        if not self.gateway.actor.may(Right.SEE_ROSTER):
            self.warned.emit(tr("Your account may not see this page."))
            return
        from ui.roster.print_panel import PrintPanel
        from ui.roster.print_sheets import Printed

        if "print" not in self._panels:
            self._add("print", PrintPanel(self.gateway))
        panel, chip = self._panels["print"], self.grid.chip
        assert isinstance(panel, PrintPanel)
        if self.by is By.GAPS:
            panel.offer(Period(self.gateway.actor.today(), FOUR), Printed.GAPS)
        else:
            panel.offer(self.period, person_id=0 if chip is None else chip.person_id)
        self._open("print")

    @Slot()
    def open_allowance(self) -> None:
        """Open what the volunteers are given."""
        if "allowance" not in self._panels:
            from ui.roster.allowance_panel import AllowancePanel

            self._add("allowance", AllowancePanel(self.gateway))
        self._open("allowance")

    @Slot()
    def open_files(self) -> None:
        """Open the lists and calendar files, with the calendar of who is chosen in the grid."""
        chip = None if self.by is By.GAPS else self.grid.chip
        self.open_files_of(0 if chip is None else chip.person_id)

    @Slot(int)
    def open_files_of(self, person_id: int) -> None:
        """Open the lists and calendar files, with the calendar of one volunteer."""
        if "files" not in self._panels:
            from ui.roster.files_panel import FilesPanel

            self._add("files", FilesPanel(self.gateway))
        self._panels["files"].show_person(person_id)
        self._open("files")

    @Slot()
    def close_panel(self) -> None:
        """Go back to the grid."""
        self.stack.setCurrentWidget(self.front)
        self._show_head()
        self.take_focus()

    def task(self) -> str:
        """Say which task is open, and what in it."""
        name = next((name for name, one in self._panels.items() if one is self.panel), "")
        panel = self.panel
        return self.editing.task() if panel is None else f"{name} {panel.task()}".strip()

    def open_task(self, task: str) -> None:
        """Open the task that was open."""
        name, _, inside = task.partition(" ")
        ways = {
            "volunteers": self.open_volunteers,
            "work": self.open_work,
            "hours": self.open_hours,
            "allowance": self.open_allowance,
        }
        if name in ways:
            ways[name]()
            self._panels[name].open_task(inside)
        elif name in ("shift", "new"):
            self.editing.open_task(task)

    def blank_names(self, blank: bool) -> None:
        """Hide every name, or show them again, here and in every task."""
        self.blank = blank
        self.side.blank_names(blank)
        for panel in self._panels.values():
            panel.blank_names(blank)

    def _add(self, name: str, panel: Panel) -> None:
        panel.closed.connect(self.close_panel)
        panel.said.connect(self.said)
        panel.warned.connect(self.warned)
        panel.preview_requested.connect(self.preview_requested)
        panel.changed.connect(self.tasks.note_key)
        panel.statement_wanted.connect(self.open_statement)
        panel.volunteer_wanted.connect(self.open_volunteer)
        panel.running_out_wanted.connect(self.open_running_out)
        panel.files_wanted.connect(self.open_files_of)
        panel.blank_names(self.blank)
        self._panels[name] = panel
        self.stack.addWidget(panel)

    def _open(self, name: str) -> None:
        panel = self._panels[name]
        self.stack.setCurrentWidget(panel)
        panel.refresh()
        self._show_head()
        panel.take_focus()

    def _show_head(self) -> None:
        panel = self.panel
        self.set_header(tr("Roster") if panel is None else panel.title)
        self.heads.show_panel(open_=panel is not None, fit=self.header_changed.emit)
