"""The widgets of adding somebody to a list, and nothing that they do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.language import tr
from atelier.people.queries import PersonRow
from ui.kit.buttons import ChoiceButton, PrimaryButton
from ui.kit.card import Card
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.search_edit import SearchEdit
from ui.kit.text import PlainLabel


class EnrolAddParts(Card):
    """The field of the name, who was found, for which days, a child's parent, and the save."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Enrol somebody"), spacing=10, parent=parent)
        self._blank = False
        self.field = SearchEdit(tr("Part of a name"))
        self.found = RowsView(self._columns(), tr("People found"), row_height=40)
        self.series = ChoiceButton(tr("The whole series"))
        self.day = ChoiceButton(tr("Only this day"))
        self.parent_form = Form(
            [
                Field("contact_name", tr("Parent"), limit=120),
                Field("contact_phone", tr("Parent's phone"), limit=40),
            ]
        )
        self.note = PlainLabel("", "warning", wrap=True)
        self.save = PrimaryButton(tr("Enrol"), key="Ctrl+Enter", once=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.box.addWidget(self.field)
        self.box.addWidget(sized(self.found, least_height=150), stretch=1)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.series)
        line.addWidget(self.day)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addWidget(self.parent_form)
        self.box.addWidget(self.note)
        end = spaced(QHBoxLayout(), 8)
        end.addStretch(1)
        end.addWidget(self.save)
        self.box.addLayout(end)
        self.parent_form.hide()
        self.note.hide()

    def _columns(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(tr("Name"), self._name, runs=self._name_runs),
            Column(tr("Born"), _born, 92),
        )

    def _name(self, row: PersonRow) -> str:
        return "•••" if self._blank else row.name

    def _name_runs(self, row: PersonRow) -> Sequence[Run]:
        return (strong(self._name(row)),)


def _born(row: PersonRow) -> str:
    return "" if row.birth_year is None else str(row.birth_year)
