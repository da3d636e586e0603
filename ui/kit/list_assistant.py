"""The import assistant: choose a list, see what it is, decide, import."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Generic
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from atelier.domain import DeskError
from atelier.language import tr
from atelier.tables.reading import check_unchanged
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.chosen_list import ChosenList, open_list, places_of
from ui.kit.empty_state import EmptyState
from ui.kit.list_kind import Done, ListKind, Plan, Row
from ui.kit.mapping_card import MappingCard
from ui.kit.measures import spaced
from ui.kit.plan_card import NoPlan, PlanCard
from ui.kit.shown_stack import ShownStack
from ui.kit.text import PlainLabel
from ui.kit.waiting import ProgressStrip


class ListAssistant(QWidget, Generic[Row]):
    """One list of a kind on its way in. Nothing is written before the preview was seen.

    Signals:
        imported: a sentence: people came in.
        kept: the key (UUID) of what was imported.
        opened: whether a list is open, which then wants all the room there is.
    """

    imported = Signal(str)
    kept = Signal(object)
    opened = Signal(bool)

    def __init__(
        self, gateway: Gateway, kind: ListKind[Row], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gateway, self._kind = gateway, kind
        self._chosen: ChosenList | None = None
        self._planning: Future[Plan] | None = None
        self._key: UUID = uuid4()
        self.choose = PrimaryButton(tr("Choose a list"), icon="folder-open", key="Ctrl+O")
        self.empty = EmptyState(
            "table",
            kind.title,
            tr("Choose a CSV file or an Excel workbook. You see everything before it is kept."),
            self.choose,
        )
        self.mapping = MappingCard(kind.label)
        self.missing = PlainLabel("", "warning", wrap=True)
        self.plan: PlanCard[Row] = PlanCard(kind)
        self.progress = ProgressStrip()
        self.steps = ShownStack()
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

    def take_focus(self) -> None:
        """Put the cursor on the button that chooses a list, or in the list that is open."""
        (self.choose if self._chosen is None else self.plan.rows).setFocus()

    def open_file(self, path: Path) -> None:
        """Read a list and show what it is; a list that cannot be read changes nothing."""
        self.progress.begin(tr("The list is read…"), can_stop=False)
        self._gateway.run(
            partial(open_list, path, self._kind.words),
            then=self._show_list,
            otherwise=self._on_refused,
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
        self.plan.show_plan(NoPlan())
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
            self._kind.plan, table=self._chosen.table, mapping=places, actor=self._gateway.actor
        )
        self._planning = self._gateway.read(query, then=self._show_plan, otherwise=self._on_refused)

    def _show_plan(self, plan: Plan) -> None:
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
            self._kind.carry_out,
            plan=self.plan.plan,
            actor=self._gateway.actor,
            key=self._key,
            decisions=dict(self.plan.decisions),
            all_or_nothing=not self.plan.skipping,
            confirm=partial(check_unchanged, self._chosen.path, self._chosen.table),
        )
        self._gateway.perform(action, then=self._on_imported, otherwise=self._on_refused)

    def _on_imported(self, done: Done) -> None:
        self.plan.go.rearm()
        self.start_again()
        self.kept.emit(self._key)
        self.imported.emit(self._kind.told(done.added))

    def _on_refused(self, _error: DeskError) -> None:
        """Leave everything as it was; the message bar says what is the matter."""
        self._planning = None
        self.plan.go.rearm()
        self.progress.end()
