"""The import assistant: choose a list, see what it is, decide, import, take back."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import DeskError
from atelier.language import tr, tr_count
from atelier.people.importing import Imported, ImportPlan, carry_out, plan_import
from atelier.tables.reading import check_unchanged
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.kit.waiting import ProgressStrip
from ui.people.mapping_card import MappingCard
from ui.people.plan_card import PlanCard
from ui.people.tasks import ChosenList, open_list, places_of


class Assistant(QWidget):
    """One list on its way in. Nothing is written before the preview was seen.

    Signals:
        imported: a sentence: people came in.
        opened: whether a list is open, which then wants all the room there is.
    """

    imported = Signal(str)
    opened = Signal(bool)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._chosen: ChosenList | None = None
        self._planning: Future[ImportPlan] | None = None
        self._key: UUID = uuid4()
        self.choose = PrimaryButton(tr("Choose a list"), icon="folder-open", key="Ctrl+O")
        self.empty = EmptyState(
            "table",
            tr("Here a list becomes people of the house."),
            tr("Choose a CSV file or an Excel workbook. You see everything before it is kept."),
            self.choose,
        )
        self.mapping = MappingCard()
        self.missing = PlainLabel("", "warning", wrap=True)
        self.plan = PlanCard()
        self.progress = ProgressStrip()
        self.steps = QStackedWidget()
        self._lay_out()
        self.choose.pushed.connect(self.choose_file)
        self.mapping.changed.connect(self._plan)
        self.mapping.away.pushed.connect(self.start_again)
        self.plan.wanted.connect(self._import)
        self.progress.stopped.connect(self.start_again)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file, in the dialog of the system."""
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a list"), "", tr("Lists (*.csv *.txt *.xlsx);;All files (*)")
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a list and show what it is; a list that cannot be read changes nothing."""
        self.progress.begin(tr("The list is read…"), can_stop=False)
        self._gateway.run(
            partial(open_list, path), then=self._show_list, otherwise=self._on_refused
        )

    @Slot()
    def start_again(self) -> None:
        """Put the list away; nothing was kept of it."""
        if self._planning is not None:
            self._planning.cancel()
            self._planning = None
        self._chosen = None
        self.progress.end()
        self.steps.setCurrentIndex(0)
        self.opened.emit(False)

    def _lay_out(self) -> None:
        first = Card()
        first.box.addWidget(self.empty)
        second = QWidget()
        column = spaced(QVBoxLayout(second), 12)
        column.addWidget(self.mapping)
        column.addWidget(self.missing)
        column.addWidget(self.plan, stretch=1)
        self.steps.addWidget(first)
        self.steps.addWidget(second)
        whole = spaced(QVBoxLayout(self), 12)
        whole.addWidget(self.progress)
        whole.addWidget(self.steps, stretch=1)

    def _show_list(self, chosen: ChosenList) -> None:
        self._chosen, self._key = chosen, uuid4()
        self.mapping.show_list(chosen)
        self.plan.show_plan(ImportPlan(()))
        self.steps.setCurrentIndex(1)
        self.opened.emit(True)
        self._plan()

    @Slot()
    def _plan(self) -> None:
        """Say again what will happen, with the columns as they are chosen now."""
        if self._chosen is None:
            return
        if self._planning is not None:
            self._planning.cancel()
        places = places_of(self._chosen, self.mapping.fields())
        missing = places if isinstance(places, str) else ""
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.plan.setEnabled(not missing)
        if isinstance(places, str):
            self.progress.end()
            return
        self.progress.begin(tr("Every row is looked at…"))
        query = partial(
            plan_import, table=self._chosen.table, mapping=places, actor=self._gateway.actor
        )
        self._planning = self._gateway.read(query, then=self._show_plan, otherwise=self._on_refused)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._planning = None
        self.progress.end()
        self.plan.show_plan(plan)
        self.plan.rows.choose(0)
        self.plan.rows.setFocus()

    @Slot()
    def _import(self) -> None:
        if self._chosen is None:
            return
        self.progress.begin(tr("The list is imported…"), can_stop=False)
        action = partial(
            carry_out,
            plan=self.plan.plan,
            actor=self._gateway.actor,
            key=self._key,
            decisions=dict(self.plan.decisions),
            all_or_nothing=not self.plan.skipping,
            confirm=partial(check_unchanged, self._chosen.path, self._chosen.table),
        )
        self._gateway.perform(action, then=self._on_imported, otherwise=self._on_refused)

    def _on_imported(self, done: Imported) -> None:
        self.plan.go.rearm()
        self.start_again()
        self.imported.emit(
            tr_count(
                "One person was imported. It can be taken back under Earlier imports.",
                "{count} people were imported. It can be taken back under Earlier imports.",
                done.added,
            )
        )

    def _on_refused(self, _error: DeskError) -> None:
        """Leave everything as it was; the message bar says what is the matter."""
        self._planning = None
        self.plan.go.rearm()
        self.progress.end()
