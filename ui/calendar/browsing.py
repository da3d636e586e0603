"""Leafing through the calendar: which days, of what, and what is chosen in them."""

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from atelier.calendar.card import OccurrenceCard
from atelier.calendar.queries import Choices
from atelier.calendar.shown import Shown, ShownOccurrence
from atelier.domain import Actor, Changes
from ui.calendar.body import CalendarBody
from ui.calendar.period import Period
from ui.calendar.reading import CalendarReading
from ui.calendar.searching import CalendarSearch
from ui.calendar.view_layout import Mode
from ui.gateway import Gateway


class CalendarBrowsing(QObject):
    """Keeps the days that are shown; the old ones stay until the new ones have been read.

    Signals:
        period_changed: other days are asked for: their Period.
        choices_changed: the rooms and hosts of the house: Choices.
    """

    period_changed = Signal(object)
    choices_changed = Signal(object)

    def __init__(self, gateway: Gateway, body: CalendarBody, parent: QObject) -> None:
        super().__init__(parent)
        self._actor = gateway.actor
        self._body = body
        self.reading = CalendarReading(gateway, self)
        self.period = Period(Mode.WEEK, self._actor.today())
        self._choices = Choices((), (), filled=True)
        self._shown: tuple[Shown, Period] | None = None
        self._follow: tuple[int | None, int | None] = (None, None)  # a series, an activity
        self._begun = False
        self.searching = CalendarSearch(body, self)
        self._connect()

    def read(self) -> None:
        """Read everything that is shown anew; what is chosen stays chosen."""
        self.reading.read(self.period)
        chosen = self._body.view.chosen
        if chosen is not None:
            self.reading.read_card(chosen)

    def forget(self, changes: Changes) -> None:
        """Read what these kinds of rows are shown in again, the next time."""
        self.reading.forget(changes)

    @Slot(int)
    def leaf(self, step: int) -> None:
        """Show the days before (-1) or after (1)."""
        self.go_to(self.period.leafed(step))

    def go_to(self, period: Period) -> None:
        """Show other days, or the same in another way."""
        if period == self.period:
            return
        row = self._body.side.row
        self._follow = (None, None) if row is None else (row.series_id, row.activity_id)
        self.period = period
        self.period_changed.emit(period)
        self.reading.read(period)

    @Slot()
    def go_to_today(self) -> None:
        """Show today, in the way that is chosen."""
        self.go_to(Period(self.period.mode, self._actor.today()))

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Show one day in full, by room."""
        self.go_to(Period(Mode.DAY, day))

    @Slot(object)
    def show_mode(self, mode: Mode) -> None:
        """Show the days in another way: the chosen occurrence stays among them."""
        row, today = self._body.side.row, self._actor.today()
        day = self.period.day
        if row is not None:
            day = row.day
        elif self.period.first_day <= today <= self.period.last_day:
            day = today
        self.go_to(Period(mode, day))

    @Slot()
    def on_chosen(self) -> None:
        """Tell of another occurrence."""
        view = self._body.view
        self._body.side.show_row(view.shown.find(view.chosen))
        if view.chosen is not None:
            self.reading.read_card(view.chosen)

    @Slot()
    def show_time(self) -> None:
        """Move the line of the time it is."""
        wall = self._actor.clock.wall(self._actor.now())
        self._body.view.show_minute(wall.hour * 60 + wall.minute)
        if self._shown is not None and self._body.view.today != wall.date():
            self._show(*self._shown)  # it is another day by now

    def _connect(self) -> None:
        reading, side = self.reading, self._body.side
        self.searching.narrowed.connect(self._show_again)
        reading.days_read.connect(self._show)
        reading.choices_read.connect(self._show_choices)
        reading.card_read.connect(self._show_card)
        reading.card_gone.connect(self._forget_chosen)
        reading.changes_read.connect(side.show_changes)
        reading.calls_read.connect(side.show_calls)

    @Slot()
    def _show_again(self) -> None:
        if self._shown is not None:
            self._show(*self._shown)

    @Slot(object, object)
    def _show(self, shown: Shown, period: Period) -> None:
        if period != self.period:
            return  # the answer of days that were leafed away from
        self._shown = shown, period
        view, rooms = self._body.view, self._choices.rooms
        wanted = self.searching.wanted
        if wanted.room_id is not None:
            rooms = tuple(room for room in rooms if room.id == wanted.room_id)
        before = view.chosen
        narrowed = wanted.of(shown, by_room=period.mode is Mode.DAY)
        view.show_days(
            narrowed, mode=period.mode, day=period.day, today=self._actor.today(), rooms=rooms
        )
        self._choose_again(narrowed, before)
        self.searching.again()
        self.show_time()

    def _choose_again(self, shown: Shown, before: int | None) -> None:
        """Stay on what was chosen, else go to the same series in these days."""
        view = self._body.view
        if view.chosen is not None:
            self._body.side.show_row(shown.find(view.chosen))
            return
        row = _same(shown, *self._follow) if self._begun else _coming(shown, self._actor)
        self._begun = self._begun or bool(shown.occurrences)
        self._follow = (None, None)
        if row is not None:
            view.choose(row.id)
        elif before is not None or self._body.side.row is not None:
            self.on_chosen()

    @Slot(object)
    def _show_choices(self, found: Choices) -> None:
        self._choices = found
        self._body.filters.show_hosts(found.hosts)
        self._body.show_empty(not found.filled)
        self.choices_changed.emit(found)
        self._show_again()

    @Slot(object)
    def _show_card(self, card: OccurrenceCard) -> None:
        self._body.side.show_card(card)

    @Slot()
    def _forget_chosen(self) -> None:
        self._body.view.choose(None)


def _same(shown: Shown, series_id: int | None, activity_id: int | None) -> ShownOccurrence | None:
    """Find the next time of a series, else of an activity."""
    for row in shown.occurrences:
        if series_id is not None and row.series_id == series_id:
            return row
    return next((row for row in shown.occurrences if row.activity_id == activity_id), None)


def _coming(shown: Shown, actor: Actor) -> ShownOccurrence | None:
    """Give what is on or comes next today: the calendar begins with it."""
    wall = actor.clock.wall(actor.now())
    minute = wall.hour * 60 + wall.minute
    today = [row for row in shown.occurrences if row.day == wall.date() and not row.cancelled]
    coming = [row for row in today if row.last > minute and not row.walk_in]
    return next(iter([*coming, *today]), None)
