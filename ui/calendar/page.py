"""The calendar page: the week, a day by room, the month, and the tasks around them."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.calendar.queries import Choices
from atelier.domain import (
    Activity,
    Assignment,
    CalendarChange,
    Call,
    CallList,
    Changes,
    Closure,
    Enrolment,
    HolidayPolicy,
    Occurrence,
    Organisation,
    Room,
    RoomBooking,
    SchoolHoliday,
    Series,
    Shift,
    Site,
)
from atelier.language import tr
from ui.calendar.browsing import CalendarBrowsing
from ui.calendar.facts import ChangeOccurrence, PlanSeries, ShowRooms
from ui.calendar.panel_host import PanelHost
from ui.calendar.period import Period
from ui.calendar.tasks import CalendarTasks
from ui.calendar.view_layout import Mode
from ui.gateway import Gateway
from ui.kit.commands import Command
from ui.kit.measures import spaced

_KEY = Qt.Key
_TICK = 20_000  # milliseconds; the line of the time moves well within a minute
_MODES = {_KEY.Key_W: Mode.WEEK, _KEY.Key_D: Mode.DAY, _KEY.Key_M: Mode.MONTH}
_LEAVES = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}


class CalendarPage(PanelHost):
    """For coordinators: what happens when and where.

    ``view`` paints the days and ``side`` tells of the chosen occurrence; ``browsing`` knows
    which days, ``tasks`` opens the panels in which something is done.
    """

    watches = frozenset(
        {
            *(Activity, Assignment, CalendarChange, Call, CallList, Closure, Enrolment),
            *(HolidayPolicy, Occurrence, Organisation, Room, RoomBooking, SchoolHoliday),
            *(Series, Shift, Site),
        }
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.browsing = CalendarBrowsing(gateway, self.body, self)
        self.tasks = CalendarTasks(self)
        spaced(QVBoxLayout(self), 0, (24, 16, 24, 16)).addWidget(self.stack)
        self.header_left, self.header_right = self.heads.left, self.heads.right
        self._calls = _fill_menu(self)
        self._connect()
        self._connect_body()
        self.heads.show_period(self.browsing.period)
        self.set_header(tr("Calendar"))
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self.browsing.show_time)
        self._ticking.start()

    @property
    def period(self) -> Period:
        """The days that are shown."""
        return self.browsing.period

    def refresh(self) -> None:
        """Read what is shown again."""
        self.browsing.read()

    def take_focus(self) -> None:
        if self.panel is not None:
            self.panel.take_focus()
        else:
            self.view.setFocus()

    def show_wanted(self, wanted: object) -> None:
        if wanted == "rooms":
            self.tasks.open_rooms()

    def go_to_search(self) -> None:
        if self.panel is None:
            self.body.filters.show()
            self.body.filters.field.setFocus()
            self.body.filters.field.selectAll()

    def undo(self) -> None:
        self.tasks.undo_last()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that neither the days nor a button wanted."""
        key = _KEY(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if self.panel is not None:
            if key == _KEY.Key_Escape:
                self.close_panel()
        elif key in _LEAVES:
            self.browsing.leaf(_LEAVES[key])
        elif plain and key in _MODES:
            self.browsing.show_mode(_MODES[key])
        elif plain:
            self._take_plain(key)

    def _take_plain(self, key: Qt.Key) -> None:
        doings = {
            _KEY.Key_T: self.browsing.go_to_today,
            _KEY.Key_N: self.view.plan_here,
            _KEY.Key_Delete: self.tasks.cancel_chosen,
            _KEY.Key_Escape: self.view.setFocus,
        }
        if key in doings:
            doings[key]()

    def _connect(self) -> None:
        heads, browsing = self.heads, self.browsing
        heads.leafed.connect(browsing.leaf)
        heads.today_asked.connect(browsing.go_to_today)
        heads.back_asked.connect(self.close_panel)
        heads.new_asked.connect(self.tasks.new_activity)
        heads.mode_chosen.connect(browsing.show_mode)
        heads.room_chosen.connect(browsing.searching.narrow_to_room)
        browsing.period_changed.connect(heads.show_period)
        browsing.choices_changed.connect(self._show_choices)
        browsing.reading.calls_read.connect(self._show_calls)
        self.print_requested.connect(self._print)

    def _connect_body(self) -> None:
        view, side, filters = self.view, self.side, self.body.filters
        view.chosen_changed.connect(self.browsing.on_chosen)
        view.opened.connect(side.take_focus)
        view.change_wanted.connect(self._open_dragged)
        view.edit_wanted.connect(self._open_change)
        view.rooms_wanted.connect(self._open_rooms)
        view.day_wanted.connect(self.browsing.show_day)
        view.left.connect(self.browsing.leaf)
        side.asked.connect(self.tasks.ask)
        side.undo_wanted.connect(self.tasks.undo)
        filters.closed.connect(self._close_filters)
        self.body.begin.pushed.connect(self.tasks.new_activity)

    @Slot()
    def _close_filters(self) -> None:
        """Go back to the days; the fields stay in sight as long as they leave something out."""
        self.body.filters.setVisible(self.body.filters.narrows)
        self.view.setFocus()

    @Slot(object)
    def _open_dragged(self, facts: ChangeOccurrence | PlanSeries) -> None:
        name = "change" if isinstance(facts, ChangeOccurrence) else "series"
        self.open_panel(name, facts)

    @Slot(int)
    def _open_change(self, occurrence_id: int) -> None:
        self.open_panel("change", ChangeOccurrence(occurrence_id))

    @Slot(object)
    def _open_rooms(self, facts: ShowRooms) -> None:
        self.open_panel("rooms", facts)

    @Slot()
    def _print(self) -> None:
        if self.panel is None:
            self.tasks.print_programme()

    @Slot(object)
    def _show_choices(self, found: Choices) -> None:
        self.heads.show_rooms(found.rooms, self.browsing.searching.wanted.room_id)

    @Slot(int)
    def _show_calls(self, number: int) -> None:
        words = tr("People to call")
        self._calls.setText(f"{words} ({number})" if number else words)

    def _on_committed(self, changes: Changes) -> None:
        self.browsing.forget(changes)
        super()._on_committed(changes)


def _fill_menu(page: CalendarPage) -> QAction:
    """Put the other tasks into the menu; give the one that counts what is to be called about."""
    tasks, add = page.tasks, page.heads.add
    add(tr("Search and narrow down"), page.go_to_search, "search", "Ctrl+F")
    add(tr("Free places"), tasks.open_free_places, "users-round")
    calls = add(tr("People to call"), tasks.open_calls, "phone")
    page.heads.menu.addSeparator()
    add(tr("Closing days"), tasks.open_closings, "calendar-x")
    add(tr("Rooms and hire"), tasks.open_rooms, "door-open")
    add(tr("Calendar files"), tasks.open_exchange, "file-up")
    add(tr("Print"), tasks.print_programme, "printer", "Ctrl+P")
    page.heads.menu.addSeparator()
    add(tr("Plan at this time"), page.view.plan_here, "plus", "N")
    add(tr("Cancel this time"), tasks.cancel_chosen, "calendar-x", "Delete")
    for words, mode, key in (
        (tr("Week"), Mode.WEEK, "W"),
        (tr("Day"), Mode.DAY, "D"),
        (tr("Month"), Mode.MONTH, "M"),
    ):
        add(words, partial(page.browsing.show_mode, mode), key=key)
    add(tr("Today"), page.browsing.go_to_today, key="T")
    Command(page, tr("More"), page.heads.open_menu, key="F9")
    return calls
