"""The widgets of enrolling at the desk, and nothing that they do."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from atelier.language import tr
from ui.desk.enrol_asked import Enrollee
from ui.desk.enrol_offers import OffersList
from ui.desk.enrol_parent import ParentFields
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel


class EnrolCard(Card):
    """For whom, what, which days, a child's parent, and what is refused or asked.

    Signals:
        closed: the panel is to go away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._who = Enrollee()
        self.title = ElidedLabel("", "heading")
        self.offers = OffersList()
        self.parent_fields = ParentFields()
        self.note = PlainLabel("", "warning", wrap=True)
        self.save = PrimaryButton(tr("Enrol"), key="Enter", once=True)
        self.leave = QuietButton(tr("Withdraw"), key="Ctrl+D", once=True)
        self._lay_out()
        self.offers.field.left_by_escape.connect(self.closed)

    @property
    def who(self) -> Enrollee:
        """For whom it is."""
        return self._who

    def blank_names(self, blank: bool) -> None:
        """Hide the name (F12), or show it again."""
        name = "•••" if blank and self._who.name else self._who.name
        if not name:
            self.title.setText(tr("What has places left?"))
        elif self._who.new:
            self.title.setText(tr("Enrol {name}, who is new", name=name))
        else:
            self.title.setText(tr("Enrol {name}", name=name))
        self.parent_fields.blank(blank)

    @Slot()
    def rearm(self) -> None:
        """Take the next press: the answer to the last one is there."""
        self.save.rearm()
        self.leave.rearm()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not event.text().strip():
            super().keyPressEvent(event)

    def come_into_sight(self) -> None:
        """Let large letters show the field first: the page is then higher than the window."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.title)
            above.ensureWidgetVisible(self.offers.field)

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.title, stretch=1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        self.box.addWidget(self.offers, stretch=1)
        self.box.addWidget(self.parent_fields)
        self.box.addWidget(self.note)
        end = spaced(QHBoxLayout(), 10)
        end.addWidget(self.leave)
        end.addStretch(1)
        end.addWidget(self.save)
        self.box.addLayout(end)
        self.note.hide()
