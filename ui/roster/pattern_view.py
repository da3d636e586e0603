"""The form of work that comes back; what was typed stays until it is kept."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier.calendar.typed import read_day
from atelier.domain import Clock, DeskError, Refusal
from atelier.language import tr
from atelier.roster.patterns import PatternForm, PatternRow
from ui.kit.buttons import PrimaryButton
from ui.kit.card import hairline
from ui.kit.form import Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.choice_line import ChoiceLine
from ui.roster.fields import Choices, offer
from ui.roster.fixed_line import FixedLine
from ui.roster.pattern_form import pattern_fields, pattern_of, pattern_values


class PatternView(QWidget):
    """Asks for what is to be saved; the panel saves it.

    Signals:
        wanted: the PatternForm that was filled in.
        end_wanted: the last day of the pattern.
    """

    wanted = Signal(object)
    end_wanted = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.row: PatternRow | None = None
        self.heading = PlainLabel("", "heading")
        self.form = Form(pattern_fields(clock, (), ()))
        self.save = PrimaryButton(tr("Save"), icon="save", once=True)
        self.refusal = PlainLabel("", "warning", wrap=True)
        self.refusal.hide()
        self.fixed = FixedLine()
        self.end = ChoiceLine(tr("Let it end"), texts=[tr("Last day")])
        self._more = QWidget()
        more = spaced(QVBoxLayout(self._more), 12)
        parts: list[tuple[str, QWidget]] = [
            (tr("Fixed places"), self.fixed),
            (tr("Until when"), self.end),
        ]
        for title, part in parts:
            more.addWidget(hairline())
            more.addWidget(PlainLabel(title, "strong"))
            more.addWidget(part)
        column = spaced(QVBoxLayout(self), 12, (16, 16, 16, 16))
        for widget in (self.heading, self.form, self.refusal, self.save, self._more):
            column.addWidget(widget)
        column.addStretch(1)
        self.save.pushed.connect(self._on_save)
        self.end.added.connect(self._on_end)

    def offer_roles(self, roles: Choices) -> None:
        """Offer the roles of the house."""
        none = [(None, tr("First add a role."))]
        offer(self._list("role_id"), list(roles) or none)

    def offer_activities(self, activities: Choices) -> None:
        """Offer the activities of the house, or none."""
        own = [(None, tr("by itself, at a time of its own")), *activities]
        offer(self._list("activity_id"), own)

    def begin(self) -> None:
        """Show an empty form."""
        role = self.form.rows["role_id"].value() or 0
        self._show(None, PatternForm(role, self._clock.today()))
        self.take_focus()

    def show_pattern(self, row: PatternRow) -> None:
        """Show what is kept of a pattern."""
        self._show(row, row.form)

    def take_focus(self) -> None:
        """Go to the first field."""
        self.form.take_focus()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not saved; what was typed stays."""
        self.refusal.setText(str(error))
        self.refusal.show()
        self.save.rearm()

    def kept(self) -> None:
        """Take the next one: it is saved."""
        self.refusal.hide()
        self.save.rearm()
        self.end.clear()

    def _show(self, row: PatternRow | None, form: PatternForm) -> None:
        self.row = row
        self.heading.setText(tr("New work") if row is None else row.name)
        self.form.show_values(pattern_values(form))
        self._more.setVisible(row is not None)
        self.fixed.begin()
        self.kept()

    @Slot()
    def _on_save(self) -> None:
        values = self.form.values()
        if self.form.check() and values["role_id"] is not None:
            before = None if self.row is None else self.row.form
            self.wanted.emit(pattern_of(values, self._today(), before))
        else:
            self.save.rearm()

    @Slot(object)
    def _on_end(self, values: list[str]) -> None:
        try:
            self.end_wanted.emit(read_day(values[0], self._today()))
        except Refusal as refusal:
            self.end.refuse(str(refusal))

    def _list(self, name: str) -> QComboBox:
        editor = self.form.rows[name].editor
        assert isinstance(editor, QComboBox)  # the fields with choices
        return editor

    def _today(self) -> date:
        return self._clock.today()
