"""The bar over a day of a closed month: why nothing can be entered, and how it can after all."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from datetime import date

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.language import tr, tr_count
from atelier.months.states import MonthState
from atelier.words import month_in_words
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.pill import IconSign
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel

_WIDE, _MIDDLE = 780, 540  # pixels at 100 %, from which what is asked stands on one line
_LEAST = 320
_LETTERS = 200
_WAY = QBoxLayout.Direction


class CorrectionBar(QWidget):
    """Says that the month is closed and asks for a reason; then, what is being corrected.

    What was typed as the reason stays until a correction is open.

    Signals:
        wanted: a correction is to be opened, for this reason.
        record_wanted: the correction is done; true: what is open may stay so.
        give_up_wanted: nothing came of it.
    """

    wanted = Signal(str)
    record_wanted = Signal(bool)
    give_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: MonthState | None = None
        self._accepts = False
        self.closed, self.correcting = QFrame(), QFrame()
        self.closed_words, self.correcting_words = PlainLabel("", "strong"), WrappedLabel()
        self.reason = QLineEdit(maxLength=_LETTERS)
        self.reason.setPlaceholderText(tr("Why?"))
        self.reason.setAccessibleName(tr("Why do you change this?"))
        self.start = QuietButton(tr("Start correction"), icon="pencil", key="Ctrl+R", once=True)
        self.record = PrimaryButton("", icon="lock", once=True)
        self.give_up = QuietButton(tr("Give correction up"), once=True)
        self._lay_out()
        self.reason.returnPressed.connect(self.start.click)
        self.start.pushed.connect(self._want)
        self.record.pushed.connect(self._record)
        self.give_up.pushed.connect(self.give_up_wanted)
        self.show_state(None)

    def show_state(self, state: MonthState | None) -> None:
        """Show how the month in front stands; nothing for one that is open."""
        known = self.state
        if known is None or state is None or known.number != state.number:
            self.reason.clear()
        self.state, self._accepts = state, False
        self.setVisible(state is not None and state.version > 0)
        if state is None or not state.version:
            return
        month = month_in_words(date(state.number // 100, state.number % 100, 1))
        words = tr("{month} is closed (version {version}).", month=month, version=state.version)
        self.closed_words.setText(words[:1].upper() + words[1:])
        self.correcting_words.setText(
            tr("You are correcting {month}: {reason}", month=month, reason=state.correcting)
        )
        self.record.set_words(tr("Record as version {version}", version=state.version + 1))
        self.closed.setVisible(state.closed)
        self.correcting.setVisible(not state.closed)
        self.rearm()

    def ask_accept(self, number: int) -> None:
        """Say that something is open that no version accepted: the next press accepts it."""
        self._accepts = True
        self.record.set_words(
            tr_count("Record with {count} open point", "Record with {count} open points", number)
        )
        self.rearm()

    def go(self) -> None:
        """Go to what the bar asks for; where it is filled in, start."""
        if self.state is None or not self.isVisible():
            return
        if not self.state.closed:
            self.record.setFocus()
        elif self.reason.text().strip():
            self.start.click()
        else:
            self.reason.setFocus()

    @Slot()
    def rearm(self) -> None:
        """Take presses again: the answer to the last one is there."""
        for button in (self.start, self.record, self.give_up):
            button.rearm()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for line, least in self._lines:
            wide = self.width() >= look().px(least)
            line.setDirection(_WAY.LeftToRight if wide else _WAY.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Let the bar become narrow: it puts its parts below each other then."""
        return QSize(look().px(_LEAST), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 0, (0, 0, 0, 12))
        ask, done = spaced(QBoxLayout(_WAY.LeftToRight), 8), spaced(QBoxLayout(_WAY.LeftToRight), 8)
        ask.addWidget(self.reason, stretch=1)
        ask.addWidget(self.start)
        done.addWidget(self.record)
        done.addWidget(self.give_up)
        done.addStretch(1)
        self._lines = [(ask, _MIDDLE), (done, _MIDDLE)]
        parts = (
            (self.closed, ("lock", "ink"), self.closed_words, ask),
            (self.correcting, ("pencil", "warning"), self.correcting_words, done),
        )
        for frame, (icon, token), words, doing in parts:
            frame.setProperty("part", "card")
            frame.setProperty("tint", "soft")
            head = spaced(QHBoxLayout(), 10)
            head.addWidget(IconSign(icon, 20, token))
            head.addWidget(words, stretch=0 if frame is self.closed else 1)
            line = spaced(QBoxLayout(_WAY.LeftToRight, frame), 10, (14, 10, 14, 10))
            line.addLayout(head, stretch=0 if frame is self.closed else 1)
            line.addLayout(doing, stretch=1 if frame is self.closed else 0)
            self._lines.append((line, _WIDE))
            column.addWidget(frame)

    @Slot()
    def _want(self) -> None:
        if self.reason.text().strip():
            self.wanted.emit(self.reason.text().strip())
        else:
            self.start.rearm()
            self.reason.setFocus()

    @Slot()
    def _record(self) -> None:
        self.record_wanted.emit(self._accepts)
