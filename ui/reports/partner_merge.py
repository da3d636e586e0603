"""With whom a partner merges: a tick box for each of the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.reports.partner_list import PartnerRow
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel, for_button


class MergeChoices(QWidget):
    """The other partners under their newest names; those that were ticked stay ticked.

    Signals:
        changed: another one is ticked, or one less.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[int, QCheckBox] = {}
        self._column = spaced(QVBoxLayout(self), 4)
        self._column.addWidget(PlainLabel(tr("Merges with"), "soft"))

    def show_partners(self, partners: Sequence[PartnerRow]) -> None:
        """Offer other partners."""
        ticked = self.chosen()
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self.boxes = {row.id: QCheckBox(for_button(row.name)) for row in partners}
        for id_, box in self.boxes.items():
            box.setChecked(id_ in ticked)
            box.setAccessibleName(row_words(partners, id_))
            box.toggled.connect(self._on_toggled)
            self._column.addWidget(box)

    def chosen(self) -> set[int]:
        """Give the ids of those that are ticked."""
        return {id_ for id_, box in self.boxes.items() if box.isChecked()}

    def clear(self) -> None:
        """Tick none."""
        for box in self.boxes.values():
            box.setChecked(False)

    def take_focus(self) -> None:
        """Put the cursor in the first box."""
        for box in self.boxes.values():
            box.setFocus()
            return

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


def row_words(partners: Sequence[PartnerRow], id_: int) -> str:
    """Say to a screen reader which partner a box is about."""
    name = next(row.name for row in partners if row.id == id_)
    return tr("Merges with {name}", name=name)
