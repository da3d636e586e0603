"""The form of one shift beside the grid; what was typed stays until it is kept."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.shown import ShownOccurrence
from atelier.calendar.typed import read_day
from atelier.domain import Clock, DeskError, Refusal
from atelier.language import tr
from atelier.roster.roles import RoleRow
from atelier.roster.rows import ShiftRow
from ui.kit.buttons import LinkButton, PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.form import Form
from ui.kit.measures import spaced
from ui.kit.scrolling import FollowingArea, bring_into_view
from ui.kit.text import PlainLabel
from ui.roster.fields import offer, time_text
from ui.roster.shift_form import own_time, shift_fields, shift_of, values_like, values_of


class ShiftView(Card):
    """Asks for what is to be saved; nothing is saved here.

    Signals:
        wanted: the ShiftForm that was filled in.
        day_typed: another day is filled in: what happens on it is asked for.
        removal_asked: the shift is to be taken away.
        closed: put the form away.
    """

    wanted = Signal(object)
    day_typed = Signal(object)
    removal_asked = Signal()
    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._clock = clock
        self.row: ShiftRow | None = None
        self.heading = PlainLabel("", "heading")
        self.form = Form(shift_fields(clock))
        self.note = PlainLabel("", "small", wrap=True)
        self.refusal = PlainLabel("", "warning", wrap=True)
        self.save = PrimaryButton(tr("Save"), key="Ctrl+Enter", once=True)
        self.close_ = QuietButton(tr("Close"), key="Esc")
        self.remove = LinkButton(tr("Take this shift away"), icon="trash-2")
        self._occurrences: tuple[ShownOccurrence, ...] = ()
        self._day: date | None = None
        self._lay_out()
        self._connect()

    def offer_roles(self, roles: Sequence[RoleRow]) -> None:
        """Offer the roles of the house."""
        none = [(None, tr("First add a role."))]
        offer(self._list("role_id"), [(one.id, one.name) for one in roles] or none)

    def offer_occurrences(self, found: Sequence[ShownOccurrence]) -> None:
        """Offer what happens on the day that is filled in."""
        self._occurrences = tuple(one for one in found if not one.cancelled)
        words = [(one.id, f"{time_text(one.starts)} {one.name}") for one in self._occurrences]
        offer(self._list("occurrence_id"), [own_time(), *words])

    def begin(self, like: ShiftRow | None, day: date) -> None:
        """Show the form of a new shift on a day, filled in as one that is there."""
        self._show(None, tr("New shift"), values_like(like, day))

    def show_shift(self, row: ShiftRow) -> None:
        """Show what is kept of a shift."""
        self._show(row, row.name, values_of(row))

    def take_focus(self) -> None:
        """Go to the first field."""
        bring_into_view(self.save, self.heading)
        self.form.take_focus()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not saved; what was typed stays."""
        self.refusal.setText(str(error))
        self.refusal.show()
        self.save.rearm()

    @Slot()
    def ask(self) -> None:
        """Have the shift saved that was filled in, where it can be."""
        if self.form.check():
            self.wanted.emit(shift_of(self.form.values(), self._clock.today()))
        else:
            self.save.rearm()

    def _show(self, row: ShiftRow | None, heading: str, values: dict[str, object]) -> None:
        self.row, self._day = row, None
        self.heading.setText(heading)
        self.offer_occurrences(())
        self.form.show_values(values)
        self.form.rows["occurrence_id"].setVisible(row is None)
        of_pattern = row is not None and row.pattern_id is not None
        self.note.setText(
            tr("Only this shift changes. From now on a change of the work that comes back "
               "leaves it alone.") if of_pattern else ""
        )  # fmt: skip
        self.note.setVisible(of_pattern)
        self.remove.setVisible(row is not None and not of_pattern)
        self.refusal.hide()
        self.save.rearm()
        self._note_day()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = spaced(QVBoxLayout(inside), 8)
        for widget in (self.form, self.note, self.remove):
            column.addWidget(widget)
        column.addStretch(1)
        line = spaced(QHBoxLayout(), 8)
        for button in (self.save, self.close_):
            button.padding = 10
            line.addWidget(button)
        self.close_.show_key(False)
        line.addStretch(1)
        self.box.addWidget(self.heading)
        self.box.addWidget(FollowingArea(inside), stretch=1)
        self.box.addWidget(self.refusal)
        self.box.addLayout(line)

    def _connect(self) -> None:
        self.save.pushed.connect(self.ask)
        self.close_.pushed.connect(self.closed)
        self.remove.pushed.connect(self.removal_asked)
        self.form.rows["day"].changed.connect(self._note_day)
        self._list("occurrence_id").activated.connect(self._take_times)

    def _list(self, name: str) -> QComboBox:
        editor = self.form.rows[name].editor
        assert isinstance(editor, QComboBox)  # the fields with choices
        return editor

    @Slot()
    def _note_day(self) -> None:
        """Ask what happens on the day, as soon as it can be read."""
        try:
            day = read_day(self.form.rows["day"].value(), self._clock.today())
        except Refusal:
            return
        if day != self._day and self.row is None:
            self._day = day
            self.day_typed.emit(day)

    @Slot()
    def _take_times(self) -> None:
        """Fill in the times of the activity that was chosen."""
        chosen = self.form.rows["occurrence_id"].value()
        for one in self._occurrences:
            if one.id == chosen:
                self.form.rows["starts"].show_value(time_text(one.starts))
                self.form.rows["ends"].show_value(time_text(one.ends))
