"""A calendar file on its way in: nothing is written before the preview was seen."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from atelier.calendar.exchange.files import OpenedCalendar, check_same, open_calendar
from atelier.calendar.exchange.importing import Imported, import_calendar
from atelier.calendar.exchange.plan_in import (
    CalendarPlan,
    PlannedEvent,
    Verdict,
    plan_calendar,
)
from atelier.language import tr, tr_count
from ui.calendar.exchange_out import told
from ui.calendar.exchange_rows import (
    date_columns,
    date_rows,
    event_columns,
    event_row,
)
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.waiting import ProgressStrip

if TYPE_CHECKING:
    from atelier.domain import DeskError
    from ui.gateway import Gateway
    from ui.kit.background import Background


class InCard(Card):
    """Chooses a file, shows what would come of it, and imports it.

    Signals:
        said: a sentence: something was imported.
        warned: a sentence: it was not.
        imported: the key (UUID) of the import, for Ctrl+Z.
        opened: whether a file is open, which then wants the room.
    """

    said = Signal(str)
    warned = Signal(str)
    imported = Signal(object)
    opened = Signal(bool)

    def __init__(
        self, gateway: Gateway, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=8, parent=parent)
        self._gateway, self._background = gateway, background
        self._file: OpenedCalendar | None = None
        self._plan = CalendarPlan()
        self._decided: dict[int, bool] = {}
        self._key: UUID = uuid4()
        words = tr("Choose a calendar file")
        choose = Command(self, words, self.choose_file, icon="folder-open", key="Ctrl+O")
        self.choose = choose.button(PrimaryButton)
        self.refusal = PlainLabel("", "warning", wrap=True)
        self.counts = PlainLabel("", "strong", wrap=True)
        self.events = RowsView(event_columns(), tr("What will happen"), row_height=36)
        self.remark = PlainLabel("", "soft", wrap=True)
        self.dates = RowsView(date_columns(), tr("Dates of this event"), row_height=32)
        self.toggle = QuietButton(tr("Leave out"), icon="x", key="Space")
        self.away = QuietButton(tr("Another file"), icon="folder-open")
        self.go = PrimaryButton(tr("Import"), icon="upload", key="Ctrl+Return", once=True)
        self.progress = ProgressStrip()
        self.steps = QStackedWidget()
        for rows in (self.events, self.dates):  # the page is scrolled before rows are lost
            rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._lay_out()
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether a file is open."""
        return self._file is not None

    def take_focus(self) -> None:
        """Put the cursor where this begins."""
        (self.events if self.is_open else self.choose).setFocus()

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file, in the dialog of the system."""
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a calendar file"), "", tr("Calendars (*.ics);;All files (*)")
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file away from the desk's own work; one that cannot be read changes nothing."""
        self._refuse("")
        self.progress.begin(tr("The calendar is read…"), can_stop=False)
        self._background.run(
            partial(open_calendar, path, clock=self._gateway.clock),
            then=self._on_read,
            otherwise=self._on_unreadable,
        )

    @Slot()
    def start_again(self) -> None:
        """Put the file away; nothing was kept of it."""
        self._file, self._plan = None, CalendarPlan()
        self._decided = {}
        self.progress.end()
        self.steps.setCurrentIndex(0)
        self.opened.emit(False)

    def refresh(self) -> None:
        """Say again what would happen, since something changed meanwhile."""
        if self._file is not None:
            query = partial(plan_calendar, calendar=self._file.calendar, actor=self._gateway.actor)
            self._gateway.read(query, then=self._show_plan, otherwise=self._on_failed)

    def _lay_out(self) -> None:
        first, second = QWidget(), QWidget()
        column = spaced(QVBoxLayout(first), 8, (16, 0, 16, 0))
        column.addWidget(
            EmptyState(
                "calendar-days",
                tr("Here the calendar of somebody else becomes activities of the house."),
                tr("Choose an .ics file. You see every date before anything is kept."),
                self.choose,
            ),
            stretch=1,
        )
        column.addWidget(self.refusal)
        self.refusal.hide()
        column = spaced(QVBoxLayout(second), 8)
        for widget, stretch in (
            (self._in_line(self.counts), 0),
            (hairline(), 0),
            (sized(self.events, least_height=150), 3),
            (self._in_line(self.remark), 0),
            (hairline(), 0),
            (sized(self.dates, least_height=110), 2),
            (hairline(), 0),
            (self._in_line(self.toggle, self.away, None, self.go), 0),
        ):
            column.addWidget(widget, stretch)
        self.steps.addWidget(first)
        self.steps.addWidget(second)
        self.box.addWidget(self.progress)
        self.box.addWidget(self.steps, stretch=1)

    def _in_line(self, *widgets: QWidget | None) -> QWidget:
        part = QWidget()
        line = spaced(QHBoxLayout(part), 8, (16, 0, 16, 0))
        for widget in widgets:
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget, 1 if isinstance(widget, PlainLabel) else 0)
        return part

    def _connect(self) -> None:
        self.away.pushed.connect(self.choose_file)
        self.events.chosen_changed.connect(self._show_chosen)
        self.events.opened.connect(self._toggle)
        self.toggle.pushed.connect(self._toggle)
        self.go.pushed.connect(self._import)
        self.go.rearm_with(self._gateway.busy)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.events)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)
        Command(self, tr("Import"), self.go.click, key="Ctrl+Return")

    def _on_read(self, opened: OpenedCalendar) -> None:
        self._file, self._key, self._decided = opened, uuid4(), {}
        self.refresh()

    def _show_plan(self, plan: CalendarPlan) -> None:
        self.progress.end()
        if self._file is None:
            return  # it was put away meanwhile
        self._plan = plan
        first = self.steps.currentIndex() == 0
        self.steps.setCurrentIndex(1)
        self._show_rows()
        if first:
            self.opened.emit(True)
            self.events.choose(0)
            self.events.setFocus()

    def _is_added(self, line: int, verdict: Verdict) -> bool:
        return self._decided.get(line, verdict is Verdict.NEW)

    def _show_rows(self) -> None:
        self.events.show_rows(
            event_row(one, adding=self._is_added(one.line, one.verdict))
            for one in self._plan.events
        )
        counts = Counter(one.verdict for one in self._plan.events)
        self.counts.setText(
            tr(
                "{new} new, {doubtful} in doubt, {same} already there, {refused} refused.",
                new=counts[Verdict.NEW],
                doubtful=counts[Verdict.DOUBTFUL],
                same=counts[Verdict.SAME],
                refused=counts[Verdict.REFUSED],
            )
        )
        dates = sum(len(one.event.dates) for one in self._chosen() if one.event is not None)
        self.go.set_words(tr_count("Import one date", "Import {count} dates", dates))
        self.go.setEnabled(bool(dates))
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        row = self.events.chosen()
        self.dates.show_rows(date_rows(None if row is None else row.planned))
        self.remark.setText("" if row is None else row.more)
        self.toggle.setEnabled(row is not None and row.can_choose)
        leaving = row is None or row.adding
        self.toggle.set_words(tr("Leave out") if leaving else tr("Add after all"))
        self.toggle.set_icon("x" if leaving else "plus")

    @Slot()
    def _toggle(self) -> None:
        row = self.events.chosen()
        if row is not None and row.can_choose:
            self._decided[row.id] = not row.adding
            self._show_rows()

    def _chosen(self) -> list[PlannedEvent]:
        return self._plan.chosen(*self._decisions())

    def _decisions(self) -> tuple[set[int], set[int]]:
        adding = {line for line, added in self._decided.items() if added}
        return adding, set(self._decided) - adding

    @Slot()
    def _import(self) -> None:
        if self._file is None:
            return
        adding, leaving = self._decisions()
        action = partial(
            import_calendar,
            data=self._file.calendar,
            actor=self._gateway.actor,
            key=self._key,
            adding=adding,
            leaving=leaving,
            confirm=partial(check_same, self._file),
        )
        self.progress.begin(tr("The calendar is imported…"), can_stop=False)
        self._gateway.perform(action, then=self._on_imported, otherwise=self._on_failed)

    def _on_imported(self, done: Imported) -> None:
        self.imported.emit(self._key)
        self.start_again()
        self.said.emit(
            tr_count(
                "One date was imported. It can be taken back under Earlier imports.",
                "{count} dates were imported. They can be taken back under Earlier imports.",
                done.occurrences,
            )
        )

    def _on_unreadable(self, error: BaseException) -> None:
        self.progress.end()
        sentence = told(error)
        if self.is_open:
            self.warned.emit(sentence)
        else:
            self._refuse(sentence)

    def _on_failed(self, _error: DeskError) -> None:
        """Leave everything as it was; the message bar says what is the matter."""
        self.progress.end()

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
