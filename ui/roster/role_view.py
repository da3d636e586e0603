"""The form of one role; what was typed stays until it is kept."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import DeskError
from atelier.language import tr
from atelier.roster.roles import RoleForm, RoleRow
from ui.kit.buttons import PrimaryButton
from ui.kit.form import Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.role_form import role_fields, role_of, role_values


class RoleView(QWidget):
    """Asks for what is to be saved; the panel saves it.

    Signals:
        wanted: the RoleForm that was filled in.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: RoleRow | None = None
        self.heading = PlainLabel("", "heading")
        self.form = Form(role_fields())
        self.save = PrimaryButton(tr("Save"), icon="save", once=True)
        self.refusal = PlainLabel("", "warning", wrap=True)
        self.refusal.hide()
        column = spaced(QVBoxLayout(self), 12, (16, 16, 16, 16))
        for widget in (self.heading, self.form, self.refusal, self.save):
            column.addWidget(widget)
        column.addStretch(1)
        self.save.pushed.connect(self._on_save)

    def begin(self) -> None:
        """Show an empty form."""
        self._show(None, RoleForm(""))
        self.take_focus()

    def show_role(self, row: RoleRow) -> None:
        """Show what is kept of a role."""
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

    def _show(self, row: RoleRow | None, form: RoleForm) -> None:
        self.row = row
        self.heading.setText(tr("New role") if row is None else row.name)
        self.form.show_values(role_values(form))
        self.kept()

    @Slot()
    def _on_save(self) -> None:
        if self.form.check():
            before = None if self.row is None else self.row.form
            self.wanted.emit(role_of(self.form.values(), before))
        else:
            self.save.rearm()
