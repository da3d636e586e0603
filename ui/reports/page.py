"""The reports page (F6): what the house did, in figures that can be followed to their rows."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier.domain import (
    Absence,
    Activity,
    Area,
    Assignment,
    Changes,
    ClosedMonth,
    Enrolment,
    MonthCorrection,
    Occurrence,
    OccurrenceReport,
    Organisation,
    Participation,
    Person,
    PrintedSheet,
    Question,
    Setting,
    SheetReturn,
    Shift,
    Tally,
    Target,
    UniqueAdjustment,
    Visit,
    Volunteer,
)
from atelier.language import tr
from atelier.reports.figures import Key
from atelier.reports.periods import Period
from ui.gateway import Gateway
from ui.kit.look import look
from ui.reports.browsing import ReportBrowsing
from ui.reports.files import ReportFiles
from ui.reports.page_menu import fill_menu, letter_keys, make_keys
from ui.reports.panel_host import ReportsHost
from ui.reports.state_words import State
from ui.reports.tasks import ReportTasks

_NARROWEST = 420  # pixels at 100 %


class ReportsPage(ReportsHost):
    """For coordinators. ``browsing`` knows which period, ``body`` draws it.

    ``tasks`` opens the panels and prints, ``files`` writes files.
    """

    watches = frozenset(
        {
            *(Absence, Activity, Area, Assignment, ClosedMonth, Enrolment, MonthCorrection),
            *(Occurrence, OccurrenceReport, Organisation, Participation, Person, PrintedSheet),
            *(Question, Setting, SheetReturn, Shift, Tally, Target, UniqueAdjustment, Visit),
            Volunteer,
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.browsing = ReportBrowsing(gateway, self.body, self)
        self.tasks, self.files = ReportTasks(self), ReportFiles(self)
        self.header_left, self.header_right = self.heads.left, self.heads.right
        self._letters = letter_keys(self)
        self._connect()
        fill_menu(self)
        make_keys(self)
        self._show_period(self.period)
        self.set_header(tr("Reports"))

    @property
    def period(self) -> Period:
        """The period that is shown."""
        return self.browsing.period

    def open_task(self, task: str) -> None:
        """Open a task again; the rows behind one figure are not among them."""
        ways = {
            "closing": self.tasks.open_closing,
            "targets": self.tasks.open_targets,
            "partners": self.tasks.open_partners,
        }
        if task in ways:
            ways[task]()

    def refresh(self) -> None:
        """Read what is shown again; the old numbers stay until the new ones are there."""
        self.browsing.read()

    def take_focus(self) -> None:
        if self.panel is not None:
            self.panel.take_focus()
        else:
            self.body.take_focus()

    def show_wanted(self, wanted: object) -> None:
        """Show the partners, which the settings point to."""
        if wanted == "partners":
            self.tasks.open_partners()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that neither a chart nor a button wanted."""
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        escape, letter = event.key() == Qt.Key.Key_Escape, event.text().lower()
        if self.panel is not None:
            if escape:
                self.close_panel()
        elif escape:
            self.body.own.hide()
            self.body.take_focus()
        elif letter in self._letters and not held:
            self._letters[letter]()

    def _connect(self) -> None:
        heads, browsing, body, files = self.heads, self.browsing, self.body, self.files
        heads.leafed.connect(browsing.leaf)
        heads.span_chosen.connect(browsing.show_span)
        heads.back_asked.connect(self.close_panel)
        heads.state_asked.connect(self.tasks.open_closing)
        heads.export_asked.connect(files.ask_where)
        heads.print_asked.connect(self.tasks.print_summary)
        self.print_requested.connect(self.tasks.print_shown)
        browsing.period_changed.connect(self._show_period)
        browsing.state_changed.connect(self._show_state)
        body.opened.connect(self._open)
        body.due.bundle_wanted.connect(files.show_bundle)
        body.due.folder_wanted.connect(files.ask_folder)

    @Slot(object)
    def _show_period(self, period: Period) -> None:
        self.heads.show_period(period, last=self.browsing.last)

    @Slot(object)
    def _show_state(self, state: State) -> None:
        self.heads.show_state(*state)

    @Slot(object)
    def _open(self, what: object) -> None:
        """Go to the month of the trend, or show what a figure was counted from."""
        if isinstance(what, Period):
            self.body.own.hide()
            self.browsing.go_to(what)
        elif isinstance(what, Key):
            self.tasks.open_trace(what)

    def _on_committed(self, changes: Changes) -> None:
        if self.watches & changes:
            self.browsing.reading.forget()
        super()._on_committed(changes)
