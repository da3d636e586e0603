"""What the panel beside the calendar is made of, and how it stands there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Actor
from atelier.language import tr
from ui.calendar.side_parts import ChangesList, Facts, TaskButton, WarningBox
from ui.kit.buttons import LinkButton
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.pill import Pill
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel


class SideWidgets(Card):
    """The labels, the buttons and their places; what they show is said elsewhere.

    Signals:
        asked: one of the tasks by its name: "print", "enrol", "change", "cancel", "reinstate",
            "again", "activity", "calls".
        undo_wanted: the id of a change that is to be taken back.
        left: Esc: back to the calendar.
    """

    asked = Signal(str)
    undo_wanted = Signal(int)
    left = Signal()

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 8, 1, 8), spacing=0, parent=parent)
        self.setAccessibleName(tr("The chosen occurrence"))
        self._make_labels(actor)
        self._make_tasks()
        self.stack = QStackedWidget()
        self.stack.addWidget(_scrolled(self._lay_out_nothing()))
        self.stack.addWidget(_scrolled(self._lay_out_occurrence()))
        self.box.addWidget(self.stack)

    def _make_labels(self, actor: Actor) -> None:
        self.function, self.state = Pill(), Pill(kind="warning")
        self.name = WrappedLabel("", "title")
        self.when = WrappedLabel("", "soft")
        self.facts = Facts(
            [
                tr("This time"),
                tr("Room"),
                tr("By"),
                tr("Places"),
                tr("Guidance"),
                tr("Offer"),
                tr("Price"),
                tr("For whom"),
            ]
        )
        self.warning_box = WarningBox()
        self.changes, self.all_changes = ChangesList(actor), ChangesList(actor)
        for changes in (self.changes, self.all_changes):
            changes.undo_wanted.connect(self.undo_wanted)

    def _make_tasks(self) -> None:
        self.tasks = {
            "print": TaskButton(tr("Print sign-up sheet"), "printer"),
            "enrol": TaskButton(tr("Enrol"), "user-round-plus"),
            "change": TaskButton(tr("Change: this / the series"), "pencil"),
            "cancel": TaskButton(tr("Cancel this time"), "calendar-x", alarming=True),
            "reinstate": TaskButton(tr("Let it go ahead after all"), "calendar-check"),
        }
        self.calls = TaskButton(tr("Call people about this"), "phone", alarming=True)
        self.again = LinkButton(tr("Plan once more"))
        self.activity = LinkButton(tr("Change activity"))
        self.open_calls = TaskButton("", "phone", alarming=True)
        self.open_calls.hide()
        buttons = {**self.tasks, "calls": self.calls, "again": self.again}
        for name, button in {**buttons, "activity": self.activity}.items():
            button.setProperty("task", name)
            button.pushed.connect(self._ask)
        self.open_calls.setProperty("task", "calls")
        self.open_calls.pushed.connect(self._ask)

    def _lay_out_nothing(self) -> QWidget:
        body = _Body()
        column = spaced(QVBoxLayout(body), 10, (16, 8, 16, 8))
        column.addWidget(PlainLabel(tr("Nothing is chosen"), "heading"))
        for words in (
            tr("Choose something with the arrow keys or the mouse. Enter shows what can be done."),
            tr("Drag, or Alt with the arrow keys, moves it. N plans something new."),
        ):
            column.addWidget(PlainLabel(words, "soft", wrap=True))
        column.addWidget(self.open_calls)
        column.addWidget(self.all_changes)
        column.addStretch(1)
        return body

    def _lay_out_occurrence(self) -> QWidget:
        body = _Body()
        column = spaced(QVBoxLayout(body), 8, (16, 8, 16, 8))
        for pill in (self.function, self.state):
            column.addWidget(pill, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.name)
        column.addWidget(self.when)
        column.addWidget(self.facts)
        column.addWidget(self.warning_box)
        for button in (*self.tasks.values(), self.calls):
            column.addWidget(button)
        links = spaced(QVBoxLayout(), 0)
        for link in (self.again, self.activity):
            links.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(links)
        column.addWidget(self.changes)
        column.addStretch(1)
        return body

    def _ask(self) -> None:
        button = self.sender()
        if button is not None:
            self.asked.emit(str(button.property("task")))


class _Body(QWidget):
    """As wide as the panel, whatever is in it: nothing scrolls sideways or is cut at the left."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _scrolled(body: QWidget) -> QScrollArea:
    body.setProperty("part", "scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area
