"""The register at the right: legend, rows, the field below them, the counters."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from atelier.attendance.before import TIMES, Before
from atelier.attendance.marks import Mark
from atelier.attendance.register import Register
from atelier.domain import Answer, Clock
from atelier.language import tr, tr_count
from ui.attendance.add_line import AddLine
from ui.attendance.phrases import done_words, mark_name, totals
from ui.attendance.register_paint import paint_times, times_width
from ui.attendance.register_view import RegisterView
from ui.kit.buttons import LinkButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.pill import KeyCap, Pill
from ui.kit.text import ElidedLabel, PlainLabel, set_tip

_PILLS = 5
_WIDE, _NARROWEST = 720, 420  # pixels at 100 %
_BESIDE = QBoxLayout.Direction.LeftToRight


class RegisterCard(Card):
    """One register.

    Signals:
        answered: an Answer and a reason, in the place of a register.
        numbers_wanted: the numbers of the occurrence are to be filled in.
    """

    answered = Signal(object, str)
    numbers_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 8), spacing=0, parent=parent)
        self._clock = clock
        self._shown: int | None = None
        self.view = RegisterView(clock)
        self.add = AddLine(tr("Add somebody who was not on the list…"))
        self.notice = PlainLabel("", "soft", wrap=True)
        self.answers = AnswerBar()
        self.pills = [Pill("") for _ in range(_PILLS)]
        self.unnamed = PlainLabel("")
        self.done = ElidedLabel("", "soft")
        self.numbers = LinkButton(tr("Numbers"), key="Ctrl+G")
        self.fewer = QuietButton("–")
        self.more = QuietButton("+")
        self._lay_out()
        self.answers.answered.connect(self.answered)
        self.numbers.pushed.connect(self.numbers_wanted)
        for button, by in ((self.fewer, -1), (self.more, 1)):
            button.padding = 12
            button.height_px = 32
            button.setAccessibleName(
                tr("One more without a name") if by > 0 else tr("One fewer without a name")
            )

    def show_register(self, register: Register) -> None:
        """Show a register; the chosen row and what was typed stay where they are."""
        anew = register.id != self._shown
        self._shown = register.id
        if anew:
            self.add.forget()
            self.answers.begin()
        self.view.show_rows(register.rows, anew=anew)
        self._show_foot(register)
        fillable = not register.cancelled
        self._legend.setVisible(bool(register.rows))
        self.view.setVisible(bool(register.rows))
        self.view.updateGeometry()
        self.add.setVisible(fillable and not register.counts_only)
        self.answers.setVisible(
            fillable and register.over and not register.total and register.answer is None
        )
        self.notice.setText(_notice(register))
        self.notice_box.setVisible(bool(self.notice.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the counters two lines where one is too short."""
        super().resizeEvent(event)
        wide = self.width() >= look().px(_WIDE)
        self._foot.setDirection(_BESIDE if wide else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Let the card become narrow: its rows leave out what there is no room for."""
        return QSize(look().px(_NARROWEST), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        self._legend = Legend()
        self.notice_box = _boxed(self.notice, (16, 12, 16, 12))
        for part in (sized(self._legend, height=45), hairline(), self.notice_box):
            self.box.addWidget(part)
        self.box.addWidget(self.view)
        self.box.addWidget(_boxed(self.add, (16, 4, 16, 4)))
        self.box.addStretch(1)  # the rows take what they need, and scroll where that is too much
        self.box.addWidget(_boxed(self.answers, (16, 4, 16, 8)))
        self.box.addWidget(hairline())
        foot = QWidget()
        self._foot = spaced(QBoxLayout(_BESIDE, foot), 6, (16, 8, 12, 0))
        counts, unnamed = spaced(QHBoxLayout(), 8), spaced(QHBoxLayout(), 8)
        for pill in self.pills:
            counts.addWidget(pill)
        counts.addWidget(self.done, stretch=1)
        unnamed.addStretch(1)
        for part in (self.unnamed, self.fewer, self.more, self.numbers):
            unnamed.addWidget(part)
        self._foot.addLayout(counts, stretch=1)
        self._foot.addLayout(unnamed)
        self.box.addWidget(foot)

    def _show_foot(self, register: Register) -> None:
        told = totals(register)
        for number, pill in enumerate(self.pills):
            pill.show_text(*(told[number] if number < len(told) else ("", "")))
        words = tr_count("{count} without a name", "{count} without a name", register.unnamed)
        self.unnamed.setText(words)
        self.fewer.setEnabled(register.unnamed > 0 and not register.cancelled)
        self.more.setEnabled(not register.cancelled)
        self.done.setText(done_words(register, self._clock))


class Legend(QWidget):
    """What the keys mean, and what the squares are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = spaced(QHBoxLayout(self), 8, (16, 0, 16, 0))
        for key, mark in (("A", Mark.PRESENT), ("M", Mark.EXCUSED), ("N", Mark.ABSENT)):
            line.addWidget(KeyCap(key))
            line.addWidget(PlainLabel(mark_name(mark)))
            line.addSpacing(8)
        line.addStretch(1)
        self._words, self._times = (
            PlainLabel(tr("last {count} times", count=TIMES), "soft"),
            _Times(),
        )
        line.addWidget(self._words)
        line.addWidget(self._times)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: first the words, then the squares."""
        super().resizeEvent(event)
        self._words.setVisible(self.width() >= look().px(680))
        self._times.setVisible(self.width() >= look().px(580))

    def minimumSizeHint(self) -> QSize:
        """Let it become narrow."""
        return QSize(look().px(_NARROWEST), super().minimumSizeHint().height())


class _Times(QWidget):
    """A sample of the squares, each kind with its word as a tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = tr("full: came · half: excused · empty: did not come · dot: not held")
        self.setAccessibleName(words)
        set_tip(self, words)
        self._fit()
        look().changed.connect(self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one of each kind."""
        here, gone = Before.PRESENT, Before.ABSENT
        shown = (here, here, Before.EXCUSED, here, gone, Before.NONE, here, here)
        paint_times(QPainter(self), self.rect(), shown)

    @Slot()
    def _fit(self) -> None:
        self.setFixedSize(times_width(), look().px(20))


class AnswerBar(QWidget):
    """What can be said of an occurrence of which nobody knows who was there.

    Signals:
        answered: an Answer and a reason.
    """

    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.not_held = QuietButton(tr("Was not held"), key="Ctrl+K")
        self.unknown = QuietButton(tr("Unknown, does not count"), key="Ctrl+U")
        self.why = QLineEdit(maxLength=120)
        self.why.setPlaceholderText(tr("Why was it not held? Enter keeps it"))
        self.why.setAccessibleName(tr("Why was it not held?"))
        line = spaced(QHBoxLayout(self), 8)
        self._question = ElidedLabel(tr("No register?"), "soft")
        line.addWidget(self._question)
        line.addWidget(self.not_held)
        line.addWidget(self.unknown)
        line.addWidget(self.why, stretch=1)
        line.addStretch(1)
        self.not_held.pushed.connect(self.ask_why)
        self.unknown.pushed.connect(self.say_unknown)
        self.why.returnPressed.connect(self._not_held)
        self.why.hide()

    def begin(self) -> None:
        """Ask nothing yet."""
        self.why.clear()
        self.why.hide()
        self.not_held.show()
        self.unknown.show()

    @Slot()
    def ask_why(self) -> None:
        """Ask why it was not held."""
        self.unknown.hide()
        self.not_held.hide()
        self.why.show()
        self.why.setFocus()

    @Slot()
    def say_unknown(self) -> None:
        """Say that nobody knows."""
        self.answered.emit(Answer.UNKNOWN, "")

    @Slot()
    def _not_held(self) -> None:
        self.answered.emit(Answer.NOT_HELD, self.why.text())


def _boxed(widget: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    box = QWidget()
    spaced(QHBoxLayout(box), 0, margins).addWidget(widget)
    return box


def _notice(register: Register) -> str:
    if register.cancelled:
        reason = register.reason or tr("cancelled")
        return tr("This was not held: {reason}.", reason=reason.rstrip("."))
    if register.answer is Answer.UNKNOWN:
        return tr("Unknown: it was held and does not count. Fill in who was there after all.")
    if register.counts_only:
        return tr("Here we only count. Fill in how many came; no names are kept.")
    if not register.rows:
        return tr("Nobody has a place here. Add who was there, or count them without a name (+).")
    return ""
