"""What a list turned out to be, and which of its columns hold what."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from atelier.language import tr, tr_count
from atelier.people.columns import FIELDS
from atelier.people.import_rows import field_label
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel
from ui.people.tasks import ChosenList

_ACROSS = 3  # columns of the list beside each other
_MOST = 60  # columns that can be chosen from


class MappingCard(Card):
    """Says how the list was read, and lets a person say what each column holds.

    Signals:
        changed: another column holds something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, margins=(16, 12, 16, 12), parent=parent)
        self.boxes: list[QComboBox] = []
        self.told = PlainLabel("", "strong", wrap=True)
        self.not_kept = PlainLabel("", "soft", wrap=True)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.away = QuietButton(tr("Put list away"), icon="x")
        words = spaced(QVBoxLayout(), 4)
        for label in (self.told, self.not_kept):
            words.addWidget(label)
        line = spaced(QHBoxLayout(), 12)
        line.addLayout(words, stretch=1)
        line.addWidget(self.away)
        self.box.addLayout(line)
        self.box.addWidget(self._area)

    def show_list(self, chosen: ChosenList) -> None:
        """Show what was recognised of a list."""
        self.told.setText(_told(chosen))
        never = chosen.columns.not_kept
        self.not_kept.setText(tr("Not kept: {columns}.", columns=", ".join(never)))
        self.not_kept.setVisible(bool(never))
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        grid = spaced(QGridLayout(inside), 8, (0, 0, 8, 0))
        by_place = {place: name for name, place in chosen.columns.places.items()}
        self.boxes = []
        for place, heading in enumerate(chosen.table.header[:_MOST]):
            row, across = divmod(place, _ACROSS)
            title = heading or tr("Column {number}", number=place + 1)
            box = _box(title, by_place.get(place, ""))
            box.currentIndexChanged.connect(self._on_changed)
            self.boxes.append(box)
            grid.addWidget(ElidedLabel(title, "soft"), 2 * row, across)
            grid.addWidget(box, 2 * row + 1, across)
        rows = -(-len(self.boxes) // _ACROSS)
        self._area.setWidget(inside)
        sized(self._area, least_height=min(2, max(1, rows)) * 72, height=min(2, rows) * 72)

    def fields(self) -> Sequence[str]:
        """Give each column its field, or nothing for a column that is left out."""
        return [str(box.currentData()) for box in self.boxes]

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


def _box(title: str, field: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("What the column {column} holds", column=title))
    box.setMinimumContentsLength(12)
    box.addItem(tr("(left out)"), "")
    for name in FIELDS:
        box.addItem(field_label(name), name)
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
