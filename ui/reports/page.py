"""The reports page (F6): what the house did, in figures that can be followed to their rows."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from functools import partial

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
from atelier.reports.external import External
from atelier.reports.figures import Code, Key
from atelier.reports.overview import Overview
from atelier.reports.periods import Period, Span
from atelier.reports.trend import TrendPoint
from ui.gateway import Gateway
from ui.kit.commands import Command
from ui.kit.look import look
from ui.reports.files import ReportFiles
from ui.reports.head import span_letters, span_words
from ui.reports.panel_host import ReportsHost
from ui.reports.reading import ReportReading, last_month
from ui.reports.state_words import state_of
from ui.reports.tasks import ReportTasks
from ui.reports.view import Compare, View, earlier_period

_KEY = Qt.Key
_NARROWEST = 420  # pixels at 100 %


class ReportsPage(ReportsHost):
    """For coordinators. ``period`` is what is shown, ``body`` draws it, ``tasks`` does the rest."""

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
        self.period = Period.of(Span.MONTH, gateway.actor.today()).moved(
            -1
        )  # the last that is over
        self.overview: Overview | None = None
        self._hiding: tuple[External, Period] | None = None
        self.reading = ReportReading(gateway, self)
        self.tasks, self.files = ReportTasks(self), ReportFiles(self)
        self.header_left, self.header_right = self.heads.left, self.heads.right
        self._letters = span_letters()
        self._connect()
        _fill_menu(self)
        self._show_period()
        self.set_header(tr("Reports"))

    def refresh(self) -> None:
        """Read what is shown again; the old numbers stay until the new ones are there."""
        self._read()
        self.reading.read_due()

    def _read(self) -> None:
        self.reading.read(self.period)
        if self.body.toolbar.external.isChecked():
            self.reading.read_outside(self.period)

    def take_focus(self) -> None:
        if self.panel is not None:
            self.panel.take_focus()
        else:
            self.body.take_focus()

    def go_to(self, period: Period) -> None:
        """Show another period."""
        if period == self.period:
            return
        self.period = period
        self._show_period()
        self._read()

    @Slot(int)
    def leaf(self, step: int) -> None:
        """Show the period before (-1) or after (1); none begins after today."""
        period = self.period.moved(step)
        if period.first <= self.gateway.actor.today():
            self.go_to(period)

    @Slot(object)
    def show_span(self, span: Span) -> None:
        """Show a longer or shorter period around the days that are shown."""
        today = self.gateway.actor.today()
        if span is Span.OWN:
            self.body.own.begin(self.period, today)
            self._show_period()
            return
        self.body.own.hide()
        inside = self.period.first <= today <= self.period.last
        self.go_to(Period.of(span, today if inside else self.period.last))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that neither a chart nor a button wanted."""
        key, letter = _KEY(event.key()), event.text().lower()
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if self.panel is not None:
            if key == _KEY.Key_Escape:
                self.close_panel()
        elif key == _KEY.Key_Escape:
            self.body.own.hide()
            self.body.take_focus()
        elif letter in self._letters and not held:
            self.show_span(self._letters[letter])
        elif not held:
            self._take_plain(letter)

    def _take_plain(self, letter: str) -> None:
        toolbar = self.body.toolbar
        doings = {
            "t": toolbar.table.click,
            "x": toolbar.external.click,
            "v": toolbar.year.click,
            "c": self.tasks.open_closing,
            "a": self.tasks.open_targets,
            "p": self.tasks.open_partners,
            "b": self.files.show_bundle,
            "?": self.tasks.open_definitions,
        }
        if letter in doings:
            doings[letter]()

    def _connect(self) -> None:
        heads, body, reading = self.heads, self.body, self.reading
        heads.leafed.connect(self.leaf)
        heads.span_chosen.connect(self.show_span)
        heads.back_asked.connect(self.close_panel)
        heads.state_asked.connect(self.tasks.open_closing)
        heads.export_asked.connect(self.files.ask_where)
        heads.print_asked.connect(self.tasks.print_summary)
        self.print_requested.connect(self.tasks.print_shown)
        body.opened.connect(self._open)
        body.switched.connect(self._on_switched)
        body.own.chosen.connect(self.go_to)
        reading.due_read.connect(body.due.show_due)
        body.due.bundle_wanted.connect(self.files.show_bundle)
        body.due.folder_wanted.connect(self.files.ask_folder)
        reading.overview_read.connect(self._on_overview)
        reading.trend_read.connect(self._on_trend)
        reading.outside_read.connect(self._on_outside)

    def _show_period(self) -> None:
        last = self.period.moved(1).first > self.gateway.actor.today()
        self.heads.show_period(self.period, last=last)

    @Slot(object)
    def _on_overview(self, found: Overview) -> None:
        if found.period == self.period:
            self.overview = found
            self.heads.show_state(*state_of(found, self.gateway.actor))
            self._show()
        elif self.overview is not None and found.period in self._beside():
            self._show()

    def _beside(self) -> set[Period]:
        """Give the periods of which something stands beside the figures."""
        found = {earlier_period(self.period, self._compare())}
        if self.overview is not None and self.overview.figures.total(Code.VOLUNTEER_MINUTES):
            found.add(self.period.year_before())
        return found

    def _compare(self) -> Compare:
        return Compare.YEAR if self.body.toolbar.year.isChecked() else Compare.BEFORE

    @Slot(object, object)
    def _on_trend(self, points: tuple[TrendPoint, ...], last: Period) -> None:
        if last == last_month(self.period):
            self.body.show_trend(points)

    @Slot(object, object)
    def _on_outside(self, found: External, period: Period) -> None:
        self._hiding = found, period
        self._show()

    def _view(self) -> View | None:
        """Give what is to be drawn; None while something of it is still being read."""
        shown, toolbar = self.overview, self.body.toolbar
        if shown is None:
            return None
        compare, hiding = self._compare(), None
        if toolbar.external.isChecked():
            if self._hiding is None or self._hiding[1] != shown.period:
                return None
            hiding = self._hiding[0]
        earlier = self.reading.known(earlier_period(shown.period, compare))
        year_ago = self.reading.known(shown.period.year_before())
        return View(
            shown,
            compare,
            None if earlier is None else earlier.figures,
            None if year_ago is None else year_ago.figures,
            hiding,
        )

    def _show(self) -> None:
        view = self._view()
        if view is not None:
            self.body.show_view(view)

    @Slot()
    def _on_switched(self) -> None:
        self.body.set_table(self.body.toolbar.table.isChecked())
        if self.body.toolbar.external.isChecked():
            self.reading.read_outside(self.period)
        self._show()

    @Slot(object)
    def _open(self, what: object) -> None:
        """Go to the month of the trend, or show what a figure was counted from."""
        if isinstance(what, Period):
            self.body.own.hide()
            self.go_to(what)
        elif isinstance(what, Key):
            self.tasks.open_trace(what)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if self.watches & changes:
            self.reading.forget()
        super()._on_committed(changes)


def _fill_menu(page: ReportsPage) -> None:
    """Put the other tasks into the menu, each with its key."""
    tasks, add, toolbar = page.tasks, page.heads.add, page.body.toolbar
    add(tr("Close or correct a month"), tasks.open_closing, "lock", "C")
    add(tr("Agreements with funders"), tasks.open_targets, "list-checks", "A")
    add(tr("Partners"), tasks.open_partners, "building-2", "P")
    add(tr("What the figures mean"), tasks.open_definitions, "info", "?")
    page.heads.menu.addSeparator()
    add(tr("Print summary"), tasks.print_summary, "printer", "Ctrl+P")
    add(tr("Bundle for the municipality"), page.files.show_bundle, "folder-open", "B")
    add(tr("Bundle in a folder"), page.files.ask_folder)
    add(tr("Print with all numbers (internal)"), tasks.print_internal)
    add(tr("Print in large letters"), tasks.print_large)
    add(tr("Figures to a file"), page.files.ask_where, "download", "Ctrl+E")
    page.heads.menu.addSeparator()
    for letter, span in page._letters.items():  # noqa: SLF001 - its own part
        add(span_words()[span], partial(page.show_span, span), key=letter.upper())
    page.heads.menu.addSeparator()
    add(tr("A year earlier"), toolbar.year.click, key="V")
    add(tr("As a table"), toolbar.table.click, "table", "T")
    add(tr("For outside"), toolbar.external.click, key="X")
    Command(page, tr("More"), page.heads.open_menu, key="F9")
    Command(page.body, tr("Figures to a file"), page.files.ask_where, key="Ctrl+E")
    for words, step, keys in (
        (tr("Earlier"), -1, ("PgUp", "Alt+Left")),
        (tr("Later"), 1, ("PgDown", "Alt+Right")),
    ):
        for key in keys:
            Command(page.body, words, partial(page.leaf, step), key=key)
