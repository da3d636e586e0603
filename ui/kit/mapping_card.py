"""What a list turned out to be, and which of its columns hold what."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.language import tr, tr_count
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.chosen_list import ChosenList
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel

_WIDE = 210  # pixels at 100 % that the choice of one column needs
_MOST = 60  # columns that can be chosen from


class MappingCard(Card):
    """Says how the list was read, and lets a person say what each column holds.

    ``label_of`` gives what a field is called.

    Signals:
        changed: another column holds something else.
    """

    changed = Signal()

    def __init__(self, label_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, margins=(16, 12, 16, 12), parent=parent)
        self._label_of = label_of
        self.boxes: list[QComboBox] = []
        self.told = PlainLabel("", "strong", wrap=True)
        self.not_kept = PlainLabel("", "soft", wrap=True)
        self._labels: list[ElidedLabel] = []
        self._across = 0
        self._inside = QWidget()
        self._grid = spaced(QGridLayout(self._inside), 8)
        self.away = QuietButton(tr("Put list away"), icon="x")
        words = spaced(QVBoxLayout(), 4)
        for label in (self.told, self.not_kept):
            words.addWidget(label)
        line = spaced(QHBoxLayout(), 12)
        line.addLayout(words, stretch=1)
        line.addWidget(self.away)
        self.box.addLayout(line)
        self.box.addWidget(self._inside)

    def show_list(self, chosen: ChosenList) -> None:
        """Show what was recognised of a list."""
        self.told.setText(_told(chosen))
        never = chosen.columns.not_kept
        self.not_kept.setText(tr("Not kept: {columns}.", columns=", ".join(never)))
        self.not_kept.setVisible(bool(never))
        self._forget()
        by_place = {place: name for name, place in chosen.columns.places.items()}
        for place, heading in enumerate(chosen.table.header[:_MOST]):
            title = heading or tr("Column {number}", number=place + 1)
            fields = [(name, self._label_of(name)) for name in chosen.words.fields]
            box = _box(title, fields, by_place.get(place, ""))
            box.currentIndexChanged.connect(self._on_changed)
            self.boxes.append(box)
            self._labels.append(ElidedLabel(title, "soft"))
        self._arrange()

    def fields(self) -> Sequence[str]:
        """Give each column its field, or nothing for a column that is left out."""
        return [str(box.currentData()) for box in self.boxes]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many columns of the list beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across = max(2, self._inside.width() // look().px(_WIDE))
        if across == self._across and self._grid.count():
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for place, (label, box) in enumerate(zip(self._labels, self.boxes, strict=True)):
            row, column = divmod(place, across)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(box, 2 * row + 1, column)

    def _forget(self) -> None:
        for widget in (*self._labels, *self.boxes):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._labels, self.boxes = [], []

    @Slot()
    def _on_changed(self) -> None:
        """Let one column hold a field: the one that was chosen last."""
        changed = self.sender()
        if isinstance(changed, QComboBox):
            for box in self.boxes:
                if box is not changed and box.currentData() == changed.currentData():
                    with QSignalBlocker(box):
                        box.setCurrentIndex(0)
        self.changed.emit()


def _box(title: str, fields: Sequence[tuple[str, str]], field: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("What the column {column} holds", column=title))
    box.setMinimumContentsLength(12)
    box.addItem(tr("(left out)"), "")
    for name, label in fields:
        box.addItem(label, name)
    box.setCurrentIndex(max(0, box.findData(field)))
    return box


def _told(chosen: ChosenList) -> str:
    table = chosen.table
    count = tr_count("one row", "{count} rows", len(table.rows))
    if table.kind == "xlsx":
        return tr("An Excel workbook, {count}.", count=count)
    between = {
        ";": tr("semicolons"),
        ",": tr("commas"),
        "\t": tr("tabs"),
        "|": tr("bars"),
        "": tr("a single column"),
    }.get(table.delimiter, table.delimiter)
    return tr(
        "CSV in {letters} with {between}, {count}.",
        letters=table.encoding.upper(),
        between=between,
        count=count,
    )
