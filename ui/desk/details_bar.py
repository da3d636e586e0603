"""What may follow for a new visitor: the year of birth and four digits. Nothing must."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from atelier.language import tr
from atelier.settings.fields import ALL_KEPT, FieldsKept, OptionalField
from ui.kit.buttons import QuietButton
from ui.kit.measures import sized, spaced
from ui.kit.pill import IconSign
from ui.kit.text import ElidedLabel, PlainLabel


class DetailsBar(QFrame):
    """Stands under the field after somebody new came in; Tab goes there, Enter keeps it.

    Signals:
        filled: the person's id, the year and the postcode as they were typed.
        closed: nothing more is filled in.
    """

    filled = Signal(int, str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._person, self._kept = 0, ALL_KEPT
        self.who = ElidedLabel("", "strong")
        self.year = sized(QLineEdit(maxLength=10), width=76)
        self.postcode = sized(QLineEdit(maxLength=10), width=88)
        self.year.setAccessibleName(tr("Year of birth"))
        self.postcode.setAccessibleName(tr("Postcode"))
        keep = QuietButton(tr("Keep"), key="Enter")
        line = spaced(QHBoxLayout(self), 10, (16, 8, 12, 8))
        line.addWidget(IconSign("user-round-plus", 20, "brand"))
        line.addWidget(self.who, stretch=1)
        self._parts = {
            OptionalField.BIRTH_YEAR: (PlainLabel(tr("Year of birth"), "soft"), self.year),
            OptionalField.POSTCODE: (PlainLabel(tr("Postcode"), "soft"), self.postcode),
        }
        for label, field in self._parts.values():
            line.addWidget(label)
            line.addWidget(field)
        line.addWidget(keep)
        for field in (self.year, self.postcode):
            field.returnPressed.connect(self._fill)
        keep.pushed.connect(self._fill)
        self.hide()

    def show_fields(self, kept: FieldsKept) -> None:
        """Ask for what the house keeps of visitors, and for nothing else (rule P30)."""
        self._kept = kept
        for field, widgets in self._parts.items():
            for widget in widgets:
                widget.setVisible(kept.on(field))

    def open_for(self, person_id: int, name: str) -> None:
        """Offer the two fields for somebody who is new; the cursor stays where it is.

        Where the house keeps neither there is nothing to ask.
        """
        if not any(map(self._kept.on, self._parts)):
            return
        self._person = person_id
        self.who.setText(tr("{name} is new", name=name))
        self.year.clear()
        self.postcode.clear()
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not event.text().strip():
            super().keyPressEvent(event)

    @Slot()
    def _fill(self) -> None:
        self.filled.emit(self._person, self.year.text(), self.postcode.text())
