"""The roster page (F3): who does what, where somebody is missing, and who can."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import (
    Activity,
    Assignment,
    Availability,
    DayAvailability,
    FixedPlace,
    Occurrence,
    Pairing,
    Person,
    Role,
    Shift,
    ShiftPattern,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
)
from atelier.language import tr
from atelier.roster.candidates import Candidate
from atelier.roster.rows import PlaceRow, ShiftRow
from ui.gateway import Gateway
from ui.kit.measures import spaced
from ui.roster.page_keys import make_keys
from ui.roster.panel_host import PanelHost
from ui.roster.period import FOUR, By, Period
from ui.roster.phrases import initials
from ui.roster.proposals import Proposals
from ui.roster.reading import RosterReading
from ui.roster.sheet import Facts, Kind, make_sheet
from ui.roster.shift_editing import ShiftEditing
from ui.roster.tasks import RosterTasks

_KEY = Qt.Key
_LEAVES = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)


class RosterPage(PanelHost):
    """The grid in front, the chosen shift beside it; the other tasks take the whole body.

    ``reading`` knows what stands in the database, ``tasks`` changes it, ``proposals`` holds what
    is proposed and not answered yet.
    """

    watches = frozenset(
        {
            *(Activity, Assignment, Availability, DayAvailability, FixedPlace, Occurrence),
            *(Pairing, Person, Role, Shift, ShiftPattern, Volunteer, VolunteerAway),
            VolunteerRole,
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.period = Period(gateway.actor.today())
        self.by = By.ROLE
        self.tasks = RosterTasks(self)
        self.proposals = Proposals(self, self.proposal_panel)
        self.reading, self.editing = RosterReading(gateway, self), ShiftEditing(self)
        spaced(QVBoxLayout(self), 0, (24, 16, 24, 16)).addWidget(self.stack)
        self.header_left, self.header_right = self.heads.left, self.heads.right
        make_keys(self)
        self._connect()
        self._name_period()
        self.set_header(tr("Roster"))

    @property
    def shift(self) -> ShiftRow | None:
        """The shift that is chosen, in the grid or among the gaps."""
        return self.body.gaps.chosen() if self.by is By.GAPS else self.grid.shift

    @property
    def place(self) -> PlaceRow | None:
        """Who is chosen in the grid."""
        chip = None if self.by is By.GAPS else self.grid.chip
        return None if chip is None else chip.place

    def shown_name(self, name: str) -> str:
        """Give a name as it may be shown now."""
        return initials(name) if self.blank else name

    def refresh(self) -> None:
        """Read what is shown again."""
        self.reading.read(self.period, self.by)

    def take_focus(self) -> None:
        if self.panel is not None:
            self.panel.take_focus()
        elif self.front is not self.body:
            self.heads.more.setFocus()
        elif self.by is By.GAPS:
            self.body.gaps.setFocus()
        else:
            self.grid.setFocus()

    def undo(self) -> None:
        self.tasks.undo()

    def blank_names(self, blank: bool) -> None:
        super().blank_names(blank)
        self.show_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that neither the grid nor a button wanted."""
        key, plain = _KEY(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.panel is not None:
            if key == _KEY.Key_Escape:
                self.close_panel()
        elif key in _LEAVES:
            self.leaf(_LEAVES[key])
        elif plain and key == _KEY.Key_T:
            self.go_to_today()
        elif plain and key in (_KEY.Key_W, _KEY.Key_V):
            self.show_weeks(1 if key == _KEY.Key_W else FOUR)
        elif key == _KEY.Key_Escape:
            self._escape()

    @Slot(int)
    def leaf(self, step: int) -> None:
        """Show the weeks before or after these; the gaps are those of the weeks to come."""
        if self.by is not By.GAPS:
            self._show(self.period.leafed(step))

    @Slot()
    def go_to_today(self) -> None:
        """Show the week of today, and those after it."""
        self._show(replace(self.period, day=self.gateway.actor.today()))

    def show_day(self, day: date) -> None:
        """Show the week of a day, unless it is shown."""
        if not self.period.first_day <= day <= self.period.last_day:
            self._show(replace(self.period, day=day))

    @Slot(int)
    def show_weeks(self, weeks: int) -> None:
        """Show one week, or four."""
        self._show(replace(self.period, weeks=weeks))

    @Slot(object)
    def show_by(self, by: By) -> None:
        """Order the roster by something else."""
        self.by = by
        self._show(self.period)
        self.take_focus()

    @Slot()
    def show_sheet(self) -> None:
        """Show what was read, with what is proposed."""
        reading = self.reading
        if reading.period is None:
            return
        if reading.by is not By.GAPS:
            self.heads.show_open(sum(shift.open for shift in reading.shifts))
        facts = Facts(
            reading.period,
            reading.by,
            reading.shifts,
            reading.volunteers,
            self.proposals.shown,
            blank=self.blank,
        )
        body = self.body
        if reading.by is By.GAPS:
            body.left.setCurrentWidget(body.gaps)
        else:
            self.grid.show_sheet(make_sheet(facts), self.gateway.actor.today())
            empty = not reading.shifts and not reading.roles
            body.left.setCurrentWidget(body.empty if empty else self.grid)
        self.proposals.tell()
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show the chosen shift beside the grid, and read who can do it."""
        shift = self.shift
        self.proposal_panel.show_chip(None if self.by is By.GAPS else self.grid.chip)
        if self.tasks.moving:
            return
        self.side.show_shift(shift, self.place)
        if shift is not None and shift.goes_ahead:
            self.reading.read_candidates(shift.id)

    @Slot()
    def carry(self) -> None:
        """Take the chosen one up, to put them elsewhere with the arrows and Enter."""
        self.grid.carry(self.grid.chip)
        self.grid.setFocus()

    def _show(self, period: Period) -> None:
        self.period = period
        self._name_period()
        self.refresh()

    def _name_period(self) -> None:
        """Say which weeks are shown: of the gaps the four to come, wherever the grid was."""
        today, gaps = self.gateway.actor.today(), self.by is By.GAPS
        self.heads.show_period(Period(today, FOUR) if gaps else self.period, self.by, today)

    def _escape(self) -> None:
        if self.tasks.moving:
            self.tasks.leave_move()
        elif self.editing.open:
            self.editing.close()
        elif self.grid.hasFocus() and self.proposals.open:
            self.proposals.close()
        else:
            self.take_focus()

    def _connect(self) -> None:
        heads, grid, reading, body = self.heads, self.grid, self.reading, self.body
        heads.leafed.connect(self.leaf)
        heads.back_asked.connect(self.close_panel)
        heads.proposal_asked.connect(self.proposals.show_panel)
        heads.by_chosen.connect(self.show_by)
        heads.weeks_chosen.connect(self.show_weeks)
        grid.chosen_changed.connect(self.show_chosen)
        grid.opened.connect(self._open_chosen)
        grid.asked.connect(self._on_asked)
        grid.dropped.connect(self.tasks.drop)
        grid.left.connect(self.leaf)
        body.gaps.chosen_changed.connect(self.show_chosen)
        body.gaps.opened.connect(self.side.take_focus)
        self.side.asked.connect(self.tasks.do)
        reading.read_done.connect(self.show_sheet)
        reading.gaps_read.connect(self._show_gaps)
        reading.candidates_read.connect(self._show_candidates)
        body.begin.pushed.connect(self.open_work)
        self.print_requested.connect(self.print_shown)

    @Slot()
    def print_shown(self) -> None:
        """Ctrl+P: print what the open task shows, else choose what of the roster."""
        if self.panel is None:
            self.open_print()
        else:
            self.panel.print_shown()

    @Slot(object)
    def _show_gaps(self, found: tuple[ShiftRow, ...]) -> None:
        self.body.gaps.show_rows(found)
        if self.by is By.GAPS:
            self.heads.show_open(sum(shift.open for shift in found))
        if self.body.gaps.chosen() is None:
            self.body.gaps.choose(0)

    @Slot(int, object)
    def _show_candidates(self, shift_id: int, found: tuple[Candidate, ...]) -> None:
        shift = self.shift
        if shift is not None and shift.id == shift_id and not self.tasks.moving:
            self.side.show_candidates(found)

    @Slot()
    def _open_chosen(self) -> None:
        """Enter: go to who can; on a proposed place keep it."""
        chip = self.grid.chip
        if chip is not None and chip.kind is Kind.PROPOSED:
            self.proposals.accept_chosen()
        elif self.shift is None:
            self.editing.begin()
        elif not self.proposals.open:
            self.side.take_focus()

    @Slot(str)
    def _on_asked(self, word: str) -> None:
        chip = self.grid.chip
        if chip is not None and chip.kind is Kind.PROPOSED:
            if word == "out":
                self.proposals.refuse_chosen()
        else:
            self.tasks.do(word)

    @Slot()
    def confirm(self) -> None:
        """Ctrl+Enter: accept the whole proposal, else put the chosen candidate in."""
        if self.panel is not None:
            return
        if self.editing.open:
            self.editing.view.ask()
        elif self.proposals.open:
            self.proposals.accept_all()
        else:
            self.tasks.do("assign")
