"""What is asked besides: the year of somebody new, and a child's parent. Nothing else."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier.language import tr
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel

_LETTERS, _DIGITS = 120, 40
_YEAR = 4  # figures


class ParentFields(QWidget):
    """Up to three fields in one line; Enter goes to the next one that is empty.

    Signals:
        entered: Enter was pressed in one of them.
        changed: something else is typed.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = sized(QLineEdit(maxLength=10), width=76)
        self.name = QLineEdit(maxLength=_LETTERS)
        self.phone = sized(QLineEdit(maxLength=_DIGITS), least_width=120)
        line = spaced(QHBoxLayout(self), 8)
        self._year_label = self._add(tr("Year of birth"), self.year)
        self._name_label = self._add(tr("Parent"), self.name, stretch=1)
        self._phone_label = self._add(tr("Parent's phone"), self.phone)
        self._filler = QWidget()
        line.addWidget(self._filler, stretch=1)
        self.show_fields(parent=False, year=False)

    def show_fields(self, *, parent: bool, year: bool) -> None:
        """Show what is asked for now; what was typed stays."""
        for widget in (self.year, self._year_label):
            widget.setVisible(year)
        for widget in (self.name, self._name_label, self.phone, self._phone_label):
            widget.setVisible(parent)
        self._filler.setVisible(not parent)
        self.setVisible(parent or year)

    def values(self) -> tuple[str, str, str]:
        """Give the year, the parent's name and the parent's phone, as far as they are asked."""
        fields = (self.year, self.name, self.phone)
        year, name, phone = ("" if one.isHidden() else one.text().strip() for one in fields)
        return year, name, phone

    def year_typed(self) -> int | None:
        """Give the year when four figures stand there."""
        text = self.year.text().strip()
        return int(text) if text.isdecimal() and len(text) == _YEAR else None

    def next_empty(self) -> bool:
        """Go to the first field of the parent that is empty; false where there is none."""
        for field in (self.name, self.phone):
            if not field.isHidden() and not field.text().strip() and not self.isHidden():
                field.setFocus()
                return True
        return False

    def go_to(self, field: str) -> None:
        """Put the cursor where something is wrong."""
        where = {"contact_name": self.name, "contact_phone": self.phone}.get(field)
        if where is not None:
            self.show_fields(parent=True, year=not self.year.isHidden())
            where.setFocus()
            where.selectAll()

    def holds_focus(self) -> bool:
        """Say whether the cursor stands in one of them."""
        return any(one.hasFocus() for one in (self.year, self.name, self.phone))

    def blank(self, blank: bool) -> None:
        """Hide what was typed (F12), or show it again."""
        modes = QLineEdit.EchoMode
        for field in (self.name, self.phone):
            field.setEchoMode(modes.NoEcho if blank else modes.Normal)

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.year, self.name, self.phone):
            field.clear()

    def _add(self, words: str, field: QLineEdit, *, stretch: int = 0) -> PlainLabel:
        label = PlainLabel(words, "soft")
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.returnPressed.connect(self._on_enter)
        field.textEdited.connect(self._on_edited)
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.addWidget(label)
        line.addWidget(field, stretch=stretch)
        return label

    @Slot()
    def _on_enter(self) -> None:
        self.entered.emit()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.changed.emit()
