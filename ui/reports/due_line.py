"""On the first working days of a month: its bundle is still to be made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.language import tr
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from ui.kit.buttons import LinkButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.pill import IconSign
from ui.kit.text import PlainLabel


class DueLine(Card):
    """Says which month waits, and makes its bundle.

    Signals:
        bundle_wanted: the bundle is to be looked at.
        folder_wanted: it is to be put in a folder.
    """

    bundle_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 8, 16, 8), spacing=4, parent=parent)
        self.words = PlainLabel(wrap=True)
        self.show_button = QuietButton(tr("Look at the bundle"), icon="eye", key="B")
        self.folder_button = LinkButton(tr("In a folder"))
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(IconSign("folder-open", 20, "brand"))
        line.addWidget(self.words, stretch=1)
        line.addWidget(self.folder_button)
        line.addWidget(self.show_button)
        self.box.addLayout(line)
        self.show_button.pushed.connect(self.bundle_wanted)
        self.folder_button.pushed.connect(self.folder_wanted)
        self.hide()

    def show_due(self, month: Period | None) -> None:
        """Show which month waits; nothing where none does."""
        if month is not None:
            words = tr("The bundle of {month} is not made yet.", month=period_name(month))
            self.words.setText(words)
            self.setAccessibleName(words)
        self.setVisible(month is not None)
