"""What a closing day hits, and what becomes of each: a list in which Space turns the choice."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from operator import attrgetter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.closing import Choice
from atelier.calendar.closure_hits import ClosureHits, HitBooking, HitOccurrence
from atelier.calendar.course_lessons import Course, short_courses
from atelier.discreet import Discreet
from atelier.language import tr, tr_count
from atelier.words import clock_time, month_name, weekday_name
from ui.calendar.closing_words import course_words
from ui.kit.buttons import LinkButton
from ui.kit.measures import spaced
from ui.kit.painting import Run
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

_TURNS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, repr=False)
class HitRow(Discreet):
    """One row. ``id`` is negative for a booking; ``on``: it goes ahead.

    ``was_off``: it did not go ahead and may again. ``taken``: its room is not free for that.
    """

    id: int
    day: date
    starts: time
    ends: time
    name: str
    room: str
    about: str
    on: bool
    was_off: bool = False
    taken: str = ""


class HitsView(RowsView[HitRow]):
    """The rows; Space, Enter or a double click turns what becomes of the chosen one.

    Signals:
        turned: the id of the row whose choice is to turn.
    """

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.chosen()
        if event.key() in _TURNS and not event.modifiers() and row is not None:
            if not event.isAutoRepeat():
                self.turned.emit(row.id)
            event.accept()
            return
        super().keyPressEvent(event)


class HitsList(QWidget):
    """The list with a sentence about it. What was chosen stays while the list is read again.

    Signals:
        changed: something else becomes of a row.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = PlainLabel("", "soft", wrap=True)
        self.view = HitsView(_columns(), tr("What is planned on these days"), row_height=36)
        self.all_off = LinkButton(tr("None of it goes ahead"))
        self.all_on = LinkButton(tr("All of it goes ahead"))
        self._turned: dict[int, bool] = {}
        self._hits = ClosureHits()
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(PlainLabel(tr("Space turns a row."), "small"))
        line.addStretch(1)
        line.addWidget(self.all_off)
        line.addWidget(self.all_on)
        column = spaced(QVBoxLayout(self), 4)
        column.addWidget(self.summary)
        column.addWidget(self.view, stretch=1)
        column.addLayout(line)
        self.view.turned.connect(self._turn)
        self.view.doubleClicked.connect(self._turn_chosen)
        self.all_off.pushed.connect(self._turn_all_off)
        self.all_on.pushed.connect(self._turn_all_on)
        self.show_hits(None)

    def forget(self) -> None:
        """Begin anew: nothing was chosen."""
        self._turned = {}

    def show_hits(self, hits: ClosureHits | None) -> None:
        """Show what is hit; None before the days are known."""
        self._hits = hits or ClosureHits()
        rows = [
            *(_off(one) for one in self._hits.occurrences),
            *(_booked(one) for one in self._hits.bookings),
            *(_back(one) for one in self._hits.back),
        ]
        rows.sort(key=attrgetter("day", "starts", "name"))
        shown = [replace(row, on=self._turned.get(row.id, row.on)) for row in rows]
        self.view.show_rows(shown)
        if shown and self.view.chosen() is None:
            self.view.choose(0)
        self.view.setVisible(bool(rows))
        for button in (self.all_off, self.all_on):
            button.setVisible(len(rows) > 1)
        self._tell(known=hits is not None)

    def choices(self) -> dict[int, Choice]:
        """Say what becomes of each occurrence that is hit."""
        hit = {one.id for one in self._hits.occurrences}
        return {
            row.id: Choice.KEEP if row.on else Choice.CANCEL
            for row in self.view.rows
            if row.id in hit
        }

    def bookings(self) -> list[int]:
        """Give the bookings that are to go."""
        return [-row.id for row in self.view.rows if row.id < 0 and not row.on]

    def back(self) -> list[int]:
        """Give what goes ahead again."""
        return [row.id for row in self.view.rows if row.was_off and row.on]

    def _tell(self, *, known: bool) -> None:
        hits = self._hits
        if not known:
            self.summary.setText(tr("Fill in the days: what they hit is listed here."))
            return
        off = [row for row in self.view.rows if row.id > 0 and not row.was_off and not row.on]
        gone = {row.id for row in off}
        calls = sum(one.people > 0 for one in hits.occurrences if one.id in gone)
        parts = [
            tr_count("one meeting does not go ahead", "{count} meetings do not go ahead", len(off))
        ]
        if calls:
            parts.append(tr_count("of one, people must be called",
                                  "of {count}, people must be called", calls))  # fmt: skip
        parts += [course_words(one) for one in _short(hits, gone)]
        if hits.people:
            parts.append(tr_count("one person has a place", "{count} people have a place",
                                  hits.people))  # fmt: skip
        if hits.working or hits.other_shifts:
            shifts = sum(one.shifts for one in hits.occurrences) + hits.other_shifts
            parts.append(tr_count("one shift", "{count} shifts", shifts))
        if hits.untouched:
            parts.append(tr_count("one is over or has begun, and stays",
                                  "{count} are over or have begun, and stay",
                                  hits.untouched))  # fmt: skip
        if self.back():
            parts.append(tr_count("one goes ahead again", "{count} go ahead again",
                                  len(self.back())))  # fmt: skip
        nothing = not self.view.rows and not hits.untouched
        self.summary.setText(tr("Nothing is planned on these days.") if nothing
                             else f"{' · '.join(parts)}.")  # fmt: skip

    @Slot()
    def _turn_chosen(self) -> None:
        row = self.view.chosen()
        if row is not None:
            self._turn(row.id)

    @Slot(int)
    def _turn(self, row_id: int) -> None:
        row = next((one for one in self.view.rows if one.id == row_id), None)
        if row is not None and not row.taken:
            self._set({row_id: not row.on})

    @Slot()
    def _turn_all_off(self) -> None:
        self._set({row.id: False for row in self.view.rows if row.id > 0})

    @Slot()
    def _turn_all_on(self) -> None:
        self._set({row.id: True for row in self.view.rows if not row.taken})

    def _set(self, turned: dict[int, bool]) -> None:
        self._turned |= turned
        focused = self.view.hasFocus()
        self.show_hits(self._hits)
        if focused:
            self.view.setFocus()
        self.changed.emit()


def _short(hits: ClosureHits, gone: Collection[int]) -> tuple[Course, ...]:
    """Give the courses that lose lessons by what does not go ahead, as they would be then."""
    lost = [one.course for one in hits.occurrences if one.course and one.id in gone]
    often = Counter(one.series_id for one in lost)
    return short_courses(replace(one, held=one.held - often[one.series_id]) for one in lost)


def short_day(day: date) -> str:
    """Write a day as short as a column wants it: "di 24 nov"."""
    return f"{weekday_name(day)[:2].lower()} {day.day} {month_name(day.month)[:3].lower()}"


def _off(one: HitOccurrence) -> HitRow:
    return HitRow(one.id, one.day, one.starts, one.ends, one.name, one.room, _about(one), on=False)


def _back(one: HitOccurrence) -> HitRow:
    about = tr("room taken by {name}", name=one.taken) if one.taken else _about(one)
    return HitRow(
        one.id, one.day, one.starts, one.ends, one.name, one.room, about,
        on=not one.taken, was_off=True, taken=one.taken,
    )  # fmt: skip


def _booked(one: HitBooking) -> HitRow:
    about = tr("hired")
    return HitRow(-one.id, one.day, one.starts, one.ends, one.name, one.room, about, on=True)


def _about(one: HitOccurrence) -> str:
    parts = []
    if one.people:
        parts.append(tr_count("{count} place", "{count} places", one.people))
    if one.waiting:
        parts.append(tr_count("{count} waiting", "{count} waiting", one.waiting))
    if one.shifts:
        parts.append(tr_count("{count} shift", "{count} shifts", one.shifts))
    return ", ".join(parts)


def _when(row: HitRow) -> str:
    return f"{short_day(row.day)} {clock_time(row.starts)}"


def _what(row: HitRow) -> str:
    return f"{row.name} · {row.room}" if row.room else row.name


def _becomes(row: HitRow) -> str:
    if row.id < 0:
        return tr("stays") if row.on else tr("goes away")
    if row.was_off:
        return tr("goes ahead again") if row.on else tr("stays cancelled")
    return tr("goes ahead") if row.on else tr("cancelled")


def _becomes_runs(row: HitRow) -> Sequence[Run]:
    return (Run(_becomes(row), pill="good" if row.on else "warning"),)


def _columns() -> list[Column[HitRow]]:
    return [
        Column(tr("When"), _when, 150),
        Column(tr("What"), _what),
        Column(tr("Whom it hits"), attrgetter("about"), 184),
        Column(tr("What becomes of it"), _becomes, 160, runs=_becomes_runs),
    ]
