"""The preview of an import: what will happen to every row, and the decisions that are left."""

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from atelier.language import tr, tr_count
from atelier.people.import_plan import ImportPlan, PlannedRow, Verdict
from atelier.people.importing import Decision
from ui.kit.buttons import ChoiceButton, PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.people.table import plan_columns

_VERDICTS = (None, Verdict.ADD, Verdict.DOUBTFUL, Verdict.SAME, Verdict.REFUSED)


class PlanCard(Card):
    """Rows with their fate. Space changes what happens to the chosen row.

    Signals:
        wanted: the import is to be done.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 8, 1, 12), spacing=8, parent=parent)
        self.decisions: dict[int, Decision] = {}
        self._plan = ImportPlan(())
        self.filters = {verdict: ChoiceButton("") for verdict in _VERDICTS}
        self.rows = RowsView(
            plan_columns(self.decisions.get), tr("What will happen"), row_height=36
        )
        self.remarks = PlainLabel("", "soft", wrap=True)
        self.toggle = QuietButton(tr("Add after all"), icon="user-round-plus", key="Space")
        self.add_all = QuietButton(tr("Add all who are in doubt"))
        self.skip = QCheckBox(tr("Leave out the refused rows"))
        self.go = PrimaryButton(tr("Import"), icon="upload", key="Ctrl+Return", once=True)
        sized(self.rows, least_height=190)  # the page is scrolled before rows are lost
        self._lay_out()
        self._connect()

    @property
    def skipping(self) -> bool:
        """Whether refused rows are left out, instead of stopping the import."""
        return self.skip.isChecked()

    @property
    def plan(self) -> ImportPlan:
        """What is shown."""
        return self._plan

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a new plan; decisions about its lines begin anew."""
        self._plan = plan
        self.decisions.clear()
        self.skip.setChecked(False)
        self.filters[None].setChecked(True)
        self._show_rows()

    def _lay_out(self) -> None:
        top, bottom = QWidget(), QWidget()
        line = spaced(QHBoxLayout(top), 8, (12, 0, 12, 0))
        for button in self.filters.values():
            line.addWidget(button)
        line.addStretch(1)
        line = spaced(QHBoxLayout(bottom), 8, (12, 0, 12, 0))
        for widget in (self.toggle, self.add_all):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.go)
        remarks = QWidget()
        line = spaced(QHBoxLayout(remarks), 12, (16, 0, 16, 0))
        line.addWidget(self.remarks, stretch=1)
        line.addWidget(self.skip)
        self.box.addWidget(top)
        self.box.addWidget(hairline())
        self.box.addWidget(self.rows, stretch=1)
        self.box.addWidget(hairline())
        self.box.addWidget(remarks)
        self.box.addWidget(bottom)

    def _connect(self) -> None:
        for button in self.filters.values():
            button.toggled.connect(self._on_filter)
        self.rows.chosen_changed.connect(self._show_choice)
        self.rows.opened.connect(self._toggle)
        self.toggle.pushed.connect(self._toggle)
        self.add_all.pushed.connect(self._add_all)
        self.skip.toggled.connect(self._show_counts)
        self.go.pushed.connect(self.wanted)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.rows)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)
        enter = QShortcut(QKeySequence("Ctrl+Return"), self)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.setAutoRepeat(False)
        enter.activated.connect(self.go.click)

    @Slot(bool)
    def _on_filter(self, chosen: bool) -> None:
        if chosen:
            self._show_rows()

    def _show_rows(self) -> None:
        wanted = next((key for key, button in self.filters.items() if button.isChecked()), None)
        self.rows.show_rows(
            row for row in self._plan.rows if wanted is None or row.verdict is wanted
        )
        self._show_choice()
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        counts = Counter(row.verdict for row in self._plan.rows)
        words = {
            None: tr("All {count}", count=len(self._plan.rows)),
            Verdict.ADD: tr("New {count}", count=counts[Verdict.ADD]),
            Verdict.DOUBTFUL: tr("In doubt {count}", count=counts[Verdict.DOUBTFUL]),
            Verdict.SAME: tr("Already there {count}", count=counts[Verdict.SAME]),
            Verdict.REFUSED: tr("Refused {count}", count=counts[Verdict.REFUSED]),
        }
        for verdict, button in self.filters.items():
            button.set_words(words[verdict])
        self.add_all.setVisible(bool(counts[Verdict.DOUBTFUL]))
        self.skip.setVisible(bool(counts[Verdict.REFUSED]))
        adding = sum(_is_added(row, self.decisions) for row in self._plan.rows)
        self.go.set_words(tr_count("Import one person", "Import {count} people", adding))
        self.go.setEnabled(bool(adding) and (self.skipping or not counts[Verdict.REFUSED]))

    @Slot()
    def _show_choice(self) -> None:
        row = self.rows.chosen()
        can = row is not None and row.verdict in {Verdict.ADD, Verdict.DOUBTFUL}
        self.toggle.setEnabled(can)
        added = row is not None and _is_added(row, self.decisions)
        reason = row.reason if row is not None else ""
        self.remarks.setText(reason or " ".join(self._plan.remarks))
        self.toggle.set_words(tr("Leave out") if can and added else tr("Add after all"))
        self.toggle.set_icon("x" if can and added else "user-round-plus")

    @Slot()
    def _toggle(self) -> None:
        row = self.rows.chosen()
        if row is None or row.verdict not in {Verdict.ADD, Verdict.DOUBTFUL}:
            return
        added = _is_added(row, self.decisions)
        self.decisions[row.line] = Decision.LEAVE if added else Decision.ADD
        self._decided()

    @Slot()
    def _add_all(self) -> None:
        for row in self._plan.rows:
            if row.verdict is Verdict.DOUBTFUL:
                self.decisions[row.line] = Decision.ADD
        self._decided()

    def _decided(self) -> None:
        self.rows.viewport().update()
        self._show_choice()
        self._show_counts()


def _is_added(row: PlannedRow, decisions: dict[int, Decision]) -> bool:
    if row.verdict is Verdict.DOUBTFUL:
        return decisions.get(row.line) is Decision.ADD
    return row.verdict is Verdict.ADD and decisions.get(row.line) is not Decision.LEAVE
