"""Somebody to add: a part of the name, for the series or for the day, a child with a parent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from atelier.domain import DeskError
from atelier.enrolment.contacts import is_child
from atelier.enrolment.lists import DayList
from atelier.enrolment.refusals import NoPlace
from atelier.language import tr
from atelier.people.queries import PersonRow
from ui.calendar.enrol_add_parts import EnrolAddParts
from ui.kit.commands import Command


class EnrolAdd(EnrolAddParts):
    """The right half of the panel. What was typed stays until somebody was enrolled.

    Signals:
        looked_for: letters of a name.
        wanted: somebody is to be enrolled: see ``person``, ``whole``, ``waiting``, ``contact``.
    """

    looked_for = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: DayList | None = None
        self._asking = False  # the waiting list was offered
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self.found.opened.connect(self._save)
        self.found.chosen_changed.connect(self._on_chosen)
        for button in (self.series, self.day):
            button.pushed.connect(self._on_chosen)
        self.save.pushed.connect(self._save)
        Command(self, tr("Enrol"), self.save.click, key="Ctrl+Return")

    @property
    def person(self) -> PersonRow | None:
        """Who is chosen."""
        return self.found.chosen()

    @property
    def whole(self) -> bool:
        """Whether it is for the series."""
        return self.series.isChecked() and not self.series.isHidden()

    @property
    def waiting(self) -> bool:
        """Whether the waiting list was offered and Enter pressed again."""
        return self._asking

    def contact(self) -> tuple[str, str]:
        """Give the parent's name and phone, as far as they are asked."""
        if self.parent_form.isHidden():
            return "", ""
        values = self.parent_form.values()
        return str(values["contact_name"]), str(values["contact_phone"])

    def begin(self) -> None:
        """Begin with nobody."""
        self.field.clear()
        self.show_people(())
        self.parent_form.show_values({})
        self.series.setChecked(True)
        self._ask(asking=False)

    def show_list(self, found: DayList) -> None:
        """Know the day for which somebody is added."""
        self._list = found
        self.series.setVisible(found.series_id is not None)
        self.day.setVisible(found.series_id is not None)
        self.setVisible(found.enrolment and not found.sensitive and not found.cancelled)
        self._show_parent()

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show who was found."""
        self.found.show_rows(rows)
        if self.found.chosen() is None:
            self.found.choose_only_row()

    def blank_names(self, blank: bool) -> None:
        """Hide every name (F12), or show them again."""
        self._blank = blank
        self.found.viewport().update()
        self.field.setEchoMode(self.field.EchoMode.NoEcho if blank else self.field.EchoMode.Normal)
        self.parent_form.setEnabled(not blank)
        if blank:
            self.parent_form.hide()
        else:
            self._show_parent()

    def refuse(self, refusal: DeskError) -> None:
        """Say in place why it was not done; a full activity asks about the waiting list."""
        self.save.rearm()
        field = getattr(refusal, "field", "")
        if field:
            self.parent_form.show()
            self.parent_form.refuse(field, str(refusal))
            return
        self._ask(asking=isinstance(refusal, NoPlace))
        self.note.setText(str(refusal))
        self.note.show()

    def take_focus(self) -> None:
        """Put the cursor in the field of the name."""
        self.field.setFocus()

    def _ask(self, *, asking: bool) -> None:
        self._asking = asking
        self.save.set_words(tr("Yes, on the waiting list") if asking else tr("Enrol"))
        if not asking:
            self.note.hide()

    def _show_parent(self) -> None:
        person, found = self.person, self._list
        child = (
            person is not None
            and found is not None
            and is_child(person.birth_year, found.day, for_children=found.for_children)
        )
        self.parent_form.setVisible(child and not self._blank)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.looked_for.emit(text.strip())

    @Slot()
    def _on_enter(self) -> None:
        """Enrol who is alone on the list or chosen; else go to the list."""
        if self.person is None:
            self.found.setFocus()
            self.found.choose(0)
        else:
            self.save.click()

    @Slot()
    def _on_chosen(self) -> None:
        self._ask(asking=False)
        self._show_parent()

    @Slot()
    def _save(self) -> None:
        if self.person is None:
            self.save.rearm()
            self.field.setFocus()
        else:
            self.wanted.emit()
