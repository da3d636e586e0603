"""The preview of an import: what will happen to every row, and the decisions that are left."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from atelier.language import tr, tr_count
from atelier.people.import_plan import Verdict
from ui.kit.buttons import ChoiceButton, PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.list_kind import ListKind, Plan, Row
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

_VERDICTS = (None, Verdict.ADD, Verdict.DOUBTFUL, Verdict.SAME, Verdict.REFUSED)


@dataclass(frozen=True, slots=True)
class NoPlan:
    """The plan before there is one."""

    rows: tuple[()] = ()
    remarks: tuple[()] = ()


class PlanCard(Card, Generic[Row]):
    """Rows with their fate. Space changes what happens to the chosen row.

    Signals:
        wanted: the import is to be done.
    """

    wanted = Signal()

    def __init__(self, kind: ListKind[Row], parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 8, 1, 12), spacing=8, parent=parent)
        self._kind = kind
        self.decisions: dict[int, StrEnum] = {}
        self._plan: Plan = NoPlan()
        self.filters = {verdict: ChoiceButton("") for verdict in _VERDICTS}
        self.rows: RowsView[Row] = RowsView(
            kind.columns(self.decisions.get), tr("What will happen"), row_height=36
        )
        self.remarks = PlainLabel("", "soft", wrap=True)
        self.toggle = QuietButton(tr("Add after all"), icon="user-round-plus", key="Space")
        self.add_all = QuietButton(kind.all_words)
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
    def plan(self) -> Plan:
        """What is shown."""
        return self._plan

    def show_plan(self, plan: Plan) -> None:
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
        adding = sum(self._kind.comes_in(row, self.decisions) for row in self._plan.rows)
        self.go.set_words(tr_count("Import one person", "Import {count} people", adding))
        self.go.setEnabled(bool(adding) and (self.skipping or not counts[Verdict.REFUSED]))

    @Slot()
    def _show_choice(self) -> None:
        row = self.rows.chosen()
        following = None if row is None else self._kind.following(row, self.decisions)
        self.toggle.setEnabled(following is not None)
        self.remarks.setText((row.reason if row is not None else "") or self._remarks())
        self.toggle.set_words(self._kind.say(following) if following else tr("Leave out"))
        self.toggle.set_icon("x" if following is self._kind.left_out else "user-round-plus")

    def _remarks(self) -> str:
        return " ".join(self._plan.remarks)

    @Slot()
    def _toggle(self) -> None:
        row = self.rows.chosen()
        following = None if row is None else self._kind.following(row, self.decisions)
        if row is not None and following is not None:
            self.decisions[row.line] = following
            self._decided()

    @Slot()
    def _add_all(self) -> None:
        """Decide about whatever is in doubt that it comes in, as the likeliest."""
        for row in self._plan.rows:
            if row.verdict is Verdict.DOUBTFUL:
                self.decisions[row.line] = self._kind.options(row)[1]
        self._decided()

    def _decided(self) -> None:
        self.rows.viewport().update()
        self._show_choice()
        self._show_counts()
