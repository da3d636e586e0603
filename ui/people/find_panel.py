"""Finding somebody, and correcting what is kept in place."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QStackedWidget, QWidget

from atelier.language import tr, tr_count
from atelier.people.queries import PersonCard, PersonRow, list_people, person_card
from atelier.settings.fields import fields_kept
from ui.gateway import Gateway
from ui.kit.card import Card, hairline
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.people.due_line import DueLine
from ui.people.person_form import PersonForm
from ui.people.rights_panel import RightsPanel
from ui.people.table import people_columns

_LEAST = 2  # letters; fewer would list half the neighbourhood
_MOST = 50  # rows
_NOBODY, _FORM, _RIGHTS = range(3)


class FindPanel(QWidget):
    """The search field with who was found at the left, the form of the chosen one at the right.

    Signals:
        said: a sentence: something was done.
        warned: a sentence: something needs a look.
        preview_requested: as of a page.
    """

    said = Signal(str)
    warned = Signal(str)
    preview_requested = Signal(bytes, str, object)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._searching: Future[Sequence[PersonRow]] | None = None
        self.search = QLineEdit(clearButtonEnabled=True, maxLength=120)
        self.search.setPlaceholderText(tr("Part of a name"))
        self.search.setAccessibleName(tr("Search for somebody"))
        self.search.setProperty("passing", True)  # no draft: nothing is made of it
        self.found = PlainLabel("", "soft")
        self.rows = RowsView(people_columns(), tr("People found"))
        self.form = PersonForm(gateway)
        self.rights = RightsPanel(gateway)
        self.due = DueLine(gateway)
        self.right = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_rows([])

    @Slot()
    def new_person(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self._show_card(None)
        self.form.form.take_focus()

    def task(self) -> str:
        """Say whose form is open, by the number of the record; 0 for somebody new."""
        return str(self.form.person_id) if self.form.isVisibleTo(self) else ""

    def open_task(self, task: str) -> None:
        """Open the form that ``task`` named."""
        if task == "0":
            self.new_person()
        elif task.isdigit():
            read = partial(person_card, actor=self._gateway.actor, person_id=int(task))
            self._gateway.read(read, then=self._show_if_there)

    def refresh(self) -> None:
        """Look again for what is typed, and ask what is kept of visitors."""
        query = partial(fields_kept, site_id=self._gateway.actor.site_id)
        self._gateway.read(query, then=self.form.show_fields)
        self._search()
        self.due.refresh()
        self.rights.refresh()

    @Slot()
    def show_rights(self) -> None:
        """Show what the chosen person may ask of the house."""
        if self.form.person_id:
            self._show_rights_of(self.form.person_id, self.form.heading.text())

    @Slot(int, str)
    def _show_rights_of(self, person_id: int, name: str) -> None:
        self.rights.begin(person_id, name)
        self.right.setCurrentIndex(_RIGHTS)
        self.rights.take_focus()

    def _lay_out(self) -> None:
        left = Card(margins=(1, 12, 1, 1), spacing=8)
        head = QWidget()
        line = spaced(QHBoxLayout(head), 0, (16, 0, 16, 0))
        line.addWidget(self.search)
        left.box.addWidget(head)
        count = QWidget()
        line = spaced(QHBoxLayout(count), 0, (16, 0, 16, 0))
        line.addWidget(self.found)
        left.box.addWidget(count)
        left.box.addWidget(self.due)
        left.box.addWidget(hairline())
        left.box.addWidget(self.rows, stretch=1)
        self.empty = EmptyState(
            "square-user",
            tr("Here you see what is kept of somebody."),
            tr("Search for a name and choose a row, or add somebody new (Ctrl+N)."),
        )
        self.right.addWidget(self.empty)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        self.right.addWidget(area)
        self.right.addWidget(self.rights)
        whole = spaced(QHBoxLayout(self), 16)
        whole.addWidget(sized(left, least_width=360), stretch=5)
        whole.addWidget(self.right, stretch=6)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_rows)
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self._to_form)
        self.form.saved.connect(self.said)
        self.form.saved.connect(self._on_saved)
        self.form.warned.connect(self.warned)
        self.form.rights.pushed.connect(self.show_rights)
        self.rights.said.connect(self.said)
        self.rights.warned.connect(self.warned)
        self.rights.preview_requested.connect(self.preview_requested)
        self.rights.left.connect(self._to_person)
        self.rights.gone.connect(self._on_gone)
        self.rights.merged.connect(self._search)
        self.due.wanted.connect(self._show_rights_of)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.form.save.click)

    @Slot()
    def _search(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
        text = self.search.text().strip()
        if len(text) < _LEAST:
            self._searching = None
            self._show_rows([])
            return
        query = partial(list_people, actor=self._gateway.actor, text=text, limit=_MOST)
        self._searching = self._gateway.read(query, then=self._show_rows)

    def _show_rows(self, rows: Sequence[PersonRow]) -> None:
        self.rows.show_rows(rows)
        if len(self.search.text().strip()) < _LEAST:
            self.found.setText(tr("Type at least two letters."))
        elif not rows:
            self.found.setText(tr("Nobody was found."))
        else:
            self.found.setText(tr_count("One person found", "{count} people found", len(rows)))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is None or row.id == self.form.person_id:
            return
        read = partial(person_card, actor=self._gateway.actor, person_id=row.id)
        self._gateway.read(read, then=self._show_if_there)

    def _show_if_there(self, card: PersonCard | None) -> None:
        if card is not None:
            self._show_card(card)

    def _show_card(self, card: PersonCard | None) -> None:
        self.form.show_person(card)
        self.right.setCurrentIndex(_FORM)

    @Slot()
    def _on_saved(self) -> None:
        """Show what was kept, which may be less than what was typed."""
        person_id = self.form.person_id
        if person_id:
            read = partial(person_card, actor=self._gateway.actor, person_id=person_id)
            self._gateway.read(read, then=self._show_if_there)
        else:
            self.right.setCurrentIndex(_NOBODY)
            self.form.show_person(None)
            self.search.setFocus()

    @Slot()
    def _to_rows(self) -> None:
        """Go from the field to the rows; the only row is chosen at once."""
        self.rows.choose_only_row()
        if self.rows.chosen() is None:
            self.rows.choose(0)
        self.rows.setFocus()

    @Slot()
    def _to_form(self) -> None:
        if self.form.person_id:
            self.form.form.take_focus()

    @Slot()
    def _to_person(self) -> None:
        """Go back from the rights to the form, as it is kept by now."""
        person_id = self.rights.person_id
        self.rights.forget()
        read = partial(person_card, actor=self._gateway.actor, person_id=person_id)
        self._gateway.read(read, then=self._show_again)

    def _show_again(self, card: PersonCard | None) -> None:
        self._show_if_there(card)
        if card is not None:
            self.form.rights.setFocus()

    @Slot(int)
    def _on_gone(self, person_id: int) -> None:
        """Forget somebody who was erased, also what was typed about them and not saved."""
        self.form.forget(person_id)
        self.right.setCurrentIndex(_NOBODY)
        self.search.clear()
        self.search.setFocus()
