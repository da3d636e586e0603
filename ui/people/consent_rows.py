"""What somebody said yes or no to: each answer is one press (rule P12)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import ConsentKind, GivenBy
from atelier.language import tr
from atelier.privacy.consents import (
    ASKED,
    ConsentCard,
    answer_words,
    consent_name,
    consent_question,
    how_words,
)
from ui.kit.buttons import QuietButton
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel


class ConsentRow(QWidget):
    """One thing that is asked.

    Signals:
        said: a yes (True) or a no (False).
        withdrawn: a yes is taken back.
    """

    said = Signal(bool)
    withdrawn = Signal()

    def __init__(self, kind: ConsentKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = consent_name(kind)
        self.answer = WrappedLabel("")
        self.yes, self.no, self.back = (
            QuietButton(words) for words in (tr("Yes"), tr("No"), tr("Take back"))
        )
        for button in (self.yes, self.no, self.back):
            button.setAccessibleName(f"{name}: {button.words()}")
        column = spaced(QVBoxLayout(self), 4)
        column.addWidget(PlainLabel(name, "strong"))
        column.addWidget(WrappedLabel(consent_question(kind), "soft"))
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.answer, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.yes, self.no, self.back):
            line.addWidget(button)
        column.addLayout(line)
        self.yes.pushed.connect(partial(self.said.emit, True))
        self.no.pushed.connect(partial(self.said.emit, False))
        self.back.pushed.connect(self.withdrawn)

    def show_card(self, card: ConsentCard) -> None:
        """Show how somebody stands; what can be said is what they do not say already."""
        self.answer.setText(answer_words(card))
        focused = any(button.hasFocus() for button in (self.yes, self.no, self.back))
        self.yes.setVisible(card.answer is not True)
        self.no.setVisible(card.answer is None)
        self.back.setVisible(card.answer is True)
        if focused:
            (self.back if card.answer else self.yes).setFocus()


class ConsentRows(QWidget):
    """Everything that is asked, and how the answer is given.

    Signals:
        said: what it is about, the answer, and how it was given.
        withdrawn: what a yes is taken back of.
    """

    said = Signal(object, bool, object)
    withdrawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.how = QComboBox()
        self.how.setAccessibleName(tr("How was it said?"))
        for one in GivenBy:
            self.how.addItem(how_words(one), one.value)
        self.rows = {kind: ConsentRow(kind) for kind in ASKED}
        column = spaced(QVBoxLayout(self), 12)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(PlainLabel(tr("How was it said?"), "soft"))
        line.addWidget(self.how)
        line.addStretch(1)
        for kind, row in self.rows.items():
            column.addWidget(row)
            row.said.connect(partial(self._on_said, kind))
            row.withdrawn.connect(partial(self.withdrawn.emit, kind))
        column.addLayout(line)

    def show_cards(self, cards: Sequence[ConsentCard]) -> None:
        """Show how somebody stands in everything."""
        for card in cards:
            self.rows[card.kind].show_card(card)

    def _on_said(self, kind: ConsentKind, given: bool) -> None:
        self.said.emit(kind, given, GivenBy(self.how.currentData()))
