"""Adding a single shift and changing one, in a form beside the grid."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from atelier.calendar.queries import shown_days
from atelier.calendar.shown import Shown
from atelier.language import tr, tr_count
from atelier.roster.queries import shift_row
from atelier.roster.rows import ShiftRow
from atelier.roster.shifts import ShiftForm, ShiftSaved, add_shift, change_shift, remove_shift
from ui.roster.phrases import shift_words
from ui.roster.shift_view import ShiftView

if TYPE_CHECKING:
    from ui.roster.page import RosterPage


class ShiftEditing(QObject):
    """Opens the form in the place of who can, saves what it asks for, and goes back."""

    def __init__(self, page: "RosterPage") -> None:
        super().__init__(page)
        self._page, self._new = page, ""
        self.view = ShiftView(page.gateway.clock)
        self._before: QWidget = page.side
        page.body.right.addWidget(self.view)
        self.view.wanted.connect(self._save)
        self.view.day_typed.connect(self._read_day)
        self.view.removal_asked.connect(self._remove)
        self.view.closed.connect(self.close)

    @property
    def open(self) -> bool:
        """Whether the form stands beside the grid."""
        return self._page.body.right.currentWidget() is self.view

    @Slot()
    def begin(self) -> None:
        """Show the form of a new shift: on the chosen day, like the chosen line."""
        page = self._page
        if page.panel is not None:
            return
        day = page.grid.day or max(page.period.first_day, page.gateway.actor.today())
        self._begin_like(day, page.shift or page.grid.shift_of_line)

    @Slot()
    def change(self) -> None:
        """Show the form of the chosen shift."""
        shift = self._page.shift
        if shift is not None and self._page.panel is None:
            self._show()
            self.view.show_shift(shift)
            self.view.take_focus()

    def task(self) -> str:
        """Say which shift is changed, or like which and on what day a new one begins."""
        if not self.open:
            return ""
        row = self.view.row
        return f"shift {row.id}" if row is not None else self._new

    def open_task(self, task: str) -> None:
        """Open the form as it was, once the shifts are read."""
        word, number, *day = task.split(" ")
        actor, page = self._page.gateway.actor, self._page
        query = partial(shift_row, shift_id=int(number), actor=actor)
        if word == "shift":
            page.gateway.read(query, then=self._show_again)
        else:
            then = partial(self._begin_like, date.fromisoformat(day[0]))
            page.gateway.read(query, then=then)

    def _show_again(self, row: ShiftRow | None) -> None:
        if row is not None:
            self._show()
            self.view.show_shift(row)

    def _begin_like(self, day: date, like: ShiftRow | None) -> None:
        self._new = f"new {0 if like is None else like.id} {day.isoformat()}"
        self._show()
        self.view.begin(like, day)
        self.view.take_focus()

    @Slot()
    def close(self) -> None:
        """Put the form away; what stood there before comes back."""
        self._page.body.right.setCurrentWidget(self._before)
        self._page.take_focus()

    def _show(self) -> None:
        shown = self._page.body.right.currentWidget()
        if shown is not None and not self.open:
            self._before = shown
        self.view.offer_roles(self._page.reading.roles or ())
        self._page.body.right.setCurrentWidget(self.view)

    @Slot(object)
    def _save(self, form: ShiftForm) -> None:
        row = self.view.row
        action: partial[Any] = partial(add_shift, form=form)
        if row is not None:
            action = partial(change_shift, shift_id=row.id, form=form)
        self._page.tasks.save(action, partial(self._saved, form.day), self.view.refuse)

    def _saved(self, day: date, saved: ShiftSaved) -> None:
        new = self.view.row is None
        words = tr("The shift is in the roster.") if new else tr("The shift is changed.")
        if saved.asked_again:
            words += " " + tr_count(
                "{count} volunteer must be asked again.",
                "{count} volunteers must be asked again.",
                saved.asked_again,
            )
        self.close()
        self._page.grid.choose_shift(saved.shift_id)
        self._page.show_day(day)
        self._page.tasks.say(words)

    @Slot()
    def _remove(self) -> None:
        row = self.view.row
        if row is not None:
            told = tr("{shift} is taken away.", shift=shift_words(row))
            action = partial(remove_shift, shift_id=row.id)
            self._page.tasks.save(action, partial(self._removed, told), self.view.refuse)

    def _removed(self, told: str, _saved: ShiftSaved) -> None:
        self.close()
        self._page.tasks.say(told)

    @Slot(object)
    def _read_day(self, day: date) -> None:
        actor = self._page.gateway.actor
        query = partial(shown_days, first_day=day, last_day=day, actor=actor)
        self._page.gateway.read(query, then=self._show_occurrences)

    def _show_occurrences(self, found: Shown) -> None:
        self.view.offer_occurrences(found.occurrences)
