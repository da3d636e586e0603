"""What the figures mean: the list of definitions, and the text of the chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.reports.definitions import Definition, definitions, unit_name
from ui.gateway import Gateway
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.wrapped_label import WrappedLabel


@dataclass(frozen=True, slots=True, repr=False)
class MeaningRow(Discreet):
    """One definition in the list; ``id`` is its place."""

    id: int
    meaning: Definition


class Meaning(Card):
    """The text of one definition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.term, self.text = WrappedLabel("", "heading"), WrappedLabel()
        self.never, self.unit = WrappedLabel("", "soft"), WrappedLabel("", "soft")
        for label in (self.term, self.text, self.never, self.unit):
            self.box.addWidget(label)
        self.box.addStretch(1)

    def show_meaning(self, meaning: Definition) -> None:
        """Show another definition."""
        unit = (
            "" if meaning.unit is None else tr("Counted in: {unit}", unit=unit_name(meaning.unit))
        )
        self.term.setText(f"{meaning.term} ({meaning.code})")
        for label, words in (
            (self.text, meaning.text),
            (self.never, meaning.never),
            (self.unit, unit),
        ):
            label.setText(words)
            label.setVisible(bool(words))


class DefinitionsPanel(Panel):
    """Reads nothing: the definitions are those of the engine."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("What the figures mean")
        columns: list[Column[MeaningRow]] = [Column(tr("Figure"), _term, runs=_runs)]
        self.rows = RowsView(columns, self.title, row_height=36)
        self.text = Meaning()
        left = Card(margins=(1, 8, 1, 8), spacing=0)
        left.box.addWidget(self.rows)
        panes = Panes(left, self.text, least=(320, 320), stretch=(2, 3))
        spaced(QVBoxLayout(self)).addWidget(panes)
        self.rows.chosen_changed.connect(self._on_chosen)

    def begin(self, _facts: object) -> None:
        """Begin with the first one; the one that was read last stays chosen."""
        if not self.rows.rows:
            found = enumerate(definitions())
            self.rows.show_rows(MeaningRow(number, one) for number, one in found)
            self.rows.choose(0)

    def take_focus(self) -> None:
        """Put the cursor in the list."""
        self.rows.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is not None:
            self.text.show_meaning(row.meaning)
            self.rows.setAccessibleDescription(f"{row.meaning.text} {row.meaning.never}".strip())


def _term(row: MeaningRow) -> str:
    return row.meaning.term


def _runs(row: MeaningRow) -> Sequence[Run]:
    return Run(row.meaning.term), soft(f"  {row.meaning.code}")
